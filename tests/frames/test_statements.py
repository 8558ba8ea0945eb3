"""What a document tells, statement by statement."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import examine, examine_text
from factcheck.model import Claim, Mode, Role


@pytest.fixture
def claims() -> Callable[[str], tuple[Claim, ...]]:
    """Give a function that returns the claims of a plain text."""
    return lambda text: examine_text(text).dossier.claims


CHRONOLOGY = """The lock

{narrative}

Chronology

4 May 1911: The lock opens. A band plays on the quay.
19 June 1913: The first barge of coal passes.
2 March 1914: The keeper, Anna Dorn, dies.
"""


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "The sluice opened at 10:04 and was shut at 10:31.",
            ["The sluice opened at 10:04", "and was shut at 10:31."],
        ),
        (
            "On 3 May 1911 the guild bought the mill, and on 9 June 1912 the mayor sold the field.",
            [
                "On 3 May 1911 the guild bought the mill",
                "and on 9 June 1912 the mayor sold the field.",
            ],
        ),
        (
            "On 2 March 1911 the guild of coopers, which met first on 9 June 1902, bought it.",
            ["On 2 March 1911 the guild of coopers, which met first on 9 June 1902, bought it."],
        ),
        (
            "The dyke broke on 3 May 1911, four days after the storm of 29 April.",
            ["The dyke broke on 3 May 1911, four days after the storm of 29 April."],
        ),
    ],
)
def test_a_sentence_is_cut_between_its_own_dates(
    claims: Callable[[str], tuple[Claim, ...]], sentence: str, parts: list[str]
) -> None:
    told = claims(f"It rained in May 1911. {sentence}\n\nThe dyke was old.\n")
    assert [claim.says for claim in told][1:-1] == parts


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("He sold the neighbours.Aug. 24, Sept.", ["He sold the neighbours.Aug.", "24, Sept."]),
        ("It burned.Oct. 3, and again on 5 May 1950, when all had left.", ["It burned.Oct."]),
    ],
)
def test_a_sentence_that_ends_inside_of_a_date_is_not_cut_at_it(text: str, says: list[str]) -> None:
    told = examine_text(text)
    assert told.dossier.failures == ()
    assert [one.says for one in told.dossier.claims][: len(says)] == says


def test_the_sentences_of_an_entry_stand_under_its_head(
    claims: Callable[[str], tuple[Claim, ...]],
) -> None:
    told = claims(CHRONOLOGY.format(narrative="The lock is old."))
    entries = [claim for claim in told if claim.role is Role.CHRONOLOGY]
    assert [(claim.id, claim.says, str(claim.date and claim.date.value)) for claim in entries] == [
        ("c7a", "The lock opens.", "1911-05-04"),
        ("c7b", "A band plays on the quay.", "1911-05-04"),
        ("c8", "The first barge of coal passes.", "1913-06-19"),
        ("c9", "The keeper, Anna Dorn, dies.", "1914-03-02"),
    ]


def test_ids_count_the_statements_of_a_line(claims: Callable[[str], tuple[Claim, ...]]) -> None:
    lines = "One lamp burned. Two lamps burned.\n\nThree lamps burned.\n"
    assert [claim.id for claim in claims(lines)] == ["n1a", "n1b", "n3a"]


def test_a_written_date_wins_over_a_reckoned_one(
    claims: Callable[[str], tuple[Claim, ...]],
) -> None:
    told = claims(
        "The barge sank on 3 May 1911. Two days later, on 5 May 1911, the diver raised it.\n"
    )
    date = told[1].date
    assert date is not None
    assert str(date.value) == "1911-05-05"
    assert date.stated
    assert [other.reckoning != "" for other in told[1].other_dates] == [True]


def test_a_sentence_without_a_date_is_a_claim(claims: Callable[[str], tuple[Claim, ...]]) -> None:
    told = claims("The barge sank on 3 May 1911. Nobody drowned.\n")
    assert [claim.date is None for claim in told] == [False, True]


def test_a_date_that_limits_is_no_date_of_the_claim(
    claims: Callable[[str], tuple[Claim, ...]],
) -> None:
    (told,) = claims("The lock will be shut from 3 May 1911.\n")
    assert told.date is None
    assert [str(date.value) for date in told.other_dates] == ["1911-05-03/.."]


def test_headings_and_references_tell_nothing() -> None:
    text = "# The lock\n\nThe lock opened.\n\n## References\n\n[1] Dorn, A. Locks. 1913.\n"
    assert [claim.says for claim in examine_text(text, ".md").dossier.claims] == [
        "The lock opened."
    ]


def test_a_claim_knows_its_heading_and_what_it_names() -> None:
    text = "# Locks\n\n## Storms\n\nOn 3 May 1911 Anna Dorn closed the lock for 14 barges.\n"
    (claim,) = examine_text(text, ".md").dossier.claims
    assert claim.section == "Storms"
    assert [name.parts for name in claim.names] == [("Anna", "Dorn")]
    assert claim.line == 5


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("The lock is old.", Mode.OWN_VOICE),
        ("“The lock is far too old for coal,” said Anna Dorn.", Mode.DIRECT),
        ("Anna Dorn said that the lock was “far too old” for coal.", Mode.MIXED),
        ("Anna Dorn said that the lock was too old for coal.", Mode.REPORTED),
    ],
)
def test_the_mode_follows_from_what_is_quoted(
    claims: Callable[[str], tuple[Claim, ...]], sentence: str, mode: Mode
) -> None:
    told = claims(f"Anna Dorn kept the lock for years. {sentence}\n")
    assert told[1].mode is mode


def test_claims_of_the_article_cover_every_entry(shared: Callable[[str], Path]) -> None:
    told = examine(shared("articles/comparative-connections-22-1-china-russia.txt")).dossier.claims
    assert len({claim.line for claim in told if claim.role is Role.CHRONOLOGY}) == 31
