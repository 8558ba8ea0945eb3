"""A comparison as JSON, version 1; fields are only added."""

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from factcheck.model import CarriedTick, Comparison, FactChange, OneSided, Said
from factcheck.output.escape import inert
from factcheck.output.json import finding_fields, place_fields
from factcheck.output.versions.telling import findings

VERSION = 1


def to_comparison_json(made: Comparison) -> str:
    """Return the comparison as indented JSON that ends in a line feed."""
    whole: dict[str, Any] = {
        "version": VERSION,
        "old": made.old.path,
        "new": made.new.path,
        "changes": [_change(one) for one in made.changes],
        "lost": [_alone(one) for one in made.lost],
        "came": [_alone(one) for one in made.came],
        "findings": [finding_fields(one) for one in findings(made)],
    }
    if made.ticks is not None:
        whole["ticks"] = [_tick(one) for one in made.ticks]
    return inert(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def json_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of a comparison."""
    text = resources.files(__package__).joinpath("comparison.schema.json").read_text("utf-8")
    made: Mapping[str, Any] = json.loads(text)
    return made


def _change(one: FactChange) -> Mapping[str, Any]:
    fields = {"kind": one.kind.value, "old": _said(one.old), "new": _said(one.new)}
    return fields | ({"within": one.within} if one.within else {})


def _alone(one: OneSided) -> Mapping[str, Any]:
    return {"kind": one.kind.value, **_said(one.said)}


def _said(one: Said) -> Mapping[str, Any]:
    return {"words": one.words, "value": one.value, "where": one.where, **place_fields(one.place)}


def _tick(one: CarriedTick) -> Mapping[str, Any]:
    fields: dict[str, Any] = {
        "id": one.id,
        "words": one.words,
        "before": one.before.value,
        "now": one.now.value,
        "holds": one.holds,
        "by": list(one.by),
    }
    places = (("old", one.old), ("new", one.new))
    fields |= {name: place_fields(place) for name, place in places if place}
    return fields | ({"proposed": one.proposed} if one.proposed else {})
