"""Code lenses: how much of a document has been checked, and who confirmed each fact."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lsprotocol.types import CodeLens, Command, Position, Range

from factcheck.apps.lsp.places import location
from factcheck.apps.lsp.work import Outcome
from factcheck.claims.ledger import Desk, Fact, State, home_of, open_desk
from factcheck.claims.ledger.desk import assembled, read_ledger
from factcheck.model import Dossier
from factcheck.model.ledger import CHECKED
from factcheck.output.escape import printable

_MOST = 40
"""Maximum length of a fact's words, in characters."""


def desk_of(known: Dossier) -> Desk | None:
    """Return the facts of a document or claims folder with ticks; None if there is no ledger.

    Raises:
        FactcheckError: The ledger or the claims folder has errors.
    """
    if known.by_hand:
        return assembled(known, known, read_ledger(home_of(known.document.path), known.document))
    return open_desk(known) if Path(home_of(known.document.path).ledger).is_file() else None


def lenses(desk: Desk, outcome: Outcome, uri: str) -> list[CodeLens]:
    """Return a summary at the top of a file, and a lens above each line with ticks."""
    by_line: defaultdict[int, list[str]] = defaultdict(list)
    own = [fact for fact in desk.facts if location(fact.place, outcome).uri == uri]
    for fact in own:
        if fact.state is not State.OPEN:
            by_line[location(fact.place, outcome).range.start.line].append(_told(fact))
    made = [_lens(0, _summary(own))] if own else []
    return [*made, *(_lens(line, " · ".join(told)) for line, told in sorted(by_line.items()))]


def _lens(line: int, title: str) -> CodeLens:
    start = Position(line, 0)
    return CodeLens(Range(start, start), Command(printable(title), ""))


def _summary(facts: list[Fact]) -> str:
    counts = Counter(fact.state for fact in facts)
    done = sum(counts[state] for state in CHECKED)
    others = (f"{counts[one]} {one.value}" for one in State if one not in CHECKED and counts[one])
    return ", ".join((f"{done} of {len(facts)} facts checked", *others))


def _told(fact: Fact) -> str:
    """Return the state of a fact in words: "✓ “7,430”: ticked by ana on 2026-11-26 against S3"."""
    words = fact.words if len(fact.words) <= _MOST else f"{fact.words[: _MOST - 1]}…"
    sign = "✓ " if fact.state in CHECKED else ""
    return f"{sign}“{words}”: {fact.state.value}" + "".join(_by(fact))


def _by(fact: Fact) -> Iterator[str]:
    event = fact.entry.decisive if fact.entry else None
    if event is None:
        return
    yield f" by {event.by}" if event.by else ""
    yield f" on {event.at[:10]}" if event.at else ""
    yield f" against {event.against.key}" if event.against and event.against.key else ""
