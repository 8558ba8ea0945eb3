"""Execution of a form: a decision on a finding, an action on a fact, or an undo."""

from collections.abc import Mapping

from attrs import evolve, frozen

from factcheck.apps.review.opened import Flagged, Opened
from factcheck.errors import UsageError
from factcheck.model.actions import VERDICTS, Action, Against, Choice

ACCEPT, REWORD, UNDO = "accept", "reword", "undo"
CHOICES = {
    "dismiss": Choice.DISMISSED,
    "query": Choice.QUERIED,
    "defer": Choice.DEFERRED,
    "reopen": Choice.REOPENED,
}
CHECKED = frozenset({"tick", *VERDICTS})
"""The actions that compare a fact with a source."""
AUTHOR = "author"
MOST_WORDS = 4_000
"""Maximum characters of a text field."""
NEEDED = "Say what is meant: the field is empty."


@frozen
class Asked:
    """A submitted form."""

    do: str
    name: str
    """Name of the finding or fact."""
    by: str
    words: str = ""
    to: str = ""
    source: str = ""
    locator: str = ""
    seen: int = 0
    """The number of history entries that the person has seen."""

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> "Asked":
        """Parse the fields of a form.

        Raises:
            UsageError: A required field is missing.
        """
        given = {
            name: " ".join(fields.get(name, "").split())[:MOST_WORDS]
            for name in ("do", "by", "words", "to", "source", "locator")
        }
        if not given["by"]:
            raise UsageError("initials: the field is empty. Say who decides.")
        seen = fields.get("seen", "0")
        number = int(seen) if seen.isascii() and seen.isdigit() else 0
        return cls(name=fields.get("item", ""), seen=number, **given)


def done(opened: Opened, asked: Asked) -> str:
    """Execute a form, and return the name of the finding or fact.

    Raises:
        FactcheckError: The action failed; nothing has been written.
    """
    if asked.do == UNDO:
        return opened.undo(asked.by)
    reading = opened.reading()
    flagged = reading.finding(asked.name)
    if flagged is not None:
        opened.decide(asked.name, _decision(flagged, asked), asked.seen)
        return asked.name
    if reading.fact(asked.name) is None:
        raise UsageError("it is not in the document any more. Load the page again.")
    return opened.record(asked.name, _event(asked), asked.seen)


def _decision(flagged: Flagged, asked: Asked) -> Action:
    draft = evolve(flagged.stands.draft, by=asked.by, note=asked.words)
    if asked.do in CHOICES:
        choice = CHOICES[asked.do]
        if choice is Choice.QUERIED and not asked.words:
            raise UsageError(NEEDED)
        to = (asked.to or AUTHOR) if choice is Choice.QUERIED else ""
        return evolve(draft, do=choice, to=to)
    if asked.do == REWORD:
        return _reworded(draft, asked.words)
    do, _, side = asked.do.partition("-")
    options = flagged.stands.options
    if do != ACCEPT or (side and not (side.isascii() and side.isdigit())):
        raise UsageError(f"'{asked.do}' cannot be done with a finding.")
    if not side:
        return evolve(draft, do=Choice.ACCEPTED)
    if int(side) >= len(options):
        raise UsageError("the finding has no such side any more. Load the page again.")
    return evolve(draft, do=Choice.ACCEPTED, side=int(side), words=options[int(side)].words)


def _reworded(draft: Action, words: str) -> Action:
    """Return a decision that accepts a finding with typed words for the flagged place."""
    if not words:
        raise UsageError(NEEDED)
    return evolve(draft, do=Choice.ACCEPTED, words=words, note="")


def _event(asked: Asked) -> Action:
    against = Against(asked.source, asked.locator) if asked.source else None
    if asked.locator and against is None:
        raise UsageError("source: the field is empty. Say of what source this is the place.")
    event = Action(Choice.TICKED, asked.by, note=asked.words, against=against)
    if asked.do in VERDICTS:
        return evolve(event, do=Choice(asked.do))
    if asked.do in ("query", "note") and not asked.words:
        raise UsageError(NEEDED)
    if asked.do == "query":
        return evolve(event, do=Choice.QUERIED, to=asked.to or AUTHOR)
    if asked.do == "tick":
        return event
    if asked.do == "note":
        return evolve(event, do=Choice.NOTED)
    raise UsageError(f"'{asked.do}' cannot be done with a fact.")
