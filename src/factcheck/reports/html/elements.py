"""Elements of a page, built as a tree, so that every text is escaped when it is written out."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from factcheck.reports.escape import printable

Element = ET.Element
Child = Element | str | None


def element(tag: str, *children: Child, **attributes: str | float) -> Element:
    """Return an element; None is left out, and `class_` and `for_` lose their underscore.

    Args:
        tag: A name of HTML or SVG.
        children: Elements, or texts of any origin: controls are made visible, nothing is markup.
        attributes: Underscores inside a name become hyphens: `aria_label`.
    """
    made = ET.Element(tag)
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), printable(str(value)))
    return extended(made, children)


def extended(parent: Element, children: Iterable[Child]) -> Element:
    """Append children to an element and return it."""
    last = parent[-1] if len(parent) else None
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            _append_text(parent, last, printable(child))
        else:
            parent.append(child)
            last = child
    return parent


def _append_text(parent: Element, last: Element | None, text: str) -> None:
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def static(tag: str, source: str, **attributes: str) -> Element:
    """Return a style or script of our own, which HTML does not escape; never a document's text."""
    made = ET.Element(tag, {name.replace("_", "-"): value for name, value in attributes.items()})
    made.text = source
    return made


def written(root: Element) -> str:
    """Return the page as HTML, every text and attribute escaped."""
    return "<!DOCTYPE html>\n" + ET.tostring(root, encoding="unicode", method="html") + "\n"
