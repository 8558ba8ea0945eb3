"""An entry divided into parts: fields with marks of their own, numbers, and stretches of words.

The sequence of parts is the shape of the entry, with one letter for each: "Moe, I. (2011). Ice.
*Coast*, 9(2), 1–7." is "AY?.?VI-". The forms of citation styles decide what the stretches of words
are (`forms`).
"""

import re
from collections.abc import Iterator, Sequence

from attrs import field, frozen, mutable

from factcheck import lexicon
from factcheck.extract.references.authors import RUN, people_in
from factcheck.lexicon.data.english import is_ordinary, is_proper
from factcheck.model import Contributor, Span
from factcheck.model.calendar import MONTH

TAKEN = "\x1f"

# ---- numbers and dates ----

_PAGE = r"(?:[A-Za-z]{0,2}\d{1,6}|[ivxlc]{1,6})"
_DASH = r"\s?(?:[–—]|-{1,3})\s?"
_ISSUE = r"\d{1,5}(?:\s?[–/-]{1,2}\s?\d{1,5})?"
_END = r"(?![\w–-]|\.\d)"
VOLUME = re.compile(
    r"\b(?i:vol(?:s?\.|umes?)?)\s?(?P<volume>\d{1,4}|(?i:[IVXLC]){1,7})\b(?:\sof\b)?"
)
ISSUE = re.compile(rf"\b(?i:nos?|nr|issues?|iss|number)\b\.?\s?(?P<issue>{_ISSUE}){_END}")
PAGES = re.compile(
    rf"\b(?i:(?:pp?\.?|pages?)\s?|at\s)(?P<pages>(?P<first>{_PAGE})(?:{_DASH}(?P<last>{_PAGE}))?){_END}"
)
_PAGES_OF_YEAR = re.compile(rf"(?<=[12]\d{{3}}):\s?(?P<pages>{_PAGE}(?:{_DASH}{_PAGE})?){_END}")
_SEASON = r"(?:Spring|Summer|Autumn|Fall|Winter)"
_DAY = rf"(?:(?:\d{{1,2}}\s)?{MONTH}\.?(?:\s?[–/-]\s?{MONTH})?(?:\s\d{{1,2}}(?!\w))?|{_SEASON})"
_ONE_DAY = re.compile(_DAY)
DATED = re.compile(
    rf"(?<![\w–/-])(?:(?:c|ca)\.\s?)?(?:(?P<before>{_DAY}),?\s)?(?:[12]\d{{3}}/)?(?P<year>[12]\d{{3}})(?P<letter>[a-z])?(?:\sedition\b)?"
    rf"(?:[,;]?\s(?P<after>{_DAY}))?(?![\w/]|[–-]\d|\.\d)"
)
UNDATED = re.compile(r"\b(?:n\.\s?d\.|no date\b|[Ff]orthcoming\b|[Ii]n press\b)")
_EDITION = re.compile(
    rf"\b(?P<edition>(?:(?:\d{{1,2}}(?:st|nd|rd|th)?|(?i:{lexicon.alternation('dates.ordinals')}"
    r"|new|rev(?:ised|\.)?|enlarged|international))\s){1,3}ed(?:ition|n)?\b\.?)"
)
_REMARK = re.compile(
    r"\[(?:[Oo]nline|[Pp]reprint|[Ii]nternet|[Ee]lectronic[^\]]*)\]|\bPublished online\b"
)

# ---- theses and reports ----

