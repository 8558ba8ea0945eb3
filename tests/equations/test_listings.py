"""Lists below a count whose items may be more or fewer than they look."""

import pytest

from factcheck import examine_text


@pytest.mark.parametrize(
    ("first", "is_told"), [("oil_pump()", True), ("oil_pump() and oil_pump2()", False)]
)
def test_an_item_that_begins_with_two_things_may_be_two(first: str, is_told: bool) -> None:  # noqa: FBT001
    text = (
        "# Pumps\n\nThe harbour comes with five pumps for square boats:\n\n"
        f"- {first} for oil boats\n- tar_pump() for tar boats\n- salt_pump() for salt boats\n"
        "- fish_pump() for fish boats\n\nEach of these pumps is old.\n"
    )
    assert bool(examine_text(text, ".md").findings) is is_told
