"""Style sheets: the YAML that `factcheck sheet` writes, with an editor's rulings, read back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.errors import UnreadableError, UsageError
from factcheck.model import Ruling, Sheet
from factcheck.readers.decoding import decode

PARTS = ("people", "places", "organisations", "names", "identifiers")
"""The lists of a style sheet that rule on names."""


def read_sheet(path: str) -> Sheet:
    """Read a style sheet.

    Raises:
        UnreadableError: there is no such file.
        UsageError: it is no YAML, or no style sheet.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UnreadableError(path, why, "Check the path of the style sheet.") from None
    return parse_sheet(decode(data, path).text if data.strip() else "", path)


def parse_sheet(text: str, path: str) -> Sheet:
    """Read the rulings of a style sheet; what is written for people only is passed over.

    Raises:
        UsageError: it is no YAML, or no style sheet.
    """
    import yaml  # noqa: PLC0415 - loaded only where a style sheet is used

    try:
        read = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        first = str(error).split("\n", maxsplit=1)[0]
        raise UsageError(f"style sheet '{path}': no YAML: {first}. Mend it there.") from error
    if not isinstance(read, dict):
        raise UsageError(
            f"style sheet '{path}': no lists of names. Write one with factcheck sheet."
        )
    return Sheet(tuple(_rulings(read, path)))


def _rulings(read: dict[str, Any], path: str) -> Iterator[Ruling]:
    for part in PARTS:
        listed = read.get(part) or []
        for entry in listed if isinstance(listed, list) else [listed]:
            yield _ruling(entry, part, path)


def _ruling(entry: Any, part: str, path: str) -> Ruling:
    """Return one ruling: a name alone, or `name` with `allow`."""
    if isinstance(entry, str) and entry.strip():
        return Ruling(entry.strip())
    name = entry.get("name") if isinstance(entry, dict) else None
    allow = entry.get("allow") or [] if isinstance(entry, dict) else []
    forms = [allow] if isinstance(allow, str) else allow
    if not isinstance(name, str) or not isinstance(forms, list):
        raise UsageError(
            f"style sheet '{path}': an entry of '{part}' has no name: {entry!r}. "
            "Write a name, or `name:` with `allow:`."
        )
    return Ruling(name.strip(), tuple(str(form) for form in forms))
