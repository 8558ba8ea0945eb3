"""The folders that an assistant may look into, and what it calls the documents in them."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath

from attrs import frozen

from factcheck.errors import UnreadableError, UsageError
from factcheck.readers import each_document

LONGEST = 1_000
"""Characters of a path."""


@frozen
class Root:
    """A folder that was given, with all links resolved."""

    name: str
    """How documents in it are called in front; empty where it is the only one."""
    path: Path


@frozen
class Roots:
    """The folders that were given."""

    roots: tuple[Root, ...]

    @classmethod
    def of(cls, paths: tuple[str, ...]) -> "Roots":
        """Return the folders of some paths.

        Raises:
            UsageError: one is no folder.
        """
        found = list[Path]()
        for path in paths:
            real = Path(os.path.realpath(path))
            if not real.is_dir():
                raise UsageError(f"--root {path}: there is no such folder. Name one that exists.")
            found.append(real)
        return cls(tuple(_named(list(dict.fromkeys(found)))))

    def resolved(self, name: str) -> Path:
        """Return what an assistant calls by a name; links and `..` are followed first.

        What lies outside is refused in the same words whether it is there or not.

        Raises:
            UsageError: it lies outside of the folders, or is not there.
        """
        if not name or "\0" in name or len(name) > LONGEST:
            raise UsageError("path: the path of a document below a root is expected.")
        inside = [path for path in self._meant(name) if self.hold(path)]
        there = [path for path in inside if path.exists()]
        if there:
            return there[0]
        if inside:
            raise UsageError(f"{name}: there is no such document. The tool `documents` lists them.")
        raise UsageError(
            f"{name}: it lies outside of the folders that this server was given. The tool "
            "`documents` lists what is in them."
        )

    def fresh(self, name: str) -> Path:
        """Return where something new may be written, all links resolved.

        Raises:
            UsageError: it lies outside of the folders, or its folder is not there.
        """
        parent, _, last = name.replace("\\", "/").rstrip("/").rpartition("/")
        if last in ("", ".", "..") or "\0" in name or len(name) > LONGEST:
            raise UsageError("folder: the path of a new folder below a root is expected.")
        top = self.resolved(parent) if parent else self.roots[0].path
        path = top / last
        if not top.is_dir() or not self.hold(path):
            raise UsageError(f"{name}: it lies in no folder of this server. Choose another.")
        if path.exists():
            raise UsageError(f"{name}: it exists already. Choose a new folder.")
        return path

    def _meant(self, name: str) -> Iterator[Path]:
        """Yield what a name may mean, all links resolved."""
        first, _, rest = name.replace("\\", "/").partition("/")
        for root in self.roots:
            if root.name and first == root.name:
                yield _real(root.path / rest)
        for root in self.roots:
            yield _real(root.path / name)

    def hold(self, path: str | os.PathLike[str]) -> bool:
        """True if a path lies in one of the folders, whatever links it goes through."""
        real = _real(path)
        return any(real.is_relative_to(root.path) for root in self.roots)

    def shown(self, path: str | os.PathLike[str]) -> str:
        """Return what an assistant calls a path; only its last part where it lies outside."""
        plain = Path(os.path.normpath(path))
        for root in self.roots:
            if plain.is_relative_to(root.path):
                return (PurePath(root.name) / plain.relative_to(root.path)).as_posix()
        return plain.name

    def without_places(self, words: str) -> str:
        """Return words of ours in which the folders themselves are not told."""
        for root in self.roots:
            words = words.replace(f"{root.path.as_posix()}/", f"{root.name}/" if root.name else "")
        return words

    def documents(self, folder: str = "") -> tuple[list[str], list[str]]:
        """Return the documents and claims folders in the folders, or in one of them.

        Returns:
            Their paths, and what is left out, with the reason.

        Raises:
            UsageError: the folder lies outside, or is not there.
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
    """Name folders by their last parts, those of one name with a number."""
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
