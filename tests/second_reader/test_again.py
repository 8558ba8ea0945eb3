"""What could not be compared is asked about once more, with what is read at the places."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from factcheck.analysis.pipeline import examine
from factcheck.model import Dossier
from factcheck.second_reader.asking import again
from factcheck.second_reader.asking.proposing import PROMPT, Proposed, proposed
from factcheck.second_reader.asking.requests import Plan, Settings, plan

Talking = Callable[..., Any]
Items = list[dict[str, Any]]


def said(items: object) -> str:
    return json.dumps({"proposals": items})


@pytest.fixture
def vague(suspicions: Items) -> Items:
    """Give a suspicion that quotes no date, and one that can be proved."""
    suspicions[0]["places"][0] = {"exact": "The kiln was lit for the first time", "line": 8}
    return suspicions


@pytest.fixture
def exact() -> dict[str, Any]:
    """Give the first suspicion with exact words, as it is asked for."""
    places = [{"exact": "on 13 May 2019", "line": 8}, {"exact": "On 3 May 2019", "line": 3}]
    return {"number": 1, "kind": "date", "relation": "one event", "places": places}


def planned(known: Dossier, talker: Any, settings: Settings) -> Plan:
    return again.foreseen(plan(known, talker.model, PROMPT, settings))


def run(known: Dossier, talker: Any, settings: Settings) -> Proposed:
    made = planned(known, talker, settings)
    return again.once_more(made, proposed(made, "0" * 64))


def codes(known: Dossier, made: Proposed) -> list[str]:
    return sorted(
        one.code for one in examine(known.document, checks=None, proposals=made.proposals).findings
    )


def test_a_place_without_a_value_is_quoted_anew_and_proved(
    known: Dossier, talking: Talking, vague: Items, exact: dict[str, Any], settings: Settings
) -> None:
    talker = talking(said(vague), said([exact]))
    made = run(known, talker, settings)
    assert codes(known, made) == ["CHR01", "QTY02"]
    first = made.proposals[0]
    assert [place.exact for place in first.places] == ["on 13 May 2019", "On 3 May 2019"]
    assert (first.origin, first.sha256) == (made.proposals[1].origin, "0" * 64)
    assert (made.sent, made.tokens) == (2, (200, 20))
    (_, _), (text, given) = talker.asked
    assert given["system"] == again.PROMPT.text
    assert text.startswith('===== proposals that are refused\n1. {"kind": "date"')
    assert "In “The kiln was lit for the first time” we read no date, time or figure" in text
    assert "line 8 reads “The kiln was lit for the first time on 13 May 2019.”" in text
    assert "412 bowls" not in text.partition("=====")[0]
    assert "\n2. " not in text


def test_words_that_do_not_stand_there_come_back_with_the_nearest_line(
    known: Dossier, talking: Talking, suspicions: Items, exact: dict[str, Any], settings: Settings
) -> None:
    suspicions[0]["places"][0] = {"exact": "lit the first time at 13 May 2019", "line": 8}
    talker = talking(said(suspicions[:1]), said([exact]))
    assert codes(known, run(known, talker, settings)) == ["CHR01"]
    text, _ = talker.asked[1]
    told = "“lit the first time at 13 May 2019” does not stand in the document; line 8 reads “The"
    assert told in text


@pytest.mark.parametrize(
    "reply",
    [
        [{"number": 1, "kind": "date", "relation": "one event", "places": [{"exact": "no such"}]}],
        [{"number": 1, "kind": "murder"}],
    ],
)
def test_unless_it_is_proved_then_the_first_proposal_stays(
    known: Dossier, talking: Talking, vague: Items, settings: Settings, reply: Items
) -> None:
    made = run(known, talking(said(vague), said(reply)), settings)
    assert [one.reason for one in made.proposals] == [one["reason"] for one in vague]
    assert made.proposals[0].places[0].exact == "The kiln was lit for the first time"
    assert not made.faults
