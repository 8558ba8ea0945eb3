"""Parsing of a reference entry into a work, whatever its citation style.

Addresses are found by their form (`fields`); all other words are labeled by a model (`labeling`). A
field is uncertain if the model is uncertain or if the value is implausible (`doubts`).
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.document.text import word_list
from factcheck.extract.dates import parse_expression
from factcheck.extract.references.doubts import odd
from factcheck.extract.references.fields import (
    DATED,
    DAY,
    ISSUE,
    PAGES,
    VOLUME,
    address_of,
    every_year,
    genre_of,
)
from factcheck.extract.references.labeling import Habits, Labeled, labeled
from factcheck.extract.references.people import Authors, credited
from factcheck.model import Contributor, Edtf, Span, Work
from factcheck.model.outlets import carries_news

_LONGEST = 1500
"""Maximum length of an entry, in code points; text beyond it is a comment and is not parsed."""
_SURE = 0.8
"""Probability below which a field is uncertain (`bench/reference_model.py score`)."""
_BACKLINKS = re.compile(r"(?:\^|↑|Jump up)(?:\s[a-z]\b){0,12}\s?|[•*-]\s")
_RETURN = " ↩⏎\ufe0e"
"""Characters that link a note back to the text."""
_SENDING_ON = frozenset({"supra", "ibid", "cit"})
"""Words by which a note refers to another note. "id." does so only at the start."""
_PINPOINT = re.compile(r"[12]\d{3}\):\s\d{1,5}\.?$")
"""A page number after the year in a note. Source: Chicago 17, 14.171."""
SAME = re.compile(r"(?:[-–—_]\s?){2,6}[.,]?|[—―][.,]")
"""A dash that stands for the authors of the previous entry."""
_IN = re.compile(r"^\W*(?:[Ii]n|[Dd]ans)\b:?\s*")
_EDS = re.compile(r"\W+(?:[Ee]ds?|[Tt]rans)\W*$")
_NUMBER = re.compile(r"[A-Za-z]?\d+(?:[/–-]\d+)?|\b[IVXLC]+\b")
_RANGE = re.compile(
    r"(?P<first>[A-Za-z]{0,2}\d+)(?:\s?[–—‐‑−-]{1,3}\s?(?P<last>[A-Za-z]{0,2}\d+))?"
    r"|[ivxlc]+\s?[–-]\s?[ivxlc]+"
)
_PERIOD = re.compile(r"[12]\d{3}[–-][12]\d{3}")
"""A period in a title: "The Trust, 1790–1988" is not a work of 1988."""
_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "(": ")", "[": "]", "*": "*", "_": "_"}
_MEETINGS = frozenset(
    ["proceedings", "conference", "symposium", "workshop", "congress", "colloquium", "meeting"]
)
_THESES = frozenset(["thesis", "dissertation", "diss"])


@frozen
class Entry:
    """The words of an entry, divided into labeled parts."""

    words: str
    parts: tuple[Labeled, ...]

    def every(self, label: str) -> str:
        """Return all words that have the given label."""
        return " ".join(self.each(label))

    def each(self, label: str) -> list[str]:
        """Return the parts that have the given label."""
        return [self.words[one.span.start : one.span.end].strip() for one in self._of(label)]

    def one(self, label: str) -> str:
        """Return the longest part with the given label, without surrounding punctuation."""
        spans = self.each(label)
        whole = _EDS.sub("", _IN.sub("", max(spans, key=len, default="")))
        bare = trimmed(whole)
        return f"{bare}." if ". " in bare and f"{bare}." in whole else bare

    def start(self, label: str) -> int:
        """Return the offset of the first word with the given label, or the text's length."""
        return min((one.span.start for one in self._of(label)), default=len(self.words))

    def without(self, label: str) -> str:
        """Return all words that do not have the given label."""
        kept = (one.span for one in self.parts if one.label != label)
        return " ".join(self.words[span.start : span.end] for span in kept)

    def count(self, label: str) -> int:
        """Return the number of parts that have the given label."""
        return len(self._of(label))

    def unsure(self) -> list[str]:
        """Return the fields that the model is uncertain about."""
        return [one.label for one in self.parts if one.label != "note" and one.confidence < _SURE]

    def _of(self, label: str) -> list[Labeled]:
        return [one for one in self.parts if one.label == label]


def entry_of(words: str, italics: Sequence[Span] | None = None) -> Entry:
    """Return an entry with labels, without its address and its kind of thesis or report."""
    rest = genre_of(address_of(words, "").rest).rest
    return Entry(rest, labeled(rest, italics))


