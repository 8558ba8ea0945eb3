"""Frames: the statements of a document, read once for all who compare them.

A frame is a claim with its words as terms, who takes part, what each of its dates dates, and
whether it tells of something planned or of something that did not happen.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen, mutable

from factcheck import lexicon
from factcheck.frames.deeds import DatedWords, dated_words, noun_of_date
from factcheck.model import BlockKind, Claim, Date, DateKind, DateRole, Document, Entity, Role, Span
from factcheck.model.agreement import Dated, is_fine
from factcheck.model.agreement import dated as with_date
from factcheck.model.numerals import CARDINALS
from factcheck.text import Tokens, kept_by_words, listed, stem, tokens
from factcheck.text.meaning import carries_meaning, is_past, kind_of_deed, stems_of

_RECORDING = frozenset({BlockKind.ITEM, BlockKind.ROW})
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_SPEAKER = re.compile(r"(?<=\s)[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+)*:\s")
_HEAD = 60
"""A speaker's name stands within so many characters: "21:40:12  FIRST OFFICER: Pull up." """
_BULLET = 6
"""Characters that a bullet or number takes in front of an item, at most."""
_CLAUSE_ENDS = frozenset(";:()—–")
_DATED = frozenset({DateKind.ABSOLUTE, DateKind.CLOCK})
_OWN = frozenset({DateRole.OWN, DateRole.HEAD})
_DISTANCE = frozenset({"after", "before", "since"})
_ASIDE_ENDS = frozenset(",;.()")
_DEMONYMS = (("n", ""), ("an", ""), ("ian", ""), ("ese", ""), ("ese", "a"), ("i", ""), ("ish", ""))
"""Endings of words for the people of a place, each with what the place's name has instead.

Source: R. Quirk and others, A Comprehensive Grammar of the English Language, 1985, §5.56.
"""
_OF_PEOPLE = tuple(ending for ending, _ in _DEMONYMS)
_UNIT = r"(?:second|minute|hour|day|week|month|year)s?"
_OFFSET = re.compile(
    rf"(?:,? (?:and|but|then)|;) (?=[^;.]*\b(?:(?:within|after) (?:[a-z0-9]+[ -]){{0,2}}{_UNIT}\b"
    rf"|{_UNIT} later\b|the next (?:day|morning)\b))[^;.]*"
)
"""A clause behind another that tells its own distance from the date of that."""
_UNREAL = re.compile(
    r"\b(?:would|could|should|might|was to|were to) (?:not )?have\b"
    r"|\b[Nn]ot yet\b|\b(?:did|was|were|had|has|have) (?:not|never)\b"
)
"""What did not happen, though a date is given for it."""


@frozen(eq=False)
class TermCounts:
    """How often terms are used in all that a document is read beside: in an archive."""

    statements: int
    counts: Mapping[str, int]
    """In how many statements each term is used."""


@frozen(eq=False)
class Dating:
    """What one date of a statement dates, and who or what takes part."""

    of: Claim
    """The statement."""
    date: Date
    dated: DatedWords
    deeds: frozenset[str]
    """Stems that tell what was done then."""
    parts: frozenset[str]
    """"@key" of the bearers named or meant, stems of all other words that carry meaning."""
    places: Mapping[str, int]
    """The token of each of these stems where it stands first."""
    words: Tokens

    @cached_property
    def claim(self) -> Claim:
        """Return the statement with this date for its own."""
        return with_date(self.of, self.date)

    @cached_property
    def comparable(self) -> Dated:
        """Return that statement ready to be compared by its dates."""
        return Dated.of(self.claim)


def bearers_in(terms: Iterable[str]) -> frozenset[str]:
    """Return those of some terms that stand for the bearer of a name."""
    return frozenset(term for term in terms if term.startswith("@"))


