"""The citation files of this repository's own documents, read by the tools that people use."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck import Source
from factcheck.bibliography import to_biblatex, to_csl_json

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
needs_biber = pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")
PATHS = ("examples/footbridge.md", "claims/comparative-connections-22-1-china-russia")
BIBER = ("biber", "--tool", "--validate-datamodel", "--nolog", "-O", "out.bib", "in.bib")
pytestmark = pytest.mark.filterwarnings("ignore:.* is left out")
WRITERS = {
    "bibtex": partial(factcheck.to_bibtex, undated=False),
    "biblatex": partial(to_biblatex, undated=False),
}
CASE = re.compile(r"</?span[^>]*>")
"""Marks of pandoc for words that keep their capitals."""


@pytest.fixture(params=PATHS)
def sources(request: pytest.FixtureRequest, root: Path) -> Sequence[Source]:
    """Give the sources of one document."""
    return factcheck.examine(root / request.param).dossier.sources


@needs_biber
@pytest.mark.parametrize("form", WRITERS)
def test_biber_validates_the_file_without_a_warning(
    form: str, sources: Sequence[Source], tmp_path: Path
) -> None:
    (tmp_path / "in.bib").write_text(WRITERS[form](sources), encoding="utf-8")
    done = subprocess.run(BIBER, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [line for line in done.stdout.splitlines() if "WARN" in line] == []


Items = Mapping[str, Mapping[str, Any]]


def through_pandoc(sources: Sequence[Source], form: str) -> Items:
    """Return the items that pandoc makes of a .bib, by their keys."""
    command = ["pandoc", "-f", form, "-t", "csljson"]
    text = WRITERS[form](sources)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return {item["id"]: item for item in json.loads(done.stdout)}


def people(item: Mapping[str, Any]) -> list[str]:
    """Return the authors, every part of their names in one order."""
    parts = ("dropping-particle", "non-dropping-particle", "family", "given", "suffix", "literal")
    return [" ".join(name[part] for part in parts if part in name) for name in item["author"]]


def title(item: Mapping[str, Any]) -> str:
    """Return the title as readers see it, but for the capitals that a style may change."""
    return CASE.sub("", item["title"]).casefold()


@needs_pandoc
@pytest.mark.parametrize("form", WRITERS)
def test_pandoc_gives_every_fact_of_every_entry_back(form: str, sources: Sequence[Source]) -> None:
    own: Items = {item["id"]: item for item in json.loads(to_csl_json(sources))}
    found = through_pandoc(sources, form)
    assert set(found) == set(own)
    for key, item in own.items():
        back = found[key]
        assert people(back) == people(item)
        assert title(back) == title(item)
        assert back["issued"].get("date-parts") == item["issued"]["date-parts"]
        for field in ("volume", "issue", "page", "DOI", "URL"):
            assert back.get(field) == item.get(field), (key, field)
        carriers = {back.get("container-title"), back.get("publisher"), *people(back)}
        assert {item.get("container-title"), item.get("publisher")} - {None} <= carriers, key
