"""Dates that contradict the day on which the document was written.

That day is stated in the front matter or the file name. Later additions to a document are skipped.
"""

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import Tokens, distance, tokens
from factcheck.document.text.meaning import is_past
from factcheck.model import Block, BlockKind, Date, DateRole, Document, Edtf, Facts
from factcheck.model.dates import Unit
from factcheck.model.untimely import LAST_YEAR, Untimeliness, Untimely, can_be_told

_READ = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_ROLES = (DateRole.OWN, DateRole.BACKGROUND, DateRole.OPEN)
_YEAR_LENGTH = 4
_BRACKETED = 6
"""Maximum number of tokens between an opening bracket and a date inside it."""


def untimely(document: Document, facts: Facts, written: Edtf | None) -> tuple[Untimely, ...]:
    """Return the dates that contradict the day of writing, in order."""
    day = written.single if written else None
    if written is None or day is None or day.precision is None:
        return ()
    finder = _Finder(document, facts, tokens(document), written)
    found = (*finder.on_the_other_side(), *finder.ago(), *finder.swapped_years())
    return tuple(sorted(found, key=lambda one: one.span))


@frozen(eq=False)
class _Finder:
    document: Document
    facts: Facts
    words: Tokens
    written: Edtf

    def on_the_other_side(self) -> Iterator[Untimely]:
        """Yield past events dated after the day of writing, and planned events dated before it."""
        words, document = self.words, self.document
        for date in self.facts.dates:
            start = date.span.start
            sentence, block = document.sentence_at(start), document.block_at(start)
            first = words.at(start)
            lead = first if words.lower[first] in _dating() else self._dating_before(first)
            if not (
                sentence and block and lead is not None and self._is_of_the_author(date, block)
            ):
                continue
            inside = words.inside(sentence)
            kind = Untimeliness.DONE
            if not can_be_told(date, kind, self.written):
                rest = {words.lower[at] for at in inside if at not in words.inside(date.span)}
                cue = self._verb(inside.start, lead) if rest.isdisjoint(_open()) else None
            elif not can_be_told(date, kind := Untimeliness.ANNOUNCED, self.written):
                cue = self._will(inside.start, lead)
            else:
                continue
            if cue is not None:
                yield Untimely(date.span, kind, self.written, words.span(cue))

    def ago(self) -> Iterator[Untimely]:
        """Yield dates in brackets that disagree with the preceding "… years ago"."""
        words = self.words
        for relative, date in pairwise(self.facts.dates):
            ends = words.inside(relative.span)[-1:]
            if not ends or words.lower[ends[0]] != "ago" or not (relative.value and date.value):
                continue
            between = words.words[ends[0] + 1 : words.at(date.span.start)]
            is_beside = between[:1] == ["("] and len(between) <= _BRACKETED and ")" not in between
            if is_beside and Unit.YEAR in date.stated and not date.value.overlaps(relative.value):
                yield Untimely(date.span, Untimeliness.AGO, self.written, relative.span)

    def swapped_years(self) -> Iterator[Untimely]:
        """Yield the numbers that, with two digits swapped, are a year mentioned in the text."""
        words = self.words
        years = {
            str(date.value.year): date.span
            for date in self.facts.dates
            if date.value and date.value.year and Unit.YEAR in date.stated
        }
        for at, word in enumerate(words.words):
            if len(word) == _YEAR_LENGTH and word.isdecimal() and int(word) > LAST_YEAR:
                swapped = (one for one in years if sorted(one) == sorted(word))
                meant = [one for one in swapped if distance(one, word, 1) == 1]
                lead = self._dating_before(at)
                is_last = at + 1 == len(words) or words.words[at + 1] in ".,;:)"
                if meant and lead is not None and (is_last or lead < at - 1):
                    span = years[meant[0]]
                    yield Untimely(words.span(at), Untimeliness.NO_YEAR, self.written, span)

    def _is_of_the_author(self, date: Date, block: Block) -> bool:
        """Return True if a date is the author's own, in running text that was not added later."""
        if block.kind not in _READ or date.role not in _ROLES or date.problem:
            return False
        return self.document.role_at(date.span.start).is_own

    def _dating_before(self, at: int) -> int | None:
        """Return the index of "in" before a month or year ("in late 2017"), or None."""
        near = range(max(0, at - 2), at)
        parts = lexicon.words("events.parts of a year")
        found = next((one for one in reversed(near) if self.words.lower[one] not in parts), None)
        return found if found is not None and self.words.lower[found] in _dating() else None

    def _verb(self, start: int, stop: int) -> int | None:
        """Return the index of the past-tense verb in the clause of a date, or None."""
        words = self.words
        for at in range(stop - 1, start - 1, -1):
            if is_past(words.words[at]):
                return at
            if not words.is_word(at) and words.words[at] not in "-’'()":
                return None
        return None

    def _will(self, start: int, stop: int) -> int | None:
        """Return the index of "will" before a date, or None. Reported speech is ignored."""
        lower = self.words.lower
        cue = next((at for at in range(stop - 1, start, -1) if lower[at] in ("will", "’ll")), start)
        is_said = not lexicon.words("names.speaking").isdisjoint(lower[start:cue])
        is_joined = not lexicon.words("events.joins of clauses").isdisjoint(lower[cue:stop])
        return None if cue == start or is_said or is_joined else cue


def _dating() -> frozenset[str]:
    return lexicon.words("events.dating what was done")


def _open() -> frozenset[str]:
    return lexicon.words("events.planned") | lexicon.words("events.not of the day of writing")