_THESIS = (
    rf"[\[(]?\b(?P<genre>(?:(?:{lexicon.alternation('references.kinds of theses')})\s){{0,3}}"
    r"(?:thesis\b|dissertation\b|diss\.))(?:\sdissertation\b)?\]?"
)
_KINDS = (
    rf"(?:(?:(?:{lexicon.alternation('references.kinds of reports')}|Annual)\s)?Report"
    r"|(?:Technical|Research)\s(?:Note|Memorandum|Paper)|Policy\s(?:Brief|Paper)"
    r"|(?:Working|Discussion|White|Occasional)\sPaper)"
)
_REPORT = (
    rf"[\[(]?\b(?P<genre>{_KINDS})(?:\sSeries)?"
    r"(?:,?\s(?:no\.?|nr\.?|number|№|#)\s?|\.?\s)"
    r"(?![12]\d{3}\b)(?P<number>(?:[A-Z]{1,6}[-–/ ]?)?\d{1,6}(?:[-–/.]\d{1,6}){0,3})\b[\])]?"
)
_CODE = re.compile(r"(?<![\w/-])[\[(]?(?P<number>[A-Z]{1,6}[-–/]\d[\w–/-]{0,20})\b[\])]?")
_KIND_ALONE = (
    r"(?:(?<=[.,;\x1f(\[]\s)|(?<=[(\[])|^\s?)"
    rf"(?P<genre>{_KINDS}|(?:[A-Z]\w+\s)?report)(?=\s?[\]).,;\x1f])(?!,\s(?![12]\d{{3}}\b)\d)"
)
_GENRES = tuple(re.compile(one, re.IGNORECASE) for one in (_THESIS, _REPORT))

# ---- editors and translators ----

_TRANSLATED = re.compile(
    rf"\b[Tt]rans(?:lated\sby|\.)\s(?P<behind>{RUN})|(?P<before>{RUN}),?\s[Tt]rans?\.(?=[;,)])"
)
_EDITED = re.compile(
    rf"(?:\b[Ee]d(?:ited|s?\.)\sby|,\seds?\.)\s(?P<behind>{RUN})|\(eds?\.:?\s(?P<inside>[^()]{{3,200}})\)"
    r"|\b[Ii]n:?\s(?P<within>[^:“”\x1f]{3,200}?,?\s[\[(]?\b[Ee]d(?:s|itors?)?\b\.?[\])]?)[.,]?\s"
    rf"|(?P<before>{RUN}),?\s[\[(]?[Ee]d(?:s|itors?)?\b\.?(?=[,;)\]]|\s[A-Z])"
)

# ---- stretches of words ----

_SIGN = re.compile(
    r"[.?!](?=[\s)\]”\"\x1f]|$)|[,;:](?=[\s\d\x1f]|$|[A-Za-z]\d)|[()\[\]“”\"<>]|\s[-–—](?=\s)|(?<=[.,:;?!])[’'](?=\s)"
)
_IN = re.compile(r"[Ii]n:?\s+(?=\S)|[Ii]n(?=\s*$)")
_YEARS = r"(?!(?:1[5-9]|20)\d\d\s?[–-]\s?(?:\d\d|(?:1[5-9]|20)\d\d)$)"
_NUMBER = re.compile(
    rf"{_YEARS}(?:[A-Za-z]{{0,2}}\d{{1,8}}(?:{_DASH}[A-Za-z]{{0,2}}\d{{1,6}})?|[ivxlc]+{_DASH}[ivxlc]+|(?i:[IVXLC]){{2,7}})"
)
_FIRST = re.compile(rf"(?P<number>\d{{1,4}})\s+(?=[^\W\d_])(?!{MONTH}\b)")
_LAST = re.compile(
    rf"(?<=\w)\s+{_YEARS}(?![12]\d{{3}}$)(?P<number>[a-z]?\d{{1,6}}(?:{_DASH}\d{{1,6}})?)$|(?<=\.)\s+(?P<after>\d{{1,5}}(?:{_DASH}\d{{1,6}})?)$"
)
_SHORT = re.compile(r"\s[A-Z][a-z]{0,7}\.,\s")
_LONGEST_SHORTENED = 7
"""Maximum letters of an abbreviated word: "Philos."."""


@frozen
class Part:
    """A part of an entry, with its letter in the shape."""

    letter: str
    """A letter of `styles.fields` if marks identify the field; otherwise "?" for words, "#" for a
    number, "-" for a range.
    """
    span: Span
    value: str = ""


