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
