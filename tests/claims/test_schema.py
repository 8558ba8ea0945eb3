"""The JSON Schema accepts what the loader accepts and refuses what a schema can refuse."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.claims.claimfiles.schema import json_schema

Validator: Any = pytest.importorskip("jsonschema").Draft202012Validator


@pytest.fixture
def schema() -> dict[str, Any]:
    return json_schema()


class Editor(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: a date is a string, and `NO` is one."""


Editor.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":float", ":null"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def edited(text: str) -> Any:
    return yaml.load(text, Editor)  # noqa: S506 - made from SafeLoader


@pytest.mark.parametrize("name", ["document", "people", "sources", "narrative", "chronology"])
def test_the_files_of_a_folder_are_accepted(
    schema: dict[str, Any], lighthouse: str, root: Path, name: str
) -> None:
    article = root / "claims/comparative-connections-22-1-china-russia"
    for folder in (Path(lighthouse), article):
        Validator(schema).validate(edited((folder / f"{name}.yaml").read_text("utf-8")))


@pytest.mark.parametrize(
    "claim",
    [
        "{says: b}",
        "{id: a, says: ''}",
        "{id: a, says: [b]}",
        "{id: a, says: b, line: 0}",
        "{id: a, says: b, mode: quoted}",
        "{id: a, says: b, dated: c, date: 11 April 2020}",
        "{id: a, says: b, dated: c, date: 2020-01-40}",
        "{id: a, says: b, date: 2020}",
        "{id: a, says: b, cue: said}",
        "{id: a, says: b, people: {Tan: Tan}}",
        "{id: a, says: b, quantities: [{words: x}]}",
        "{id: a, says: b, quantities: [{words: x, value: [1]}]}",
    ],
)
def test_mistakes_in_a_claim_are_refused(schema: dict[str, Any], claim: str) -> None:
    claims = {**schema, "anyOf": [{"$ref": "#/$defs/claims"}]}
    assert Validator(claims).is_valid(edited("[{id: a, says: b}]"))
    assert not Validator(claims).is_valid(edited(f"[{claim}]"))
