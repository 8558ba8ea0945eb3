"""Results of statistics that are read out of tables, and columns that are not read."""

from operator import attrgetter

import pytest

import factcheck
from factcheck.extract.statistics import Figure, averages, counts, intervals, statistics


def table(*rows: str) -> str:
    """Return a Markdown table with as many columns as the first row has."""
    rule = "|".join("-" for _ in rows[0].split("|"))
    return "\n".join(f"| {row} |" for row in (rows[0], rule, *rows[1:]))


def shown(figure: Figure | None) -> str:
    return f"{figure.sign} {figure.words}" if figure else "-"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Font | t (58) | p", "Serif | −1.90 | .062", "Sans | 2.40 | < .05 *"],
         ["t 58 = -1.90, = .062", "t 58 = 2.40, < .05"]),
        (["Font | t(df = 58) | P value", "A | 1.90 | 0.062", "B | 2.40 | ns"],
         ["t 58 = 1.90, = 0.062", "t 58 = 2.40, > .05"]),
        (["Font | *t* | *df* | *p*", "A | 1.90 | 58 | .062", "B | 2.40 | 41.3 | .02"],
         ["t 58 = 1.90, = .062", "t 41.3 = 2.40, = .02"]),
        (["Font | t (df) | p", "A | 1.90 (58) | .062", "B | 2.40 (57) | <.05a"],
         ["t 58 = 1.90, = .062", "t 57 = 2.40, < .05"]),
        (["Item | χ² | df | Sig.", "A | 3.84 | 1 | .050", "B | 9.21 | 2 | .010"],
         ["χ² 1 = 3.84, = .050", "χ² 2 = 9.21, = .010"]),
        (["Item | F | df1 | df2 | p", "A | 3.40 | 2 | 46 | .042", "B | 1.2 | 2 | 46 | .31"],
         ["F 2 46 = 3.40, = .042", "F 2 46 = 1.2, = .31"]),
        (["Item | Test | p", "A | F(2, 46) = 3.40 | .042", "B | t(28) = 2.20 | .036", "C | 3 | 4"],
         ["F 2 46 = 3.40, = .042", "t 28 = 2.20, = .036"]),
        (["Source | SS | df | F | p", "Font | 12 | 2 | 3.40 | .042", "Residual | 81.2 | 46 | |"],
         ["F 2 46 = 3.40, = .042"]),
        (["Item | Test | df | t | P", "A | W | 58 | +1.90 | 0.062", "B | t | 9 | 2 | 6.5 × 10⁻²"],
         ["t 58 = 1.90, = 0.062", "t 9 = 2, = 6.5×10-2"]),
        (["Item | F | NumDF | DenDF | p", "A | 3.40 | 2 | 46 | .042", "B | 1.2 | 2 | 46.3 | .31"],
         ["F 2 46 = 3.40, = .042", "F 2 46.3 = 1.2, = .31"]),
        (["Item | z | p | t (9) | p", "A | 1.98 | .048 | 2.3 | .047", "B | 1 | .32 | 1 | .34"],
         ["z = 1.98, = .048", "z = 1, = .32", "t 9 = 2.3, = .047", "t 9 = 1, = .34"]),
        # without degrees of freedom, or with several statistics before p, or with another p
        (["Font | t | p", "A | 1.90 | .062", "B | 2.40 | .02"], []),
        (["Font | t (58) | F | p", "A | 1.90 | 3.1 | .062", "B | 2.40 | 4.2 | .02"], []),
        (["Font | t (58) | Adjusted p for trend", "A | 1.90 | .062", "B | 2.40 | .02"], []),
        (["Item | F | df | p", "A | 3.40 | 2 | .042", "B | 1.2 | 2 | .31"], []),
        (["Font | t (58) | Pages", "A | 1.90 | 12", "B | 2.40 | 14"], []),
    ],
)  # fmt: skip
def test_columns_of_tests_are_read(rows: list[str], expected: list[str]) -> None:
    dossier = factcheck.examine_text(table(*rows), ".md").dossier
    assert [
        " ".join([one.kind, *(df.words for df in one.df), f"{shown(one.value)}, {shown(one.p)}"])
        for one in sorted(statistics(dossier), key=attrgetter("column"))
    ] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Site | OR (95 % CI) | p", "A | 1.85 (1.20–2.85) | .005", "B | 0.7 [0.5, 0.98] | <.05"],
         ["1.85 1.20 2.85 ratio 95 = .005", "0.7 0.5 0.98 ratio 95 < .05"]),
        (["Site | n | Hazard ratio | 95% CI", "A | 9 | 1.85 | 1.20 to 2.85", "B | 7 | 2 | (1; 4)"],
         ["1.85 1.20 2.85 ratio 95 -", "2 1 4 ratio 95 -"]),
        (["Site | Difference (90% CI)", "A | −5.6 (−9.5 to −1.7)", "B | 3,1 (1,0; 5,2)"],
         ["-5.6 -9.5 -1.7 difference 90 -", "3,1 1,0 5,2 difference 90 -"]),
        (["Site | b | CI lower | CI upper | p", "A | 2 | 1 | 3 | .01", "B | 3 | 1 | 5 | .02"],
         ["2 1 3 difference  = .01", "3 1 5 difference  = .02"]),
        (["Site | Yield (95% CI)", "A | 45% (41–49%)", "B | 30% (26–34%)"],
         ["45 41 49  95 -", "30 26 34  95 -"]),
        (["Site | n | Delta | 95% CI", "A | 12 | +4.5 | [+4.1, +4.9]", "B | 14 | 3 | [2.6, 3.4]"],
         ["4.5 4.1 4.9  95 -", "3 2.6 3.4  95 -"]),
        # a dash that may be a minus sign, and columns of other ranges
        (["Site | MD (95% CI)", "A | −5.6 (−9.5–1.7)", "B | 2.0 (1.0-3.0)"],
         ["2.0 1.0 3.0 difference 95 -"]),
        (["Site | Median (range)", "A | 5.6 (3.0–9.1)", "B | 2.0 (1.0–3.5)"], []),
    ],
)  # fmt: skip
def test_columns_of_intervals_are_read(rows: list[str], expected: list[str]) -> None:
    dossier = factcheck.examine_text(table(*rows), ".md").dossier
    assert [
        f"{one.estimate} {one.low} {one.high} {one.kind} {one.level} {shown(one.p)}"
        for one in intervals(dossier)
    ] == expected


