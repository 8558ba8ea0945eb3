"""Equations in tables, and figures in the text that repeat a cell."""

import pytest

from factcheck import Config, examine_text

ONLY = Config(select=("QTY01", "QTY02"))


def flagged(text: str, suffix: str = ".md") -> list[str]:
    """Return the figures that the checks of figures flag, each with the figures it is against."""
    report = examine_text(text, suffix, ONLY)
    words = report.dossier.document.words
    return [", ".join(words(place.span) for place in one.places) for one in report.findings]


def table(head: str, *rows: str, above: str = "", below: str = "") -> str:
    """Return a table in Markdown: cells are separated by single spaces."""
    lines = [
        " | ".join(["", *row.replace("_", " _ ").split(), ""]).strip() for row in (head, *rows)
    ]
    lines = [line.replace("| _ |", "| |").replace("| _ |", "| |") for line in lines]
    rule = "|" + "---|" * len(head.split())
    return "\n".join(["# The guild", "", above, "", lines[0], rule, *lines[1:], "", below, ""])


ACCOUNTS = (
    "Opening 1,200.50 1,320.50",
    "Fees 300.00 200.00",
    "Gifts 120.00 240.00",
    "Total-receipts 420.00 440.00",
    "Rent 250.00 100.00",
    "Tea 50.00 50.00",
    "Total-payments 300.00 150.00",
    "Surplus 120.00 290.00",
    "Closing 1,320.50 1,610.50",
)
WARDS = ("North 12 14 30 56", "South 22 24 31 77", "West 15 24 41 80", "East 19 13 11 43")
YEARS = (
    "1901 210 - -",
    "1902 231 21 10.0%",
    "1903 240 9 3.9%",
    "1904 252 12 5.0%",
    "1905 270 18 7.1%",
    "1906 297 27 10.0%",
)
LEDGER = (
    "May 90 40 150",
    "June 80 50 180",
    "July 75 55 200",
    "August 20 40 180",
    "Sept 60 10 230",
    "Oct 15 25 220",
    "Nov 31 11 240",
)


