"""What our own extractors read at a place of a document: words, dates, times, figures, context.

A link says where to look; what stands there is read as everywhere else. Where the extractors saw
nothing, since a heading or code is not read for figures, the words are read by themselves.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.align.utterances.gathering import Said, gathered
from factcheck.mentions.dates import dates
from factcheck.mentions.quantities import quantities
from factcheck.mentions.quantities.hedges import hedge, widened
from factcheck.mentions.quantities.numerals import number, number_at
from factcheck.model import (
    Block,
    BlockKind,
    Date,
    DateKind,
    Document,
    Dossier,
    Edtf,
    EdtfError,
    Link,
    Name,
    NameKind,
    Piece,
    Proved,
    Quantity,
    Reason,
    Refused,
    Related,
    SourceFile,
    Span,
    Unit,
    Verdict,
    ages,
    dues,
    lengths,
    twins,
)
from factcheck.model.disagreements import of_bounds, of_forms
from factcheck.model.links import CONCEIVABLE
from factcheck.model.weekdays import Calendar
from factcheck.model.weekly import out_of_step
from factcheck.text import Tokens, listed, shortened, stem, tokens, word_list

Found = TypeVar("Found", Date, Quantity)
Fact = TypeVar("Fact")
_IN_ADDRESS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/_]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)"
)
_YEAR = re.compile(r"(?<![\w.,$€£#/-])[12]\d{3}(?![\w/-]|[.,]\d|[ ]?%)")
_VERSION = re.compile(
    r"(?<![\w.$€£])(?P<name>v|[A-Za-z]{1,5}-?)?(?P<parts>\d+(?:\.\d+){1,3})"
    r"(?![\w%]|\.\d| (?:k?[gm]|ha|per|million)\b)"
)
_GLUED = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[a-zµ]{1,3}|[kKMGT]?i?B|[kMG]?(?:Hz|W|V))"
)
_RATIO = re.compile(
    r"(?i)(?<![\w.,])(?P<part>\d{1,3}|one|two|three)(?P<of> out of | in | of every )"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?![\w,]|\.\d)"
)
_ORDINAL = ("st", "nd", "rd", "th")
JOINTS = frozenset({"to", "and", "until", "till", "through", "-", "–", "—"})
"""What joins the two ends of a stretch."""
_COMPARED = ("TWN04", "TWN06")
"""Twins that comparisons of counts and of names find by themselves."""
_SHORT = 4
"""Telling words of a sentence that leaves what it is about to those around it."""
_LONG_QUOTATION = 8
"""Blanks of a quotation that is no title or name in quotation marks."""


def first_proof(found: Iterable[Verdict | None], otherwise: Refused) -> Verdict:
    """Return the first proof of several verdicts, else the last refusal, else what is given."""
    last = otherwise
    for one in found:
        if isinstance(one, Proved):
            return one
        last = one or last
    return last


def rows_apart(
    mine: Sequence[Fact], theirs: Sequence[Fact], differ: Callable[[Fact, Fact], bool]
) -> list[tuple[Fact, Fact]]:
    """Return the pairs that differ of two rows of as many; none where a row is of one alone."""
    is_row = len(mine) == len(theirs) > 1
    return [pair for pair in zip(mine, theirs, strict=False) if is_row and differ(*pair)]


def proved(
    code: str, this: Span, counter: Span, message: str, *proof: str, least: float = CONCEIVABLE
) -> Proved:
    """Return the proof that what stands at a place cannot be true beside what stands at another."""
    return Proved(code, this, message, proof, (Related(counter),), least)


@frozen(eq=False)
class Reading:
    """A document with all that is known of it, asked by place."""

    known: Dossier
    document: Document = field(repr=False)
    """That of the dossier, or the same with what its files alone hold behind its text."""
    _dates: dict[Span, tuple[Date, ...]] = field(init=False, factory=dict, repr=False)
    """What was read at a place once."""
    _figures: dict[Span, tuple[Quantity, ...]] = field(init=False, factory=dict, repr=False)

    @cached_property
    def tokens(self) -> Tokens:
        """Return the tokens of the document."""
        return tokens(self.document)

    @cached_property
    def calendar(self) -> Calendar:
        """Return what decides whether a weekday is that of a day of the document."""
        return Calendar(self.document, self.known.facts.dates, self.known.record.published)

    @cached_property
    def ours(self) -> tuple[Proved, ...]:
        """Return what our own linkers link and cannot be: sums, ages, references, order."""
        known, document = self.known, self.document
        verdicts = (
            *(one.decide(document) for one in known.measures.reckoned),
            *(ages.decide(one, document) for one in known.ages),
            *(lengths.decide(one, document) for one in known.stretches),
            *(dues.decide(one, document) for one in known.reckonings),
            *(one.decide(document) for one in known.citing.mismatches),
            *(one.decide(document) for one in known.precedences),
            *(of_bounds(document, one) for one in known.facts.reversals),
            *(one.decide(document) for one in known.measures.listings),
            *out_of_step(document, known.facts.dates),
            *(twins.decide(document, one) for one in known.twins if one.code not in _COMPARED),
        )
        return tuple(one for one in verdicts if isinstance(one, Proved))

    def linked_by_us(self, link: Link) -> Proved | None:
        """Return what our own linkers decide of the places of a link, and of no others."""
        return next((found for found in self.ours if _is_between(found, link)), None)

    @cached_property
    def said(self) -> Sequence[Said]:
        """Return what is quoted, parts of one utterance joined."""
        return gathered(self.document, self.known.facts, self.known.entities)

    def words(self, span: Span) -> str:
        """Return the words of a place."""
        return self.document.words(span)

    def shown(self, span: Span) -> str:
        """Return the words of a place as a message quotes them."""
        return shortened(self.words(span))

    def matches(
        self, pattern: re.Pattern[str], place: Span, group: str | int = 0
    ) -> Iterator[tuple[re.Match[str], Span]]:
        """Yield what a pattern meets in the words of a place, with where it, or its group, is."""
        for found in pattern.finditer(self.words(place)):
            yield found, Span(*found.span(group)).shift(place.start)

    def two_forms(
        self, code: str, this: Span, counter: Span, *proof: str, least: float = CONCEIVABLE
    ) -> Proved:
        """Prove that one thing is written in two forms."""
        message = of_forms(self.words(this), self.words(counter))
        return proved(code, this, counter, message, *proof, least=least)

    def two_values(
        self, code: str, sort: str, this: Span, counter: Span, *proof: str, least: float
    ) -> Proved:
        """Prove that one thing has two values of a sort: a date, a time, a unit."""
        message = f"{sort}: {self.shown(this)} here, {self.shown(counter)} elsewhere"
        return proved(code, this, counter, message, *proof, least=least)

    def without(self, what: str, places: Sequence[Span]) -> Refused:
        """Refuse since none of the places has a value, or none is given: "no date is read in …"."""
        if not places:
            return Refused(Reason.NO_VALUE, "one place only is named, with none to hold it against")
        listed = " or ".join(f"“{self.shown(place)}”" for place in places[:3])
        return Refused(Reason.NO_VALUE, f"no {what} is read in {listed}")

    def sentence(self, span: Span) -> Span:
        """Return the sentence, or its part between semicolons, in which a place begins."""
        whole = self.document.sentence_at(span.start)
        if whole is None:
            return span
        text = self.document.text
        start = text.rfind("; ", whole.start, span.start) + 1
        end = text.find("; ", max(span.start, span.end - 1), whole.end)
        return Span(max(whole.start, start), whole.end if end < 0 else end)

    def is_one_sentence(self, one: Span, other: Span) -> bool:
        """True if two places lie in one sentence."""
        return self.sentence(one).contains(other)

    def are_joined(self, one: Span, other: Span) -> bool:
        """True if nothing but a word or mark of joining stands between two values."""
        between = self.tokens.inside(Span(one.end, other.start))
        return len(between) == 1 and self.tokens.lower[between.start] in JOINTS

    def dates(self, span: Span) -> tuple[Date, ...]:
        """Return the dates in or at a place."""
        if span not in self._dates:
            self._dates[span] = self._read_dates(span)
        return self._dates[span]

    def _read_dates(self, span: Span) -> tuple[Date, ...]:
        found = _facts_at(self.known.facts.dates, span)
        if found:
            return found
        words = self.words(span)
        made = dates(_alone(words), (), self.known.record) or _in_addresses(words)
        return tuple(_moved(one, span.start) for one in made)

    def years_alone(self, span: Span) -> tuple[Date, ...]:
        """Return the only bare number of four digits in a place as a year: "the 2018 survey"."""
        found = list(self.matches(_YEAR, span))
        return (
            () if len(found) != 1 or self.dates(span) else (year_at(found[0][1], found[0][0][0]),)
        )

    def figures(self, span: Span) -> tuple[Quantity, ...]:
        """Return the quantities in or at a place; numbers that are of nothing are read as well."""
        if span not in self._figures:
            self._figures[span] = self._read_figures(span)
        return self._figures[span]

    def _read_figures(self, span: Span) -> tuple[Quantity, ...]:
        found = _facts_at(self.known.facts.quantities, span)
        if not found:
            alone = _alone(self.words(span))
            made = quantities(alone, dates(alone, (), self.known.record))
            found = tuple(evolve(one, span=one.span.shift(span.start)) for one in made)
        found = tuple(self._with_point(one) for one in found)
        taken = [one.span for one in found]
        taken += [one.span for one in self.dates(span) if one.kind is not DateKind.RELATIVE]
        bare = [one for one in self._numbers(span) if not any(map(one.span.overlaps, taken))]
        return tuple(sorted((*found, *bare), key=lambda one: one.span))

    def _with_point(self, one: Quantity) -> Quantity:
        """Return a figure with the point before it, where no nought is printed: ".450"."""
        words, start = self.words(one.span), one.span.start
        digits = words[: len(words) - len(words.lstrip("0123456789"))]
        before = self.document.text[max(0, start - 2) : start]
        is_point = before.endswith(".") and not before[:-1].isalnum()
        if not (digits and is_point) or one.hedge or "," in words:
            return one
        worth = int(digits) / 10.0 ** len(digits)
        return evolve(one, span=Span(start - 1, one.span.end), low=worth, high=worth)

    def ratios(self, span: Span) -> tuple[Quantity, ...]:
        """Return the shares of a place that are told as one of so many: "1 in 4,000"."""
        return tuple(
            Quantity(place, worth, worth, "", "ratio")
            for found, place in self.matches(_RATIO, span)
            if (worth := _ratio(found))
        )

    def _numbers(self, span: Span) -> list[Quantity]:
        """Return the bare numbers of a place, each with the word behind it."""
        found: list[Quantity] = []
        inside = self.tokens.inside(span)
        at = inside.start
        while at < inside.stop:
            told = number_at(self.tokens, at)
            glued = _GLUED.fullmatch(self.tokens.words[at])
            if glued and self.tokens.lower[at][-2:] not in _ORDINAL:
                found.append(_with_unit(self.tokens, at, glued))
            if told is None or told[1] is None:
                at += 1
                continue
            bare = _bare(self.tokens, at, told[0], told[1].value, told[1].slack)
            found.append(self._with_point(bare))
            at = told[0]
        return found

    def stems(self, span: Span) -> frozenset[str]:
        """Return the stems of the words in a place that tell what it is about."""
        return frozenset(
            stem(word)
            for word in word_list(self.words(span))
            if len(word) > 2 and word not in _plain() and not word[0].isdigit()  # noqa: PLR2004
        )

    def context(self, span: Span) -> frozenset[str]:
        """Return what the sentence of a place and the heading above it are about."""
        section = self.document.section_at(span.start)
        heading = self.stems(section.heading) if section and section.heading else frozenset[str]()
        return self._about(span) | heading

    def common(self, this: Span, other: Span) -> frozenset[str]:
        """Return what the sentences of two places, headings left out, are both about."""
        return self._about(this) & self._about(other)

    def _about(self, span: Span) -> frozenset[str]:
        told = self.stems(self.document.sentence_at(span.start) or span)
        around = self.document.block_around(span)
        label = self.stems(around) if len(told) < _SHORT else frozenset[str]()
        return told | label | self.stems(span)

    def tells(self, span: Span, *lists: str) -> bool:
        """True if the sentence of a place has a phrase of the lists, in any form."""
        return self.told(span, *lists) is not None

    def told(self, span: Span, *lists: str) -> Span | None:
        """Return where the sentence of a place has the first phrase of the lists, in any form."""
        inside = self.tokens.inside(self.sentence(span))
        found = next(listed(*lists, by_stem=True).find(self.tokens, inside), None)
        return self.tokens.span(found[0], found[1] - 1) if found else None

    def way(self, span: Span, ways: Mapping[str, str], *, by_stem: bool = False) -> str:
        """Return which of several ways a place tells, by a list of each; empty for none, or two."""
        inside = self.tokens.inside(span)
        told = [
            way
            for way, name in ways.items()
            if any(listed(name, by_stem=by_stem).find(self.tokens, inside))
        ]
        return told[0] if len(told) == 1 else ""

    def first_of(self, span: Span, name: str) -> Span:
        """Return where a place has the first phrase of a list; all of it where it has none."""
        found = next(listed(name).find(self.tokens, self.tokens.inside(span)), None)
        return self.tokens.span(found[0], found[1] - 1) if found else span

    def years_of(self, span: Span) -> frozenset[int]:
        """Return the years that the sentence of a place tells, else those of the heading above."""
        told = _years(_facts_at(self.known.facts.dates, self.sentence(span)))
        headings = (
            self.words(block.span)
            for block in reversed(self.document.blocks)
            if block.kind is BlockKind.HEADING and block.span.start < span.start
        )
        return told or frozenset(int(one[0]) for one in _YEAR.finditer(next(headings, "")))

    def versions(self, span: Span) -> Iterator[tuple[str, str, Span]]:
        """Yield the versions of a place behind what each is joined to: "rc", "6.3" of "RC6.3"."""
        for found, place in self.matches(_VERSION, span):
            name = (found["name"] or "").strip("-").lower()
            yield "" if name == "v" else name, found["parts"], place

    def is_quoted(self, span: Span) -> bool:
        """True if a place lies in a quotation of several words, which keeps its source's form."""
        return any(
            one.span.contains(span)
            and not one.block
            and self.words(one.span).count(" ") > _LONG_QUOTATION
            for one in self.known.facts.quotations
        )

    def name_at(self, span: Span) -> Name | None:
        """Return the name of which the words at a place are part, as our extractors read it."""
        return next((one for one in self.known.facts.names if one.span.contains(span)), None)

    def name_kind(self, span: Span) -> NameKind:
        """Return what the name at a place is of, as far as the document tells."""
        kinds = {
            entity.kind
            for entity in self.known.entities
            for name in entity.mentions
            if name.span.overlaps(span)
        }
        return kinds.pop() if len(kinds) == 1 else NameKind.UNKNOWN


