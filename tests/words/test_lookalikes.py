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
        ("great plates", "great palates"),
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
        ("twelve boats", "twelve goats and boats"),
        ("twelve crates", "twelve barrels"),
        ("forgotten houses", "houses to forget"),
        ("falling slates", "failing slates"),  # two verbs
        ("the larger crates", "the large crates"),
        ("twelve cows", "twelve rows"),  # short words
        ("many horses", "many horses, not houses"),
    ],
)
def test_what_inflection_or_meaning_explains_is_left_alone(there: str, here: str) -> None:
    report = examine_text(TOLD.format(there, here), config=Config(select=("CHR04",)))
    assert report.findings == ()


def test_the_same_letters_in_another_order_are_one_slip() -> None:
    text = TOLD.format("steel brakes", "steel breaks")
    assert len(examine_text(text, config=Config(select=("CHR04",))).findings) == 1


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


def test_small_words_and_numbers_are_no_slips_of_each_other() -> None:
    text = TOLD.format("there and three horses", "three horses, where")
    assert examine_text(text, config=Config(select=("CHR04",))).findings == ()


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
        ("they met a pilgrim horse west", "its pilgrim house", ["house"]),
        ("the dredged channel lay west", "a channel that was dredged", []),
        ("they saw a mortal danger west", "a mortal dancer", ["dancer"]),
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
        ("a new form lay west", "a new farm"),
        ("the copper mines lay west", "the copper miners"),  # who does it
        ("the research center lay west", "the research centre"),  # two spellings
        ("the police sent men west", "the police, which went"),
        ("a survey ship lay west", "a survey trip"),  # another first letter
        ("a fishing woman lay west", "the fishing women"),
        ("a statistical analysis lay west", "its statistical analyses"),
        ("a painted horse, or painted house, lay west", "a horse"),  # side by side
        ("he helped found it west", "she helped fund it"),
        ("the largest horse lay west", "the largest house"),
        ("a perfect horse lay west", "a perfect house"),
        ("the spire becomes broad west", "the spine becomes broad"),
        ("the chore Marciel had lay west", "he chose Marciel"),  # named people do many things
        ("the marines formed a line west", "marines forced out"),  # two deeds
        ("a survey ship lay west", "what he called the “survey shop” of the navy"),
        ("a survey ship lay west", "a survey. Shop keepers came"),
        ("survey ships and a survey ship lay west", "a shop, a survey shop"),
        ("the boats, including depth marks, lay west", "the boats, including death"),
        ("the survey death lay west", "the survey depth-cued lamps of"),
        ("the survey license lay west", "the survey licensee"),
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


def test_a_frequent_word_stands_in_front_of_many_nouns() -> None:
    text = (
        "The clerk hangs up a sample drawing for the masons of the tower.\n\n"
        "The masons ask for a simple drawing, since they cannot read.\n"
    )
    assert examine_text(text, config=Config(select=("CHR04",))).findings == ()
