"""From quotations to utterances: parts joined over an attribution, lines of a transcript.

Each is cut in words that can be compared: no case, no marks, one form of apostrophe, no accents.
Each has who says it, where that is told.
"""

import bisect
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from factcheck import lexicon
from factcheck.mentions.attributions.verbs import any_of, finite
from factcheck.model import (
    Attribution,
    BlockKind,
    Document,
    Entity,
    Facts,
    NameKind,
    Quotation,
    Span,
    Utterance,
)
from factcheck.model.numerals import CARDINALS
from factcheck.model.text import by_place
from factcheck.text import kept_by_words, listed, tokens_of

_ATTRIBUTED = re.compile(r"[“”\"'‘’«»]?,? [^.“”\"«»|]{2,140}?[,:] ?[“\"«‘'] ?\Z")
"""What stands between two parts of one sentence: `," he said at lunch, "`, `," adding: "`."""
_PUBLISHED = re.compile(r", (?:1[5-9]|20)\d\d[a-z]?[.)]?\Z|\bpp?\. ?\d+[–—-]?\d*[.\])]{0,2}\Z")
"""The end of what is no utterance but a work: "Oxford, 1998.", "pp. 8-36."."""
_CITED = re.compile(r"[_*”\"’' ]{0,4},? (?:pp?|vols?|nos?|eds?|trans)\. ")
"""What stands behind the title of a work: `", pp. 8-36`."""
_NEAR = 2
"""Blocks from a line of a transcript to the one before or behind it."""
_GOES_ON = ",–—-"
_GOES_ON_BEFORE = ",;)"
"""What no utterance begins with, but a string of code: `LI { name, ", a pump, was added." }`."""
_LONGEST_GAP = 160
# In transcripts the speaker stands in capitals before a colon, what is said behind it, and a time
# in front, if there is one.
_LINE = re.compile(
    r"(?:[\[(]?\d\d?[:.]\d\d(?:[:.]\d\d)?[\])]? *(?:[A-Z]{1,4} *)?[–—-]? *)?"
    r"[A-Z][A-Z0-9 .'’/-]{1,40}: (?=\S)"
)


_CODE = re.compile(r"[_={}<>\\^`]|%\(|\(\)|--\w|\w/\w+/|://|\$\w|\w\.\w+\(")
"""What settings, code, paths and addresses have, and speech has not."""
_BESIDE = 30
"""Code points beside a quotation that show what it stands among."""
_TITLE, _FEWEST = 0.8, 3
"""Share and number of the words that tell something, from which those written large are a title."""
WORD = re.compile(r"[^\W_]+(?:[.,:/’'-][^\W_]+)*")
_MOST_FIGURES = 12
"""House styles write smaller numbers in words or in figures."""


