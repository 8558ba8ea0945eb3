"""The rows that an archive keeps of one document."""

import datetime as dt
from pathlib import Path

import pytest

from factcheck.analysis.pipeline import examine_text
from factcheck.corpus.rows import Row, days, rows
from factcheck.corpus.schema import TABLES, described
from factcheck.model import Edtf

TEXT = """# The Orla Bay light

Minister of Fisheries Tomas Rein opened the Orla Bay light on 3 May 1911. Ada Holm, born on
2 April 1870, kept it for 31 years. "The lamp must never go out," Ada Holm said in 1920.

The light used 4,120 litres of oil a year. Holm died on 7 March 1942.
"""


@pytest.fixture(scope="module")
def made() -> dict[str, list[Row]]:
    return rows(examine_text(TEXT, ".md"), "d1")


def only(batch: list[Row], **wanted: object) -> Row:
    found = [row for row in batch if all(row.get(key) == wanted[key] for key in wanted)]
    assert len(found) == 1, found
    return dict(found[0])


def test_every_column_of_a_row_is_in_the_schema(made: dict[str, list[Row]]) -> None:
    for name, rows_of in made.items():
        assert {key for row in rows_of for key in row} <= {one.name for one in TABLES[name].columns}


def test_a_statement_tells_its_date_its_place_and_what_was_done(
    made: dict[str, list[Row]],
) -> None:
    row = only(made["statements"], date="1911-05-03")
    assert (row["line"], row["column"]) == (3, 1)
    assert row["earliest"] == row["latest"] == dt.date(1911, 5, 3)
    assert row["dated_actions"] == ["open"]
    assert {"tomas-rein", "orla-bay"} <= set(row["entities"])  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("kind", "entity", "field", "value"),
    [
        ("birth", "ada-holm", "date", "1870-04-02"),
        ("death", "ada-holm", "date", "1942-03-07"),
        ("quotation", "ada-holm", "text", "The lamp must never go out,"),
    ],
)
def test_lives_offices_and_quotations_are_of_their_entity(
    made: dict[str, list[Row]], kind: str, entity: str, field: str, value: str
) -> None:
    assert only(made["mentions"], kind=kind, entity=entity)[field] == value


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("1911-05", (dt.date(1911, 5, 1), dt.date(1911, 5, 31))),
        ("1911-05-03T23:10", (dt.date(1911, 5, 3), dt.date(1911, 5, 3))),
        ("-0044-03-15", (None, None)),
    ],
)
def test_a_date_has_its_first_and_last_day(
    written: str, bounds: tuple[dt.date | None, dt.date | None]
) -> None:
    assert days(Edtf.parse(written)) == bounds


def test_the_page_on_the_archive_has_every_table_as_it_is() -> None:
    page = Path(__file__).parents[2] / "docs" / "archive.md"
    assert described() in page.read_text(encoding="utf-8"), "run `make pages`"
