"""Validation across values: undefined keys, duplicates, claims that contradict themselves."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any

from factcheck.claims.claimfiles.datewords import as_edtf
from factcheck.claims.claimfiles.entries import mistakes
from factcheck.claims.claimfiles.folder import PEOPLE, SOURCES, Folder
from factcheck.claims.claimfiles.nodes import leads_out
from factcheck.claims.claimfiles.records import WrittenAuthor, WrittenClaim, WrittenSource
from factcheck.claims.claimfiles.values import Key, Scalar, nearest
from factcheck.errors import Problem
from factcheck.model import Mode

AUTHOR = "author"
"""The source of a claim that the author makes."""

_Mistake = tuple[Scalar[Any], str]
_Keys = dict[str, None]
"""Keys in file order."""


def crosschecked(folder: Folder) -> Iterator[Problem]:
    """Yield a problem for each value that does not agree with another."""
    for scalar, message in _mistakes(folder):
        file = folder.files[scalar.file]
        yield Problem(file.path, *file.position(scalar.start), message)


def _mistakes(folder: Folder) -> Iterator[_Mistake]:
    people = _keys(folder.people)
    sources = _keys(folder.sources)
    known = None if people is None or sources is None else {**people, **sources}
    forms = _forms(folder)
    yield from _reserved(folder)
    yield from _authors(folder)
    for source in (folder.sources or {}).values():
        yield from _speaker(source, people)
        yield from _text(source, folder)
    yield from _twins(folder)
    for claim in folder.every_claim():
        yield from _dating(claim)
        yield from _rendering(claim)
        yield from _names(claim, people, forms)
        yield from _origin(claim, known)
        yield from mistakes(claim.events)


def _keys(table: dict[Scalar[Key], Any] | None) -> _Keys | None:
    return None if table is None else dict.fromkeys(key.words for key in table)


def _reserved(folder: Folder) -> Iterator[_Mistake]:
    """Yield keys that already have another meaning, since only its key identifies a source."""
    taken = {key.words: f"it is a person of {PEOPLE}" for key in folder.people or {}}
    taken[AUTHOR] = "it means the author of the document"
    if folder.document:
        taken[folder.document.key.words] = "it is the document itself"
    for key in folder.people or {}:
        if key.words == AUTHOR:
            yield key, f"key '{AUTHOR}': {taken[AUTHOR]}. Choose another"
    for key in folder.sources or {}:
        if key.words in taken:
            yield key, f"key '{key.words}': {taken[key.words]}. Choose another"


def _authors(folder: Folder) -> Iterator[_Mistake]:
    written: list[WrittenAuthor] = [*(folder.document.authors if folder.document else ())]
    for source in (folder.sources or {}).values():
        written += (*source.authors, *source.editors)
    for author in written:
        given = author.family or author.given or author.order
        if author.literal and given:
            yield author.literal, "an author has a literal name or family and given, not both"
        elif given and not (author.family or author.literal):
            yield given, "missing key 'family': an author needs family or literal"


def _speaker(source: WrittenSource, people: _Keys | None) -> Iterator[_Mistake]:
    speaker = source.speaker
    if people is not None and speaker and speaker.value and speaker.words not in people:
        yield speaker, _unknown("speaker", speaker.words, people, PEOPLE)


def _text(source: WrittenSource, folder: Folder) -> Iterator[_Mistake]:
    """Yield the text of a source that is not inside the folder."""
    text = source.text
    if text is None or not text.words:
        return
    below, held = PurePath(text.words), folder.held
    is_link = held is None and leads_out(folder.path, text.words)
    if below.is_absolute() or ".." in below.parts or is_link:
        yield text, f"text '{text.words}': it is outside the folder. Copy the file into the folder"
    elif not (Path(folder.path, text.words).is_file() if held is None else text.words in held):
        yield text, f"text '{text.words}': there is no such file in the folder. Correct the path"


def _twins(folder: Folder) -> Iterator[_Mistake]:
    """Yield each id that is used twice, at both positions."""
    first: dict[Key, Scalar[Key]] = {}
    for claim in folder.every_claim():
        twin = first.setdefault(claim.id.value, claim.id)
        if twin is not claim.id and claim.id.value:
            yield twin, _used_twice(claim.id, folder)
            yield claim.id, _used_twice(twin, folder)


def _used_twice(other: Scalar[Key], folder: Folder) -> str:
    file = folder.files[other.file]
    line, _ = file.position(other.start)
    return f"id '{other.words}' is used twice, also in {file.path}:{line}. Change one"


def _dating(claim: WrittenClaim) -> Iterator[_Mistake]:
    """Yield a date that its own words contradict, unless its calculation is given."""
    date, dated = claim.date, claim.dated
    if date is None or not date.value or dated is None or claim.reckoned:
        return
    told = as_edtf(dated.words)
    if told is not None and not told.overlaps(date.value):
        remedy = "Correct one of them, or say in reckoned how the date was found"
        yield date, f"date '{date.words}': the words '{dated.words}' give {told}. {remedy}"


def _rendering(claim: WrittenClaim) -> Iterator[_Mistake]:
    """Yield a cue or mode that does not fit the source, which is the author or somebody else."""
    own = claim.source is None or claim.source.words == AUTHOR
    if claim.source and own and claim.cue:
        yield claim.cue, "a cue needs a source other than the author. Name it in source"
    own_mode = claim.mode and claim.mode.value is Mode.OWN_VOICE
    if claim.mode and claim.mode.value and own_mode != own:
        whose = (
            "the author's own" if own else f"attributed to '{claim.source and claim.source.words}'"
        )
        yield (
            claim.mode,
            f"mode '{claim.mode.words}', but the words are {whose}. Change mode or source",
        )


def _forms(folder: Folder) -> dict[str, list[str]]:
    """Return the printed forms of each person; empty if the file does not list them."""
    listed = (folder.people or {}).items()
    return {key.words: [form.words for form in person.forms] for key, person in listed}


def _names(
    claim: WrittenClaim, people: _Keys | None, forms: dict[str, list[str]]
) -> Iterator[_Mistake]:
    for key, printed in claim.people.items():
        if people is not None and key.value and key.words not in people:
            yield key, _unknown("person", key.words, people, PEOPLE)
        listed = forms.get(key.words) or [form.words for form in printed]
        for form in (form for form in printed if form.words not in ["", *listed]):
            yield form, _unknown("form", form.words, listed, f"the forms of '{key.words}'")


def _origin(claim: WrittenClaim, known: _Keys | None) -> Iterator[_Mistake]:
    source = claim.source
    if known is None or source is None or source.value in ("", AUTHOR):
        return
    if source.words not in known:
        yield source, _unknown("source", source.words, known, f"{PEOPLE} or {SOURCES}")


def _unknown(noun: str, word: str, known: Iterable[str], where: str) -> str:
    asked = nearest(word, known)
    told = f": {asked} Otherwise add it there" if asked else ". Add it there"
    return f"{noun} '{word}' is not in {where}{told}"
