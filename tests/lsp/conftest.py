"""A server, and an editor that speaks with it over its standard input and output."""

import os
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import pytest_lsp
from pytest_lsp import ClientServerConfig, LanguageClient

sys.path.insert(0, str(Path(__file__).resolve().parent))

from lsp_editor import SERVER, Editor, settings

CACHE = str(Path(tempfile.gettempdir(), "factcheck-tests-lsp"))
CONFIG = ClientServerConfig(
    server_command=SERVER,
    server_env={**os.environ, "FACTCHECK_NOW": "2026-11-27T12:00:00Z", "FACTCHECK_CACHE": CACHE},
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest_lsp.fixture(config=CONFIG, scope="module", loop_scope="module")  # type: ignore[untyped-decorator]
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    yield
    await lsp_client.shutdown_session()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def at_work(client: LanguageClient, folder: Path) -> Editor:
    """Return one editor for all tests of a module: a server takes a second to start."""
    made = Editor(client, folder)
    await client.initialize_session(settings(folder))
    return made


@pytest.fixture
def editor(at_work: Editor, folder: Path) -> Editor:
    """Return the editor, in a folder of the test's own."""
    at_work.folder = folder / str(len(list(folder.iterdir())))
    at_work.folder.mkdir()
    return at_work
