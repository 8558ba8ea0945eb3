"""Figures that belong together, and numbers that look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import examine_text
from factcheck.linkers.measures.likeness import look_alike
from factcheck.model import Measures


def measured(text: str) -> Measures:
    """Return the measures of a text."""
    return examine_text(text, ".txt").dossier.measures


@pytest.mark.parametrize(
    ("first", "second"), [(1240, 1420), (214_300, 241_300), (132, 123), (2470, 2476)]
)
def test_a_swap_or_one_other_digit_looks_alike(first: int, second: int) -> None:
    assert look_alike(first, second)


@pytest.mark.parametrize(
    ("first", "second"), [(1200, 1300), (124, 125), (12, 21), (1240, 1240), (1240, 12_400)]
)
def test_round_small_and_unlike_numbers_do_not(first: int, second: int) -> None:
    assert not look_alike(first, second)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_likeness_has_no_direction(first: int, second: int) -> None:
    assert look_alike(first, second) == look_alike(second, first)


@given(st.integers(100, 10**9))
def test_no_number_looks_like_itself(number: int) -> None:
    assert not look_alike(number, number)


def test_a_measure_in_two_units_is_kept_with_its_bounds() -> None:
    (one,) = measured("The road is 16 km (10 mi) long.").conversions
    assert one.low < one.other.low < one.high


def test_a_bare_m_before_a_bracket_is_a_metre() -> None:
    (one,) = measured("The mast is 30 m (98 ft) high, and the firm is worth 5m.").conversions
    assert one.low < one.other.low < one.high


@pytest.mark.parametrize(
    "text",
    [
        "The calf weighed 9 st 4 lb (59 kg) in May.",
        "The calf weighed nine stone four pounds (59 kg) in May.",
        "The loaf weighed 7 lb 3 oz (3.26 kg) in May.",
        "The course is 26 miles 385 yards (42.195 km) long.",
        "The beam is 5 feet and 6 inches (168 cm) long.",
        "The beam is 5 ft 6 in (1.68 m) long.",
    ],
)
def test_two_units_make_one_measure(text: str) -> None:
    (one,) = measured(text).conversions
    assert one.low < one.other.low < one.high


def test_gallons_of_either_kind_are_within_the_bounds() -> None:
    (one,) = measured("The tank holds 100 litres (26 gallons).").conversions
    american, imperial = 26, 22
    assert one.low < imperial < american < one.high


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        ("The four ministers (Ana Ruiz, Ivo Brandt and Lea Moss) resigned.", 3, 3),
        ("Her three brothers, Ivo and Åke, became engineers.", 2, 2),
        ("The four new boats, Svea, Ellida and Ørn, were built at Kiel.", 3, 3),
        ("Four firms have certified the silos so far: Ruiz, Brandt and Moss.", 3, 3),
        ("It names three officers: the Treasurer, the Clerk and the Warden.", 3, 3),
        ("All three members (Mali, and Trinidad and Tobago) met.", 2, 3),
    ],
)
def test_a_joined_pair_counts_as_one_or_two(text: str, fewest: int, most: int) -> None:
    (one,) = measured(text).listings
    assert (one.fewest, len(one.items)) == (fewest, most)


@pytest.mark.parametrize(
    "text",
    [
        "He proposed three things: cork for wool, a treaty on fish, and a fair.",
        "The five ministers, Ruiz, Brandt and Moss, and two clerks met.",
        "They won by three goals, Ruiz and Moss, the forwards, being in form.",
        "The three brothers, Ivo and Karl among them, became engineers.",
        "Her three brothers, Ivo, became engineers.",
        "Twelve states, among them Chad, Mali and Niger, signed.",
        "Five members, including Chad, Mali and Niger, signed.",
    ],
)
def test_an_open_list_or_one_of_other_things_is_no_listing(text: str) -> None:
    assert measured(text).listings == ()


def test_a_text_without_figures_has_no_measures() -> None:
    assert measured("Nothing is counted here.") == Measures()
