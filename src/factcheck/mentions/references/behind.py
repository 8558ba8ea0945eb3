"""What stands behind the title of an entry: who else made the work, its numbers, what holds it.

What one part explains is taken out of the words, so that no other part is read from it again; what
is left at the end nothing explains, and shows how well the title was chosen.
"""

import re
from collections.abc import Sequence

from attrs import evolve, frozen, mutable

from factcheck import lexicon
from factcheck.data.english import is_ordinary, is_proper
from factcheck.mentions.references.authors import RUN, people_in
from factcheck.mentions.references.fields import Dating, behind_marks
from factcheck.model import Contributor, Span
from factcheck.model.calendar import MONTH
from factcheck.model.contributors import names_body
from factcheck.text import word_list

TAKEN = "\x1f"
"""Stands for each sign that a part explains."""
_TRIM = f' .,;:“”"‘’()[]{TAKEN}'
_MARKS = f".,;:”\"’'?!{TAKEN}"
"""What may stand between a title and what holds the work."""
_SEASON = r"(?:Spring|Summer|Autumn|Fall|Winter)"


@mutable(eq=False)
class Rest:
    """The words behind a title, of which parts are taken one after the other."""

    text: str
    italics: Sequence[Span] = ()
    """Stretches that the file sets off: names of what holds a work."""
    whole: str = ""
    """The words before anything was taken."""

    def take(self, pattern: re.Pattern[str], group: str | int = 0) -> re.Match[str] | None:
        """Return the first match, and take it, or one group of it, out of the words."""
        found = pattern.search(self.text)
        if found:
            self.blank(*found.span(group))
        return found

    def take_last(self, pattern: str) -> bool:
        """Take the last match out of the words; True if there is one."""
        found = list(re.finditer(pattern, self.text))
        if found:
            self.blank(*found[-1].span())
        return bool(found)

    def blank(self, start: int, end: int) -> None:
        """Take a stretch out of the words."""
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]

    def left(self) -> int:
        """Return how many letters and digits nothing explains."""
        return sum(sign.isalnum() for sign in self.text)


@frozen
class Behind:
    """What an entry tells behind its title."""

    editors: tuple[Contributor, ...] = ()
    translators: tuple[Contributor, ...] = ()
    genre: str = ""
    number: str = ""
    """Of a report."""
    edition: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    container: str = ""
    inside: bool = False
    """The container is a book of which the work is a part."""
    series: str = ""
    series_number: str = ""
    publisher: str = ""
    place: str = ""
    day: str = ""
    """Month, or day and month, that stand apart from the year."""
    left: int = 0
    """Letters that nothing explains."""


def behind(
    words: str,
    dating: Dating,
    italics: Sequence[Span] | None = None,
    *,
    quoted: bool,
    set_off: bool,
) -> Behind:
    """Return what stands behind a title.

    Args:
        words: the entry behind its title, without addresses.
        dating: of the work.
        italics: stretches of the words that the file sets off; None where it sets off nothing.
        quoted: the title stands in quotation marks, as parts of a whole do.
        set_off: the title stands in italics, as wholes do.
    """
    rest = Rest(words, italics or (), words)
    rest.take(_LOCATOR, "page")
    date = dating.date
    year, is_beside = (date.year if date else None), bool(dating.beside)
    while rest.take(_REMARK):
        pass
    known = Behind(
        day=_days(rest, year),
        translators=_people(rest, _TRANSLATED),
        editors=_people(rest, _EDITED),
    )
    genre, number = _genre(rest)
    known = _numbers(rest, evolve(known, genre=genre, number=number))
    if year and not is_beside:
        bare = rf"(?<![\w–-]){year}[a-z]?(?![\w])(?!\s?[–-]\s?\d)"
        rest.take_last(rf"[(\[]{bare}[)\]]|{bare}")
    is_plain = italics is None
    is_day = bool(known.day) or (date is not None and date.is_day)
    reader = _Holders(rest, known, quoted, set_off, is_plain, is_day)
    return evolve(reader.read(), left=rest.left())


_REMARK = re.compile(
    r"\[(?:[Oo]nline|[Pp]reprint|[Ii]nternet|[Ee]lectronic[^\]]*)\]"
    r"|\(?\b(?:n\.\s?d\.|no date|[Ii]n press|[Ff]orthcoming)\)?"
    r"|\bPublished online\b|\b[12]\d{3}\sedition\b"
)
# Behind the imprint of a note stands the page to which it leads. Source: Chicago 17, 14.23.
_LOCATOR = re.compile(
    r"\([^()]*[^\W\d_][^()]*,\s[12]\d{3}\)(?P<page>,\s(?:pp?\.\s)?\d{1,5}(?:[–-]\d{1,5})?\.?\s*)$"
)

