"""The folders that an assistant may access, and names for the documents in them."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath

from attrs import frozen

from factcheck.document.readers import each_document
from factcheck.errors import UnreadableError, UsageError

LONGEST = 1_000
"""Maximum number of characters in a path."""


@frozen
class Root:
    """A folder that may be accessed, with all symbolic links resolved."""

    name: str
    """Prefix of the names of documents in this folder; empty if it is the only root."""
    path: Path


@frozen
class Roots:
    """The folders that may be accessed."""

    roots: tuple[Root, ...]

    @classmethod
    def of(cls, paths: tuple[str, ...]) -> "Roots":
        """Return the roots for the given paths.

        Raises:
            UsageError: A path is not a folder.
        """
        found = list[Path]()
        for path in paths:
            real = Path(os.path.realpath(path))
            if not real.is_dir():
                raise UsageError(f"--root {path}: folder not found. Pass an existing folder.")
            found.append(real)
        return cls(tuple(_named(list(dict.fromkeys(found)))))

    def resolved(self, name: str) -> Path:
        """Return the path for a document name, after resolving symbolic links and `..`.

        The error for a path outside the roots does not reveal whether the path exists.

        Raises:
            UsageError: The path is outside the roots, or does not exist.
        """
        if not name or "\0" in name or len(name) > LONGEST:
            raise UsageError("path: expected the path of a document inside a root folder.")
        inside = [path for path in self._meant(name) if self.hold(path)]
        there = [path for path in inside if path.exists()]
        if there:
            return there[0]
        if inside:
            raise UsageError(
                f"{name}: document not found. The tool `documents` lists the available documents."
            )
        raise UsageError(
            f"{name}: outside the folders this server may access. The tool "
            "`documents` lists the available documents."
        )

    def fresh(self, name: str) -> Path:
        """Return the path for a new file or folder, with all symbolic links resolved.

        Raises:
            UsageError: The path is outside the roots, or its parent folder does not exist.
        """
        parent, _, last = name.replace("\\", "/").rstrip("/").rpartition("/")
        if last in ("", ".", "..") or "\0" in name or len(name) > LONGEST:
            raise UsageError("folder: expected the path of a new folder inside a root folder.")
        top = self.resolved(parent) if parent else self.roots[0].path
        path = top / last
        if not top.is_dir() or not self.hold(path):
            raise UsageError(
                f"{name}: outside the folders this server may access. Choose another folder."
            )
        if path.exists():
            raise UsageError(f"{name}: the folder already exists. Choose a new folder.")
        return path

    def _meant(self, name: str) -> Iterator[Path]:
        """Yield the possible paths for a name, with all symbolic links resolved."""
        first, _, rest = name.replace("\\", "/").partition("/")
        for root in self.roots:
            if root.name and first == root.name:
                yield _real(root.path / rest)
        for root in self.roots:
            yield _real(root.path / name)

    def hold(self, path: str | os.PathLike[str]) -> bool:
        """Return True if a path is inside a root after symbolic links are resolved."""
        real = _real(path)
        return any(real.is_relative_to(root.path) for root in self.roots)

    def shown(self, path: str | os.PathLike[str]) -> str:
        """Return the assistant's name for a path; outside the roots, only the last component."""
        plain = Path(os.path.normpath(path))
        for root in self.roots:
            if plain.is_relative_to(root.path):
                return (PurePath(root.name) / plain.relative_to(root.path)).as_posix()
        return plain.name

    def without_places(self, words: str) -> str:
        """Return a message from which the paths of the roots are removed."""
        for root in self.roots:
            words = words.replace(f"{root.path.as_posix()}/", f"{root.name}/" if root.name else "")
        return words

    def documents(self, folder: str = "") -> tuple[list[str], list[str]]:
        """Return the documents and claims folders inside the roots, or inside one folder.

        Returns:
            The paths, and messages about symbolic links and folders that were skipped.

        Raises:
            UsageError: The folder is outside the roots, or does not exist.
        """
        tops = [self.resolved(folder)] if folder else [root.path for root in self.roots]
        found = list[str]()
        left_out = list[UnreadableError]()
        for top in tops:
            with suppress(UnreadableError):  # a folder without documents
                found += each_document(top.as_posix(), left_out, self.hold)
        told = [f"{self.shown(one.path)}: {one.why}" for one in left_out]
        return found, told


def _named(paths: list[Path]) -> Iterator[Root]:
    """Yield roots named by their last path components, which are numbered if not unique."""
    if len(paths) == 1:
        yield Root("", paths[0])
        return
    taken = set[str]()
    for path in paths:
        plain = path.name or "root"
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name)
        yield Root(name, path)


def _real(path: str | os.PathLike[str]) -> Path:
    return Path(os.path.realpath(path))
