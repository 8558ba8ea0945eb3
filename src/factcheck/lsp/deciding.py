"""Decisions that a person makes in the editor, kept as the command keeps them."""

from collections.abc import Mapping

from attrs import evolve, frozen

from factcheck.decisions import Choice, Stands, beside, decide, undo
from factcheck.errors import UsageError
from factcheck.ledger import now
from factcheck.lsp.work import Outcome
from factcheck.reports.decided import decision_told
from factcheck.reports.escape import printable

_GONE = "The finding is gone or its words have changed. Look again, then decide."


@frozen
class Wanted:
    """What is to be decided, as an editor sends it."""

    document: str
    """Its address, or the path of the claims folder."""
    id: str
    """Of the finding."""
    do: Choice
    seen: int = 0
    """How many entries on it were there when it was shown."""
    side: int | None = None
    words: str = ""
    why: str = ""


def wanted(given: object) -> Wanted:
    """Read what an editor sends.

    Raises:
        UsageError: it is something else.
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
    """Keep a decision, and return what is to be told of it.

    Raises:
        UsageError: the finding is gone, somebody has decided meanwhile, or the file cannot be
            written.
        MistakesError: mistakes in the file of the decisions.
    """
    stood, name = _found(outcome, what)
    decision = evolve(
        stood.draft, do=what.do, side=what.side, words=what.words, why=what.why, by=by, at=now()
    )
    path = beside(name)
    known = decide(path, decision, seen=what.seen)
    last = known.of(decision.id)[-1]
    return printable(f"{last.code}: {decision_told(last, stood.finding)}. Kept in {path}")


def _found(outcome: Outcome | None, what: Wanted) -> tuple[Stands, str]:
    """Return the finding that is meant, and the path of its document."""
    stood = outcome.standing.every if outcome and outcome.standing else ()
    found = next((one for one in stood if one.draft.id == what.id), None)
    if outcome is None or found is None:
        raise UsageError(_GONE)
    return found, outcome.job.name


def taken_back(outcome: Outcome | None, by: str) -> str:
    """Take the last decision of a person back, and return what is to be told of it.

    Raises:
        UsageError: there is none, or the file cannot be written.
        MistakesError: mistakes in the file of the decisions.
    """
    if outcome is None or not outcome.job.is_file:
        raise UsageError("undo: the document is not open, or has no file. Save it first.")
    last = undo(beside(outcome.job.name), by, now()).entries[-1]
    words = ", ".join(f"“{quote}”" for quote in last.quotes)
    return printable(f"taken back: {last.code} {words}")
