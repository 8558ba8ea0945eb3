"""Heads of releases: lines that begin alike, with versions in one order."""

import pytest

from factcheck import Config, examine_text
from factcheck.document.readers import parse_text
from factcheck.extract.releases import Releases
from factcheck.model import SourceFile, Span

HEADS = (
    ("Version 2.3 (1998-08-19)", "Version 2.4 (1998-09-05)", "Version 2.10 (1999-01-02)"),
    ("kiln (2.56) stable; urgency=low", "kiln (2.55) stable; urgency=low", "kiln (2.54) stable"),
    ("v10.4.0 (2024-06-03)", "v10.3.0 (2024-05-02)", "v10.2.0 (2024-04-02)"),
    ("Release 2021d - 2021-10-15", "Release 2021c - 2021-10-01", "Release 2021b - 2021-09-24"),
)


def are_apart(heads: tuple[str, ...]) -> bool:
    """Tell whether what stands below the first head and the last is told apart."""
    text = "\n\n".join(f"{head}\n\nThe door of the kiln was hung by hand." for head in heads)
    document = parse_text(SourceFile("x.txt", text))
    places = [document.text.index("The door"), document.text.rindex("The door")]
    return Releases(document).are_apart(*(Span(at, at + 8) for at in places))


@pytest.mark.parametrize("heads", HEADS)
def test_lines_that_begin_alike_with_versions_in_order_are_heads(heads: tuple[str, ...]) -> None:
    assert are_apart(heads)


def test_what_is_told_of_two_releases_is_no_conflict() -> None:
    log = (
        "Version 1.3\n\nThe {2} potters of the guild of Ulvik fired the great kiln on {3}.\n\n"
        "Version 1.2\n\nThe roof was laid.\n\nVersion 1.1\n\n"
        "The {0} potters of the guild of Ulvik fired the great kiln on {1}.\n"
    )
    told = log.format(42, "12 June 1906", 42, "21 June 1906")
    plain = told.replace("Version ", "Part ")
    only = Config(select=("QTY01", "CHR01"))
    assert examine_text(told, config=only).findings == ()
    assert len(examine_text(plain, config=only).findings) == 1
