"""An entry → the work that it names, whatever style it is printed in.

An entry is cut into parts (`parts`), and the forms of styles say what its stretches of words are
(`forms`). Of several readings the one is taken that leaves the fewest doubts. Where no form fits,
whatever signs stand between the parts is tried, and the fields that were guessed are uncertain.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.mentions.dates import parse_expression
from factcheck.mentions.references.authors import OPENS_DATED, Authors, authors_in
from factcheck.mentions.references.doubts import FIELDS, UNKNOWN, odd
from factcheck.mentions.references.fields import Address, address_of, every_year
from factcheck.mentions.references.forms import Labels, labelled
from factcheck.mentions.references.parts import DATED, Cut, Part, shape_of, take_marked
from factcheck.model import Contributor, Edtf, Span, Work
from factcheck.text import word_list

_LONGEST = 1500
"""Code points of an entry that are read; what goes on longer is a remark."""
_BACKLINKS = re.compile(r"(?:\^|↑|Jump up)(?:\s[a-z]\b){0,12}\s?|[•*-]\s")
_RETURN = " ↩⏎\ufe0e"
"""What leads back from a note to its text."""
_SENDING_ON = frozenset({"supra", "ibid", "cit"})
"""What sends the reader of a note to another one, as "id." does at its head."""
_VOLUME_IN_FRONT = re.compile(r"(?P<volume>\d{1,3})\s(?=[^\W\d_])")
_PINPOINT = re.compile(r"[12]\d{3}\):\s\d{1,5}\.?$")
"""What stands behind the year in a note is a page that it leads to. Source: Chicago 17, 14.171."""
_TRIM = ' .,;:“”"‘’()[]'
_QUOTED = re.compile(
    r"“(?P<curly>(?:[^“”]|“[^“”]{1,200}”){2,400}?)”(?!\w)|\"(?P<straight>[^\"]{2,400})\"|‘(?P<single>[^‘]{2,400}?)’(?=[\s.,;)]|$)"
    r"|(?<!\w)'(?P<plain>[^'\s](?:[^']|(?<=\w)'(?=\w)){2,400})'(?=[.,;]|\s[(\[]|\s[Ii]n\b|(?<=[.,?!]')\s)"
)
_OPENING = re.compile(
    r"[\s.,:;]*(?:(?:\((?=[^()]*(?:\d{4}|n\.\s?d|date|press|coming))[^()]{4,40}\)|[12]\d{3}[a-z]?|n\.\s?d\.|[Nn]o date"
    r"|[Ii]n press|[Ff]orthcoming)[\s.,:;]*)?"
)
"""What stands before a title: signs and a date."""
_MEETINGS = frozenset(
    ["proceedings", "conference", "symposium", "workshop", "congress", "colloquium", "meeting"]
)
_THESES = frozenset(["thesis", "dissertation", "diss"])


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
    told = word_list(whole) if is_note else ()
    if told[:1] == ("id",) or not _SENDING_ON.isdisjoint(told):
        return Work(years=every_year(whole))
    links = _BACKLINKS.match(whole)
    start = links.end() if links else 0
    in_front = _VOLUME_IN_FRONT.match(whole, start) if is_note and italics else None
    start = in_front.end() if in_front else start
    address = address_of(whole[start:], raw)
    kept = [span.shift(-start) for span in italics or () if span.start >= start]
    kept = [span for span in kept if _may_be_title(address.rest[span.start : span.end])]
    authors = authors_in(address.rest, kept, is_note=is_note)
    entry = _Entry(whole[start:], address, kept, authors)
    work = entry.work()
    behind = address.rest[authors.end :].lstrip(" .,")
    is_bare = behind.startswith("(") and not OPENS_DATED.match(address.rest, authors.end)
    if work.authors and (is_bare or not work.title):  # what opens the entry was its title
        work = evolve(entry, authors=Authors()).work()
    if entry.authors.same:
        work = evolve(work, authors=above)
    if in_front and work.authors:
        work = evolve(work, volume=in_front["volume"])
    if is_note and "-" not in work.pages and _PINPOINT.search(address.rest.rstrip()):
        work = evolve(work, pages="")
    return work


def _may_be_title(words: str) -> bool:
    """True if words that are set off can be a title: no "et al.", no numbers."""
    letters = sum(sign.isalpha() for sign in words)
    return letters > 2 and not words.strip().startswith(("et al", "http"))  # noqa: PLR2004


@frozen
class _Entry:
    """The words of an entry with what its file shows of them."""

    words: str
    address: Address
    italics: Sequence[Span]
    authors: Authors

    def work(self) -> Work:
        """Return what the entry names by the reading that leaves the fewest doubts."""
        return min(self._readings(), key=lambda one: one[0])[1]

    def _readings(self) -> Iterator[tuple[tuple[int, int, int], Work]]:
        """Yield what the entry may name, each with its cost."""
        cut, firm = self._cut()
        shape, parts = shape_of(cut, self.authors.end, firm)
        found = False
        for loose in (False, True):
            for labels in labelled(shape, loose=loose) if not found else ():
                found = True
                yield self._reading(cut, shape, parts, labels, loose)
        if not found:
            yield self._reading(cut, shape, parts, _guessed(shape), True)

    def _cut(self) -> tuple[Cut, list[Span]]:
        rest, start = self.address.rest, self.authors.end
        cut = Cut(rest, rest)
        opens = _OPENING.match(rest, start)
        at = opens.end() if opens else start
        quoted = _QUOTED.match(rest, at)
        if not quoted and not OPENS_DATED.match(rest, start):
            quoted = _QUOTED.search(rest, at)
        firm = [_without_in(rest, span) for span in self.italics if span.start >= start]
        title = next((span for span in firm if abs(span.start - at) <= 1), None)
        if title:
            cut.take("T", title.start, title.end)
            firm.remove(title)
        elif quoted and rest[quoted.end() : quoted.end() + 1] != ":":
            cut.take("Q", *quoted.span(), quoted[quoted.lastgroup or 0])
        take_marked(cut, start)
        whole = [s for s in firm if "\x1f" not in cut.text[s.start : s.end]]
        return cut, whole

    def _reading(
        self, cut: Cut, shape: str, parts: list[Part], labels: Labels, loose: bool
    ) -> tuple[tuple[int, int, int], Work]:
        work = self._work(cut, parts, labels)
        reasons = list(odd(work))
        title = shape[slice(*labels.get("T", (0, 0)))]
        opening = self.words[: parts[labels["T"][0]].span.start] if title else ""
        if re.search("[VIPEYD#-]", title) or ("," in title and opening.rstrip().endswith(",")):
            reasons.append(("title", "the title may hold more than a title"))
        if loose:
            reasons += [(name, UNKNOWN) for name in _unmarked(work, shape)]
        cost = 10 * len(dict(reasons)) + title.count("."), -len(labels), len(title)
        fields, why = dict.fromkeys(f for f, _ in reasons), dict.fromkeys(w for _, w in reasons)
        return cost, evolve(work, uncertain=tuple(fields), doubts=tuple(why))

    def _work(self, cut: Cut, parts: list[Part], labels: Labels) -> Work:
        values = {letter: self._words(parts, *span) for letter, span in labels.items()}
        used = {at for span in labels.values() for at in range(*span)}
        free = [part for at, part in enumerate(parts) if at not in used]
        is_inside = any(part.letter == "^" for part in free)
        numbers = _numbers(free, is_inside=is_inside)
        date, letter = _date([one for one in free if one.letter in "YD"] or parts, parts[:1])
        genre = next((one.value for one in cut.parts if one.letter == "G"), "")
        code = next((one.value for one in cut.parts if one.letter == "W"), "")
        genre = genre or ("report" if code else "")
        title = next((at for at in range(*labels.get("T", (0, 0)))), None)
        set_off = title is not None and parts[title].letter in "QT"
        authors, address = self.authors, self.address
        series, number = values.get("S", ""), ""
        if series:
            tail = re.search(r",?\s(?:no\.\s)?(\d{1,4})$", series)
            number = tail[1] if tail else numbers.pop("I", "") or numbers.pop("V", "")
            series = series[: tail.start()] if tail else series
        work = Work(
            authors=authors.people,
            others=authors.others,
            are_editors=authors.are_editors,
            editors=cut.people.get("E", ()),
            translators=cut.people.get("R", ()),
            date=date,
            year=date.year if date else None,
            letter=letter,
            years=every_year(self.address.rest),
            title=values.get("T", ""),
            container=values.get("C", ""),
            publisher=values.get("B", ""),
            place=values.get("L", ""),
            genre=genre,
            series=series,
            series_number=number,
            edition=numbers.get("N", ""),
            volume=numbers.get("V", ""),
            issue=code or numbers.get("I", ""),
            pages=_pages(numbers.get("P", "")),
            doi=address.doi,
            arxiv=address.arxiv,
            url=address.url,
            accessed=address.accessed,
            is_set_off=set_off,
        )
        return evolve(work, kind=_kind(work, is_inside=is_inside and not series))

    def _words(self, parts: list[Part], start: int, end: int) -> str:
        first, last = parts[start], parts[end - 1]
        if end - start == 1:
            words = first.value or self.words[first.span.start : first.span.end]
        else:
            words = self.words[first.span.start : last.span.end]
        name = words.strip(" .,;:")
        shortened = ". " in name and "." in self.words[last.span.end - 1 : last.span.end + 1]
        return f"{name}." if shortened and first.letter == "?" and start else name


def _without_in(words: str, span: Span) -> Span:
    return Span(span.start + 3 * words.startswith(("in ", "In "), span.start), span.end)


def _guessed(shape: str) -> Labels:
    """Return title and holder of an entry that no form fits."""
    if "Q" in shape or "T" in shape:
        at = max(shape.find("Q"), shape.find("T"))
    else:
        at = shape.find("?")
    if at < 0:
        return {}
    labels = {"T": (at, at + 1)}
    behind = shape.find("?", at + 1)
    if behind > 0:
        rest = shape[behind:]
        if rest.startswith("?:?"):
            labels |= {"L": (behind, behind + 1), "B": (behind + 2, behind + 3)}
        else:
            labels["C" if re.search("[VIP#-]", rest) else "B"] = (behind, behind + 1)
    return labels


def _numbers(parts: Sequence[Part], *, is_inside: bool) -> dict[str, str]:
    """Return edition, volume, issue and pages by letter."""
    found: dict[str, str] = {}
    for part in parts:
        if part.letter in "VIPN":
            found.setdefault(part.letter, part.value)
    loose = [one for one in parts if one.letter in "#-"]
    pages = [one for one in loose if one.letter == "-"][:1]
    alone = [one.value for one in loose if one.letter == "#"]
    if "P" not in found and pages:
        found["P"] = pages[0].value
    letters = "".join(one.letter for one in parts)
    is_day = bool(re.search("D[^#]*#", letters))
    open_ = [letter for letter in "VI" if letter not in found]
    if "P" not in found and alone and (len(alone) > 1 or "V" in found or is_day or is_inside):
        found["P"] = alone.pop()
    found.update(zip(open_, alone, strict=False))
    return found


_DASH = re.compile(r"\s?[–—-]{1,3}\s?")


def _pages(words: str) -> str:
    """Return first and last page, the last one whole; nothing where they run backwards."""
    first, _, last = _DASH.sub("-", words).partition("-")
    if not last:
        return first
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    backwards = first.isdecimal() and last.isdecimal() and int(last) < int(first)
    return "" if backwards else f"{first}-{last}"


def _date(parts: Sequence[Part], first: Sequence[Part]) -> tuple[Edtf | None, str]:
    """Return the date of a work, the day of which may stand apart, and the letter of its year."""
    years = [found for one in (*parts, *first) if (found := DATED.fullmatch(one.value))]
    if not years:
        return None, ""
    year = years[-1]
    apart = [one.value for one in parts if not re.search(r"\d{4}", one.value) and one.letter == "D"]
    day = year["before"] or year["after"] or next(iter(apart), "")
    full = parse_expression(f"{day} {year['year']}") if day else None
    return full or Edtf.of(int(year["year"])), next(
        (one["letter"] for one in years if one["letter"]), ""
    )


def _unmarked(work: Work, shape: str) -> Iterator[str]:
    """Yield the fields of a work that show by no mark of their own what they are."""
    people = {"author": "authors", "editor": "editors", "translator": "translators"}
    sure = {"url", "series_number"}
    sure |= {
        name
        for letter, name in (("Q", "title"), ("V", "volume"), ("I", "issue"), ("P", "pages"))
        if letter in shape
    }
    for name in dict.fromkeys(FIELDS.values()):
        if getattr(work, people.get(name, name)) and name not in sure:
            yield name


def _kind(work: Work, *, is_inside: bool) -> str:
    """Return what sort of work it is, by the shape of its entry."""
    is_part = is_inside or (
        work.container and (work.editors or (work.publisher and not (work.volume and work.issue)))
    )
    is_meeting = not _MEETINGS.isdisjoint(word_list(work.container))
    shown = (
        ("thesis", not _THESES.isdisjoint(word_list(work.genre))),
        ("preprint", work.arxiv and not work.container),
        ("conference-paper", is_meeting and (is_part or not work.volume)),
        ("chapter", is_part),
        ("report", work.genre),
        ("article", work.container),
        ("web-page", work.url),
    )
    return next((kind for kind, is_shown in shown if is_shown), "book")
