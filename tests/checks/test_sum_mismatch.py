"""Parts and totals, shares, multiples and orders, in texts where sums are easy to get wrong."""

import pytest

from factcheck import Config, examine_text


def messages(text: str) -> list[str]:
    """Return what the check says of a text."""
    suffix = ".md" if "\n" in text else ".txt"
    return [one.message for one in examine_text(text, suffix, Config(select=("QTY02",))).findings]


def table(head: str, *rows: tuple[object, ...]) -> str:
    """Return a table in Markdown from its head and the cells of its rows."""
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(["# Yield", "", head, "|" + "---|" * (head.count("|") - 1), *lines, ""])


FARMS = "| Farm | Oats | Rye | Peas |"
FARM_ROWS = (("Holm", 120, 45, 30), ("Lund", 98, 52, 41), ("Vik", 143, 60, 22))
FIELDS = (("North", 31), ("South", "–"), ("West", 12))
YEARS = """- 1901: 5 m–9 m (dry)
- 1902: 9 m–12 m (wet)
- 1903: 12 m–19 m (wet)
- 1904: {} m–25 m (wet)
- 1905: 25 m–30 m (wet)
"""
PARTS = "1,230 from a widow, 810 from a brewer and 520 from the town"
REGATTA = (
    "# The regatta\n\n{}\n\n| Item | Crowns |\n|--|--|\n| Fees | 340 |\n| Hire | 215 |\n"
    "| Sale of boats | 480 |\n{}| Total | {} |\n"
)
WRONG = [
    # differences, remainders and balances
    "Rent went up from £26 to £32 a year, an increase of £8.",
    "The village had 512 residents in 2001 and 467 in 2011, 55 fewer.",
    "The rate rose from 4 per cent to 6 per cent, a rise of three percentage points.",
    "The motion was carried by 34 votes to 21, a majority of 15.",
    "Nineteen of the thirty-two houses burned down; the other fifteen were spared.",
    "After 15 of the 48 records were excluded as duplicates, 35 records remained.",
    "The fund opened with £210, took in £95, spent £180 and closed with £135.",
    "There were 43 residents. Next year 12 were admitted and 9 left, so that there were 48.",
    "The council rejected the plan by 19 to 12 out of 33 votes cast.",
    "Participants (n = 90) were randomised to the drug (n = 46) or a placebo (n = 46).",
    "Sixty-four delegates attended, forty from the north and twenty-eight from the south.",
    "Casualties were heavy; 120 dead, 340 wounded and 85 captured add up to 555 men.",
    # complete divisions, classes, and figures in brackets
    "All told 3,150 bricks were counted, of which 2,210 could be reused and 960 could not.",
    "Of 480 hives, 310 survived the winter and 160 did not.",
    "The inn keeps 1,420 bottles, namely 870 of red wine and 505 of white wine.",
    "The £8.6 million is split between A (£4.1 million), B (£2.9 million) and C (£1.9 million).",
    "The choir has 236 singers: 61 aged under 15, 108 aged 15 to 40 and 76 aged 41 or over.",
    "By 6 votes it gave £400 to the band, £150 to the fair and £275 to the baths, in all £925.",
    "Among the 80 looms, 36 (54 %) were of oak.",
    "The rate of survival was 54.5 %: 218 of the 480 hives lived.",
    "Of the 480 hives 216 died, a rate of 54 per cent.",
    "The mill kept 19 of its 25 hands, or 67 per cent.",
    "A third of the 480 hives, 216, were new.",
    # what goes on
    "We examined 528 hives; 73 were excluded (41 were empty, 32 weak) and 545 were measured.",
    "Keepers of 528 hives were asked; 73 declined and 554 were enrolled.",
    "After excluding 73 of the 528 hives, 545 were analysed.",
    "The yard had 34 hives in spring; five were sold and three bought, so that it now has 36.",
    "The yard owned 34 hives, sold nine of them and kept 15.",
    "The stand holds 120 hives, of which 84 were in use, 46 being empty.",
    "We randomised 214 hives in six yards to syrup (n = 106) or nothing (n = 118).",
    "The trial had 214 hives, of whom 106 were given syrup and 118 nothing.",
    "Of the 214 hives, 106 were assigned to syrup and 118 to water.",
    "In May all 754 mills were seen. By age, 412 mills were new, 213 old and 139 derelict.",
    # multiples and fractions
    "Wages rose by a fifth, from 15 to 19 shillings.",
    "The number of subscribers doubled from 1,300 to 3,600 within two years.",
    "With 72 beds the ward is three times as large as the old one, which had 28.",
    "A third of the 270 graves, 80 in total, bear no name.",
    # rates
    "They ordered 40 chairs at £12 each, at a cost of £520.",
    "She walked 390 miles in 15 days, averaging 28 miles a day.",
    "The pump gave 30 litres a minute and in two hours filled the tank of 4,600 litres.",
    "The 14 fairs drew 630 people, an average of 54 each.",
    "The town made 12,407 coats. The looms cost £30,150, or £2.34 a coat.",
    "The mill used 316.4 tons of coal. Over the 28 days of frost the mean was 13.1 tons a day.",
    "The exchange gave $98 for €80 (at a rate of $1.10 per euro).",
    "Sales rose by 40 per cent, from 250 to 325 tons.",
    "The roll fell from 210 to 168 (25 %).",
    "Loans rose from 1,200 in the first half of it to 1,500 next, a rise of 20 per cent.",
    "The club has 96 members: 50 men, 30 women and 15 children.",
    "The camp held 305 prisoners (151 men, 108 women and 39 children).",
    "Rain fell in 15 of 60 months (52 %).",
    "In all 57 boats were seized: 31 trawlers, 12 skiffs and 24 dinghies.",
    "Of the 120 ewes 30 (35 %) lambed before March.",
    "It cost 80,000 francs, of which the canton paid 20,000 francs (35 per cent).",
    "There were 12 men and 9 women, 22 people in all.",
    "Of the 60 ewes 12 were under two, 9 between two and five, and 49 older.",
    "Only 79 of the 132 ewes (63%) lambed in time.",
    "The bridge cost 412,000 crowns, of which 255,000 were lent and 175,000 given.",
    "A sum of 912 crowns was raised: 612 crowns in coin, besides 350 crowns in silver.",
    "The dealer sold 420 clocks, of which 160 were brass, 100 were iron and 190 were wooden.",
    "Forty-two sailors were on board. Thirty-five of them were saved; nine were drowned.",
    "The council counted 512 for the bridge and 303 against. That was 851 votes in all.",
    "Of the 130 vines on the slope, 84 are red and the remaining 36 white.",
    "Of the 96 passengers, 88 were unhurt and nine injured.",
    "A total of 53,400 visitors came: 41,200 in summer and 12,300 in winter.",
    "The parish had 94 barns, 41 of them in the dale, 23 on the hill and 20 in Orm itself.",
    "The orchestra consists of 64 players: 40 strings, 12 winds and 22 others.",
    "The north gave 312 votes and the south 401, making 731 together.",
    "Sixteen of the 64 samples, or 35 per cent, were foul.",
    (
        "Barley took up 40 per cent of the land, oats 25 per cent, rye 20 per cent and "
        "potatoes 25 per cent."
    ),
    (
        "In 1990 it sold 61 per cent of its output in the republics. The remaining 49 per "
        "cent went to Austria."
    ),
    ("The Liberals won 44 per cent of the vote, the Farmers 36 per cent and Labour 30 per cent."),
    "Gifts of £340, £220 and £185 made up £755.",
    "A crowd of 240 came on Saturday and 310 on Sunday, so that 560 saw it in all.",
    ("The fire took 96 houses: 41 of brick, 32 barns and other sheds of wood, and 33 shops."),
    "Of the 80 weavers whom the guild had listed 52, or 75 per cent, worked at home.",
    (
        "The fair drew thirty-one firms, of which fourteen made ploughs, nine made churns "
        "and ten sold seed."
    ),
    "A total of 318 letters came in (204 from parents, 124 from teachers).",
    "The price rose 20 per cent, from 40 to 50 crowns.",
    "The school had 84 pupils, up from 91 in 1911.",
    "The toll rose in May from 1,240 to 1,140 crowns.",
    "The club tested 40 oars. Of the 40 oars 12 were cracked; the other 38 were sound.",
    table("| Field | Sacks |", *FIELDS, ("Total", 34)),
    table("| Month | Sacks |", ("May", "1,206"), ("June", "2,771"), ("Both months", "3,877")),
    table("| Sum | 1901 | 1902 |", ("Fees", 420, 440), ("Rent", 150, 150), ("Net", 270, 280)),
    table("| Mill | Oats | Rye |", ("North", 10, 6), ("South", 22, 8), ("Mean", 16, 8)),
    table("| Ward | Voters |", ("North", 312), ("South", 401), ("West", 87), ("All wards", 900)),
    table(FARMS, *FARM_ROWS, ("Total", 371, 157, 93), ("of which sold", 40, 12, 3)),
]
RIGHT = [
    "In May all 764 mills were seen. By age, 412 mills were new, 213 old and 139 derelict.",
    "In May all 754 mills were seen. By age, 412 mills were new, 213 boats old and 139 derelict.",
    "All told 3,150 bricks were counted, of which 2,210 could be reused and 940 could not.",
    "Of 480 hives, 310 survived the winter and 160 had a new queen.",
    "The choir has 236 singers, 61 women and 184 aged under 40.",
    "Keepers of 528 hives were asked; 73 declined and 425 were enrolled.",
    "We examined 528 hives; 73 were excluded (41 were empty, 32 weak) and 455 were measured.",
    "Keepers of 528 hives were asked; 73 were new and 395 were enrolled.",
    "By 6 votes it gave £400 to the band, £150 to the fair and £275 to the baths, in all £825.",
    "We randomised 214 hives to syrup (n = 76), water (n = 70) or nothing (n = 68).",
    "Of the 214 hives, 106 were assigned to syrup, 50 to nothing and 58 to water.",
    "Rent went up from £26 to £32 a year, an increase of £8 for those who kept a cow.",
    "The village had 512 residents in 2001 and 467 in 2011, 55 fewer than in 1991 (522).",
    "The motion was carried by 34 votes to 21, a majority of 56 being required.",
    "The company began with 85 men; 23 deserted and, with two who came back, 64 remained.",
    "The fund opened with £210, took in £95 and £10, spent £180 and closed with £135.",
    "The grant of 400 crowns was doubled in 1779 and raised to 900 crowns in 1785.",
    "The number of subscribers more than doubled from 1,300 to 3,600.",
    "Nearly half of the 56 respondents (26) had never used the service.",
    "They ordered 40 chairs at £12 each, at a cost of £520 including delivery.",
    "The sample included 102 adults (58 women; 46 under the age of 40).",
    "The cast has 12 plates each and a frontispiece, 26 plates in all, in two volumes.",
    "The 14 fairs drew 630 people, an average of 45 each.",
    "The town made 12,407 coats. The looms cost £30,150, or £2.43 a coat.",
    "The town made 12,407 coats. The looms cost £30,150, or £5.70 a coat.",
    "They played 24 matches with 60 goals, against an average of 3.5 a match in the league.",
    "The 35 letters run to 215 pages, or six pages each on average.",
    "The roll fell from 210 to 168, a drop of 20 per cent.",
    "The share rose from 12 to 15 per cent, an increase of 3 per cent.",
    "Staff rose from 40 to 60 (25 % women).",
    "Loans rose from 1,200 in the first half of it to 1,500 next, a rise of 25 per cent.",
    "The city has 600 bakers, 40 per cent more than the 500 towns of the plain.",
    "Rents rose from 40 to 50 francs, while in the next town they rose 12 per cent.",
    "The fleet fell from 90 boats to 60 in the years of the war, a third of them sail.",
    "A third of the 100 sailors, or 35, drowned.",
    "A quarter of the 6 sailors, or 1, drowned.",
    "Some two thirds of the 48 sailors, or 30, drowned.",
    "Nearly a quarter of the crew (10 of the 48) drowned.",
    "At least a third (30 of the 48 men) drowned.",
    "In the first half (14 of the 48 points) he was slow.",
    "One ship sank, another fled and a third (12 of the 48 guns) burned.",
    "A year and a half (14 of the 48 months) passed.",
    "Prices fell by a third, from 900 to 620.",
    "The camp held 305 prisoners (151 men, 108 women and 39 children, among others).",
    "Some 60 per cent (79 of 132) of the ewes lambed.",
    "The 18 teams played 34 matches: 17 at home and 17 away.",
    "The fleet lost about 300 men (151 drowned, 108 froze and 46 starved).",
    "She spoke of 3 boats: one with 12 men, one with 9 men and one with 4 men.",
    "Attendance more than doubled from 120 to 310.",
    "Of the 120 ewes 30 (25 %) lambed before March.",
    (
        "Asked what they feared, 60 per cent named the cost, 45 per cent the noise and 35 "
        "per cent the smell."
    ),
    ("In Lund 60 per cent of the votes were for it, in Holm 45 per cent and in Vik 35 per cent."),
    "It won 40 per cent of the vote, 45 per cent a year later and 35 per cent in 1990.",
    (
        "In 1990 it sold 61 per cent of its output in the republics. The remaining 39 per "
        "cent went to Austria."
    ),
    (
        "The staff got a third of the shares, 40 per cent went to a bank and the remaining "
        "27 per cent to the town."
    ),
    "The vote was 9 to 5 with three abstentions; all 17 members were present.",
    "The school had 12 pupils. Nine more came in May, bringing the number to 21.",
    "Six teams of four and two guides searched the slope, 26 people in all.",
    "Twelve weeks at $40 a week came to $480.",
    "The grant of £90,000 was paid in three instalments of £30,000.",
    "The grant of £90,000 was paid in two instalments of £35,000 and one of £20,000.",
    "It had 60 boats in 1910. A storm sank 12 boats and others were sold, which left 38.",
    "In 2019 it had 14,320 visitors and in 2020 it had 9,150, a fall of 5,170.",
    "Membership rose from 340 to 412, that is by 72.",
    "There are now 19 schools, five more than the 14 of 1990.",
    "The 46 paintings went to three museums: 20 to Lund, 15 to Malmö and 11 to Ystad.",
    "Gifts of £340, £220 and £185 made up £745.",
    "It was found in 12 of the 40 wells tested; the other 28 were clean.",
    "The survey visited 60 farms; 41 (68 per cent) had a well.",
    "He had 60 sheep. Twelve died in the snow and eleven were sold, and 37 were left.",
    "The school had 91 pupils, up from 84 in 1911.",
    "The club rose from 9 to 3 in the ranking.",
    "The school had 84 pupils, up from 91 teachers.",
    YEARS.format(19),
    table(
        "| Mill | Oats | Rye |",
        ("North", 10, 5),
        ("South", 20, 7),
        ("West", 30, 9),
        ("Mean", 20, 7),
    ),
    f"The legacy came in three parts: {PARTS}.\n",
    (
        "The depot issued 630 coats: 34 to the guard, 90 to the stokers and 490 to the "
        "drivers, and 17 to the clerks.\n"
    ),
    (
        "The club spent 1,045 crowns: 340 on oars, 215 on paint, 100 of it on brushes, "
        "and 480 on boats.\n"
    ),
    REGATTA.format("The club rows.", "| Earmarked for oars | 120 |\n", "1,035"),
    REGATTA.format("Balance brought forward: 1,200 crowns.", "", "2,235"),
    table("| Field | Sacks |", *FIELDS, ("Total", 43)),
    table(FARMS, *FARM_ROWS, ("The parish", 361, 157, 93)),
    table(
        "| Kind | 1920 | 1930 |",
        ("Members", 371, 457),
        ("of whom men", 210, 300),
        ("of whom married", 151, 130),
    ),
    table(
        "| Kind | Bags | Share |",
        ("Oats", 120, "40 %"),
        ("Rye", 91, "30 %"),
        ("Peas", 59, "20 %"),
        ("Flax", 30, "10 %"),
        ("Total", 300, "100 %"),
    ),
]


@pytest.mark.parametrize("text", WRONG)
def test_figures_that_do_not_fit_are_told(text: str, snapshot: object) -> None:
    assert messages(text) == snapshot


@pytest.mark.parametrize("text", RIGHT)
def test_figures_that_may_be_right_are_left_alone(text: str) -> None:
    assert messages(text) == []
