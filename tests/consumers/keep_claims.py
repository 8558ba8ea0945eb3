"""A program that drafts claims, writes and reads them, and converts claims and a report."""

import json
import sys
from pathlib import Path

import cattrs

import factcheck
from factcheck import Claim, ClaimsFolder, Report
from factcheck.model import Role


def main(folder: Path) -> None:
    """Write two claims, read them, and compare them with what was written."""
    claims = [
        Claim("n1", "A storm breaks the lens", date="2018-11-04", event="lens"),
        Claim("c1", "The lens breaks", role=Role.CHRONOLOGY, date="2018-11-14", event="lens"),
    ]
    drafted = factcheck.draft(claims)
    drafted.dump(str(folder / "lens"))
    assert ClaimsFolder.load(str(folder / "lens")) == drafted
    report = factcheck.examine(drafted)
    assert [one.code for one in report.findings] == ["CHR01"]
    assert Report.from_data(json.loads(json.dumps(report.data))) == report
    for claim in claims:
        assert cattrs.structure(cattrs.unstructure(claim), Claim) == claim


if __name__ == "__main__":
    main(Path(sys.argv[1]))