@mutable(eq=False)
class Frame:
    """One statement; `at` is its place among all, from 0."""

    claim: Claim
    at: int
    siblings: "Frames" = field(repr=False)
    terms: dict[str, str] = field(init=False, factory=dict)
    """Stems, figures, and "@key" for the bearer of a name, in order, each with its word."""
    actions: frozenset[str] = field(init=False, default=frozenset())
    """The terms that tell what happened: no names, titles or capitals."""
    meant: frozenset[str] = field(init=False, default=frozenset())
    """The bearers that take part unnamed."""

    @cached_property
    def words(self) -> range:
        """Return the tokens of the statement."""
        return self.siblings.tokens.inside(self.claim.span)

    @cached_property
    def taken(self) -> set[int]:
        """Return the tokens of its names and dates."""
        claim = self.claim
        dates = [date.span for date in (claim.date, *claim.other_dates) if date]
        return self.siblings.tokens_of([name.span for name in claim.names] + dates)

    @cached_property
    def comparable(self) -> Dated:
        """Return the statement ready to be compared by its dates."""
        return Dated.of(self.claim)

    @cached_property
    def is_listed(self) -> bool:
        """True if it stands in a chronology, list or table, whose members never tell the same."""
        return self.is_tabled or self.is_record

    @cached_property
    def is_tabled(self) -> bool:
        """True if it stands in an entry of a chronology or a row of a table."""
        kind = self.siblings.document.kind_at(self.claim.span.start)
        return self.claim.role is Role.CHRONOLOGY or kind is BlockKind.ROW

    @cached_property
    def is_record(self) -> bool:
        """True if it is an item that ends with its day and is no sentence: "Annexe, 8 May"."""
        claim = self.claim
        block = self.siblings.document.block_at(claim.span.start)
        if block is None or block.kind not in _RECORDING or claim.date is None:
            return False
        starts = claim.span.start - block.span.start <= _BULLET
        whole = starts and claim.span.end >= block.span.end - 1
        ends = claim.span.end - claim.date.span.end <= 1
        return whole and ends and not claim.says.endswith(_SENTENCE_ENDS) and is_fine(claim.date)

    @cached_property
    def is_spoken(self) -> bool:
        """True if it is a line of a transcript, whose minute is that of the words."""
        document = self.siblings.document
        block = document.block_at(self.claim.span.start)
        if block is None or not self.is_listed:
            return False
        start = block.span.start
        return _SPEAKER.search(document.text, start, start + _HEAD) is not None

    @cached_property
    def is_unreal(self) -> bool:
        """True if the clause of its date tells what did not happen, or not yet."""
        words, clause = self.siblings.tokens, self._clause_words
        if not clause:
            return False
        span = words.span(clause[0], clause[-1])
        return _UNREAL.search(words.text, span.start, span.end) is not None

    @cached_property
    def is_kept_yearly(self) -> bool:
        """True if it tells of an anniversary, kept on the same day of another year."""
        stems = self.siblings.tokens.stems[self.words.start : self.words.stop]
        return not stems_of("events.kept yearly").isdisjoint(stems)

    @cached_property
    def is_planned(self) -> bool:
        """True if the words in front of its date tell of what was yet to come."""
        lower, date = self.siblings.tokens.lower, self._date_token()
        for at in range(date - 1, self.words.start - 1, -1):
            if not lower[at][0].isalnum() and lower[at] != "-":
                return False
            if lower[at] in lexicon.words("events.planned"):
                return True
            if lower[at] == "to" and lower[at - 1] in ("was", "were", "is", "are"):
                return True
        return False

    @cached_property
    def clause(self) -> frozenset[str]:
        """Return the stems around its date; all where the date stands outside, as in a head."""
        return frozenset(self.siblings.stems_in(self._clause_words))

    @cached_property
    def kinds(self) -> frozenset[int]:
        """Return the kinds of deeds that its clause tells."""
        found = map(kind_of_deed, self.clause)
        return frozenset(kind for kind in found if kind is not None)

    @cached_property
    def _clause_words(self) -> range:
        """Return the tokens of the clause that its date stands in."""
        lower, date = self.siblings.tokens.lower, self._date_token()
        if date < 0 or self.claim.date is None:
            return self.words
        inside = self.siblings.tokens.inside(self.claim.date.span)
        ends = _CLAUSE_ENDS | lexicon.words("events.joins of clauses")
        marks = [at for at in self.words if lower[at] in ends and at not in inside]
        start = max((at for at in marks if at <= date), default=self.words.start)
        return range(start, min((at for at in marks if at > date), default=self.words.stop))

    @cached_property
    def aside(self) -> frozenset[str]:
        """Return the stems of what its time is counted from: "two days after the gate was shut"."""
        lower = self.siblings.tokens.lower
        if _DISTANCE.isdisjoint(lower[self.words.start : self.words.stop]):
            return frozenset()
        found, date = set[str](), self._date_token()
        end, is_read = self.words.start, False
        for at in self.words[1:]:
            if lower[at] in _DISTANCE and lower[at - 1] in lexicon.words("function.calendar"):
                if at >= end:
                    behind = range(at + 1, self.words.stop)
                    end = next((one for one in behind if lower[one] in _ASIDE_ENDS), behind.stop)
                    is_read = False
                if not is_read and not at <= date < end:
                    found.update(self.siblings.stems_in(range(at - 1, end)))
                    is_read = True  # what is counted from again before the end is in it
        return frozenset(found)

    @cached_property
    def told_later(self) -> frozenset[str]:
        """Return the stems that it tells at a distance from its date, and not at the date.

        "He was paged at 22:58 and acknowledged it within three minutes" dates the page alone.
        """
        text, date = self.siblings.document.text, self.claim.date
        start = date.span.end if date and self._date_token() >= 0 else self.claim.span.end
        found = _OFFSET.search(text, start, self.claim.span.end)
        if found is None:
            return frozenset()
        before = self.siblings.tokens.inside(Span(self.claim.span.start, found.start()))
        behind = self.siblings.tokens.inside(Span(*found.span()))
        stems = self.siblings.tokens.stems
        return frozenset(stems[behind.start : behind.stop]) - set(stems[before.start : before.stop])

    @cached_property
    def datings(self) -> tuple[Dating, ...]:
        """Return what its dates date: its own, and each that a noun is named by."""
        return tuple(
            one
            for date in (self.claim.date, *self.claim.other_dates)
            if date is not None and self._is_of_deed(date)
            for span in self._clauses(date)
            if (one := self.siblings.dating(self, date, span)).deeds
        )

    def _date_token(self) -> int:
        """Return the first token of its date, -1 where that stands outside or is none."""
        date = self.claim.date
        at = self.siblings.tokens.at(date.span.start) if date else -1
        return at if at in self.words else -1

    def _is_of_deed(self, date: Date) -> bool:
        """True if a date tells when something was done, as a day or as "in 1906"."""
        is_own = date is self.claim.date and date.role in _OWN
        if not (is_own or date.role is DateRole.MODIFIER):
            return False
        if date.value is None or date.kind not in _DATED:
            return False
        if is_fine(date) or date.role is DateRole.HEAD:
            return True
        words = self.siblings.tokens
        at = words.at(date.span.start)
        return "in" in words.lower[max(0, at - 1) : at + 1]

    def _clauses(self, date: Date) -> Iterator[Span]:
        """Yield the parts of an entry between semicolons; of other statements the whole."""
        span, text = self.claim.span, self.siblings.document.text
        start = span.start
        if date.role is DateRole.HEAD:
            while (mark := text.find(";", start, span.end)) >= 0:
                yield Span(start, mark)
                start = mark + 1
        yield Span(start, span.end)


