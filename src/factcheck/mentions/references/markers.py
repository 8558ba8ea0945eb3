"""The markers of a text, by number, name or key, and what is said right in front of them."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.mentions.references.authors import BETWEEN_NAMES, PARTICLE, UPPER, WORD
from factcheck.model import (
    Block,
    BlockKind,
    Citation,
    CitationKind,
    Document,
    KeyMark,
    ListKind,
    Particular,
    Piece,
    Quotation,
    ReferenceList,
    Span,
    key_marks,
)
from factcheck.model.contributors import PARTICLES
from factcheck.text import Covered

# ---- the running text, in which markers point at entries ----


@frozen
class Running:
    """A document with what markers need to know of a place in it."""

    document: Document
    quoted: Covered
    listed: frozenset[int]
    """Starts of the blocks that are entries of lists."""
    notes: frozenset[int]
    """Starts of those that are notes, which point at works themselves."""

    @classmethod
    def of(
        cls, document: Document, lists: Sequence[ReferenceList], quotations: Sequence[Quotation]
    ) -> "Running":
        """Return the running text of a document with its lists."""
        entries = [(one.kind, entry.span.start) for one in lists for entry in one.references]
        headings = frozenset(one.heading.start for one in lists if one.heading)
        return cls(
            document=document,
            quoted=Covered(one.span for one in quotations),
            listed=frozenset(start for _, start in entries) | headings,
            notes=frozenset(start for kind, start in entries if kind == "notes"),
        )

    def blocks(self, *, with_notes: bool = False) -> Iterator[Block]:
        """Yield the blocks of the text; notes too, where they are asked for."""
        for block in self.document.blocks:
            start = block.span.start
            if block.kind is BlockKind.CODE or (start in self.listed and not with_notes):
                continue
            if start not in self.listed or start in self.notes:
                yield block

    def matches(
        self, pattern: re.Pattern[str], *, with_notes: bool = False
    ) -> Iterator[re.Match[str]]:
        """Yield what a pattern meets in the blocks of the text, block by block."""
        for block in self.blocks(with_notes=with_notes):
            yield from pattern.finditer(self.document.text, block.span.start, block.span.end)

    def gaps(self) -> Iterator[tuple[int, str, Piece | None]]:
        """Yield what the files have behind each piece: where it ends, the gap, the next piece."""
        pieces, files = self.document.pieces, self.document.files
        for piece, following in zip_longest(pieces, pieces[1:]):
            source, begin = files[piece.file].text, piece.offset + piece.length
            same = following is not None and following.file == piece.file
            gap = source[begin : following.offset if same else len(source)]
            yield piece.start + piece.length, gap, following

    def is_anothers(self, at: int) -> bool:
        """True if a place lies in somebody else's words, or is set as code."""
        return self.is_quoted(at) or self.is_code(at)

    def is_quoted(self, at: int) -> bool:
        """Say whether a place lies in a quotation, or in one that is set off."""
        return self.quoted.at(at) or self.document.kind_at(at) is BlockKind.QUOTE

    def is_code(self, at: int) -> bool:
        """Say whether a place is set as code inside a line."""
        return self._left_out_before(at) == "`"

    def is_escaped(self, at: int) -> bool:
        """Say whether the file has a backslash in front of a place, which the reader took off."""
        piece = self.document.piece_at(at)
        begins = piece is not None and piece.start == at
        return begins and self._left_out_before(at) == "\\"

    def _left_out_before(self, at: int) -> str:
        """Return the character that the file has in front of the piece that holds a place."""
        piece = self.document.piece_at(at)
        if piece is None or piece.offset == 0:
            return ""
        return self.document.files[piece.file].text[piece.offset - 1]

    def is_power(self, at: int) -> bool:
        """True if raised figures at a place are a power: "10²", "m³"."""
        before = self.before(at, 4)
        return _POWERS.search(self.document.text, before.start, before.end) is not None

    def before(self, at: int, most: int) -> Span:
        """Return so many code points in front of a place, within its block."""
        block = self.document.block_at(max(0, at - 1))
        start = block.span.start if block else at
        return Span(max(start, at - most), at)


