"""In-text citations by number, name or key, and details of the cited work before them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.document.text import Covered, word_list
from factcheck.extract.attributions.verbs import any_of, finite
from factcheck.extract.references.people import BETWEEN_NAMES, PARTICLE, UPPER, WORD
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
from factcheck.model.ordering import longest_run

# ---- the running text, in which citations occur ----


@frozen
class Running:
    """A document, with the context needed to recognize citations."""

    document: Document
    quoted: Covered
    blocks: tuple[Block, ...]
    """The running text: all blocks except code and entries of reference lists."""
    notes: tuple[Block, ...]
    """The entries of lists of notes, which may themselves cite works."""

    @classmethod
    def of(
        cls, document: Document, lists: Sequence[ReferenceList], quotations: Sequence[Quotation]
    ) -> "Running":
        """Return the running text of a document, without its reference lists."""
        entries = {entry.span.start: one.kind for one in lists for entry in one.references}
        entries |= {one.heading.start: one.kind for one in lists if one.heading}
        read = [one for one in document.blocks if one.kind is not BlockKind.CODE]
        return cls(
            document=document,
            quoted=Covered(one.span for one in quotations),
            blocks=tuple(one for one in read if one.span.start not in entries),
            notes=tuple(one for one in read if entries.get(one.span.start) is ListKind.NOTES),
        )

    def matches(
        self, pattern: re.Pattern[str], *, with_notes: bool = False
    ) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in the blocks of the text, block by block."""
        for block in (*self.blocks, *(self.notes if with_notes else ())):
            yield from pattern.finditer(self.document.text, block.span.start, block.span.end)

    def gaps(self) -> Iterator[tuple[int, str, Piece | None]]:
        """Yield the text in the file after each piece: its offset, the text, and the next piece."""
        pieces, files = self.document.pieces, self.document.files
        for piece, following in zip_longest(pieces, pieces[1:]):
            source, begin = files[piece.file].text, piece.offset + piece.length
            same = following is not None and following.file == piece.file
            gap = source[begin : following.offset if same else len(source)]
            yield piece.start + piece.length, gap, following

    def is_quoted(self, at: int) -> bool:
        """Return True if an offset is in a quotation, a block quotation or code."""
        is_block = self.document.kind_at(at) is BlockKind.QUOTE
        return self.quoted.at(at) or is_block or self.left_out_before(at) == "`"

    def left_out_before(self, at: int) -> str:
        r"""Return the markup character before an offset: "`" for code, "\" for an escape."""
        piece = self.document.piece_at(at)
        if piece is None:
            return ""
        source, end = self.document.files[piece.file].text, piece.offset + piece.length
        sign, words = source[max(0, piece.offset - 1) : piece.offset], source[piece.offset : end]
        # Words between two parts in code, "`a` and `b`", begin or end with a space.
        is_code = sign == "`" == source[end : end + 1] and words == words.strip()
        return "`" if is_code else sign if piece.start == at and sign != "`" else ""

    def search_before(self, pattern: re.Pattern[str], at: int, most: int) -> re.Match[str] | None:
        """Return the first match in the `most` code points before an offset in a block, or None."""
        block = self.document.block_at(max(0, at - 1))
        start = max(block.span.start, at - most) if block else at
        return pattern.search(self.document.text, start, at)


# ---- by number: "[7]", "[3, 5–7]", "(7)", "¹", "[^7]" ----

