"""Writes hints on how to quote places so that a rejected proposal can be proved.

A hint is written only if quoting other words might prove the proposal: its places were not found,
or no value was found there. Proposals whose values were compared get no hint.
"""

import re
from collections.abc import Iterator
from itertools import islice

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
from factcheck.proof import Places
from factcheck.second_reader.proposals.anchoring import Anchors

_UNREAD = frozenset({Reason.NO_VALUE, Reason.NO_COMPARISON})
_VALUES = frozenset(ValueKind) - {ValueKind.NAME, ValueKind.ROLE, ValueKind.QUOTATION}
"""Kinds of values for which another value of the same kind may be near the quoted words."""
_JUDGED = frozenset({LinkKind.CONTRADICTION, LinkKind.OTHER})
"""Relations that cannot be proved, regardless of the words quoted."""
_ADVICE = {
    LinkKind.ITEMS: "Quote the count as the first place, and each counted thing as an item; set "
    "“complete” if the list is complete.",
    LinkKind.SLOT: "At both places, quote the whole statement; the value is the part that differs.",
}
_LONGEST = 300
"""Maximum number of characters of a sentence quoted in a hint."""
_MOST_LINES = 6


def hints(known: Dossier, made: Proofs) -> tuple[str, ...]:
    """Return a hint for each outcome, in order; "" if quoting other words would not help."""
    places = Places(known, made.document)
    anchors = Anchors(made.document)
    return tuple(
        " ".join(_hint(one, one.verdict, places, anchors))
        if isinstance(one.verdict, Refused)
        else ""
        for one in made.outcomes
    )


def _hint(one: Outcome, refused: Refused, places: Places, anchors: Anchors) -> Iterator[str]:
    proposal = one.proposal
    if one.link is None:
        quotes = (*proposal.places, *proposal.items)
        lost = [quote for quote in quotes if isinstance(anchors.place(quote), Refused)]
        yield from (_near(places.document, quote) for quote in lost)
        yield "Copy the words letter by letter, and give their line."
        return
    is_other = refused.reason is Reason.OTHER_THING and proposal.kind in _VALUES
    if proposal.relation in _JUDGED or not (refused.reason in _UNREAD or is_other):
        return
    advice = _ADVICE.get(proposal.relation, "Quote the words that state the value and its subject.")
    if proposal.relation not in _ADVICE:
        yield from (_read(places, span) for span in one.link.places)
    yield advice


def _near(document: Document, quote: Quote) -> str:
    """Return a phrase that says where similar words are, or where the words occur several times."""
    words = shortened(quote.exact)
    lines = dict.fromkeys(
        str(document.place(Span(found.start(), found.end())).line)
        for found in re.finditer(re.escape(quote.exact), document.text)
    )
    if lines:
        listed = ", ".join([*islice(lines, _MOST_LINES)] + ["…"] * (len(lines) > _MOST_LINES))
        return f"“{words}” is on {'lines' if len(lines) > 1 else 'line'} {listed}."
    wanted = frozenset(word_list(quote.exact.lower()))

    def nearness(sentence: Span) -> tuple[int, int]:
        shared = wanted.intersection(word_list(document.words(sentence).lower()))
        apart = abs(document.place(sentence).line - quote.line) if quote.line else 0
        return len(shared), -apart

    best = max(document.sentences, key=nearness)
    is_near = quote.line or nearness(best)[0]
    near = f"; {_line(document, best)}" if is_near else ""
    return f"“{words}” is not in the document{near}."


def _line(document: Document, sentence: Span) -> str:
    words = shortened(document.words(sentence), _LONGEST).removesuffix(".")
    return f"line {document.place(sentence).line} reads “{words}”"


def _read(places: Places, span: Span) -> str:
    """Return a phrase that lists the values found at a place."""
    spans = [date.span for date in places.dates(span)]
    spans += [time.span for time in places.times(span)]
    spans += [figure.span for figure in places.figures(span)]
    values = ", ".join(dict.fromkeys(f"“{places.words(one)}”" for one in spans))
    sentence = _line(places.document, places.sentence(span))
    found = f"only {values}" if values else "no date, time or figure"
    return f"In “{places.shown(span)}” factcheck finds {found}; {sentence}."
