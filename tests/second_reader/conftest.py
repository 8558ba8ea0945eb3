"""A model that is none, inside the process, and a document for it to read."""

import copy
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import define, field

from factcheck.analysis.pipeline import dossier
from factcheck.model import Dossier
from factcheck.second_reader.asking.cache import Cache
from factcheck.second_reader.asking.models import Model
from factcheck.second_reader.asking.requests import Settings

DOCUMENT = """\
# The Kiln at Orrery Hill

On 3 May 2019 Ana Brito lit the kiln before ninety guests. “It holds its heat,” she said.
The potters fired 412 bowls, of which 255 were sold and 175 were kept.

## The second year

The kiln was lit for the first time on 13 May 2019. Ana Britto left in 2021.
"""
SUSPICIONS: list[dict[str, Any]] = [
    {
        "kind": "date",
        "relation": "one event",
        "places": [
            {"exact": "lit for the first time on 13 May 2019", "line": 8},
            {"exact": "On 3 May 2019 Ana Brito lit the kiln", "line": 3},
        ],
        "equation": "",
        "items": [],
        "reason": "The kiln is lit on two days.",
        "confidence": 0.9,
    },
    {
        "kind": "arithmetic",
        "relation": "parts and whole",
        "places": [
            {"exact": "412 bowls", "line": 4},
            {"exact": "255 were sold and 175 were kept", "line": 4},
        ],
        "equation": "255 + 175 = 430",
        "items": [],
        "reason": "The parts make 430.",
        "confidence": 0.8,
    },
]


@define
class Usage:
    """What llm tells of tokens."""

    input: int | None = 100
    output: int | None = 10


@define
class Response:
    """An answer as llm gives it: an iterable of its pieces."""

    pieces: Iterator[str]
    resolved_model: str = ""

    def __iter__(self) -> Iterator[str]:
        return self.pieces

    def usage(self) -> Usage:
        return Usage()


@define
class Talker:
    """A model inside the process; each reply is a text, an error to raise, or a function."""

    replies: list[str | Exception | Callable[[], Iterator[str]]]
    asked: list[tuple[str, Mapping[str, Any]]] = field(factory=list)
    can_stream: bool = True
    supports_schema: bool = True
    api_base: str = ""

    def prompt(self, text: str, **given: Any) -> Response:
        self.asked.append((text, given))
        reply = self.replies[min(len(self.asked), len(self.replies)) - 1]
        if isinstance(reply, Exception):
            raise reply
        return Response(iter([reply]) if isinstance(reply, str) else reply())

    @property
    def model(self) -> Model:
        return Model("talker", self)


@pytest.fixture
def kiln(tmp_path: Path) -> Path:
    """Give a document with a date, a sum and a name that do not agree."""
    path = tmp_path / "kiln.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


@pytest.fixture
def known(kiln: Path) -> Dossier:
    """Give what our own extraction knows of it."""
    return dossier(kiln.as_posix())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings with a cache of their own and no pauses."""
    return Settings(seconds=5, cache=Cache(tmp_path / "cache"), pause=lambda _: None)


@pytest.fixture
def talking() -> Callable[..., Talker]:
    """Give a function that makes a model of its replies; the last one is repeated."""
    return lambda *replies: Talker(list(replies))


@pytest.fixture
def suspicions() -> list[dict[str, Any]]:
    """Give what a good reader suspects in the document."""
    return copy.deepcopy(SUSPICIONS)
