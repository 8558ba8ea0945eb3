"""Reads and extends the file of proposals next to a document.

For `report.md`, the file is `report.md.proposals.jsonl`. It may contain proposals from several
makers. New proposals from a model replace its earlier proposals for the same prompt.
"""

import json
import os
from collections.abc import Sequence

from attrs import evolve

from factcheck.model import Origin, Proposal, stored_beside
from factcheck.second_reader.proposals.form import MOST_BYTES, Parsed, dump, parse, read
from factcheck.storage import locked, read_limited, write_whole


def read_beside(document: str) -> Parsed | None:
    """Return the proposals in the file next to a document, or None if the file does not exist.

    Raises:
        UnreadableError: The file cannot be read.
    """
    path = stored_beside(document)
    return read(path) if os.path.lexists(path) else None


def add(document: str, made: Sequence[Proposal], by: Origin, *, is_whole: bool = True) -> str:
    """Save proposals in the file next to a document, and return the path of this file.

    Other lines, including malformed lines, are unchanged. A proposal that was already in the file
    keeps its date.

    Args:
        document: The path of the document.
        made: The proposals of one maker.
        by: The maker. Its earlier proposals with the same name and prompt are replaced.
        is_whole: Whether these are all proposals of the maker about the document. If not, they are
            added to its earlier proposals.

    Raises:
        OSError: The file cannot be read or written.
    """
    path = stored_beside(document)
    with locked(path):
        before = read_limited(path, MOST_BYTES) if os.path.lexists(path) else None
        kept, earlier = list[bytes](), dict[Proposal, str]()
        for line in (before or b"").removeprefix(b"\xef\xbb\xbf").split(b"\n"):
            own = [one for one in parse(line).proposals if is_by(one, by)]
            earlier |= {_undated(one): one.origin.date for one in own}
            if line.strip() and not (own and is_whole):
                kept.append(line + b"\n")
        dated = [_dated(one, earlier.get(_undated(one), "")) for one in made]
        new = dated if is_whole else [one for one in dated if _undated(one) not in earlier]
        whole = b"".join(kept) + _shown(dump(new)).encode()
        if whole or before:
            write_whole(path, whole, expected=before)
    return path


def _shown(lines: str) -> str:
    """Return equivalent JSON Lines that are safe to print: control characters are escaped."""
    return "".join(
        char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in lines
    )


def is_by(one: Proposal, by: Origin) -> bool:
    """Return True if a proposal was made by the given maker with the same prompt, on any date."""
    origin = one.origin
    return (origin.maker, origin.name, origin.prompt) == (by.maker, by.name, by.prompt)


def _undated(one: Proposal) -> Proposal:
    return evolve(one, origin=evolve(one.origin, date=""), path="", line=0)


def _dated(one: Proposal, date: str) -> Proposal:
    return evolve(one, origin=evolve(one.origin, date=date)) if date else one
