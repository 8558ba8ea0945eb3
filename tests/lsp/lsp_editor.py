"""An editor for tests: a client of the server over its standard input and output."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Union

import coverage
from lsprotocol import types
from pytest_lsp import LanguageClient

from factcheck.apps.lsp.positions import Lines, edited

ROOT = Path(__file__).resolve().parents[2]
MEASURED = [
    *("coverage", "run", "--parallel-mode"),
    *(f"--data-file={ROOT / '.coverage'}", f"--rcfile={ROOT / 'pyproject.toml'}", "-m"),
]
"""What the server is run by where the tests are measured, so that it is measured as well."""
SERVER = [
    *(sys.executable, "-m", *(MEASURED if coverage.Coverage.current() else ())),
    *("factcheck", "lsp", "--by", "ana"),
]
PATIENCE = 30.0
"""Seconds, on a machine that does other things, too."""


Change = str | tuple[types.Range, str]


class Editor:
    """An editor as the protocol knows one: it opens, edits, asks, and keeps what is published."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.versions: dict[str, int] = {}

        converter = client.protocol._converter  # noqa: SLF001
        converter.register_structure_hook(  # lsprotocol takes those with a command for the command
            Union[types.Command, types.CodeAction],  # noqa: UP007 - as lsprotocol asks for it
            lambda given, _: converter.structure(given, types.CodeAction),
        )
        del client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def take(params: types.PublishDiagnosticsParams) -> None:
            self.published.setdefault(params.uri, []).append(params)

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path.as_uri()

    async def open(self, name: str, text: str, language: str = "markdown") -> str:
        """Open a file that is on disk, and wait for what is marked in it."""
        uri = self.write(name, text)
        await self.show(uri, text, language)
        return uri

    async def show(self, uri: str, text: str, language: str = "markdown") -> None:
        self.versions[uri] = 1
        document = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        await self.marks(uri)

    def change(self, uri: str, *changes: Change) -> None:
        """Send changes: each the new text, or (range, words)."""
        self.versions[uri] += 1
        told = [
            types.TextDocumentContentChangeWholeDocument(one)
            if isinstance(one, str)
            else types.TextDocumentContentChangePartial(range=one[0], text=one[1])
            for one in changes
        ]
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, told))

    async def marks(self, uri: str) -> list[types.Diagnostic]:
        """Wait for the marks of the newest version of a document."""
        await self.until(lambda: self._is_marked(uri))
        return list(self.published[uri][-1].diagnostics)

    def _is_marked(self, uri: str) -> bool:
        return bool(self.published.get(uri)) and (
            self.published[uri][-1].version == self.versions[uri]
        )

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(PATIENCE):
            while not is_so():  # noqa: ASYNC110 - it is asked of whatever a test looks at
                await asyncio.sleep(0.01)

    async def actions(self, uri: str, area: types.Range, *only: str) -> list[types.CodeAction]:
        marks = self.published[uri][-1].diagnostics if uri in self.published else []
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri),
                area,
                types.CodeActionContext(marks, only=list(only) or None),
            )
        )
        return [one for one in found or [] if isinstance(one, types.CodeAction)]

    def edited(self, uri: str, text: str, action: types.CodeAction) -> str:
        """Return a text with the change of an action made."""
        assert action.edit
        (change,) = action.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.uri == uri
        edits = sorted(change.edits, key=lambda one: one.range.start.line, reverse=True)
        told = [
            types.TextDocumentContentChangePartial(range=one.range, text=one.new_text)
            for one in edits
            if isinstance(one, types.TextEdit)
        ]
        return edited(Lines(text), told).text

    async def run(self, command: types.Command | None) -> None:
        assert command is not None
        params = types.ExecuteCommandParams(command.command, command.arguments)
        await self.client.workspace_execute_command_async(params)

    async def hover(self, uri: str, position: types.Position) -> str:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), position)
        found = await self.client.text_document_hover_async(params)
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value


def capabilities(*encodings: str) -> types.ClientCapabilities:
    """What an editor can do that can do all that we use."""
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(encodings) or None),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
        ),
        window=types.WindowClientCapabilities(
            show_document=types.ShowDocumentClientCapabilities(support=True)
        ),
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=True,
                version_support=True,
                code_description_support=True,
                data_support=True,
                tag_support=types.ClientDiagnosticsTagOptions([types.DiagnosticTag.Unnecessary]),
            ),
        ),
    )


def settings(folder: Path, *encodings: str) -> types.InitializeParams:
    return types.InitializeParams(
        capabilities=capabilities(*encodings),
        initialization_options={"pause": 50},
        workspace_folders=[types.WorkspaceFolder(folder.as_uri(), "work")],
    )


def at(line: int, character: int) -> types.Range:
    """Return the empty range at a position."""
    return span(line, character, character)


def span(line: int, start: int, end: int) -> types.Range:
    """Return a range in a line."""
    return types.Range(types.Position(line, start), types.Position(line, end))


def read(path: str) -> str:
    """Return what a file holds."""
    return Path(path).read_text(encoding="utf-8")


def remove(path: Path) -> None:
    """Remove a file."""
    path.unlink()
