"""An entry → the work that it names, whatever style it is printed in.

Where quotation marks or italics show the title, it is that. Otherwise each place at which it may
end is tried, and the one is taken behind which the fewest words are left that no part explains.
"""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from attrs import evolve, frozen

from factcheck.mentions.dates import parse_expression
from factcheck.mentions.references.authors import NAME, Authors, body_of, is_in_full, people_in
from factcheck.mentions.references.behind import Behind, behind, is_meeting
from factcheck.mentions.references.doubts import with_doubts
from factcheck.mentions.references.fields import (
    Address,
    Dating,
    Title,
    address_of,
    behind_marks,
    dating_of,
    every_year,
    quoted_title,
    titles_of,
)
from factcheck.model import Contributor, Span, Work
from factcheck.text import word_list

_LONGEST = 1500
"""Code points of an entry that are read; what goes on longer is a remark."""
_BACKLINKS = re.compile(r"(?:\^|↑|Jump up)(?:\s[a-z]\b){0,12}\s?|[•*-]\s")
_RETURN = " ↩⏎\ufe0e"
"""What leads back from a note to its text."""
_SENDING_ON = frozenset({"supra", "ibid", "cit"})
"""What sends the reader of a note to another one, as "id." does at its head."""
_VOLUME_IN_FRONT = re.compile(r"(?P<volume>\d{1,3})\s(?=[^\W\d_])")
_HEAD_ENDS = re.compile(r"[.,]?\s(?=[(“\"‘])|\.\s|,\s|\.:\s")
_DIRECT = re.compile(
    rf"{NAME}(?:(?:,\s{NAME}){{0,12}},?\s&\s{NAME}|\sand\s{NAME}|\set\sal\.)?"
    r"(?=[.,:;]\s|\s[(“\"])(?!\s\([^()]{2,60}:\s)"
)
"""Names given name first; two words in front of "(Place: Publisher" are the title of a book."""
_PINPOINT = re.compile(r"[12]\d{3}\):\s\d{1,5}\.?$")
"""What stands behind the year in a note is a page that it leads to. Source: Chicago 17, 14.171."""
_MOST_TRIED = 4
"""Places in a row behind which no names end, so that none will."""
_LONGEST_HEAD = 900
_OPENS_DATED = re.compile(
    r"[.,]?\s\(?(?:c\.\s?)?(?:[12]\d{3}[a-z]?\b|n\.\s?d\.|no date|[Ff]orthcoming|[Ii]n press)"
)


@frozen
class Entry:
    """The words of an entry with what the file sets off in them."""

    words: str
    italics: tuple[Span, ...] = ()
    """Stretches in italics or small capitals: titles of wholes, in law reviews of all."""
    is_plain: bool = True
    """Nothing is set off in the whole list."""


def work_of(
    words: str,
    raw: str = "",
    above: tuple[Contributor, ...] = (),
    *,
    is_note: bool = False,
    italics: Sequence[Span] | None = None,
) -> Work:
    """Return what an entry tells of its work.

    Args:
        words: the entry without its label.
        raw: the entry as the file has it.
        above: the authors of the entry above, for which a dash may stand.
        is_note: it is a footnote or endnote.
        italics: stretches of the words that the file sets off; None where it sets off nothing.
    """
    whole = words[:_LONGEST].rstrip(_RETURN)
    links = _BACKLINKS.match(whole)
    start = links.end() if links else 0
    in_front = _VOLUME_IN_FRONT.match(whole, start) if is_note and italics else None
    start = in_front.end() if in_front else start
    told = word_list(whole) if is_note else ()
    if told[:1] == ("id",) or not _SENDING_ON.isdisjoint(told):
        return Work(years=every_year(whole))
    address = address_of(whole[start:], raw)
    behind = (span for span in italics or () if span.start >= start)
    kept = _possible_titles(address.rest, [span.shift(-start) for span in behind])
    entry = Entry(address.rest, kept, is_plain=italics is None)
    work = _read(entry, address, above, is_note=is_note)
    work = evolve(work, volume=in_front["volume"]) if in_front and work.authors else work
    if is_note and "-" not in work.pages and _PINPOINT.search(address.rest.rstrip()):
        work = evolve(work, pages="")
    return with_doubts(whole[start:], work, kept)


def _possible_titles(words: str, italics: Sequence[Span]) -> tuple[Span, ...]:
    """Return the stretches set off that can be titles: no "et al.", no numbers."""
    found = []
    for span in italics:
        inner = words[span.start : span.end]
        letters = sum(sign.isalpha() for sign in inner)
        if letters > 2 and not inner.strip().startswith(("et al", "http")):  # noqa: PLR2004
            found.append(span)
    return tuple(found)


