"""NAM01 on whole documents: what it says, what it offers, what it leaves alone."""

import pytest

from factcheck import examine_text
from factcheck.align.bearers import entities
from factcheck.checks import name_variant, organisation_variant, place_variant
from factcheck.mentions.names import names
from factcheck.mentions.quotations import quotations
from factcheck.model import Dossier, Flag, SourceFile, Suggestion
from factcheck.readers import parse_text


def dossier(text: str) -> Dossier:
    document = parse_text(SourceFile("x.txt", text))
    return Dossier(document, entities=entities(document, names(document, quotations(document))))


def flags(text: str) -> tuple[Dossier, list[Flag]]:
    known = dossier(text)
    return known, list(name_variant.CHECK.run(known))


USUAL = "They met Chief Surveyor Ana Duarte at noon.\n\n"


def test_the_rarer_form_is_flagged_with_the_nearest_of_the_usual() -> None:
    known, [flag] = flags(USUAL * 5 + "They met Chief Surveyor Ana Durate at noon.\n")
    assert known.document.words(flag.span) == "Ana Durate"
    assert flag.message == "“Ana Durate” is “Ana Duarte” elsewhere"
    assert flag.proof[0] == "Ana Duarte 5×, Ana Durate 1×"
    assert [known.document.words(part.span) for part in flag.related] == ["Ana Duarte"] * 3
    assert flag.related[0].span.start > flag.related[2].span.start
    fix, other = flag.suggestions
    assert fix == Suggestion("Ana Duarte", places=5, settled=True)
    assert [other.text, other.side, len(other.also)] == ["Ana Durate", "counter", 4]


def test_a_tie_offers_both_sides() -> None:
    _, [flag] = flags(USUAL + "They met Chief Surveyor Ana Durate at noon.\n")
    assert flag.suggestions == (
        Suggestion("Ana Duarte", places=1),
        Suggestion("Ana Durate", "counter", 1),
    )


def test_a_garbled_text_is_said_to_be_not_checked() -> None:
    towns = (
        "Solheim Haymanot Lindqvist Quiroga Ganbold Kowalski Duarte Brandauer Whitcombe Novotny "
        "Okonkwo Tamminen"
    )
    lines = []
    for town in towns.split():
        good, bad = f"Surveyor Ana {town}", f"Surveyor Ana {town[:-2]}{town[-1]}{town[-2]}"
        lines += [f"They met Chief {good} there.", f"They saw Chief {bad} there."]
    known = dossier("\n\n".join(lines))
    for check in (name_variant, place_variant, organisation_variant):
        assert "reading errors" in check.CHECK.inapplicable(known)


def test_names_that_differ_in_their_first_letter_alone_are_two() -> None:
    usual = "The ringers came from Rovender. In Rovender every bell is rung by hand.\n\n"
    text = usual * 5 + "The second bell was defined for use in Lovender by hand.\n"
    assert examine_text(text).findings == ()


BREAD = """# The bread

The guild bakes for Shabbat. The page tells of the current Shabbat.

## Displaying the current Shabbat

The bread is meant for weekly meals. On {} with a feast, such as Shabbat Chol HaMoed, use another.
"""
BELLS = """The guild rings the {0} at noon. The {0} is old. In May the {0} was mended.

The {1} of the guild rang at noon.

The {0} rang.
"""


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (BREAD.format("Shabbatt"), True),
        (BREAD.format("Shabbatot"), False),
        (BELLS.format("Harbour Element", "Harbour Elemen"), True),
        (BELLS.format("Spectrum", "SpecDrum"), False),
    ],
    ids=["a letter", "an ending", "a letter less", "made of two words"],
)
def test_endings_dots_and_joined_words_make_no_slip(text: str, is_told: bool) -> None:  # noqa: FBT001
    assert bool(examine_text(text, ".md").findings) is is_told


@pytest.mark.parametrize(
    ("usual", "rare", "is_told"),
    [
        ("GateTypeOverride", "GateTypeOveride", True),
        ("ExecuteGateCommand", "ExecutedGateCommand", False),
    ],
    ids=["a letter less", "two words of English"],
)
def test_english_words_in_names_of_code_are_right(usual: str, rare: str, is_told: bool) -> None:  # noqa: FBT001
    text = (
        f"The clerk sets {usual} in May. Then {usual} is kept.\n\nThe {rare} of the guild is set.\n"
    )
    assert bool(examine_text(text, ".md").findings) is is_told


RELEASES = """# Releases

## 8.5

The mill is mended.

### Contributors

Austin Blatt, Nick Burg, {1} Partlow, and Rob Browning

## 8.4

The lock is mended.

### Contributors

Austin Blatt, {0} Partlow, Rob Browning, and Steve Axt

## 8.3

The gate is mended.

### Contributors

Austin Blatt, {0} Partlow, and Rob Browning
"""


@pytest.mark.parametrize(
    ("first", "other", "is_told"),
    [("Josh", "Joshua", False), ("Andrew", "Andy", False), ("Joshua", "Joshva", True)],
)
def test_a_first_name_and_what_is_short_for_it_are_of_one_person(
    first: str,
    other: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    assert bool(examine_text(RELEASES.format(first, other), ".md").findings) is is_told
