"""Years that dates borrow: chosen together, by what each reading of the whole costs."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The kiln broke in May 2016. Men who had fought since 2011 left on 9 June.", "2016-06-09"),
        ("It broke in March 1917, and in November it broke again.", "1917-11"),
        ("It broke in May 1917. Two years later it ran. On 9 June it was sold.", "1919-06-09"),
        # a side clause, a mark that was reached before, a day that was only meant
        (
            "The weir broke on 3 May 2016. This followed the flood of June 2011. In July it ran.",
            "2016-07",
        ),
        ("The mill shut in May 2016 with a launch date in late 2019. In July it ran.", "2016-07"),
        # in one sentence time goes on
        (
            "Men came to the weir on 8 March 1965. The 40 there in March were 90 by December.",
            "../1965-12",
        ),
        # a range is told where it ends
        ("It was begun in March 1917. They dug from October to March.", "1916-10/1917-03"),
        # a winter goes on from its autumn
    ],
)
def test_an_aside_lends_no_year_and_a_story_goes_on(told: Teller, text: str, value: str) -> None:
    assert told(text)[-1][1] == value


def test_a_heading_with_years_holds_for_what_is_told_below_it(told: Teller) -> None:
    text = (
        "# The canal\n\nIt was dug in 1899, and the last lock opened in June 1903.\n\n"
        "## Works of 1905\n\n### Locks\n\nOn 25 January the gates broke.\n\n"
        "### Banks\n\nOn 3 March the bank slid.\n"
    )
    assert [value for _, value in told(text)[-2:]] == ["1905-01-25", "1905-03-03"]


@pytest.mark.parametrize(
    ("text", "published", "values"),
    [
        # seen from its day, though an old date stands in it
        (
            "The hall of May 1911 burned on Monday. On Tuesday it fell, and yesterday men came.",
            "2016-03-03",
            ["1911-05", "2016-02-29", "2016-03-01", "2016-03-02"],
        ),
        ("It will open on 9 June.", "2016-03-03", ["2016-06-09"]),
        # what it counts from its own day moves what is told, and no month of the past lies ahead
        ("It broke in June 2015. In April men had come.", "2016-03-03", ["2015-06", "2015-04"]),
        # what verbs say of what is to come, and of what was done
        (
            "The sale is set for September, and the lease expires in August.",
            "2016-03-03",
            ["2016-09", "2016-08"],
        ),
        # a year in passing
        (
            (
                "The board, founded in 1887, lost money in 2009 and has paid its debts. Its books "
                "will be printed on 28 March, and the strike of the men began on 2 March."
            ),
            "2016-03-03",
            ["1887", "2009", "2016-03-28", "2016-03-02"],
        ),
    ],
)
def test_a_dispatch_counts_from_its_own_day(
    told: Teller, text: str, published: str, values: list[str]
) -> None:
    assert [value for _, value in told(text, published=published)] == values
