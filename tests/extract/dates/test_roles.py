"""What a date does in its sentence."""

from collections.abc import Callable

import pytest

Roles = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("On 3 May 1911 the granary burned.", "own"),
        ("This was followed by the announcement on 3 May 1911 that rents would fall.", "own"),
        ("The ban ran from 3 May 1911.", "open"),
        ("The 3 May 1911 report was mild.", "modifier"),
        ("The statement of 3 May 1911 was mild.", "modifier"),
        ("He reopened the gate, which had been closed on 3 May 1911.", "background"),
        ("Work was planned for 3 May 1911 at first.", "background"),
        ("In a letter of 3 May 1911 she asked for slates.", "own"),
        ("At a meeting of 3 May 1911 the guild chose slates.", "own"),
        ("The mill ground more than that of 1911 and was sold.", "modifier"),
        ("He wrote “we met on 3 May 1911 in the hall” to her.", "quoted"),
    ],
)
def test_the_words_around_a_date_give_its_role(roles: Roles, text: str, role: str) -> None:
    assert [one for _, one in roles(text)] == [role]


def test_the_head_of_a_chronology_entry_has_its_own_role(roles: Roles) -> None:
    text = (
        "Chronology\n\n3 May 1911: The granary burns.\n\n9 May 1911: Slates are bought.\n\n"
        "2 June 1911: The roof is closed, three days before the rain of 5 June 1911.\n"
    )
    found = roles(text)
    assert [role for _, role in found if role == "head"] == ["head"] * 3
    assert found[-1] == ("5 June 1911", "background")