# ---- by number: "[7]", "[3, 5–7]", "(7)", "¹", "[^7]" ----

_RUN = r"\d{1,3}(?:\s?[–-]\s?\d{1,3})?"
_BRACKETS = re.compile(
    rf"\[(?P<runs>{_RUN}(?:\s?[,;]\s?{_RUN}){{0,30}})(?P<locator>[,:]\s(?:pp?\.|ch\.|chap\.|sec\.|§|art\.)[^\[\]]{{1,30}})?\]"
)
_ROUND = re.compile(rf"(?<=[\w”\"’).]\s)\((?P<runs>{_RUN}(?:\s?,\s?{_RUN}){{0,30}})\)")
_ROUND_ENDS = (".", ",", ";", ":", "")
_RAISED = re.compile(r"(?<=[^\s\d])[¹²³⁰⁴-⁹]{1,3}(?:[,⁻–⁃][¹²³⁰⁴-⁹]{1,3}){0,9}")
_POWERS = re.compile(
    rf"(?:^|[\s\d(/·])(?:{lexicon.alternation('references.raised behind')}"
    r"|[kcmdµnMG]?m|[xynrs]|10)$"
)
"""Raised figures behind these are powers."""
_RUN_OF_NUMBERS = re.compile(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?")
_NOTE_MARK = re.compile(r"\[(?P<label>\^[^\]\s]{1,80})\]")
_SUP = re.compile(r"<sup\b[^<>]{0,80}>\s*\[?\s*$", re.IGNORECASE)
_SUP_END = re.compile(r"\s*\]?\s*</sup>", re.IGNORECASE)
_RAISED_DIGITS = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}")
_LONGEST_RUN = 60
_LAST_WORD = re.compile(r"[\w’'-]+\W{0,3}$")
_MOST_BEFORE = 60


def numbers(running: Running) -> Iterator[Citation]:
    """Yield the numeric markers of a text, in no order."""
    square = running.matches(_BRACKETS)
    found = [one for match in square for one in _counted(running, match, CitationKind.NUMBER)]
    yield from found or _in_round_brackets(running)
    for match in running.matches(_RAISED):
        if not running.is_power(match.start()):
            yield from _counted(running, match, CitationKind.NOTE)
    yield from _left_out(running)


def _in_round_brackets(running: Running) -> Iterator[Citation]:
    """Yield "(7)", which only a text without "[7]" uses as a marker.

    Inside a sentence it counts off the parts of a row, unless authors stand in front of it.
    """
    text = running.document.text
    for match in running.matches(_ROUND):
        before = running.before(match.start(), _REACH)
        is_end = (
            text[match.start() - 2] != "." and text[match.end() : match.end() + 1] in _ROUND_ENDS
        )
        if is_end or _SEVERAL.search(text, before.start, before.end):
            yield from _counted(running, match, CitationKind.NUMBER)


def _counted(running: Running, match: re.Match[str], kind: CitationKind) -> Iterator[Citation]:
    """Yield the marker of a match, its runs written out; none with a nought is a marker."""
    groups = match.groupdict()
    runs = unicodedata.normalize("NFKC", groups.get("runs") or match[0]).replace("⁻", "-")
    found = expanded(runs)
    at = match.start()
    if found and 0 not in found and not running.is_code(at):
        yield Citation(
            span=Span(at, match.end()),
            kind=kind,
            numbers=found,
            locator=(groups.get("locator") or "").strip(",: "),
            is_quoted=running.is_quoted(at),
            is_glued=at > 0 and match.string[at - 1].isalnum(),
        )


def expanded(runs: str) -> tuple[int, ...]:
    """Return the numbers of "3, 5–7": 3, 5, 6, 7; nothing where a run goes backwards."""
    found: list[int] = []
    for first, last in _RUN_OF_NUMBERS.findall(runs):
        start, end = int(first), int(last or first)
        if not start <= end <= start + _LONGEST_RUN:
            return ()
        found.extend(range(start, end + 1))
    return tuple(found)


