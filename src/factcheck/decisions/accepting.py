"""Which way to fix a finding is accepted, by whatever program somebody decides."""

from factcheck.decisions.standing import Stands
from factcheck.errors import UsageError
from factcheck.model import fix


def accepted_way(one: Stands, side: int | None, words: str) -> tuple[int | None, str]:
    """Return the number and the words of the way to fix a finding that is accepted.

    Args:
        one: The finding.
        side: Which of its options, from 1; None: the fix, if it has one and no words are given.
        words: Somebody's own; empty: those of the option.

    Returns:
        The option, from 0, or None; and what to read.

    Raises:
        UsageError: the finding has no such option.
    """
    ways = one.options
    if side is None:
        sure = None if words else fix(one.finding)
        return (ways.index(sure), sure.words) if sure else (None, words)
    if not 1 <= side <= len(ways):
        count = f"{len(ways)} repairs, numbered from 1" if ways else "no repairs"
        raise UsageError(f"side {side}: the finding has {count}.")
    return side - 1, words or ways[side - 1].words
