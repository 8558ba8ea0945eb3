"""A lone name that two people bear: who is meant, and where nothing tells."""

import pytest

from factcheck.document.readers import parse_text
from factcheck.extract.names import names
from factcheck.extract.quotations import quotations
from factcheck.link.entities import link_entities, namesakes
from factcheck.model import SourceFile

BOTH = "Mayor Ana Duarte met Doctor Luis Duarte on Monday."


def found(text: str) -> list[tuple[int, tuple[str, ...]]]:
    document = parse_text(SourceFile("x.txt", text))
    known = link_entities(document, names(document, quotations(document)))
    return [(one.span.start, one.bearers) for one in namesakes(document, known)]


def test_a_lone_name_after_two_bearers_may_be_of_either() -> None:
    text = f"{BOTH}\n\nOn Friday Duarte resigned. Later Duarte wept."
    [(start, bearers)] = found(text)
    assert bearers == ("Ana Duarte", "Luis Duarte")
    assert start == len(f"{BOTH}\nOn Friday ")


@pytest.mark.parametrize(
    "after",
    [
        "On Friday Mayor Duarte resigned.",
        "Then Mayor Ana Duarte wept. On Friday Duarte resigned.",
        "She wrote “Duarte is late” in the book.",
    ],
)
def test_a_title_or_a_full_name_close_before_tells_who_is_meant(after: str) -> None:
    assert found(f"{BOTH}\n\n{after}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Doctor Tilda Rooth spoke of the Rooth Doctrine.\n\nOn Friday Rooth resigned.",
        "Doctor Martin Aas came. Doctor Eva Martin left.\n\nOn Friday Martin resigned.",
    ],
)
def test_other_things_called_alike_and_one_person_turned_round_are_no_namesakes(text: str) -> None:
    assert found(text) == []
