"""Files of settings: where they are found, what they may say, and how mistakes are told."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import Config, ConfigError
from factcheck.checks import CHECKS
from factcheck.config import PerFile
from factcheck.config.files import Settings, found, read
from factcheck.errors import Problem
from factcheck.model import Edtf, Ruling, Severity

WHOLE = """\
select = ["NAM", "DAT"]
ignore = ["DAT02"]
covers = "2020-01/2020-04"
day-first = true
time-zone = "GMT"
sheet = "names.yaml"
baseline = "known.json"

[severities]
NAM = "warning"
NAM01 = "error"
CIT = "off"

[names]
people = ["Ana Brito", { name = "Lucian Abara", allow = ["L. Abara"] }]

[per-file]
"drafts/*.md" = { ignore = ["NAM"], day-first = false }

[output]
format = "json"
fail-on = "error"
require = "done"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(text: str, name: str = "factcheck.toml") -> Settings:
    Path(name).write_text(text, encoding="utf-8")
    return read(name, CHECKS, ("json", "text"))


def mistakes(text: str, name: str = "factcheck.toml") -> list[str]:
    with pytest.raises(ConfigError) as caught:
        settings(text, name)
    return str(caught.value).split("\n")


def test_a_file_may_set_everything() -> None:
    known = settings(WHOLE)
    config = known.config
    assert config.select == ("NAM", "DAT")
    assert config.covers == Edtf.parse("2020-01/2020-04")
    assert (config.day_first, config.time_zone) == (True, "UTC")
    assert config.sheet.rulings == (Ruling("Ana Brito"), Ruling("Lucian Abara", ("L. Abara",)))
    assert config.per_file == (PerFile("drafts/*.md", ignore=("NAM",), day_first=False),)
    assert (known.sheet, known.baseline) == ("names.yaml", "known.json")
    assert (known.format, known.fail_on) == ("json", "error")
    assert known.require == "done"


def test_the_same_stands_in_pyproject_under_its_table() -> None:
    shared = f"[tool.factcheck]\n{WHOLE}"
    for name in ("severities", "names", "per-file", "output"):
        shared = shared.replace(f"[{name}]", f"[tool.factcheck.{name}]")
    assert settings(shared, "pyproject.toml").config == settings(WHOLE).config


def test_paths_count_from_the_folder_of_the_file(folder: Path) -> None:
    (folder / "deep").mkdir()
    assert settings('sheet = "names.yaml"', "deep/factcheck.toml").sheet == "deep/names.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "names.people = 3",
        'select = "NAM"',
        "per-file = 3",
        'selct = ["NAM"]',
        'select = ["NAM",\n  "DAT99"]',
        "day-first = 'yes'",
        'time-zone = "Paris"',
        'names.people = ["Ana", 3]',
        'output.format = "jsn"',
        "select = [3]",
        "severities = 3",
        "sheet = 3",
        "names.people = [{ name = 'A', allow = 3 }]",
        "x = = 1",
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_was_expected(
    text: str, snapshot: object
) -> None:
    (line,) = mistakes(text)
    assert re.sub(r"Did you mean [A-Z]{3}\d*\? ", "", line) == snapshot


def test_all_mistakes_of_a_file_are_told_in_one_run() -> None:
    lines = mistakes('selct = []\nignore = ["XYZ"]\ncovers = "2020-13"\n[output]\nfail-on = 1\n')
    assert [line.split(":")[1] for line in lines] == ["1", "2", "3", "5"]


def problems(path: str) -> tuple[Problem, ...]:
    try:
        read(path, CHECKS)
    except ConfigError as error:
        return error.problems
    return ()


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_with_places(text: str) -> None:
    path = Path("any.toml")
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    assert all(one.line >= 1 and one.column >= 1 for one in problems("any.toml"))


def test_the_nearest_file_above_the_documents_is_found(folder: Path) -> None:
    (folder / "texts" / "new").mkdir(parents=True)
    (folder / "factcheck.toml").write_text("", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.factcheck]\n", encoding="utf-8")
    assert found(["texts/new/a.md", "texts/b.md"]) == "factcheck.toml"
    (folder / "texts" / "pyproject.toml").write_text("[tool.factcheck]\n", encoding="utf-8")
    assert found(["texts/new/a.md", "texts/b.md"]) == "texts/pyproject.toml"
    assert found(["texts/new/a.md", "b.md"]) == "factcheck.toml"


# What the settings do.

TWO_READINGS = "The dam broke on 3/4/2020.\n\nThe dam broke on 3 April 2020.\n"
DEED = "It was signed on Tuesday, 4 July 1776. A copy burned on 31 June 1802.\n"


def test_a_severity_is_set_for_a_family_and_a_code_wins() -> None:
    config = Config(severities={"DAT": "warning", "DAT02": "note"})
    report = factcheck.examine_text(DEED, config=config)
    assert [one.severity for one in report.findings] == [Severity.WARNING, Severity.NOTE]


def test_the_settings_of_a_pattern_hold_for_the_files_that_it_fits(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(DEED, encoding="utf-8")
    config = Config(per_file=(PerFile("b.*", ignore=("DAT02",)),))
    reports = list(factcheck.examine_all(["a.txt", "b.txt"], config))
    assert [len(one.findings) for one in reports if isinstance(one, factcheck.Report)] == [2, 1]


@pytest.mark.parametrize(("first", "value"), [(True, "2020-04-03"), (False, "2020-03-04")])
def test_day_first_settles_how_a_date_in_numbers_is_read(first: bool, value: str) -> None:  # noqa: FBT001
    report = factcheck.examine_text(TWO_READINGS, config=Config(day_first=first))
    assert str(report.dossier.facts.dates[0].value) == value


def test_a_period_fills_in_the_year() -> None:
    text = "The dam broke on 3 April, and the mayor resigned on 5 April.\n"
    period = Edtf.parse("2021-01/2021-12")
    report = factcheck.examine_text(text, config=Config(covers=period))
    assert [str(one.value) for one in report.dossier.facts.dates] == ["2021-04-03", "2021-04-05"]


TIMELINE = """# Timeline of 6 May 2021

- **09:12 UTC** Rollout begins.
- **09:40 UTC** First alert.
- **09:51** Rollback begins.
- **09:58 UTC** Rollback complete.
- **10:20 UTC** Closed.
"""


def test_a_time_zone_is_that_of_the_times_without_one() -> None:
    zoned = Config(select=("DAT08",), time_zone="+02:00")
    report = factcheck.examine_text(TIMELINE, ".md", zoned)
    times = [one.value for one in report.dossier.facts.dates if one.value and one.value.has_time]
    assert [str(one).endswith("+02:00") for one in times] == [False, False, True, False, False]
