"""Processing of submitted forms: decide on a finding, record an action on a fact, or undo."""

from collections.abc import Mapping

from attrs import frozen

from factcheck.apps.session import CHOICES, Session
from factcheck.claims.log import Stands
from factcheck.errors import UsageError
from factcheck.model.actions import VERDICTS, Action, Against, Choice

ACCEPT, REWORD, UNDO = "accept", "reword", "undo"
ON_FACTS = {
    "tick": Choice.TICKED,
    **{one.value: one for one in VERDICTS},
    "query": Choice.QUERIED,
    "note": Choice.NOTED,
}
"""Maps the words used in forms to actions on facts."""
CHECKED = frozenset({"tick", *VERDICTS})
"""The words for actions that compare a fact with a source."""
AUTHOR = "author"
MOST_WORDS = 4_000
"""Maximum number of characters in a text field."""


@frozen
class Asked:
    """A submitted form."""

    do: str
    item: str
    """ID of the finding or fact."""
    by: str
    words: str = ""
    to: str = ""
    source: str = ""
    locator: str = ""
    seen: int = 0
    """The number of history entries that the user has seen."""

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> "Asked":
        """Parse the fields of a form.

        Raises:
            UsageError: The initials are missing.
        """
        names = ("do", "item", "by", "words", "to", "source", "locator")
        given = {name: " ".join(fields.get(name, "").split())[:MOST_WORDS] for name in names}
        if not given["by"]:
            raise UsageError("initials: the field is empty. Enter your initials.")
        seen = fields.get("seen", "0")
        return cls(**given, seen=int(seen) if seen.isdecimal() else 0)


def done(session: Session, asked: Asked) -> str:
    """Process a form, and return the ID of the finding or fact.

    Raises:
        FactcheckError: The action failed; nothing has been written.
    """
    if asked.do == UNDO:
        return session.undo(asked.by).id
    found = session.finding(asked.item)
    if found is not None:
        session.decide(_decision(found, asked), asked.seen)
        return asked.item
    fact = session.fact(asked.item)
    if fact is None:
        raise UsageError("this fact is no longer in the document. Reload the page.")
    action = _action(asked)
    if not fact.span and action.do is not Choice.NOTED:
        raise UsageError(
            "the words of this fact are no longer in the document; you can only add a note."
        )
    session.record(fact, action, asked.seen)
    return asked.item


def _decision(found: Stands, asked: Asked) -> Action:
    choice = CHOICES.get(asked.do)
    if asked.do == REWORD and not asked.words:
        raise UsageError("the field is empty. Enter the new words.")
    if choice and choice is not Choice.ACCEPTED:
        to = (asked.to or AUTHOR) if choice is Choice.QUERIED else ""
        return found.decided(choice, note=asked.words, to=to, by=asked.by)
    do, _, number = asked.do.partition("-")
    if do not in (ACCEPT, REWORD) or (number and not number.isdecimal()):
        raise UsageError(f"'{asked.do}' is not an action on a finding.")
    own = asked.words if do == REWORD else ""
    side = int(number) + 1 if number else None
    note = "" if own else asked.words
    return found.decided(Choice.ACCEPTED, side=side, words=own, note=note, by=asked.by)


def _action(asked: Asked) -> Action:
    against = None
    if asked.do in CHECKED:  # a form sends the last source with every action
        against = Against(asked.source, asked.locator) if asked.source else None
        if asked.locator and against is None:
            raise UsageError("source: the field is empty. Enter the source of this passage.")
    do = ON_FACTS.get(asked.do)
    if do is None:
        raise UsageError(f"'{asked.do}' is not an action on a fact.")
    to = (asked.to or AUTHOR) if do is Choice.QUERIED else ""
    return Action(do, asked.by, note=asked.words, to=to, against=against)
