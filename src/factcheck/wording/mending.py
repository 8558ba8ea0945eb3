"""What a decision changes: one place, or both where neither of them was right."""

from factcheck.model.decisions import Decision, Option, accepted, options
from factcheck.model.findings import Finding
from factcheck.wording.numbers import number_like, number_of


def changes_of(finding: Finding, decision: Decision) -> tuple[Option, ...]:
    """Return the places that an accepted finding changes, each with the words to be read there.

    Words of a person's own stand for neither side: they are put at the finding's own place, and at
    the other in its form. Where that cannot be written, the other has no words, and a person must.

    Returns:
        Nothing where the decision names no reading.
    """
    way = accepted(finding, decision)
    if way is None:
        return ()
    counters = [number for number, part in enumerate(finding.related, 1) if part.role == "counter"]
    is_own_wording = bool(way.words) and way.keeps is None and way not in options(finding)
    has_two_sides = {one.side for one in finding.suggestions} == {"this", "counter"}
    if not (is_own_wording and has_two_sides and counters):
        return (way,)
    other = counters[0]
    there = finding.related[other - 1].place.text
    return way, Option(other, _like(finding.place.text, way.words, there) or "")


def _like(old: str, new: str, there: str) -> str | None:
    """Return the words of the other place, changed as those of one place were.

    Args:
        old: The words of the one place: "16 October".
        new: What a person wants there: "17 October".
        there: The words of the other place: "6 October", or "31 metres".
    """
    wanted, has_number = number_of(new), number_of(there) is not None
    if wanted is not None and has_number and number_of(old) is not None:
        return number_like(there, wanted)
    olds, news, others = old.split(), new.split(), there.split()
    if not len(olds) == len(news) == len(others):
        return None
    return " ".join(
        word if word != mine or mine != theirs else theirs
        for mine, word, theirs in zip(olds, news, others, strict=True)
    )
