"""Identity of a document: its title, first heading, address, file name and own dates.

These must agree, so any difference counts. If two of them agree, a third that differs is probably
left over from the document that this one was copied from.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, permutations, product

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.document.text.meaning import stems_of
from factcheck.document.text.stems import stem
from factcheck.link.crosscheck.statements import (
    Place,
    Statement,
    Statements,
)
from factcheck.model import BlockKind, Span
from factcheck.model.twins import Twin

_LEAST_BESIDE = 3
"""Minimum number of words around a value that show that two texts name the same thing."""
_LEAST_SHARED = 4
_LONGEST_VALUE = 3
_LONGEST_TEXT = 600
"""Maximum number of code points in a title, summary or sentence that is compared."""
_WORD = re.compile(r"\w++(?:[.:’'-]\w++)*+")
_MOST_SENTENCES = 4
"""Maximum number of sentences in the opening in which a document may say what it is."""
_LONGEST_LINE = 8
"""Maximum number of tokens in a line that consists only of a date."""
_LONGEST_NAME = 2
_FILE = "file name"
_NEAR = 5
_FEW_DAYS = 3
_MOST_OPENING = 12
"""Number of sentences from the start in which a document may refer to itself."""


# ---- the words of title, heading, summary and address ----


def titles(made: Statements) -> list[Statement]:
    """Return the titles of a document, and its first heading if only fields precede it."""
    found = list[Statement]()
    for one in made.all:
        if one.place is Place.TITLE:
            found.append(one)
        elif one.place is not Place.FIELD:
            return [*found, *([one] if one.kind is BlockKind.HEADING else ())]
    return found


def replaced_values(made: Statements) -> Iterator[Twin]:
    """Yield a number or code in a title that a summary or the opening states differently."""
    named = titles(made)
    told = [*_introducing(made)]
    for one, other in (*combinations(named, 2), *product(named, told)):
        rows = [_words(made, each) for each in (one, other)]
        if one.block == other.block or made.is_of_other_time(other):
            continue
        forms = [[word for _, word in row] for row in rows]
        least = _LEAST_BESIDE - (other in named)
        for first, second, beside in _replaced(*forms):
            parts = [row[part] for row, part in zip(rows, (first, second), strict=True)]
            if beside >= least and _are_values(parts, forms):
                this, that = (Span(part[0][0].start, part[-1][0].end) for part in parts)
                places = (named_place(one, other), named_place(other, one))
                yield Twin("TWN02", "value", this, that, places)


def _introducing(made: Statements) -> Iterator[Statement]:
    """Yield the summary, and the sentences of the opening that say what the document is."""
    lead = 0
    for one in made.all:
        is_lead = one.place is Place.LEAD and one.kind is BlockKind.PARAGRAPH
        lead += is_lead
        is_near = lead <= _MOST_SENTENCES or one.stems & stems_of("twins.announcing")
        if (is_lead and is_near) or _field(made, one) in ("subtitle", "description"):
            yield one


def named_place(one: Statement, other: Statement) -> str:
    """Return a title's place for messages: "heading" if only this statement is a heading."""
    return "heading" if one.kind is BlockKind.HEADING and other.kind is not one.kind else one.place


def _field(made: Statements, one: Statement) -> str:
    return made.document.blocks[one.block].field if one.kind is BlockKind.METADATA else ""


_Words = list[tuple[Span, str]]


def _words(made: Statements, one: Statement) -> _Words:
    """Return the words of a statement with their spans. "RC6.1" or "SH-001" is one word."""
    text, start = made.document.text, one.span.start
    found = [
        (Span(*each.span()), each[0])
        for each in _WORD.finditer(text, start, min(one.span.end, start + _LONGEST_TEXT))
    ]
    return [(span, word if word.isupper() else word.lower()) for span, word in found]


def _replaced(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[slice, slice, int]]:
    """Yield each replacement of words, with the number of equal content words around it."""
    import difflib  # noqa: PLC0415 - for documents that have titles

    steps = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    stops = lexicon.words("function.stop")
    sizes = [
        sum(word not in stops for word in one[step[1] : step[2]]) * (step[0] == "equal")
        for step in steps
    ]
    for at, (kind, first, last, start, stop) in enumerate(steps):
        if kind == "replace":
            beside = sum(sizes[max(0, at - 1) : at]) + sum(sizes[at + 1 : at + 2])
            yield slice(first, last), slice(start, stop), beside