_RUN = r"\d{1,3}(?:\s?[–-]\s?\d{1,3})?"
_BRACKETS = re.compile(
    rf"\[(?P<runs>{_RUN}(?:\s?[,;]\s?{_RUN}){{0,30}})(?P<locator>[,:]\s(?:pp?\.|ch\.|chap\.|sec\.|§|art\.)[^\[\]]{{1,30}})?\]"
)
_PARENTHESES = re.compile(
    rf"(?<=[^\W\d_]\s|[.,”’]\s)\((?:see\s(?:also\s)?)?(?P<runs>{_RUN}(?:\s?[,;]\s?{_RUN}){{0,30}})\)"
)
"""Numbers after a word: "25 (12, 41)" is a median with its range."""
_RAISED = re.compile(r"(?<=[^\s\d])[¹²³⁰⁴-⁹]{1,3}(?:[,⁻–⁃][¹²³⁰⁴-⁹]{1,3}){0,9}")
_POWERS = re.compile(
    rf"(?:^|[\s\d(/·])(?:{lexicon.alternation('references.raised behind')}"
    r"|[kcmdµnMG]?m|[xynrs]|10)$"
)
"""Text before raised figures that shows that they are exponents."""
_RUN_OF_NUMBERS = re.compile(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?")
_NOTE_MARK = re.compile(r"\[(?P<label>\^[^\]\s]{1,80})\]")
_SUP = re.compile(r"<sup\b[^<>]{0,80}>\s*\[?\s*$", re.IGNORECASE)
_SUP_END = re.compile(r"\s*\]?\s*</sup>", re.IGNORECASE)
_RAISED_DIGITS = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}")
_LONGEST_RUN = 60
_FEWEST, _SHARE = 5, 0.6
"""Minimum number, and share of the list, of entries that are cited in parentheses."""
_LAST_WORD = re.compile(r"(?:[\w’'-]+\W{0,3}|\W)$")
_MOST_BEFORE = 60


def numbers(running: Running) -> Iterator[Citation]:
    """Yield the numeric citations in a text, in no particular order."""
    for pattern, kind in ((_BRACKETS, CitationKind.NUMBER), (_RAISED, CitationKind.NOTE)):
        for match in running.matches(pattern):
            yield from _counted(running, match, kind)
    yield from _left_out(running)


def _counted(running: Running, match: re.Match[str], kind: CitationKind) -> Iterator[Citation]:
    """Yield the numeric citation of a match, with ranges expanded.

    Numbers with a leading zero and exponents yield nothing.
    """
    groups, at = match.groupdict(), match.start()
    runs = unicodedata.normalize("NFKC", groups.get("runs") or match[0]).replace("⁻", "-")
    found = expanded(runs)
    is_power = kind is CitationKind.NOTE and running.search_before(_POWERS, at, 4)
    if found and 0 not in found and not is_power and running.left_out_before(at) != "`":
        yield Citation(
            span=Span(at, match.end()),
            kind=kind,
            numbers=found,
            locator=(groups.get("locator") or "").strip(",: "),
            is_quoted=running.is_quoted(at),
            is_glued=at > 0 and match.string[at - 1].isalnum(),
        )


def expanded(runs: str) -> tuple[int, ...]:
    """Return the numbers in a list with ranges: 3, 5, 6, 7 for "3, 5–7".

    The result is empty if a range is descending.
    """
    found: list[int] = []
    for first, last in _RUN_OF_NUMBERS.findall(runs):
        start, end = int(first), int(last or first)
        if not start <= end <= start + _LONGEST_RUN:
            return ()
        found.extend(range(start, end + 1))
    return tuple(found)


def in_parentheses(running: Running, lists: Sequence[ReferenceList]) -> Iterator[Citation]:
    """Yield the numbers in parentheses in a document that cites most entries of its list this way.

    They must be in order for the most part, by first citation. Source: NLM, Citing Medicine, 2nd
    edition: "(7)" is one of the forms of a citation.
    """
    listed = {e.number for one in lists if one.kind is ListKind.NUMBERED for e in one.references}
    found = [
        one
        for match in running.matches(_PARENTHESES)
        for one in _counted(running, match, CitationKind.NUMBER)
    ]
    cited = list(dict.fromkeys(number for one in found for number in one.numbers))
    known = [number for number in cited if number in listed]
    is_usual = len(known) >= max(_FEWEST, _SHARE * len(listed), _SHARE * len(cited))
    if is_usual and len(longest_run(known)) >= _SHARE * len(known):
        yield from found


