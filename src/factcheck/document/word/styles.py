"""Styles and lists: properties of paragraphs and runs, from style names and settings."""

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, field, frozen

from factcheck.document.word.package import Package
from factcheck.document.word.xmltree import Element
from factcheck.limits import MOST_STYLES

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc (?:[1-9]|heading)|table of figures|index [1-9])", re.IGNORECASE)
_CODE = re.compile(r"(?:source code|html preformatted|plain text|macro text)", re.IGNORECASE)
_BODY_LEVEL = 9  # the outline level of text, counted from 0: ECMA-376 part 1, § 17.3.1.20


@frozen
class Style:
    """The properties of a paragraph that its style sets."""

    level: int = 0
    """Level of the heading, from 1; 0 for text."""
    title: bool = False
    """Whether the paragraph is the title of the document."""
    caption: bool = False
    quote: bool = False
    code: bool = False
    contents: bool = False
    """Whether the paragraph is an entry of a table of contents, which repeats a heading."""
    listed: bool = False
    """Whether the paragraph is a list item with its own bullet or number."""
    depth: int = 0
    """Depth in nested lists; 0 outside lists."""
    list: str = ""
    """ID of the list; empty outside lists."""
    name: str = ""
    """ID of the style; empty if the paragraph itself states its list."""


@frozen
class Styles:
    """The styles of a document."""

    elements: dict[str, Element] = field(repr=False)
    """The style elements by ID."""
    default: str = ""
    """ID of the default paragraph style."""
    unmarked: frozenset[str] = frozenset()
    """Numbers of the lists without bullets or numbers. Their items continue another item."""
    _of_paragraphs: dict[str, Style] = field(factory=dict, init=False, repr=False)
    _of_runs: dict[tuple[str, str], bool] = field(factory=dict, init=False, repr=False)

    def of_paragraph(self, properties: Element | None) -> Style:
        """Return the style in `w:pPr`, including inherited properties."""
        style = self._named((properties and properties.value("w:pStyle")) or self.default)
        if properties is None:
            return style
        level = _level([properties])
        style = style if level is None else evolve(style, level=level)
        if not properties.first("w:numPr"):
            return style
        return evolve(self._in_list(style, *_list([properties])), name="")

    def _in_list(self, style: Style, number: str | None, depth: int | None) -> Style:
        """Return a style with a list number and a depth. None keeps the current value."""
        number = style.list if number is None else number
        if not number:
            return evolve(style, depth=0, listed=False, list="")
        depth = max(1, style.depth) if depth is None else depth
        return evolve(style, depth=depth, listed=number not in self.unmarked, list=number)

    def _named(self, name: str) -> Style:
        """Return the properties of a paragraph style."""
        if name not in self._of_paragraphs:
            chain = list(self._chain(name))
            names = [(element.value("w:name") or "") for element in chain]
            settings = list(_properties(chain, "w:pPr"))
            level = _level(settings)
            style = Style(
                level=_level_named(names) if level is None else level,
                title=names[:1] in (["Title"], ["title"]),
                caption=any("caption" in each.lower() for each in names),
                quote=any("quote" in each.lower() or each == "Block Text" for each in names),
                code=any(_CODE.match(each) for each in names),
                contents=any(_CONTENTS.match(each) for each in names),
                name=name,
            )
            self._of_paragraphs[name] = self._in_list(style, *_list(settings))
        return self._of_paragraphs[name]

    def emphasis(self, properties: Element | None) -> int:
        """Return the emphasis that `w:rPr` sets: 0 none, 1 italic, 2 bold."""
        if self._is_on(properties, "w:b"):
            return 2
        return 1 if self._is_on(properties, "w:i") else 0

    def hidden(self, properties: Element | None) -> bool:
        """Return True if a run is hidden."""
        return self._is_on(properties, "w:vanish")

    def _is_on(self, properties: Element | None, tag: str) -> bool:
        """Return True if `w:rPr` or its style turns a property on."""
        if properties is None:
            return False
        own = properties.on(tag)
        if own is not None:
            return own
        key = properties.value("w:rStyle") or "", tag
        if key not in self._of_runs:
            made = (one.on(tag) for one in _properties(self._chain(key[0]), "w:rPr"))
            self._of_runs[key] = next((on for on in made if on is not None), False)
        return self._of_runs[key]

    def _chain(self, name: str) -> Iterator[Element]:
        """Yield a style and the styles that it is based on, nearest first."""
        for _ in range(MOST_STYLES):
            element = self.elements.get(name)
            if element is None:
                return
            yield element
            name = element.value("w:basedOn") or ""


def styles(package: Package, unmarked: frozenset[str]) -> Styles:
    """Return the styles of a document, given the numbers of its lists without bullets."""
    root = package.tree(package.related.get("styles", ""))
    elements = {one.get("w:styleId"): one for one in root.all("w:style")} if root else {}
    defaults = (
        name
        for name, one in elements.items()
        if one.get("w:default") in ("1", "true") and one.get("w:type") == "paragraph"
    )
    return Styles(elements, next(defaults, ""), unmarked)


def _properties(chain: Iterable[Element], tag: str) -> Iterator[Element]:
    return (made for element in chain if (made := element.first(tag)))


def _level(settings: list[Element]) -> int | None:
    """Return the nearest outline level, 0 for text; None if none is set."""
    told = (made.value("w:outlineLvl") for made in settings)
    level = next((value for value in told if value is not None), None)
    if level is None or not level.isdecimal():
        return None
    return int(level) + 1 if int(level) < _BODY_LEVEL else 0


def _level_named(names: list[str]) -> int:
    """Return the level of a heading, based on the name of its style; 0 for text."""
    named = next((match for name in names if (match := _HEADING.fullmatch(name))), None)
    return int(named[1]) if named else 0


def _list(settings: list[Element]) -> tuple[str | None, int | None]:
    """Return the ID of a list and the depth in it, each None if not set; the ID "" means none."""
    numbered = [found for made in settings if (found := made.first("w:numPr"))]
    number = next((value for each in numbered if (value := each.value("w:numId"))), None)
    level = next((value for each in numbered if (value := each.value("w:ilvl"))), None)
    return (
        "" if number == "0" else number,
        int(level) + 1 if level and level.isdecimal() else None,
    )
