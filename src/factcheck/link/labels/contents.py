"""Comparison of tables of contents with the headings and captions of the document."""

from collections.abc import Iterator

from factcheck import lexicon
from factcheck.document.text import grouped, word_list
from factcheck.extract.labels.contents import Contents, ContentsEntry, contents
from factcheck.extract.labels.label import readings
from factcheck.extract.labels.targets import targets
from factcheck.model import Dossier
from factcheck.model.labels import Fault, Target

_HELD = 0.5
"""Minimum share of entries with an identical heading for a list to belong to the document."""


def faults_of_contents(dossier: Dossier) -> Iterator[Fault]:
    """Yield the entries that differ from the headings, and the headings that have no entry."""
    for one in dossier.part(contents):
        yield from _compared(dossier, one)


def _compared(dossier: Dossier, listed: Contents) -> Iterator[Fault]:
    document = dossier.document
    if listed.sort == "section":
        parts = [part for part in dossier.part(targets) if part.level]
    else:
        parts = [part for part in dossier.part(targets) if part.sort == listed.sort]
    parts = [part for part in parts if part.title and part.span != listed.heading]
    titles = grouped((_plain(document.words(part.title)), part) for part in parts if part.title)
    held = {
        entry: _of_number(entry, titles.get(_key(dossier, entry), []))
        for entry in listed.entries
        if entry.title
    }
    there = [part for part in held.values() if part]
    if len(there) < 2 or len(there) < _HELD * len(held):  # noqa: PLR2004 - one is chance
        return
    free = [part for part in parts if part not in there]
    heads = lexicon.table("references.lists of contents")
    for entry, part in held.items():
        if _key(dossier, entry) in heads:
            continue
        if part is None:
            between = _between(list(held.items()), entry, free)
            yield from _other(dossier, entry, free, between)
    yield from _unlisted(dossier, listed, held, free)


def _of_number(entry: ContentsEntry, some: list[Target]) -> Target | None:
    """Return the titled part with the number of an entry or, if there is none, the first part."""
    numbers = readings(entry.number)
    first = some[0] if some else None
    return next((one for one in some if not numbers.isdisjoint(one.readings)), first)


def _between(
    held: list[tuple[ContentsEntry, Target | None]], entry: ContentsEntry, free: list[Target]
) -> list[Target]:
    """Return the headings without an entry that are where the heading of an entry should be."""
    at = next(at for at, (one, _) in enumerate(held) if one == entry)
    before = held[at - 1][1] if at else None
    after = held[at + 1][1] if at + 1 < len(held) else None
    beside = before or after
    if beside is None:
        return []
    return [
        part
        for part in free
        if part.level == beside.level
        and (before is None or before.span.start < part.span.start)
        and (after is None or part.span.start < after.span.start)
    ]


def _other(
    dossier: Dossier, entry: ContentsEntry, free: list[Target], between: list[Target]
) -> Iterator[Fault]:
    document = dossier.document
    title = document.words(entry.title)
    numbers = readings(entry.number) if entry.number else frozenset()
    same = [part for part in free if not numbers.isdisjoint(part.readings)]
    near = same or between
    if len(near) == 1 and near[0].title:
        heading = document.words(near[0].title)
        if f" {_plain(title)} " in f" {_plain(heading)} " or not _plain(title):
            return  # the entry is shortened
        if f" {_plain(heading)} " in f" {_plain(title)} ":
            return
        message = f"“{title}” in the contents, “{heading}” in the text"
        yield Fault("LBL04", entry.title, message, (near[0].title,), (), heading)


def _unlisted(
    dossier: Dossier,
    listed: Contents,
    held: dict[ContentsEntry, Target | None],
    free: list[Target],
) -> Iterator[Fault]:
    """Yield the heading without an entry, if it is the only such heading of its level."""
    there = [part for part in held.values() if part]
    missing = [entry for entry, part in held.items() if part is None]
    for level in sorted({part.level for part in there}):
        begin = min(part.span.start for part in there)
        lacking = [part for part in free if part.level == level and part.span.start > begin]
        ours = [part for part in there if part.level == level]
        if len(lacking) == 1 and len(ours) >= 3 and not missing and lacking[0].title:  # noqa: PLR2004
            title = dossier.document.words(lacking[0].title)
            place = listed.heading or listed.entries[0].span
            message = f"“{title}” is not listed in the contents"
            yield Fault("LBL04", lacking[0].title, message, (place,))


def _key(dossier: Dossier, entry: ContentsEntry) -> str:
    return _plain(dossier.document.words(entry.title))


def _plain(words: str) -> str:
    return " ".join(word_list(words.lower()))