@frozen(eq=False)
class Said:
    """The words of an utterance, each with its place."""

    document: Document = field(repr=False)
    utterance: Utterance
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    """Where each word begins and ends."""
    is_given: bool
    """The text gives it to somebody, named or not."""
    is_line: bool
    """It is a line behind a label, as in a transcript."""

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Return the place of each word."""
        return tuple(Span(*place) for place in self.places)

    @cached_property
    def span(self) -> Span:
        """Return the stretch from the first quoted word to the last."""
        return self.utterance.span

    def stretch(self, words: tuple[int, int]) -> Span:
        """Return where some words stand; the point behind the word before where there are none."""
        start, end = words
        if start == end:
            at = self.spans[start - 1].end if start else self.spans[0].start
            return Span(at, at)
        return Span(self.spans[start].start, self.spans[end - 1].end)

    @cached_property
    def is_heading(self) -> bool:
        """True if a heading of the document has its words."""
        named = self.document.words(self.span).strip(" .,").casefold()
        return any(named in heading for heading in self.document.once("headings", _headings))

    @cached_property
    def has_code(self) -> bool:
        """True if it has marks that code, settings, paths and addresses have, or is among them."""
        start, end = max(0, self.span.start - _BESIDE), self.span.end + _BESIDE
        return bool(_CODE.search(self.document.text, start, end))

    @cached_property
    def is_title(self) -> bool:
        """True if all of its words that tell something are written large, and it is not shouted."""
        told = [one for word, one in zip(self.words, self.spans, strict=True) if is_content(word)]
        large = sum(self.document.text[one.start].isupper() for one in told)
        is_shouted = self.document.words(self.span).isupper()
        return _TITLE * len(told) <= large >= _FEWEST and not is_shouted

    @cached_property
    def has_many_wordings(self) -> bool:
        """True if what is around it in its sentence tells that others word it otherwise."""
        first = self.document.sentence_at(self.span.start) or self.span
        last = self.document.sentence_at(self.span.end - 1) or self.span
        ends = Span(first.start, self.span.start), Span(self.span.end, last.end)
        around = " ".join(map(self.document.words, ends))
        return any(listed("utterances.of many wordings").find(tokens_of(around)))


def is_content(word: str) -> bool:
    """True if a word has a meaning of its own."""
    return word not in lexicon.words("function.stop") and len(word) > 1


def _headings(document: Document) -> tuple[str, ...]:
    headings = (block for block in document.blocks if block.kind is BlockKind.HEADING)
    return tuple(document.words(block.span).casefold() for block in headings)


def gathered(document: Document, facts: Facts, entities: Sequence[Entity]) -> list[Said]:
    """Return the utterances that a document quotes, in order of their first words."""
    speakers = Speakers(document.text, facts.attributions, entities)
    found = [
        _said(document, Utterance(tuple(parts), speakers.of(parts[0]).removeprefix("*")), speakers)
        for parts in _joined(document, facts.quotations)
        if not _PUBLISHED.search(document.words(parts[-1]))
        and not _CITED.match(document.text, parts[-1].end)
        and document.text[parts[0].start] not in _GOES_ON_BEFORE
    ]
    found.extend(_said(document, Utterance((span,)), None) for span in _lines(document))
    return sorted(found, key=lambda one: (one.span.start, -one.span.end))


def _said(document: Document, utterance: Utterance, speakers: "Speakers | None") -> Said:
    words, places = list[str](), list[tuple[int, int]]()
    for part in utterance.parts:
        for word, start, end in _words_of(document.words(part)):
            words.append(word)
            places.append((part.start + start, part.start + end))
    is_given = speakers is None or speakers.is_said(utterance.parts[0])
    return Said(document, utterance, tuple(words), tuple(places), is_given, speakers is None)


@kept_by_words
def _words_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the words of a quotation as they are compared, each with where it begins and ends."""
    return tuple((_folded(match[0]), *match.span()) for match in WORD.finditer(text))


def _folded(word: str) -> str:
    letters = word.casefold().replace("’", "'")
    if not letters.isascii():
        plain = unicodedata.normalize("NFKD", letters)
        letters = "".join(char for char in plain if not unicodedata.combining(char))
    worth = CARDINALS.get(letters, _MOST_FIGURES + 1)
    return str(worth) if worth <= _MOST_FIGURES else letters


def _joined(document: Document, quotations: Sequence[Quotation]) -> Iterator[list[Span]]:
    """Yield the parts of each quotation; those inside another are left out."""
    parts: list[Span] = []
    for quotation in quotations:
        span = quotation.span
        if parts and span.end <= parts[-1].end:
            continue
        if parts and _is_rest_of_sentence(document, parts[-1], span):
            parts.append(span)
            continue
        if parts:
            yield parts
        parts = [span]
    if parts:
        yield parts


def _is_rest_of_sentence(document: Document, last: Span, span: Span) -> bool:
    """True if a quotation is the rest of the sentence that the one before began."""
    if span.start - last.end > _LONGEST_GAP or span.start <= last.end:
        return False
    begun = document.text[last.end - 1] in _GOES_ON or document.text[last.end + 1] == ","
    lower = document.text[span.start].islower()
    return begun and lower and bool(_ATTRIBUTED.match(document.text[last.end : span.start]))


def _lines(document: Document) -> Iterator[Span]:
    """Yield what is said in the lines of a transcript, speaker and time left out.

    Lines near one another are of two speakers, or a time stands in front: a label that is repeated
    alone is a kind of note.
    """
    lines = list(_labelled(document))
    counts = Counter(line.label for line in lines)
    run: list[_Line] = []
    for line in lines:
        if run and line.block - run[-1].block > _NEAR:
            yield from _spoken(run, counts)
            run = []
        run.append(line)
    yield from _spoken(run, counts)


def _spoken(run: Sequence["_Line"], counts: Mapping[str, int]) -> Iterator[Span]:
    is_of_several = len({line.label for line in run}) > 1
    for line in run:
        if is_of_several or line.is_timed or counts[line.label] == 1:
            yield line.said


@frozen
class _Line:
    """A line with a label in capitals before its colon."""

    block: int
    label: str
    is_timed: bool
    said: Span


