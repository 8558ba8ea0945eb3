"""Reader for LaTeX, which extracts the text of the printed page.

Macros are not expanded. The arguments of a command are text, unless the command is known to concern
layout, a file, a key or a definition.

Source: LaTeX2e: An unofficial reference manual.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from attrs import evolve, field, mutable

from factcheck import lexicon
from factcheck.document.readers.drafts import PUT_IN, Draft
from factcheck.document.readers.markup import BOLD, ITALIC, PLAIN, Builder, Stretch
from factcheck.document.readers.paragraphs import Around
from factcheck.document.readers.wordsets import word_set
from factcheck.document.text.tex import is_whole
from factcheck.limits import span_of
from factcheck.model import BlockKind, SourceFile
from factcheck.model.numerals import counted

_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z@]+\*?)|(?P<math>\$\$?|\\[(\[])|\\(?P<sign>[\s\S])"
    r"|(?P<comment>%[^\n]*)|(?P<brace>[{}])|(?P<blank>\n[^\S\n]*\n\s*)|(?P<mark>---?|``|''|`|~|&)"
)
_BRACES = re.compile(r"\\[\s\S]|%[^\n]*|[{}\[\]]")
_OPTION = re.compile(r"\s{0,3}\[")
_ARGUMENT = re.compile(r"\s{0,3}\{")
_MOST_NUMBERED = 3
_MOST_DEPTH = 60  # nested groups; the braces of deeper groups are ignored
_HEADINGS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
_FIELDS = word_set("title subtitle author date keywords institute affiliation")
_NOTES = word_set("footnote footnotetext thanks endnote")
_BOLD = word_set("textbf bf bfseries")
_SWITCHES = word_set("bf bfseries em it itshape sc tt ttfamily")
"""Commands without an argument that change the text after them."""
_ITALIC = lexicon.words("formats.latex italic")
# Citation commands of natbib and biblatex. Those that end in "s" take several groups of keys.
_CITES = re.compile(
    rf"(?i:{lexicon.alternation('formats.ways of citing')})?[Cc]ite"
    rf"(?:{lexicon.alternation('formats.forms of citing')})?|footcitetext"
)
_MOST_CITED = 50
# Number of arguments of each command that are not text. Commands that are not listed have none.
_WIDTHS = {"thebibliography": 1, "minipage": 1, "wrapfigure": 1, "CSLReferences": 2}
"""Number of arguments of environments that are not text."""
_UNSEEN = {name: int(count) for name, count in lexicon.table("formats.latex arguments").items()}
_MATH = lexicon.words("formats.latex mathematics")
_CODE = lexicon.words("formats.latex code")
_TABLES = word_set("tabular tabularx longtable supertabular array tabulary")
_LISTS = word_set("itemize enumerate description compactitem compactenum")
_COUNTED = word_set("enumerate compactenum")
_QUOTED = word_set("quote quotation displayquote")
_SYMBOLS = {**lexicon.table("formats.tex signs"), "quad": " ", "qquad": " "}
_MARKS = {**lexicon.table("formats.tex ligatures"), "~": " "}
_ACCENTS = {mark: chr(int(code, 16)) for mark, code in lexicon.table("formats.tex accents").items()}
_ACCENTED = re.compile(r"\s{0,2}(?:\{\s?\\?([A-Za-z])\s?\}|\\([ij])\b\s?|([A-Za-z]))")
_FIGURES = re.compile(r"[\d.,\s+–-]+(?:\\?%)?")
_RESULT = re.compile(
    r"\s*(?:\\(?:math|text)[a-z]{2}\{)?(?:[tFrzZQpMnN]|SD|OR|HR|RR|d|\\chi|\[)(?![A-Za-z])"
    r"(?:[\s\d.,;:()\[\]{}^_<>=+-]|\\[,;:!% ]|\\(?:math|text)[a-z]{2}"
    r"|(?<![A-Za-z])(?:[tFrzZQpdNnM]|S[DE]|MSE|CI|\\eta)(?![A-Za-z]))*"
)
"""A formula that is a result of statistics, such as `t(28) = 2.20, p < .05`."""
_NO_FIELD = re.compile(r"\\(?:today|maketitle)\b")


def latex_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of a LaTeX document, in order."""
    return _Walk(source.text).drafts()


