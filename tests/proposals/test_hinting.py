"""A refused proposal that other words may prove has a hint; one that was compared has none."""

import pytest

from factcheck.analysis.pipeline import examine, examine_text
from factcheck.model import LinkKind, Proposal, Quote, ValueKind
from factcheck.second_reader.proposals.hinting import hints

REEL = """\
The choir sang in Bergen on 3 May 2019. Forty-two singers came.

In its report the choir counts 42 singers and 3 buses.

The choir sang again in June. It paid 300 euros for the buses.
"""


def hint(kind: ValueKind, relation: LinkKind, *quoted: Quote) -> str:
    document = examine_text(REEL, ".md").dossier.document
    made = examine(document, checks=None, proposals=[Proposal(kind, relation, quoted)])
    assert made.proofs
    (told,) = hints(made.dossier, made.proofs)
    return told


@pytest.mark.parametrize(
    ("kind", "relation", "quoted"),
    [
        (
            ValueKind.NUMBER,
            LinkKind.MEASURE,
            (Quote("xylophones"), Quote("Forty-two singers")),
        ),
        (
            ValueKind.DATE,
            LinkKind.EVENT,
            (Quote("choir"), Quote("3 May 2019")),
        ),
        (
            ValueKind.DATE,
            LinkKind.EVENT,
            (Quote("sang in Bergen", line=1), Quote("in June", line=5)),
        ),
        (
            ValueKind.NUMBER,
            LinkKind.MEASURE,
            (Quote("42 singers"), Quote("3 buses")),
        ),
        (
            ValueKind.NUMBER,
            LinkKind.MEASURE,
            (Quote("43 singing people", line=3), Quote("Forty-two singers")),
        ),
    ],
)
def test_what_is_read_at_the_places_is_told(
    kind: ValueKind, relation: LinkKind, quoted: tuple[Quote, ...], snapshot: object
) -> None:
    assert hint(kind, relation, *quoted) == snapshot


@pytest.mark.parametrize(
    ("kind", "relation", "quoted"),
    [
        (ValueKind.OTHER, LinkKind.OTHER, (Quote("Bergen"), Quote("report"))),
        (ValueKind.OTHER, LinkKind.CONTRADICTION, (Quote("Bergen"), Quote("report"))),
        (ValueKind.NUMBER, LinkKind.MEASURE, (Quote("42 singers"), Quote("Forty-two singers"))),
        (ValueKind.NAME, LinkKind.BEARER, (Quote("Bergen"), Quote("report"))),
    ],
)
def test_what_was_compared_has_no_hint(
    kind: ValueKind, relation: LinkKind, quoted: tuple[Quote, ...]
) -> None:
    assert hint(kind, relation, *quoted) == ""


def test_what_other_words_may_prove_is_told_by_the_kind_of_proposal() -> None:
    asked = (Quote("Bergen"), Quote("report"))
    assert "as an item" in hint(ValueKind.COUNT, LinkKind.ITEMS, *asked)
    assert "the whole statement" in hint(ValueKind.OTHER, LinkKind.SLOT, *asked)
