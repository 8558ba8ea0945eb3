"""What is said of an instruction, a decision or an entry of the baseline that silences nothing."""

from factcheck.model import Place, Remark, Severity

_WHY = "it silences nothing"


def unused(what: str, place: Place, remedy: str) -> Remark:
    """Return the remark on something that silences no finding any more.

    Args:
        what: What it is: "suppression 'ignore DAT01'".
        place: Where it stands.
        remedy: What to do, as a sentence.
    """
    return Remark(place, Severity.WARNING, f"{what}: {_WHY}. {remedy}")


def tells_unused(remark: Remark) -> bool:
    """True if a remark is about something that silences no finding any more."""
    return f": {_WHY}. " in remark.message
