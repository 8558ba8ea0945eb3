"""The server: protocol handlers and startup."""

import asyncio
import logging
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import frozen
from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from factcheck._version import __version__
from factcheck.apps.lsp import commands, features
from factcheck.apps.lsp.buffers import opened, path_of
from factcheck.apps.lsp.pages import Pages
from factcheck.apps.lsp.positions import Encoding
from factcheck.apps.lsp.runs import THREADS
from factcheck.apps.lsp.session import (
    PATIENCE,
    Preferences,
    Session,
    Tell,
    looking,
    with_options,
)
from factcheck.apps.lsp.settings import SettingsFor
from factcheck.model import Check
from factcheck.output.escape import printable

log = logging.getLogger("factcheck.apps.lsp")

LOOK = 1.0
"""Seconds between two checks whether files used by a check have changed."""
_OWN = (
    types.TEXT_DOCUMENT_DID_OPEN,
    types.TEXT_DOCUMENT_DID_CHANGE,
    types.TEXT_DOCUMENT_DID_CLOSE,
)
"""Notifications by which pygls would also track documents, with different line ends."""


@frozen
class Capable:
    """The capabilities of a client."""

    markdown: bool = False
    versioned_edits: bool = False
    shows_documents: bool = False
    watches_files: bool = False
    refreshes_lenses: bool = False
    shows_progress: bool = False


def capable(client: types.ClientCapabilities) -> Capable:
    """Return the capabilities declared by a client."""

    def can(path: str) -> Any:
        return get_capability(client, path)

    formats = can("text_document.hover.content_format") or ()
    return Capable(
        markdown=types.MarkupKind.Markdown in formats,
        versioned_edits=bool(can("workspace.workspace_edit.document_changes")),
        shows_documents=bool(can("window.show_document.support")),
        watches_files=bool(can("workspace.did_change_watched_files.dynamic_registration")),
        refreshes_lenses=bool(can("workspace.code_lens.refresh_support")),
        shows_progress=bool(can("window.work_done_progress")),
    )


class Protocol(LanguageServerProtocol):
    """The protocol, extended with error responses to malformed requests."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Parse a message; a malformed request gets an error response, so that nobody waits."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise


class Server(LanguageServer):
    """A language server with one session; its internal errors are logged and do not stop it."""

    session: Session
    capable = Capable()
    tasks: "tuple[asyncio.Task[None], ...]" = ()
    """Background tasks, kept here because the event loop holds only weak references."""

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log an internal error."""
        log.error("%s: %s", getattr(source, "__name__", source), error)

    async def stages(self, title: str) -> Tell:
        """Begin a progress display for a long check, and return the function that updates it."""
        token, shown = str(uuid.uuid4()), self.work_done_progress
        try:
            async with asyncio.timeout(PATIENCE):
                await shown.create_async(token)
        except (TimeoutError, JsonRpcException):  # the client does not show progress
            self.session.stages = None
            return lambda _: None
        shown.begin(token, types.WorkDoneProgressBegin(title))

        def tell(stage: str) -> None:
            if stage:
                shown.report(token, types.WorkDoneProgressReport(message=stage))
            else:
                shown.end(token, types.WorkDoneProgressEnd())
                shown.tokens.pop(token, None)

        return tell

    def tell(self, message: str, kind: types.MessageType) -> None:
        """Show a message to the user."""
        self.window_show_message(types.ShowMessageParams(kind, printable(message)))


def made(
    settings_for: SettingsFor,
    page: Callable[[Check], str],
    folder: Path | None,
    preferences: Preferences,
) -> Server:
    """Return a server that is not started yet.

    Args:
        settings_for: Reads the settings for a path.
        page: Creates the page of a check.
        folder: Folder for these pages.
        preferences: Defaults for the client's preferences.
    """
    server = Server("factcheck", __version__, protocol_cls=Protocol)
    server.session = Session(
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
    session = server.session

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.capable = capable(params.capabilities)
        session.encoding = Encoding(server.workspace.position_encoding or Encoding.UTF16)
        folders = [path_of(one.uri) for one in params.workspace_folders or ()]
        session.root = next(filter(None, folders), path_of(params.root_uri or ""))
        session.prefer(with_options(session.preferences, params.initialization_options))

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        log.info("factcheck %s, positions in %s", __version__, session.encoding.value)
        works = [session.runs.work() for _ in range(THREADS)]
        tasks = (*works, looking(session, LOOK), session.warm())
        server.tasks = tuple(asyncio.create_task(one) for one in tasks)
        if server.capable.shows_progress:
            session.stages = server.stages
        if server.capable.refreshes_lenses:
            session.on_checked.append(lambda: server.workspace_code_lens_refresh(None))
        if server.capable.watches_files:
            server.client_register_capability(_watching())

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(_: types.DidChangeWatchedFilesParams) -> None:
        session.look()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        given = params.settings
        own = given.get("factcheck") if isinstance(given, dict) else None
        session.prefer(with_options(session.preferences, own))
        session.touch_all()


def _watching() -> types.RegistrationParams:
    """Return the request for notifications about changes to files used by checks."""
    globs = ("**/*.toml", "**/*.yaml", "**/*.bib", "**/*.json", "**/*.jsonl")
    watchers = [types.FileSystemWatcher(glob) for glob in globs]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration("files", method, options)])


def _documents(server: Server) -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        one = params.text_document
        session.open(opened(one.uri, one.language_id, one.version, one.text, session.encoding))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        known = session.buffers.get(params.text_document.uri)
        if known is not None:
            session.change(known.changed(params.text_document.version, params.content_changes))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        session.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        session.save(params.text_document.uri)


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