@mutable(eq=False)
class Cut:
    """The words of an entry, from which parts are removed one after another."""

    words: str
    text: str
    parts: list[Part] = field(factory=list)
    people: dict[str, tuple[Contributor, ...]] = field(factory=dict)

    def take(self, letter: str, start: int, end: int, value: str = "") -> None:
        """Record a part, and blank it out in the text."""
        self.parts.append(Part(letter, Span(start, end), value or self.words[start:end]))
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]

    def take_first(self, letter: str, pattern: re.Pattern[str], start: int) -> None:
        """Take the first match of a pattern; a group of the pattern contains the value."""
        if found := pattern.search(self.text, start):
            self.take(letter, *found.span(), found[found.lastgroup or 0])

    def take_people(self, letter: str, pattern: re.Pattern[str], start: int) -> None:
        """Take the first match of a pattern that has a group of names."""
        while found := pattern.search(self.text, start):
            where, start = found.lastgroup or "", found.start() + 1
            people = people_in(found[where], direct=True).people
            if people:
                begin = found.start(where) if where == "within" else found.start()
                self.people[letter] = people
                self.take(letter, begin, found.end())
                return


def take_marked(cut: Cut, start: int) -> None:
    """Take all parts after an offset that marks of their own identify."""
    cut.text = _REMARK.sub(lambda one: TAKEN * len(one[0]), cut.text)
    cut.take_people("R", _TRANSLATED, start)
    cut.take_people("E", _EDITED, start)
    _take_genre(cut, start)
    cut.take_first("N", _EDITION, start)
    cut.take_first("V", VOLUME, start)
    cut.take_first("P", PAGES, start)
    cut.take_first("P", _PAGES_OF_YEAR, start)
    cut.take_first("I", ISSUE, start)
    _take_tied(cut, start)
    for found in DATED.finditer(cut.text, start):
        if _is_apart(cut.text, found):
            cut.take("D" if found["before"] or found["after"] else "Y", *found.span())
    for found in UNDATED.finditer(cut.text, start):
        cut.take("Y", *found.span())
    if not any(one.letter in "YD" for one in cut.parts):
        for found in [*DATED.finditer(cut.text, start)][-1:]:
            cut.take("Y", *found.span())


def _is_apart(text: str, date: re.Match[str]) -> bool:
    """Return True if punctuation separates a date from words before it or a journal's numbers."""
    before = text[: date.start()].rstrip()
    return before[-1:] in _PARTING or _BEFORE_NUMBERS.match(text, date.end()) is not None


_PARTING = ("", ".", ",", ";", ":", "(", TAKEN)
_BEFORE_NUMBERS = re.compile(r"\s?[;:]\s?\w?\d|,\s?\d|\)|\.?\s*$")


_TIED = re.compile(
    r"(?<![\w(–-])(?![12]\d{3}\b)(?P<volume>\d{1,4})\s?"
    rf"\((?![^()]*\b[12]\d{{3}}\b)(?P<issue>{_ISSUE}|[A-Z][\w. ]{{1,20}})\)"
)


def _take_tied(cut: Cut, start: int) -> None:
    """Take a volume with its issue: "9(2)"."""
    found = _TIED.search(cut.text, start)
    if found:
        cut.take("V", found.start(), found.end("volume"), found["volume"])
        cut.take("I", found.end("volume"), found.end(), found["issue"])


def _take_genre(cut: Cut, start: int) -> None:
    for pattern in _GENRES:
        found = pattern.search(cut.text, start)
        if found:
            cut.take("G", *found.span(), found["genre"])
            number = found.groupdict().get("number")
            if number:
                cut.parts.append(Part("W", Span(found.end(), found.end()), number))
            return
    code = _CODE.search(cut.text, start)
    if code:
        cut.take("W", *code.span(), code["number"])
    alone = re.compile(_KIND_ALONE, re.IGNORECASE).search(cut.text, start)
    if alone:
        cut.take("G", *alone.span("genre"))


def shape_of(cut: Cut, start: int, firm: Sequence[Span]) -> tuple[str, list[Part]]:
    """Return the shape of an entry from an offset on, with a part for each of its letters.

    Args:
        cut: The entry, with the parts already taken.
        start: Offset at which the shape starts.
        firm: Spans in italics, each of which is one part.
    """
    taken = [*cut.parts, *(Part("K", span) for span in firm)]
    at, row = start, []
    for part in sorted(taken, key=lambda one: one.span):
        if part.span.start >= at:
            row += [*_loose(cut.text, at, part.span.start), part]
            at = part.span.end
    row += _loose(cut.text, at, len(cut.text))
    return _without_idle(row)


