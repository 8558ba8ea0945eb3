"""What two documents of a series may say otherwise, and what not."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import factcheck
from factcheck.model import Report

Saved = Callable[[Mapping[str, str]], Path]

TWO = "The reading room holds 14,200 volumes and is open on 250 days."
OTHER = "The reading room holds 12,400 volumes and is open on 250 days."


def codes(report: Report) -> list[str]:
    return [one.code for one in report.findings]


def headed(text: str, **fields: str) -> str:
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\n{front}---\n\n# {fields.get('title', 'Room')}\n\n{text}\n"


def test_one_book_has_one_figure(saved: Saved) -> None:
    folder = saved({"1.md": f"# Rooms\n\n{TWO}\n", "2.md": f"# Books\n\n{OTHER}\n"})
    assert codes(factcheck.examine_together(folder)) == ["QTY01"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "Rooms", "date": "2021-03-01"}, {"title": "Books", "date": "2023-03-01"}),
        ({"title": "Annual report 2021"}, {"title": "Annual report 2022"}),
    ],
)
def test_two_times_or_two_hands_may_have_two_figures(
    saved: Saved, first: dict[str, str], second: dict[str, str]
) -> None:
    folder = saved({"1.md": headed(TWO, **first), "2.md": headed(OTHER, **second)})
    assert codes(factcheck.examine_together(folder)) == []


def test_a_book_that_is_of_one_time_overrules_its_chapters(saved: Saved) -> None:
    texts = {
        "1.md": headed(TWO, title="Rooms", date="2021-03-01", author="Ana Brito"),
        "2.md": headed(OTHER, title="Books", date="2023-03-01", author="Bo Dahl"),
        "book.yaml": "date: 2024\nauthors: [Ana Brito, Bo Dahl]\n",
    }
    assert codes(factcheck.examine_together(saved(texts))) == ["QTY01"]


def test_a_meeting_of_each_year_is_no_conflict_of_dates(saved: Saved) -> None:
    text = "The annual meeting of the Lune Society was held on 14 May {} in the mill."
    folder = saved(
        {
            f"{year}.md": headed(text.format(year), title=f"Annual report {year}")
            for year in (2019, 2020, 2021)
        }
    )
    assert codes(factcheck.examine_together(folder)) == []


def test_a_short_form_is_settled_by_each_author(saved: Saved) -> None:
    one = "The Coastal Repair Board (CRB) built the wall. The CRB paid for it."
    two = "The County Relief Bureau (CRB) fed the town. The CRB closed in May."
    apart = {
        "1.md": headed(one, title="A", author="Ana Brito"),
        "2.md": headed(two, title="B", author="Bo Dahl"),
    }
    same = {name: text.replace("Bo Dahl", "Ana Brito") for name, text in apart.items()}
    assert codes(factcheck.examine_together(saved(apart))) == []
    assert codes(factcheck.examine_together(saved(same))) == ["ABB01"]


def test_names_that_stand_in_passages_of_another_language_alone_are_not_compared(
    saved: Saved,
) -> None:
    english = (
        "The parish keeps the notices of the opening of the bridge, and this chapter has one of "
        "them as it was printed in the week of the opening for those who lived there."
    )
    first = (
        "Später wurde noch lange gefeiert, sagte Baumeister Ingmar Holmqvist den Leuten. Viele "
        "wunderten sich damals, darunter auch Freunde, denn Ingmar Holmqvist tanzte selten."
    )
    second = (
        "Niemand wusste vorher, dass Ingmar Holmquist darüber selbst geschrieben hatte; deshalb "
        "wunderten sich später viele, darunter auch Nachbarn, Lehrer und Fischer vom Hafen."
    )
    folder = saved({"1.md": f"{english}\n\n{first}\n", "2.md": f"{english}\n\n{second}\n"})
    assert codes(factcheck.examine_together(folder)) == []