class Frames:
    """The frames of a document, in order."""

    def __init__(
        self,
        document: Document,
        claims: Sequence[Claim],
        entities: Sequence[Entity],
        wider: TermCounts | None = None,
    ) -> None:
        """Read the words and the names of every claim.

        Args:
            document: In which they stand.
            claims: Its statements.
            entities: The bearers of its names.
            wider: How often terms are used where the statements are only some of very many.
        """
        self.document = document
        self.wider = wider
        self.tokens: Tokens = tokens(document)
        keys = _whole([who.key for who in entities])
        self._bearers = {
            name.span: f"@{keys[who.key]}" for who in entities for name in who.mentions
        }
        self._places = {document.words(span).lower(): key for span, key in self._bearers.items()}
        self._all = [Frame(claim, at, self) for at, claim in enumerate(claims)]
        self._peoples = {
            word: place
            for word in {*self.tokens.lower}
            if word.endswith(_OF_PEOPLE) and (place := self._place_of(word))
        }
        self._read_words = [self._read(frame) for frame in self._all]
        self._find_meant()

    def __getitem__(self, at: int) -> Frame:
        """Return the frame of a place."""
        return self._all[at]

    def __iter__(self) -> Iterator[Frame]:
        """Return the frames in order."""
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all)

    @cached_property
    def usage(self) -> Mapping[str, int]:
        """Return in how many statements each term is used."""
        counts: defaultdict[str, int] = defaultdict(int)
        for frame in self._all:
            for term in frame.terms:
                counts[term] += 1
        wider = self.wider.counts if self.wider else {}
        return counts | {term: max(counts[term], wider[term]) for term in wider}

    def stems_in(self, places: range) -> Iterator[str]:
        """Yield the stems of a stretch, and the verb that its verbs of two words stand for."""
        stems = self.tokens.stems[places.start : places.stop]
        yield from stems
        yield from _phrasal(stems)

    def dating(self, frame: Frame, date: Date, span: Span) -> Dating:
        """Return what a date dates in a part of a statement."""
        claim = frame.claim
        dated = dated_words(self.tokens, self.document, date, span)
        places = self._content(frame, span)
        names = frozenset(self.named(claim, span))
        return Dating(
            of=claim,
            date=date,
            dated=dated,
            deeds=self._deeds(frame, date, span, dated),
            parts=frozenset(places) | names | frame.meant,
            places=places,
            words=self.tokens,
        )

    def _deeds(self, frame: Frame, date: Date, span: Span, dated: DatedWords) -> frozenset[str]:
        """Return the stems of what was done at a date: verbs, or nouns where they tell it."""
        if frame.is_tabled:
            found = dated.verbs if dated.verbs - stems_of("events.occurring") else dated.told
        else:
            found = (dated.verbs or dated.told) | {noun_of_date(self.tokens, date, span)} - {""}
        if not found:
            return frozenset()
        named = self.tokens_of([name.span for name in frame.claim.names])
        return frozenset(found - {self.tokens.stems[at] for at in named})

    def _content(self, frame: Frame, span: Span) -> dict[str, int]:
        """Return the stems that carry meaning outside names and dates, with their first places."""
        words = self.tokens
        return {
            words.stems[at]: at
            for at in reversed(words.inside(span))
            if carries_meaning(words.lower[at]) and at not in frame.taken
        }

    def tokens_of(self, spans: Sequence[Span]) -> set[int]:
        """Return the tokens that lie inside some spans."""
        return {at for span in spans for at in self.tokens.inside(span)}

    def named(self, claim: Claim, span: Span) -> Iterator[str]:
        """Yield the bearers that a part of a claim names."""
        for name in claim.names:
            if name.span.overlaps(span):
                yield self._bearers.get(name.span, "@" + self.document.words(name.span).lower())

    def _read(self, frame: Frame) -> "_StatementWords":
        """Fill in the terms of a frame; return what its words tell."""
        first, stop = frame.words.start, frame.words.stop
        lower = self.tokens.lower[first:stop]
        offices = [span for name in frame.claim.names for span in (name.title, name.role) if span]
        is_plain = self._peoples.keys().isdisjoint(lower)
        peoples = [] if is_plain else [self._peoples.get(word, "") for word in lower]
        told = _words_of(
            tuple(self.tokens.words[first:stop]),
            frozenset([at - first for at in frame.taken]),
            frozenset([at - first for at in self.tokens_of(offices)]),
            tuple(peoples),
        )
        actions, terms = dict(told.actions), dict(told.actions)
        for term, word in (*self._names(frame.claim), *told.others):
            terms.setdefault(term, word)
        frame.actions, frame.terms = frozenset(actions), terms
        return told

    def _names(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """Yield the bearers that a claim names, each with its name."""
        for name in claim.names:
            words = self.document.words(name.span)
            yield self._bearers.get(name.span) or f"@{words.lower()}", words

    def _place_of(self, word: str) -> str:
        """Return the term of a place for the word for its people, else nothing."""
        for ending, other in _DEMONYMS:
            if word.endswith(ending):
                found = self._places.get(word.removesuffix(ending) + other)
                if found and word not in self._places:
                    return found
        return ""

    def _find_meant(self) -> None:
        """Find who takes part unnamed: the last subject, where a pronoun stands or no subject."""
        subject, before = frozenset[str](), None
        for frame in self._all:
            claim = frame.claim
            if before is None or (before.role, before.section) != (claim.role, claim.section):
                subject = frozenset()
            own = self._subject(frame)
            if own:
                subject = own
            elif subject and (
                self._read_words[frame.at].has_pronoun or self._shares_its_subject(before, frame)
            ):
                frame.meant = subject
            else:
                subject = frozenset()
            before = claim

    def _subject(self, frame: Frame) -> frozenset[str]:
        """Return those named in front of the first verb of a claim."""
        verb, span = self._read_words[frame.at].verb, frame.claim.span
        if not frame.claim.names:
            return frozenset()
        end = span.end if verb < 0 else self.tokens.starts[frame.words.start + verb]
        return frozenset(self.named(frame.claim, Span(span.start, max(end, span.start + 1))))

    def _shares_its_subject(self, before: Claim | None, frame: Frame) -> bool:
        """True if a claim begins with a verb of which the clause before has the subject."""
        if before is None:
            return False
        gap = self.document.text[before.span.end : frame.claim.span.start]
        words = [self.tokens.words[at] for at in frame.words[:3]]
        while words and words[0] in ("and", "but", "then", "or", "later", "finally"):
            words.pop(0)
        return bool(words) and is_past(words[0]) and set(gap).isdisjoint(".!?\n")


@frozen
class _StatementWords:
    """What the words of a statement tell by themselves."""

    actions: tuple[tuple[str, str], ...]
    """Terms that tell what happened, each with its word."""
    others: tuple[tuple[str, str], ...]
    verb: int
    """The place of its first verb, -1 where it has none."""
    has_pronoun: bool
    """It speaks of a person by a pronoun."""


@kept_by_words
def _words_of(
    words: tuple[str, ...], taken: frozenset[int], offices: frozenset[int], folded: tuple[str, ...]
) -> _StatementWords:
    """Return what the words of a statement tell.

    Args:
        words: As they stand.
        taken: The places of names and dates.
        offices: Those of titles and roles.
        folded: Of each word the term of a place, where it is one for its people, else "";
            empty where none is.
    """
    lower = [word.lower() for word in words]
    actions, others = dict[str, str](), dict[str, str]()
    for at, (word, low) in enumerate(zip(words, lower, strict=True)):
        if len(word) == 1 or at in taken or not (carries_meaning(low) or word.isdigit()):
            continue
        if low in CARDINALS:
            continue  # they are compared as figures, and say nothing of what is told
        place = folded[at] if folded else ""
        is_plain = word.islower() or word[0].isdigit() or (at == 0 and word[1:].islower())
        is_action = is_plain and at not in offices and not place
        (actions if is_action else others).setdefault(place or stem(low), word)
    actions.update((verb, verb) for verb in _phrasal([stem(word) for word in lower]))
    return _StatementWords(
        tuple(actions.items()),
        tuple(others.items()),
        next((at for at, word in enumerate(words) if is_past(word)), -1),
        not lexicon.words("events.persons").isdisjoint(lower),
    )


def _phrasal(stems: Sequence[str]) -> Iterator[str]:
    """Yield the verbs that verbs of two words stand for."""
    found = listed("verbs.phrasal", by_stem=True).among(stems)
    return (stem(verb) for _, _, verb in found)


def _whole(keys: Sequence[str]) -> dict[str, str]:
    """Return the full key of each: of "holt" that of the only other one that ends with it."""
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        if "-" in key:
            longer[key.rpartition("-")[2]].append(key)
    return {key: longer[key][0] if len(longer.get(key, ())) == 1 else key for key in keys}
