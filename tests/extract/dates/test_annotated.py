"""The annotated sentences that stand beside the checkout, where they do."""

from collections.abc import Callable
from pathlib import Path

import yaml

from factcheck.document.readers import parse_text
from factcheck.extract.dates import dates
from factcheck.model import Edtf, Record, SourceFile

Finder = Callable[[str], Path]


def test_sentences_without_dates_are_silent(shared: Finder) -> None:
    for probe in _probes(shared):
        if "none" in probe:
            assert _found(probe) == [], probe["id"]


def test_days_months_and_years_are_read_as_annotated(shared: Finder) -> None:
    plain = [probe for probe in _probes(shared) if "edtf" in probe and "mod" not in probe]
    wrong = [probe["id"] for probe in plain if probe["edtf"] not in " ".join(_found(probe))]
    listed_apart = ["p58"]  # one date a day, not a set
    minute_only = ["p56"]  # no seconds are written
    not_read = ["p32", "p43"]  # "the eve of", "a week ago Tuesday"
    assert sorted(wrong) == sorted(listed_apart + minute_only + not_read)


def _probes(shared: Finder) -> list[dict[str, str]]:
    path = shared("gold/date_probes.yaml")
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))


def _found(probe: dict[str, str]) -> list[str]:
    document = parse_text(SourceFile("probe.txt", probe["text"]))
    record = Record(published=Edtf.parse(str(probe["anchor"])))
    return [str(date.value) for date in dates(document, (), record)]
