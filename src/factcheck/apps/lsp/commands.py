"""Commands of the editor: decide on a finding, undo the decision, show another place."""

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from factcheck.apps.lsp.actions import DECIDE, SHOW, UNDO
from factcheck.apps.lsp.deciding import decided, taken_back, wanted
from factcheck.apps.lsp.session import Session
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.apps.lsp.server import Server

log = logging.getLogger("factcheck.apps.lsp")


def register(server: "Server") -> None:
    """Register the commands with a server."""
    session = server.session

    @server.command(DECIDE)
    async def decide(given: Any) -> None:
        async def do() -> str:
            what = wanted(given)
            outcome = session.outcome(what.document)
            told = await session.worker.submit(
                lambda: decided(outcome, what, session.preferences.by)
            )
            session.runs.touch(what.document)
            return told

        await _told(server, do)

    @server.command(UNDO)
    async def undo(uri: str) -> None:
        async def do() -> str:
            key = _key(session, uri)
            outcome, by = session.outcome(key), session.preferences.by
            told = await session.worker.submit(lambda: taken_back(outcome, by))
            session.runs.touch(key)
            return told

        await _told(server, do)

    @server.command(SHOW)
    async def show(uri: str, area: types.Range) -> None:
        if server.capable.shows_documents:
            params = types.ShowDocumentParams(uri, take_focus=True, selection=area)
            await server.window_show_document_async(params)
        else:
            where = f"{uri.rpartition('/')[2]}, line {area.start.line + 1}"
            server.tell(f"The other place is in {where}.", types.MessageType.Info)


async def _told(server: "Server", do: Callable[[], Awaitable[str]]) -> None:
    """Run a command and show its message, or its error with what to do."""
    try:
        message, kind = await do(), types.MessageType.Info
    except FactcheckError as error:
        message, kind = str(error), types.MessageType.Error
    server.tell(message, kind)


def _key(session: Session, uri: str) -> str:
    buffer = session.buffers.get(uri)
    return session.key(buffer) if buffer else ""
