"""The format of proposals: what is read, what is written, what is wrong in a line and where."""

import json

import jsonschema
import pytest

from factcheck.model import LinkKind, Maker, Origin, ValueKind
from factcheck.second_reader.proposals import Proposal, Quote, dump, json_schema, parse

FULL = Proposal(
    kind=ValueKind.DATE,
    relation=LinkKind.EVENT,
    places=(
        Quote("12 June 2021", prefix="On ", suffix=" two hundred", line=9),
        Quote("21 June 2021"),
    ),
    origin=Origin(Maker.MODEL, "small-reader", "3", "reading/2"),
    equation="",
    items=(),
    reason="The walk has two days",
    confidence=0.9,
    document="walk.md",
    sha256="0" * 64,
)
COUNT = Proposal(
    kind=ValueKind.COUNT,
    relation=LinkKind.ITEMS,
    places=(Quote("three ferries"),),
    items=(Quote("Alma"), Quote("Berit")),
)


def test_what_is_written_keeps_to_the_schema() -> None:
    for line in dump([FULL, COUNT]).splitlines():
        jsonschema.validate(json.loads(line), json_schema())


_HEAD = '{"factcheck": "proposal/3", "kind": "date", "relation": "one event", '


@pytest.mark.parametrize(
    ("line", "at"),
    [
        (_HEAD + '"places": [{"exact": 7}]}', '"exact"'),
        ("[1]", ""),
        ('{"kind": "date"}', ""),
        ('{"factcheck": "proposal/2"}', '"factcheck"'),
        (_HEAD + '"places": "x"}', '"places"'),
        (_HEAD + '"places": [{"exact": "a"}, {"exact": " "}]}', '"exact": " "'),
        (_HEAD + '"places": [{"exact": "a", "at": 2}]}', '"at"'),
        (_HEAD + '"places": [{"line": 2}]}', '"places"'),
        (
            _HEAD + '"places": [{"exact": "a", "value": "b"}]}',
            '"value"',
        ),
        (
            _HEAD + '"places": [{"exact": "a"}], "confidence": 2}',
            '"confidence"',
        ),
        (
            _HEAD + '"places": [{"exact": "a"}], "origin": {"maker": "oracle"}}',
            '"maker"',
        ),
        (_HEAD + '"places": [{"exact": "a"}], "sha256": "12"}', '"sha256"'),
        (_HEAD + '"places": [{"exact": "\\ud800"}]}', '"exact"'),
        (_HEAD.replace("date", "spelling") + '"places": [{"exact": "a"}]}', '"kind"'),
    ],
)
def test_a_malformed_line_is_told_with_its_place_and_the_others_are_used(
    line: str, at: str, snapshot: object
) -> None:
    read = parse(f"{dump([FULL])}{line}\n{dump([COUNT])}", "made.jsonl")
    assert len(read.proposals) == 2
    (problem,) = read.problems
    assert (problem.path, problem.line, problem.column) == (
        "made.jsonl",
        2,
        line.find(at) + 1 if at else problem.column,
    )
    assert problem.message == snapshot