def _labelled(document: Document) -> Iterator[_Line]:
    """Yield the lines that may be of a transcript, in order."""
    for at, block in enumerate(document.blocks):
        if block.kind in (BlockKind.HEADING, BlockKind.CODE, BlockKind.ROW):
            continue
        words = document.words(block.span)
        line = _LINE.match(words)
        parts = words[: line.end()].rstrip(": ").split() if line else []
        if line and parts[-1] not in lexicon.words("utterances.labels of lines"):
            said = Span(block.span.start + line.end(), block.span.end)
            yield _Line(at, parts[-1], words[:2].strip("[(")[:1].isdigit(), said)


# ---- who says it ----

_NEAREST = 8
"""Attributions in front of a quotation among which the one around it stands."""
_PEOPLE = (NameKind.PERSON, NameKind.UNKNOWN)
_PRONOUN_BEFORE = re.compile(r"\b(?:[Hh]e|[Ss]he)\s(?:[a-z]+\s){0,2}\Z")
_WIDTH = 24
"""Code points in front of a verb in which the pronoun before it stands."""
_QUOTES = re.compile(
    r"\bthat (?P<who>(?:[A-Z][\w’'.-]*|he|she|they|it|the [a-z]+)(?: [A-Z][\w’'.-]*){0,3})"
    rf" (?:[a-z]+ ){{0,3}}?(?:{any_of(finite('saying.clause', 'saying.with quoted words'))}"
    r"|written|spoken|used)\b"
)
"""Whom a speaker quotes in turn, and by which verb."""


class Speakers:
    """Who says what, by the attributions of a document."""

    def __init__(
        self, text: str, attributions: Sequence[Attribution], entities: Sequence[Entity]
    ) -> None:
        """Sort what is looked up: the attributions that name somebody, and who is named where."""
        bearers = {name.span: who.key for who in entities for name in who.mentions}
        self._people = {who.key for who in entities if who.kind in _PEOPLE}
        self._text = text
        self._attributions = sorted((one for one in attributions if one.source), key=by_place)
        self._bearers = sorted(bearers.items(), key=lambda one: (one[0].start, one[0].end))

    def of(self, span: Span) -> str:
        """Return the key of the bearer that a quotation is given to; empty if none is named."""
        one = self._around(span)
        if one is None or one.source is None or self._is_doubtful(one.source, one.cue):
            return ""
        return self._inner(one.source, span) or self._named(one.source)

    def is_said(self, span: Span) -> bool:
        """True if a quotation is given to somebody, named or not."""
        return self._around(span) is not None

    def _around(self, span: Span) -> Attribution | None:
        """Return the attribution whose statement a quotation is."""
        end = bisect.bisect_right(
            self._attributions, span.start, key=lambda one: one.span.start - 1
        )
        near = reversed(self._attributions[max(0, end - _NEAREST) : end])
        return next((one for one in near if span.end <= one.span.end + 1), None)

    def _is_doubtful(self, source: Span, cue: Span | None) -> bool:
        """True if "he said" stands behind the names of two people."""
        if cue is None or cue.start < source.end:
            return False
        before = self._text[max(source.end, cue.start - _WIDTH) : cue.start]
        if not _PRONOUN_BEFORE.search(before):
            return False
        start = self._text.rfind("\n", 0, source.start) + 1
        named = self._within(max(start, source.start - _LONGEST_GAP), cue.start)
        return len(self._people.intersection(named)) > 1

    def _within(self, start: int, end: int) -> list[str]:
        """Return the keys of all who are named in a stretch, in order."""
        first = bisect.bisect_left(self._bearers, start, key=lambda one: one[0].start)
        last = bisect.bisect_right(self._bearers, end, key=lambda one: one[0].end)
        return [key for _, key in self._bearers[first:last]]

    def _inner(self, source: Span, quotation: Span) -> str:
        """Return the key of whom the source itself quotes: "she said that Holm had written …".

        A star where that is a pronoun, so that nobody is named.
        """
        between = self._text[source.end : quotation.start]
        if len(between) > _LONGEST_GAP or not (found := list(_QUOTES.finditer(between))):
            return ""
        at = source.end + found[-1].start("who")
        last = source.end + found[-1].end("who")
        return self._named(Span(at, last)) or "*"

    def _named(self, source: Span) -> str:
        """Return the key of the last bearer that the words of a source name."""
        named = self._within(source.start, source.end)
        return named[-1] if named else ""
