"""Forms: what a document writes in two ways, and what only looks like it."""

import pytest

from factcheck import Config, examine_text
from factcheck.document.readers import parse_sheet
from factcheck.model.forms import Chosen, Variation


def varied(text: str, suffix: str = ".md", sheet: str = "") -> tuple[Variation, ...]:
    config = Config(sheet=parse_sheet(sheet, "s.yaml")) if sheet else Config()
    return examine_text(text, suffix, config).dossier.forms.variations


def counted(text: str, sheet: str = "") -> list[str]:
    """Return each variation as its forms with their numbers of places."""
    return [
        " | ".join(f"{form.label} {len(form.places)}" for form in one.variants)
        if not one.note
        else f"{one.key} {one.note}"
        for one in varied(text, sheet=sheet)
    ]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        # compounds
        ("An e-mail came. The e-mail went. An email stayed.", ["e-mail 2 | email 1"]),
        ("A long-term plan. The long-term view. A long term loss.", ["long-term 2 | long term 1"]),
        ("A long-term plan was made. In the long term it failed.", []),
        (
            "The website is new. Our website is old. The web site is shut.",
            ["website 2 | web site 1"],
        ),
        (
            "Ports of the bay co-operate with us. Towns co-operate by law. Mills cooperate.",
            ["co-operate 2 | cooperate 1"],
        ),
        (
            "An up-to-date list. The up-to-date map. An up to date chart.",
            ["up-to-date 2 | up to date 1"],
        ),
        ("A left-to-right text is read left to right.", []),
        ("He will follow up in May. The follow-up took a day.", []),
        (
            "A follow-up came. The follow-up went. Then a follow up came.",
            ["follow-up 2 | follow up 1"],
        ),
        (
            "A one-room flat and two one-room huts. Ten one room huts burned.",
            ["one-room 2 | one room 1"],
        ),
        ("Every day it rains. It is an everyday thing.", []),
        ("A greenhouse stood there. It was a green house.", []),
        (
            "Two policy-makers met a policymaker and policy-makers.",
            ["policy-makers 2 | policymaker 1"],
        ),
        ("She wrote “an e-mail”. The email came. Her email went.", []),
        ("Use `e-mail` here. The email came. See https://a.example/e-mail too.", []),
        ("The *e-mail* is French. The email came. Her email went.", []),
        # capitals
        (
            "We saw the Town Hall. At the Town Hall they ate. The old town hall fell.",
            ["Town Hall 2 | town hall 1"],
        ),
        ("The code is on GitHub. Our GitHub is down. She left Github.", ["GitHub 2 | Github 1"]),
        ("They signed the Declaration of Human Rights. We want human rights.", []),
        (
            "The Harbour Master ate. The Harbour Master slept. The harbour master left.",
            ["Harbour Master 2 | harbour master 1"],
        ),
        ("We saw the Town Hall. The old town hall fell.", []),
        ("The Two One-Sided Doors fell. The sided doors stood. The sided doors fell.", []),
        ("Read the Town Hall Rules. The town hall fell.", []),
        ("# Town Hall\n\nThe town hall fell.\n", []),
        # spellings
        ("The colour fades. Its colour is red. The color is white.", ["colour 2 | color 1"]),
        ("They organize it, realize it, baptize it and recognise it.", ["-ize 3 | -ise 1"]),
        ("The Center is far: a center, the center. Its flavour is good, its harbour is old.", []),
        (
            "Its colour, its flavour and its harbour. The center is grey.",
            ["British 4 | American 1"],
        ),
        ("It is a surprise. They revise it and organize it.", []),
        ("The café is shut. A café is open. The cafe burned.", ["café 2 | cafe 1"]),
        ("Its color is gray. The color is old. Grey & Sons came. Grey (1999) left.", []),
        ("Inquiries were made. They realise it, organise it and baptise it.", []),
        ("She has a license to practice law. The driving licence is old.", []),
        ("He votes for the Labor Party. The labour is hard. The harbour is old.", []),
        ("An adviser came. The adviser left. The advisor ate.", ["adviser 2 | advisor 1"]),
        # numbers
        ("It has three doors and four beams. It has 5 sails.", ["words 2 | figures 1"]),
        ("It has three doors. It has 5 sails and 25 beams.", []),
        ("It has three doors. See step 5 doors on page 6.", []),
        ("It took three weeks. It has 5 sails.", []),
        ("We met twelve men. We met twelve boys. We met 12 girls.", ["twelve 2 | 12 1"]),
        # dates and times
        (
            "On 5 March 2021 it rained. On 6 May 2021 it snowed. On June 7, 2021 it froze.",
            ["5 March 2021 2 | March 5, 2021 1"],
        ),
        ("On 5 March it rained. On 6 March it rained. On the 7th March it froze.", ["5 2 | 5th 1"]),
        ("On 5 March it rained. On 6 March it rained. On 7 Mar it froze.", ["March 2 | Mar 1"]),
        ("It opens at 5 pm and shuts at 9 pm. It burned at 17:45 yesterday.", ["5 pm 2 | 17:00 1"]),
        ("It opens at 5.30pm and at 6.30pm. It shuts at 7:30pm there.", ["5.30 pm 2 | 5:30 pm 1"]),
        ("It left at 14:05 and at 15:10. It came at 16.20 on time.", ["17:05 2 | 17.05 1"]),
        ("The 1960s and the 1970s were loud. The 1980's were not.", ["1990s 2 | 1990's 1"]),
        (
            "In the 19th century, in the 18th century, in the seventeenth century.",
            ["19th century 2 | nineteenth century 1"],
        ),
        # measures
        ("It rose by 5%, by 6% and by 7 percent.", ["5% 2 | 5 percent 1"]),
        ("About five percent left; 6% stayed.", []),
        ("It weighs 5 kg, 6 kg and 7kg in all.", ["5 kg 2 | 5kg 1"]),
        ("It cost $5 million, $6 million and $7m in all.", ["$5 million 2 | $5m 1"]),
        ("It has 12,000 souls, 15,000 sheep and 18000 horses in all.", ["12,000 2 | 12000 1"]),
        ("It has 12,000 souls and 15,000 sheep. It has 61 500 trees.", ["12,000 2 | 12 000 1"]),
        ("It is 5 m long and 6 m wide. It is 1.5m deep.", ["5 m 2 | 5m 1"]),
        ("It is 5 metres long and 6 metres wide, within 40 m of it.", ["5 metres 2 | 5 m 1"]),
        ("It cost €5m and it is 6 m wide. It is 7 m deep.", []),
        ("It cost €5 and €6. It cost EUR 7 and EUR 8 and €9.", ["€5 3 | EUR 5 2"]),
        # abbreviations
        ("Buy flour, e.g. rye, and fruit, e.g. plums, and eg nuts.", ["e.g. 2 | eg 1"]),
        ("Mr. Holm met Mr. Lund. Mr Crane left.", ["Mr. 2 | Mr 1"]),
        (
            "A tale by J. K. Holm and one by A. B. Lund; a song by C.D. Crane.",
            ["J. K. Rowling 2 | J.K. Rowling 1"],
        ),
        ("The U.S. envoy met a U.S. clerk. The US fleet sailed.", ["U.S. 2 | US 1"]),
        ("Two NGOs met. Many NGOs left. Some NGO's are poor.", ["NGOs 2 | NGO’s 1"]),
        (
            "The Mill Owners Board (MOB) met. The MOB ate. The Mill Owners Board (MOB) slept.",
            ["MOB explained again"],
        ),
        ("The N.C. and N.C. mills. See 181 N.C. 393 and (N.C. Ct.). An N.C. farm.", []),
        ("The NC mills are old. See 181 N.C. 393 and (N.C. Ct.).", []),
        ("The MOB ate. The Mill Owners Board (MOB) met.", []),
        ("A rail signal controller (RSC) was built there.", []),
        ("We bought it in 1988 dollars. It cost $5 and $6.", []),
        # punctuation
        (
            "A mill — a tall one — turned. The barn — old — fell – at last.",
            ["spaced em dash 4 | spaced en dash 1"],
        ),
        ("The miller’s cart and the smith’s dog met the boy's cat.", ["’ 2 | ' 1"]),
        ("It stood in 1840–1850, 1860–1870 and 1880-1890.", ["10–20 2 | 10-20 1"]),
        ('He said “no” and “yes”. She said "so" then.', ['“ ” 2 | " " 1']),
        ("He said “no” and “yes”. She said ‘so’ then.", ["double 2 | single 1"]),
        ("He said “not ‘so’ at all” and “yes”.", []),
        # layout
        ("It is in Figure 1 and in Figure 2. More is in Fig. 3 there.", ["Figure 2 2 | Fig. 2 1"]),
        ("Figure 1 has it. More is in Figure 2 (see Fig. 3).", []),
    ],
)
def test_two_forms_are_counted(text: str, forms: list[str]) -> None:
    assert counted(text) == forms


