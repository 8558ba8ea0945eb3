"""Counts of points and things that are listed in another place of the document."""

import pytest

from factcheck import Config, examine_text

ITEMS = ("Mend the weir.", "Paint the sluice.", "Drain the pond.", "Cut the reeds.", "Lay turf.")
LISTED = "".join(f"- {item}\n" for item in ITEMS)
NUMBERED = "".join(f"{at}. {item}\n" for at, item in enumerate(ITEMS, 1))
LABELLED = "".join(f"**Recommendation {at}.** {item}\n\n" for at, item in enumerate(ITEMS, 1))
TASKS = "".join(f"| {at} | {item} | May |\n" for at, item in enumerate(ITEMS, 1))
ACTIONS = f"Table 2. Actions agreed\n\n| No. | Action | By |\n|---|---|---|\n{TASKS}"
MILLS = "".join(f"| {name} | 3 |\n" for name in ("Aldon", "Brae", "Corrie", "Dean", "Esk"))
TABLE = f"Table 1. Mills of the valley\n\n| Mill | Stones |\n|---|---|\n{MILLS}"
FAIRS = "- 4 May, oats\n- 8 June, rye\n- 1 July, peas\n- 9 July, tar\n- 3 August, flax\n"
AIMS = f"## Aims\n\n{LISTED}"
WRONG = [
    f"The report makes {{}} recommendations.\n\n## Recommendations\n\n{NUMBERED}",
    f"It made {{}} recommendations.\n\n## 4. Our recommendations\n\nWe ask to:\n\n{LISTED}",
    f"It makes {{}} recommendations.\n\n## Recommendations\n\n{LABELLED}",
    f"The flood had {{}} causes.\n\n## The flood\n\nThe causes of it were these:\n\n{LISTED}",
    f"We agreed {{}} actions.\n\n## Later\n\nThey are due.\n\n{ACTIONS}",
    f"The group set itself {{}} aims.\n\n{AIMS}",
    f"The valley had {{}} mills in all.\n\n{TABLE}",
    f"{TABLE}\nThe list has {{}} mills, of which two are in ruins.\n",
    f"There were {{}} proposals, all on the agenda at 9 a.m. in Ayr:\n\n{LISTED}",
    f"There will be {{}} fairs, all in Ayr:\n\n{FAIRS}",
]
RIGHT = [
    f"The earlier report makes four recommendations.\n\n## Recommendations\n\n{NUMBERED}",
    f"The report of 2015 made four recommendations.\n\n## Recommendations\n\n{NUMBERED}",
    f"The report makes four further recommendations.\n\n## Recommendations\n\n{NUMBERED}",
    f"It makes four recommendations about weirs.\n\n## Recommendations\n\n{NUMBERED}",
    f"We have four aims.\n\n{AIMS}\nThere is more.\n\n- Rest.\n",
    f"We have four aims.\n\n{AIMS}\n## Our aims\n\n- Rest.\n- Sleep.\n- Wake.\n",
    f"{TABLE.replace('of the', 'by')}\nThe list has four mills.\n",
    f"{TABLE.replace('Esk', 'Whole valley')}\nThe list has four mills.\n",
    f"The dale has four mills.\n\n## The valley\n\n{TABLE}",
]


def messages(text: str) -> list[str]:
    """Return what the check says of a text with a heading."""
    report = examine_text(f"# Water\n\n{text}", ".md", Config(select=("QTY03",)))
    return [one.message for one in report.findings]


@pytest.mark.parametrize("text", WRONG)
def test_a_list_elsewhere_is_counted(text: str) -> None:
    assert messages(text.format("four")) == ["the text says “four”, but 5 are listed"]
    assert messages(text.format("five")) == []


@pytest.mark.parametrize("text", RIGHT)
def test_another_list_is_not_counted(text: str) -> None:
    assert messages(text) == []