def _partners(text: str) -> dict[int, int]:
    """Map the offset of each opening brace or bracket to that of its closing partner."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACES.finditer(text):
        char = match[0]
        if char in "{[":
            opened.append(match.start())
        elif char == "}":
            while opened and text[opened[-1]] == "[":
                opened.pop()
            if opened:
                found[opened.pop()] = match.start()
        elif char == "]" and opened and text[opened[-1]] == "[":
            found[opened.pop()] = match.start()
    return found


@mutable(eq=False)
class _Walk:
    """Processes the tokens of a LaTeX text."""

    text: str
    builder: Builder = field(init=False)
    closed: dict[int, int] = field(init=False)
    shown: list[Stretch] = field(factory=list)
    """The text of the current paragraph."""
    around: Around = field(factory=Around)
    kind: BlockKind = BlockKind.PARAGRAPH
    cells: list[list[Stretch]] | None = None
    """The cells of the current row; None outside tables."""
    wide: dict[int, int] = field(factory=dict)
    """The number of columns of the cells that occupy several, by index in the row."""
    counts: list[int] = field(factory=list)
    """The last number of each open list. Bullets are also counted."""
    parts: list[int] = field(factory=list)
    """The numbers of the headings around the current position, the highest first."""
    captions: dict[str, int] = field(factory=dict)
    """The last numbers of figures and tables, in this chapter if there are chapters."""
    appended: bool = False
    """Whether the current position is in the appendices, whose headings have letters."""
    opened: list[str] = field(factory=list)
    """The names of the open environments."""
    starred: bool = False
    """Whether the current command has a star, and prints no number."""
    depth: int = 0
    silent: bool = False
    """Whether the current position is in the preamble, where only metadata is read."""

    def __attrs_post_init__(self) -> None:
        """Find the matching braces."""
        self.builder = Builder(self.text)
        self.closed = _partners(self.text)

    def drafts(self) -> tuple[Draft, ...]:
        """Return the blocks of the text."""
        self.silent = "\\begin{document}" in self.text
        self.read(0, len(self.text), PLAIN)
        self.flush()
        return self.builder.finished()

    def read(self, start: int, end: int, emphasis: int) -> None:
        """Read a range of the file."""
        at = start
        while at < end:
            token = _TOKEN.search(self.text, at, end)
            self.put(at, token.start() if token else end, emphasis)
            if token is None:
                return
            name = token.lastgroup or ""
            if name == "command" and token["command"] in _SWITCHES:
                emphasis = max(emphasis, BOLD if token["command"] in _BOLD else ITALIC)
                at = token.end()
            else:
                at = max(_READ[name](self, token, emphasis), token.end())

    def put(self, start: int, end: int, emphasis: int) -> None:
        """Add characters that are in the file."""
        if start < end and not self.silent:
            self.shown.append(Stretch(self.text[start:end].replace("\n", " "), start, emphasis))

    def put_in(self, words: str, emphasis: int) -> None:
        """Add characters that differ from those in the file."""
        if not self.silent:
            self.shown.append(Stretch(words, PUT_IN, emphasis))

    def flush(self) -> None:
        """End the current paragraph."""
        if self.cells is not None:
            return
        self.builder.paragraph(self.shown, self.around, self.kind)
        self.around = evolve(self.around, first=False)
        self.shown = []

    def options(self, at: int) -> int:
        """Return the offset after the optional arguments in brackets."""
        while (option := _OPTION.match(self.text, at)) and option.end() - 1 in self.closed:
            at = self.closed[option.end() - 1] + 1
        return at

    def argument(self, at: int) -> tuple[int, int] | None:
        """Return the start and end of the next argument in braces."""
        brace = _ARGUMENT.match(self.text, at)
        if not brace or brace.end() - 1 not in self.closed:
            return None
        return brace.end(), self.closed[brace.end() - 1]

    def inside(self, start: int, end: int) -> list[Stretch]:
        """Return the visible text of a range, without adding it to the current paragraph."""
        kept, self.shown = self.shown, []
        silent, self.silent = self.silent, False
        cells, self.cells = self.cells, None if self.cells is None else [[]]
        self.nested(start, end, PLAIN)
        found, self.shown, self.silent, self.cells = self.shown, kept, silent, cells
        return found

    def nested(self, start: int, end: int, emphasis: int) -> None:
        """Read a group, unless it is nested too deeply."""
        if self.depth < _MOST_DEPTH:
            self.depth += 1
            self.read(start, end, emphasis)
            self.depth -= 1

    def number(self, part: str) -> str:
        """Return the number that LaTeX prints before a heading, or before a caption ("figure").

        It is empty in a file that is only a part of a document, since its first number is unknown.
        """
        chapters = "\\chapter" in self.text
        depth = _HEADINGS.get(part, 0) - (not chapters)
        if not is_whole(self.text) or part == "part" or depth > _MOST_NUMBERED:
            return ""
        if part in _HEADINGS:
            above = [*self.parts, *[0] * depth][:depth]
            self.parts = [*above[:-1], above[-1] + 1]
            if chapters and depth == 1:
                self.captions = {}
            numbers = self.parts
        else:
            self.captions[part] = self.captions.get(part, 0) + 1
            numbers = [*self.parts[:chapters], self.captions[part]]
        is_lettered = self.appended and len(numbers) > (part not in _HEADINGS)
        shown = [*map(str, numbers)]
        if is_lettered:
            shown[0] = counted(numbers[0], "A")
        return f"{part} {'.'.join(shown)}"

    def end_row(self) -> None:
        """End a row of a table."""
        if self.cells is None:
            return
        cells, self.cells = [*self.cells, self.shown], None
        self.shown = []
        self.builder.row(cells, spans=[(self.wide.get(at, 1), 1) for at in range(len(cells))])
        self.cells, self.wide = [], {}


def _comment(walk: _Walk, token: re.Match[str], _: int) -> int:
    """Skip a comment. A line that consists of a comment does not end a paragraph."""
    line = walk.text.rfind("\n", 0, token.start()) + 1
    alone = not walk.text[line : token.start()].strip()
    return token.end() + (alone and walk.text.startswith("\n", token.end()))


def _brace(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
    """Read a group in braces."""
    end = walk.closed.get(token.start())
    if end is None or walk.depth >= _MOST_DEPTH:
        return token.end()
    walk.nested(token.end(), end, emphasis)
    return end + 1


def _math(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
    """Skip a formula, unless it is only a number or a result of statistics."""
    closing = {"\\(": "\\)", "\\[": "\\]"}.get(token[0], token[0])
    end = walk.text.find(closing, token.end())
    if end < 0:
        return token.end()
    inner = walk.text[token.end() : end]
    if _RESULT.fullmatch(inner):
        walk.nested(token.end(), end, emphasis)
    elif _FIGURES.fullmatch(inner):
        walk.put(token.end(), end - 2 * inner.endswith("\\%"), emphasis)
        walk.put_in("%" if inner.endswith("\\%") else "", emphasis)
    return end + len(token[0])


def _end_paragraph(walk: _Walk, token: re.Match[str], _: int) -> int:
    walk.flush()
    return token.end()


def _mark(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
    """Read dashes, quotation marks, ties and cell separators."""
    if token[0] == "&":
        if walk.cells is not None:
            walk.cells.append(walk.shown)
            walk.shown = []
    else:
        walk.put_in(_MARKS[token[0]], emphasis)
    return token.end()


def _sign(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
    """Read a backslash and a character: an escape, accent, space or line break."""
    sign = token["sign"]
    if sign in _ACCENTS:
        return _accent(walk, token, sign, emphasis)
    if sign == "\\":
        if walk.cells is not None:
            walk.end_row()
        else:
            walk.put_in("\n", emphasis)
        return walk.options(token.end())
    if sign in "&%$#_{}":
        walk.put(token.start("sign"), token.end(), emphasis)
    else:
        walk.put_in(" " if sign in " ,;:\n\t" else "", emphasis)
    return token.end()


def _accent(walk: _Walk, token: re.Match[str], accent: str, emphasis: int) -> int:
    letter = _ACCENTED.match(walk.text, token.end())
    if not letter:
        return token.end()
    plain = letter[1] or letter[2] or letter[3]
    walk.put_in(unicodedata.normalize("NFC", plain + _ACCENTS[accent]), emphasis)
    return letter.end()


def _command(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
    """Read a command with its arguments; return the offset after it."""
    name = token["command"].rstrip("*")
    if read := _COMMANDS.get(name):
        return read(walk, token, emphasis)
    if name in _SYMBOLS:
        walk.put_in(_SYMBOLS[name], emphasis)
        at = _behind(walk, token.end())
        is_sign = len(_SYMBOLS[name]) == 1
        return at + (is_sign and at == token.end() and walk.text.startswith(" ", at))
    at = walk.options(token.end())
    if name == "cmidrule" and walk.text.startswith("(", at):
        at = walk.text.find(")", at) + 1 or at
    if name == "multicolumn" and walk.cells is not None and (argument := walk.argument(at)):
        walk.wide[len(walk.cells)] = span_of(walk.text[slice(*argument)].strip())
    unseen = _MOST_CITED if _CITES.fullmatch(name) else _UNSEEN.get(name, 0)
    for _ in range(unseen):
        argument = walk.argument(at)
        if argument is None:
            break
        at = walk.options(argument[1] + 1)
    if name == "vadjust" and walk.text.startswith(" pre{", at):
        return at + len(" pre")
    return at if at > token.end() else _behind(walk, token.end())


def _behind(walk: _Walk, at: int) -> int:
    """Return the offset after a command without arguments, including an empty group."""
    return at + 2 if walk.text.startswith("{}", at) else at


def _with_argument(
    read: Callable[[_Walk, str, tuple[int, int], int], None],
) -> "_Reader":
    """Return a reader for a command with one argument. It reads nothing if there is none."""

    def reader(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
        argument = walk.argument(walk.options(token.end()))
        if argument is None:
            return token.end()
        walk.starred = token["command"].endswith("*")
        read(walk, token["command"].rstrip("*"), argument, emphasis)
        return argument[1] + 1

    return reader


@_with_argument
def _emphasized(walk: _Walk, name: str, argument: tuple[int, int], emphasis: int) -> None:
    walk.nested(*argument, max(emphasis, BOLD if name in _BOLD else ITALIC))


@_with_argument
def _heading(walk: _Walk, name: str, argument: tuple[int, int], _: int) -> None:
    walk.flush()
    number, first = "" if walk.starred else walk.number(name), len(walk.builder.drafts)
    walk.builder.heading(walk.inside(*argument), _HEADINGS[name])
    walk.builder.label(first, number)


@_with_argument
def _field(walk: _Walk, name: str, argument: tuple[int, int], _: int) -> None:
    """Read the title, an author or the date; the title is also a top-level heading."""
    walk.flush()
    shown = walk.inside(*argument)
    if name == "title":
        walk.builder.heading(shown, 1)
    elif not _NO_FIELD.search(walk.text, *argument):
        walk.builder.metadata(name, shown)


@_with_argument
def _note(walk: _Walk, _: str, argument: tuple[int, int], __: int) -> None:
    walk.builder.note(str(len(walk.builder.notes) + 1), walk.inside(*argument))


@_with_argument
def _caption(walk: _Walk, _: str, argument: tuple[int, int], __: int) -> None:
    walk.flush()
    around = " ".join(walk.opened)
    sort = next((one for one in ("sub", "figure", "table") if one in around), "sub")
    number = "" if walk.starred or sort == "sub" else walk.number(sort)
    first = len(walk.builder.drafts)
    walk.builder.paragraph(walk.inside(*argument), kind=BlockKind.CAPTION)
    walk.builder.label(first, number)


def _append(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
    """Begin the appendices."""
    walk.appended, walk.parts = True, []
    return _end_paragraph(walk, token, emphasis)


@_with_argument
def _address(walk: _Walk, _: str, argument: tuple[int, int], emphasis: int) -> None:
    walk.put(*argument, emphasis)


def _link(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
    target = walk.argument(walk.options(token.end()))
    words = walk.argument(target[1] + 1) if target else None
    if not target or not words:
        return token.end()
    first = len(walk.shown)
    walk.nested(*words, emphasis)
    address = walk.text[slice(*target)].strip()
    walk.shown[first:] = [evolve(one, target=address) for one in walk.shown[first:]]
    return words[1] + 1


def _verb(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
    """Read verbatim code between two identical delimiters."""
    end = walk.text.find(walk.text[token.end() : token.end() + 1], token.end() + 1)
    if end < 0:
        return token.end()
    walk.put(token.end() + 1, end, max(emphasis, ITALIC))
    return end + 1


def _letter(walk: _Walk, token: re.Match[str], emphasis: int) -> int:
    return _accent(walk, token, token["command"], emphasis)


def _item(walk: _Walk, token: re.Match[str], _: int) -> int:
    walk.flush()
    end = walk.options(token.end())
    start = walk.text.find("[", token.end(), end) + 1
    number = "" if start else _number(walk)
    walk.around = evolve(walk.around, depth=max(1, walk.around.depth), first=True, number=number)
    if start:
        walk.nested(start, end - 1, BOLD)
        walk.put_in(" ", PLAIN)
    return end


def _number(walk: _Walk) -> str:
    """Return the label that LaTeX prints before the next item: "2.", "(b)", "iii."."""
    lists = [name for name in walk.opened if name in _LISTS]
    if not (lists and walk.counts):
        return ""
    walk.counts[-1] += 1
    if lists[-1] not in _COUNTED:
        return ""
    deep = sum(name in _COUNTED for name in lists) - 1
    mark = counted(walk.counts[-1], "1aiA"[deep % 4])
    return f"({mark})" if deep == 1 else f"{mark}."


def _work(walk: _Walk, token: re.Match[str], _: int) -> int:
    """Start an entry of the bibliography with its label."""
    walk.flush()
    argument = walk.argument(walk.options(token.end()))
    number = sum(made.text.startswith("[") for made in walk.builder.drafts) + 1
    walk.put_in(f"[{number}] ", PLAIN)
    return argument[1] + 1 if argument else token.end()


def _begin(walk: _Walk, token: re.Match[str], _: int) -> int:
    """Enter an environment, or skip one that is not text."""
    argument = walk.argument(token.end())
    if argument is None:
        return token.end()
    name = walk.text[slice(*argument)].rstrip("*")
    if name in _MATH or name in _CODE:
        return _unread(walk, name, argument[1] + 1)
    walk.flush()
    walk.opened.append(name)
    at = walk.options(argument[1] + 1)
    if name in _TABLES:
        return _table(walk, name, at)
    _enter(walk, name, argument[0])
    for _ in range(_WIDTHS.get(name, 0)):
        widths = walk.argument(at)
        at = widths[1] + 1 if widths else at
    return at


def _enter(walk: _Walk, name: str, start: int) -> None:
    """Apply the effects of an environment, and add its heading if it has one."""
    if name == "document":
        walk.silent, walk.shown = False, []
    elif name in _LISTS:
        walk.around = Around(depth=walk.around.depth + 1)
        walk.counts.append(0)
    elif name in _QUOTED:
        walk.around = Around(quoted=True)
    elif name == "abstract":
        walk.builder.heading([Stretch(name, start)], 2)
    elif name == "thebibliography":
        walk.builder.heading([Stretch("References", PUT_IN)], 2)


def _table(walk: _Walk, name: str, at: int) -> int:
    for _ in range(1 + (name in ("tabularx", "tabulary"))):
        argument = walk.argument(at)
        at = walk.options(argument[1] + 1) if argument else at
    walk.cells = []
    return at


def _unread(walk: _Walk, name: str, at: int) -> int:
    """Skip an environment that is not body text. Code becomes a code block."""
    end = re.compile(rf"\\end\{{{re.escape(name)}\*?\}}").search(walk.text, at)
    if end is None:
        return at
    if name not in _MATH and name != "comment" and not walk.silent:
        walk.flush()
        program = name not in ("verbatim", "Verbatim", "alltt")
        walk.builder.code(at, end.start(), program=program)
    return end.end()


def _end(walk: _Walk, token: re.Match[str], _: int) -> int:
    argument = walk.argument(token.end())
    if argument is None:
        return token.end()
    name = walk.text[slice(*argument)].rstrip("*")
    if name in _TABLES:
        walk.end_row()
        walk.cells = None
    walk.flush()
    if name in walk.opened:
        del walk.opened[len(walk.opened) - 1 - walk.opened[::-1].index(name) :]
    if name in _LISTS or name in _QUOTED:
        depth = sum(one in _LISTS for one in walk.opened)
        walk.around = Around(depth=depth)
    if name in _LISTS and walk.counts:
        walk.counts.pop()
    walk.silent = walk.silent or name == "document"
    return argument[1] + 1


def _definition(walk: _Walk, token: re.Match[str], _: int) -> int:
    """Skip a TeX definition: the defined name and the group after it."""
    brace = walk.text.find("{", token.end(), token.end() + 100)
    return walk.closed.get(brace, token.end() - 1) + 1


def _false(walk: _Walk, token: re.Match[str], _: int) -> int:
    end = walk.text.find("\\fi", token.end())
    return end + 3 if end >= 0 else token.end()


_Reader = Callable[[_Walk, re.Match[str], int], int]
_READ: Mapping[str, _Reader] = {
    "command": _command,
    "sign": _sign,
    "comment": _comment,
    "brace": _brace,
    "math": _math,
    "blank": _end_paragraph,
    "mark": _mark,
}
_COMMANDS: Mapping[str, _Reader] = {
    **dict.fromkeys(_BOLD | _ITALIC, _emphasized),
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(_FIELDS, _field),
    **dict.fromkeys(_NOTES, _note),
    **dict.fromkeys((name for name in _ACCENTS if name.isalpha()), _letter),
    **dict.fromkeys(
        ("par", "newpage", "clearpage", "maketitle", "tableofcontents"), _end_paragraph
    ),
    **dict.fromkeys(("url", "nolinkurl", "path"), _address),
    **dict.fromkeys(("def", "gdef", "edef", "let"), _definition),
    "caption": _caption,
    "appendix": _append,
    "href": _link,
    "verb": _verb,
    "lstinline": _verb,
    "item": _item,
    "bibitem": _work,
    "begin": _begin,
    "end": _end,
    "iffalse": _false,
}
