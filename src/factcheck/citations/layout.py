"""How a .bib is laid out: indents, alignment, delimiters, letter case."""

from attrs import frozen

Fields = list[tuple[str, str]]
"""(name, value with its braces, or a bare macro) in the order in which they are written."""


@frozen
class Layout:
    """The habits of one file."""

    indent: str = "  "
    gap: str = " "
    """What stands on both sides of "="."""
    aligned: bool = True
    """The signs "=" of an entry stand below each other."""
    column: int = 0
    """Least width of a name, where a file aligns all its signs at one column."""
    trailing_comma: bool = False
    quoted: bool = False
    """Values stand in quotation marks, unless they hold one."""
    upper_fields: bool = False
    kind_case: str = "lower"
    """Of the type: lower, upper or capital."""
    newline: str = "\n"


def block(kind: str, key: str, fields: Fields, layout: Layout) -> str:
    """Return an entry, which ends in a line feed."""
    longest = max((len(name) for name, _ in fields), default=0)
    width = max(longest, layout.column) if layout.aligned else 0
    lines = [field_line(name, value, layout, width) for name, value in fields]
    body = f",{layout.newline}".join(lines) + ("," if layout.trailing_comma else "")
    return f"@{_cased(kind, layout)}{{{key},{layout.newline}{body}{layout.newline}}}" + (
        layout.newline
    )


def field_line(name: str, value: str, layout: Layout, width: int = 0) -> str:
    """Return one field without the comma behind it."""
    shown = name.upper() if layout.upper_fields else name
    return f"{layout.indent}{shown:{width}}{layout.gap}={layout.gap}{delimited(value, layout)}"


def delimited(value: str, layout: Layout) -> str:
    """Return a value with the delimiters of the file."""
    is_braced = value.startswith("{") and value.endswith("}")
    if layout.quoted and is_braced and '"' not in value:
        return f'"{value[1:-1]}"'
    return value


def _cased(kind: str, layout: Layout) -> str:
    if layout.kind_case == "capital":
        return kind.capitalize()
    return kind.upper() if layout.kind_case == "upper" else kind
