"""A small archive that several tests ask."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from factcheck.corpus.building import Pace, build

Make = Callable[[Mapping[str, str]], Path]

TEXTS = {
    "diary.md": """# Diary of a keeper

On 9 October 1911 the barque Ottilia stranded on the Wexel reef with 412 sacks of barley on board.
The pilot Jonas Ekholt rowed out to the Ottilia twice. "The sea gives nothing back for free,"
Jonas Ekholt wrote to his brother.
""",
    "history.md": """# Wrecks of the Wexel reef

On 19 October 1911 the barque Ottilia stranded on the Wexel reef. The pilot rowed out to the
Ottilia twice.

Jonas Ekholt was born on 4 May 1867. "The sea gives nothing back for nothing," Jonas Ekholt wrote to
his brother.
""",
    "pilots.md": """# Pilots of the coast

Jonas Ekholt was born on 4 May 1876. He rowed out to the Ottilia in the autumn of 1911.

Trade minister Arvid Lund praised the pilots on 2 June 1912 in Tarvik. Sixten Bergstrand of the
Wexel station spoke for the pilots.
""",
    "speeches.md": """# Speeches

Finance minister Arvid Lund praised the pilots on 2 June 1912 in Tarvik. He spoke for an hour.
Sixten Bergstrandt of the Wexel station spoke for the pilots.
""",
}


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Return what builds an archive of some texts."""

    def made(texts: Mapping[str, str]) -> Path:
        folder = tmp_path_factory.mktemp("archive")
        for name, text in texts.items():
            (folder / "files").mkdir(exist_ok=True)
            (folder / "files" / name).write_text(text, encoding="utf-8")
        build([folder / "files"], folder / "texts.duckdb", pace=Pace(1, 60))
        return folder / "texts.duckdb"

    return made


@pytest.fixture(scope="session")
def wrecks(make: Make) -> Path:
    """Return an archive of four documents that contradict one another."""
    return make(TEXTS)
