"""Compiled patterns that the command keeps from run to run, as Python keeps compiled modules.

A document needs some 600 patterns, and compiling them takes longer than a short document itself.
What a pattern compiles to is a list of numbers, kept in the cache folder in a file for each version
of Python: in front an index of all patterns, behind it their numbers, of which a run reads those
that it needs. A file that is missing, damaged or not understood is as good as none.
"""

import atexit
import contextlib
import marshal
import os
import re
import sys
import zlib
from array import array
from functools import cached_property
from typing import Any

from factcheck.patterns import compile_with
from factcheck.storage import cache_folder, read_limited, write_whole

Key = tuple[str, int]
"""A pattern as it is written, and its flags."""
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""All flags, numbers, count of groups, number of each named group, name of each group."""
Entry = tuple[int, int, bytes, int, int, dict[str, int], tuple[str | None, ...]]
"""Where the numbers begin and end, their checksum; then as above, without them."""

_LARGEST = 32 * 2**20
_MOST = 4_000
"""Patterns in a file. What is no longer asked for stays in it, until there are so many."""
_SUM = 4
"""Bytes of a checksum; that of the index stands in front."""
_LENGTH = 4
"""Bytes of the length of the index, behind that."""
_FORM = 2
"""Of what is kept; a file of another form has another name and checksum."""
_NUMBERS = "I"
_WITHOUT_REFERENCES = 2
"""The form of marshal that writes the same for the same values, however they are held."""
_NOT_UNDERSTOOD = (ImportError, AttributeError, TypeError, ValueError, EOFError)
"""What another version of Python may make of a file, or of how patterns are made."""


class KeptPatterns:
    """Compiles patterns for one run, with what earlier runs have compiled."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = path
        self._made: dict[Key, re.Pattern[str]] = {}
        self._new: list[Key] = []

    @cached_property
    def _file(self) -> tuple[dict[Key, Entry], memoryview]:
        """What earlier runs have compiled: the index, and all numbers."""
        try:
            data = memoryview(read_limited(self.path, _LARGEST))
            begin = _SUM + _LENGTH
            end = begin + int.from_bytes(data[_SUM:begin], "big")
            index = data[begin:end]
            if data[:_SUM] == _sum(index):
                return dict(marshal.loads(index)), data[end:]  # noqa: S302 - ours
        except (OSError, *_NOT_UNDERSTOOD):
            pass
        return {}, memoryview(b"")

    def compile(self, source: str, flags: int = 0) -> re.Pattern[str]:
        """Return a compiled pattern.

        Raises:
            re.error: there is a mistake in it.
        """
        key = source, int(flags)
        if key not in self._made:
            made = self._kept(key)
            if made is None:
                made = re.compile(source, flags)
                self._new.append(key)
            self._made[key] = made
        return self._made[key]

    def _kept(self, key: Key) -> re.Pattern[str] | None:
        """Return a pattern that an earlier run has compiled."""
        try:
            return _pattern(key[0], self._code(key))
        except (KeyError, RuntimeError, *_NOT_UNDERSTOOD):
            return None

    def _code(self, key: Key) -> Code:
        """Return what a pattern compiles to.

        Raises:
            KeyError: no earlier run has compiled it.
            ValueError: its numbers are damaged.
        """
        index, every = self._file
        start, end, checksum, flags, groups, names, indexed = index[key]
        numbers = bytes(every[start:end])
        if _sum(numbers) != checksum:
            raise ValueError(key)
        return flags, numbers, groups, names, indexed

    def save(self) -> None:
        """Keep what was compiled in this run, if it can be."""
        if not self._new:
            return
        try:
            codes = {**self._old_codes(), **{key: _code(*key) for key in self._new}}
            index: dict[Key, Entry] = {}
            at = 0
            for key, (flags, numbers, groups, names, indexed) in codes.items():
                end = at + len(numbers)
                index[key] = at, end, _sum(numbers), flags, groups, names, indexed
                at = end
            kept = marshal.dumps(index, _WITHOUT_REFERENCES)
            os.makedirs(os.path.dirname(self.path), exist_ok=True)  # noqa: PTH103, PTH120
            front = _sum(kept) + len(kept).to_bytes(_LENGTH, "big")
            write_whole(self.path, b"".join((front, kept, *(code[1] for code in codes.values()))))
        except (OSError, *_NOT_UNDERSTOOD):
            return

    def _old_codes(self) -> dict[Key, Code]:
        """Return what earlier runs have compiled and is whole, unless it has become too much."""
        index, _ = self._file
        old: dict[Key, Code] = {}
        for key in index if len(index) < _MOST else ():
            with contextlib.suppress(ValueError):
                old[key] = self._code(key)
        return old


def use_kept_patterns() -> None:
    """Let this process take compiled patterns from the cache folder, and keep new ones there.

    Where there is no such folder, as for a user without a home, or another Python, all is compiled.
    """
    compile_with(re.compile)
    if sys.implementation.name != "cpython":
        return
    python = f"{sys.version_info.major}.{sys.version_info.minor}-{sys.hexversion:x}"
    name = f"patterns-{_FORM}-{python}"
    with contextlib.suppress(RuntimeError):
        kept = KeptPatterns(f"{cache_folder()}/{name}-{sys.byteorder}")
        compile_with(kept.compile)
        atexit.register(kept.save)


def _sum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data, _FORM).to_bytes(_SUM, "big")


def _pattern(source: str, code: Code) -> re.Pattern[str]:
    """Make a pattern of what it compiles to; the last step of `re.compile`."""
    import _sre  # type: ignore[import-not-found] # noqa: PLC0415 - of CPython

    flags, numbers, groups, names, indexed = code
    made: re.Pattern[str] = _sre.compile(
        source, flags, array(_NUMBERS, numbers).tolist(), groups, names, indexed
    )
    return made


def _code(source: str, flags: int) -> Code:
    """Return what a pattern compiles to; the first steps of `re.compile`."""
    from re import _compiler, _parser  # type: ignore[attr-defined] # noqa: PLC0415 - of CPython

    parsed: Any = _parser.parse(source, flags)
    numbers = array(_NUMBERS, _compiler._code(parsed, flags))  # noqa: SLF001 - none is public
    names = dict(parsed.state.groupdict)
    indexed: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        indexed[number] = name
    every = flags | parsed.state.flags
    return every, numbers.tobytes(), parsed.state.groups - 1, names, tuple(indexed)
