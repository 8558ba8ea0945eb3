"""Claims that a program makes: written as JSON and as a folder, read again, checked."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.errors import ClaimFileError
from factcheck.model import NOWHERE, Claim, Mode, Quantity, Role, Verification

WORDS = st.text(st.sampled_from("aäZ .,:#'\"-\\[]{}&*“ß"), min_size=1, max_size=20).map(
    lambda words: " ".join(f"x{words}x".split())
)
KEYS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)
NUMBERS = st.integers(-(10**9), 10**9) | st.sampled_from([0.5, 12.25, -3.75])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    words, unit = draw(WORDS), draw(WORDS | st.just(""))
    one, other = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
    if draw(st.booleans()):
        return Quantity(NOWHERE, one, other, unit, draw(WORDS), words=words)
    return Quantity(NOWHERE, one, one, unit, "", draw(WORDS), number=one, words=words)


@st.composite
def claims(draw: st.DrawFn, number: int) -> Claim:
    source = draw(st.none() | KEYS.filter(lambda key: key != "author"))
    return Claim(
        id=f"n{number}",
        says=draw(WORDS),
        role=draw(st.sampled_from(Role)),
        section=draw(WORDS | st.just("")),
        line=draw(st.integers(0, 999)),
        date=draw(st.none() | st.sampled_from(["2020", "2020-05~", "2020-05-01/2020-05-03"])),
        names=tuple(draw(st.lists(WORDS, max_size=2))),
        quantities=tuple(draw(st.lists(quantities(), max_size=2))),
        quotations=tuple(draw(st.lists(WORDS, max_size=2))),
        attribution=source,
        mode=draw(st.sampled_from([Mode.DIRECT, Mode.REPORTED])) if source else Mode.OWN_VOICE,
        event=draw(KEYS | st.just("")),
        status=draw(st.sampled_from(Verification)),
        note=draw(WORDS | st.just("")),
    )


SEVERAL = st.integers(1, 3).flatmap(lambda count: st.tuples(*map(claims, range(count))))


@given(SEVERAL)
def test_json_gives_claims_back(made: tuple[Claim, ...]) -> None:
    written = factcheck.claims_to_json(made)
    read = factcheck.claims_from_json(written)
    assert factcheck.claims_to_json(read) == written
    assert factcheck.claims_from_json(factcheck.claims_to_json(read)) == read
    assert {claim.id: claim.says for claim in read} == {claim.id: claim.says for claim in made}


STORM = Claim("n1", "A storm breaks the lens", date="2018-11-04", event="lens", names=("Ida Holm",))
AGAIN = Claim(
    "c1",
    "The lens breaks in a storm",
    role=Role.CHRONOLOGY,
    date="2018-11-14",
    event="lens",
    names=("Ida Holm",),
    quotations=("no light",),
    attribution="harbour-notice",
    quantities=(Quantity(NOWHERE, 12, math.inf, "tons", hedge="over", number=12, words="12 tons"),),
)


def test_claims_are_checked_without_any_file() -> None:
    report = factcheck.check_claims([STORM, AGAIN])
    assert [one.code for one in report.findings] == ["CHR01"]
    assert report.findings[0].place.path == "claims.json"


def test_a_folder_gives_claims_back(tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    factcheck.dump_claims([STORM, AGAIN], folder)
    read = factcheck.load_claims(folder)
    assert factcheck.claims_to_json(read) == factcheck.claims_to_json([STORM, AGAIN])


def test_claims_of_a_document_need_the_document_for_their_words() -> None:
    known = factcheck.examine_text("On 4 May 2019 the guild paid 12 crowns for lime.").dossier
    with pytest.raises(ValueError, match=r"claim 'n1a': a quantity without words\. Give them"):
        factcheck.claims_to_json(known.claims)
    written = factcheck.claims_to_json(known.claims, document=known.document)
    assert '"dated": "4 May 2019"' in written
    assert '"words": "12"' in written


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[{"id": "a", "sayz": "x"}]',
            "claims.json:1:14: unknown key 'sayz': did you mean 'says'?",
        ),
        (
            '{"story": []}',
            "claims.json:1:2: unknown part 'story': expected front-matter, narrative",
        ),
        ("", "claims.json:1:1: is empty"),
        ("[\n{id: a, says: x},\n{id: a, says: y}\n]", "claims.json:3:6: id 'a' is used twice"),
        ("[", "claims.json:"),
    ],
)
def test_mistakes_in_json_are_told_at_their_place(text: str, told: str) -> None:
    with pytest.raises(ClaimFileError) as caught:
        factcheck.claims_from_json(text)
    assert told in str(caught.value)
