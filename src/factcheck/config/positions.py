"""Positions of keys and values in a TOML text, which the standard library does not provide.

The text is known to be valid, because `tomllib` has parsed it, so this only needs to follow it.
"""

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Keys, and indexes of lists: ("per-file", "*.md", "select", 0)."""

_SPACE = re.compile(r"(?:[ \t\n\r]|#[^\n]*)*")
_KEY = re.compile(
    r"""[ \t]*(?:"(?P<basic>(?:[^"\\]|\\.)*)"|'(?P<literal>[^']*)'|(?P<bare>[\w-]+))[ \t]*"""
)
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""+|\'\'\'[\s\S]*?\'\'\'+|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_BARE = re.compile(r"[^,\]}#\n]+")


def positions(text: str) -> dict[Path, int]:
    """Return the offset of each key, each value of a list and each table, in code points.

    The offset of a value itself is stored under its path with `VALUE` appended, and is used for
    errors in values.
    """
    return _Walk(text).found()


VALUE = "\0value"
"""Last part of the path of a value, as opposed to its key."""


class _Walk:
    """Follows a text from start to end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}
        """How often an array of tables has been continued."""

    def found(self) -> dict[Path, int]:
        table: Path = ()
        for char in self._statements():
            if char == "[":
                table = self._header()
            else:
                self._pair(table)
        return self.places

    def _statements(self) -> Iterator[str]:
        self._skip()
        while self.at < len(self.text):
            yield self.text[self.at]
            self._skip()

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _header(self) -> Path:
        start = self.at
        listed = self.text.startswith("[[", self.at)
        self.at += 2 if listed else 1
        path = self._resolved(self._keys((), note=False))
        self.at += 2 if listed else 1
        if listed:
            number = self.counts[path] = self.counts.get(path, -1) + 1
            path = (*path, number)
        self.places.setdefault(path, start)
        return path

    def _resolved(self, path: Path) -> Path:
        """Return a path through the last table of each array of tables."""
        done: Path = ()
        for number, part in enumerate(path):
            done = (*done, part)
            if done in self.counts and number < len(path) - 1:
                done = (*done, self.counts[done])
        return done

    def _keys(self, table: Path, *, note: bool = True) -> Path:
        path = table
        while match := _KEY.match(self.text, self.at):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            path = (*path, _key(match))
            if note:
                self.places.setdefault(path, start)
            self.at = match.end()
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return path

    def _pair(self, table: Path) -> None:
        path = self._keys(table)
        self.at += 1  # the equals sign
        self._skip()
        self.places[(*path, VALUE)] = self.at
        self._value(path)

    def _value(self, path: Path) -> None:
        char = self.text[self.at]
        if char == "[":
            self._list(path)
        elif char == "{":
            self._inline(path)
        else:
            pattern = _STRING if char in "\"'" else _BARE
            match = pattern.match(self.text, self.at)
            self.at = match.end() if match else len(self.text)

    def _list(self, path: Path) -> None:
        for number, _ in enumerate(self._members("]")):
            self.places[(*path, number)] = self.at
            self._value((*path, number))

    def _inline(self, path: Path) -> None:
        for _ in self._members("}"):
            self._pair(path)

    def _members(self, end: str) -> Iterator[None]:
        """Stop before each member of a list or inline table; end after its bracket."""
        self.at += 1
        self._skip()
        while self.at < len(self.text) and self.text[self.at] != end:
            yield
            self._skip()
            if self.text.startswith(",", self.at):
                self.at += 1
                self._skip()
        self.at += 1


def _key(match: re.Match[str]) -> str:
    """Return the name of a key, with escapes resolved."""
    if match["basic"] is None:
        return str(match["literal"] if match["bare"] is None else match["bare"])
    import tomllib  # noqa: PLC0415 - callers have loaded it

    return str(next(iter(tomllib.loads(f'"{match["basic"]}" = 1'))))