# ---- who edited and who translated ----

_TRANSLATED = re.compile(
    rf"\b[Tt]rans(?:lated\sby|\.)\s(?P<behind>{RUN})|(?P<before>{RUN}),?\s[Tt]rans?\.(?=[;,)])"
)
_EDITED = re.compile(
    rf"(?:\b[Ee]d(?:ited|s?\.)\sby|,\seds?\.)\s(?P<behind>{RUN})|\(eds?\.:?\s(?P<inside>[^()]{{3,200}})\)"
    r"|\b[Ii]n:?\s(?P<within>[^:“”\x1f]{3,200}?,?\s[\[(]?\b[Ee]d(?:s|itors?)?\b\.?[\])]?)[.,]?\s"
    rf"|(?P<before>{RUN}),?\s[\[(]?[Ee]d(?:s|itors?)?\b\.?(?=[,;)\]]|\s[A-Z])"
)


def _people(rest: Rest, pattern: re.Pattern[str]) -> tuple[Contributor, ...]:
    at = 0
    while found := pattern.search(rest.text, at):
        where, at = found.lastgroup or "", found.start() + 1
        people = people_in(found[where], direct=True).people
        if people:
            start = found.start(where) if where == "within" else found.start()
            rest.blank(start, found.end())
            return people
    return ()


# ---- volume, issue, pages, edition ----

_PAGE = r"(?:[A-Za-z]{0,2}\d{1,6}|[ivxlc]{1,6})"
_PAGES = rf"(?P<first>{_PAGE})(?:\s?(?:[–—]|-{{1,3}})\s?(?P<last>{_PAGE}))?"
_RANGE = rf"(?P<first>{_PAGE})\s?(?:[–—]|-{{1,3}})\s?(?P<last>{_PAGE})"
_END = r"(?=\s?[.,;:()\x1f]|\s|$)(?![–-])"
_YEAR_AHEAD = r"(?![12]\d{3}\b)"
_ISSUE = r"\d{1,5}(?:\s?[–/-]{1,2}\s?\d{1,5})?"
VOLUME = re.compile(
    r"[(,]?\s?\b(?i:vol(?:s?\.|ume)?)\s?(?P<volume>\d{1,4}|(?i:[IVXLC]){1,7})\b[,.]?"
)
ISSUE = re.compile(rf"[,(]?\s?\b(?i:nos?|nr|issues?|iss|number)\b\.?\s?(?P<issue>{_ISSUE}){_END}")
PAGES = re.compile(rf"[,(]?\s?\b(?i:(?:pp?\.?|pages?)\s?|at\s){_PAGES}(?:,?\s?\))?{_END}")
# Source: the shapes of APA 7, Harvard, Chicago 17, ASA 6, NLM, AMA 11, Nature and the Bluebook 21.
_TIED = (
    re.compile(
        rf"(?<![\w(–-]){_YEAR_AHEAD}(?P<volume>\d{{1,4}})\s?"
        rf"\({_YEAR_AHEAD}(?P<issue>{_ISSUE}|[A-Z][\w. ]{{1,20}})\)"
        rf"(?:[,:;.]?\s?(?:pp?\.?\s)?{_PAGES})?{_END}"
    ),
    re.compile(
        r"(?<=[12]\d{3})(?=;\s?\d|\s?:\s?\w)(?:;\s?(?P<volume>\d{1,4})(?:\s?\((?P<issue>[^()]{1,20})\))?)?"
        rf"(?:\s?:\s?{_PAGES})?{_END}"
    ),
    re.compile(
        rf"(?<=[^\W\d_.)])\s{_YEAR_AHEAD}(?P<volume>\d{{1,4}}),\s(?P<issue>\d{{1,4}})(?=\s\x1f)"
        rf"(?:\s?\x1f+,\s{_PAGES}{_END})?"
    ),
    re.compile(
        rf"(?<=[^\W\d_)])[,.]?\s{_YEAR_AHEAD}(?P<volume>\d{{1,4}})"
        r"(?:[,\s\x1f]*(?:\((?:[^()]{0,12}[12]\d{3})\)\s?)?"
        rf"[:,\x1f]\s?(?:pp?\.?\s)?{_PAGES}{_END}"
        r"|(?=[,.]?\s?\x1f)|(?=,?\s(?:[Nn]os?\b|\([12]\d{3})))"
    ),
)
_IN_BOOK = re.compile(
    r"^[,.\s”\"?!]*(?:(?P<volume>\d{1,3})\s)?in\s[^,()\x1f]{2,120}?\s(?![12]\d{3}\b)(?P<first>\d{1,5})(?=\s?[(\x1f])"
)
_COMMON_LAW = re.compile(
    r"^[,.\s”\"?!]*(?P<volume>\d{1,4})\s(?!in\s)(?P<container>[^\W\d_][^,()\d]{2,90}?)\s"
    r"(?P<first>[a-z]?\d{1,6})(?:\s?[–-]\s?(?P<last>\d{1,6}))?(?:,\s\d[\d–-]*)?(?=\s\()"
)
_LOOSE = re.compile(rf"(?:(?<=[:;)\x1f])\s?|(?<=[\w,.])\s){_YEAR_AHEAD}{_RANGE}{_END}")
_AT_END = re.compile(
    rf"(?:(?<!\))[,\x1f]\s?{_YEAR_AHEAD}(?=(?:\d{{1,4}}|[Ee]\d{{1,6}})\.?\s*$)"
    r"|(?<=[^\W\d_])\s(?=\d{1,5}\s[(\x1f]))(?P<first>[Ee]?\d+)(?P<last>)"
)
"""A page at the end, or in front of a bracket."""
_EDITION = re.compile(
    rf"[,(]?\s?\b(?P<edition>(?:(?:\d{{1,2}}(?:st|nd|rd|th)?|(?i:{lexicon.alternation('dates.ordinals')}"
    r"|new|rev(?:ised|\.)?|enlarged|international))\s){1,3}ed(?:ition|n)?\b\.?)(?:\)|,?(?=\s|$))?"
)


