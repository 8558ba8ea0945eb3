"""Look-alike words in two tellings of one happening."""

import pytest

from factcheck import Config, examine_text

TOLD = """The quay

On 12 June 1906 the guild landed {0} from Bergen at the new quay.

Chronology

12 June 1906: The guild lands {1} from Bergen at the quay.
9 August 1907: The guild buys the ruin.
3 May 1911: The crane is lifted into place.
"""


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("twelve horses", "twelve houses"),  # another letter
        ("twelve trails", "twelve trials"),  # two letters swapped
    ],
)
def test_one_edit_beside_a_common_word_is_told(there: str, here: str) -> None:
    report = examine_text(TOLD.format(there, here), config=Config(select=("CHR04",)))
    assert [one.place.text for one in report.findings] == [here.split()[1]]
    assert [one.place.text for one in report.findings[0].related] == [there.split()[1]]


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("twelve horses", "twelve horse"),
        ("twelve crates", "twelve barrels"),
        ("forgotten houses", "houses to forget"),
        ("twelve cows", "twelve rows"),  # short words
    ],
)
def test_what_inflection_or_meaning_explains_is_left_alone(there: str, here: str) -> None:
    report = examine_text(TOLD.format(there, here), config=Config(select=("CHR04",)))
    assert report.findings == ()


BESIDE = """The quay

On {0} the guild of Ulvik bought a stone house from the widow of the mayor.

Chronology

12 June 1906: The guild of Ulvik buys the mayor's widow's horse.
9 August 1907: The guild buys the ruin.
3 May 1911: The crane is lifted into place.
"""


@pytest.mark.parametrize(("date", "count"), [("12 June 1906", 1), ("a day in 1906", 0)])
def test_tellings_of_one_day_need_no_common_neighbour(date: str, count: int) -> None:
    report = examine_text(BESIDE.format(date), config=Config(select=("CHR04",)))
    assert len(report.findings) == count


def test_two_words_that_no_link_joins_are_left_alone() -> None:
    text = "The guild landed twelve horses.\n\nIn 1950 a school bought twelve houses."
    assert examine_text(text, config=Config(select=("CHR04",))).findings == ()


PHRASES = """The wreck

On 9 April {0} of the mainland. Nobody was on board.

In May {0} of the cape as well.

The council met in the autumn. It asked for {1}, and got none.
"""


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("a survey ship lay west", "the survey shop of the navy", ["shop"]),
        ("the dredged channel lay west", "a channel that was dredged", []),
        ("they crossed the charted desert west", "a charted dessert", ["dessert"]),
    ],
)
def test_a_phrase_that_stands_elsewhere_with_a_letter_changed_is_told(
    first: str, second: str, found: list[str]
) -> None:
    report = examine_text(PHRASES.format(first, second), config=Config(select=("CHR04",)))
    assert [one.place.text for one in report.findings] == found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("twelve horses lay west", "twelve houses"),  # neighbours of anything
        ("the research center lay west", "the research centre"),  # two spellings
        ("a survey ship lay west", "a survey trip"),  # another first letter
        ("a painted horse, or painted house, lay west", "a horse"),  # side by side
        ("the largest horse lay west", "the largest house"),
        ("the chore Marciel had lay west", "he chose Marciel"),  # named people do many things
        ("a survey ship lay west", "what he called the “survey shop” of the navy"),
        ("survey ships and a survey ship lay west", "a shop, a survey shop"),
        ("the survey death lay west", "the survey depth-cued lamps of"),
    ],
)
def test_words_that_may_stand_beside_the_same_word_are_left_alone(first: str, second: str) -> None:
    report = examine_text(PHRASES.format(first, second), config=Config(select=("CHR04",)))
    assert report.findings == ()


def test_two_compounds_before_one_noun_are_two_things() -> None:
    text = (
        "Burglars may climb in by a garden side window at night.\n\n"
        "A building site window is easier still, since it has no lock.\n"
    )
    assert examine_text(text, config=Config(select=("CHR04",))).findings == ()
