"""Accepting a name rewrites every place of the form that loses, and nothing else."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck import examine_text
from factcheck.apps.cli import main
from factcheck.model import Document, Finding, Option, options
from factcheck.proof.fixes import rewrites

SPELT = """# The observatory at Kaldfell

Astronomer Ilse Bramhoff opened the dome in 1931. Bramhoff kept the log.

Astronomer Ilse Bramhof measured the comet in 1934. The museum has Ilse Bramhof’s telescope.

“Ilse Bramhof never slept,” her brother wrote. Ilse Bramhoff died in 1960. Ilse Bramhoff left no \
will. Bramhof’s last book sold 40 copies. The glazier Bramhofer came in 1961.
"""
SHORT = """# The dome

The Kaldfell Observatory Trust (KOTA) was founded in 1962. KOTA runs the dome; KOTA pays the keeper.

The grant went to KTOA in 1970, and KTOA’s board thanked the town. “KTOA is broke,” it wrote.
"""


def way_of(text: str, code: str) -> tuple[Document, Finding, Option]:
    report = examine_text(text, ".md")
    (finding,) = [one for one in report.findings if one.code == code]
    (way,) = [one for one in options(finding) if one.settled]
    return report.dossier.document, finding, way


@pytest.mark.parametrize(
    ("text", "code", "wrong", "right", "count"),
    [(SPELT, "NAM01", "Bramhof", "Bramhoff", 3), (SHORT, "ABB03", "KTOA", "KOTA", 2)],
)
def test_the_fix_of_a_name_has_every_place_of_its_losing_form(
    text: str, code: str, wrong: str, right: str, count: int
) -> None:
    document, finding, way = way_of(text, code)
    made = list(rewrites(document, finding, way))
    assert [one.words for one in made] == [one.place.text.replace(wrong, right) for one in made]
    assert len({one.place.span for one in made}) == count
    shown = {finding.place, *(one.place for one in finding.related)}
    assert shown >= {one.place for one in made}


@pytest.mark.parametrize(
    ("text", "kept", "wrong", "right"),
    [
        (SPELT, ["“Ilse Bramhof never", "Bramhofer"], "Bramhof", "Bramhoff"),
        (SHORT, ["“KTOA is"], "KTOA", "KOTA"),
    ],
)
def test_accepting_a_name_writes_all_places_but_quotations_and_other_names(
    text: str, kept: Sequence[str], wrong: str, right: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    decide = ["decide", str(path), "1", "accept", "--by", "ed"]
    for arguments in (decide, ["check", "--fix", str(path), "--select", "NAM01,ABB03"]):
        assert CliRunner().invoke(main, arguments).exit_code == 0
    parts = re.split(f"({'|'.join(map(re.escape, kept))})", text)
    wanted = [part if part in kept else re.sub(rf"\b{wrong}\b", right, part) for part in parts]
    assert path.read_text(encoding="utf-8") == "".join(wanted)
