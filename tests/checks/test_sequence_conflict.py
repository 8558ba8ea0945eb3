"""CHR06: words of order against dates, and everything that only looks like a conflict."""

import pytest

from factcheck import examine_text
from factcheck.config import Config

CHOSEN = Config(select=("CHR06",))


def said(text: str) -> list[str]:
    return [found.message for found in examine_text(text, config=CHOSEN).findings]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("On 18 May 1911, after the ban of 20 May, the ferry sailed again.", "18 May 1911"),
        ("The ferry sailed on 18 May 1911, shortly after the strike of 20 May.", "18 May 1911"),
        ("After the court had ruled on 9 March 1911, on 2 March the guild paid.", "2 March"),
        ("It was 3 May 2019. At 14:02, after the failover at 14:55, it drained.", "14:02"),
        ("On 2 June 1911, during the fair of 4–9 June, a booth burned.", "2 June 1911"),
    ],
)
def test_an_order_that_two_dates_of_a_sentence_deny_is_found(sentence: str, date: str) -> None:
    assert [message.partition(" is said to be ")[0] for message in said(sentence)] == [date]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 20 May 1911, after the strike of 20 May, the ferry sailed.",
        "On 18 May 1911 it was closed until after the fair of 20 May.",
        "On 18 May 1911, named after the revolt of 20 May 1911, a square was opened.",
        "On 18 May 1911, the day after the storm of 20 May 1911, the ferry sailed.",
        "On 18 May 1911, before the court of 3 May 1911, he pleaded guilty.",
        "On 18 May 1911, after a ban planned for 20 May, the ferry stayed away.",
        "On 18 May 1911, after hearing that the ban of 20 May would come, they sailed.",
        "On 21 May 1911, after the fair of 20–25 May, the square was swept.",
        "At 00:10, after the failover at 23:55, the queue drained.",
        "The guild said on 18 May 1911 that it would close after the vote of 20 May 1911.",
        "On 18 May 1911 “after the storm of 20 May 1911” was printed on the tickets.",
        "On 2 March 1919, during the influenza of 1918, the school closed.",
        "After the vote of 20 May 1911, the guild agreed to sell the ferry on 18 May 1911.",
        "After the vote of 20 May 1911, the ferry bought on 18 May 1911 was sold.",
    ],
)
def test_what_only_looks_like_a_conflict_is_left_alone(sentence: str) -> None:
    assert said(sentence) == []