def _years(dates: Iterable[Date]) -> frozenset[int]:
    return frozenset(one.value.year for one in dates if one.value and one.value.year)


def day_of_month(word: str) -> int:
    """Return the day that a word in small letters tells: 4 of "4" and "4th"; nought for none."""
    digits = word[:-2] if word.endswith(_ORDINAL) else word
    return int(digits) if digits.isdecimal() and len(digits) <= len("31") else 0


def unit_of_time(figure: Quantity) -> str:
    """Return the unit of a length of time: "month" of "eighteen months"; of others any word."""
    word = (figure.unit or figure.noun.rpartition(" ")[2]).lower()
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def days_of(unit: str) -> float:
    """Return how many days a unit of time has; nought for what is none."""
    return float(lexicon.table("measures.days of units").get(unit, 0))


def year_at(place: Span, year: str | int) -> Date:
    """Return a year that stands at a place."""
    return Date(place, Edtf.of(int(year)), DateKind.ABSOLUTE, stated=frozenset({Unit.YEAR}))


def _is_between(found: Proved, link: Link) -> bool:
    """True if what is found lies at the places of a link, and at all of them.

    A stretch told backwards is wrong by itself, whatever else it is held against.
    """
    spans = (found.span, *(one.span for one in found.related))
    if found.code == "DAT04":
        return link.this.overlaps(found.span)
    return link.this.overlaps(found.span) and (
        all(any(span.overlaps(place) for place in link.places) for span in spans)
        and all(any(span.overlaps(place) for span in spans) for place in link.places)
    )