def _numbers(rest: Rest, known: Behind) -> Behind:
    """Return the edition, volume, issue and pages of a work."""
    edition = rest.take(_EDITION)
    known = evolve(known, edition=edition["edition"] if edition else "")
    law = rest.take(_COMMON_LAW)
    if law:
        holder = law["container"].strip()
        return evolve(known, volume=law["volume"], pages=_span(law), container=holder)
    values = {"volume": "", "issue": "", "pages": ""}
    inside = _IN_BOOK.match(rest.text)
    if inside:
        values |= {"volume": inside["volume"] or "", "pages": inside["first"]}
        rest.blank(*inside.span("first"))
        rest.blank(*(inside.span("volume") if inside["volume"] else (0, 0)))
    for pattern in (VOLUME, PAGES, ISSUE, *_TIED):
        _fill(values, rest, pattern)
    for pattern in (_LOOSE, _AT_END):
        if not values["pages"]:
            _fill(values, rest, pattern)
    return evolve(known, volume=values["volume"], issue=values["issue"], pages=values["pages"])


def _fill(values: dict[str, str], rest: Rest, pattern: re.Pattern[str]) -> None:
    """Take what a pattern finds, if it tells something that is not known yet."""
    found = pattern.search(rest.text)
    if found is None:
        return
    groups = found.groupdict()
    new = {name: groups.get(name) or "" for name in ("volume", "issue")}
    if groups.get("first"):
        new["pages"] = _span(found)
    new = {name: value for name, value in new.items() if value}
    if new and not any(values[name] for name in new):
        values.update(new)
        rest.blank(*found.span())


def _span(found: re.Match[str]) -> str:
    """Return first and last page; nothing where they run backwards."""
    first, last = found["first"], found["last"] or ""
    if not last:
        return first
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    backwards = first.isdecimal() and last.isdecimal() and int(last) < int(first)
    return "" if backwards else f"{first}-{last}"


# ---- theses and reports ----

