"""Styles and lists: what the names and settings of a Word document say of a paragraph or a run."""

import re
from collections.abc import Iterator

from factcheck.patterns import lazy
from factcheck.values import field, frozen
from factcheck.word.package import Package
from factcheck.word.xmltree import Element

_HEADING = lazy(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = lazy(r"(?:toc (?:[1-9]|heading)|table of figures|index [1-9])", re.IGNORECASE)
_CODE = lazy(r"(?:source code|html preformatted|plain text|macro text)", re.IGNORECASE)
_BODY_LEVEL = 9  # the outline level that means text, counted from 0: ECMA-376 part 1, § 17.3.1.20
_MOST_ANCESTORS = 20  # styles based on styles; a ring of them must end


@frozen
class Style:
    """What a paragraph is by its style."""

    level: int = 0
    """Of a heading: from 1; 0 for text."""
    title: bool = False
    """It bears the title of the document."""
    caption: bool = False
    quote: bool = False
    code: bool = False
    contents: bool = False
    """It is an entry of a table of contents: words that stand elsewhere, too."""
    listed: bool = False
    depth: int = 0
    """Nesting of lists."""
    emphasis: int = 0
    """Of a run: 0 none, 1 italic, 2 bold."""


@frozen
class Styles:
    """The styles of one document."""

    elements: dict[str, Element] = field(repr=False)
    """By identifier."""
    default: str = ""
    """Identifier of the default paragraph style."""
    unmarked: frozenset[str] = frozenset()
    """Numbers of the lists whose items bear neither bullet nor number: they go on with another."""

    def of_paragraph(self, properties: Element | None) -> Style:
        """Return what `w:pPr` says, its style included."""
        name = (properties and properties.value("w:pStyle")) or self.default
        chain = list(self._chain(name))
        names = [(element.value("w:name") or "") for element in chain]
        settings = [made for made in (properties, *_properties(chain, "w:pPr")) if made]
        number, depth = _list(settings)
        return Style(
            level=_level(settings, names),
            title=names[:1] in (["Title"], ["title"]),
            caption=any("caption" in name.lower() for name in names),
            quote=any("quote" in name.lower() or name == "Block Text" for name in names),
            code=any(_CODE.match(name) for name in names),
            contents=any(_CONTENTS.match(name) for name in names),
            listed=depth > 0 and number not in self.unmarked,
            depth=depth,
        )

    def emphasis(self, properties: Element | None) -> int:
        """Return how `w:rPr` emphasises a run: 0 not, 1 italic, 2 bold."""
        if properties is None:
            return 0
        chain = list(self._chain(properties.value("w:rStyle") or ""))
        settings = [properties, *_properties(chain, "w:rPr")]
        if _toggled(settings, "w:b"):
            return 2
        return 1 if _toggled(settings, "w:i") else 0

    def hidden(self, properties: Element | None) -> bool:
        """Say whether a run is not shown."""
        if properties is None:
            return False
        chain = list(self._chain(properties.value("w:rStyle") or ""))
        return _toggled([properties, *_properties(chain, "w:rPr")], "w:vanish")

    def _chain(self, name: str) -> Iterator[Element]:
        """Yield a style and those that it is based on."""
        for _ in range(_MOST_ANCESTORS):
            element = self.elements.get(name)
            if element is None:
                return
            yield element
            name = element.value("w:basedOn") or ""


def styles(package: Package) -> Styles:
    """Return the styles of a document."""
    root = package.tree(package.related.get("styles", ""))
    found = list(root.all("w:style")) if root else []
    default = next(
        (
            element.get("w:styleId")
            for element in found
            if element.get("w:default") in ("1", "true") and element.get("w:type") == "paragraph"
        ),
        "",
    )
    elements = {element.get("w:styleId"): element for element in found}
    return Styles(elements, default, frozenset(_unmarked(package)))


def _unmarked(package: Package) -> Iterator[str]:
    """Yield the numbers of the lists that put nothing in front of their items."""
    root = package.tree(package.related.get("numbering", ""))
    kinds = {one.get("w:abstractNumId"): one for one in root.all("w:abstractNum")} if root else {}
    for number in root.all("w:num") if root else ():
        kind = kinds.get(number.value("w:abstractNumId") or "")
        level = kind.first("w:lvl") if kind else None
        mark = level.value("w:lvlText") if level else None
        if level and (level.value("w:numFmt") == "none" or (mark is not None and not mark.strip())):
            yield number.get("w:numId")


def _properties(chain: list[Element], tag: str) -> Iterator[Element]:
    return (made for element in chain if (made := element.first(tag)))


def _toggled(settings: list[Element], tag: str) -> bool:
    return bool(next((on for made in settings if (on := made.on(tag)) is not None), False))


def _level(settings: list[Element], names: list[str]) -> int:
    """Return the level of a heading: the nearest outline level, or the name of the style."""
    told = (made.value("w:outlineLvl") for made in settings)
    level = next((value for value in told if value is not None), None)
    if level is not None and level.isdecimal():
        return int(level) + 1 if int(level) < _BODY_LEVEL else 0
    named = next((match for name in names if (match := _HEADING.fullmatch(name))), None)
    return int(named[1]) if named else 0


def _list(settings: list[Element]) -> tuple[str, int]:
    """Return the number of the list that a paragraph is in, and how deep; 0 outside of lists."""
    numbered = next((found for made in settings if (found := made.first("w:numPr"))), None)
    number = (numbered.value("w:numId") if numbered else None) or "0"
    if numbered is None or number == "0":
        return "", 0
    level = numbered.value("w:ilvl") or "0"
    return number, int(level) + 1 if level.isdecimal() else 1
