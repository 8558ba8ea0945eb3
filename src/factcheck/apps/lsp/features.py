"""Requests of the editor about a document, answered from the check of its current text."""

import asyncio
from typing import TYPE_CHECKING

from lsprotocol import types

from factcheck.apps.lsp.actions import FIX_ALL, actions
from factcheck.apps.lsp.hovers import hover
from factcheck.apps.lsp.lenses import lenses
from factcheck.apps.lsp.symbols import (
    document_symbols,
    highlights,
    mentions,
    others,
    workspace_symbols,
)

if TYPE_CHECKING:
    from factcheck.apps.lsp.server import Server


def register(server: "Server") -> None:
    """Register the features with a server."""
    _at_places(server)
    _on_wholes(server)


def _at_places(server: "Server") -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        outcome = await session.current(params.text_document.uri, at_once=True)
        if outcome is None:
            return None
        plain = not server.capable.markdown
        uri, position = params.text_document.uri, params.position
        return hover(outcome, uri, position, session.page_of, is_plain=plain)

    options = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        outcome = await session.current(params.text_document.uri)
        if outcome is None:
            return []
        return actions(outcome, params, has_versions=server.capable.versioned_edits)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: types.DefinitionParams) -> list[types.Location]:
        outcome = await session.current(params.text_document.uri, at_once=True)
        return others(outcome, params.text_document.uri, params.position) if outcome else []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def referred(params: types.ReferenceParams) -> list[types.Location]:
        outcome = await session.current(params.text_document.uri, at_once=True)
        return mentions(outcome, params.text_document.uri, params.position) if outcome else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def highlighted(
        params: types.DocumentHighlightParams,
    ) -> list[types.DocumentHighlight]:
        outcome = await session.current(params.text_document.uri)
        return highlights(outcome, params.text_document.uri, params.position) if outcome else []


def _on_wholes(server: "Server") -> None:
    session = server.session

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        outcome = await session.current(params.text_document.uri)
        if outcome is None:
            return []
        return await asyncio.to_thread(document_symbols, outcome, params.text_document.uri)

    @server.feature(types.WORKSPACE_SYMBOL)
    async def searched(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        return await asyncio.to_thread(workspace_symbols, session.outcomes(), params.query)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def ticked(params: types.CodeLensParams) -> list[types.CodeLens]:
        outcome = await session.current(params.text_document.uri)
        desk = await session.desk(outcome) if outcome else None
        return lenses(desk, outcome, params.text_document.uri) if desk and outcome else []