_THESIS = re.compile(
    rf"[\[(]?\b(?P<genre>(?:(?:{lexicon.alternation('references.kinds of theses')})\s){{0,3}}"
    r"(?:thesis\b|dissertation\b|diss\.))(?:\sdissertation\b)?\]?",
    re.IGNORECASE,
)
_KINDS = (
    rf"(?:(?:(?:{lexicon.alternation('references.kinds of reports')}|Annual)\s)?Report"
    r"|(?:Technical|Research)\s(?:Note|Memorandum|Paper)|Policy\s(?:Brief|Paper)"
    r"|(?:Working|Discussion|White|Occasional)\sPaper)"
)
_REPORT = re.compile(
    rf"[\[(]?\b(?P<genre>{_KINDS})(?:\sSeries)?"
    r"(?:,?\s(?:[Nn]o\.?|[Nn]r\.?|[Nn]umber|№|#)\s?|\.?\s)"
    rf"{_YEAR_AHEAD}(?P<number>(?:[A-Z]{{1,6}}[-–/ ]?)?\d{{1,6}}(?:[-–/.]\d{{1,6}}){{0,3}})\b"
    r"[\])]?",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w/])[\[(]?(?P<number>[A-Z]{1,6}[-–/]\d[\w–/-]{0,20})\b[\])]?")
_KIND_ALONE = re.compile(
    r"(?:(?<=[.,;\x1f(\[]\s)|(?<=[(\[])|^\s?)"
    rf"(?P<genre>{_KINDS}|(?:[A-Z]\w+\s)?report)(?=\s?[\]).,;\x1f])"
    r"(?!,\s(?![12]\d{3}\b)\d)",
    re.IGNORECASE,
)
"""Before a volume ("Law Report, 33(1)") it is a journal; before a year it may be a report."""


def _genre(rest: Rest) -> tuple[str, str]:
    """Return what sort of thesis or report a work calls itself, and the number of a report."""
    thesis = rest.take(_THESIS)
    if thesis:
        return thesis["genre"], ""
    report = rest.take(_REPORT)
    if report:
        return report["genre"], report["number"]
    code, alone = rest.take(_CODE), rest.take(_KIND_ALONE)
    genre = alone["genre"] if alone else ""
    return genre or ("report" if code else ""), code["number"] if code else ""


# ---- the date, which is read elsewhere and only taken out here ----

_APART = re.compile(
    rf"(?:(?<=[,.\x1f(]\s)|(?<=\()|^\s?)(?P<day>\d{{1,2}}\s{MONTH}|{MONTH}(?:\s\d{{1,2}})?|{_SEASON})(?=\s?[.,;:)\x1f]|\s?$)"
)


def _days(rest: Rest, year: int | None) -> str:
    """Take out a date with its month; return the day or month that stands apart from the year."""
    if year is None:
        return ""
    spelled = rf"(?:\d{{1,2}}\s)?(?:{MONTH}(?:[-–/]{MONTH})?|{_SEASON})(?:\s\d{{1,2}})?,?\s{year}\b"
    if rest.take_last(rf"\({spelled}\)|(?<!\w){spelled}"):
        return ""
    apart = rest.take(_APART)
    return apart["day"] if apart else ""


# ---- what holds the work, and who put it out ----

_IN = re.compile(
    r"^[\s.,;:”\"’'?!\x1f]*(?<![^\s\x1f”\"’',.?!])(?:\d{1,3}\s)?[Ii]n:?[\s\x1f,.]+(?=[^\W_])"
)
_STOPPED = r"(?<!\b[A-Z])(?<!\bSt)(?<!\bFt)(?<!\bCo)(?<!\bvs)\.(?=\s|$)"
# Journals are often shortened: "J. Harb. Eng., vol. 9".
_SHORTENED = r"(?:\.(?=,?\s(?:[A-Z][a-z]{0,7}\.|[\x1f]))|(?<=\b[A-Z])\.(?=\s[A-Z]))"
_BOUND = re.compile(
    rf"[,.]?\s?\x1f|\s[(\[]|{_STOPPED}|;|\s*$|"
    r",\s(?=[^\W\d_][\w .’'&-]{1,40}(?:,\s[A-Z]{2})?:\s)"
)
_JOURNAL_BOUND = re.compile(rf"(?:(?!{_SHORTENED}){_STOPPED})|[,.]?\s?\x1f|\s[(\[]|;|:\s|\s*$")
_PLACED = re.compile(
    r"(?:(?<=[.,;(\x1f]\s)|(?<=[(\x1f”\"])|^\s*)(?!In:)"
    rf"(?P<place>[^\W\d_](?:(?!{_STOPPED})(?:[^\W\d]|[ .’'&/-])){{1,40}}?(?:,\s[A-Z]{{2}})?):\s"
    rf"(?P<publisher>[^\W\d_](?:(?!{_STOPPED})[^,:;()\x1f]){{1,80}}?)(?=\s?[,.;()\x1f]|\s*$)"
)
_BRACKETED = re.compile(
    r"\((?P<publisher>[^\W\d_][^(),:\x1f]{1,80})(?:,\s(?P<place>[^\W\d_][^(),:\x1f]{1,40}))?,?\s?\x1f*\)"
)
_SEGMENT = re.compile(rf"(?:(?!{_STOPPED})[^,;:()\[\]\x1f])+")
_PUBLISHED_AT = re.compile(
    rf"(?:(?<=[.\x1f]\s)|^[\s.\x1f]*)(?P<publisher>[^\W\d_](?:(?!{_STOPPED})[^,;:()\[\]\x1f])+),\s"
    r"(?P<place>[^\W\d_](?:(?! (?:and|Sons|Company) |&)[^\d,.;:()\[\]\x1f]){1,30}"
    r"(?:,\s[^\W\d_][^\d,;:()\[\]\x1f]{1,20}){0,2}?)"
    r"(?=,?\s?\x1f|\.?\s*$|\s\(\x1f)"
)
_CITY = re.compile(r"[(\[](?P<place>[^\W\d_][^()\[\]\d,:\x1f]{1,40})[)\]]")
_OF_SERIES = re.compile(r",?\s(?:no\.\s)?(?P<number>\d{1,4})$")
_MEETINGS = frozenset(
    ["proceedings", "conference", "symposium", "workshop", "congress", "colloquium", "meeting"]
)


