"""What a dated claim tells was done, and who or what took part in it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property

from attrs import evolve, frozen

from factcheck.linkers.deeds.cast import Cast
from factcheck.linkers.happenings.naming import PREPOSITION
from factcheck.linkers.happenings.telling import told_verbs, told_words
from factcheck.linkers.happenings.wording import OCCURRING, WORD, bearing, carries, plain
from factcheck.model import (
    BlockKind,
    Claim,
    Date,
    DateKind,
    DateRole,
    Document,
    Entity,
    Role,
    Span,
)
from factcheck.model.agreement import is_fine
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_KINDS = frozenset({DateKind.ABSOLUTE, DateKind.CLOCK})
_OWN = frozenset({DateRole.OWN, DateRole.HEAD})
_NAMED = lazy(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[\w’'-]+[’']s?) (?:[a-z-]+ )?(?P<noun>[a-z]+) "
    r"(?:(?:of|to|by|as|in|at|from)(?: (?:the|a|an|his|her|its))?(?: [\w’'-]+){1,4} )?"
    r"(?:of|on|in|at|dated) (?:the )?\Z"
)
"""A noun of action that a date dates: "Lund's warning of", "the fall of the old crane on"."""
_REACH = 90
_OBJECT = 5
"""Words behind a verb among which its object stands."""
_CLAUSE = re.compile(r"; ?")


@frozen(eq=False)
class Telling:
    """A dated statement: its deeds, and who or what takes part in them."""

    claim: Claim
    date: Date
    deeds: frozenset[str]
    """Stems of the words that the date dates."""
    parts: frozenset[str]
    """"@key" of those named, stems of all other words."""
    words: dict[str, tuple[str, str, str]]
    """Of each stem the word before, the word itself and the word behind, as printed."""
    objects: Callable[[], dict[str, frozenset[str]]]
    """Of each deed the stems of what stands right behind it: whom or what it is done to.

    Few tellings are ever asked for it.
    """
    is_entry: bool
    block: int
    """Where its paragraph, entry or row begins."""


class Told:
    """What the claims of a document tell was done, read once for all who ask for it."""

    def __init__(
        self, document: Document, claims: Sequence[Claim], entities: Sequence[Entity]
    ) -> None:
        """Nothing is read before it is asked for."""
        self._document = document
        self._claims = claims
        self._cast = Cast(document, entities)

    @cached_property
    def meant(self) -> list[tuple[Claim, frozenset[str]]]:
        """Return each claim, in order, with those who take part in it unnamed."""
        return [(claim, self._cast.meant(claim)) for claim in self._claims]

    @cached_property
    def tellings(self) -> list[Telling]:
        """Return the dated statements, in order."""
        return [
            telling
            for claim, meant in self.meant
            for date in _dates(self._document, claim)
            for telling in _tellings(self._document, claim, date, self._cast, meant)
        ]

    @cached_property
    def usage(self) -> Counter[str]:
        """Return in how many claims each stem is used."""
        read = (dict(_words(self._document, one.span, one)) for one in self._claims)
        return Counter(word for words in read for word in words)

    def undated(self, claim: Claim, distance: Span, meant: frozenset[str]) -> Telling | None:
        """Return what a claim tells at a distance from another date, as if that were one."""
        date = Date(distance, None, DateKind.RELATIVE)
        bare = evolve(claim, date=None, other_dates=())
        return next(_tellings(self._document, bare, date, self._cast, meant), None)


def _dates(document: Document, claim: Claim) -> Iterator[Date]:
    """Yield the dates that may be of a deed: its own, and those that a noun is named by."""
    for date in (claim.date, *claim.other_dates):
        good = date is not None and date.value is not None and date.kind in _KINDS
        roles = {DateRole.MODIFIER, *(_OWN if date is claim.date else ())}
        good = good and date is not None and date.role in roles
        if date and good and _is_when(document, date) and not _is_in_cell(document, date):
            yield date


def _is_in_cell(document: Document, date: Date) -> bool:
    """Say whether a cell of a table has words beside a date, which it tells the label by."""
    block = document.block_at(date.span.start)
    if block is None or block.kind is not BlockKind.ROW:
        return False
    before = document.text[block.span.start : date.span.start].rpartition("|")[2].strip()
    behind = document.text[date.span.end : block.span.end].partition("|")[0].strip()
    return bool(before or behind)


def _is_when(document: Document, date: Date) -> bool:
    """Say whether a date tells when: a month or year not, unless "in" leads it."""
    if is_fine(date) or date.role is DateRole.HEAD:
        return True
    words = document.text[max(0, date.span.start - 3) : date.span.end].lower()
    return words.startswith("in ") or "in " in words[3:6]


def _tellings(
    document: Document, claim: Claim, date: Date, cast: Cast, meant: frozenset[str]
) -> Iterator[Telling]:
    block = document.block_at(claim.span.start)
    entry = claim.role is Role.CHRONOLOGY or (block is not None and block.kind is BlockKind.ROW)
    dated = evolve(claim, date=date if date.value else None, other_dates=_others(claim, date))
    for span in _clauses(document, claim, date) if entry else [claim.span]:
        deeds = _deeds(document, date, span, is_entry=entry) - _bearing(document, claim)
        if deeds:
            words = dict(_words(document, span, claim))
            yield Telling(
                claim=dated,
                date=date,
                deeds=deeds,
                parts=frozenset(words) | cast.named(claim, span) | meant,
                words=words,
                objects=_objects_in(document, date, span),
                is_entry=entry,
                block=block.span.start if block else claim.span.start,
            )


def _deeds(document: Document, date: Date, span: Span, *, is_entry: bool) -> frozenset[str]:
    """Return the stems of what a date dates: verbs, or nouns where they tell what was done."""
    told = told_words(document, date, span)
    verbs = told & told_verbs(document, date, span) if told else told
    if is_entry:
        return verbs if verbs - OCCURRING else told
    return verbs | _noun(document, date, span)


def _bearing(document: Document, claim: Claim) -> frozenset[str]:
    """Return the stems of the words of names, which tell nothing that was done."""
    names = (document.words(name.span) for name in claim.names)
    return frozenset(stem(word.lower()) for name in names for word in name.split())


def _others(claim: Claim, date: Date) -> tuple[Date, ...]:
    return tuple(one for one in (claim.date, *claim.other_dates) if one and one != date)


def _clauses(document: Document, claim: Claim, date: Date) -> Iterator[Span]:
    """Yield the parts of an entry between semicolons."""
    if date.role is not DateRole.HEAD:
        yield claim.span
        return
    start = claim.span.start
    for mark in _CLAUSE.finditer(document.text, claim.span.start, claim.span.end):
        yield Span(start, mark.start())
        start = mark.end()
    yield Span(start, claim.span.end)


def _noun(document: Document, date: Date, span: Span) -> frozenset[str]:
    """Return the stem of the noun that a date names: "the fall of the crane on 3 May"."""
    start = max(span.start, date.span.start - _REACH)
    found = _NAMED.search(document.text, start, date.span.start)
    noun = found["noun"] if found else ""
    return frozenset([stem(noun)]) if noun and carries(noun) else frozenset()


def _words(
    document: Document, span: Span, claim: Claim
) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Yield the stems of the words that carry meaning, outside names and dates."""
    taken = [name.span for name in claim.names]
    taken += [date.span for date in (claim.date, *claim.other_dates) if date]
    edges = [(one.start, one.end) for one in taken]
    found = list(WORD.finditer(document.text, span.start, span.end))
    for at, match in enumerate(found):
        meaning = bearing(match[0])
        if not meaning:
            continue
        start, end = match.span()
        if not any(first < end and start < last for first, last in edges):
            before = found[at - 1][0] if at else ""
            behind = found[at + 1][0] if at + 1 < len(found) else ""
            yield meaning, (before, match[0], behind)


def _objects_in(
    document: Document, date: Date, span: Span
) -> Callable[[], dict[str, frozenset[str]]]:
    return cache(lambda: dict(_objects(document, date, span)))


def _objects(document: Document, date: Date, span: Span) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each word's stem with those of the words behind it, up to a preposition or mark."""
    found = list(WORD.finditer(document.text, span.start, span.end))
    for at, match in enumerate(found):
        behind = list[str]()
        end = match.end()
        for word in found[at + 1 : at + 1 + _OBJECT]:
            gap = document.text[end : word.start()]
            if (
                gap != " "
                or word[0].lower() in PREPOSITION
                or date.span.overlaps(Span(*word.span()))
            ):
                break
            behind.append(plain(word[0]))
            end = word.end()
        stems = frozenset(stem(word) for word in behind if carries(word))
        if stems:
            yield stem(plain(match[0])), stems
