"""Laws of the whole flow: no text makes a check fail, and every place lies in its file."""

from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Report
from factcheck.model import Place, Status

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
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join) | st.text(
    max_size=300
)


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


@settings(max_examples=150, deadline=None)
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
@given(TEXTS)
def test_every_report_can_be_written_for_every_text(text: str) -> None:
    report = examined(text, ".md")
    if report is None:
        return
    for write in (factcheck.to_text, factcheck.to_json, factcheck.to_markdown, factcheck.to_errata):
        assert write([report]) == write([report])
        assert "\x1b" not in write([report])
    assert isinstance(factcheck.to_bibtex(report.dossier.sources), str)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_facts_lie_in_the_text_and_in_order(text: str) -> None:
    report = examined(text, ".txt")
    if report is None:
        return
    facts, size = report.dossier.facts, len(report.dossier.document.text)
    for kind in (facts.dates, facts.names, facts.quantities, facts.quotations):
        spans = [fact.span for fact in kind]
        assert all(0 <= span.start < span.end <= size for span in spans)
        assert [span.start for span in spans] == sorted(span.start for span in spans)
