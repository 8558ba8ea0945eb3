"""Who is who: short forms, namesakes, slips, and the reasons that keep two people apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import examine_text
from factcheck.align.bearers import entities, vetoes
from factcheck.align.bearers.spellings import (
    Closeness,
    are_forms,
    are_inflected,
    compare,
    fold,
    skeleton,
)
from factcheck.mentions.names import names
from factcheck.model import Entity, Name, NameKind, SourceFile, Variant, VariantKind
from factcheck.readers import parse_text


def read(text: str) -> tuple[Entity, ...]:
    return examine_text(text).dossier.entities


def bearers(text: str) -> dict[str, int]:
    return {entity.canonical: len(entity.mentions) for entity in read(text)}


def variants(text: str) -> list[tuple[str, str, VariantKind]]:
    return [
        (variant.rare.text, variant.usual.text, variant.kind)
        for entity in read(text)
        for variant in entity.variants
    ]


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Horak", "horak", Closeness.EQUAL),
        ("al-Thani", "Al-Thani", Closeness.EQUAL),
        ("O’Riordan", "O'Riordan", Closeness.EQUAL),
        ("Søren", "Soren", Closeness.SAME),
        ("Qaddafi", "Gadafi", Closeness.SAME),
        ("Yusuf", "Iusuf", Closeness.SAME),
        ("Maxim", "Maksim", Closeness.SAME),
        ("Kovalyov", "Kovalev", Closeness.SAME),
        ("Solheim", "Solhiem", Closeness.CLOSE),
        ("Margaret", "Marguerite", Closeness.LOOSE),
        ("Hai", "Hoi", Closeness.NONE),
        ("Ingrid", "Pavel", Closeness.NONE),
    ],
)
def test_words_are_alike_in_degrees(left: str, right: str, likeness: Closeness) -> None:
    assert compare(left, right) is likeness
    assert compare(right, left) is likeness


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("russia", "russian"),
        ("finland", "finnish"),
        ("estonian", "estonians"),
        ("ivanov", "ivanova"),
    ],
)
def test_one_word_in_two_grammatical_forms_is_inflected(left: str, right: str) -> None:
    assert are_inflected(left, right)
    assert are_inflected(right, left)
    assert not are_inflected(left, left)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(word: str) -> None:
    assert fold(fold(word)) == fold(word) or not fold(word).isascii()
    assert skeleton(fold(word)) == skeleton(fold(word))


def test_short_forms_and_titles_are_one_bearer() -> None:
    text = (
        "President Ilmar Tamm spoke. Tamm was tired. The Estonian President Ilmar Tamm left. "
        "A letter from I. Tamm came. They answered President Tamm at once."
    )
    assert bearers(text)["Ilmar Tamm"] == 5


def test_initials_and_patronymics_belong_to_the_full_name() -> None:
    text = "We saw Pavel Andreyevich Orlov. Then came Pavel A. Orlov. Later P. Orlov left."
    assert bearers(text) == {"Pavel Andreyevich Orlov": 3}


def test_a_particle_may_be_large_where_a_sentence_begins() -> None:
    text = "We met Doctor Joost van der Hoek. Van der Hoek left. Then Doctor Von Aulock came."
    assert sorted(bearers(text).values()) == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "We met Wen Shaolin, a chemist. They met Wen Yuting, a poet.",
        "We met D. Ganbold in May. They met G. Ganbold in June.",
        "We met Khalid bin Said al-Thani. They met Said bin Nasser al-Thani.",
        "We met Saoirse Doyle on deck. They met Ciarán Doyle below.",
    ],
)
def test_two_people_with_one_name_stay_two(text: str) -> None:
    assert len(bearers(text)) == 2


def test_a_surname_alone_belongs_to_the_last_who_was_named_in_full() -> None:
    text = (
        "We asked Captain Lise Moe. They asked Moe again.\n\n"
        "We asked Doctor Arne Moe. They asked Moe again."
    )
    assert bearers(text) == {"Lise Moe": 2, "Arne Moe": 2}


SLIPS = [
    (
        "We met Ambassador Tekle Haymanot. They met Tekle Haymanot. He met Tekle Haymannot.",
        ("Tekle Haymannot", "Tekle Haymanot", VariantKind.SPELLING),
    ),
    (
        (
            "They saw Enkhjin Bayarsaikhan.\n\nThe first ambassador, Enkhjin Bayarsaikhan, had "
            "come.\n\nWe met Ambassador Enkhjin Bayarsaihan in June."
        ),
        ("Enkhjin Bayarsaihan", "Enkhjin Bayarsaikhan", VariantKind.SPELLING),
    ),
    (
        (
            "The ferry left Vinterhavn at dawn. The ice at Vinterhavn was thin. A pilot lives in "
            "Vinterhavn. The ferry reached Vintrehavn at dawn and broke the ice."
        ),
        ("Vintrehavn", "Vinterhavn", VariantKind.PLACE),
    ),
    (
        (
            "We heard the harbour ministry spokesperson Marta Quiroga. They met Marta Quiroga. "
            "We heard the harbour ministry spokesperson Marcela Quiroga."
        ),
        ("Marcela Quiroga", "Marta Quiroga", VariantKind.GIVEN_NAME),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SLIPS, ids=lambda value: str(value)[:40])
def test_a_slip_is_a_variant_of_the_usual_form(
    text: str, expected: tuple[str, str, VariantKind]
) -> None:
    assert variants(text) == [expected]


def test_the_proof_counts_both_forms_and_names_what_is_shared() -> None:
    text = "We met Police Chief Ana Duarte. They met Ana Duarte. They saw Police Chief Ana Durate."
    [variant] = [one for entity in read(text) for one in entity.variants]
    assert variant.proof == (
        "Ana Duarte 2×, Ana Durate 1×",
        "shared name: Ana",
        "same office: Police Chief",
    )
    assert (variant.rare.count, variant.usual.count) == (1, 2)


def test_on_a_tie_the_form_that_comes_first_is_the_usual() -> None:
    text = "We met Police Chief Ana Durate. They met Police Chief Ana Duarte."
    assert variants(text) == [("Ana Duarte", "Ana Durate", VariantKind.SPELLING)]


BY_LETTERS = {
    "two letters changed places": (
        "They left Vondrasek at noon. Nobody in Vondrasek slept.\n\nThe road to Vondarsek is wet.",
        ("Vondarsek", "Vondrasek"),
    ),
    "nobody writes so": (
        "We saw Tolvanen. They met Tolvanen again.\n\nOn Friday we saw the boat of Tlvanen.",
        ("Tlvanen", "Tolvanen"),
    ),
    "an accent only": (
        "The tax office in Ciérvana was shut.\n\nIn May the road to Ciervana was mended.",
        ("Ciervana", "Ciérvana"),
    ),
    "another romanisation": (
        "The bridge of Turbatyn fell.\n\nA doctor came from Turbatin.",
        ("Turbatin", "Turbatyn"),
    ),
    "in one sentence, not joined": (
        (
            "They met in Slavkovice. The bus left Slavkovice at noon.\n\n"
            "In Slavkvoice they asked when the bus would leave Slavkovice."
        ),
        ("Slavkvoice", "Slavkovice"),
    ),
    "one s instead of two": (
        (
            "The keeper, Ivo Landross, rang. Landross was asked. They met Landross.\n\n"
            "In June Landros said no. Then Landross left."
        ),
        ("Landros", "Landross"),
    ),
    "inside a long surname": (
        "We saw the clocks of Ambrose Wallingham.\n\nThey heard from Ambrose Walligham.",
        ("Ambrose Walligham", "Ambrose Wallingham"),
    ),
    "a number behind both": (
        "They hired Selko 440. Nobody at Selko 440 answered.\n\nOn Friday Seko 440 rang.",
        ("Seko", "Selko"),
    ),
    "once each, a letter too few": (
        "The bell of Kesterholm was cast in 1712.\n\nA fire melted the bell of Kestrholm.",
        ("Kestrholm", "Kesterholm"),
    ),
    "an article before an attribute": (
        "They saw Trosdal. Nobody in Trosdal slept. They like Trosdal.\n\nHe paid the Trsdal tax.",
        ("Trsdal", "Trosdal"),
    ),
    "another name is called something between them": (
        (
            "They saw the tower of Kastorin. It is near the mill called Broadwater. "
            "Nobody in Kastorin slept. They left Kastroin."
        ),
        ("Kastroin", "Kastorin"),
    ),
    "beside the same word": (
        (
            "They ate at the Hotel Kenjo in May. A fire broke out in the Hotel Kenjo. "
            "He paid for the Hotel Kenjo. He sold the Hotel Kenjo. They left the Hotel Kenjo.\n\n"
            "A cook of Hotel Kengo was ill."
        ),
        ("Hotel Kengo", "Hotel Kenjo"),
    ),
}


@pytest.mark.parametrize(("text", "pair"), BY_LETTERS.values(), ids=BY_LETTERS.keys())
def test_letters_alone_may_show_a_slip(text: str, pair: tuple[str, str]) -> None:
    assert [found[:2] for found in variants(text)] == [pair]


LETTERS_OF_TWO = {
    "particles of another language": "The National Bank lent it. The National paid. The National "
    "grew.\n\nThe Banco Nacional de Sertora lent more.",
    "given names of two": "They met Michael Brandt. Michael Orsted came. Michael Vester left.\n\n"
    "The third was Michal Zelkova, a chemist.",
    "an ending, told in one paragraph": "The probe Carolina flew on. Carolina landed. Carolina "
    "took its name from the gun Carolinad, which Carolina resembles.",
    "British and American": "The Encyclopedia was printed. The Encyclopedia sold.\n\n"
    "They bought the Encyclopædia Tamarica.",
    "another letter of a short name in a list": "We read Kelin. They met Kelin, and Kelin spoke. "
    "Kelin left.\n\n- Kerin, on trams\n- Brack, on buses\n- Oster, on ferries",
    "joined": "They left Vondrasek. The road runs from Vondrasek to Vondarsek.",
    "a list": "They sell maps of Portugal, Potugal and Spain. They live in Portugal.",
    "an alias": "They left Turbatyn, known as Turbatin to its neighbours.",
    "two titles": "They heard Mr Andresson in May.\n\nThey heard Ms Anderson in June.",
    "another vowel": "They met Abdul at noon.\n\nOn Friday they waited for Abdel.",
    "a doubled letter of a short name": "They left Samara at noon.\n\nA road leads to Samarra.",
    "short last words": (
        "The notes were kept by Pham Duc Binh. Pham Duc Minh read them. Pham Duc Binh left."
    ),
    "grammar in a long word": "He is a Harbour Guardsman.\n\nThey met two Harbour Guardsmen.",
    "abbreviations": "They sell RaaS. They love RaaS. They use RaaS.\n\nThey sell MaaS in May.",
    "one letter of a lone name": "They left Kerpat at noon.\n\nA road leads to Kerbat.",
    "a letter more, nothing shared": "They left Cardena at noon.\n\nA road leads to Carena.",
    "three letters of another": "They met Wang. They asked Wang twice.\n\nOn Friday Wan left.",
    "a people": "They saw Peshta. Peshta is old. They left Peshta.\n\nHe met the Peshtas.",
}


@pytest.mark.parametrize("text", LETTERS_OF_TWO.values(), ids=LETTERS_OF_TWO.keys())
def test_letters_of_two_names_are_left_alone(text: str) -> None:
    assert variants(text) == []


def test_of_two_spellings_met_once_each_the_odd_one_is_the_rarer() -> None:
    text = "On Friday we met Tlvanen at the pier.\n\nThe boat of Tolvanen had left the pier."
    [variant] = [one for entity in read(text) for one in entity.variants]
    assert (variant.rare.text, variant.usual.text) == ("Tlvanen", "Tolvanen")
    assert variant.is_tie


def test_a_surname_alone_belongs_to_a_known_given_name() -> None:
    found = bearers("They met Ambrose Wallingham, a baker. They like the bread of Wallingham.")
    assert found == {"Ambrose Wallingham": 2}


def test_a_country_is_not_the_body_that_is_named_after_it() -> None:
    found = bearers("We wrote to the Bank of New Zealand. They live in New Zealand.")
    assert found == {"Bank of New Zealand": 1, "New Zealand": 1}


APART = {
    "sister": "We met Karen Lindqvist. Her sister was Karin Lindqvist. They met Karen Lindqvist.",
    "no relation": "We met Jon Aasen. They met Jan Aasen, who is no relation. He met Jon Aasen.",
    "one sentence": "We met Karen Lindqvist and Karin Lindqvist. They met Karen Lindqvist.",
    "offices": (
        "We met Chief Engineer Pavel Orlov. They met Head Cook Pawel Orlov. He met Pavel Orlov."
    ),
    "nation": "They left Estonia. The Estonians sang. They went to Estonia, and Estonia paid.",
    "known": "They met in Iran in May. They met in Iraq in June. In Iraq they spoke of Iraq.",
    "alias": "They met in Oberwil, formerly Oberwyl. They live in Oberwil. He likes Oberwil.",
    "quoted": "We met Pavel Horak. He wrote “Pawel Horak is late” to us. They met Pavel Horak.",
    "short": "We met Tran Van Hai in May. They met Tran Van Hoi in June. He met Tran Van Hai.",
    "ordinary": "They joined the Eastern Fleet. They left the Western Fleet for the Eastern Fleet.",
    "successor": (
        "The finance minister of Elbonia, Jan Kowal, resigned. Finance Minister Jakub Kowal "
        "succeeded him."
    ),
}


@pytest.mark.parametrize("text", APART.values(), ids=APART.keys())
def test_what_tells_two_bearers_apart_is_believed(text: str) -> None:
    assert variants(text) == []


def test_keys_are_unique_and_entities_in_order_of_mention() -> None:
    found = read("We met Arne Moe in Sund. They met Lise Moe in Sund. We met A. Moe.")
    assert len({entity.key for entity in found}) == len(found)
    starts = [entity.mentions[0].span for entity in found]
    assert starts == sorted(starts)


def test_every_mention_belongs_to_one_bearer() -> None:
    document = parse_text(SourceFile("x.txt", SLIPS[1][0]))
    mentions = names(document, ())
    grouped = [name for entity in entities(document, mentions) for name in entity.mentions]
    assert sorted(name.span for name in grouped) == [name.span for name in mentions]


def declared(canonical: str, *printed: str) -> tuple[Variant, ...]:
    document = parse_text(SourceFile("x.txt", ". ".join(f"We met {name} here" for name in printed)))
    mentions = tuple(
        Name(name.span, name.parts, NameKind.PERSON, bearer="one") for name in names(document, ())
    )
    given_by_hand = Entity("one", NameKind.PERSON, canonical, mentions)
    [entity] = entities(document, mentions, (given_by_hand,))
    assert len(entity.mentions) == len(printed)
    assert entity.declared
    return entity.variants


def test_a_declared_bearer_keeps_its_mentions_and_tells_misspellings() -> None:
    [variant] = declared("Ana Duarte", "Ana Duarte", "Ana Durate", "Duarte", "A. Duarte")
    assert (variant.rare.text, variant.usual.text) == ("Ana Durate", "Ana Duarte")
    assert variant.kind is VariantKind.SPELLING


def test_short_forms_of_a_declared_bearer_are_no_variants() -> None:
    assert declared("Ana Sofia Duarte", "Ana Sofia Duarte", "Ana Duarte", "Duarte", "Sofia") == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("OnDoorOpened", "OnDoorOpenee"),  # no hump is short: one may be a slip of the other
        ("McDonald", "McDonell"),  # people
        ("DoorOpener", "DoorOpenner"),
    ],
)
def test_names_of_people_and_slips_in_long_words_are_no_two_names_of_code(
    left: str, right: str
) -> None:
    assert not vetoes.are_identifiers(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("OnDoorShut", "OnDoorShun"),
        ("MyTCPGate", "MyUDPGate"),
        ("InGateLturn", "InGateRturn"),
    ],
)
def test_names_of_code_differ_in_a_short_word_on_purpose(left: str, right: str) -> None:
    assert vetoes.are_identifiers(left, right)


def test_two_people_in_full_names_without_a_shared_word_are_two() -> None:
    text = (
        "The sluice was drawn by Franz Tolsner in May. Nobody paid him. "
        "The tower was built by Pierre Tolser, and Pierre Tolser kept the plans. "
        "Pierre Tolser died in the spring."
    )
    assert variants(text) == []
    assert variants(text.replace("Franz", "Pierre")) != []


def test_names_of_another_first_letter_in_one_sentence_are_two() -> None:
    text = (
        "Python came first. Everybody used Python. The shop taught Python in May. "
        "The book on Dython needs Python as well."
    )
    assert variants(text) == []


MAIL = """The harbour has a list of bulk mail. {0} is what the list calls it, and {0} is not kept.