def _left_out(running: Running) -> Iterator[Citation]:
    """Yield the citations whose markup is only in the file: "[^7]" and <sup>7</sup>."""
    document, files = running.document, running.document.files
    if not any("[^" in file.text or "<sup" in file.text.lower() for file in files):
        return
    starts = {block.span.start for block in running.blocks}
    for at, gap, following in running.gaps():
        block = document.block_at(at - 1) if "[^" in gap else None
        for match in _NOTE_MARK.finditer(gap) if block and block.span.start in starts else ():
            span, is_quoted = _word_before(running, at), running.is_quoted(at - 1)
            label, kind = match["label"], CitationKind.NOTE
            yield Citation(span, kind, label=label, is_quoted=is_quoted, is_left_out=True)
        block = document.block_at(following.start) if following and _SUP.search(gap) else None
        if following and block and block.span.start in starts:
            yield from _tagged(running, following)


def _tagged(running: Running, piece: Piece) -> Iterator[Citation]:
    """Yield the citation in a piece that the file encloses in tags: "<sup>7</sup>"."""
    document = running.document
    match = _RAISED_DIGITS.match(document.text, piece.start, piece.start + piece.length)
    source = document.files[piece.file].text
    if match and _SUP_END.match(source, piece.offset + match.end() - match.start()):
        yield from _counted(running, match, CitationKind.NOTE)


def _word_before(running: Running, at: int) -> Span:
    """Return the span of the word before a marker that is not part of the text."""
    match = running.search_before(_LAST_WORD, at, _MOST_BEFORE)
    return Span(match.start() if match else at, at)


# ---- by author and year: "(Moe 2010; Lee, 2012a, p. 4)", "Moe et al. (2010)", "[Moe 2010]" ----

