"""Words that lean on the time told or on the time of writing and date nothing: "now", "soon"."""

import re

from factcheck.extractors.dates.mentions import Basis, Family, Groups, Mention
from factcheck.extractors.dates.vocabulary import unit_of
from factcheck.model import Unit

_NO_MOMENT = re.compile(
    r"(?i)\b(?:until|till|by|right|just|from|up to|even|as|too|how|very|or|so) $"
)
"""Words in front that make "now" and "soon" something else than a time of a story."""


_PRESENT = (" is ", " are ", " has ", " have ")


def is_present(text: str, start: int) -> bool:
    """Say whether a verb in the present stands in front: the author's now, not the story's."""
    return text[max(0, start - 6) : start].endswith(_PRESENT)


def _is_moment(text: str, start: int, end: int) -> bool:
    """Say whether "now" or "soon" is a time, and not "now that", "as soon as" or "Now, …"."""
    line = max(text.rfind("\n", 0, start) + 1, start - 8)
    is_loose = text[start].isupper() or text.startswith((" that", ",", "-", "’", "'"), end)
    return not is_loose and _NO_MOMENT.search(text, line, start) is None


def _now(get: Groups) -> Mention:
    del get
    return Mention(basis=Basis.TOLD, unit=Unit.DAY, aside=True)


def _soon(get: Groups) -> Mention:
    del get
    return Mention(basis=Basis.TOLD, unit=Unit.DAY, limit="from", aside=True)


def _few(get: Groups) -> Mention:
    """Read "the next few months": from the time of writing where it speaks of what may come."""
    if get("modal"):
        return Mention(basis=Basis.NOW, unit=unit_of(get("unit"))[1], limit="from", aside=True)
    return Mention(basis=Basis.TOLD, unit=Unit.DAY, limit="from", aside=True)


def _todays(get: Groups) -> Mention:
    del get
    return Mention(basis=Basis.NOW, unit=Unit.YEAR, soft=True, aside=True)


FAMILIES = (
    Family("now", "n", r"now(?![\w-])", _now, _is_moment),
    Family("soon", "s", r"soon(?: afterwards?| thereafter)?(?![\w-])(?! (?:after|as|to be))", _soon,
           _is_moment),
    Family(
        "few",
        "tT",
        r"(?i:the (?:next|coming|following|ensuing) (?:few|several) )"
        r"(?P<unit>days|weeks|months|years)"
        r"(?!\w)(?=(?P<modal> (?:will|could|may|might|can|should|shall|are|promise)\b)?)",
        _few,
    ),
    Family("todays", "tTy", r"[Tt]oday[’']s(?= [a-z])", _todays),
)  # fmt: skip
