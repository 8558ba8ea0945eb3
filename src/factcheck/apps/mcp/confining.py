"""Restriction of a running tool to files inside the roots.

Paths given by an assistant are resolved before use. Paths inside a document (such as the document
of a claims folder, the sources of a ledger or a link target) are checked here, by an audit hook
that sees every file that a tool opens. No tool starts a program or opens a connection.
"""

import errno
import os
import site
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from factcheck.apps.mcp.roots import Roots
from factcheck.storage import lock_folder

_OUTSIDE = "outside the folders this server may access"
_READ_ONLY = "this server is read-only"
_CHANGING = {
    "os.remove": 1,
    "os.rename": 2,
    "os.mkdir": 1,
    "os.rmdir": 1,
    "os.link": 2,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.chmod": 1,
    "shutil.rmtree": 1,
}
"""Maps audit events that change files to the number of their path arguments."""
_NEVER = frozenset(
    {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork"}
    | {"socket.connect", "socket.bind", "socket.sendto"}
)


@frozen
class Bounds:
    """The files that the running tool may access."""

    roots: Roots
    locks: Path | None = None
    """The folder of lock files; None if writing is not allowed."""

    def holds(self, name: str, *, writes: bool) -> bool:
        """Return True if the tool may access a path."""
        if self.locks is not None and Path(os.path.realpath(name)).is_relative_to(self.locks):
            return True
        return self.roots.hold(name) or (not writes and _is_own(name))


_BOUNDS: ContextVar[Bounds | None] = ContextVar("bounds", default=None)


@contextmanager
def confined(roots: Roots, *, may_write: bool = False) -> Iterator[None]:
    """Return a context manager that restricts the current thread to files inside the roots."""
    _watch()
    locks = Path(os.path.realpath(lock_folder())) if may_write else None
    token = _BOUNDS.set(Bounds(roots, locks))
    try:
        yield
    finally:
        _BOUNDS.reset(token)


@cache
def _watch() -> None:
    """Install the audit hook once; Python cannot remove audit hooks."""
    sys.addaudithook(_seen)


def _seen(event: str, given: tuple[Any, ...]) -> None:
    bounds = _BOUNDS.get()
    if bounds is None:
        return
    if event == "open":
        _opened(bounds, *given)
    elif event in ("os.listdir", "os.scandir"):
        _hold(bounds, given[0])
    elif event in _CHANGING:
        for path in given[: _CHANGING[event]]:
            _hold(bounds, path, writes=True)
    elif event in _NEVER:
        raise PermissionError(errno.EACCES, "tools may not start programs or open connections")


def _opened(bounds: Bounds, path: Any, mode: Any, flags: Any) -> None:
    """Raise an error for a file outside the roots, or for writing where only reading is allowed."""
    given = flags if isinstance(flags, int) else 0
    writes = bool(given & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
    writes = writes or (isinstance(mode, str) and bool(set(mode) & set("wax+")))
    _hold(bounds, path, writes=writes)


def _hold(bounds: Bounds, path: Any, *, writes: bool = False) -> None:
    if path is None or isinstance(path, int):  # already open
        return
    if not bounds.holds(os.fsdecode(path), writes=writes):
        raise PermissionError(errno.EACCES, _OUTSIDE)
    if writes and bounds.locks is None:
        raise PermissionError(errno.EACCES, _READ_ONLY)


def _is_own(name: str) -> bool:
    """Return True if a file belongs to the program: a module, a word list or a system device."""
    if name in (os.devnull, "/dev/urandom"):
        return True
    real = Path(os.path.realpath(name))
    return any(real.is_relative_to(folder) for folder in _own_folders())


@cache
def _own_folders() -> tuple[Path, ...]:
    """Return the folders of Python, its packages and this program."""
    names = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    names += [*site.getsitepackages(), site.getusersitepackages(), str(Path(__file__).parents[2])]
    return tuple({Path(os.path.realpath(name)) for name in names if name})
