"""Every form of a date by its own examples; sentences with a date, and sentences without one."""

from pathlib import Path

import pytest

from factcheck.document.readers import parse_text
from factcheck.extract.dates import dates, vetoes
from factcheck.extract.dates.grammar import forms
from factcheck.extract.dates.readings import reading_of
from factcheck.extract.dates.vetoes import veto_of
from factcheck.extract.quotations import quotations
from factcheck.model import Edtf, Record, SourceFile

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
EXAMPLES = [example for form in forms() for example in form.examples]


def lines(name: str) -> list[str]:
    """Return the sentences of a file beside this one."""
    written = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in written if line and not line.startswith("#")]


def read(words: str, published: str = "") -> list[str]:
    """Return the values of the dates between the first brackets of some words."""
    start, end = words.index("["), words.index("]") - 1
    text = words.replace("[", "", 1).replace("]", "", 1)
    lead = "" if text[:1].isupper() or text[:1].isdigit() else "It was "
    document = parse_text(SourceFile("text.txt", lead + text + ("." if lead else "")))
    record = Record(published=Edtf.parse(published) if published else None)
    start, end = start + len(lead), end + len(lead)
    found = dates(document, quotations(document), record)
    return [str(one.value) for one in found if one.span.start < end and start < one.span.end]


@pytest.mark.parametrize(("words", "value"), EXAMPLES)
def test_a_form_reads_its_examples(words: str, value: str) -> None:
    assert read(words) == [value]


def test_the_page_on_dates_has_every_form_with_its_value_and_no_other() -> None:
    page = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")
    table = page.partition("<!-- forms: ")[2].partition("<!-- end of forms -->")[0]
    shown = [tuple(row[2:-2].split(" | ")) for row in table.splitlines() if row.startswith("| ")]
    bold = [(words.replace("[", "**").replace("]", "**"), value) for words, value in EXAMPLES]
    values = {"None": "no such day"}
    assert shown[2:] == [(words, values.get(value, f"`{value}`")) for words, value in bold]


def test_every_reading_and_veto_is_used_and_known() -> None:
    assert all(callable(reading_of(form.reading)) for form in forms())
    used = {veto_of(form.veto).__name__ for form in forms() if form.veto}
    assert used == {name for name in vars(vetoes) if name.startswith("is_")}


@pytest.mark.parametrize("line", lines("sentences.txt"))
def test_a_sentence_tells_the_date_that_a_reader_would_take_from_it(line: str) -> None:
    words, _, value = line.rpartition(" = ")
    published, _, rest = words.rpartition(" | ")
    assert read(rest, published) == [value]


@pytest.mark.parametrize("line", lines("stories.txt"))
def test_a_text_tells_all_its_dates_in_order(line: str) -> None:
    words, _, values = line.rpartition(" =")
    published, _, text = words.rpartition(" | ")
    document = parse_text(SourceFile("text.txt", text))
    record = Record(published=Edtf.parse(published) if published else None)
    found = dates(document, quotations(document), record)
    assert "; ".join(str(one.value or "") for one in found) == values.strip()


@pytest.mark.parametrize("line", lines("no_dates.txt"))
def test_a_sentence_without_a_date_has_none(line: str) -> None:
    document = parse_text(SourceFile("text.txt", line))
    found = dates(document, (), Record())
    assert [document.words(one.span) for one in found] == []