def _left_out(running: Running) -> Iterator[Citation]:
    """Yield the marks that stand in the file only: "[^7]" and what is raised by tags."""
    files = running.document.files
    if not any("[^" in file.text or "<sup" in file.text.lower() for file in files):
        return
    starts = {block.span.start for block in running.blocks()}
    for at, gap, following in running.gaps():
        yield from _noted(running, at, gap, starts)
        if following is not None and _SUP.search(gap):
            yield from _tagged(running, following, starts)


def _noted(running: Running, at: int, gap: str, starts: Collection[int]) -> Iterator[Citation]:
    block = running.document.block_at(at - 1)
    if "[^" not in gap or block is None or block.span.start not in starts:
        return
    span = _word_before(running, at)
    for match in _NOTE_MARK.finditer(gap):
        label = match["label"]
        yield Citation(span, CitationKind.NOTE, label=label, is_quoted=running.is_quoted(at - 1))


def _tagged(running: Running, piece: Piece, starts: Collection[int]) -> Iterator[Citation]:
    """Yield "<sup>7</sup>": the figures of a piece that tags enclose."""
    document = running.document
    block = document.block_at(piece.start)
    match = _RAISED_DIGITS.match(document.text, piece.start, piece.start + piece.length)
    if match is None or block is None or block.span.start not in starts:
        return
    after = piece.offset + match.end() - match.start()
    source = document.files[piece.file].text
    if _SUP_END.match(source, after) and not running.is_power(piece.start):
        yield from _counted(running, match, CitationKind.NOTE)


def _word_before(running: Running, at: int) -> Span:
    """Return the word behind which a mark stands that the reader left out."""
    before = running.before(at, _MOST_BEFORE)
    match = _LAST_WORD.search(running.document.text, before.start, before.end)
    start = match.start() if match else max(before.start, at - 1)
    return Span(start, at)


# ---- by author and year: "(Moe 2010; Lee, 2012a, p. 4)", "Moe et al. (2010)", "[Moe 2010]" ----

# "1900/1953" gives the first edition and the one that was read.
_YEAR = r"(?:[12]\d{3}/)?[12]\d{3}[a-z]?"
_YEARS = rf"{_YEAR}(?:,\s?(?:and\s)?(?:{_YEAR}|[a-z])(?![\w.])){{0,6}}"
FAMILY = rf"(?<![\w’'-]){PARTICLE}{{0,3}}(?:[a-z]{{2,3}}-|[A-Za-z]['’])?{WORD}"
OTHERS = r",?\s(?:et\.?\s?al\b\.?|(?:and|&)\s(?:colleagues|co-?workers|others|associates)\b)"
_GIVEN = rf"(?:(?:{WORD}|[{UPPER}]\.)\s){{0,2}}"
_TELLING = re.compile(
    rf"(?P<names>{FAMILY}(?:,\s{FAMILY}){{0,5}}(?:,?\s(?:and|&)\s{_GIVEN}{FAMILY})?)"
    rf"(?P<others>{OTHERS})?(?:['’]s?)?\s"
    rf"\((?P<years>{_YEARS})(?:[,:]\s?(?P<locator>[^()]{{1,60}}))?\)"
)
_BRACKET = re.compile(r"\((?P<round>[^()\n]{6,400})\)|\[(?P<square>[^\[\]\n]{6,400})\]")
_PART = re.compile(r"[^;]+")
_THROUGH = re.compile(
    r",?\s(?:as\s)?(?:cited|quoted|reported|reprinted)\s(?:in|by)\s", re.IGNORECASE
)
_LEAD = (
    rf"(?:(?:{lexicon.alternation('references.leading up')}"
    r"|e\.\s?g\.,?|i\.\s?e\.,?|example,?|instance,?)\s){0,4}"
)
"""Words that lead up to a marker."""
_ONE = re.compile(
    rf"\s*(?P<lead>{_LEAD})(?P<names>[^\d();:\[\]“”\"]{{2,100}}?)(?:\s\[[^\[\]]{{2,15}}\])?(?P<others>{OTHERS})?,?\s"
    rf"\(?(?P<years>{_YEARS})\)?(?:[,:]\s?(?P<locator>.{{1,80}}))?\s*",
    re.IGNORECASE | re.DOTALL,
)
_INITIALS = re.compile(rf"(?:[{UPPER}]\.[\s-]?){{1,4}}")
_ARTICLE = re.compile(rf"^[a-z]{{2,3}}-(?=[{UPPER}])")
"""What is written in front of a name with a hyphen: "al-Rashid"."""
# Small words inside the names of bodies and people; every other small word means a phrase.
_SMALL = PARTICLES | frozenset(("and", "of", "for", "the", "on", "in", "de", "e", "&"))
_SEASONS = frozenset({"Spring", "Summer", "Autumn", "Fall", "Winter", "Easter", "Christmas"})
_CALENDAR = (
    _SEASONS
    | lexicon.words("references.beginning a date")
    | lexicon.table("dates.full months", "dates.short months").keys()
)


