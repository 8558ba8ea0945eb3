"""The files of a claims folder, parsed into the classes of the format."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from factcheck.claims.claimfiles.convert import FAILED, contents
from factcheck.claims.claimfiles.nodes import decoded, leads_out, read_source
from factcheck.claims.claimfiles.records import (
    Claims,
    People,
    Sources,
    WrittenClaim,
    WrittenDocument,
)
from factcheck.errors import Problem, UnreadableError
from factcheck.model import Role, SourceFile
from factcheck.storage import reason

DOCUMENT, PEOPLE, SOURCES = "document.yaml", "people.yaml", "sources.yaml"
BESIDE = ("ledger.yaml", "decisions.yaml")
"""Other files that a folder may contain: the log, and the decisions file of older versions."""
SNAPSHOT = "document.snapshot"
"""The text of the document when the folder was last written, with one paragraph per line."""
CLAIM_FILES = {f"{role.replace(' ', '-')}.yaml": role for role in Role}
"""Maps the names of claim files to the section role of their claims, in document order."""

_LEAST = "Write at least these three lines: 'key: storm', 'kind: report', 'title: The Storm'"
_BEGIN = "Start each claim with '- id: …' and 'says: …'"


@frozen
class Folder:
    """The parsed files of a claims folder."""

    path: str
    files: tuple[SourceFile, ...]
    document: WrittenDocument | None
    """None if the file is missing or invalid."""
    people: People | None
    """Empty if the file is missing; None if it is invalid."""
    sources: Sources | None
    claims: tuple[tuple[int, Role, Claims], ...]
    """Triples (index of the file, role, claims) for the claim files, in the order of `Role`."""
    problems: tuple[Problem, ...]
    held: Mapping[str, bytes] | None = None
    """Maps names to contents of the files, if they are not on disk."""

    def every_claim(self) -> tuple[WrittenClaim, ...]:
        """Return the claims of all files."""
        return tuple(claim for _, _, claims in self.claims for claim in claims)


def read_folder(path: str, held: Mapping[str, bytes] | None = None) -> Folder:
    """Read every file of a claims folder.

    Args:
        path: Path of the folder.
        held: Maps names to contents of the files, if they are not on disk.

    Raises:
        UnreadableError: The path is not a folder.
    """
    names = _names(path) if held is None else sorted(name for name in held if "/" not in name)
    problems = _misnamed(path, names)
    files: list[SourceFile] = []

    def read(name: str, type_: Any, empty: Any) -> Any:
        """Return the parsed contents of a file; None if it cannot be read."""
        if name not in names:
            return empty
        source = _source(f"{path}/{name}", held)
        files.append(SourceFile(f"{path}/{name}", "") if isinstance(source, Problem) else source)
        if isinstance(source, Problem):
            problems.append(source)
            return None
        value = contents(source, type_, name.removesuffix(".yaml"), problems, len(files) - 1)
        if value is None and empty is None:
            problems.append(Problem(source.path, 1, 1, f"empty file. {_LEAST}"))
        return empty if value is None else None if value is FAILED else value

    document = read(DOCUMENT, WrittenDocument, None)
    people, sources = read(PEOPLE, People, {}), read(SOURCES, Sources, {})
    claims = tuple(
        (len(files), role, read(name, Claims, ()) or ())
        for name, role in CLAIM_FILES.items()
        if name in names
    )
    if not problems and not any(found for _, _, found in claims):
        told = f"no claims in this or any other file. {_BEGIN}"
        problems += (Problem(files[index].path, 1, 1, told) for index, _, _ in claims)
    return Folder(path, tuple(files), document, people, sources, claims, tuple(problems), held)


def _source(path: str, held: Mapping[str, bytes] | None) -> SourceFile | Problem:
    folder, _, name = path.rpartition("/")
    if held is not None:
        return decoded(path, held[name])
    if leads_out(folder, name):
        told = "a link to a file outside the folder. Copy the file into the folder"
        return Problem(path, 1, 1, told)
    return read_source(path)


def is_claims_folder(path: str) -> bool:
    """Return True if a folder contains a document record or a claim file."""
    return any(Path(path, name).is_file() for name in (DOCUMENT, *CLAIM_FILES))


def _names(path: str) -> list[str]:
    folder = Path(path)
    if not folder.is_dir():
        why = "not a folder" if folder.exists() else "folder not found"
        raise UnreadableError(path, why, f"Pass a folder with {DOCUMENT} and a claims file.")
    try:
        return sorted(entry.name for entry in folder.iterdir() if entry.is_file())
    except OSError as error:
        raise UnreadableError(path, reason(error), "Check the folder's permissions") from error


def _misnamed(path: str, names: list[str]) -> list[Problem]:
    """Report files with unknown names, and missing files."""
    known = [DOCUMENT, PEOPLE, SOURCES, *CLAIM_FILES]
    told = f"not a claims folder file. Expected one of {', '.join(known)}"
    may = {*known, *BESIDE}
    odd = [name for name in names if name.endswith((".yaml", ".yml")) and name not in may]
    problems = [Problem(f"{path}/{name}", 1, 1, told) for name in odd if not name.startswith(".")]
    if DOCUMENT not in names:
        problems.append(Problem(f"{path}/{DOCUMENT}", 1, 1, f"missing. {_LEAST}"))
    if not set(names) & set(CLAIM_FILES):
        message = f"no claims file. Create narrative.yaml or chronology.yaml. {_BEGIN}"
        problems.append(Problem(path, 1, 1, message))
    return problems