def work_of(
    words: str,
    raw: str = "",
    above: tuple[Contributor, ...] = (),
    *,
    is_note: bool = False,
    italics: Sequence[Span] | None = None,
    habits: Habits | None = None,
) -> Work:
    """Return the work of a reference entry.

    Args:
        words: The entry without its label.
        raw: The entry as in the file, including markup.
        above: The authors of the previous entry, which a dash may stand for.
        is_note: Whether the entry is a footnote or an endnote.
        italics: Spans in italics or small capitals; None if the file's format does not record them.
        habits: The usual order of fields in the list that contains the entry.
    """
    whole = words[:_LONGEST].rstrip(_RETURN)
    first_words = word_list(whole) if is_note else ()
    if first_words[:1] == ("id",) or not _SENDING_ON.isdisjoint(first_words):
        return Work(years=every_year(whole))
    links = _BACKLINKS.match(whole)
    start = links.end() if links else 0
    same = SAME.match(whole, start)
    start = same.end() if same else start
    address = address_of(whole[start:], raw)
    kept = [span.shift(-start) for span in italics or () if span.start >= start]
    genre = genre_of(address.rest)
    labels = labeled(genre.rest, kept if italics is not None else None, habits)
    entry = Entry(genre.rest, labels)
    authors, editors = credited(entry.every("author")), credited(entry.every("editor"))
    if editors.people and not authors.people and entry.start("editor") < entry.start("title"):
        authors, editors = evolve(editors, are_editors=True), Authors()
    volumes, pages = entry.every("volume"), entry.every("pages")
    if not pages and entry.count("volume") > 1:  # "18 Harbour Studies 211": law reviews
        volumes, _, pages = volumes.partition(" ")
    marked = entry.without("title")  # the word before a number shows what the number is
    pages = pages or next((one[0] for one in PAGES.finditer(marked)), "")
    volume, issue = _numbers(volumes or next((one[0] for one in VOLUME.finditer(marked)), ""))
    issue = issue or next((one["issue"] for one in ISSUE.finditer(marked)), "")
    issue = genre.number or issue
    series, series_number = _series(entry.one("series"))
    dated = entry.every("date") or marked
    date, letter = _date(dated)
    work = Work(
        authors=above if same else authors.people,
        others=authors.others,
        are_editors=authors.are_editors,
        editors=editors.people,
        translators=credited(entry.every("translator")).people,
        date=date,
        year=date.year if date else None,
        letter=letter,
        years=every_year(f"{_PERIOD.sub('', address.rest)} {dated}"),
        title=trimmed(entry.every("title")),
        container=entry.one("container"),
        publisher=entry.one("publisher"),
        place=entry.one("place"),
        genre=genre.name,
        series=series,
        series_number=series_number,
        edition=entry.one("edition"),
        volume=volume,
        issue=issue,
        pages="" if is_note and _PINPOINT.search(address.rest.rstrip()) else _pages(pages),
        doi=address.doi,
        arxiv=address.arxiv,
        url=address.url,
        accessed=address.accessed,
        is_set_off=_is_set_off(entry, kept),
    )
    reasons = [(label, _UNSURE) for label in entry.unsure()]
    titles = entry.each("title")
    if len(titles) > 1 and editors.people and not work.container:
        work = evolve(work, title=trimmed(titles[0]), container=trimmed(titles[-1]))
    if not work.title:
        work = _with_title(work, entry)
        reasons.append(("title", _UNSURE))
    work = evolve(work, kind=_kind(work, entry))
    if work.kind == "web-page":
        work = evolve(work, publisher=work.publisher or work.container, container="")
    reasons += [*_leftovers(entry, work), *odd(work)]
    return evolve(
        work,
        uncertain=tuple(dict.fromkeys(field for field, _ in reasons)),
        doubts=tuple(dict.fromkeys(why for _, why in reasons)),
    )


def _with_title(work: Work, entry: Entry) -> Work:
    """Return a work with its title, if the model mistook it for a book, names or a remark."""
    if described := entry.one("genre"):  # "Letter to the Board"
        return evolve(work, title=described)
    if work.container:
        return evolve(work, title=work.container, container="")
    note = entry.one("note")
    return evolve(
        work, title=note or trimmed(entry.every("author")), authors=work.authors if note else ()
    )


