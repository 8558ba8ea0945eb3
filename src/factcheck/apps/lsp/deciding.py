"""Log made in the editor, stored like those of `factcheck decide`."""

from collections.abc import Mapping

from attrs import evolve, frozen

from factcheck.apps.lsp.work import Outcome
from factcheck.claims.log import Choice, Stands, beside, decide, now, undo
from factcheck.errors import UsageError
from factcheck.output.decided import decision_told
from factcheck.output.escape import printable

_GONE = "The finding is gone or its words have changed. Look again, then decide."


@frozen
class Wanted:
    """A decision, as sent by the editor."""

    document: str
    """URI of the document, or path of the claims folder."""
    id: str
    """Id of the finding."""
    do: Choice
    seen: int = 0
    """The number of decisions on it when it was shown."""
    side: int | None = None
    words: str = ""
    why: str = ""


def wanted(given: object) -> Wanted:
    """Parse a decision sent by the editor.

    Raises:
        UsageError: The input has another structure.
    """
    if not isinstance(given, Mapping):
        raise UsageError("factcheck.decide: an object with document, id and do is expected.")
    try:
        side = given.get("side")
        return Wanted(
            str(given["document"]),
            str(given["id"]),
            Choice(given["do"]),
            int(given.get("seen", 0)),
            None if side is None else int(side),
            str(given.get("words", "")),
            str(given.get("why", "")),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise UsageError(f"factcheck.decide: {error}: document, id and do are expected.") from None


def decided(outcome: Outcome | None, what: Wanted, by: str) -> str:
    """Store a decision, and return a message for the user.

    Raises:
        UsageError: The finding is gone, someone else has decided in the meantime, or the file
            cannot be written.
        MistakesError: There are mistakes in the decisions file.
    """
    stood, name = _found(outcome, what)
    decision = evolve(
        stood.draft, do=what.do, side=what.side, words=what.words, note=what.why, by=by, at=now()
    )
    path = beside(name)
    known = decide(path, decision, seen=what.seen)
    last = known.of(decision.id)[-1]
    return printable(f"{last.code}: {decision_told(last, stood.finding)}. Kept in {path}")


def _found(outcome: Outcome | None, what: Wanted) -> tuple[Stands, str]:
    """Return the finding, and the path of its document."""
    stood = outcome.standing.every if outcome and outcome.standing else ()
    found = next((one for one in stood if one.draft.id == what.id), None)
    if outcome is None or found is None:
        raise UsageError(_GONE)
    return found, outcome.job.name


def taken_back(outcome: Outcome | None, by: str) -> str:
    """Undo the last decision of a person, and return a message for the user.

    Raises:
        UsageError: There is no such decision, or the file cannot be written.
        MistakesError: There are mistakes in the decisions file.
    """
    if outcome is None or not outcome.job.is_file:
        raise UsageError("undo: the document is not open, or has no file. Save it first.")
    name = outcome.job.name
    last = undo(beside(name), by, now(), name).entries[-1]
    words = ", ".join(f"“{quote}”" for quote in last.quotes)
    return printable(f"undone: {last.code or last.kind} {words}")
