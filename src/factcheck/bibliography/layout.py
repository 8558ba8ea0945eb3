"""The layout of a .bib file: indentation, alignment, delimiters, case."""

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from bibtexparser.writer import BibtexFormat

_GAP = " "
"""The text that bibtexparser writes on both sides of "="."""
Fields = list[tuple[str, str]]
"""Pairs (name, value) in output order; a value has braces unless it is a macro."""


@frozen
class Layout:
    """The layout of a file."""

    indent: str = "  "
    gap: str = " "
    """Text on both sides of "="."""
    aligned: bool = True
    """Whether the equals signs of an entry are aligned."""
    column: int = 0
    """Minimum width of a name, if all equals signs of the file are in one column."""
    trailing_comma: bool = False
    quoted: bool = False
    """Whether values are in quotation marks; values that contain one have braces."""
    upper_fields: bool = False
    kind_case: str = "lower"
    """Case of the type: lower, upper or capital."""
    newline: str = "\n"


def block(kind: str, key: str, fields: Fields, layout: Layout) -> str:
    """Return an entry, which ends with a line feed."""
    from bibtexparser.entrypoint import write_string  # noqa: PLC0415 - only citing needs it
    from bibtexparser.library import Library  # noqa: PLC0415 - the same
    from bibtexparser.model import Entry, Field  # noqa: PLC0415 - the same

    shown = [Field(_shown(name, layout), delimited(value, layout)) for name, value in fields]
    made = Library([Entry(_cased(kind, layout), key, shown)])
    longest = max((len(name) for name, _ in fields), default=0)
    style = _format(layout, max(longest, layout.column) if layout.aligned else 0)
    text = write_string(made, unparse_stack=[], bibtex_format=style)
    lines = text.split("\n")
    if layout.gap != _GAP:
        lines = [line.replace(f"{_GAP}={_GAP}", f"{layout.gap}={layout.gap}", 1) for line in lines]
    return layout.newline.join(lines)


def _format(layout: Layout, width: int) -> "BibtexFormat":
    """Return bibtexparser's format for a layout; spaces around "=" cannot be changed."""
    from bibtexparser.writer import BibtexFormat  # noqa: PLC0415 - only citing needs it

    style = BibtexFormat()  # type: ignore[no-untyped-call]
    style.indent = layout.indent
    style.value_column = width + len(f"{_GAP}={_GAP}")
    style.trailing_comma = layout.trailing_comma
    return style


def field_line(name: str, value: str, layout: Layout, width: int = 0) -> str:
    """Return the text of a field, without the comma after it."""
    shown = _shown(name, layout)
    return f"{layout.indent}{shown:{width}}{layout.gap}={layout.gap}{delimited(value, layout)}"


def _shown(name: str, layout: Layout) -> str:
    return name.upper() if layout.upper_fields else name


def delimited(value: str, layout: Layout) -> str:
    """Return a value with the delimiters that the file uses."""
    is_braced = value.startswith("{") and value.endswith("}")
    if layout.quoted and is_braced and '"' not in value:
        return f'"{value[1:-1]}"'
    return value


def _cased(kind: str, layout: Layout) -> str:
    if layout.kind_case == "capital":
        return kind.capitalize()
    return kind.upper() if layout.kind_case == "upper" else kind
