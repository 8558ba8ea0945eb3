"""Authors named in the sentence: who has to be in a list by author and year."""

import pytest

from factcheck import examine_text

LIST = (
    "\n\n## References\n\nDahl, I. (2011). Looms of the coast. Bergen: Fjord.\n\n"
    "Moreau, J. (2014). Dyes. Ghent: Sluis.\n\nOrsini, P. (2016). Silk. Pisa: Arno.\n"
)
CITED = "The looms stood still (Dahl 2011; Moreau 2014; Orsini 2016). "


def told(text: str) -> list[str]:
    citing = examine_text(CITED + text + LIST, ".md").dossier.citing
    assert citing.mismatches == ()
    return [one.what for one in citing.dangling]


@pytest.mark.parametrize(
    "text",
    [
        "As Brandt (2018) says, they rusted.",
        "Brandt (2018) doubts it.",
        "But Brandt (2018) explains the rust.",
        "It rusted; see Brandt (2018) for the sums.",
        "According to Brandt (2018), they rusted.",
    ],
)
def test_an_author_of_whom_the_text_reports_has_to_be_listed(text: str) -> None:
    assert told(text) == ["Brandt 2018"]


@pytest.mark.parametrize(
    "text",
    [
        "As Dahl (2011) says, they rusted.",
        "Following Brandt (2018), the levees were raised.",
        "Ida Brandt (1918) was a weaver.",
        "The Battle of Brandt (1918) says little of looms.",
        "The storm came to Brandt (2018). It rusted in Brandt.",
        "According to the Ports Act (1902), piers are public.",
        "“Brandt (2018) says that they rusted,” he wrote.",
    ],
)
def test_what_need_not_be_an_author_is_left_alone(text: str) -> None:
    assert told(text) == []


GROUPS = "\n\n## References\n\n" + "".join(
    f"{number}. {name}, A. Yarns of the {name} mill. Coast 2011; 9: 112–120.\n"
    for number, name in enumerate(("Dahl", "Moe", "Gaja", "Sarn"), 1)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gaia and others [3] spun it.", [("Gaia", "Gaja")]),
        ("Gaja and others [3] spun it.", []),
        ("Gaia [3] is the town where it was spun.", []),
        ("Moa and Dahl [2] spun it.", []),
    ],
)
def test_a_short_name_beside_others_is_held_against_its_entry(
    text: str, expected: list[tuple[str, str]]
) -> None:
    known = examine_text(f"It was wool [1]. It was silk [2]. {text}{GROUPS}", ".md").dossier.citing
    assert [(one.said, one.listed) for one in known.mismatches] == expected


@pytest.mark.parametrize("marker", [" [7].", ".[7]", ". [7]"])
def test_a_marker_beyond_a_list_that_is_numbered_by_points_is_told(marker: str) -> None:
    text = f"It was wool [1]. It was silk [2]. It was hemp [3]. It was flax{marker}{GROUPS}"
    known = examine_text(text, ".md").dossier.citing
    assert [one.what for one in known.dangling] == ["[7]"]
