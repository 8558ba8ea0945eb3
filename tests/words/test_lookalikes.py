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