def test_an_abstract_and_the_text_may_each_explain_an_abbreviation() -> None:
    explained = "The Mill Owners Board (MOB) met. The MOB ate.\n\n"
    assert counted(f"# Abstract\n\n{explained}# Mills\n\n{explained}") == []
    assert counted(f"# Mills\n\n{explained}{explained}") == ["MOB explained again"]


def test_a_quotation_that_is_closed_in_the_next_paragraph_is_not_counted() -> None:
    text = "An email came. An email went.\n\nHe said: “An e-mail came.\n\nThe e-mail went” then.\n"
    assert counted(text) == []


def test_one_convention_is_one_finding() -> None:
    text = "It cost €5 and €6. It cost €7. It cost EUR 8 and EUR 9."
    (found,) = examine_text(text, ".txt", Config(("FRM06",))).findings
    assert [one.place.text for one in found.related if one.role == "same"] == ["EUR 9"]


def test_decimals_are_compared_within_a_column() -> None:
    lengths = ("1.5", "2.5", "3.5", "4.5", "5.25")
    rows = "".join(f"| sail | {length} |\n" for length in lengths)
    assert counted(f"# Sails\n\n| mill | length |\n|---|---|\n{rows}") == [
        "1 decimal place 4 | 2 decimal places 1"
    ]


