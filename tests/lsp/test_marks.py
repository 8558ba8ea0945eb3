"""What the server marks in a document, in a session over standard input and output."""

from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

BRIDGE = """# The footbridge

The bridge was opened on Thursday, 12 June 2021, by Ingrid Solheim.
"""


@pytest.mark.asyncio
async def test_a_wrong_weekday_is_marked_when_a_document_is_opened(
    client: LanguageClient, tmp_path: Path
) -> None:
    uri = (tmp_path / "bridge.md").as_uri()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "markdown", 1, BRIDGE))
    )
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    (mark,) = client.diagnostics[uri]
    assert mark.code == "DAT01"
    assert mark.range.start == types.Position(2, 25)