def _loose(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield the punctuation, numbers and stretches of words between parts."""
    at = start
    for found in _SIGN.finditer(text, start, end):
        sign = "." if found[0] in "?!" else found[0].strip()
        if sign == "." and is_short(text[start : found.start()]):
            continue
        if text[at : found.start()].strip(TAKEN + " "):
            yield from _stretch(text, at, found.end() if found[0] in "?!" else found.start())
            if sign == "." and (
                _is_shortened(text[at : found.start()]) or _SHORT.match(text, found.end())
            ):
                sign = "&"
        yield Part(_SIGNS.get(sign, sign), Span(*found.span()))
        at = found.end()
    yield from _stretch(text, at, end)


_SIGNS = {
    ";": ",",
    "[": "(",
    "]": ")",
    "<": "(",
    ">": ")",
    "“": "",
    "”": "",
    '"': "",
    "’": "",
    "'": "",
    "–": "-",
    "—": "-",
}


def _stretch(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield the parts of a stretch without punctuation: "in", numbers at its ends, words."""
    while start < end and text[start] in f" {TAKEN}":
        start += 1
    while end > start and text[end - 1] in f" {TAKEN}":
        end -= 1
    first = _FIRST.match(text, start, end)
    if first:
        yield Part("#", Span(start, start + len(first["number"])), first["number"])
        start = first.end()
    inside = _IN.match(text, start, end)
    if inside:
        yield Part("^", Span(*inside.span()))
        start = inside.end()
    words = text[start:end]
    if not words:
        return
    if _ONE_DAY.fullmatch(words) or _NUMBER.fullmatch(words):
        letter = "D" if _ONE_DAY.fullmatch(words) else _range(words)
        yield Part(letter, Span(start, end), words)
        return
    last = _LAST.search(words)
    stop = last.start() if last else len(words)
    yield Part("?", Span(start, start + stop), words[:stop])
    if last:
        number = last[last.lastgroup or 0]
        yield Part(_range(number), Span(end - len(number), end), number)


_IS_RANGE = re.compile(rf".*\w{_DASH}|[A-Za-z]+\d")


def _range(number: str) -> str:
    return "-" if _IS_RANGE.match(number) else "#"


def is_short(words: str) -> bool:
    """Return True if a final full stop belongs to an abbreviation: "J.", "vol."."""
    last = words.rpartition(" ")[2].lstrip("(“\"'‘[")
    is_initial = last[-1:].isupper() and not last[-2:-1].isalnum()
    return is_initial or last in lexicon.words("references.no end of a title")


def _is_shortened(words: str) -> bool:
    """Return True if the last word may be abbreviated, as in journal names: "Proc. Fen Soc."."""
    word = words.rpartition(" ")[2]
    return len(word) <= _LONGEST_SHORTENED and not (is_ordinary(word.lower()) or is_proper(word))


def _without_idle(row: Sequence[Part]) -> tuple[str, list[Part]]:
    """Return the shape of parts, with punctuation only between stretches of words."""
    kept: list[Part] = []
    for at, part in enumerate(row):
        before = kept[-1].letter if kept else ""
        if part.letter not in _MARKS:
            if part.letter in "?K^" and before in ("Q", "T"):
                kept.append(Part(".", Span(part.span.start, part.span.start)))
            kept.append(part)
            continue
        behind = next((one.letter for one in row[at + 1 :] if one.letter not in _MARKS), "")
        if before in ("(", "^") or not part.letter:
            continue
        if before in _MARKS and before and part.letter == "(":
            kept[-1] = part
        elif before and before in "?KQT^" and behind and behind in "?KQT^":
            is_end = part.letter == ")" or (before == "Q" and part.letter != "(")
            kept.append(Part("." if is_end else part.letter, part.span))
    return "".join(one.letter for one in kept), kept


_MARKS = (".", ",", ":", "&", "(", ")", "")
