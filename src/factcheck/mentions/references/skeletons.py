"""An entry as its style puts it together: a letter for each field, and the signs between them.

"Moe, I. (2011). Ice. *Coast*, 9(2), 1–7." is `A (Y). T. C, V(I), P`, as the APA has it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from attrs import field, frozen, mutable

from factcheck import lexicon
from factcheck.mentions.references.authors import DASH
from factcheck.mentions.references.fields import ADDRESS
from factcheck.model import Contributor, Span, Work
from factcheck.model.calendar import MONTH

FIELDS = lexicon.table("styles.fields")
"""What the letters stand for."""
_SEASON = r"(?:Spring|Summer|Autumn|Fall|Winter)"
_DAY = rf"(?:(?:\d{{1,2}}\s)?{MONTH}(?:\s?[–/-]\s?{MONTH})?(?:\s\d{{1,2}}(?!\w))?|{_SEASON})"
_DATED = re.compile(
    rf"(?<![\w–-])(?:{_DAY},?\s)?(?P<year>[12]\d{{3}})[a-z]?(?:[,;]?\s{_DAY})?(?![\w–-])"
)
_APART = re.compile(rf"(?<!\w){_DAY}(?!\w)")
_UNDATED = re.compile(r"\b(?:n\.\s?d\b|[Nn]o date|[Ff]orthcoming|[Ii]n press)")
_LOCATOR = re.compile(r"\)[,:]\s(?:pp?\.\s)?(?P<page>\d{1,5}(?:[–-]\d{1,5})?)\.?\s*$")
"""Of a note, behind the imprint: the place to which it leads."""
_TOKEN = re.compile(r"[^\W_]+")
_DASHES = re.compile(r"\s?[-–—]{1,3}\s?")
_LETTER = re.compile(r"(?<![A-Za-z])[A-Z](?![A-Za-z])")
_APART_BY = re.compile(r"[\s,.’'-]*")
_TAKEN = "\x1f"
_SHIFT = 0x1D400 - ord("A")
"""Field letters are mathematical ones, so that no word of an entry is taken for one."""


@frozen
class Part:
    """A stretch of an entry that a field explains."""

    span: Span
    letter: str


@frozen
class Step:
    """What stands between two fields."""

    before: str
    """The letter of the field before it; empty at the beginning."""
    signs: str
    after: str


@mutable(eq=False)
class Skeleton:
    """An entry of which the words of one field after the other are found."""

    words: str
    text: str
    """The words with those taken out that are found."""
    parts: list[Part] = field(factory=list)
    lost: list[str] = field(factory=list)
    """Letters of the fields that the entry does not have as they were read."""

    def take(self, letter: str, span: Span | None) -> None:
        """Note where a field stands, or that it stands nowhere."""
        if span is None:
            self.lost.append(letter)
            return
        self.parts.append(Part(span, letter))
        blank = _TAKEN * (span.end - span.start)
        self.text = self.text[: span.start] + blank + self.text[span.end :]

    def take_value(self, letter: str, value: str, start: int) -> None:
        """Note the first place behind another at which a value stands as a word of its own."""
        if value:
            self.take(letter, _place_of(self.text, value, start))

    def take_people(self, letter: str, people: Sequence[Contributor], start: int) -> None:
        """Note where names stand, one behind the other."""
        for person in people:
            place = _place_of_person(self.text, person, start)
            self.take(letter, place)
            start = place.end if place else start

    def ends(self, letter: str, otherwise: int) -> int:
        """Return where the last part of a field ends."""
        ends = [part.span.end for part in self.parts if part.letter == letter]
        return max(ends, default=otherwise)

    def steps(self) -> Iterator[Step]:
        """Yield what stands between the parts, in order."""
        at, before = 0, ""
        for part in sorted(self.parts, key=lambda one: one.span):
            yield Step(before, self.words[at : part.span.start], part.letter)
            at, before = part.span.end, part.letter
        yield Step(before, self.words[at:], "")

    def shape(self) -> str:
        """Return the letters with what stands between them, in the form that `is_known` takes."""
        whole = "".join(step.signs + (step.after and _sign(step.after)) for step in self.steps())
        for pattern, sign in _EQUAL:
            whole = pattern.sub(sign, whole)
        return whole.strip(" .")


def _sign(letter: str) -> str:
    return chr(ord(letter) + _SHIFT)


_A, _E, _R, _T, _U, _Y = map(_sign, "AERTUY")
_ROW = r"(?:(?:, (?:and |& )?|; (?:and |& )?| (?:and|&) ){0})*(?:,? (?:et al\b\.?|and others))?"
_EQUAL = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"[“”„]", '"'),
        (rf"[‘’'](?={_T})|(?<={_T})(?=[.,]?[’'])", '"'),
        (rf'(?<={_T}")([.,]?)[’\']', r"\1"),
        (r"[–—]", "-"),
        (r"\s+", " "),
        *((one + _ROW.format(one), one) for one in (_A, _E, _R)),
        (rf"({_A}|{_E}|{_R})\.(?=[ ,]|$)", r"\1"),
        (rf'({_T})[.,]?"[.,]?', r'\1"'),
        (rf"{_Y}\.\)", f"{_Y})"),
        (rf"{_T} (?![(\[])", f"{_T}. "),
        (rf"[\[(<]?{_U}(?:(?:[ .,;:()\[\]<>]|Online)*{_U})*[)\]>]?", _U),
    )
)
"""What is the same in all styles: a row of names is one; of quotation marks the comma inside."""


def is_known(shape: str) -> bool:
    """Return True if some style of citation puts the fields of an entry together so."""
    bare = shape.removesuffix(_U).rstrip(" .,")
    forms = re.compile("|".join(map(_pattern, lexicon.ordered("styles.forms"))))
    return any(forms.fullmatch(one) for one in (bare, shape))


@cache
def _pattern(form: str) -> str:
    escaped = re.sub(r"[.()\[\]+*]", r"\\\g<0>", form)
    optional = escaped.replace("<", "(?:").replace(">", ")?")
    return _LETTER.sub(lambda letter: _sign(letter[0]), optional)


def _place_of(text: str, value: str, start: int) -> Span | None:
    """Return the first place of a value that no letter or digit touches."""
    at = text.find(value, start)
    while at >= 0:
        end = at + len(value)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return Span(at, end)
        at = text.find(value, at + 1)
    return None


def _place_of_person(text: str, person: Contributor, start: int) -> Span | None:
    """Return the first place that has the words of a name in any order, and nothing between."""
    if person.literal:
        return _place_of(text, person.literal, start)
    wanted = sorted(_TOKEN.findall(f"{person.family} {person.given}"))
    tokens = list(_TOKEN.finditer(text, start))
    for at in range(len(tokens) - len(wanted) + 1):
        run = tokens[at : at + len(wanted)]
        if sorted(one[0] for one in run) == wanted:
            first, end = run[0].start(), run[-1].end()
            between = "".join(text[one.end() : two.start()] for one, two in pairwise(run))
            if _APART_BY.fullmatch(between):
                return Span(first, end + (len(run[-1][0]) == 1 and text[end : end + 1] == "."))
    return None


def _place_of_pages(text: str, pages: str, start: int) -> Span | None:
    """Return where pages stand, the last one shortened or not."""
    first, _, last = pages.partition("-")
    at = _place_of(text, first, start)
    while at and last:
        dash = _DASHES.match(text, at.end)
        behind = _TOKEN.match(text, dash.end()) if dash else None
        if behind and last.endswith(behind[0]):
            return Span(at.start, behind.end())
        at = _place_of(text, first, at.end)
    return at


def skeleton_of(words: str, work: Work) -> Skeleton:
    """Return an entry with the places of all that was read from it."""
    made = Skeleton(words, words)
    for pattern in ADDRESS:
        for found in pattern.finditer(made.text):
            made.take("U", Span(*found.span()))
    dash = DASH.match(words)
    if dash:
        made.take("A", Span(*dash.span()))
    else:
        made.take_people("A", work.authors, 0)
    names = made.ends("A", 0)
    made.take_value("T", work.title, names)
    title = made.ends("T", names)
    for letter in "CSBG":
        value = getattr(work, FIELDS[letter])
        made.take_value(letter, "" if value == "report" else value, title)
    made.take_people("E", work.editors, names)
    made.take_people("R", work.translators, names)
    made.take_value("L", work.place, title)
    if "-" in work.pages:  # before numbers that are alone
        made.take("P", _place_of_pages(made.text, work.pages, title))
    _take_dates(made, work.year, names)
    _take_numbers(made, work, title)
    return made


def _take_dates(made: Skeleton, year: int | None, start: int) -> None:
    dated = [one for one in _DATED.finditer(made.text, start) if int(one["year"]) == year]
    for found in dated:
        made.take("Y", Span(*found.span()))
    apart = (_APART if dated else _UNDATED).search(made.text, start)
    if year and not dated:
        made.lost.append("Y")
    elif apart:
        made.take("D" if dated else "Y", Span(*apart.span()))


def _take_numbers(made: Skeleton, work: Work, start: int) -> None:
    for letter in "NVI":
        made.take_value(letter, getattr(work, FIELDS[letter]), start)
    made.take_value("J", work.series_number, made.ends("S", start))
    leads = _LOCATOR.search(made.text, start)
    if work.pages and "-" not in work.pages:
        made.take("P", _place_of_pages(made.text, work.pages, start))
    elif leads and not work.pages:
        made.take("P", Span(*leads.span("page")))
