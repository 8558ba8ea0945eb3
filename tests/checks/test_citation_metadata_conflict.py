"""The preferred citation against the head: what is a conflict, and what only looks like one."""

import pytest

from factcheck.checks.citation_metadata_conflict import CHECK
from factcheck.document.readers import parse_text
from factcheck.extract.record import record
from factcheck.model import Dossier, SourceFile

HEAD = (
    "Tides and Trade\n\nBy Ada Byrne\nPublished June 2019 in Coast Review · Volume 7, Issue 2\n\n"
)
BODY = "\n\nThe harbour was dredged in 2018, and the boats of the town came back. It was late."


def messages(citation: str, head: str = HEAD) -> list[str]:
    """Return what the check says of a citation under a head."""
    text = f"{head}Preferred citation: {citation}{BODY}"
    document = parse_text(SourceFile("x.txt", text))
    return [flag.message for flag in CHECK.run(Dossier(document, record(document)))]


SAME = "Ada Byrne, “Tides and Trade,” Coast Review, Vol. 7, No. 2, June 2019, pp 11-20."


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("Vol. 7", "Vol. 8"), ("June 2019", "2018"), ("Ada Byrne", "Ada Byrnes")],
)
def test_each_particular_is_compared(right: str, wrong: str, snapshot: object) -> None:
    assert messages(SAME.replace(right, wrong)) == snapshot


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("Tides and Trade", "Coasts: Tides and Trade"),
        ("June 2019", "2019"),
        ("June 2019, ", ""),
        ("Ada Byrne", "Ada M. Byrne"),
        ("Ada Byrne", "Port University"),
    ],
)
def test_what_can_both_be_right_is_left_alone(right: str, other: str) -> None:
    assert messages(SAME.replace(right, other)) == []