We keep no {0} in the harbour.

## Lists

The list of {1} is long.
"""


def test_of_two_names_of_a_person_the_usual_one_is_right_though_it_is_no_word() -> None:
    usual = "The guild met Mr Jonas Bakermann in May. Mr Jonas Bakermann spoke. Bakermann left."
    text = f"{usual}\n\n{usual}\n\nMr Jonas Bakerman wrote to the guild.\n"
    told = [one.message for one in examine_text(text, ".md").findings]
    assert told == ["“Jonas Bakerman” is “Jonas Bakermann” elsewhere"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "They met Hana Judge in May. Then Hana Judge left.\n\nIn June Hanna Judge sang.",
            "“Hanna Judge” is “Hana Judge” elsewhere",
        ),
        (
            "They met Hana May in Oslo. Then Hana May left.\n\nIn winter Hanna May sang.",
            "“Hanna May” is “Hana May” elsewhere",
        ),
    ],
)
def test_an_office_or_a_month_may_be_a_surname(text: str, words: str) -> None:
    assert [one.message for one in examine_text(text).findings] == [words]


_RENAMED = {
    "a person": "Sophia Lindqvist chaired the board. Sophia Lindqvist spoke first. She published "
    "under another name. Also known as Sofia Lindqvist, she wrote for the Harbour Post.",
    "a body": "The Ministry of Trade and Industry met in March. It was renamed in 1990. The "
    "Ministry of Industry and Trade closed in May. The Ministry of Trade and Industry had ten men.",
    "a place": "Peking had many gates. Visitors came to Peking by rail. The city is now called "
    "Beijing. Beijing has kept two gates.",
}


@pytest.mark.parametrize("text", _RENAMED.values(), ids=_RENAMED)
def test_a_name_that_the_text_tells_as_another_name_is_no_slip(text: str) -> None:
    assert [one for one in examine_text(text).findings if one.code.startswith("NAM")] == []


def test_two_slips_are_too_many_for_surnames_of_six_letters() -> None:
    text = """# Works cited

- Bertam 2014
  Bertam, Rina. *Floors of Moss*. Lund: Press, 2014.

- Bertam and Weiss 2004
  Bertam, Rina, and Zeev Weiss. *The House at Lund*. Moss: Press, 2004.

- Berrah 2004
  Berrah, Linda. *The Valley*. Lund: Press, 2004.

- Weiss and Bertam 2002
  Weiss, Zeev, and Rina Bertam. *The Nile*. Moss: Press, 2002.
"""
    assert examine_text(text, ".md").findings == ()


def test_british_and_american_letters_make_forms_of_one_given_name() -> None:
    assert are_forms("luisa", "luiza")
    assert not are_forms("luisa", "louisa")
