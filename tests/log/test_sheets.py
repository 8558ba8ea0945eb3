"""A form chosen is one more entry of a style sheet, all else stays."""

import pytest

from factcheck.claims.log.sheets import with_choice
from factcheck.errors import SheetError


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "words:\n- name: email\n  not:\n  - e-mail\n"),
        (
            "# House\nplaces: [Oslo]\n",
            "# House\nplaces: [Oslo]\n\nwords:\n- name: email\n  not:\n  - e-mail\n",
        ),
        ("words:\nplaces: [Oslo]\n", "words:\n- name: email\n  not:\n  - e-mail\nplaces: [Oslo]\n"),
        (
            "words:\n  - name: e-mail  # old\n    not: [email]\n  # keep\n  - website\n",
            "words:\n  # keep\n  - website\n  - name: email\n    not:\n    - e-mail\n",
        ),
        ("words:\n- email\n# end\n", "words:\n- name: email\n  not:\n  - e-mail\n# end\n"),
    ],
)
def test_an_entry_replaces_those_of_its_other_forms(before: str, after: str) -> None:
    assert with_choice(before, "house.yaml", "words", "email", ["e-mail"]) == after


@pytest.mark.parametrize("text", ["words: [email]\n", "words: {a: b}\n", "words: [\n"])
def test_a_list_that_cannot_be_added_to_is_an_error_with_its_place(text: str) -> None:
    with pytest.raises(SheetError, match=r"house.yaml:\d+:\d+: "):
        with_choice(text, "house.yaml", "words", "email", ["e-mail"])
