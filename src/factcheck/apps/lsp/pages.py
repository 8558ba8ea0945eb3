"""Documentation pages of the checks as local files, for editors to open without network access."""

import os
from collections.abc import Callable
from pathlib import Path

from factcheck._version import __version__
from factcheck.checks import every_check
from factcheck.model import Check
from factcheck.storage import write_whole


class Pages:
    """Writes the documentation page of a check to a file when it is first used."""

    def __init__(self, folder: Path | None, page: Callable[[Check], str]) -> None:
        """Store the folder for the pages (None to write none) and a function that creates pages."""
        self._folder = folder / f"checks-{__version__}" if folder else None
        self._page = page
        self._known: dict[str, str | None] = {}

    def __call__(self, code: str) -> str | None:
        """Return the URI of a check's page; None if it cannot be written."""
        if code not in self._known:
            self._known[code] = self._made(code)
        return self._known[code]

    def _made(self, code: str) -> str | None:
        check = next((one for one in every_check() if one.code == code), None)
        if check is None or self._folder is None:
            return None
        path = Path(os.path.abspath(self._folder / f"{code}.md"))  # noqa: PTH100 - keeps links
        data = self._page(check).encode()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not path.is_file() or path.read_bytes() != data:
                write_whole(path, data)
        except OSError:
            return None
        return path.as_uri()
