"""Files on disk: read within limits, written all or nothing and by one process at a time.

On failure, the functions raise an OSError whose `strerror` is the reason in words, for callers to
add the file name.
"""

import contextlib
import errno
import io
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 2**20
CACHE = "FACTCHECK_CACHE"
"""Environment variable with another cache folder."""
_ASIDE = ".factcheck-tmp"
"""Suffix of temporary files, by which a later run recognises them."""
_OLD = ".factcheck-old"
"""Suffix of a folder while it is being replaced."""
_OURS = re.compile(rf"\..+\.(\d+)(?:{re.escape(_ASIDE)}|{re.escape(_OLD)})")
_ODD_BYTE = re.compile("[\udc80-\udcff]")
"""Python's representation of a byte of a path that is not UTF-8 (PEP 383)."""
_WRITTEN_BYTE = re.compile(r"\\x([89a-f][0-9a-f])")
_PATIENCE = 30.0
"""Seconds to wait for another process that writes the same file."""


class ChangedError(OSError):
    """A file has changed since it was read."""


def reason(error: OSError) -> str:
    """Return the reason for a failure, for use after a colon."""
    if isinstance(error, io.UnsupportedOperation):  # a closed stream
        return "it is closed"
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]


def portable(path: str) -> str:
    r"""Return a path as valid text, with bytes that are not UTF-8 as `\xe9`."""
    return _ODD_BYTE.sub(lambda found: f"\\x{ord(found[0]) - 0xDC00:02x}", path)


def native(path: str) -> str:
    """Return the original path for a result of `portable`."""
    return _WRITTEN_BYTE.sub(lambda found: chr(0xDC00 + int(found[1], 16)), path)


def read_limited(path: str | os.PathLike[str], most: int) -> bytes:
    """Return the contents of a regular file.

    Args:
        path: Path of the file; links are followed.
        most: Maximum bytes.

    Raises:
        OSError: See `open_limited`.
    """
    with open_limited(path, most) as file:
        data = file.read(most + 1)
    if len(data) > most:  # it grows
        raise _too_large(path, most)
    return data


