"""The accepted way to fix a finding, for all programs that record decisions."""

from factcheck.claims.decisions.standing import Stands
from factcheck.errors import UsageError
from factcheck.model import fix


def accepted_way(one: Stands, side: int | None, words: str) -> tuple[int | None, str]:
    """Return the index and the words of the accepted way to fix a finding.

    Args:
        one: The finding.
        side: Number of the option, from 1; None for the fix, if there is one and no words are
            given.
        words: The person's own words; empty for those of the option.

    Returns:
        The index of the option, from 0, or None; and the corrected text.

    Raises:
        UsageError: The finding has no such option.
    """
    ways = one.options
    if side is None:
        sure = None if words else fix(one.finding)
        return (ways.index(sure), sure.words) if sure else (None, words)
    if not 1 <= side <= len(ways):
        count = f"{len(ways)} repairs, numbered from 1" if ways else "no repairs"
        raise UsageError(f"side {side}: the finding has {count}.")
    return side - 1, words or ways[side - 1].words