def named(running: Running) -> Iterator[Citation]:
    """Yield the author–year markers, in no order; several years of one author one by one."""
    for match in running.matches(_TELLING, with_notes=True):
        yield from _each_year(running, match, is_narrative=True)
    for bracket in running.matches(_BRACKET, with_notes=True):
        for match in _named_in_bracket(running.document.text, bracket):
            yield from _each_year(running, match, is_narrative=False)


def _named_in_bracket(text: str, bracket: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the parts of a bracket that name a work; of "Moe 1960, cited in Lee 2012" only Lee."""
    start, end = bracket.span(bracket.lastgroup or 0)
    for part in _PART.finditer(text, start, end):
        through = (one.end() for one in _THROUGH.finditer(text, *part.span()))
        match = _ONE.fullmatch(text, max(through, default=part.start()), part.end())
        if match and _is_name(match["names"]):
            yield match


def _is_name(words: str) -> bool:
    """Say whether words can be a name: no small words but those of names, no month or season."""
    every = [_ARTICLE.sub("", word) for word in words.replace(",", " ").split()]
    capital = [word for word in every if word[0].isupper()]
    small = {word for word in every if not word[0].isupper()}
    known = small <= _SMALL or all(word[:2] in ("d’", "d'") for word in small - _SMALL)
    return bool(capital) and known and not _CALENDAR.intersection(word.strip(".") for word in every)


def families(names: str) -> tuple[str, ...]:
    """Return the family names of "B. Moe, Ida Dahl and van der Meer"; bodies stay whole."""
    parts = (_INITIALS.sub("", part).strip(" ,.") for part in BETWEEN_NAMES.split(names))
    return tuple(part.removesuffix("’s").removesuffix("'s") for part in parts if part)


def _years(match: re.Match[str]) -> Iterator[tuple[int, str, Span]]:
    """Yield (year, letter, place) of "2010a, b, 2012"."""
    year = 0
    for one in re.finditer(r"([12]\d{3})?([a-z])?(?=,|\s|$)", match["years"]):
        if not one[0]:
            continue
        year = int(one[1]) if one[1] else year
        place = Span(*one.span()).shift(match.start("years"))
        yield year, one[2] or "", place


def _each_year(running: Running, match: re.Match[str], *, is_narrative: bool) -> Iterator[Citation]:
    """Yield a marker for each year; the last of "Moe (2010)" ends behind its bracket."""
    text, names, first = running.document.text, families(match["names"]), match.start("names")
    for index, (year, letter, place) in enumerate(_years(match) if names else ()):
        closing = is_narrative and text[place.end : place.end + 1] == ")"
        span = Span(place.start if index else first, place.end + closing)
        one = _of_authors(running, match, span, names)
        yield evolve(one, year=year, letter=letter, is_narrative=is_narrative)


def _of_authors(
    running: Running, match: re.Match[str], span: Span, names: tuple[str, ...]
) -> Citation:
    """Return the marker that names authors, with what the groups of its form tell of it."""
    told = match.groupdict()
    return Citation(
        span=span,
        kind=CitationKind.AUTHOR_YEAR,
        names=names,
        others=bool(told.get("others")),
        year=int(told["year"]) if told.get("year") else None,
        locator=told.get("locator") or "",
        is_narrative=True,
        is_quoted=running.is_anothers(match.start("names" if told.get("names") else 0)),
    )


# ---- by a year whose author stands apart: "Moe took his word (1998, p. 6)" ----

_NAMES = (
    rf"(?P<names>{FAMILY}(?:(?:,\s{FAMILY}){{0,3}},?\s(?:and|&)\s{FAMILY})?)(?P<others>{OTHERS})?"
)
_ONE_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
_PAGE = r"(?P<locator>pp?\.\s?\d[^();]{0,30})"
_ALONE = re.compile(rf"(?<=\s)\({_ONE_YEAR}[,:]\s{_PAGE}\)")
_IN_NOTE = re.compile(rf"{_NAMES},?\s{_ONE_YEAR}[,:]\s{_PAGE}")
_OPENS = re.compile(r"(?:\A|[;.:\]]\s|^\S{1,6}\s)(?:(?:[Ss]ee|[Cc]f\.)\s(?:also\s)?)?\Z")
"""What stands before a short note, where nothing else tells that its name is an author's."""


def apart(running: Running, lists: Sequence[ReferenceList]) -> Iterator[Citation]:
    """Yield the years in brackets of the running text, and what notes name by a year, in no order.

    Of those in brackets the sentence must name one author of the lists in front, and no other.
    """
    known = [one for one in lists if one.kind is ListKind.NAMED]
    names = {a.family for part in known for one in part.references for a in one.work.authors}
    names.discard("")
    if not names:
        return
    author = re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, sorted(names)))})(?![\w-])")
    for block in running.blocks(with_notes=True):
        if block.span.start in running.notes:
            yield from _in_note(running, block.span, names)
        for match in _ALONE.finditer(running.document.text, block.span.start, block.span.end):
            yield from _alone(running, match, author)


