"""The language server: protocol handlers and startup."""

import asyncio
import logging
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer

from factcheck._version import __version__
from factcheck.apps.lsp import commands, features
from factcheck.apps.lsp.buffers import opened, path_of
from factcheck.apps.lsp.pages import Pages
from factcheck.apps.lsp.positions import Encoding
from factcheck.apps.lsp.work import SettingsFor
from factcheck.apps.lsp.workspace import Preferences, Progress, Workspace, with_options
from factcheck.model import Check
from factcheck.output.escape import printable

log = logging.getLogger("factcheck.apps.lsp")

_OWN = (
    types.TEXT_DOCUMENT_DID_OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE,
    types.TEXT_DOCUMENT_DID_CLOSE,
)
"""Notifications with which pygls would track documents itself, with different line endings."""


class Server(LanguageServer):
    """A language server with one workspace; it logs internal errors and keeps running."""

    workspace_state: Workspace
    client: types.ClientCapabilities = types.ClientCapabilities()
    watch: "asyncio.Task[None] | None" = None
    """The background task, stored here because the event loop only has weak references to tasks."""

    def can(self, capability: str) -> bool:
        """Return True if the client has a capability, such as "window.work_done_progress"."""
        return bool(get_capability(self.client, capability))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log an internal error."""
        log.error("%s: %s", getattr(source, "__name__", source), error)

    async def begin_progress(self, title: str) -> Progress:
        """Start a progress display for a long check, and return the function that updates it."""
        token, shown = str(uuid.uuid4()), self.work_done_progress
        await shown.create_async(token)
        shown.begin(token, types.WorkDoneProgressBegin(title))

        def show(stage: str) -> None:
            if stage:
                shown.report(token, types.WorkDoneProgressReport(message=stage))
            elif token in shown.tokens:
                shown.end(token, types.WorkDoneProgressEnd())
                shown.tokens.pop(token)

        return show

    def show_to_user(self, message: str, kind: types.MessageType) -> None:
        """Show a message to the user."""
        self.window_show_message(types.ShowMessageParams(kind, printable(message)))


def made(
    settings_for: SettingsFor,
    page: Callable[[Check], str],
    folder: Path | None,
    preferences: Preferences,
) -> Server:
    """Return a server that is not running yet.

    Args:
        settings_for: Function that returns the settings for a path.
        page: Function that creates the page of a check.
        folder: Folder for the pages of checks.
        preferences: Defaults for the client's preferences.
    """
    server = Server("factcheck", __version__)
    server.workspace_state = Workspace(
        settings_for,
        Pages(folder, page),
        server.text_document_publish_diagnostics,
        preferences,
    )
    for method in _OWN:
        del server.protocol.fm.builtin_features[method]
    _lifecycle(server)
    _documents(server)
    features.register(server)
    commands.register(server)
    return server


def _lifecycle(server: Server) -> None:
    state = server.workspace_state

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.client = params.capabilities
        state.encoding = Encoding(server.workspace.position_encoding or Encoding.UTF16)
        folders = [path_of(one.uri) for one in params.workspace_folders or ()]
        state.root = next(filter(None, folders), path_of(params.root_uri or ""))
        state.preferences = with_options(state.preferences, params.initialization_options)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        log.info("factcheck %s, positions in %s", __version__, state.encoding.value)
        server.watch = asyncio.create_task(state.watch())
        if server.can("window.work_done_progress"):
            state.progress = server.begin_progress


def _documents(server: Server) -> None:
    state = server.workspace_state

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        one = params.text_document
        state.change(opened(one.uri, one.language_id, one.version, one.text, state.encoding))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        known = state.buffers.get(params.text_document.uri)
        if known is not None:
            buffer = known.changed(params.text_document.version, params.content_changes)
            state.change(buffer, state.preferences.pause)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        state.close(params.text_document.uri)


def serve(server: Server) -> None:
    """Serve over standard input and output, until the client disconnects."""
    output = sys.stdout.buffer
    sys.stdout = sys.stderr  # anything printed would break the protocol
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(name)s %(message)s"
    )
    logging.getLogger("pygls").setLevel(logging.WARNING)
    sys.setswitchinterval(0.001)  # so that answers do not wait long for the checking thread
    server.start_io(stdout=output)
