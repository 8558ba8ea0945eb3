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


def test_version_0_is_read_and_its_other_keys_are_passed_over() -> None:
    line = {
        "doc": "walk.md",
        "kind": "name",
        "this": {"line": 3, "text": "Ingrid Solhiem"},
        "other": [{"line": 1, "text": "Ingrid Solheim"}],
        "relation": "one bearer",
        "equation": "",
        "why": "two spellings",
        "confidence": 0.8,
        "verdict": "true",
    }
    (read,) = parse(json.dumps(line)).proposals
    assert read.places == (Quote("Ingrid Solhiem", line=3), Quote("Ingrid Solheim", line=1))
    assert (read.document, read.reason, read.origin.maker) == ("walk.md", "two spellings", "model")


def test_proposals_on_other_documents_are_counted_and_left() -> None:
    rows = [FULL, COUNT, Proposal(ValueKind.NAME, LinkKind.BEARER, (Quote("x"),), document="y.md")]
    own, others = parse(dump(rows)).of("texts/walk.md")
    assert ([one.kind for one in own], others) == ([ValueKind.DATE, ValueKind.COUNT], 1)


_HEAD = '{"factcheck": "proposal/3", "kind": "date", "relation": "one event", '
_OLD = '{"kind": "date", "relation": "one event", '


@pytest.mark.parametrize(
    ("line", "at", "says"),
    [
        (_OLD + '"this": 4}', '"this"', "this 4: a line and a text are expected"),
        (_HEAD + '"places": [{"exact": 7}]}', '"exact"', "exact 7: a string is expected"),
        ("[1]", "", "an object is expected"),
        ('{"kind": "date"}', "", 'the key "factcheck" is missing: "proposal/3" is expected'),
        (
            '{"factcheck": "proposal/2"}',
            '"factcheck"',
            'factcheck "proposal/2": "proposal/3" is expected',
        ),
        (_HEAD + '"places": "x"}', '"places"', 'places "x": a list of at least one place'),
        (_HEAD + '"places": [{"exact": "a"}, {"exact": " "}]}', '"exact": " "', "exact is empty"),
        (
            _HEAD + '"places": [{"exact": "a"}], "confidence": 2}',
            '"confidence"',
            "a number from 0 to 1",
        ),
        (_HEAD + '"places": [{"exact": "a"}], "confidence": NaN}', "", "NaN is no number"),
        (
            _HEAD + '"places": [{"exact": "a"}], "origin": {"maker": "oracle"}}',
            '"origin"',
            "a maker",
        ),
        (_HEAD + '"places": [{"exact": "a"}], "sha256": "12"}', '"sha256"', "64 hex digits"),
        (_HEAD + '"places": [{"exact": "\\ud800"}]}', '"exact"', "half of a surrogate pair"),
        (_OLD + '"this": {"text": "a"}, "other": {}}', '"other"', "a list of places is expected"),
        (
            '{"this": {"text": "a"}, "kind": "spelling"}',
            '"kind"',
            'kind "spelling": one of date, time',
        ),
    ],
)
def test_a_malformed_line_is_told_with_its_place_and_the_others_are_used(
    line: str, at: str, says: str
) -> None:
    read = parse(f"{dump([FULL])}{line}\n{dump([COUNT])}", "made.jsonl")
    assert len(read.proposals) == 2
    (problem,) = read.problems
    assert (problem.path, problem.line, problem.column) == (
        "made.jsonl",
        2,
        line.find(at) + 1 if at else problem.column,
    )
    assert says in problem.message