def _in_note(running: Running, note: Span, known: Collection[str]) -> Iterator[Citation]:
    """Yield what a note names by a year and a page: an author of the lists, or who begins it."""
    text = running.document.text
    for match in _IN_NOTE.finditer(text, note.start, note.end):
        names = families(match["names"])
        before = text[note.start : match.start("names")]
        if names and (names[0] in known or _OPENS.search(before)):
            span = Span(match.start("names"), match.end("year"))
            yield _of_authors(running, match, span, names)


def _alone(running: Running, match: re.Match[str], author: re.Pattern[str]) -> Iterator[Citation]:
    """Yield a year in brackets behind a sentence that names one author of the lists."""
    sentence = running.document.sentence_at(match.start())
    if sentence is None:
        return
    text = running.document.text
    before = author.findall(text, sentence.start, match.start())
    if len(set(before)) == 1 and not text.endswith(before[0], 0, match.start() - 1):
        span = Span(match.start() + 1, match.end("year"))
        yield _of_authors(running, match, span, (before[0],))


# ---- by author alone, or author and page: "(Moe, in press)", "(Moe 34)", "(Moe, *Silt* 34)" ----

_NO_YEAR = r"(?:n\.\s?d\.|in\spress|forthcoming)"
_UNDATED = re.compile(
    rf"(?<=[(;]){_LEAD}\s?{_NAMES},?\s{_NO_YEAR}(?:[,:]\s?(?P<locator>[^();]{{1,60}}))?(?=[;)])"
)
_UNDATED_TOLD = re.compile(rf"{_NAMES}(?:['’]s?)?\s\({_NO_YEAR}\)")
_PAGED = re.compile(
    rf"(?<=[(;])\s?(?:{_LEAD})?{_NAMES}(?:,\s[“\"]?[{UPPER}][^()“”\";\d]{{1,60}}[”\"]?)?,?\s"
    r"(?P<locator>(?![12]\d{3}\b)\d{1,4}(?:[–-]\d{1,4})?(?:,\s\d{1,4}(?:[–-]\d{1,4})?){0,4})(?=[;)])"
)


