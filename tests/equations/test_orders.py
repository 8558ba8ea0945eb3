"""Numbers that must rise, fall, follow one another or repeat."""

import pytest

from factcheck import Config, examine_text

ONLY = Config(select=("QTY02",))


def messages(text: str) -> list[str]:
    suffix = ".md" if text.startswith(("|", "-")) else ".txt"
    return [finding.message for finding in examine_text(text, suffix, ONLY).findings]


YEARS = """- 1901: 5 m–9 m (dry)
- 1902: 9 m–12 m (wet)
- 1903: 12 m–19 m (wet)
- 1904: {} m–25 m (wet)
- 1905: 25 m–30 m (wet)
"""
MEANS = """| Mill | Oats | Rye |
|---|---|---|
| North | 10 | 5 |
| South | 20 | 7 |
| West | 30 | 9 |
| {} | 20 | {} |
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The school had 84 pupils, up from 91 in 1911.", "from 91 to 84 is a fall, not a rise"),
        (
            "The toll rose in May from 1,240 to 1,140 crowns.",
            "from 1,240 to 1,140 is a fall, not a rise",
        ),
    ],
)
def test_a_number_out_of_its_order_is_told(text: str, says: str) -> None:
    assert messages(text) == [says]


@pytest.mark.parametrize(
    "text",
    [
        "The school had 91 pupils, up from 84 in 1911.",
        "The club rose from 9 to 3 in the ranking.",
        "The school had 84 pupils, up from 91 teachers.",
        YEARS.format(19),
        MEANS.format("Mean", 7),
    ],
)
def test_numbers_in_order_are_left_alone(text: str) -> None:
    assert messages(text) == []
