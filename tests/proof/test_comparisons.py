"""Each comparison by sentences of its own: what is proved, and what is refused for which reason."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve

from factcheck.analysis import pipeline
from factcheck.document.readers import parse
from factcheck.model import (
    BY_PERSON,
    BY_RULES,
    Link,
    LinkKind,
    Maker,
    Origin,
    Proposal,
    Proved,
    Quote,
    Reason,
    Refused,
    ValueKind,
)
from factcheck.proof import Places, prove
from factcheck.proof.equations import prove_equation
from factcheck.second_reader.proposals.anchoring import Anchors

ROWS = yaml.safe_load((Path(__file__).parent / "links.yaml").read_text(encoding="utf-8"))
PROVED, REFUSED = ROWS["proved"], ROWS["refused"]
Row = dict[str, Any]


def linked(
    text: str, values: ValueKind, kind: LinkKind, quoted: Sequence[str], equation: str = ""
) -> tuple[Link, Places]:
    """Return a link between words of a text, and the text read."""
    document = parse(text.encode(), "text.md")
    known = pipeline.examine(pipeline.Text(text.encode(), "text.md")).dossier
    quotes = tuple(Quote(words, line=1) for words in quoted)
    found, (anchored,) = Anchors(document).anchored([Proposal(values, kind, quotes)])
    assert anchored.refused is None, anchored.refused
    return Link(kind, values, anchored.places, equation=equation), Places(known, found)


def of_row(row: Row) -> tuple[Link, Places]:
    kinds = ValueKind(row["kind"]), LinkKind(row["relation"])
    return linked(row["text"], *kinds, row["places"], row.get("equation", ""))


@pytest.mark.parametrize("row", PROVED, ids=lambda row: row["says"])
def test_what_cannot_both_be_true_is_proved(row: Row) -> None:
    found = prove(*of_row(row))
    assert isinstance(found, Proved), found
    assert f"{found.code} {found.message}".startswith(row["says"])
    assert all(part.span != found.span for part in found.related)


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: " / ".join(row["places"]))
def test_what_the_document_explains_is_refused(row: Row) -> None:
    found = prove(*of_row(row))
    assert isinstance(found, Refused), found
    assert found.reason == row["because"], found.message


PRIZE = """The Harbour Prize of 1951 was awarded to {} in Lund.

The Harbour Prize of 1951 was given to {} in Lund."""


@pytest.mark.parametrize(
    ("names", "code"), [(("Ada Holm", "Ole Berg"), "TWN03"), (("Ada Holm", "A. Holm"), "")]
)
def test_two_names_for_one_event_are_proved_if_they_share_no_word(
    names: tuple[str, str], code: str
) -> None:
    link, places = linked(PRIZE.format(*names), ValueKind.NAME, LinkKind.EVENT, names)
    found = prove(evolve(link, quoted=link.places), places)
    assert (found.code if isinstance(found, Proved) else "") == code


CLUB = "The club has 46 members: 3 masters, 6 mates and 33 hands."
EQUATIONS = [
    ("3 + 6 + 37 = 46", Reason.HOLDS),
    ("3 + 6 + 33 = 46", Reason.WRONG_EQUATION),
    ("3 + 5 + 33 = 41", Reason.NO_VALUE),
    ("46 - 6 - 33 - 3 = 4", Reason.NO_VALUE),
    ("3 + 6 + 33", Reason.NO_VALUE),
    ("9 ^ 9 ^ 9 ^ 9 = 46", Reason.NO_VALUE),
]


@pytest.mark.parametrize(("equation", "reason"), EQUATIONS)
def test_an_equation_is_reckoned_and_never_believed(
    equation: str, reason: Reason, snapshot: object
) -> None:
    quoted = ["46 members", "3 masters, 6 mates and 33 hands"]
    link, read = linked(CLUB, ValueKind.ARITHMETIC, LinkKind.WHOLE, quoted, equation)
    found = prove_equation(link, read)
    assert isinstance(found, Refused)
    assert found.reason == reason
    assert found.message == snapshot
    assert isinstance(prove(link, read), Refused)


UNREAD = [
    ("date", "one event", ["on 24 May 1903", "hat box"]),
    ("date", "calendar", ["hat box"]),
    ("time", "one event", ["at 9:15 am", "hat box"]),
    ("number", "one measure", ["40 pins", "hat box"]),
    ("quotation", "one utterance", ["“It fits”", "hat box"]),
]


@pytest.mark.parametrize(("kind", "relation", "quoted"), UNREAD)
def test_the_place_without_a_value_is_named(
    kind: str, relation: str, quoted: list[str], snapshot: object
) -> None:
    text = "The hat box with its lid was sold on 24 May 1903 at 9:15 am, with 40 pins."
    text += " The buyer came back on Sunday, 7 June 1903. “It fits”, he said."
    found = prove(*linked(text, ValueKind(kind), LinkKind(relation), quoted))
    assert isinstance(found, Refused)
    assert found.reason == Reason.NO_VALUE
    assert found.message == snapshot


ORIGINS = (BY_RULES, BY_PERSON, Origin(Maker.PERSON, "Ann"), Origin(Maker.MODEL, "small", "3"))


@pytest.mark.parametrize("row", PROVED, ids=lambda row: row["says"])
def test_no_comparison_asks_who_made_the_link(row: Row) -> None:
    link, read = of_row(row)
    assert len({repr(prove(evolve(link, origin=one), read)) for one in ORIGINS}) == 1


def test_every_kind_of_value_has_a_proof_in_the_table() -> None:
    assert {row["kind"] for row in PROVED} == {str(one) for one in ValueKind}