# "1900/1953" and "1953 [1900]" state the years of the first edition and of the edition used.
_UNDATED = r"n\.\s?d\.|in\spress|forthcoming"
_YEAR = rf"(?:(?:[12]\d{{3}}/)?[12]\d{{3}}[a-z]?(?:\s\[[12]\d{{3}}\])?|{_UNDATED})"
_YEARS = rf"{_YEAR}(?:,\s?(?:and\s)?(?:{_YEAR}|[a-z])(?![\w.])){{0,6}}"
FAMILY = rf"(?<![\w’'-]){PARTICLE}{{0,3}}(?:[a-z]{{2,3}}-|[A-Za-z]['’])?{WORD}"
OTHERS = r",?\s(?:et\.?\s?al\b\.?|(?:and|&)\s(?:colleagues|co-?workers|others|associates)\b)"
_GIVEN = rf"(?:(?:{WORD}|[{UPPER}]\.)\s){{0,2}}"
_NAMES = (
    rf"(?P<names>{FAMILY}(?:(?:,\s{FAMILY}){{0,5}},?\s(?:and|&)\s{_GIVEN}{FAMILY})?)"
    rf"(?P<others>{OTHERS})?"
)
_TELLING = re.compile(
    rf"{_NAMES}(?:['’]s?)?\s\((?P<years>{_YEARS})(?:[,:]\s?(?P<locator>[^()]{{1,60}}))?\)"
)
_BRACKET = re.compile(r"\((?P<round>[^()\n]{6,400})\)|\[(?P<square>[^\[\]\n]{6,400})\]")
_PART = re.compile(r"[^;]+")
_THROUGH = re.compile(
    r",?\s(?:as\s)?(?:cited|quoted|reported|reprinted)\s(?:in|by)\s|\bsee\s(?:also\s)?",
    re.IGNORECASE,
)
_LEAD = (
    rf"(?:(?:{lexicon.alternation('references.leading up')}"
    r"|e\.\s?g\.,?|i\.\s?e\.,?|example,?|instance,?)\s){0,4}"
)
"""Words that introduce a citation."""
_ONE = re.compile(
    rf"\s*(?P<lead>{_LEAD})(?P<names>[^\d();:\[\]“”\"]{{2,100}}?)(?:\s\[[^\[\]]{{2,15}}\])?(?P<others>{OTHERS})?,?\s"
    rf"\(?(?P<years>{_YEARS})\)?(?:[,:]\s?(?P<locator>.{{1,80}}))?\s*",
    re.IGNORECASE | re.DOTALL,
)
_INITIALS = re.compile(rf"(?:[{UPPER}]\.[\s-]?){{1,4}}")
_ARTICLE = re.compile(rf"^[a-z]{{2,3}}-(?=[{UPPER}])")
"""A prefix that a hyphen joins to a name: "al-" in "al-Rashid"."""
# Lowercase words inside names of organizations and people. Any other lowercase word indicates a
# phrase.
_SMALL = PARTICLES | frozenset(("and", "of", "for", "the", "on", "in", "de", "e", "&"))
_CALENDAR = (
    frozenset({"Spring", "Summer", "Autumn", "Fall", "Winter", "Easter", "Christmas"})
    | lexicon.words("references.beginning a date")
    | lexicon.table("dates.full months", "dates.short months").keys()
)
_REST = re.compile(r"([^()\[\];]{0,100})[)\];]")
_TELLER = re.compile(rf"{_NAMES}(?:['’]s?)?\s$")
_REPORTING = ("saying.comment clauses", "references.research")
TELLS = re.compile(
    r"[^()]{0,60}\),?\s(?:(?:also|later|has|have|had)\s){0,2}"
    rf"(?:{any_of(finite(*_REPORTING))}|{lexicon.alternation(*_REPORTING)}|written)\b"
)
"""A verb after a citation by which the text reports what a work says."""
NO_WORKS = lexicon.words("references.no works") | {"Q1", "Q2", "Q3", "Q4"}
_EARLIEST = 1400
_ONE_YEAR = re.compile(
    rf"{_UNDATED}|(?P<year>[12]\d{{3}})?(?P<letter>[a-z])?(?=,|\s|$)", re.IGNORECASE
)


def named(running: Running) -> Iterator[Citation]:
    """Yield the author–year citations, one for each author and year, in no particular order."""
    for match in running.matches(_TELLING, with_notes=True):
        yield from _each_year(running, match, is_narrative=True)
    for bracket in running.matches(_BRACKET, with_notes=True):
        for match in _named_in_bracket(running.document.text, bracket):
            yield from _each_year(running, match, is_narrative=False)


