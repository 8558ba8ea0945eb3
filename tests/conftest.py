"""What all tests share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# No law fails for a slow machine; the continuous integration tries the same examples every time.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """Give a function that finds a file of the annotated material, or skips where it is absent."""

    def find(relative: str) -> Path:
        path = SHARED / relative
        if not path.exists():
            pytest.skip(f"the annotated material ({relative}) is not beside this checkout")
        return path

    return find


@pytest.fixture
def root() -> Path:
    """Give the top folder of the checkout."""
    return ROOT
