"""What the server marks in a document, in sessions over standard input and output."""

import pytest
from lsp_editor import Editor
from lsprotocol import types

BRIDGE = """# The footbridge

The bridge was opened on Thursday, 12 June 2021, by Ingrid Solheim.
"""


@pytest.mark.asyncio
async def test_a_wrong_weekday_is_marked_when_a_document_is_opened(editor: Editor) -> None:
    uri = await editor.open("bridge.md", BRIDGE)
    (mark,) = await editor.marks(uri)
    assert mark.code == "DAT01"
    assert mark.range.start == types.Position(2, 25)
