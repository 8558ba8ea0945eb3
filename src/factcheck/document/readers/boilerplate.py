"""The main text of a web page, without menus, notices, teasers and hidden parts."""

import re

from attrs import field, mutable

from factcheck import lexicon
from factcheck.document.readers.htmltree import Node
from factcheck.document.readers.wordsets import word_set

# Elements and roles that contain no text of the page: HTML Standard, § 4.3 (sections) and § 4.10 to
# 4.12; WAI-ARIA 1.2, § 5.3.4 (landmarks) and § 5.3.6 (windows).
_NO_TEXT = lexicon.words("formats.html without text")
_ROLES = lexicon.words("formats.roles without text")
_AROUND = word_set("header footer aside")
# Class names and IDs that website builders give to parts around the text. They count only for parts
# that are small compared with the page.
_NAMES = lexicon.words("formats.names around a text")
_NAME = re.compile(r"[a-z]+(?:-(?:only|hidden|reader-text))?", re.IGNORECASE)
_INVISIBLE = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE
)
_NOTES = re.compile(
    r"\b(?:foot|end)-?notes?\b|\breferences\b|doc-(?:foot|end)notes?", re.IGNORECASE
)
_MAIN = (("article", "itemprop", "articleBody"), ("main", "role", "main"))
"""Elements with the main text: a name, or an attribute with its value. The first is preferred."""
_SMALL = 0.3  # share of the page; larger parts are not menus, whatever their name
_MOST_OF_IT = 0.4  # minimum share of the page that the article contains
_LINKED = 0.7  # minimum share of linked text in a menu
_LEAST_LINKS, _SHORT_LINK = 3, 40  # minimum links in a menu, and their maximum average length


@mutable(eq=False)
class Page:
    """A web page, with the sizes of its elements."""

    root: Node
    sizes: dict[int, int] = field(factory=dict)
    """Number of visible characters in each element, by the `id()` of the element."""
    linked: dict[int, tuple[int, int]] = field(factory=dict)
    """For each element, the number of visible characters inside links, and the number of links."""

    def __attrs_post_init__(self) -> None:
        """Measure every element once."""
        self._measure(self.root)

    def _measure(self, node: Node) -> None:
        size = linked = links = 0
        for child in node.children:
            if not isinstance(child, Node):
                size += len(child.raw.strip())
            elif not _is_hidden(child):
                self._measure(child)
                size += self.sizes[id(child)]
                inside, number = self.linked[id(child)]
                linked, links = linked + inside, links + number
        if node.tag == "a" and node.attributes.get("href"):
            linked, links = size, links + 1
        self.sizes[id(node)], self.linked[id(node)] = size, (linked, links)

    def text(self) -> Node:
        """Return the element with the main text: an article, the main part, or the whole page."""
        whole = self.sizes[id(self.root)]
        for tag, key, value in _MAIN:
            shown = (node for node in self.root.elements() if id(node) in self.sizes)
            found = [one for one in shown if one.tag == tag or one.attributes.get(key) == value]
            largest = max(found, key=lambda node: self.sizes[id(node)], default=None)
            if largest and self.sizes[id(largest)] >= _MOST_OF_IT * whole:
                return largest
        return self.root

    def title(self, text: Node) -> Node | None:
        """Return the heading of the page if it is outside the main text; otherwise None."""
        tops = [one for one in self.root.elements() if one.tag == "h1" and id(one) in self.sizes]
        if len(tops) != 1 or _titled(text):
            return None
        return tops[0]

    def is_around(self, node: Node, above: tuple[str, ...]) -> bool:
        """Return True if an element is not part of the text: it is hidden, a menu or a notice.

        Args:
            node: An element of the text.
            above: The names of its ancestors.
        """
        if id(node) not in self.sizes:
            return True
        if _NOTES.search(f"{node.names} {node.attributes.get('role', '')}"):
            return False
        small = self.sizes[id(node)] <= _SMALL * self.sizes[id(self.root)]
        if node.tag in _AROUND:
            return small and not _belongs(node.tag, above)
        named = any(name.lower() in _NAMES for name in _NAME.findall(node.names))
        return small and (named or self._is_menu(node)) and not _titled(node)

    def _is_menu(self, node: Node) -> bool:
        """Return True if a list consists of short links."""
        size, (linked, links) = self.sizes[id(node)], self.linked[id(node)]
        if node.tag not in ("ul", "ol", "div") or links < _LEAST_LINKS:
            return False
        return linked >= _LINKED * size and linked <= _SHORT_LINK * links


def _is_hidden(node: Node) -> bool:
    attributes = node.attributes
    return (
        node.tag in _NO_TEXT
        or attributes.get("role", "") in _ROLES
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_INVISIBLE.search(attributes.get("style", "")[:2000]))
    )


def _belongs(tag: str, above: tuple[str, ...]) -> bool:
    """Return True if a header or footer belongs to the text or a quotation, not to the page."""
    if tag == "header":
        return bool({"article", "main", "section"} & set(above))
    return tag == "footer" and "blockquote" in above


def _titled(node: Node) -> bool:
    return any(one.tag == "h1" for one in node.elements())