def _leftovers(entry: Entry, work: Work) -> Iterator[tuple[str, str]]:
    """Yield the fields that have more numbers or names than a field can contain."""
    known = {work.volume, work.issue, work.series_number, work.pages}
    if not known.issuperset(_NUMBER.findall(entry.every("volume"))):
        yield "volume", _MORE
    if entry.count("pages") > 1:
        yield "pages", _MORE
    if "translat" in entry.every("editor").casefold():
        yield "editor", _MORE


_MORE = "there are more words than the field can contain"
_UNSURE = "the entry can be divided in another way"


def trimmed(words: str) -> str:
    """Return a field without surrounding punctuation and unmatched quotation marks or brackets."""
    bare = words.strip(" ,;:.")
    while bare and (bare[0] in _PAIRS or bare[-1] in _PAIRS.values()):
        first, last = bare[0], bare[-1]
        if _PAIRS.get(first) == last and len(bare) > 1 and last not in bare[1:-1]:
            bare = bare[1:-1]
        elif first in _PAIRS and _PAIRS[first] not in bare[1:]:
            bare = bare[1:]
        elif last in _PAIRS.values() and not any(
            one in bare[:-1] for one, two in _PAIRS.items() if two == last
        ):
            bare = bare[:-1]
        else:
            break
        bare = bare.strip(" ,;:.")
    return bare


def _is_set_off(entry: Entry, italics: Sequence[Span]) -> bool:
    """Return True if the title is in quotation marks or italics."""
    title = next((one.span for one in entry.parts if one.label == "title"), None)
    if title is None:
        return False
    opens = entry.words[title.start : title.end].lstrip(" .,(")[:1]
    return opens in ("“", '"', "‘", "'") or any(one.overlaps(title) for one in italics)


def _numbers(words: str) -> tuple[str, str]:
    """Return the volume and the issue; each is empty if not stated."""
    volume, issue = VOLUME.search(words), ISSUE.search(words)
    found = [volume["volume"] if volume else "", issue["issue"] if issue else ""]
    left = [one for one in _NUMBER.findall(words) if one not in found]
    for at in range(2):
        if not found[at] and left:
            found[at] = left.pop(0)
    return found[0], found[1]


_OF_SERIES = re.compile(r",?\s\(?(?:no\.\s|vol\.\s)?(\d{1,4})\)?$")


def _series(words: str) -> tuple[str, str]:
    """Return the name of a series, and the number of the work in it."""
    number = _OF_SERIES.search(words)
    return (words[: number.start()], number[1]) if number else (words, "")


def _pages(words: str) -> str:
    """Return the first and last page ("127-136"), the last one in full."""
    found = _RANGE.search(PAGES.sub(lambda one: one["pages"], words))
    if not found:
        return ""
    first, last = found["first"], found["last"]
    if not first:
        return re.sub(r"\s?[–-]\s?", "-", found[0])
    if not last:
        return first
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    is_month = last < first and DATED.fullmatch(first)
    return "" if is_month else f"{first}-{last}"


def _date(words: str) -> tuple[Edtf | None, str]:
    """Return the date of a work, and the letter after its year ("2010a")."""
    years = list(DATED.finditer(words))
    if not years:
        return None, ""
    found = years[-1] if years[-1]["before"] or years[-1]["after"] else years[0]
    day = found["before"] or found["after"] or next((one[0] for one in DAY.finditer(words)), None)
    shown = f"{day} {found['year']}" if day else found["numbers"] and found[0].replace(" ", "")
    full = parse_expression(shown) if shown else None
    return full or Edtf.of(int(found["year"])), found["letter"] or ""


def _kind(work: Work, entry: Entry) -> str:
    """Return the type of a work, judging by its fields."""
    is_inside = any(
        _IN.match(entry.words[one.span.start : one.span.end])
        for one in entry.parts
        if one.label in ("container", "editor")
    )
    is_part = work.container and (
        is_inside or work.editors or (work.publisher and not (work.volume and work.issue))
    )
    is_meeting = not _MEETINGS.isdisjoint(word_list(work.container))
    shown = (
        ("thesis", not _THESES.isdisjoint(word_list(work.genre))),
        ("preprint", work.arxiv and not work.container),
        ("conference-paper", is_meeting and (is_part or not work.volume)),
        ("chapter", is_part),
        ("report", work.genre),
        ("web-page", work.url and not (work.volume or work.pages or carries_news(work.container))),
        ("article", work.container),
    )
    return next((kind for kind, is_shown in shown if is_shown), "book")
