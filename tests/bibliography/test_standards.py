"""Formats of others: CITATION.cff."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from factcheck.bibliography import to_cff
from factcheck.model import Contributor, Edtf, Source

SCHEMAS = Path(__file__).parent / "schemas"


class DatesAsWords(yaml.SafeLoader):
    """Reads YAML as its schema means it, in which dates are strings."""


DatesAsWords.yaml_implicit_resolvers = {
    first: [one for one in found if not one[0].endswith(":timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

TIDES = Source(
    "moe2019tides",
    "article",
    "Tides & Trade",
    authors=(Contributor("van der Moe, Jr.", "Grete"), Contributor(literal="Port Board")),
    container="Coast Review",
    volume="7",
    issue="2",
    pages="127-136",
    date=Edtf.parse("2019-06-04"),
    doi="10.1234/coast.7",
)
LOCKS = Source(
    "lee2011locks",
    "book",
    "Locks",
    authors=(Contributor("Lee", "Tom"),),
    publisher="Elm",
    isbn="978-3",
    url="ftp:nowhere",
    date=Edtf.parse("2011"),
)


# ---- CITATION.cff ----


def validated(text: str) -> None:
    """Validate a file against the schema of the Citation File Format 1.2.0."""
    jsonschema = pytest.importorskip("jsonschema", reason="the extra `test` brings it")
    schema = json.loads((SCHEMAS / "cff-1.2.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(yaml.load(text, DatesAsWords))  # noqa: S506 - safe


def test_a_citation_file_is_valid_whatever_the_source(every_kind: Sequence[Source]) -> None:
    validated(to_cff(every_kind))
    validated(to_cff([TIDES, LOCKS], main=TIDES))
    validated(to_cff([]))


def test_a_citation_file_says_how_the_document_is_cited_and_what_it_cites() -> None:
    text = to_cff([TIDES, LOCKS], main=TIDES)
    head, _, references = text.partition("references:")
    assert "preferred-citation:\n  type: article\n  title: Tides & Trade" in head
    assert "family-names: van der Moe\n    given-names: Grete\n    name-suffix: Jr." in head
    assert "- name: Port Board" in head
    assert "title: Locks" in references
    assert "Tides" not in references