ODDS, RISK = ["8/94 17/92 odds ratio 0.41"], ["8/94 17/92 risk ratio 0.46"]


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("Pest | Bare (n = 94) | Not (n = 92) | OR (CI)", "A | 8 (9%) | 17 | 0.41 (0.1–1)", ODDS),
        ("Pest | Bare | Not | p | Risk ratio", "A | 8/94 | 17/92 | .05 | 0.46", RISK),
        ("Site | Ill, yes | no | Well, yes | no | OR", "A | 8 | 86 | 17 | 75 | 0.41", ODDS),
        ("Trial | Ill | Total | Ill | Total | RR", "A | 8 | 94 | 17 | 92 | 0.46", RISK),
        # adjusted ratios, and numbers that are no counts
        ("Pest | Bare (n = 94) | Not (n = 92) | Adjusted OR", "A | 8 | 17 | 0.41", []),
        ("Pest | Bare (n = 94) | Not (n = 92) | aOR", "A | 8 | 17 | 0.41", []),
        ("Pest | Bare (n = 94) | Not (n = 92) | RR", "A | 8.1 | 17.2 | 0.41", []),
    ],
)  # fmt: skip
def test_counts_in_rows_are_read(head: str, row: str, expected: list[str]) -> None:
    dossier = factcheck.examine_text(table(head, row), ".md").dossier
    assert [
        "{}/{} {}/{} ".format(*one.groups) + f"{one.name} {one.number}" for one in counts(dossier)
    ] == expected