def by_name(running: Running, lists: Sequence[ReferenceList]) -> Iterator[Citation]:
    """Yield what names an author of the lists without a year, in no order.

    A page behind a name may be anything ("Figure 3", "Genesis 12"): only who is listed is cited so.
    """
    works = [e.work for one in lists if one.kind is ListKind.NAMED for e in one.references]
    known = {a.family or a.literal for work in works for a in work.authors}
    undated = {a.family or a.literal for work in works if not work.year for a in work.authors}
    forms = (
        (_UNDATED, undated, CitationKind.AUTHOR_YEAR),
        (_UNDATED_TOLD, undated, CitationKind.AUTHOR_YEAR),
        (_PAGED, known, CitationKind.AUTHOR_PAGE),
    )
    for pattern, wanted, kind in forms if known else ():
        for match in running.matches(pattern) if wanted else ():
            yield from _by_name_alone(running, match, wanted, kind)


def _by_name_alone(
    running: Running, match: re.Match[str], known: Collection[str], kind: CitationKind
) -> Iterator[Citation]:
    names, start = families(match["names"]), match.start("names")
    if names and names[0] in known:
        one = _of_authors(running, match, Span(start, match.end()), names)
        locator = f"p. {one.locator}" if kind is CitationKind.AUTHOR_PAGE else one.locator
        is_narrative = match[0].endswith(")")
        yield evolve(one, kind=kind, locator=locator, is_narrative=is_narrative)


# ---- by key: "[@oka19]", "\\cite{oka19}", "[Oka19]" ----

_ALPHA = re.compile(r"\[(?P<key>[^\W\d_][\w+-]{1,20}\d{2,4}[a-z]?)\]")


def keys(running: Running) -> Iterator[Citation]:
    """Yield the markers that point at an entry of a list by its key, in no order."""
    marks = [(mark.span, mark.key) for mark in _key_marks(running) if not mark.is_bare]
    marks += [(Span(*match.span()), match["key"]) for match in running.matches(_ALPHA)]
    for span, key in marks:
        is_quoted = running.is_anothers(span.start)
        yield Citation(span, CitationKind.KEY, label=key, is_quoted=is_quoted)


def _key_marks(running: Running, *, with_notes: bool = False) -> Iterator[KeyMark]:
    for block in running.blocks(with_notes=with_notes):
        yield from key_marks(running.document.text, block.span.start, block.span.end)


def keys_of_file(running: Running) -> Iterator[Citation]:
    """Yield the markers that point at an entry of a .bib, in order; "@oka19" in a sentence too.

    In a quotation they are the author's all the same; in code they are none.
    """
    for mark in _key_marks(running, with_notes=True):
        at = mark.whole.start
        if not (running.is_code(at) or running.is_escaped(at)):
            yield Citation(mark.span, CitationKind.KEY, label=mark.key, is_narrative=mark.is_bare)
    yield from _left_out_keys(running)


_COMMENTED = re.compile(
    r"(?<!\\)%[^\n]*|<!--.*?-->|\\begin\{comment\}.*?\\end\{comment\}", re.DOTALL
)


def _left_out_keys(running: Running) -> Iterator[Citation]:
    r"""Yield the keys of commands that the reader of LaTeX leaves out; those in comments are none.

    Each stands at the word in front of it.
    """
    if not any("\\" in file.text and "cite" in file.text for file in running.document.files):
        return
    for at, gap, _ in running.gaps():
        shown = _COMMENTED.sub("", gap) if "cite" in gap else ""
        for mark in key_marks(shown, 0, len(shown)):
            if not mark.is_bare and shown[mark.whole.start] == "\\":
                yield Citation(_word_before(running, at), CitationKind.KEY, label=mark.key)


