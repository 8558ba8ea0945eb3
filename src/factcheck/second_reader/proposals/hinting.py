"""Hints for the maker of a rejected proposal on how to quote the places correctly.

A hint is given only if other words could prove the proposal: its places were not found, or no value
was found there. Proposals that were compared have none.
"""

from collections.abc import Iterator, Sequence

from factcheck.document.text import shortened, word_list
from factcheck.model import (
    Document,
    Dossier,
    LinkKind,
    Outcome,
    Proofs,
    Quote,
    Reason,
    Refused,
    Span,
    ValueKind,
)
from factcheck.model.rows import row_at
from factcheck.proof import Places
from factcheck.second_reader.proposals.anchoring import Anchors

_UNREAD = frozenset({Reason.NO_VALUE, Reason.NO_COMPARISON})
_VALUES = frozenset(ValueKind) - {ValueKind.NAME, ValueKind.ROLE, ValueKind.QUOTATION}
"""Kinds of values of which another may be beside the quoted words."""
_JUDGED = frozenset({LinkKind.CONTRADICTION, LinkKind.OTHER})
"""Relations that no words can prove."""
_LONGEST = 300
"""Maximum characters of a sentence in a hint."""
_MOST_LINES = 6


def hints(known: Dossier, made: Proofs) -> tuple[str, ...]:
    """Return a hint for each outcome, in order; empty if other words would prove nothing."""
    places = Places(known, made.document)
    anchors = Anchors(made.document)
    return tuple(
        " ".join(_hint(one, one.verdict, places, anchors))
        if isinstance(one.verdict, Refused)
        else ""
        for one in made.outcomes
    )


def _hint(one: Outcome, refused: Refused, places: Places, anchors: Anchors) -> Iterator[str]:
    if one.link is None:
        quotes = (*one.proposal.places, *one.proposal.items)
        lost = [quote for quote in quotes if isinstance(anchors.place(quote), Refused)]
        yield from (_near(places.document, quote) for quote in lost)
        yield "Copy the words letter by letter, and name their line."
        return
    kind, relation = one.proposal.kind, one.proposal.relation
    is_other = refused.reason is Reason.OTHER_THING and kind in _VALUES
    if relation in _JUDGED or not (refused.reason in _UNREAD or is_other):
        return
    if kind is ValueKind.ROLE:
        yield "Quote at both places one full name and the office beside it, which is the value."
    elif relation is LinkKind.ITEMS:
        yield "Quote the count as the first place, and each thing that it announces as an item;"
        yield "say “complete” where these are all."
    elif relation is LinkKind.SLOT:
        yield "Quote at both places the whole statement; the value is what differs."
    else:
        yield from (_read(places, span) for span in one.link.places)
        yield "Quote the words that hold the value, with what they are of."


def _near(document: Document, quote: Quote) -> str:
    """Return where similar words are, or where the words occur several times."""
    words = shortened(quote.exact)
    spans = list(_exactly(document, quote.exact))
    lines = dict.fromkeys(document.place(span).line for span in spans)
    heads = [_heads(document, one) for one in spans]
    if quote.column and any(heads):
        told = ", ".join(f"“{head}”" for head in next(filter(None, heads)))
        return f"The columns of the table with “{words}” are headed {told}."
    if lines and (len(lines) > 1 or not quote.line):
        listed = ", ".join(map(str, list(lines)[:_MOST_LINES]))
        more = ", …" if len(lines) > _MOST_LINES else ""
        return f"“{words}” stands in more than one place, in line {listed}{more}."
    wanted = frozenset(word_list(quote.exact.lower()))
    best = max(document.sentences, key=lambda one: _nearness(document, one, wanted, quote.line))
    if not quote.line and not _shared(document, best, wanted):
        return f"“{words}” does not stand in the document."
    return f"“{words}” does not stand in the document; {_line(document, best)}."


def _heads(document: Document, span: Span) -> list[str]:
    """Return the column headers of the table that contains a place."""
    row = row_at(document, span.start)
    return [document.words(head) for head in row.head] if row and row.is_headed else []


def _exactly(document: Document, words: str) -> Iterator[Span]:
    at = document.text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = document.text.find(words, at + 1)


def _nearness(
    document: Document, sentence: Span, wanted: frozenset[str], line: int
) -> tuple[int, int]:
    apart = abs(document.place(sentence).line - line) if line else 0
    return _shared(document, sentence, wanted), -apart


def _shared(document: Document, sentence: Span, wanted: frozenset[str]) -> int:
    return len(wanted.intersection(word_list(document.words(sentence).lower())))


def _line(document: Document, sentence: Span) -> str:
    words = shortened(document.words(sentence), _LONGEST)
    return f"line {document.place(sentence).line} reads “{words}”"


def _read(places: Places, span: Span) -> str:
    """Return which values were found at a place."""
    values = [
        f"{what} {_listed(places, found)}"
        for what, found in (
            ("the date", [one.span for one in places.dates(span)]),
            ("the time", [one.span for one in places.times(span)]),
            ("the figure", [one.span for one in places.figures(span)]),
        )
        if found
    ]
    told = f"{' and '.join(values)} and nothing else" if values else "no date, time or figure"
    sentence = _line(places.document, places.sentence(span))
    return f"In “{places.shown(span)}” we read {told}; {sentence}."


def _listed(places: Places, spans: Sequence[Span]) -> str:
    return ", ".join(dict.fromkeys(f"“{places.words(span)}”" for span in spans))
