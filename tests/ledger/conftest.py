"""A report of the tests' own, and the desk of it."""

from pathlib import Path

import pytest

from factcheck.claims.ledger import Desk, open_desk

REPORT = """\
# The Ferry at Marrow Sound

## The fare

The council raised the fare to 14 crowns on 3 March 2021. Ragna Holm, who runs the ferry, had
asked for 16 crowns. Nobody on the quay was pleased, and the Sound Gazette said so for a week.

The ferry carried 212,000 passengers in the year before. It lost a third of them in the next.

## The engine

The engine failed on 9 June 2022 with 41 people on board. Ragna Holm said that “it had been
mended twice that spring”. A tug from Vestrand brought the ferry home at dusk.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return the path of the report."""
    path = tmp_path / "ferry.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def desk(report: Path) -> Desk:
    """Return the desk of the report."""
    return open_desk(report)