def changed(rows: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    """Return rows in which one figure is another one."""
    text = "\n".join(rows)
    assert text.count(old) == 1
    return tuple(text.replace(old, new).split("\n"))


CASKS = """| | Casks |
|-|-|
| Stock at 1 May 1884 | 1,240 |
| Bought | +96 |
| Sold | -310 |
| Spilt | -14 |
| Stock at 30 April 1885 | {} |
"""

BRIDGES = """| Bridge | Length | Defects | Defects per 10 m |
|-|-|-|-|
| Tarn | 64.0 | 41 | 6.4 |
| Mill | 22.5 | 29 | 12.9 |
| Ford | 18.5 | 8 | 4.3 |
| Beck | 14.0 | 11 | 6.9 |
| Lane | 26.0 | 6 | 2.3 |
"""

WRONG = {
    "a subtotal": table("Item 1901 1902", *changed(ACCOUNTS, "s 420.00 440.00", "s 420.00 450.00")),
    "a balance": table("Item 1901 1902", *changed(ACCOUNTS, "120.00 290.00", "120.00 280.00")),
    "a closing balance": table("Item 1901 1902", *changed(ACCOUNTS, "1,610.50", "1,601.50")),
    "a part that is wrong down and across": table(
        "Ward Men Women Children All", *changed(WARDS, "24 41 80", "24 47 80"), "All 68 75 113 256"
    ),
    "a column without a name": table("Ward Men Women Children Folk", *changed(WARDS, "77", "87")),
    "a difference": table("Year Members Change Growth", *changed(YEARS, "12 5.0", "15 5.0")),
    "a growth": table("Year Members Change Growth", *changed(YEARS, "7.1%", "7.7%")),
    "a running balance": table("Month In Out Balance", *changed(LEDGER, "40 180", "40 190")),
    "an average": table("Mill Oats Rye", "North 10 6", "South 20 8", "West 36 10", "Mean 20 8"),
    "a share in a cell": table(
        "Group(n=40) Yes No", "A 10(25%) 30(75%)", "B 12(30%) 28(70%)", "C 6(18%) 34(85%)"
    ),
    "a share of a column": table(
        "Boat Tons Share", "Ada 120 40%", "Ben 90 30%", "Cis 60 25%", "Dot 30 10%", "Total 300 100%"
    ),
    "a price": table(
        "Ware Number Price Amount",
        "Oar 12 3.50 42.00",
        "Net 15 2.20 33.00",
        "Cap 25 1.16 29.00",
        "Ink 14 4.05 56.70",
        "Rug 18 7.30 113.40",
    ),
    "a total in the text": table(
        "Ward Voters", "North 1,204", "South 2,310", "West 1,877", above="Total voters: 5,931."
    ),
    "a long figure in the text": table(
        "Kind 1901", "Holds 18,640", "Releases 2,310", above="In all 18,460 holds were lost."
    ),
    "a total without one of its rows": table(
        "Mill Sacks Oats", "North 28 9", "East 24 17", "West 26 8", "South 30 2", "All-mills 108 34"
    ),
    "a closing stock without one of the movements": CASKS.format("1,026"),
    "a total beside one of some rows": table(
        "Item 1901 1902",
        "Rent 250 100",
        "Tea 50 50",
        "Sum-without-gifts 300 150",
        "Gifts 25 35",
        "Sum 325 195",
    ),
    "a share of the members of one column": table(
        "Trait Ill(n=40) Well(n=50)",
        "Tall,n(%) 10(25.0) 20(40.0)",
        "Age,mean(SD) 31.2(5.1) 33.0(4.8)",
        "Fair,n(%) 12(30.0) 16(32.0)",
        "Shy,n(%) 13(26.0) 9(18.0)",
        "Deaf,n(%) 2(5.0) 3(6.0)",
    ),
    "a long figure of a year": table(
        "Year Herrings Cod",
        "1880 142,310 88,250",
        "1900 231,840 141,600",
        "1938 118,470 96,725",
        below="After the war the boats came home empty: in 1938 the catch was 118,740.",
    ),
    "a difference of two cells": table(
        "Bird 1901 1902",
        "Terns 9,433 8,120",
        "Gulls 1,108 1,392",
        below="The terns suffered: 1,331 fewer were ringed than the year before.",
    ),
    "a total that the text repeats": table(
        "Trench Pits Burials",
        "East 61 5",
        "West 48 7",
        "Total 109 12",
        below="The work uncovered 109 pits and 13 burials.",
    ),
    "a change in the text": table(
        "Cost 1901 1902",
        "Coal 41,260 24,190",
        "Oil 158,730 126,405",
        below="Coal cost £17,700 more.",
    ),
    "a change in thousands": table(
        "Source 1901 1902",
        "Gate 1,846 1,702",
        "Season-tickets 2,315 2,240",
        below="Sales of season tickets were £57,000 up on the year before.",
    ),
    "a share of a total": table(
        "Ware Sherds Weight",
        "Grey 412 5,360",
        "Samian 46 391",
        "Mortar 307 6,930",
        "All 765 12,681",
        below="Grey ware makes up 53.9% of the sherds but only 43.2% of the weight.",
    ),
    "a difference of two rows": table(
        "Ward Iqbal Jervis",
        "Abbey 1,087 655",
        "Bridge 942 1,713",
        "Dene 2,829 1,573",
        below="Dene cast 1,724 more votes for Iqbal than Abbey.",
    ),
    "a total near another one": table(
        "Site Groups Pupils",
        "Mill 212 5,936",
        "Fort 94 2,914",
        "All-sites 306 8,850",
        below="In all 306 groups came, bringing 8,769 pupils.",
    ),
    "percentages that are rounded wrongly": table(
        "Trait Old(n=29) New(n=21)",
        "Tall 21(72.4%) 15(71.4%)",
        "Fair 5(17.2%) 7(33.3%)",
        "Shy 28(96.5%) 1(4.8%)",
        "Deaf 12(41.4%) 5(23.8%)",
        "Left 8(27.6%) 10(47.6%)",
    ),
    "a fraction behind its percentage": "# Wells\n\nThe water was clear in 52.0% (12/25).\n",
    "a rate of ten": BRIDGES,
    "a rate of two": table(
        "Herd Cows Milk Yield",
        "A 118 902,700 7,650",
        "B 121 941,985 7,983",
        "C 116 925,680 7,980",
    ),
    "decimals without a zero": table(
        "Item Days", "Recorder .20", "Microphone .05", "Mixer .15", "Laptop .80", "Total 1.02"
    ),
    "a fraction in the text": "# Wells\n\nThe water was clear in 12/15 (82.0%) of the wells.\n",
}
RIGHT = {
    "accounts": table("Item 1901 1902", *ACCOUNTS),
    "wards": table("Ward Men Women Children All", *WARDS, "All 68 75 113 256"),
    "years": table("Year Members Change Growth", *YEARS),
    "a ledger": table("Month In Out Balance", *LEDGER),
    "rounded figures": table(
        "Ward Tons Share", "North 1.2 33%", "South 1.2 33%", "West 1.3 33%", "Total 3.6 100%"
    ),
    "truncated shares": table(
        "Boat Tons Share", "Ada 2 66%", "Ben 1 33%", "Cis 4 133%", "Dot 5 166%"
    ),
    "a column that cannot be added": table(
        "Ward Men Age", "North 12 40", "South 22 38", "West 15 44", "Total 49 41"
    ),
    "numbers that happen to differ by a constant": table(
        "Year Meeting Rooms", "1905 33 1", "1904 32 1", "1903 31 1", "1902 30 1", "1901 28 2"
    ),
    "shares of the cases that are known": table(
        "Kind All Ill", "n 222 125", "Hard 75(33.8%) 39(33.6%)", "Soft 56(25.2%) 33(28.4%)",
        "Wet 17(7.7%) 4(3.4%)", "Thin 64(28.8%) 35(30.2%)",
    ),
    "shares that may leave out unknown cases": table(
        "Boat All", "n 8,309", "Lost 727(8.8%)", "Old 2,554(30.7%)", "Tarred 646(7.8%)",
        "Leased 1,013(12.2%)", "Blue 404(4.9%)", "Unknown 11",
    ),
    "shares of two things": (
        "The salt in the sea off the cape is 12.5‰ in winter (range 3‰ to 14‰).\n\n"
        "The salt in the river at the cape is 15.2‰ in winter (range 7‰ to 16‰).\n"
    ),
    "sessions in all, each of some minutes": (
        "The crew had two drills a week for 12 weeks, 24 in all, each of 40\nminutes.\n"
    ),
    "doses on several days": (
        "Each patient was given iron 24 mg, 16 mg on day 2 and 12 mg on day 3.\n"
    ),
    "a total of something else in the text": table(
        "Ward Voters", "North 1,204", "South 2,310", "West 1,877", above="Total fees: 9,413 crowns."
    ),
    "text about another row": table(
        "Ward Men Women", "North 12 14", "South 22 24", "West 15 41",
        below="Table 1 lists 22 men in South and 41 women in West. In Lund 47 women came.",
    ),
    "a rounded figure in the text": table(
        "Ward Voters", "North 1,204", "South 2,310", below="South has 2,300 voters (Table 1)."
    ),
    "quotients of rounded figures": table(
        "Ware Sherds Weight Mean", "Grey 1,102 13,224 12.0", "Red 1,487 16,357 11.0",
        "Black 596 7,748 13.0", "Total 3,846 49,828 13.0",
    ),
    "a closing stock": CASKS.format("1,012"),
    "a long figure that the text states twice": table(
        "Year Herrings Cod", "1900 231,840 141,600", "1938 118,470 96,725",
        below="In 1938 the town had 118,740 people. It had 118,740 in 1939.",
    ),
    "the pits of another year": table(
        "Trench Pits Burials", "East 61 5", "West 48 7", "Total 109 12",
        below="The year before the work uncovered 107 pits and 11 burials.",
    ),
    "ranges": table(
        "Trait All Yes No", "Pressure 135(121,150) 137(120,150) 139(121,149)",
        "Score 9(1,16) 8(1,14) 17(10,24)",
        "Rate 1.00(1.00,1.10) 2.00(1.00,2.10) 4.00(1.00,4.20)", "Members 306 206 101",
    ),
    "a total of one row": table(
        "Item Pounds", "Gifts 726.90", "Loans 400.00", "Total-debts 1,126.90", "Savings 9,114.88",
        "Total-savings 9,114.88",
    ),
    "rates beside counts": table(
        "Group Deaths Years Rate-(t/ha)", "Old 693 3,114 22.3", "Young 248 3,981 6.2",
        "All 941 7,095 13.3",
    ),
    "a figure that was corrected": table(
        "Site 1901 1902", "Gallery 91,240 93,763", "Mill 33,106 32,780",
        below="The figure for the Gallery in 1901 was printed as 91,420.",
    ),
    "percentages that are truncated": table(
        "Trait Old(n=29) New(n=21)", "Tall 21(72.4%) 15(71.4%)", "Fair 5(17.2%) 7(33.3%)",
        "Shy 28(96.5%) 1(4.7%)", "Deaf 11(37.9%) 5(23.8%)", "Left 8(27.5%) 10(47.6%)",
    ),
    "a mean of counts without decimals": table(
        "Year Ann Bo Cy Dee Mean", "1901 100 120 75 131 107", "1902 430 500 438 376 436"
    ),
    "a truncated mean": table(
        "Year May June July August Mean", "1901 100 100 99.98 99.98 99.99",
        "1902 99.98 99.96 100 100 99.98", "1903 100 100 100 99.99 99.99",
    ),
    "a figure that no word calls a change": table(
        "Factor One Two", "Sleep 0.233 -0.129", "Hunger 0.871 0.317",
        below="Sampling was adequate (0.632) for sleep.",
    ),
    "a change beside each count": table(
        "Old Δ New Δ Both Δ All Δ State", "0 +0 2 -2 0 -1 2 -3 Open",
        "0 -3 2 -6 1 -15 3 -24 Sorted",
        "4 +3 10 +7 19 +17 33 +27 Read", "0 +0 1 +0 0 +0 1 +0 Sent",
        "4 +0 15 -1 20 +1 39 +0 Total",
    ),
    "columns without a header": table(
        "Gas - - - -", "Hydrogen 1 5.31 6.144 3", "Helium 2 4.79 5.621 3", "Lithium 3 4.74 5.8 2"
    ),
    "numbers in words before decimals": (
        "The third mark lags behind the two others (0.67, against 0.60 and 0.58).\n"
    ),
    "a date with a share": "# Wells\n\nOn 12/10 5 % of the wells were dry.\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_a_figure_that_breaks_an_equation_is_flagged(kind: str, snapshot: object) -> None:
    assert flagged(WRONG[kind]) == snapshot


@pytest.mark.parametrize("kind", RIGHT)
def test_a_table_whose_equations_hold_is_left_alone(kind: str) -> None:
    assert flagged(RIGHT[kind]) == []


def test_a_cell_that_is_wrong_in_its_row_and_its_column_is_corrected() -> None:
    text = WRONG["a part that is wrong down and across"]
    (one,) = examine_text(text, ".md", ONLY).findings
    assert [fix.text for fix in one.suggestions] == ["41"]


FORMATS = {
    ".html": (
        "<table><tr><th rowspan='2'>Ward</th><th colspan='2'>Old</th><th>New</th></tr>"
        "<tr><th>Men</th><th>Women</th><th>Men</th></tr>"
        "<tr><td>North</td><td>112</td><td>214</td><td>330</td></tr>"
        "<tr><td colspan='4'>The south</td></tr>"
        "<tr><td>South</td><td>122</td><td>224</td><td>331</td></tr>"
        "<tr><td>Total</td><td>234</td><td>438</td><td>611</td></tr></table>"
    ),
    ".tex": (
        "\\begin{document}\\begin{tabular}{lrrr}\\toprule\n"
        " & \\multicolumn{2}{c}{Old} & New \\\\ \\cmidrule(lr){2-3}\n"
        "Ward & Men & Women & Men \\\\ \\midrule\n"
        "North & 112 & 214 & 330 \\\\\nSouth & 122 & 224 & 331 \\\\ \\midrule\n"
        "\\textbf{Total} & 234 & 438 & 611 \\\\ \\bottomrule\n\\end{tabular}\\end{document}\n"
    ),
    ".md": (
        '# Votes\n\n```csv\nward,men,women,"men, new"\nNorth,112,214,330\nSouth,122,224,331\n'
        "Total,234,438,611\n```\n"
    ),
    ".txt": (
        "Votes\n\n                 1901        1902\n                    £           £\n"
        "North ......      112         330\nSouth ......      122         331\n"
        "West .......        9          12\n             --------    --------\n"
        "                  243         611\n"
    ),
    "definitions .html": (
        "<dl><dt>North</dt><dd>£330</dd><dt>South</dt><dd>£331</dd><dt>Total</dt><dd>£611</dd></dl>"
    ),
    ".rst": (
        "====== === ===== ====\nWard   Men Women New\n====== === ===== ====\n"
        "North  112   214  330\nSouth  122   224  331\nTotal  234   438  611\n"
        "====== === ===== ====\n"
    ),
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_tables_of_every_format_are_checked(suffix: str) -> None:
    (found,) = flagged(FORMATS[suffix], suffix.rpartition(" ")[2])
    assert found.startswith("611, ")
