"""The proposals that are kept beside a document: where they are, and how some are added.

`report.md` has its own in `report.md.proposals.jsonl`. Lines of several makers stay side by side;
what one model proposes by one prompt takes the place of what it proposed before.
"""

import json
import os
from collections.abc import Sequence

from attrs import evolve

from factcheck.model import Origin, Proposal, stored_beside
from factcheck.proposals.form import MOST_BYTES, Parsed, dump, parse, read
from factcheck.storage import locked, read_limited, write_whole


def read_beside(document: str) -> Parsed | None:
    """Return the proposals that are kept beside a document; None where there is no such file.

    Raises:
        UnreadableError: it cannot be read.
    """
    path = stored_beside(document)
    return read(path) if os.path.lexists(path) else None


def add(document: str, made: Sequence[Proposal], by: Origin, *, is_whole: bool = True) -> str:
    """Put proposals beside a document, and return the file.

    Lines of others stay as they are, malformed ones among them. A proposal that was there keeps
    the date on which it was first made.

    Args:
        document: The path of the document.
        made: What a maker proposes.
        by: The maker: of its name and its prompt are those that are replaced.
        is_whole: They are all that it proposes of the document: its earlier ones, by the same
            prompt, are taken out. Otherwise they are added to these.

    Raises:
        OSError: the file cannot be read or written.
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
    """Return JSON Lines that mean the same, in which nothing steers a terminal that shows them."""
    return "".join(
        char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in lines
    )


def is_by(one: Proposal, by: Origin) -> bool:
    """Return True if a maker made a proposal by the same prompt, at whatever date."""
    origin = one.origin
    return (origin.maker, origin.name, origin.prompt) == (by.maker, by.name, by.prompt)


def _undated(one: Proposal) -> Proposal:
    return evolve(one, origin=evolve(one.origin, date=""), path="", line=0)


def _dated(one: Proposal, date: str) -> Proposal:
    return evolve(one, origin=evolve(one.origin, date=date)) if date else one
