"""Laws of the whole flow: no text makes a check fail, and every place lies in its file."""

from typing import Any

from attrs import fields as fields_of
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Report
from factcheck.model import Place, Span, Status

WORDS = (
    "On Monday, 3 May 2021",
    "3 May 2021:",
    "Feb. 30",
    "the next day",
    "two weeks later",
    "in late 2019",
    "14:02 UTC",
    "**09:12**",
    "- **4 June** ",
    "# Chronology",
    "1911",
    "from 3 to 20 May",
    "31 June 2020",
    "Tuesday",
    "Ana Duarte",
    "Ana Durate",
    "Foreign Minister Ana Duarte",
    "President Sal Okoye",
    "Okoye",
    "the harbour board",
    "signed the treaty",
    "opened the bridge",
    "“a line of ink”",
    "said",
    "according to the Gazette",
    "23 tons",
    "Vol. 22, No. 1",
    "Preferred citation: Ana Duarte, “A Bridge,” Rivers, Vol. 2, No. 1, pp. 1-9.",
    "By Ana Duarte",
    "Published May 2020",
    ".",
    ",",
    ";",
    "(",
    ")",
    "[1]",
    "",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u00a0",
    "\t",
    "’",
    "é",
    "铁打",
    "\U0001f600",
    "`x`",
    ">",
    "*",
)
CUES = (
    "it burned on 3 May 1950 and sank on Sept. 4, 1951",
    "from 1950 to 1980, 30 years",
    "according to Ann Lee",
    "Ann Lee, 34, told Bo Kay that",
    "12 of the 30 boats, of which 7 and 5",
    "(Lee 1990, p. 12; Kay 1991)",
    "the World Health Organization (WHO)",
    "| Total | 12 | 30 |",
    "12:30–13:45",
    "12 ft 5 in",
)


TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join) | st.text(
    max_size=300
)
ENDS = ("Aug.", "Sept. 24", "harbour.Aug. 24,", "c. 1950", "p.m.", "et al.", "“", "”", "–", "who")
"""Words at which a sentence may end in the midst of what is read as one."""
BETWEEN = ("", "", " ", ", ", ". ", "; ", "\n")
JOINED = st.lists(
    st.tuples(st.sampled_from((*WORDS, *ENDS, *CUES)), st.sampled_from(BETWEEN)), max_size=14
).map(lambda parts: "".join(word + gap for word, gap in parts))


def examined(text: str, suffix: str) -> Report | None:
    try:
        return factcheck.examine_text(text, suffix, factcheck.Config(select=("ALL",)))
    except factcheck.UnreadableError:
        return None


def lies_in(report: Report, place: Place) -> bool:
    [source] = report.dossier.document.files
    start = source.line_starts[place.line - 1] + place.column - 1
    end = source.line_starts[place.end_line - 1] + place.end_column - 1
    return start <= end and source.text[start:end] == place.text


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from([".txt", ".md"]))
def test_no_text_makes_a_check_fail_and_every_place_holds_its_words(text: str, suffix: str) -> None:
    report = examined(text, suffix)
    if report is None:
        return
    assert [run for run in report.checks if run.status is Status.FAILED] == []
    for finding in report.findings:
        assert lies_in(report, finding.place)
        assert all(lies_in(report, part.place) for part in finding.related)


@settings(max_examples=60, deadline=None)
@given(TEXTS | JOINED, st.sampled_from([".txt", ".md"]))
def test_no_part_fails_and_facts_lie_in_the_text_and_in_order(text: str, suffix: str) -> None:
    report = examined(text, suffix)
    if report is None:
        return
    assert report.dossier.failures == ()
    facts, size = report.dossier.facts, len(report.dossier.document.text)
    for kind in fields_of(type(facts)):
        spans = [getattr(fact, "span", fact) for fact in getattr(facts, kind.name)]
        spans = [span for span in spans if isinstance(span, Span)]
        assert all(0 <= span.start < span.end <= size for span in spans), kind.name
    ordered: tuple[Any, ...] = (facts.dates, facts.names, facts.quantities, facts.quotations)
    for found in ordered:
        starts = [fact.span.start for fact in found]
        assert starts == sorted(starts)
    for claim in report.dossier.claims:
        stated: tuple[Any, ...] = (*claim.names, *claim.quantities)
        assert all(claim.span.overlaps(one.span) for one in stated)
