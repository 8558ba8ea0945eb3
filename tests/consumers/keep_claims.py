"""A program that drafts claims, writes them, reads them again and converts them with cattrs."""

import sys
from pathlib import Path

import cattrs

import factcheck
from factcheck import Claim, ClaimsFolder, Edtf
from factcheck.model import Role

CONVERTER = cattrs.Converter()
CONVERTER.register_structure_hook(Edtf, lambda value, _: Edtf.parse(str(value)))
CONVERTER.register_unstructure_hook(Edtf, str)


def main(folder: Path) -> None:
    """Write two claims, read them, and compare them with what was written."""
    claims = [
        Claim("n1", "A storm breaks the lens", date="2018-11-04", event="lens"),
        Claim("c1", "The lens breaks", role=Role.CHRONOLOGY, date="2018-11-14", event="lens"),
    ]
    drafted = factcheck.draft(claims)
    drafted.dump(str(folder / "lens"))
    assert ClaimsFolder.load(str(folder / "lens")) == drafted
    assert [one.code for one in factcheck.examine(drafted).findings] == ["CHR01"]
    for claim in claims:
        assert CONVERTER.structure(CONVERTER.unstructure(claim), Claim) == claim


if __name__ == "__main__":
    main(Path(sys.argv[1]))