def _are_values(parts: Sequence[_Words], forms: Sequence[Sequence[str]]) -> bool:
    """Return True if two parts are numbers, months or codes that only one of the texts has."""
    if len(parts[0]) != len(parts[1]) or len(parts[0]) > _LONGEST_VALUE:
        return False
    both = zip(parts, reversed(forms), strict=True)
    return all(_is_value(word) and word not in other for part, other in both for _, word in part)


def _is_value(word: str) -> bool:
    is_code = len(word) > 1 and word.isupper()
    is_listed = word in lexicon.table("dates.full months", "dates.ordinals")
    return is_code or is_listed or any(map(str.isdigit, word))


def renamed(made: Statements) -> Iterator[Twin]:
    """Yield the words in which title and heading differ, if the address contains those of one."""
    named = titles(made)
    slugs = [made.document.words(one.span) for one in made.all if _field(made, one) == "slug"]
    address = frozenset(
        stem(word)
        for slug in (*slugs[:1], made.document.file_name.words)
        for word in word_list(slug.replace("_", " "))
    )
    for one, other in combinations(named, 2):
        shared = one.stems & other.stems
        own, its = one.stems - shared, other.stems - shared
        is_same = len(shared) >= _LEAST_SHARED and len(shared) * 2 >= len(one.stems | other.stems)
        if one.kind is other.kind or not is_same or not own or not its:
            continue
        sides = sorted(((own & address, one, other), (its & address, other, one)), key=_size)
        (none, odd, right), (some, *_) = sides[0], sides[1]
        is_clear = len(some) > 1 or _are_kinds(own, its)
        if not none and is_clear:
            spans = (_first_run(made, odd, own | its), _first_run(made, right, own | its))
            places = (named_place(odd, right), named_place(right, odd))
            yield Twin("TWN02", "words", *spans, places, made.shared(right, some))