# ---- what the text says of a work right in front of its marker ----

_NOUNS = lexicon.alternation("references.works")
_NOUN_YEAR = re.compile(
    rf"\b(?P<noun>{_NOUNS})"
    r"(?:,|\s(?:of|from|published in|issued in)|,\spublished in)"
    r"\s(?P<year>[12]\d{3}),?\s?\(?$",
    re.IGNORECASE,
)
# What a sentence that ends in a marker tells of its work: "his account, published in 1908, …[4]".
_TOLD_YEAR = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[{UPPER}]\w+[’']s?)\s(?:[a-z]+\s)?(?P<noun>{_NOUNS}|account|journal|diary)"
    r",\s(?:first\s)?(?:published|printed|issued)\sin\s(?P<year>[12]\d{3})"
    r"(?=,\s[^.!?;\[\]]{3,80}[.]?\s?$)"
)
_YEAR_NOUN = re.compile(
    r"(?:\b(?:the|its|their|his|her|this|a)|['’]s|s['’])\s(?P<year>[12]\d{3})\s(?:[a-z][\w-]{1,20}\s)?"
    rf"(?P<noun>{_NOUNS}),?\s?\(?$",
    re.IGNORECASE,
)
_NAME_YEAR = re.compile(
    rf"(?P<noun>{FAMILY})(?:{OTHERS})?(?:['’]s?)?\s\((?P<year>[12]\d{{3}})\)\s?\(?$"
)
_SEVERAL = re.compile(
    rf"(?P<name>{FAMILY})(?:{OTHERS}|\s(?:and|&)\s(?P<other>{FAMILY}))(?:['’]s?)?"
    r"(?:\s\([12]\d{3}\))?,?\s?\(?$"
)
_TITLE = re.compile(r"[“\"](?P<title>[^“”\"]{10,250}?)[,.]?[”\"],?\s?\(?$")
_REACH = 90
_REACH_TITLE = 260
_LEAST_WORDS = 3


def particulars(running: Running, citation: Citation) -> Iterator[Particular]:
    """Yield what stands in front of a marker."""
    numeric = citation.kind is not CitationKind.AUTHOR_YEAR
    at = citation.behind
    before = running.before(at, _REACH)
    text = running.document.text
    if numeric:
        yield from _said_years(text, before)
        yield from _authors(text, before)
    reach = running.before(at, _REACH_TITLE)
    title = _TITLE.search(text, reach.start, reach.end)
    if title and len(title["title"].split()) >= _LEAST_WORDS:
        yield Particular("title", title["title"], Span(*title.span("title")))


def _said_years(text: str, before: Span) -> Iterator[Particular]:
    for pattern in (_NOUN_YEAR, _YEAR_NOUN, _NAME_YEAR, _TOLD_YEAR):
        match = pattern.search(text, before.start, before.end)
        if match:
            end = max(match.end("year"), match.end("noun"))
            end += text[end : end + 1] == ")"
            yield Particular(
                "year",
                match["year"],
                Span(min(match.start("year"), match.start("noun")), end),
                match["noun"],
            )
            return


def _authors(text: str, before: Span) -> Iterator[Particular]:
    several = _SEVERAL.search(text, before.start, before.end)
    if several and several["other"]:
        for name, other in (("name", "other"), ("other", "name")):
            yield Particular("author", several[name], Span(*several.span(name)), several[other])
    elif several:
        noun = "et al." if "al" in text[several.end("name") : before.end] else "colleagues"
        yield Particular("author", several["name"], Span(*several.span("name")), noun)


# ---- all of them ----


def markers(
    document: Document, lists: Sequence[ReferenceList], quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return the markers of a document with lists, in order."""
    running = Running.of(document, lists, quotations)
    found = [*numbers(running), *named(running), *keys(running), *apart(running, lists)]
    found += by_name(running, lists)
    found.sort(key=lambda one: (one.span, one.label))
    return tuple(evolve(one, particulars=tuple(particulars(running, one))) for one in found)
