"""Writes the two possible fixes for a proved proposal, because either value may be right."""

from collections.abc import Sequence

from factcheck.model import Date, LinkKind, Outcome, Proved, Span, Suggestion
from factcheck.model.agreement import worded
from factcheck.proof import Places
from factcheck.proof.fixes import Printed, of_two_dates, of_two_figures

_MOST = 80
"""Maximum number of characters in a name or label that replaces another name or label."""
_FORMS = frozenset(
    {"NAM01", "NAM02", "NAM03", "NAM04", "ABB03", "TWN01", "TWN03", "CIT02", "LBL03"}
)
"""Checks that compare two names or labels, either of which may replace the other."""
_IN_ROWS = frozenset(
    {
        LinkKind.BEFORE,
        LinkKind.CROSS,
        LinkKind.NEXT,
        LinkKind.NUMBERING,
        LinkKind.SECTION,
        LinkKind.SORTED,
    }
)
"""Relations that concern order or position, so that neither value can replace the other."""


def sides(outcome: Outcome, proved: Proved, places: Places) -> tuple[Suggestion, ...]:
    """Return the two possible fixes for two values that must be equal.

    Neither value is preferred. Nothing is returned if more than two places are compared, or if the
    words are a whole statement.
    """
    if proved.code == "TYP02":
        return (Suggestion(outcome.proposal.correction.strip().rstrip(".")),)
    counters = [one.span for one in proved.related if one.role == "counter"]
    if len(counters) != 1 or outcome.proposal.relation in _IN_ROWS:
        return ()
    spans = proved.span, counters[0]
    if proved.code in ("CHR01", "CIT02"):
        dates = [places.stated(span) for span in spans]
        if all(len(one) == 1 for one in dates):
            return of_two_dates(
                *(_printed(places, *pair) for pair in zip(spans, dates, strict=True))
            )
    if proved.code == "QTY01":
        figures = [places.figures(span) for span in spans]
        if all(len(one) == 1 for one in figures):
            words, others = map(places.words, spans)
            return of_two_figures((words, figures[0][0]), (others, figures[1][0]))
    words, others = map(places.words, spans)
    are_plain = words != others and max(len(words), len(others)) <= _MOST
    if are_plain and (proved.code in _FORMS or proved.code == "CHR01"):
        return Suggestion(others), Suggestion(words, "counter")
    return ()


def _printed(places: Places, span: Span, found: Sequence[Date]) -> Printed:
    words = places.words(span)
    return Printed(words, worded(found[0], words), found[0].value)
