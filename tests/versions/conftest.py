"""Two versions of a text as they are compared in tests."""

from collections.abc import Callable

import pytest

from factcheck import Comparison, compare
from factcheck.document.readers import parse

Compare = Callable[..., Comparison]


@pytest.fixture
def compared() -> Compare:
    """Return what compares two texts, Markdown unless another suffix is given."""

    def made(old: str, new: str, suffix: str = ".md") -> Comparison:
        before, after = parse(old.encode(), f"old{suffix}"), parse(new.encode(), f"new{suffix}")
        return compare(before, after)

    return made
