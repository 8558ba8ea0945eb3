"""A server that the protocol's own client speaks to, in memory and over standard input."""

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import define

from factcheck.config import Config


@define
class Answer:
    """What a tool answered."""

    is_error: bool
    text: str
    data: dict[str, Any]


@define
class Assistant:
    """A client of a server for some folders."""

    roots: tuple[str, ...]
    may_write: bool = False

    def server(self) -> Any:
        """Return a server."""
        from factcheck.apps.mcp.roots import Roots
        from factcheck.apps.mcp.server import made

        return made(Roots.of(self.roots), Config(), "helper", may_write=self.may_write)

    def does(self, work: Callable[[Any], Awaitable[Any]]) -> Any:
        """Do something with a client that is connected in memory."""
        from mcp.client.client import Client

        async def run() -> Any:
            async with Client(self.server()) as client:
                return await work(client)

        return asyncio.run(run())

    def call(self, tool: str, **arguments: Any) -> Answer:
        """Call a tool."""
        return answer_of(self.does(lambda client: client.call_tool(tool, arguments)))


def answer_of(result: Any) -> Answer:
    """Return the answer of a result of the protocol."""
    text = "\n".join(part.text for part in result.content)
    return Answer(bool(result.is_error), text, result.structured_content or {})


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """Give a folder with an article and a claims folder in it, and a secret beside it."""
    pytest.importorskip("mcp", reason="needs the extra 'mcp'")
    top = tmp_path / "articles"
    top.mkdir()
    shutil.copy(root / "examples" / "footbridge.md", top)
    (top / "claims").mkdir()
    (top / "claims" / "document.yaml").write_text(
        "key: walk\nkind: report\ntitle: The walk\n", encoding="utf-8"
    )
    (top / "claims" / "narrative.yaml").write_text(
        "- id: n1\n  says: Two hundred volunteers walk across.\n"
        "  date: 2021-06-12\n  dated: 12 June 2021\n",
        encoding="utf-8",
    )
    (tmp_path / "secret.md").write_text(
        "The secret word is Quendelwurz. It was told on Monday, 8 May 2021.\n", encoding="utf-8"
    )
    return top


@pytest.fixture
def assistant(folder: Path) -> Assistant:
    """Give a client of a server for the folder."""
    return Assistant((str(folder),))


@pytest.fixture
def command(folder: Path) -> list[str]:
    """Give the command that serves the folder."""
    return [sys.executable, "-m", "factcheck", "mcp", "--no-config", "--root", str(folder)]
