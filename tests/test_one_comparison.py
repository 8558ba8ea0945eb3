"""A person's link, a model's and our own give the same finding: one comparison decides for all."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Config, Report, examine, examine_text
from factcheck.checks import (
    abbreviation_conflict,
    age_mismatch,
    conversion_mismatch,
    duration_mismatch,
    edition_left_over,
    entry_out_of_order,
    event_fact_conflict,
    list_count_mismatch,
    quotation_differs,
    reference_mismatch,
    relative_date_mismatch,
    reversed_interval,
    sequence_conflict,
    statement_retold,
    sum_mismatch,
    untimely_date,
    weekday_mismatch,
)
from factcheck.document.readers import parse
from factcheck.model import (
    MONTHS,
    WEEKDAYS,
    Finding,
    Link,
    LinkKind,
    Maker,
    Origin,
    Proposal,
    Proved,
    Quote,
    Refused,
    Ruling,
    Sheet,
    Span,
    ValueKind,
    Verdict,
)
from factcheck.proof import Places
from factcheck.proof import prove as prove_link

MODEL = Origin(Maker.MODEL, "small-reader")
PERSON = Origin(Maker.PERSON, "Ann")

MILL = """The mill

The old mill burned to the ground on 21 June 1906. The guild bought the ruin the year after.

Chronology

