"""Conversion of files from older versions into one log.

Older versions wrote `decisions.yaml`, a `ledger.yaml` with one entry per fact, and `events` in
claim files.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve

from factcheck.claims.claimfiles.editing import items, root_of, unified, with_edits, without
from factcheck.claims.claimfiles.emitting import emitted
from factcheck.claims.claimfiles.folder import CLAIM_FILES, SNAPSHOT
from factcheck.claims.claimfiles.targets import Places
from factcheck.claims.ledger.anchoring import quoted
from factcheck.claims.log.file import NAME, OLD_DECISIONS, written
from factcheck.document.readers.sentences import split
from factcheck.errors import UsageError
from factcheck.model import Span
from factcheck.model.actions import Action, Against, Choice, FactKind, Quoted, Selector
from factcheck.safe_yaml import plain
from factcheck.storage import locked, write_all

_DONE = {
    "tick": Choice.TICKED,
    "query": Choice.QUERIED,
    "note": Choice.NOTED,
    "undo": Choice.UNDONE,
}


def converted(path: str) -> tuple[str, ...]:
    """Convert the old files next to a document or in a folder, and return a report.

    The old `ledger.yaml` and `decisions.yaml` are kept with the suffix `.old`.

    Raises:
        UsageError: There are no old files, or one of them has errors.
    """
    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    with locked(folder / NAME):
        names = [name for name in (NAME, OLD_DECISIONS, *CLAIM_FILES) if (folder / name).is_file()]
        data = {name: (folder / name).read_bytes() for name in names}
        actions: list[Action] = []
        files: dict[Path, bytes] = {}
        for name, old in data.items():
            try:
                found = list(_actions(folder, name, unified(old)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise UsageError(
                    f"'{folder / name}': cannot be converted: expected a list of entries, as an "
                    f"earlier version wrote it ({error}). Nothing was changed."
                ) from error
            actions += found
            if name in CLAIM_FILES and found:
                files[folder / name] = _without_events(old)
            elif name == OLD_DECISIONS or (name == NAME and b" target:" in old):
                files[folder / f"{name}.old"] = old
        if not files:
            raise UsageError(f"'{folder}': no files from an earlier version. Omit --convert.")
        actions.sort(key=lambda one: one.at)
        files[folder / NAME] = emitted([written(one) for one in actions]).encode()
        write_all(files)
        (folder / OLD_DECISIONS).unlink(missing_ok=True)
    kept = [f"kept: {one.as_posix()}" for one in files if one.suffix == ".old"]
    unused = [f"no longer used: {one.as_posix()}" for one in sorted(folder.glob("*.snapshot"))]
    unused = [one for one in unused if not one.endswith(SNAPSHOT)]
    count = f"{(folder / NAME).as_posix()}: {len(actions)} actions"
    return (count, *kept, *unused)


def _without_events(data: bytes) -> bytes:
    text = unified(data)
    found = (without(text, item, "events") for item in items(text))
    return with_edits(data, [edit for edit in found if edit is not None])


def _actions(folder: Path, name: str, text: str) -> Iterator[Action]:
    """Yield the actions in an old file, or in a log whose conversion was interrupted."""
    root = root_of(text)
    for entry in plain(root) if root is not None else ():
        if "places" in entry:
            yield _decision(entry)
        else:
            yield from _on_fact(folder, entry, is_claim=name in CLAIM_FILES)


def _decision(entry: Mapping[str, Any]) -> Action:
    known = {key: entry.get(key, "") for key in ("by", "at", "to", "id", "file", "code", "words")}
    against = entry.get("against")
    kind = entry.get("kind")
    return Action(
        Choice(entry["do"]),
        note=entry.get("why") or entry.get("note", ""),
        against=Against(**against) if against else None,
        places=tuple(_place(one) for one in entry["places"]),
        kind=FactKind(kind) if kind else None,
        fingerprint=entry.get("fingerprint", ""),
        side=int(entry["side"]) - 1 if "side" in entry else None,
        **known,
    )


def _place(one: Mapping[str, Any]) -> Quoted:
    return Quoted(**{**one, "nth": int(one["nth"]) if "nth" in one else None})


def _on_fact(folder: Path, entry: Mapping[str, Any], *, is_claim: bool) -> Iterator[Action]:
    """Yield the actions of an old ledger entry, or of a claim."""
    target = entry.get("target") or {"quote": entry.get("says", "")}
    file = target.get("file") or "."
    places = _snapshot(folder / SNAPSHOT if file == "." else folder / f"{Path(file).name}.snapshot")
    now = _now(places, target)
    old = Quoted(*(target.get(key, "") for key in ("quote", "prefix", "suffix")))
    before = evolve(old, passage=target.get("was") or old.quote)
    kind = FactKind.CLAIM if is_claim else FactKind(entry["kind"])
    made = Action(Choice.NOTED, id=entry["id"], file=file, kind=kind)
    is_changed = False
    for event in entry.get("events") or ():
        digest = event.get("text", "")
        same = [one for one in now if not digest or _digest(one.passage).startswith(digest)]
        is_changed = not same
        against = event.get("against")
        made = evolve(
            made,
            do=Choice(event["verdict"]) if "verdict" in event else _DONE[event["do"]],
            by=event.get("by", ""),
            at=event.get("at", ""),
            note=event.get("note", ""),
            to=event.get("to", ""),
            against=Against(**against) if against else None,
            places=(*same, before)[:1],
        )
        yield made
    if is_changed and now:  # where its words are now
        note = "converted: its words have changed since"
        bare = Action(Choice.NOTED, "", made.at, note, id=made.id, file=file, kind=kind)
        yield evolve(bare, places=now[:1])


@cache
def _snapshot(path: Path) -> Places:
    return Places(path.read_text(encoding="utf-8", errors="replace") if path.is_file() else "")


def _now(places: Places, target: Mapping[str, Any]) -> tuple[Quoted, ...]:
    """Return the words of an old target in their sentence and paragraph; () if they are lost."""
    words = Selector(target["quote"], target.get("prefix", ""), target.get("suffix", ""))
    start = int(target.get("start", 0))
    span = min(places.of(words), key=lambda one: abs(one.start - start), default=None)
    if span is None or "lost" in target:
        return ()
    text = places.whole
    begin = text.rfind("\n", 0, span.start) + 1
    line = Span(begin, text.find("\n", span.start))
    own = [one.shift(begin) for one in split(text[line.start : line.end])]
    own = [one for one in own if one.overlaps(span)] or [span]
    sentence = Span(own[0].start, max(own[-1].end, span.end))
    return tuple(quoted(text, span, passage, places) for passage in (sentence, line))


def _digest(words: str) -> str:
    return f"sha256:{hashlib.sha256(' '.join(words.split()).encode()).hexdigest()}"