def test_forms_in_equal_numbers_have_no_majority() -> None:
    (one,) = varied("An e-mail came. An email went.")
    assert one.chosen is Chosen.TIE
    assert one.names == ("e-mail", "email")


@pytest.mark.parametrize(
    ("sheet", "forms"),
    [
        ("words: [email]", ["email 0 | e-mail 2"]),
        ("words: [e-mail]", []),
        ("words: [{name: email, allow: [e-mail]}]", []),
        ("words: [E-mail]", []),
        ("numbers and dates: ['dates: March 5, 2021']", ["March 5, 2021 0 | 5 March 2021 1"]),
        ("words: ['British or American spelling: American']", ["American 0 | British 1"]),
        ("words: [work group]", ["work group 0 | workgroup 1"]),
        ("words: [Harbour Master]", ["Harbour Master 0 | harbour master 1"]),
        ("numbers and dates: ['numbers 2 to 9: figures']", ["figures 0 | words 1"]),
    ],
)
def test_a_style_sheet_rules_where_a_document_has_one_form(sheet: str, forms: list[str]) -> None:
    text = (
        "An e-mail was sent on 5 March 2021. The e-mail is grey. The workgroup met.\n\n"
        "A harbour master has three dogs.\n"
    ).replace("harbour master", "harbour master" if "Master" in sheet else "pilot")
    assert counted(text, sheet) == forms


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("An e-mail came. The e-mail went. An email stayed.", "e-mail"),
        (
            "The website is new. Our website is old. Web site by web site fell; a website won.",
            "Website",
        ),
        ("They organize it, realize it, baptize it and recognise it.", "recognize"),
        ("Its flavour, colour and harbour. The Center is far. The center is big.", "centre"),
        ("It has three doors and four beams. It has 5 sails.", "five"),
        (
            "On 5 March 2021 it rained. On 6 May 2021 it snowed. On June 7, 2021 it froze.",
            "7 June 2021",
        ),
        ("It is by 5 May and 6 May. On June 7 it froze.", "7 June"),
        ("It rose by 5%, by 6% and by 7 percent.", "7%"),
        ("It opens at 5 pm and shuts at 9 pm. It burned at 10:30 p.m. there.", "10:30 pm"),
        ("It cost $5 million, $6 million and $7.5m in all.", "$7.5 million"),
        ("The U.S. envoy met a U.S. clerk. The US fleet sailed.", "U.S."),
        ("We saw the Town Hall. At the Town Hall they ate. The old town hall fell.", "Town Hall"),
        ("A tale by J. K. Holm and one by A. B. Lund; a song by C.D. Crane.", "C. D."),
    ],
)
def test_the_rarer_form_is_rewritten_in_the_usual_one(text: str, read: str) -> None:
    findings = examine_text(text, ".txt", Config(("FRM",))).findings
    assert read in [one.text for finding in findings for one in finding.suggestions if one.settled]


def test_forms_are_reported_only_by_name() -> None:
    text = "An e-mail came. The e-mail went. An email stayed."
    assert examine_text(text, config=Config(suspicions=True)).findings == ()
    (found,) = examine_text(text, config=Config(("FRM01",))).findings
    assert found.message == "“email” here, “e-mail” elsewhere"
    assert found.proof == ("e-mail 2×, email 1×",)


def test_marked_words_alone_are_no_choice() -> None:
    text = "<p><i>pro forma</i> and <i>pro-forma</i></p>"
    assert examine_text(text, ".html", Config(select=("FRM",))).findings == ()
