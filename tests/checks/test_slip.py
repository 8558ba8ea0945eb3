"""The bound above which misspelt words mean a text of another kind."""

from factcheck import Config, examine_text
from factcheck.model import Status

SLIPS = ("harbuor", "goverment", "recieved", "desalinaton", "excavaton", "parliamen")
LINES = [f"The council spoke of {word} at noon." for word in SLIPS]


def test_five_slips_in_a_short_text_are_told() -> None:
    report = examine_text("\n\n".join(LINES[1:]), config=Config(select=("TYP02",)))
    assert [one.place.text for one in report.findings] == list(SLIPS[1:])


def test_a_text_full_of_slips_is_told_to_be_of_another_kind() -> None:
    text = "\n\n".join(LINES) + "\n\nThe harbour lay still. The harbour slept."
    report = examine_text(text, config=Config(select=("TYP02",)))
    assert report.findings == ()
    assert report.checks[0].status is Status.NOT_APPLICABLE
    assert "6 findings" in report.checks[0].reason
