"""Regular expressions that are compiled when they are first used."""

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern until it is asked for something, and then passes it on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern the first time, and keep what was asked for."""
        if self._compiled is None:  # `re` forgets the oldest of more than 512
            self._compiled = re.compile(self.pattern, self._flags)
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that takes no time before it is used: for those that few documents need.

    A mistake in it shows on its first use, not on import.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