def _with_unit(known: Tokens, at: int, glued: re.Match[str]) -> Quantity:
    """Return a figure to which its unit is joined: "100ms", "64GB"."""
    worth = float(glued["number"].replace(",", ""))
    unit = glued["unit"]
    told = lexicon.table("quantities.joined units").get(unit, unit)
    return Quantity(known.span(at), worth, worth, told)


def _ratio(found: re.Match[str]) -> float:
    """Return the worth of "1 in 4,000"; nought where the second number may be a year."""
    part = number(found["part"].lower())
    whole = float(found["whole"].replace(",", ""))
    may_be_year = found["of"].strip() == "in" and re.fullmatch(r"[12]\d{3}", found["whole"])
    return 0.0 if part is None or may_be_year or not part.value < whole else part.value / whole


def _plain() -> frozenset[str]:
    return lexicon.words("function.stop") | lexicon.words("function.calendar")


def _facts_at(facts: Sequence[Found], span: Span) -> tuple[Found, ...]:
    """Return the facts that lie in a span, else those that reach into it."""
    near = [one for one in facts if one.span.overlaps(span)]
    return tuple(one for one in near if span.contains(one.span)) or tuple(near)


def _alone(words: str) -> Document:
    """Return words as a document of one sentence."""
    whole = Span(0, len(words))
    return Document(
        path="",
        text=words,
        files=(SourceFile("", words),),
        pieces=(Piece(0, 0, 0, len(words)),) if words else (),
        blocks=(Block(whole, BlockKind.PARAGRAPH),),
        sentences=(whole,),
    )


