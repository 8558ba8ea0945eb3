"""Accepting a finding rewrites every place of the form or value that loses, and nothing else."""

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


FERRY = """# The ferry at Holmsund

The ferry Alba struck the pier on 12 March 1971 and lost her rudder. The line paid 48,000 kronor. \
The ferry carried 3,400 passengers in her first season.

After she struck the pier on 12 March 1971, the ferry drifted without a rudder. On 12 March 1971 \
the county council also met. A report says: “The ferry struck the pier on 12 March 1971.”

## Chronology

14 March 1971: The ferry strikes the pier and loses her rudder.

1972: The ferry carries 3,800 passengers in her first season.

## Summary

The ferry carried 3,400 passengers in her first season; the tram carried 3,400 passengers a day. \
In 1975 the ferry carried 3,400 passengers in all.
"""


@pytest.mark.parametrize(
    ("code", "kept", "wrong", "lines"),
    [("CHR01", "14 March", "12 March 1971", [3, 5]), ("QTY01", "3,800", "3,400", [3, 15])],
)
def test_accepting_a_value_rewrites_every_place_that_is_about_the_same_thing(
    code: str, kept: str, wrong: str, lines: list[int]
) -> None:
    report = examine_text(FERRY, ".md")
    (finding,) = [one for one in report.findings if one.code == code]
    assert finding.place.text.startswith(kept)
    (way,) = [one for one in options(finding) if one.keeps == 0]
    made = list(rewrites(report.dossier.document, finding, way))
    assert [one.place.text for one in made] == [wrong] * 2
    assert [one.place.line for one in made] == lines
    assert {one.words for one in made} == {finding.place.text}