def _are_kinds(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return True if words name two kinds of the same document, such as "oral" and "written"."""
    return any(
        not here.isdisjoint(one) and not there.isdisjoint(other)
        for kinds in lexicon.sets("twins.kinds")
        for here, there in permutations([frozenset(map(stem, words)) for words in kinds], 2)
    )


def _size(side: tuple[frozenset[str], Statement, Statement]) -> int:
    return len(side[0])


def _first_run(made: Statements, one: Statement, stems: frozenset[str]) -> Span:
    """Return the span of the first adjacent words of a statement that have the given stems."""
    words = made.tokens
    inside = [at for at in one.inside if words.stems[at] in stems]
    last = inside[0]
    while last + 1 in inside:
        last += 1
    return words.span(inside[0], last)


# ---- the dates of title, address, fields and opening ----

_Parts = tuple[int | None, int | None, int | None]
"""Year, month and day; None for each that is not stated."""


@frozen
class _Claim:
    """A date that a document states as its own."""

    where: str
    """Where the date is stated, for messages."""
    group: str
    """The role of the date: "title", "issue" or "own". Dates of the same role are not compared."""
    parts: _Parts
    span: Span | None = None
    """The words of the date in the text; None for a date in an address."""


def own_dates(made: Statements) -> Iterator[Twin]:
    """Yield the dates that a document states as its own and that contradict each other."""
    claims = [*_claims(made)]
    for title in (claim for claim in claims if claim.group == "title"):
        odd = _other_month(title, claims) or _other_file(made, title, claims)
        if odd:
            yield _twin(title, odd)
            return
    yield from _misdated_issue(made, claims)


def _misdated_issue(made: Statements, claims: Sequence[_Claim]) -> Iterator[Twin]:
    """Yield a day in the title or opening whose year differs from that of the day of issue.

    The day must be in the same month. An event may precede its issue by a few days; an anniversary
    refers to another year.
    """
    issued = [claim for claim in claims if claim.where == "front matter"]
    for one in made.all[:_MOST_OPENING]:
        parts, span = _date(made, one)
        for claim in issued if span and not made.is_of_other_time(one) and all(parts) else ():
            days = [claim.parts[2] or 0, parts[2] or 0]
            is_near = claim.parts[1] == parts[1] and abs(days[0] - days[1]) <= _FEW_DAYS
            if all(claim.parts) and is_near and claim.parts[0] != parts[0]:
                yield _twin(_Claim(one.place, "own", parts, span), claim)
                return


def _twin(this: _Claim, other: _Claim) -> Twin:
    span, places = this.span or Span(0, 0), (this.where, other.where)
    if other.span:
        return Twin("TWN02", "date", span, other.span, places)
    told = "-".join(f"{part:02d}" for part in other.parts if part)
    return Twin("TWN02", "date", span, span, places, (told,))


def _other_file(made: Statements, title: _Claim, claims: Sequence[_Claim]) -> _Claim | None:
    """Return the day that a file is named after, if it is not the title's day.

    Minutes and issues are filed under their own day, blog posts under the day of publication. A
    difference of one day is due to a time zone.
    """
    is_post = any(block.kind is BlockKind.METADATA for block in made.document.blocks)
    is_named = len(made.document.file_name.words.split()) <= _LONGEST_NAME
    filed = next((claim for claim in claims if claim.where == _FILE), None)
    if is_post or not is_named or filed is None or not all(title.parts + filed.parts):
        return None
    apart = [abs((a or 0) - (b or 0)) for a, b in zip(title.parts, filed.parts, strict=True)]
    return filed if apart > [0, 0, 1] else None


def _other_month(title: _Claim, claims: Sequence[_Claim]) -> _Claim | None:
    """Return the month that a document states for itself, if it contradicts the title's month.

    The date of issue must confirm this month, and no other date may confirm the title's month.
    """
    if title.parts[2] or not title.parts[1]:
        return None
    dated = [claim for claim in claims if claim.group == "issue" and claim.parts[1]]
    for own in (claim for claim in claims if claim.group == "own" and not claim.parts[2]):
        is_agreed = any(not _contradict(own, claim) for claim in dated)
        others = (*dated, *(claim for claim in claims if claim.group == "own"))
        if is_agreed and all(_contradict(title, claim) for claim in others):
            return own
    return None


def _contradict(one: _Claim, other: _Claim) -> bool:
    return any(a and b and a != b for a, b in zip(one.parts, other.parts, strict=True))


def _claims(made: Statements) -> Iterator[_Claim]:
    """Yield the dates in a document's names and fields, and those that it states for itself."""
    date = made.document.file_name.date
    if date:
        yield _Claim(_FILE, "issue", (date.year, date.month, date.day))
    named, sentences, is_head = titles(made), 0, True
    if not named:
        yield from _of_first_lines(made)
    for one in made.all:
        field, (parts, span) = _field(made, one), _date(made, one)
        is_head &= one.kind is not BlockKind.HEADING or one in named
        if span is None:
            continue
        if one in named:
            yield _Claim(named_place(one, named[0]), "title", parts, span)
        elif field in ("start", "date"):
            yield _Claim("front matter", "issue", parts, span)
        elif one.kind is not BlockKind.METADATA and sentences < _MOST_OPENING:
            sentences += one.kind is BlockKind.PARAGRAPH
            is_line = len(one.inside) <= _LONGEST_LINE
            if _is_of_itself(made, one, span):
                yield _Claim(one.place, "own", parts, span)
            elif is_head and is_line:
                yield _Claim("opening", "issue", parts, span)


def _of_first_lines(made: Statements) -> Iterator[_Claim]:
    """Yield the date in a title that is not a heading, if a day directly follows it."""
    first = made.all[0].span if made.all else Span(0, 0)
    dates = sorted((*made.months_in(first), *made.days_in(first)), key=lambda day: day.span)
    for title, day in pairwise(dates[:2]):
        if not made.document.text[title.span.end : day.span.start].strip():
            yield _Claim("title", "title", _parts(title.ends[0]), title.span)


def _parts(end: Sequence[str]) -> _Parts:
    year, month, day = (int(part) if part else None for part in end[:3])
    return year, month, day


def _date(made: Statements, one: Statement) -> tuple[_Parts, Span | None]:
    """Return the only day or month of a statement, with a separate year: "2021, 6 January"."""
    dates = [day for day in one.days if day.kind == "date"] or [*made.months_in(one.span)]
    ends = [end for day in dates for end in day.ends if any(end)]
    if len(ends) != 1:
        return (None, None, None), None
    year, month, day = _parts(ends[0])
    years = [number for number in one.numerals if number.kind == "year"]
    span = dates[0].span
    if year is None and len(years) == 1:
        year, span = years[0].value, years[0].span
    return (year, month, day), span


def _is_of_itself(made: Statements, one: Statement, span: Span) -> bool:
    """Return True if a sentence states its date as that of the document: "your July issue"."""
    words = made.tokens
    if one.kind is not BlockKind.PARAGRAPH:
        return False
    at = words.at(span.start)
    if words.lower[max(0, at - 1) : at] == ["your"]:
        return True
    if made.is_of_other_time(one):
        return False
    inside = words.lower[one.inside.start : one.inside.stop]
    this = [at for at, word in enumerate(inside) if word in ("this", "our")]
    near = {word for at in this for word in inside[at + 1 : at + 1 + _NEAR]}
    return not near.isdisjoint(lexicon.words("twins.editions"))
