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


def test_a_suffix_explains_no_vowel_lost_before_its_consonant() -> None:
    text = "In May the arrangment failed. The abridgment of the lease did not."
    report = examine_text(text, config=Config(select=("TYP02",)))
    assert [one.place.text for one in report.findings] == ["arrangment"]


def test_words_beside_it_may_be_abbreviated_or_inflected_by_their_letters() -> None:
    text = (
        "The bell rang at 6.50 a.m., when nobodywas on watch.\n\n"
        "The finds are depositedin the hall of the parish."
    )
    report = examine_text(text, config=Config(select=("TYP01",)))
    assert [one.place.text for one in report.findings] == ["nobodywas", "depositedin"]
