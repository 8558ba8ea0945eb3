"""A client that speaks with the server over its standard input and output."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

SERVER = [sys.executable, "-m", "factcheck", "lsp", "--by", "ana"]


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=ClientServerConfig(server_command=SERVER, server_env=dict(os.environ)),
)
async def client(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(
                text_document=types.TextDocumentClientCapabilities(
                    publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                        related_information=True,
                        version_support=True,
                        code_description_support=True,
                        data_support=True,
                        tag_support=types.ClientDiagnosticsTagOptions(
                            value_set=[types.DiagnosticTag.Unnecessary]
                        ),
                    ),
                ),
            ),
            workspace_folders=[types.WorkspaceFolder(tmp_path.as_uri(), "work")],
        )
    )
    yield
    await lsp_client.shutdown_session()
