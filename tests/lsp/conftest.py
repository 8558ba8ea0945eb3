"""A server, and an editor that speaks with it over its standard input and output."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
import pytest_lsp
from pytest_lsp import ClientServerConfig, LanguageClient

sys.path.insert(0, str(Path(__file__).resolve().parent))

from lsp_editor import SERVER, Editor, settings


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=ClientServerConfig(
        server_command=SERVER,
        server_env={**os.environ, "FACTCHECK_NOW": "2026-11-27T12:00:00Z"},
    ),
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    yield
    await lsp_client.shutdown_session()


@pytest_asyncio.fixture
async def editor(client: LanguageClient, tmp_path: Path) -> Editor:
    made = Editor(client, tmp_path)
    await client.initialize_session(settings(tmp_path))
    return made