def _named_in_bracket(text: str, bracket: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the citations in brackets. In "Moe 1960, cited in Lee 2012", only Lee is cited."""
    start, end = bracket.span(bracket.lastgroup or 0)
    for part in _PART.finditer(text, start, end):
        through = (one.end() for one in _THROUGH.finditer(text, *part.span()))
        match = _ONE.fullmatch(text, max(through, default=part.start()), part.end())
        if match and _is_name(match["names"]):
            yield match


def is_cited(text: str, opening: int, inside: str, end: int) -> bool:
    """Return True if a date in brackets is in a citation by name, even without a reference list.

    Args:
        text: The text of the document.
        opening: Offset of the bracket.
        inside: The words in brackets up to the year of the date, without its day: in "(The Times, 3
            May 2010)", "The Times, 2010".
        end: Offset after the date.
    """
    teller = inside.isdecimal() and _TELLER.search(text, max(0, opening - _MOST_BEFORE), opening)
    if teller and TELLS.match(text, end):
        return True
    rest = _REST.match(text, end)
    match = _ONE.fullmatch(inside.rpartition(";")[2] + rest[1]) if rest else None
    if not match or not _is_name(match["names"]):
        return False
    name = match["names"].strip()
    is_city = name in lexicon.words("references.cities of publishers")
    return not is_city and NO_WORKS.isdisjoint(word_list(name, str))


def _is_name(words: str) -> bool:
    """Return True if words can be a name: no month, and no lowercase words except particles."""
    every = [_ARTICLE.sub("", word) for word in words.replace(",", " ").split()]
    small = {word for word in every if not word[0].isupper() and word[:2] not in ("d’", "d'")}
    is_dated = any(_CALENDAR.issuperset(re.split("[–-]+", word.strip("."))) for word in every)
    return small <= _SMALL and not is_dated and any(word[0].isupper() for word in every)


def families(names: str) -> tuple[str, ...]:
    """Return the family names in "B. Moe, Ida Dahl and van der Meer". Organizations stay whole."""
    parts = (_INITIALS.sub("", part).strip(" ,.") for part in BETWEEN_NAMES.split(names))
    return tuple(part.removesuffix("’s").removesuffix("'s") for part in parts if part)


def _each_year(running: Running, match: re.Match[str], *, is_narrative: bool) -> Iterator[Citation]:
    """Yield a citation for each year. In "Moe (2010)", the last one includes the parenthesis."""
    text, start, year = running.document.text, match.start("names"), 0
    for one in _ONE_YEAR.finditer(text, *match.span("years")) if families(match["names"]) else ():
        if not one[0]:
            continue
        if year and int(one["year"] or year) < _EARLIEST:  # "Moe 2010, 1303" is a page
            return
        year = int(one["year"] or year)
        closing = is_narrative and text[one.end() : one.end() + 1] == ")"
        made = _of_authors(running, match, Span(start, one.end() + closing))
        letter = one["letter"] or ""
        yield evolve(made, year=year or None, letter=letter, is_narrative=is_narrative)
        start = text.find(",", one.end()) + 1
        start += text[start] == " "


def _of_authors(running: Running, match: re.Match[str], span: Span) -> Citation:
    """Return the citation for a pattern match that names authors."""
    at, groups = match.start("names"), match.groupdict()
    return Citation(
        span=span,
        kind=CitationKind.AUTHOR_YEAR,
        names=families(match["names"]),
        others=bool(match["others"]),
        locator=groups.get("locator") or "",
        is_quoted=running.is_quoted(at),
    )


# ---- by an author in the lists and a page: "(Moe 34)", "Moe took his word (1998, p. 6)" ----

_YEAR_AND_PAGE = re.compile(
    r"(?<=[\s(])(?P<year>1[4-9]\d\d|20\d\d)[,:]\s(?P<locator>pp?\.\s?\d[^();]{0,30})"
)
_PAGED = re.compile(
    rf"(?<=[(;])\s?(?:{_LEAD})?{_NAMES}(?:,\s[“\"]?[{UPPER}][^()“”\";\d]{{1,60}}[”\"]?)?,?\s"
    r"(?P<locator>(?![12]\d{3}\b)\d{1,4}(?:[–-]\d{1,4})?(?:,\s\d{1,4}(?:[–-]\d{1,4})?){0,4})(?=[;)])"
)


def by_page(running: Running, lists: Sequence[ReferenceList]) -> Iterator[Citation]:
    """Yield the citations that consist of a listed author and a page, in no particular order.

    A name and a number may mean something else ("Figure 3", "Genesis 12"), so only listed authors
    count.
    """
    works = [e.work for one in lists if one.kind is ListKind.NAMED for e in one.references]
    known = {a.family or a.literal for work in works for a in work.authors} - {""}
    if not known:
        return
    for match in running.matches(_PAGED):
        one = _of_authors(running, match, Span(match.start("names"), match.end()))
        if one.names and one.names[0] in known:
            yield evolve(one, kind=CitationKind.AUTHOR_PAGE, locator=f"p. {one.locator}")
    author = re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, known))})(?![\w-])")
    text = running.document.text
    for match in running.matches(_YEAR_AND_PAGE, with_notes=True):
        at, sentence = match.start(), running.document.sentence_at(match.start())
        before = [*author.finditer(text, sentence.start if sentence else at, at)]
        if len({one[0] for one in before}) == 1:
            is_beside = not text[before[-1].end() : at].strip(" ,")
            yield Citation(
                span=Span(before[-1].start() if is_beside else at, match.end("year")),
                kind=CitationKind.AUTHOR_YEAR,
                names=(before[-1][0],),
                year=int(match["year"]),
                locator=match["locator"],
                is_narrative=True,
                is_quoted=running.is_quoted(at),
            )


_CELLS = re.compile(
    rf"(?:(?<![^\n])|(?<=[|;]\s)){_NAMES},?\s(?P<years>[12]\d{{3}}[a-z]?)(?=\s\||;|$)"
)


def in_cells(running: Running, lists: Sequence[ReferenceList]) -> Iterator[Citation]:
    """Yield the names and years in the cells of a column that names two or more listed works."""
    works = [e.work for one in lists if one.kind is ListKind.NAMED for e in one.references]
    known = {(a.family or a.literal, work.year) for work in works for a in work.authors[:1]}
    columns: dict[int, list[Citation]] = {}
    for block in running.blocks if known else ():
        if block.kind is BlockKind.ROW:
            for match in _CELLS.finditer(running.document.text, block.span.start, block.span.end):
                column = match.string.count("|", block.span.start, match.start())
                columns.setdefault(column, []).extend(_each_year(running, match, is_narrative=True))
    for cited in columns.values():
        if sum((one.names[0], one.year) in known for one in cited) > 1:
            yield from cited


# ---- by key: "[@oka19]", "\\cite{oka19}", "[Oka19]" ----

_ALPHA = re.compile(r"\[(?P<key>[^\W\d_][\w+-]{1,20}\d{2,4}[a-z]?)\]")
_COMMENTED = re.compile(
    r"(?<!\\)%[^\n]*|<!--.*?-->|\\begin\{comment\}.*?\\end\{comment\}", re.DOTALL
)


def keys(running: Running) -> Iterator[Citation]:
    """Yield the citations by key of a list entry, in no particular order."""
    marks = [mark for mark in _key_marks(running) if not mark.is_bare]
    for match in running.matches(_ALPHA):
        span = Span(*match.span())
        marks.append(KeyMark(match["key"], span, span))
    for mark in marks:
        yield evolve(_keyed(mark, mark.span), is_quoted=running.is_quoted(mark.span.start))


def _key_marks(running: Running, *, with_notes: bool = False) -> Iterator[KeyMark]:
    for block in (*running.blocks, *(running.notes if with_notes else ())):
        yield from key_marks(running.document.text, block.span.start, block.span.end)


def keys_of_file(running: Running) -> Iterator[Citation]:
    """Yield the citations by key of a .bib entry, including "@oka19" in a sentence, in any order.

    Citations in quotations are included, because the author of the document made them; citations in
    code and comments are skipped. For a key in a LaTeX command that is not part of the text, the
    span is that of the preceding word.
    """
    for mark in _key_marks(running, with_notes=True):
        if not running.left_out_before(mark.whole.start):
            yield _keyed(mark, mark.span)
    if not any("\\" in file.text and "cite" in file.text for file in running.document.files):
        return
    for at, gap, _ in running.gaps():
        shown = _COMMENTED.sub("", gap) if "cite" in gap else ""
        for mark in key_marks(shown, 0, len(shown)):
            if not mark.is_bare and shown[mark.whole.start] == "\\":
                yield evolve(_keyed(mark, _word_before(running, at)), is_left_out=True)


def _keyed(mark: KeyMark, span: Span) -> Citation:
    return Citation(
        span,
        CitationKind.KEY,
        label=mark.key,
        locator=mark.locator,
        is_narrative=mark.is_bare,
        is_alone=mark.is_alone,
    )


# ---- details of a work that are stated before its citation ----

_NOUNS = lexicon.alternation("references.works")
_SAID_YEARS = (
    re.compile(
        rf"\b(?P<said>(?P<noun>{_NOUNS})"
        r"(?:,|\s(?:of|from|published in|issued in)|,\spublished in)"
        r"\s(?P<year>[12]\d{3})),?\s?\(?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:the|its|their|his|her|this|a)|['’]s|s['’])\s(?P<said>(?P<year>[12]\d{3})\s(?:[a-z][\w-]{1,20}\s)?"
        rf"(?P<noun>{_NOUNS})),?\s?\(?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<said>(?P<year>[12]\d{{3}})\s(?:[a-z][\w-]{{1,20}}\s){{0,2}}(?:{_NOUNS}|study)\sby\s"
        rf"(?P<noun>{FAMILY}))(?:{OTHERS}|\s(?:and|&)\s{FAMILY})?\s?\(?$"
    ),
    re.compile(
        rf"(?P<said>(?P<noun>{FAMILY})(?:{OTHERS})?(?:['’]s?)?\s\((?P<year>[12]\d{{3}})\))\s?\(?$"
    ),
)
_GROUP = re.compile(
    rf"{_NAMES}(?:['’]s?(?:\s(?:[a-z\d][\w-]*\s){{0,3}}"
    rf"(?:{_NOUNS}|account|analysis|history|report|study|survey))?)?"
    r"(?:\s\([12]\d{3}\))?,?\s?[(\[]?$"
)
_BETWEEN = re.compile(r"\b(?:between|both)\s$", re.IGNORECASE)
_REACH = 90


def particulars(running: Running, citation: Citation) -> Iterator[Particular]:
    """Yield the details of a work stated before a citation by number, note or key."""
    at = citation.behind
    if citation.kind is not CitationKind.AUTHOR_YEAR:
        found = (running.search_before(pattern, at, _REACH) for pattern in _SAID_YEARS)
        year = next(filter(None, found), None)
        if year:
            yield Particular("year", year["year"], Span(*year.span("said")), year["noun"])
        group = running.search_before(_GROUP, at, _REACH) if citation.is_alone else None
        is_shared = group and running.search_before(_BETWEEN, group.start(), _REACH)
        if group and not is_shared and (names := families(group["names"])):
            span, others = Span(*group.span("names")), bool(group["others"])
            yield Particular("author", group["names"], span, names=names, others=others)


# ---- all citations ----


def _through(text: str, first: Citation, last: Citation) -> Citation:
    """Return the second of two citations; in "[3]–[7]", it has the numbers 4 to 7."""
    if not (first.numbers and len(last.numbers) == 1):
        return last
    is_range = text[first.span.end : last.span.start].strip() in ("-", "–")
    numbers = expanded(f"{first.numbers[-1]}-{last.numbers[0]}")[1:] if is_range else ()
    return evolve(last, numbers=numbers) if numbers else last


def markers(
    document: Document, lists: Sequence[ReferenceList], quotations: Sequence[Quotation]
) -> tuple[Citation, ...]:
    """Return the in-text citations of a document that has reference lists, in order."""
    running = Running.of(document, lists, quotations)
    counted = [*numbers(running)]
    if not any(one.kind is CitationKind.NUMBER for one in counted):
        counted += in_parentheses(running, lists)
    found = [*counted, *named(running), *keys(running), *in_cells(running, lists)]
    read = Covered(one.span for one in found)
    found += [one for one in by_page(running, lists) if not read.meets(one.span)]
    found.sort(key=lambda one: (one.span, one.label))
    found[1:] = [_through(document.text, *pair) for pair in pairwise(found)]
    return tuple(evolve(one, particulars=tuple(particulars(running, one))) for one in found)
