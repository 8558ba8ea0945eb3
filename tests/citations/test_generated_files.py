"""The citation files of this repository's own documents, read by the tools that people use."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

import factcheck
from factcheck import Source

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
needs_biber = pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")
PATHS = ("examples/footbridge.md", "claims/comparative-connections-22-1-china-russia")
BIBER = ("biber", "--tool", "--validate-datamodel", "--nolog", "-O", "out.bib", "in.bib")


@pytest.fixture(params=PATHS)
def sources(request: pytest.FixtureRequest, root: Path) -> Sequence[Source]:
    """Give the sources of one document."""
    return factcheck.examine(root / request.param).dossier.sources


def entries(sources: Sequence[Source]) -> list[dict[str, object]]:
    command = ["pandoc", "-f", "bibtex", "-t", "csljson"]
    text = factcheck.to_bibtex(sources)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


@needs_biber
def test_biber_validates_the_file_without_a_warning(
    sources: Sequence[Source], tmp_path: Path
) -> None:
    (tmp_path / "in.bib").write_text(factcheck.to_bibtex(sources), encoding="utf-8")
    done = subprocess.run(BIBER, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [line for line in done.stdout.splitlines() if "WARN" in line] == []


@needs_pandoc
def test_pandoc_gives_the_documents_own_entry_back(sources: Sequence[Source]) -> None:
    own = sources[0]
    [entry] = [item for item in entries(sources) if item["id"] == own.key]
    assert own.authors[0].family in str(entry["author"])
    assert entry["container-title"] == own.container
    assert (entry["volume"], entry["issue"], entry["page"]) == (own.volume, own.issue, own.pages)
    date = own.date
    assert date is not None
    assert entry["issued"] == {"date-parts": [[date.year, date.month]]}


@needs_pandoc
def test_pandoc_reads_a_title_and_a_date_of_every_entry(sources: Sequence[Source]) -> None:
    found = entries(sources)
    assert found
    assert all(item.get("title") for item in found)
    assert all(item.get("issued") for item in found)
