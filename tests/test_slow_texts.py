"""Texts made to be slow cost in proportion to their length: counted calls, no clock."""

from collections.abc import Callable

import pytest

from factcheck import examine_text
from factcheck.document.readers import sentences

Calls = Callable[[Callable[[], object]], int]
OPENING = "It burned on 4 May 1990.\n\n"
CLOSING = "\n\nThey wept.\n"


@pytest.fixture(autouse=True)
def _warm() -> None:
    examine_text(OPENING + "The tarn froze hard, 12 boats sank." + CLOSING, ".txt")


def test_one_very_long_word_is_not_tried_with_every_slip_of_the_hand(calls: Calls) -> None:
    def examined(letters: int) -> Callable[[], object]:
        word = "heron" * (letters // 5)
        return lambda: examine_text(f"{OPENING}The {word} flew off.{CLOSING}", ".txt")

    assert calls(examined(20_000)) < calls(examined(50)) + 2_000


def test_a_run_of_full_stops_is_tried_from_its_first_alone(calls: Calls) -> None:
    stops = vars(sentences)["_STOP"]
    assert stops.match("....... ")
    assert not any(stops.match("....... ", at) for at in range(1, 8))
    long, short = (OPENING + "." * size + CLOSING for size in (20_000, 5_000))
    assert calls(lambda: examine_text(long, ".txt")) < 5 * calls(
        lambda: examine_text(short, ".txt")
    )