def _in_addresses(words: str) -> tuple[Date, ...]:
    """Return the days that an address or the name of a file has: "/2021/09/06/", "2017-02-27-a"."""
    found: list[Date] = []
    for match in _IN_ADDRESS.finditer(words):
        try:
            value = Edtf.of(*map(int, match.group("year", "month", "day")))
        except EdtfError:
            continue
        stated = frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY})
        found.append(Date(Span(*match.span()), value, DateKind.ABSOLUTE, stated=stated))
    return tuple(found)


def _moved(date: Date, by: int) -> Date:
    anchor = date.anchor.shift(by) if date.anchor else None
    return evolve(date, span=date.span.shift(by), anchor=anchor)


def _bare(known: Tokens, first: int, behind: int, value: float, slack: float) -> Quantity:
    """Return a number with what softens it and the word behind it."""
    low, high = value - slack, value + slack
    soft = hedge(known, first, behind)
    is_sum = (
        soft is not None and soft.words == "+" and known.starts[behind] > known.ends[behind - 1]
    )
    if soft and not is_sum:
        low, high = widened(low, high, soft)
    at = behind + (known.words[behind : behind + 1] == ["-"])
    word = known.lower[at] if at < len(known) and known.is_word(at) else ""
    is_near = at < len(known) and known.starts[at] - known.ends[behind - 1] <= 1
    noun = word if is_near and word not in _plain() else ""
    is_digits = known.words[behind - 1][-1].isdigit()
    unit = lexicon.table("quantities.joined units").get(noun, "") if is_digits else ""
    softly = soft.words if soft and not is_sum else ""
    return Quantity(known.span(first, behind - 1), low, high, unit, "" if unit else noun, softly)