BOARD = table(
    "| Scab | No scab | All", "Sprayed | 8 | 86 | 94", "Bare | 17 | 75 | 92", "All | 25 | 161 | 186"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bare trees had scab more often than sprayed ones, odds ratio 0.46.",
         ["8/94 against 17/92: odds ratio 0.41, not 0.46, which is the risk ratio"]),
        ("Of the sprayed trees 8 had scab, of the others 17, odds ratio 0.71.",
         ["8/94 against 17/92: odds ratio 0.41, not 0.71"]),
        ("Scab was on 8 trees and on 17 (χ²(1) = 3.37).",
         ["8/94 against 17/92: chi-squared 3.97, not 3.37"]),
        ("Scab was on 8 trees and on 17 (Fisher's exact test, p = .54).",
         [("8/94 against 17/92: p = .046 (chi-squared), = .075 (with Yates's correction), "
           "= .054 (Fisher), not .54")]),
        # right, adjusted, of other trees, and one of several ratios
        ("Of the sprayed trees 8 had scab, of the others 17, odds ratio 0.41, χ² = 3.97.", []),
        ("Of the sprayed trees 8 had scab, of the others 17, relative risk 2.17.", []),
        ("Bare trees had scab more often than sprayed ones, adjusted odds ratio 0.46.", []),
        ("Bare trees had scab more often than sprayed ones, odds ratio 0.71.", []),
        ("Old trees had scab more often than young ones, odds ratio 0.46.", []),
        ("Scab was on 8 trees and on 17, odds ratio 0.41 in May and odds ratio 0.71 in June.", []),
        ("A model followed.\n\nScab was on 8 trees and on 17, odds ratio 0.71.", []),
    ],
)  # fmt: skip
def test_a_table_of_four_counts_is_compared_with_its_section(
    text: str, expected: list[str]
) -> None:
    config = factcheck.Config(select=("STA",))
    page = f"# Trees\n\n{BOARD}\n\n{text}\n\n# Cherries\n\n8 and 17, odds ratio 0.71.\n"
    assert [one.message for one in factcheck.examine_text(page, ".md", config).findings] == expected


def found(*rows: str) -> list[str]:
    config = factcheck.Config(select=("STA",))
    return [one.message for one in factcheck.examine_text(table(*rows), ".md", config).findings]


def test_an_interval_is_exactly_symmetric_if_all_others_are() -> None:
    rows = [
        "Outcome | Difference (95% CI)", "A | 2.3 (1.1 to 3.5)", "B | 0.8 (0.0 to 1.6)",
        "C | 2.5 (−1.9 to 6.9)", "D | 5.6 (2.7 to 9.5)",
    ]  # fmt: skip
    assert found(*rows) == ["the middle of 2.7 and 9.5 is 6.1, not 5.6"]
    assert found(*rows[:3], "C | 2.5 (−1.5 to 6.9)", rows[-1]) == []


def test_a_column_is_not_reported_if_most_of_it_is_wrong() -> None:
    rows = ["Font | t (58) | p", "A | 1.90 | .062", "B | 2.40 | .20"]
    assert found(*rows) == [
        "t(58) = 2.40 gives p = .020, not .20 (two-sided), so it is significant at .05"
    ]
    assert found(*rows, "C | 2.10 | .08") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Jam | Boys (n = 23) | Girls (n = 21)", "Plum | 5.65 | 6.19", "Fig | 6.46 | 7.05"],
         ["6.46 23"]),
        (["Jam | n | Mean", "Plum | 23 | 5.65", "Fig | 21 | 6.19", "Pear | 24 | 6.48"],
         ["6.48 24"]),
        # two are impossible, or another column has no means, or the others fit by chance
        (["Jam | Boys (n = 23) | Girls (n = 21)", "Plum | 5.65 | 6.19", "Fig | 6.46 | 7.03"], []),
        (["Jam | n | Price", "Plum | 23 | 5.65", "Fig | 21 | 6.19", "Pear | 24 | 6.48"], []),
        (["Jam | n | Mean", "Plum | 83 | 5.65", "Fig | 81 | 6.19", "Pear | 24 | 6.48"], []),
    ],
)  # fmt: skip
def test_the_only_impossible_mean_of_a_table_is_read(rows: list[str], expected: list[str]) -> None:
    text = f"All scores are whole numbers.\n\n{table(*rows)}\n"
    dossier = factcheck.examine_text(text, ".md").dossier
    assert [f"{one.mean} {one.n}" for one in averages(dossier)] == expected
    plain = factcheck.examine_text(text.replace("whole", "exact"), ".md").dossier
    assert averages(plain) == ()
