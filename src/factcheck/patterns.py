"""Regular expressions that are compiled when they are first used."""

import re
from collections.abc import Callable
from typing import Any, cast

Compile = Callable[[str, int], re.Pattern[str]]
_COMPILERS: list[Compile] = [re.compile]
"""The last one counts."""


def compile_with(function: Compile) -> None:
    """Let patterns be compiled by another function: the command keeps them from run to run."""
    _COMPILERS.append(function)


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern, for those whose words are known only when they are needed.

    Raises:
        re.error: there is a mistake in it.
    """
    return _COMPILERS[-1](source, flags)


class _Pattern:
    """Stands for a compiled pattern until it is asked for something, and then passes it on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern the first time, and keep what was asked for."""
        if self._compiled is None:  # `re` forgets the oldest of more than 512
            self._compiled = compiled(self.pattern, self._flags)
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    r"""Return a pattern that takes no time before it is used: for those that few documents need.

    A mistake in it shows on its first use, not on import. What is sought in whole texts begins, if
    it can, with the characters that it may begin with, and says behind them what must not stand in
    front: `[A-Z](?<!\w[A-Z])` for `\b[A-Z]`. A search then skips to these characters.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