# ---- who made it, and where the names end ----


def authors_in(entry: Entry, *, is_note: bool = False) -> Authors:
    """Return who made a work: all words before a title that is set off, or before a year."""
    words = entry.words
    if entry.italics and entry.italics[0].start == 0 and not _is_name_set_off(entry):
        return Authors()
    end = _head_end(entry)
    if end:
        people = people_in(words[:end], direct=is_note, inverted=not is_note)
        if not people.people and is_note:
            people = people_in(words[:end], direct=True)
        if people.people:
            return evolve(people, end=end)
    named = _opening(words) if is_note else None
    named = named or _grown(words, is_note=is_note) or _opening(words)
    if named:
        return named
    authors = body_of(words)
    return authors if authors.people or authors.same else _body_before(entry, end) or authors


def _is_name_set_off(entry: Entry) -> bool:
    """True if a name in small capitals stands before a title in them: law reviews do that."""
    first, *rest = entry.italics
    between = entry.words[first.end : rest[0].start] if rest else "."
    return between.strip() == ","


def _head_end(entry: Entry) -> int:
    """Return where the names end as marks show it; 0 if none does."""
    dated = _OPENS_DATED.search(entry.words, 0, _LONGEST_HEAD)
    starts = [span.start for span in entry.italics if span.start > 0][:1]
    starts += [at for at in map(entry.words.find, '“"') if at >= 0]
    return min([*starts, dated.start()] if dated else starts, default=0)


def _grown(words: str, *, is_note: bool) -> Authors | None:
    """Return the longest run of names that an entry opens with and that ends at a mark.

    In a note "Moe, Ports, 51" is a short title and no name that stands family first.
    """
    best: Authors | None = None
    failed = 0
    for mark in _HEAD_ENDS.finditer(words, 0, _LONGEST_HEAD):
        end = mark.start() + (mark[0][0] == ".")
        people = people_in(words[:end], inverted=not is_note or mark[0] != ", ")
        if people.people and (best is None or _begins_as(best, people.people)):
            best, failed = evolve(people, end=end), 0
        elif (failed := failed + 1) > _MOST_TRIED:
            break
    return best


def _opening(words: str) -> Authors | None:
    """Return the names that open a note given name first: "Ida Moe, Tom Lee & Ann Orr, Piers"."""
    found = _DIRECT.match(words)
    people = people_in(found[0], direct=True, inverted=False) if found else None
    return evolve(people, end=found.end()) if found and people and people.people else None


def _begins_as(best: Authors, names: Sequence[Contributor]) -> bool:
    """Return True if a longer run of names begins as the shorter one, so that no title is in it."""
    *firsts, last = zip(best.people, names, strict=False)
    return all(_is_same(old, new) for old, new in firsts) and (
        _is_same(*last) or _goes_on(*last, names)
    )


def _is_same(old: Contributor, new: Contributor) -> bool:
    ends = new.family.endswith(old.family) or new.family.startswith(f"{old.family},")
    return old.literal == new.literal and ends


def _goes_on(old: Contributor, new: Contributor, names: Sequence[Contributor]) -> bool:
    """Return True if "Ida M" is the beginning of "Ida M. Moe", beside others in full."""
    begins = bool(old.family) and new.given.startswith(f"{old.family} {old.given}")
    return begins and any(is_in_full(one.given) for one in names if one is not new)


def _body_before(entry: Entry, end: int) -> Authors | None:
    """Return the body in front of a title that is set off: "Board, *Piers*"."""
    words = entry.words[:end].rstrip(" ,.")
    is_short = 0 < len(words) <= _LONGEST_BODY and "," not in words and ". " not in words
    is_title = entry.words[end : end + 2] == ", " and entry.words[end + 2 : end + 3].isdigit()
    if not is_short or is_title or not words[0].isupper():
        return None
    return Authors((Contributor(literal=words),), end=end)


_LONGEST_BODY = 100


# ---- its title, and what stands behind ----


@frozen
class _Reading:
    """One way to part an entry."""

    title: Title
    behind: Behind
    dating: Dating
    is_set_off: bool = False
    passed: int = 0
    """Places at which the title might have ended before."""

    @property
    def cost(self) -> tuple[int, int]:
        """How many letters it explains badly; of equals the shorter title is taken."""
        known = self.behind
        small = 20 if known.container[:1].islower() else 0
        held = known.container or known.publisher
        none = 30 if (known.volume or known.issue) and not held else 0
        empty = 100 if not self.title.title else 0
        row = 0 if known.series_number or self.is_set_off else len(known.series)
        return 3 * known.left + small + none + empty + row + 3 * self.passed, self.title.end


