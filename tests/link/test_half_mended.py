"""Every difference of two quotations is named, and none is lost when another is mended."""

import itertools

import pytest

from factcheck import examine_text
from factcheck.model import fix

SAID = "“We fired the {} kiln {} beech and {},” the potter Jon Vik said in 2014.\n\n"
AGAIN = "In his memoir Vik repeats it: “We fired the {} kiln {} beech and {}.”\n"
ONE = "old", "with", "much courage"
OTHERS = ("new", "with", "plain patience"), ("new", "with", "patience")


def messages(text: str) -> list[str]:
    found = examine_text(text).findings
    return [one.message for one in found if one.code == "QUO01"]


@pytest.mark.parametrize("other", OTHERS)
def test_each_difference_of_a_quotation_is_named_until_it_is_mended(other: tuple[str, ...]) -> None:
    apart = [(mine, its) for mine, its in zip(ONE, other, strict=True) if mine != its]
    for count in range(1, len(apart) + 1):
        for left in itertools.combinations(apart, count):
            words = [
                its if (mine, its) in left else mine for mine, its in zip(ONE, other, strict=True)
            ]
            (message,) = messages(SAID.format(*ONE) + AGAIN.format(*words))
            assert all(f"“{its}”" in message for mine, its in left if its not in mine)


def test_a_third_quotation_settles_which_words_are_right() -> None:
    first = SAID.format("old", "with", "patience")
    texts = {
        odd: first.replace("old", "new" if odd == 0 else "old")
        + AGAIN.format("new" if odd == 1 else "old", "with", "patience")
        + "\nThe plaque has Vik’s words: “We fired the {} kiln with beech and patience.”\n".format(
            "new" if odd == 2 else "old"
        )
        for odd in range(3)
    }
    for odd, text in texts.items():
        report = examine_text(text)
        (found,) = [one for one in report.findings if one.code == "QUO01"]
        sure = fix(found)
        assert sure is not None
        assert (sure.changes, sure.words, found.place.text) == (0, "old", "new"), odd
        assert len(found.related) == 2
