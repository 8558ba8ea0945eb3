"""The layout of a .bib file: indentation, alignment, delimiters and case."""

from attrs import frozen

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
    """Minimum width of a name, if all equals signs in the file are in the same column."""
    trailing_comma: bool = False
    quoted: bool = False
    """Whether values are in quotation marks; those that contain quotation marks are in braces."""
    upper_fields: bool = False
    kind_case: str = "lower"
    """Case of the type: lower, upper or capital."""
    newline: str = "\n"


def block(kind: str, key: str, fields: Fields, layout: Layout) -> str:
    """Return an entry, which ends with a line feed."""
    longest = max((len(name) for name, _ in fields), default=0)
    width = max(longest, layout.column) if layout.aligned else 0
    lines = [f"@{_cased(kind, layout)}{{{key}"]
    lines += [field_line(name, value, layout, width) for name, value in fields]
    end = "," if layout.trailing_comma else ""
    return f",{layout.newline}".join(lines) + end + f"{layout.newline}}}{layout.newline}"


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
