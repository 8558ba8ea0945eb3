"""Words that lean on the time told."""

_PRESENT = (" is ", " are ", " has ", " have ")


def is_present(text: str, start: int) -> bool:
    """True if a verb in the present stands in front: the author's now, not the story's."""
    return text[max(0, start - 6) : start].endswith(_PRESENT)


import re
_STRONG_CUE = re.compile(r"(?i)\b(?:at|by|until|from|since|before|after) (?:about |exactly )?$")
def tells_time(text: str, start: int) -> bool:
    """True if a preposition of time stands before it, so that it must mean a clock."""
    cue = _STRONG_CUE.search(text, max(0, start - 28), start)
    return cue is not None and text[start] in "012"
