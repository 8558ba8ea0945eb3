"""What all tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def shared(relative: str) -> Path:
    """Return a file of the annotated material, or skip the test where it is absent."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"the annotated material ({relative}) is not beside this checkout")
    return path
