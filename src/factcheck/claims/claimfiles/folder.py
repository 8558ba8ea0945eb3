"""The files of a claims folder, parsed into the classes of the format."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import define, field, frozen

from factcheck.claims.claimfiles.convert import FAILED, Conversion, reader_for
from factcheck.claims.claimfiles.nodes import compose, decoded, leads_out, read_source
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
BESIDE = ("decisions.yaml", "ledger.yaml")
"""Other files that a folder may contain: decisions on findings, and ledger entries."""
SNAPSHOT = "document.snapshot"
"""The text of the document when the folder was last written, with one paragraph per line."""
CLAIM_FILES = {f"{role.replace(' ', '-')}.yaml": role for role in Role}
"""Name of a claim file → the section role of its claims, in document order."""

_LEAST = "Write at least three lines: 'key: storm', 'kind: report', 'title: The Storm'"
_BEGIN = "Begin each claim with '- id: …' and 'says: …'"


@frozen
class Folder:
    """The parsed files of a claims folder."""

    path: str
    files: tuple[SourceFile, ...]
    document: WrittenDocument | None
    """None if its file is missing or invalid, as for the next two."""
    people: People | None
    """Empty if there is no such file, as for sources."""
    sources: Sources | None
    claims: tuple[tuple[int, Role, Claims], ...]
    """(index of the file, its role, its claims) for every claim file, in the order of `Role`."""
    problems: tuple[Problem, ...]
    held: Mapping[str, bytes] | None = None
    """Name → contents of the files, if they are not on disk."""

    def every_claim(self) -> tuple[WrittenClaim, ...]:
        """Return the claims of all files."""
        return tuple(claim for _, _, claims in self.claims for claim in claims)


def read_folder(path: str, held: Mapping[str, bytes] | None = None) -> Folder:
    """Read every file of a claims folder.

    Args:
        path: Path of the folder.
        held: Name → contents of its files, if they are not on disk.

    Raises:
        UnreadableError: The path is not a folder.
    """
    names = _names(path) if held is None else sorted(name for name in held if "/" not in name)
    reading = _Reading(path, held)
    reading.problems.extend(_misnamed(path, names))
    document = reading.read(DOCUMENT, WrittenDocument) if DOCUMENT in names else None
    people = reading.read(PEOPLE, People) if PEOPLE in names else {}
    sources = reading.read(SOURCES, Sources) if SOURCES in names else {}
    claims = []
    for name, role in CLAIM_FILES.items():
        if name in names:
            found = reading.read(name, Claims)
            claims.append((len(reading.files) - 1, role, found or ()))
    if not reading.problems and not any(found for _, _, found in claims):
        reading.problems.extend(_nothing(reading.files[index]) for index, _, _ in claims)
    files, problems = tuple(reading.files), tuple(reading.problems)
    return Folder(path, files, document, people, sources, tuple(claims), problems, held)


@define
class _Reading:
    """Collects the files and problems."""

    path: str
    held: Mapping[str, bytes] | None
    files: list[SourceFile] = field(factory=list)
    problems: list[Problem] = field(factory=list)

    def read(self, name: str, type_: Any) -> Any:
        """Return the contents of a file, or None if it cannot be read."""
        path = f"{self.path}/{name}"
        out = "it is a link to a file outside the folder. Copy the file into the folder"
        if self.held is not None:
            source = decoded(path, self.held[name])
        else:
            source = Problem(path, 1, 1, out) if leads_out(self.path, name) else read_source(path)
        if isinstance(source, Problem):
            self.files.append(SourceFile(path, ""))
            self.problems.append(source)
            return None
        self.files.append(source)
        return self._converted(source, type_, name.removesuffix(".yaml"))

    def _converted(self, source: SourceFile, type_: Any, name: str) -> Any:
        root = compose(source)
        if isinstance(root, Problem):
            self.problems.append(root)
            return None
        if root is None:
            return self._empty(source.path, type_)
        conversion = Conversion(source, len(self.files) - 1, self.problems)
        value = reader_for(type_)(conversion, root, name)
        return None if value is FAILED else value

    def _empty(self, path: str, type_: Any) -> Any:
        if type_ is not WrittenDocument:
            return () if type_ is Claims else {}
        self.problems.append(Problem(path, 1, 1, f"is empty. {_LEAST}"))
        return None


def is_claims_folder(path: str) -> bool:
    """Return True if a folder has a file of a claims folder."""
    return any(Path(path, name).is_file() for name in (DOCUMENT, *CLAIM_FILES))


def _names(path: str) -> list[str]:
    folder = Path(path)
    if not folder.is_dir():
        why = "it is not a folder" if folder.exists() else "there is no such folder"
        raise UnreadableError(path, why, f"Pass a folder with {DOCUMENT} and a claim file")
    try:
        return sorted(entry.name for entry in folder.iterdir() if entry.is_file())
    except OSError as error:
        raise UnreadableError(path, reason(error), "Check the folder's permissions") from error


def _nothing(file: SourceFile) -> Problem:
    return Problem(file.path, 1, 1, f"no claim in this or another file. {_BEGIN}")


def _misnamed(path: str, names: list[str]) -> list[Problem]:
    """Report files with unknown names, and missing files."""
    known = [DOCUMENT, PEOPLE, SOURCES, *CLAIM_FILES]
    told = f"not a file of a claims folder. Use one of {', '.join(known)}"
    may = {*known, *BESIDE}
    odd = [name for name in names if name.endswith((".yaml", ".yml")) and name not in may]
    problems = [Problem(f"{path}/{name}", 1, 1, told) for name in odd if not name.startswith(".")]
    if DOCUMENT not in names:
        problems.append(Problem(f"{path}/{DOCUMENT}", 1, 1, f"missing. {_LEAST}"))
    if not set(names) & set(CLAIM_FILES):
        message = f"no claim file. Write narrative.yaml or chronology.yaml. {_BEGIN}"
        problems.append(Problem(path, 1, 1, message))
    return problems