def is_meeting(holder: str) -> bool:
    """True if a book is called after the meeting at which its parts were given."""
    return not _MEETINGS.isdisjoint(word_list(holder))


@mutable(eq=False)
class _Holders:
    """Container, series, publisher and place, read from what the numbers leave."""

    rest: Rest
    known: Behind
    quoted: bool
    set_off: bool
    is_plain: bool
    """The file sets off nothing, so that a journal cannot be told by its italics."""
    is_day: bool
    """The work came out on a day, as newspapers do."""

    def read(self) -> Behind:
        """Return what is known with what holds the work."""
        if not self.known.container:
            self._contained()
        # brackets behind the name of a conference hold where it met
        city = self.rest.take(_CITY) if is_meeting(self.known.container) else None
        placed = self.rest.take(_PLACED)
        if placed:
            self._put(placed["publisher"], placed["place"])
        self._series_in_brackets()
        if not placed:
            self._publisher_and_place()
        bracketed = None if self.known.publisher else self.rest.take(_BRACKETED)
        if bracketed:
            self._put(bracketed["publisher"], bracketed["place"] or "")
        self._rows()
        return evolve(self.known, place=city["place"]) if city else self.known

    def _put(self, publisher: str, place: str) -> None:
        self.known = evolve(
            self.known, publisher=publisher.strip(_TRIM_END), place=place.strip(_TRIM)
        )

    def _publisher_and_place(self) -> None:
        """Read "Elm Press, Leeds" before the date, or at the end."""
        found = _PUBLISHED_AT.search(self.rest.text)
        is_journal = self.known.container and self.known.volume and not self.known.inside
        if found and not is_journal and not names_body(found["place"]):
            self._put(found["publisher"], found["place"])
            self.rest.blank(*found.span())

    # what holds it

    def _contained(self) -> None:
        inside = _IN.match(self.rest.text)
        if inside:
            self.rest.blank(*inside.span())
            is_numbered = bool(self.known.issue) and not self.quoted
            is_part = self.known.pages or self.known.editors
            is_series = (self.set_off or is_numbered) and not is_part
            self._hold(inside.end(), _BOUND, inside=True, is_series=is_series)
        elif not self.set_off and not self.known.genre and self._may_be_held():
            is_book = not self.known.volume and _PLACED.search(self.rest.text)
            start = behind_marks(self.rest.text, 0, _MARKS)
            self._hold(start, _BOUND if is_book else _JOURNAL_BOUND, inside=False)

    def _may_be_held(self) -> bool:
        """True if the words behind a title can be a journal: numbered, quoted, or in italics."""
        known = self.known
        in_italics = self._italic_end(behind_marks(self.rest.text, 0, _MARKS))
        if known.issue or known.pages or in_italics:
            return True
        return self.is_plain and (self.quoted or self.is_day)

    def _hold(
        self, start: int, bound: re.Pattern[str], *, inside: bool, is_series: bool = False
    ) -> None:
        """Read what holds the work from a place on."""
        end = self._italic_end(start)
        if not end:
            ends = bound.search(self.rest.text, start)
            end = ends.start() if ends else len(self.rest.text)
            end = self._end_of_short_words(start, end, bound)
        if _PLACED.match(self.rest.text, start) and not self._italic_end(start):
            return
        name = self.rest.whole[start:end].strip(_TRIM)
        shortened = ". " in name and self.rest.whole[end : end + 1] == "."
        if not name or not any(sign.isalpha() for sign in name):
            return
        self.rest.blank(start, end)
        if is_series:
            self._row(name)
        else:
            held = f"{name}." if shortened else name
            self.known = evolve(self.known, container=held, inside=inside)

    def _end_of_short_words(self, start: int, end: int, bound: re.Pattern[str]) -> int:
        """Return where a journal ends whose full stops shorten words: "Proc. Fen Soc. 12"."""
        while self.rest.text[end : end + 1] == "." and self.rest.text[end + 1 : end + 2] == " ":
            word = self.rest.text[start:end].rpartition(" ")[2]
            ends = bound.search(self.rest.text, end + 1)
            further = ends.start() if ends else len(self.rest.text)
            is_whole = len(word) > _LONGEST_SHORTENED or is_ordinary(word.lower())
            if is_whole or is_proper(word) or ":" in self.rest.text[end:further]:
                break
            end = further
        return end

    def _italic_end(self, start: int) -> int:
        """Return where italics end that begin at a place; 0 if none begin there."""
        return next((s.end for s in self.rest.italics if abs(s.start - start) <= 1), 0)

    # who put it out, and in which row

    def _series_in_brackets(self) -> None:
        """Read "(Studies in Piers, 14)" behind a publisher, and "in Studies in Piers, no. 14."."""
        pattern = _ROW_IN_BRACKETS if self.known.publisher else _ROW_NUMBERED
        found = self.rest.take(pattern)
        if found:
            self._row(found["series"], found["number"] or "")

    def _row(self, words: str, number: str = "") -> None:
        tail = _OF_SERIES.search(words)
        name = words[: tail.start()] if tail else words
        of = number or (tail["number"] if tail else "") or self.known.issue
        clean = name.strip(_TRIM)
        self.known = evolve(self.known, series=clean, series_number=of, issue="")

    def _rows(self) -> None:
        """Label the stretches that are left: rows, publisher, place."""
        left = [found for found in _SEGMENT.finditer(self.rest.text) if self._name(found)]
        if not self.known.publisher and left:
            left = self._published(left)
        is_book = self.known.inside or self.set_off or not self.known.volume
        if left and self.known.publisher and not self.known.series and is_book:
            self._row(self._name(left[0]))
            self.rest.blank(*left[0].span())

    def _name(self, found: re.Match[str]) -> str:
        words = found[0].strip(_TRIM)
        return words if words[:1].isupper() else ""

    def _published(self, left: list[re.Match[str]]) -> list[re.Match[str]]:
        """Read the publisher, and the place that IEEE puts behind that of a report."""
        is_part = self.known.inside or self.known.editors
        if self.known.container and self.known.volume and not is_part:
            return left
        taken = self._which(left)
        at = left.index(taken)
        has_place = self.known.genre and self.quoted and at + 1 < len(left)
        place = left[at + 1] if has_place else None
        self._put(self._name(taken), self._name(place) if place else "")
        self.rest.blank(*taken.span())
        if place:
            self.rest.blank(*place.span())
        return [one for one in left if one not in (taken, place)]

    def _which(self, left: list[re.Match[str]]) -> re.Match[str]:
        """Return the publisher: the last stretch before the date, behind a row."""
        if self.known.genre:
            return left[0]
        before = [one for one in left if TAKEN in self.rest.text[one.end() :]] or left
        return before[-1] if len(before) <= _ROW_AND_PUBLISHER else before[0]


_LONGEST_SHORTENED = 7
"""Letters of a shortened word: "Philos."."""
_ROW_AND_PUBLISHER = 2
_TRIM_END = f' ,;:“”"‘’()[]{TAKEN}'
_ROW_IN_BRACKETS = re.compile(
    r"\((?P<series>[^\W\d_][^()\x1f]{2,100}?)(?:,\s(?:no\.\s)?(?P<number>\d{1,4}))?\)"
)
_ROW_NUMBERED = re.compile(
    r"(?:(?<=[.,]\s)|(?<=\x1f\s)|^\s?)in\s(?P<series>[^\W\d_][^()\x1f.]{2,100}?)(?:,\s(?:no\.\s)?(?P<number>\d{1,4}))?\.?,?(?=\s|$)"
)