12 June 1906: The old mill burns to the ground.
9 August 1907: The guild buys the ruin.
3 May 1911: The wheel is lifted into place.
"""
_CLAIM = "- {{id: {}, says: The old mill burns, date: {}, dated: {}, event: fire}}\n"
MILL_FOLDER = {
    "document.yaml": "key: mill\nkind: report\ntitle: The mill\n",
    "narrative.yaml": _CLAIM.format("n1", "1906-06-21", "21 June 1906"),
    "chronology.yaml": _CLAIM.format("c1", "1906-06-12", "12 June 1906"),
}
SHEEP = (
    "The wardens counted 2,470 sheep on the island.\n\n"
    "After the storm the 2,740 sheep on the island were brought inside.\n"
)
HARBOUR = (
    "Harbour master Ingrid Solheim closed the pier on 3 May. Solheim gave no reason.\n\n"
    "Two days later harbour master Ingrid Solhiem opened it again. The town council "
    "thanked Ingrid Solheim for her caution.\n"
)


def told(report: Report, code: str) -> list[tuple[str, str, str]]:
    """Return message and places of the findings of a code."""
    return [
        (one.message, one.place.text, one.related[0].place.text)
        for one in report.findings
        if one.code == code
    ]


def proposed(
    text: str, origin: Origin, values: ValueKind, kind: LinkKind, *quoted: Quote
) -> Report:
    document = parse(text.encode(), "text.txt")
    return examine(document, checks=None, proposals=[Proposal(values, kind, quoted, origin)])


def folder(path: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("origin", [MODEL, PERSON])
def test_dates_of_one_event(origin: Origin, tmp_path: Path) -> None:
    quoted = Quote("12 June 1906"), Quote("21 June 1906")
    by_rules = told(examine_text(MILL), "CHR01")
    assert [places for _, *places in by_rules] == [["12 June 1906", "21 June 1906"]]
    assert (
        told(proposed(MILL, origin, ValueKind.DATE, LinkKind.EVENT, *quoted), "CHR01") == by_rules
    )
    assert told(examine(folder(tmp_path, MILL_FOLDER)), "CHR01") == by_rules


@pytest.mark.parametrize("origin", [MODEL, PERSON])
def test_figures_of_one_measure(origin: Origin, tmp_path: Path) -> None:
    by_rules = told(examine_text(SHEEP), "QTY01")
    assert [places for _, *places in by_rules] == [["2,740", "2,470"]]
    quoted = Quote("2,740 sheep"), Quote("2,470 sheep")
    found = told(proposed(SHEEP, origin, ValueKind.NUMBER, LinkKind.MEASURE, *quoted), "QTY01")
    assert found == by_rules
    claims = "".join(
        f"- id: n{at}\n  says: The wardens count the sheep of the island\n  event: count\n"
        f"  quantities: [{{words: '{said} sheep', value: {worth}, of: sheep}}]\n"
        for at, (said, worth) in enumerate((("2,470", 2470), ("2,740", 2740)))
    )
    files = {"document.yaml": MILL_FOLDER["document.yaml"], "narrative.yaml": claims}
    by_hand = told(examine(folder(tmp_path, files)), "QTY01")
    assert [(this, other) for _, this, other in by_hand] == [("2,740 sheep", "2,470 sheep")]


@pytest.mark.parametrize("origin", [MODEL, PERSON])
def test_forms_of_one_name(origin: Origin, tmp_path: Path) -> None:
    by_rules = told(examine_text(HARBOUR), "NAM01")
    assert [places for _, *places in by_rules] == [["Ingrid Solhiem", "Ingrid Solheim"]]
    quoted = Quote("Ingrid Solhiem"), Quote("Ingrid Solheim", line=4)
    found = told(proposed(HARBOUR, origin, ValueKind.NAME, LinkKind.BEARER, *quoted), "NAM01")
    assert found == by_rules
    sheet = Sheet((Ruling("Ingrid Solheim", avoid=("Ingrid Solhiem",)),))
    assert told(examine_text(HARBOUR, config=Config(sheet=sheet)), "NAM01") == by_rules
    del tmp_path


DECIDED = {
    age_mismatch.CHECK: (ValueKind.NUMBER, LinkKind.MEASURE),
    duration_mismatch.CHECK: (ValueKind.NUMBER, LinkKind.MEASURE),
    relative_date_mismatch.CHECK: (ValueKind.DATE, LinkKind.EVENT),
    reference_mismatch.CHECK: (ValueKind.REFERENCE, LinkKind.WORK),
    edition_left_over.CHECK: (ValueKind.IDENTIFIER, LinkKind.BEARER),
    event_fact_conflict.CHECK: (ValueKind.OTHER, LinkKind.EVENT),
    statement_retold.CHECK: (ValueKind.NUMBER, LinkKind.MEASURE),
    weekday_mismatch.CHECK: (ValueKind.WEEKDAY, LinkKind.CALENDAR),
    abbreviation_conflict.CHECK: (ValueKind.ACRONYM, LinkKind.EXPANSION),
    conversion_mismatch.CHECK: (ValueKind.NUMBER, LinkKind.MEASURE),
    list_count_mismatch.CHECK: (ValueKind.COUNT, LinkKind.ITEMS),
    quotation_differs.CHECK: (ValueKind.QUOTATION, LinkKind.UTTERANCE),
    sum_mismatch.CHECK: (ValueKind.ARITHMETIC, LinkKind.WHOLE),
    entry_out_of_order.CHECK: (ValueKind.ORDER, LinkKind.BEFORE),
    reversed_interval.CHECK: (ValueKind.DATE, LinkKind.BEFORE),
    sequence_conflict.CHECK: (ValueKind.ORDER, LinkKind.BEFORE),
    untimely_date.CHECK: (ValueKind.DATE, LinkKind.BEFORE),
}
"""Check → what a link between the places of its findings is said to be."""


def again(report: Report, finding: Finding, values: ValueKind, kind: LinkKind) -> Verdict:
    """Return what is decided of a link over the very places of a finding."""
    places = finding.place.span, *(part.place.span for part in finding.related)
    dossier = report.dossier
    return prove_link(Link(kind, values, places, MODEL), Places(dossier, dossier.document))


@pytest.mark.parametrize(
    "text", [pytest.param(bad.text, id=bad.says) for check in DECIDED for bad in check.bad]
)
def test_whoever_links_the_places_of_our_own_finding_gets_its_words(text: str) -> None:
    kinds = {check.code: meant for check, meant in DECIDED.items()}
    report = examine_text(text.replace("[[", "").replace("]]", ""), ".md")
    decided = [finding for finding in report.findings if finding.code in kinds]
    assert decided or {finding.code for finding in report.findings} == {"QTY01"}
    for finding in decided:
        found = again(report, finding, *kinds[finding.code])
        assert isinstance(found, Proved), found
        assert (found.code, found.message) == (finding.code, finding.message)
        assert (found.span, found.proof) == (finding.place.span, finding.proof)


@given(st.dates(dt.date(1930, 1, 1), dt.date(2030, 12, 31)), st.sampled_from(WEEKDAYS))
@settings(max_examples=25, deadline=None)
def test_a_weekday_is_decided_alike_by_rules_and_for_others(day: dt.date, weekday: str) -> None:
    words = f"{weekday}, {day.day} {MONTHS[day.month - 1]} {day.year}"
    report = examine_text(f"The fair was held on {words} by the river.")
    found = prove_link(
        Link(LinkKind.CALENDAR, ValueKind.WEEKDAY, (Span(21, 21 + len(words)),), MODEL),
        Places(report.dossier, report.dossier.document),
    )
    is_wrong = WEEKDAYS[day.weekday()] != weekday
    assert isinstance(found, Proved if is_wrong else Refused)
    assert [one.message for one in report.findings] == [found.message] * is_wrong


BELL = "the bell will ring at noon on every market day of the year"


@given(st.integers(0, 12), st.sampled_from(["ring", "noon", "never", "market", "ship"]))
@settings(max_examples=25, deadline=None)
def test_a_quotation_is_decided_alike_by_rules_and_for_others(at: int, instead: str) -> None:
    words = BELL.split()
    words[at] = instead
    first, second = f"“{BELL},”", f"“{' '.join(words)},”"
    report = examine_text(f"{first} she said in May.\n\n{second} she said.")
    text = report.dossier.document.text
    behind = text.index(second, len(first))
    places = Span(behind, behind + len(second)), Span(0, len(first))
    link = Link(LinkKind.UTTERANCE, ValueKind.QUOTATION, places, MODEL)
    found = prove_link(link, Places(report.dossier, report.dossier.document))
    assert isinstance(found, Refused if words == BELL.split() else Proved)
    assert {one.message for one in report.findings if one.code == "QUO01"} <= {found.message}


@given(
    st.lists(st.dates(dt.date(1951, 1, 1), dt.date(1999, 12, 31)), min_size=4, max_size=6),
    st.integers(0, 5),
)
@settings(max_examples=25, deadline=None)
def test_a_row_of_dates_is_decided_alike_by_rules_and_for_others(
    days: list[dt.date], moved: int
) -> None:
    days = sorted(days)
    days.insert(0, days.pop(moved % len(days)))
    heads = [f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in days]
    entries = "\n".join(f"{head}: Barge {at} is built." for at, head in enumerate(heads))
    report = examine_text(f"Chronology\n\n{entries}\n")
    dates, read = report.dossier.facts.dates, Places(report.dossier, report.dossier.document)
    assert len(dates) == len(days)
    ours = {one.place.span: one.message for one in report.findings if one.code == "CHR02"}
    for date in dates:
        places = date.span, *(one.span for one in dates if one is not date)
        found = prove_link(Link(LinkKind.BEFORE, ValueKind.ORDER, places, MODEL), read)
        said = found.message if isinstance(found, Proved) else ""
        assert said == ours.get(date.span, "")


def decided(text: str, link: Link, codes: set[str]) -> tuple[Verdict, set[str]]:
    """Return the verdict on a link of others, and what our own findings say."""
    report = examine_text(text)
    found = prove_link(link, Places(report.dossier, report.dossier.document))
    return found, {one.message for one in report.findings if one.code in codes}


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))
