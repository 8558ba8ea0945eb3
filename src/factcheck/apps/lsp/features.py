"""Editor requests that are answered from the check of the current text."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from factcheck.apps.lsp.actions import actions
from factcheck.apps.lsp.hovers import hover
from factcheck.apps.lsp.lenses import lenses
from factcheck.apps.lsp.references import mentions, others
from factcheck.apps.lsp.work import Outcome

if TYPE_CHECKING:
    from factcheck.apps.lsp.server import Server


def register(server: "Server") -> None:
    """Register the features with a server."""
    workspace = server.workspace_state

    def answer(
        method: str, make: Callable[[Outcome, Any], Any], options: Any = None, *, at_once: bool
    ) -> None:
        """Register a handler that answers a request with a function of the document's outcome."""

        @server.feature(method, options)
        async def answered(params: Any) -> Any:
            outcome = await workspace.current(params.text_document.uri, at_once=at_once)
            return await asyncio.to_thread(make, outcome, params) if outcome else None

    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix])
    answer(types.TEXT_DOCUMENT_CODE_ACTION, actions, kinds, at_once=False)
    answer(types.TEXT_DOCUMENT_DEFINITION, others, at_once=True)
    answer(types.TEXT_DOCUMENT_REFERENCES, mentions, at_once=True)
    answer(
        types.TEXT_DOCUMENT_HOVER,
        lambda outcome, params: hover(outcome, params, workspace.page_of),
        at_once=True,
    )

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def ticked(params: types.CodeLensParams) -> list[types.CodeLens]:
        outcome = await workspace.current(params.text_document.uri)
        desk = await workspace.desk(outcome) if outcome else None
        return lenses(desk, outcome, params.text_document.uri) if desk and outcome else []
