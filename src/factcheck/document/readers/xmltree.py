"""A check that XML is well-formed, and a reader for the root element and document type.

Nothing is fetched. Source: Extensible Markup Language 1.0 (fifth edition), W3C.
"""

import re
from xml.parsers import expat

from attrs import frozen

from factcheck.errors import UnreadableError
from factcheck.model import SourceFile

_REMEDY = "Correct the XML at this position: close every start tag, and write & as &amp;."


def refuse_malformed(source: SourceFile) -> None:
    """Raise an error for a file that is not well-formed XML.

    Raises:
        UnreadableError: The text is not well-formed; the message states line and column.
    """
    parser = expat.ParserCreate("utf-8")
    # References to entities that an external document type may declare are not errors.
    parser.UseForeignDTD(True)  # noqa: FBT003 - a positional parameter
    parser.DefaultHandler = lambda _: None  # prevents the expansion of entities
    parser.ExternalEntityRefHandler = lambda *_: 1  # as if it had been read
    try:
        parser.Parse(source.text.encode("utf-8", "replace"), True)  # noqa: FBT003 - a positional parameter
    except expat.ExpatError as error:
        where = f"{source.path}:{error.lineno}:{error.offset + 1}"
        why = f"invalid XML: {expat.ErrorString(error.code)}"
        raise UnreadableError(where, why, _REMEDY) from None


_PROLOG = r"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+"
_HEAD = re.compile(
    rf"{_PROLOG}(?P<type><!DOCTYPE\b[^>\[]*+(?:\[(?:(?!\]\s*>).)*+\]\s*)?>)?{_PROLOG}"
    r"<(?:[\w.-]+:)?(?P<tag>[\w.-]+)(?P<attributes>[^>]*+)",
    re.DOTALL,
)
_SPACE = re.compile(r"\bxmlns(?::\w+)?\s*=\s*[\"']([^\"']*)")


@frozen
class Head:
    """Information from the start of an XML file."""

    root: str
    """Name of the root element, without its prefix; empty if there is none."""
    spaces: tuple[str, ...] = ()
    """Namespaces that the root element declares."""
    doctype: str = ""
    """The document type declaration in lowercase, without the internal subset."""


def head(text: str) -> Head:
    """Return the information at the start of an XML file."""
    found = _HEAD.match(text)
    if not found:
        return Head("")
    spaces = tuple(_SPACE.findall(found["attributes"]))
    return Head(found["tag"], spaces, (found["type"] or "").partition("[")[0].lower())