def _read(entry: Entry, address: Address, above: tuple[Contributor, ...], *, is_note: bool) -> Work:
    authors = authors_in(entry, is_note=is_note)
    best = min(_readings(entry, authors), key=attrgetter("cost"))
    if authors.people and (
        not best.title.title or best.title.title[0] == "("
    ):  # "Rivers Under Law. (Meridian Press, 2008)."
        untold = Authors()
        without = min(_readings(entry, untold), key=attrgetter("cost"))
        authors, best = (untold, without) if without.title.title else (authors, best)
    if authors.same:
        authors = evolve(authors, people=above)
    return _work(entry.words, authors, best, address)


def _readings(entry: Entry, authors: Authors) -> Iterator[_Reading]:
    words = entry.words
    beside = dating_of(words, authors.end)
    start = beside.beside or authors.end
    for at, title in enumerate(_titles(entry, start, dated=bool(beside.beside))):
        title_end = title.end if title.end < len(words) else 0
        dating = beside if beside.beside else dating_of(words, authors.end, title_end)
        yield evolve(_behind(entry, title, dating), passed=at)


def _titles(entry: Entry, start: int, *, dated: bool) -> Iterator[Title]:
    """Yield where the title may end: one, where marks show it."""
    words = entry.words
    quoted = quoted_title(words, start)
    opened = behind_marks(words, start)
    for span in entry.italics:
        if abs(span.start - opened) <= 1:
            title = words[span.start : span.end].strip(" .,:;")
            yield Title(title, span.end)
            return
    if quoted.quoted and (not dated or _is_near(words, start, quoted)):
        yield quoted
        return
    yield from titles_of(words, start, entry.italics)


def _is_near(words: str, start: int, quoted: Title) -> bool:
    """True if nothing but marks stands between a place and a title in quotation marks."""
    opening = words[start : max(start, quoted.end - len(quoted.title) - 3)]
    return not any(sign.isalnum() for sign in opening)


def _behind(entry: Entry, title: Title, dating: Dating) -> _Reading:
    tail = entry.words[title.end :]
    inner = [span.shift(-title.end) for span in entry.italics if span.start >= title.end]
    set_off = any(span.end == title.end for span in entry.italics) and not title.quoted
    is_part = set_off and any(span.start < _NEAR for span in inner)  # law reviews set off both
    read = behind(
        tail,
        dating,
        None if entry.is_plain else inner,
        quoted=title.quoted or is_part,
        set_off=set_off and not is_part,
    )
    return _Reading(title, read, dating, is_set_off=set_off or title.quoted)


_NEAR = 12
"""Signs behind a title within which its journal begins, so that it is a part."""


def _work(words: str, authors: Authors, read: _Reading, address: Address) -> Work:
    known, dating = read.behind, read.dating
    date = dating.date
    if known.day and date and date.month is None:
        date = parse_expression(f"{known.day} {date.year}") or date
    kind = _kind(read, address)
    school = kind == "thesis"
    return Work(
        kind=kind,
        authors=authors.people,
        others=authors.others,
        are_editors=authors.are_editors,
        editors=known.editors,
        translators=known.translators,
        date=date,
        year=date.year if date else None,
        letter=dating.letter,
        years=every_year(words),
        title=read.title.title,
        container="" if school else known.container,
        publisher=known.publisher or (known.container if school else ""),
        place=known.place,
        genre=known.genre,
        series=known.series,
        series_number=known.series_number,
        edition=known.edition,
        volume=known.volume,
        issue=known.number or known.issue,
        pages=known.pages,
        doi=address.doi,
        arxiv=address.arxiv,
        url=address.url,
        accessed=address.accessed,
        is_set_off=read.is_set_off,
    )


def _kind(read: _Reading, address: Address) -> str:
    """Return what sort of work it is, by the shape of its entry."""
    known = read.behind
    is_part = known.inside or (
        known.container
        and (known.editors or (known.publisher and not (known.volume and known.issue)))
    )
    is_paper = is_meeting(known.container) and (is_part or not known.volume)
    shown = (
        ("thesis", not _THESES.isdisjoint(word_list(known.genre))),
        ("preprint", address.arxiv and not known.container),
        ("conference-paper", is_paper),
        ("chapter", is_part),
        ("report", known.genre),
        ("article", known.container),
        ("web-page", address.url),
    )
    return next((kind for kind, is_shown in shown if is_shown), "book")


_THESES = frozenset(["thesis", "dissertation", "diss"])
