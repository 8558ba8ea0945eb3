"""Commands that the editor can execute: record a decision, undo."""

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve
from lsprotocol import types

from factcheck.apps.lsp.actions import DECIDE, UNDO
from factcheck.apps.lsp.work import Outcome
from factcheck.claims.log import Choice
from factcheck.errors import FactcheckError, UsageError
from factcheck.output.decided import decision_told, undone_told

if TYPE_CHECKING:
    from factcheck.apps.lsp.server import Server


def register(server: "Server") -> None:
    """Register the commands with a server."""
    workspace = server.workspace_state

    async def run(key: str, do: Callable[[Outcome | None], str]) -> None:
        """Run a command in a thread, and show its message or error."""
        kind = types.MessageType.Info
        try:
            message = await asyncio.to_thread(do, workspace.outcomes.get(key))
            workspace.touch(key)
        except FactcheckError as error:
            message, kind = str(error), types.MessageType.Error
        server.show_to_user(message, kind)

    @server.command(DECIDE)
    async def decide(given: Any) -> None:
        key = str(given.get("document", "")) if isinstance(given, Mapping) else ""
        await run(key, lambda outcome: decided(outcome, given))

    @server.command(UNDO)
    async def undo(uri: str) -> None:
        buffer = workspace.buffers.get(uri)
        await run(workspace.key(buffer) if buffer else "", undone)


def decided(outcome: Outcome | None, given: Any) -> str:
    """Store a decision sent by the editor, and return a message for the user.

    Raises:
        UsageError: The input is malformed, the finding no longer exists, someone else has decided
            in the meantime, or the file cannot be written.
        MistakesError: The log has errors.
    """
    try:
        side, id_ = given.get("side"), str(given["id"])
        fields: dict[str, Any] = {
            "do": Choice(given["do"]),
            "side": None if side is None else int(side),
            "words": str(given.get("words", "")),
            "note": str(given.get("why", "")),
        }
        seen = int(given.get("seen", 0))
    except (AttributeError, KeyError, ValueError, TypeError) as error:
        raise UsageError(
            f"factcheck.decide: {error}. Expected `document`, `id` and `do`."
        ) from None
    every = outcome.standing.every if outcome and outcome.standing else ()
    found = next((one for one in every if one.draft.id == id_), None)
    if found is None or outcome is None or outcome.session is None:
        raise UsageError(
            "The finding is no longer reported, or its words have changed. "
            "Check the document again, then decide."
        )
    decision = evolve(found.draft, **fields)
    outcome.session.decide(decision, seen)
    what = decision_told(evolve(decision, by=outcome.session.by), found.finding)
    return f"{decision.code}: {what}. Saved in {outcome.session.log_path}"


def undone(outcome: Outcome | None) -> str:
    """Undo the user's last action on a document, and return a message.

    Raises:
        UsageError: There is no such action, or the file cannot be written.
        MistakesError: A file has errors.
    """
    if outcome is None or outcome.session is None or not outcome.job.is_file:
        raise UsageError("undo: the document is not open or has not been saved. Save it first.")
    return f"Undone: {undone_told(outcome.session.undo())}"