def open_limited(path: str | os.PathLike[str], most: int) -> BinaryIO:
    """Open a regular file for reading.

    Args:
        path: Path of the file; links are followed.
        most: Maximum bytes.

    Raises:
        OSError: The file is missing, unreadable, too large, or not a regular file (reading a pipe
            would block, reading a device might never end).
    """
    file = os.fdopen(_opened(path), "rb")
    told = os.fstat(file.fileno())
    if stat.S_ISREG(told.st_mode) and told.st_size <= most:
        return file
    file.close()
    if stat.S_ISDIR(told.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", os.fspath(path))
    if stat.S_ISREG(told.st_mode):
        raise _too_large(path, most)
    why = "it is no regular file but a pipe, a socket or a device"
    raise OSError(errno.EINVAL, why, os.fspath(path))


def _too_large(path: str | os.PathLike[str], most: int) -> OSError:
    why = f"it is larger than {most // MEGABYTE} MB"
    return OSError(errno.EFBIG, why, os.fspath(path))


def _opened(path: str | os.PathLike[str]) -> int:
    _refuse_null(path)
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _refuse_null(path: str | os.PathLike[str]) -> None:
    if "\0" in os.fspath(path):
        raise OSError(errno.EINVAL, "its name has a null character in it", os.fspath(path))


def write_whole(
    path: str | os.PathLike[str], data: bytes, *, expected: bytes | None = None
) -> None:
    """Write a file, all or nothing.

    The data is written to a temporary file that is then renamed. For a link, its target is
    replaced. Mode, owner and group are kept as far as permitted. A device or pipe is written
    directly.

    Args:
        path: Path of the file.
        data: The new contents.
        expected: The old contents that must still be there; None for a new file.

    Raises:
        ChangedError: The file has other contents.
        OSError: The file cannot be written.
    """
    _refuse_null(path)
    from pathlib import Path  # noqa: PLC0415 - only for writing

    target = Path(os.path.realpath(path))
    told = _stat(target)
    if told is not None and stat.S_ISDIR(told.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if told is not None and not stat.S_ISREG(told.st_mode):
        with target.open("wb", buffering=0) as file:
            file.write(data)
        return
    sweep(target.parent)
    aside = _aside(target)
    try:
        _write_like(aside, data, told)
        if expected is not None and target.read_bytes() != expected:
            why = "it was changed by another program meanwhile; run the command again"
            raise ChangedError(errno.EAGAIN, why, str(path))
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def write_all(texts: "Mapping[Path, bytes]") -> None:
    """Write several files to temporary files, then rename them.

    Raises:
        OSError: One cannot be written; then none is, unless renaming itself fails.
    """
    from pathlib import Path  # noqa: PLC0415 - only for writing

    asides = {path: _aside(Path(os.path.realpath(path))) for path in texts}
    for folder in {aside.parent for aside in asides.values()}:
        sweep(folder)
    try:
        for path, data in texts.items():
            _write_like(asides[path], data, _stat(path))
        for path, aside in asides.items():
            aside.replace(os.path.realpath(path))
    finally:
        for aside in asides.values():
            aside.unlink(missing_ok=True)


def write_folder(folder: "Path", texts: Mapping[str, bytes], drop: frozenset[str]) -> None:
    """Replace a folder of files, without ever leaving a mixture of old and new.

    Other files of the old folder are kept. If the process is killed between the two renames, the
    old folder has another name, and `restore` brings it back.

    Args:
        folder: Its path; it need not exist.
        texts: Name → contents of the files.
        drop: Names of files that are not kept.

    Raises:
        OSError: The folder cannot be written.
    """
    import shutil  # noqa: PLC0415 - few runs write a folder
    from pathlib import Path  # noqa: PLC0415 - few runs write a folder

    target = Path(os.path.realpath(folder))
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    aside = _aside(target)
    aside.mkdir()
    try:
        if target.is_dir():
            _take_over(target, aside, frozenset(texts) | drop)
        for name, data in texts.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            _write_like(aside / name, data, _stat(target / name))
        if target.is_dir():
            old = target.with_name(f".{target.name}.{os.getpid()}{_OLD}")
            target.rename(old)
            try:
                aside.rename(target)
            except OSError:
                old.rename(target)
                raise
            shutil.rmtree(old)
        else:
            aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _take_over(old: "Path", new: "Path", without: frozenset[str]) -> None:
    import shutil  # noqa: PLC0415 - few runs write a folder

    shutil.copystat(old, new)
    for entry in old.iterdir():
        if entry.name in without or _OURS.fullmatch(entry.name):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, new / entry.name, follow_symlinks=False)


def restore(folder: str | os.PathLike[str]) -> None:
    """Restore a folder that a killed run had renamed, if nothing has replaced it."""
    from pathlib import Path  # noqa: PLC0415 - only for writing

    target = Path(os.path.realpath(folder))
    if target.exists() or not target.parent.is_dir():
        return
    for entry in sorted(target.parent.glob(f".{target.name}.*{_OLD}")):
        if _is_left_over(entry):
            entry.rename(target)
            return


def sweep(folder: "Path") -> None:
    """Remove the temporary files of killed runs from a folder.

    A renamed old folder is kept until something has replaced it.
    """
    import shutil  # noqa: PLC0415 - only for writing

    with contextlib.suppress(OSError):
        for entry in folder.glob(f".*{_ASIDE}"):
            if _is_left_over(entry):
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink(missing_ok=True)
        for entry in folder.glob(f".*{_OLD}"):
            name = entry.name[1 : -len(_OLD)].rpartition(".")[0]
            if _is_left_over(entry) and (folder / name).exists():
                shutil.rmtree(entry)


def _is_left_over(entry: "Path") -> bool:
    """Return True if the process that created an entry has ended."""
    found = _OURS.fullmatch(entry.name)
    if found is None or entry.is_symlink():
        return False
    try:
        os.kill(int(found[1]), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False


def _aside(target: "Path") -> "Path":
    return target.with_name(f".{target.name}.{os.getpid()}{_ASIDE}")


def _stat(path: "Path") -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write_like(path: "Path", data: bytes, told: os.stat_result | None) -> None:
    """Write a new file, with the mode, owner and group of the file it replaces."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if told is not None:
        with contextlib.suppress(OSError, AttributeError):
            os.chown(path, told.st_uid, told.st_gid)
        path.chmod(stat.S_IMODE(told.st_mode))


def cache_folder() -> str:
    """Return the user's cache folder.

    Source: XDG Base Directory Specification 0.8; Apple, File System Programming Guide; Microsoft,
    known folder LocalAppData.

    Raises:
        RuntimeError: The user has no home folder.
    """
    if given := os.environ.get(CACHE):
        return given
    if sys.platform == "darwin":
        return f"{_home()}/Library/Caches/factcheck"
    if sys.platform == "win32":
        return f"{os.environ.get('LOCALAPPDATA') or _home()}/factcheck/Cache"
    return f"{os.environ.get('XDG_CACHE_HOME') or f'{_home()}/.cache'}/factcheck"


def _home() -> str:
    home = os.path.expanduser("~")  # noqa: PTH111 - every run, without pathlib
    if home.startswith("~"):
        raise RuntimeError("this user has no home")
    return home


def lock_folder() -> "Path":
    """Return the folder for the user's lock files."""
    import tempfile  # noqa: PLC0415 - few runs change a file

    owner = os.getuid() if hasattr(os, "getuid") else "user"
    from pathlib import Path  # noqa: PLC0415 - only for writing

    return Path(tempfile.gettempdir(), f"factcheck-locks-{owner}")


@contextlib.contextmanager
def locked(path: str | os.PathLike[str], patience: float = _PATIENCE) -> Iterator[None]:
    """Prevent other factcheck processes from changing a file or folder in this context.

    The lock is a file in the user's temporary folder, so nothing is left beside the locked path;
    the lock ends with the process, even if that is killed.

    Args:
        path: Path of the file or folder.
        patience: Seconds to wait for another process.

    Raises:
        OSError: Another process holds the lock for longer.
    """
    import hashlib  # noqa: PLC0415 - few runs change a file

    import filelock  # noqa: PLC0415 - few runs change a file

    _refuse_null(path)
    name = hashlib.sha256(os.path.realpath(path).encode(errors="surrogatepass")).hexdigest()
    folder = lock_folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        with filelock.FileLock(folder / name[:32], timeout=patience):
            yield
    except filelock.Timeout:
        long = f"has been changing it for {patience:g} seconds" if patience else "is changing it"
        why = f"another run of factcheck {long}"
        raise OSError(errno.EBUSY, why, os.fspath(path)) from None
