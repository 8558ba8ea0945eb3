"""An earlier version of a file, out of git: read, never written, and nothing run on its behalf.

A revision, a path and a name out of the repository are data: no shell sees them, and none is taken
for an option.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import field, mutable

from factcheck.errors import UsageError

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.quotepath=off")
"""No hook of a repository runs, and names come as they are."""
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for a hook, and what would be taken from the wrong folder."""
_NOTHING = re.compile(r"0{40}|0{64}")
"""How git and its hosts write that there was no commit before, as of a branch that is new."""
_SECONDS = 120
"""After which git is given up."""


@mutable(eq=False)
class Revision:
    """A revision of the repositories in which documents lie."""

    name: str
    """As the user gave it."""
    _roots: dict[str, str] = field(factory=dict)
    """Folder → the top of its repository."""
    _commits: dict[str, str] = field(factory=dict)
    """Top of a repository → the digest of the commit, or of the empty tree before the first one."""
    _renamed: dict[str, Mapping[str, str]] = field(factory=dict)
    """Top of a repository → the name of each renamed file → the name that it had."""

    def earlier(self, path: str) -> tuple[str, bytes] | None:
        """Return the name and the bytes of a file as it was; None if it was not there.

        Raises:
            UsageError: the file is in no repository, or that has no such revision.
        """
        root, inside = self._inside(path)
        was = self._renames(root).get(inside, inside)
        data = _git(root, "cat-file", "blob", f"{self._commit(root)}:{was}")
        return None if data is None else (was, data)

    def earlier_files(self, folder: str) -> dict[str, bytes]:
        """Return the files of a folder as they were, by name, none of those in folders below it.

        Raises:
            UsageError: the folder is in no repository, or that has no such revision.
        """
        root, inside = self._inside(folder)
        listed = _git(root, "ls-tree", "-z", f"{self._commit(root)}:{inside}") or b""
        found = {}
        for line in listed.split(b"\0"):
            told, _, name = line.partition(b"\t")
            parts = told.split()
            if len(parts) == 3 and parts[1] == b"blob":  # noqa: PLR2004 - mode, type, digest
                data = _git(root, "cat-file", "blob", parts[2].decode())
                found[os.fsdecode(name)] = data or b""
        return found

    def checked(self, paths: Iterable[str]) -> None:
        """Find the revision in the repositories of some paths, before any work is done.

        Raises:
            UsageError: a path is in no repository, or that has no such revision.
        """
        for path in paths:
            self._commit(self._inside(path)[0])

    def _inside(self, path: str) -> tuple[str, str]:
        """Return the top of the repository of a path, and the path from there."""
        folder = os.path.realpath(os.path.dirname(path) or ".")  # noqa: PTH120 - plain strings
        name = os.path.basename(path)  # noqa: PTH119
        if name in ("", ".", ".."):
            folder, name = os.path.split(os.path.realpath(path))
        root = self._root(folder, path)
        whole = os.path.join(folder, name)  # noqa: PTH118
        return root, os.path.relpath(whole, root).replace(os.sep, "/")

    def _root(self, folder: str, path: str) -> str:
        if folder not in self._roots:
            told, complaint = _asked(_existing(folder), "rev-parse", "--show-toplevel")
            if told is None:
                raise UsageError(f"--new-since: {path}: {_why_none(complaint)}")
            self._roots[folder] = os.path.realpath(os.fsdecode(told.rstrip(b"\n")))
        return self._roots[folder]

    def _commit(self, root: str) -> str:
        """Return the digest of the commit of a repository, or of the tree without files."""
        if root not in self._commits:
            _refuse_odd(self.name)
            told = _git(root, "rev-parse", "--verify", "--quiet", f"{self.name}^{{commit}}")
            if not told and _is_before_all(self.name, root):
                told = _git(root, "hash-object", "-t", "tree", "--stdin")
            if not told:
                raise UsageError(f"--new-since '{self.name}': {_unknown(root)}")
            self._commits[root] = told.decode().strip()
        return self._commits[root]

    def _renames(self, root: str) -> Mapping[str, str]:
        if root not in self._renamed:
            options = ("-z", "-M", "--name-status", "--diff-filter=R", "--no-ext-diff")
            told = _git(root, "diff", *options, self._commit(root), "--") or b""
            self._renamed[root] = dict(_pairs(told.split(b"\0")))
        return self._renamed[root]


def _pairs(fields: Sequence[bytes]) -> Iterable[tuple[str, str]]:
    """Yield (name now, name before) of `R100 NUL before NUL now NUL …`."""
    for at in range(0, len(fields) - 2, 3):
        yield os.fsdecode(fields[at + 2]), os.fsdecode(fields[at + 1])


def _refuse_odd(name: str) -> None:
    """Refuse what git would take for an option, or what no revision is called.

    Raises:
        UsageError: it is such a name.
    """
    if not name or name.startswith("-") or any(ord(char) < ord(" ") for char in name):
        raise UsageError(
            f"--new-since '{name}': this names no revision. Write a branch, a tag or the digest of "
            "a commit: origin/main, v1.2, HEAD~1."
        )


def _is_before_all(name: str, root: str) -> bool:
    """True if a revision without a commit says that nothing was there before.

    So do zeros in the place of a digest, and HEAD on a branch that has no commit yet.
    """
    if _NOTHING.fullmatch(name):
        return True
    return name in ("HEAD", "@") and _git(root, "symbolic-ref", "--quiet", "HEAD") is not None


def _unknown(root: str) -> str:
    """Say why there is no such revision, and what to do."""
    is_shallow = _git(root, "rev-parse", "--is-shallow-repository") == b"true\n"
    if is_shallow:
        return (
            f"the repository {root} is a shallow clone that does not hold it. Fetch it: "
            "`git fetch --unshallow`, or `fetch-depth: 0` in actions/checkout."
        )
    return (
        f"the repository {root} has no such revision. See `git branch --all` and `git tag`; fetch "
        "a branch of another repository first."
    )


def _why_none(complaint: str) -> str:
    """Say why a folder is in no repository that git reads."""
    if "dubious ownership" in complaint:
        return f"git does not trust its repository: {complaint}"
    return "it is in no git repository. Compare two files with `factcheck compare OLD NEW`."


def _existing(folder: str) -> str:
    """Return a folder, or the nearest one above it that is there."""
    path = Path(folder)
    while not path.is_dir() and path != path.parent:
        path = path.parent
    return str(path)


def _git(folder: str, *arguments: str) -> bytes | None:
    """Return what git writes; None where it fails."""
    return _asked(folder, *arguments)[0]


def _asked(folder: str, *arguments: str) -> tuple[bytes | None, str]:
    """Return what git writes, and what it complains of; nothing written where it fails.

    Raises:
        UsageError: there is no git, or it does not end.
    """
    own = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    quiet = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, none of them an option of others
            ("git", *_QUIET, "-C", folder, *arguments),  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
            env={**own, **quiet},
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        raise UsageError("--new-since: git is not installed. Install it.") from None
    except subprocess.TimeoutExpired:
        raise UsageError(f"--new-since: git did not answer in {_SECONDS} s.") from None
    complaint = done.stderr.decode(errors="replace").strip().partition("\n")[0]
    return (done.stdout if done.returncode == 0 else None), complaint
