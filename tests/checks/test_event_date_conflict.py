"""Longer cases of one happening told with two dates."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import Config, Finding, examine, examine_text

ONLY = Config(select=("CHR01",))

HARBOUR = """The quay at Sund

{told} The pastor blessed the crane the same evening.

Chronology

{entries}
"""

ENTRIES = """12 March 1899: The harbour board buys the old shipyard.
{head}: A steam crane is lifted onto the quay.
19 June 1903: The first cargo of herring leaves for Stettin.
"""


def found(told: str, head: str) -> list[str]:
    text = HARBOUR.format(told=told, entries=ENTRIES.format(head=head))
    return [finding.message for finding in examine_text(text, config=ONLY).findings]


@pytest.mark.parametrize(
    ("told", "head", "says"),
    [
        (
            "The steam crane was lifted onto the quay on 4 May 1901.",
            "14 May 1901",
            "date: 14 May 1901 in the chronology, 4 May 1901 in the narrative",
        ),
        (
            "The year was 1901. The steam crane was lifted onto the quay on 4 May.",
            "5 May 1901",
            "date: 5 May 1901 in the chronology, 4 May in the narrative",
        ),
    ],
    ids=["ten days", "year inferred"],
)
def test_two_dates_for_one_happening_are_flagged(told: str, head: str, says: str) -> None:
    assert found(told, head) == [says]


@pytest.mark.parametrize(
    ("told", "head"),
    [
        ("The steam crane was lifted onto the quay on 4 May 1901.", "4 May 1901"),
        ("The board voted on 2 May 1901 to have a steam crane lifted onto the quay.", "4 May 1901"),
        ("The steam crane was lifted onto the quay on 4 May 1901.", "30 October 1909"),
        ("The steam crane, bought on 2 May 1901, was lifted onto the quay on 4 May.", "4 May 1901"),
        (
            "The pilot died on 9 May 1901, five days after the steam crane was lifted on the quay.",
            "4 May 1901",
        ),
    ],
    ids=["agree", "voted", "far apart", "another date agrees", "counted"],
)
def test_what_may_both_hold_is_left_alone(told: str, head: str) -> None:
    assert found(told, head) == []


def test_a_finding_shows_both_places_and_offers_both_dates() -> None:
    told = "The steam crane was lifted onto the quay on 4 May 1901."
    text = HARBOUR.format(told=told, entries=ENTRIES.format(head="14 May 1901"))
    (finding,) = examine_text(text, config=ONLY).findings
    assert finding.place.text == "14 May 1901"
    assert [(other.place.text, other.role) for other in finding.related] == [
        ("4 May 1901", "counter")
    ]
    assert [(offer.text, offer.side) for offer in finding.suggestions] == [
        ("4 May 1901", "this"),
        ("14 May 1901", "counter"),
    ]
    tellings, shared, dates = finding.proof
    assert tellings == (
        "same event: “A steam crane is lifted onto the quay.”"
        " / “The steam crane was lifted onto the quay on 4 May 1901.”"
    )
    assert shared == "shared words: lifted, quay, steam, crane"
    assert dates == "1901-05-14 and 1901-05-04 do not overlap"


def test_a_summary_and_the_story_are_compared() -> None:
    text = """# Loss of the telephone exchange on 6 May 2021

## Summary

The standby battery of the exchange failed at 09:14.

## What happened

The night shift saw nothing. The standby battery failed at 09:41 in the exchange. Two men ran.
"""
    (finding,) = examine_text(text, ".md", ONLY).findings
    assert finding.message == "time: 09:41 under “What happened”, 09:14 under “Summary”"


def test_a_document_that_tells_nothing_twice_says_so() -> None:
    report = examine_text("The quay is long.\n", config=ONLY)
    assert [check.reason for check in report.checks] == ["no happening is told twice"]


def of_article(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(found.place.text, found.related[0].place.text) for found in findings]


def test_the_article_has_one_conflict(shared: Callable[[str], Path]) -> None:
    path = shared("articles/comparative-connections-22-1-china-russia.txt")
    assert of_article(examine(path, ONLY).findings) == [("Feb. 3, 2020", "February 4")]


def test_the_claims_of_the_article_have_the_same(root: Path) -> None:
    folder = root / "claims" / "comparative-connections-22-1-china-russia"
    findings = examine(folder, ONLY).findings
    assert of_article(findings) == [("Feb. 3, 2020", "on February 4")]
    assert findings[0].proof[1] == "declared as one event: aid-announced"


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("01-uruguay-vietnam-relations.txt", ["June 8, 2019", "March 17, 2021"]),
        ("03-sankt-morten-ferry.txt", ["21 May 2016"]),
        ("12-typhoid-mbuyuni-outbreak.md", ["20 September"]),
        ("15-portugal-mongolia-relations.txt", ["October 19", "April 12"]),
    ],
)
def test_annotated_documents_have_the_conflicts_that_were_planted(
    shared: Callable[[str], Path], name: str, heads: list[str]
) -> None:
    findings = examine(shared(f"gold/{name}"), ONLY).findings
    assert [finding.place.text for finding in findings] == heads


STATION = """# The whaling station

## The years

{told}

## Chronology

- **12 March 1909**: The company buys the sound.
- **{head}**: {entry}
- **19 June 1913**: The first barrel of oil leaves for Hull.
"""


def raised(told: str, head: str, entry: str) -> bool:
    text = STATION.format(told=told, head=head, entry=entry)
    return bool(examine_text(text, ".md", ONLY).findings)


@pytest.mark.parametrize(
    ("told", "day", "wrong", "entry"),
    [
        ("Vega sailed again on 8 May 1911.", "8 May 1911", "18 May 1911", "Vega sails"),
        (
            "Sivert rowed to Bergen on 2 April 1910, where he married Tora on 8 May 1911.",
            "8 May 1911",
            "3 May 1911",
            "Sivert marries Tora.",
        ),
        (
            "The bell was rung at noon on 8 May 1911 for the first whale.",
            "8 May 1911",
            "9 May 1911",
            "The bell is rung at noon for the whale.",
        ),
    ],
    ids=["a name and a verb", "side clause", "time of day"],
)
def test_a_thin_telling_is_enough_if_it_is_told_whole(
    told: str, day: str, wrong: str, entry: str
) -> None:
    assert raised(told, wrong, entry)
    assert not raised(told, day, entry)


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        ("The cookery was to have been opened on 8 May 1911.", "The cookery opens."),
        ("The council proposed the quay on 8 May 1911.", "The council approves the quay."),
        ("The court charged Sivert Moe on 8 May 1911.", "The court convicts Sivert Moe."),
    ],
    ids=[
        "a plan",
        "arrest",
        "agrees with another",
    ],
)
def test_a_thin_telling_of_another_happening_is_left_alone(told: str, entry: str) -> None:
    assert not raised(told, "18 May 1911", entry)


_ZONES = """# Post-mortem of the mail gateway

## Summary

On 14 May 2021 at 23:41 CET the mail gateway refused its first letter. A renewed key was loaded at
02:31 CET on 15 May.

## Timeline (UTC)

- 22:41 – The mail gateway refuses its first letter
- 23:10 – Restart of the gateway fails
- {} – Renewed key loaded
- 02:06 – All queues empty
"""


@pytest.mark.parametrize(("time", "found"), [("01:31", 0), ("01:13", 1), ("01:38", 1)])
def test_a_timeline_in_another_zone_past_midnight_is_compared(time: str, found: int) -> None:
    report = examine_text(_ZONES.format(time), ".md", Config(select=("CHR01",)))
    assert [one.place.text for one in report.findings] == [time] * found


_WEIR = """The weir

{0}

Chronology

{1}
9 August 1907: The parish sells the eel trap.
3 May 1911: A fish ladder is built.
"""
_LEAK = """# The leak of 4 May 2021

## What happened

{0}

## Timeline

- **01:10** The gauge drops.
{1}
- **05:40** The valve is tight.
"""


@pytest.mark.parametrize(
    ("frame", "told", "entry"),
    [
        (
            _WEIR,
            "The parish voted on 12 June 1906, by 31 to 7, to drain the mill pond.",
            "[15 June 1906]: The parish votes to drain the mill pond. Nobody objects.",
        ),
        (
            _LEAK,
            "Sluice two was opened by hand at 02:05, but the level did not fall.",
            "- **[02:25]** Sluice two opened. No effect.",
        ),
    ],
    ids=["an entry of two sentences", "no effect"],
)
def test_all_of_an_entry_and_of_a_decision_is_one_telling(
    frame: str, told: str, entry: str
) -> None:
    text = frame.format(told, entry.replace("[", "").replace("]", ""))
    report = examine_text(text, ".md" if frame is _LEAK else ".txt", Config(select=("CHR01",)))
    assert [f"[{one.place.text}]" in entry for one in report.findings] == [True]


@pytest.mark.parametrize(
    ("told", "entries"),
    [
        (
            "The keeper was called at 02:05 and answered the call within four minutes.",
            "- **02:05** Keeper is called.\n- **02:09** Keeper answers the call.",
        ),
    ],
)
def test_what_is_told_at_a_distance_is_not_of_the_time_before_it(told: str, entries: str) -> None:
    report = examine_text(_LEAK.format(told, entries), ".md", Config(select=("CHR01",)))
    assert not report.findings


def test_a_head_that_begins_with_its_year_dates_its_entry() -> None:
    text = _WEIR.format(
        "On 12 June 1906 the old weir of the nuns was pulled down.",
        "1884    The nuns build a weir.\n1906, 21 June: The old weir of the nuns is pulled down.",
    )
    report = examine_text(text, ".txt", Config(select=("CHR01",)))
    assert [one.place.text for one in report.findings] == ["1906, 21 June"]


@pytest.mark.parametrize(
    ("told", "entry", "found"),
    [
        ("full at 4:15 a.m. on 23 June 1906", "full at 4:15 a.m.", 1),
        ("full at 4:15 a.m. on 22 June 1906", "full at 4:15 a.m.", 0),
    ],
    ids=["one hour of two days", "one hour of one day"],
)
def test_one_hour_at_two_days_is_not_the_night_between_them(
    told: str, entry: str, found: int
) -> None:
    text = _WEIR.format(
        f"The mill pond was {told}, and the miller opened the sluice.",
        f"22 June 1906: Mill pond {entry}; the miller opens the sluice.",
    )
    assert len(examine_text(text, ".txt", Config(select=("CHR01",))).findings) == found


_SINGER = """The singer

Ines Dahl sailed in 1946. She landed in Wellington on {0} 1946, with two trunks of music. Her
second recital in Lyon was on 3 May 1953.

Chronology

1944: Gives her first recital in Bergen.
1946: Lands in Wellington on {1} with two trunks.
1951: Marries the painter Tor Lie.
1953: {2}
"""
_LYON = "Stays in Lyon until 13 May for her second recital."


@pytest.mark.parametrize(
    ("told", "entry", "last", "found"),
    [
        ("7 November", "17 November", "Sings in Lyon.", ["17 November"]),
        ("17 November", "17 November", _LYON, []),
        ("7 November", "17 November, and in Nelson on 20 November,", "Sings in Lyon.", []),
    ],
    ids=["another day", "a limit", "two days of one entry"],
)
def test_an_entry_labelled_with_a_year_is_dated_by_the_one_day_that_it_tells(
    told: str, entry: str, last: str, found: list[str]
) -> None:
    text = _SINGER.format(told, entry, last)
    report = examine_text(text, ".txt", Config(select=("CHR01",)))
    assert [one.place.text for one in report.findings] == found


ROLLBACK = """# Outage of {day}

{head}

## What happened

The rollback of the billing service was begun at {time}.

## Timeline

- **07:48** Orders begin to fail.
- **08:05** First page goes to the engineer.
- **09:31** Rollback of the billing service begins.
- **12:33** All orders succeed again.
"""


@pytest.mark.parametrize(
    ("day", "head", "time", "found"),
    [
        ("6 May 2021", "All times are UTC.", "11:31 CEST", 0),
        ("6 May 2021", "All times are UTC.", "12:31 CEST", 1),
        ("6 May 2021", "", "12:31 CEST", 0),
    ],
)
def test_a_time_in_another_zone_is_compared_where_the_zone_is_declared(
    day: str, head: str, time: str, found: int
) -> None:
    report = examine_text(ROLLBACK.format(day=day, head=head, time=time), ".md")
    assert len([one for one in report.findings if one.code == "CHR01"]) == found


SILO = """# The silo

The terminal was old. {told} Nobody had heard a sound.

## Timeline

- **4 March 2021, 13:40**: The foreman sees dust at the foot of the wall.
- **4 March 2021, 14:52**: The south wall of Silo 7 bursts.
- **5 March 2021, 02:15**: The last worker is found alive.
"""


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("On 4 March 2021 the south wall of Silo 7 burst at 14:25 with a roar.", 1),
        ("On 4 March 2021 it rained. The south wall of Silo 7 burst at 14:25 that day.", 1),
        # the time is of another clause, or not the own one
        ("On 4 March 2021 the south wall of Silo 7, which is hosed at 14:25, burst.", 0),
    ],
)
def test_a_time_is_compared_that_stands_apart_from_its_day(told: str, found: int) -> None:
    report = examine_text(SILO.format(told=told), ".md")
    assert len([one for one in report.findings if one.code == "CHR01"]) == found


def test_what_is_told_of_two_versions_is_no_one_happening() -> None:
    text = (
        "# Leaks\n\nThis leak of the pump controller was mended on 2010-08-23 for controller "
        "version 3.7.2.\n\n# Writes\n\nThis leak of the pump controller was mended on 2010-08-04 "
        "for controller version 3.7.1.\n"
    )
    assert [one for one in examine_text(text, ".md").findings if one.code == "CHR01"] == []


def test_lines_of_a_log_of_two_days_tell_of_two_runs() -> None:
    text = (
        "# Start the service\n\n2013-01-28 16:16:26 dock control[1]: Started Pump Server.\n\n"
        "2013-01-28 16:16:26 dock pumpd[10695]: pumpd 12.1 starting.\n\n# Activate the port\n\n"
        "2013-01-29 15:02:20 dock control[1]: Started Pump Server.\n\n"
        "2013-01-29 15:02:20 dock pumpd[25605]: pumpd 12.1 starting.\n"
    )
    assert [one for one in examine_text(text, ".md").findings if one.code == "CHR01"] == []


FILTER = """If the bell filter is set up you get a line that says something like either of these:

  From bell@tower  {0}
  X-BELL-Status: Good  ( pR: 12.630237  )

   ** ACCEPT: BELL PASS ROPE TEST**
  Probabilistic match quality: 1.000000, pR: 12.630237

or:

  From bell@tower  {1}
  X-BELL-Status: Cracked  ( pR: -2.866484  )
"""
LETTERS = """The "List Of The Bells With Their Founders" is also in the
Public Domain:

  Date: Sat, 08 Jul 2000{0}
  From: Ada Holm <ada@bell.example>

  > I was wondering what the status of your list is.

  There were many sources in total, but any that was not ours was left out.

  Date: Tue, 11 Jul 2000{1}

  > So are you saying your list is free?

  That is the intention.
"""


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (FILTER.format("Thu Sep 18 19:20:35 2003", "Thu Sep 18 19:19:39 2003"), False),
        (LETTERS.format(" 20:27:21 +0100", " 19:31:34 +0100"), False),
        (LETTERS.format("", ""), True),
    ],
    ids=["two lines of a program", "two letters", "two days of one thing"],
)
def test_days_with_a_time_to_the_second_are_of_letters_and_programs(
    text: str,
    is_told: bool,  # noqa: FBT001
) -> None:
    assert bool(examine_text(text, ".txt").findings) is is_told


NOTES = """# Release notes of the bell

## Version 2.1

1. {}04.05.2002 fixed a problem with brl contour ropes.
2. 04.22.2002 bell version 2.1 released to the public.

## Version 2.1b7

1. 04.02.2002 upgrade to brl 2.1. This fixes a problem with brl contour ropes.
2. 04.03.2002 fixed a problem with the clock of the tower.
3. 04.03.2002 the bell will now open as a lamp.
4. 04.04.2002 bell version 2.1b7 released to the public.
"""


@pytest.mark.parametrize(("lead", "is_told"), [("On ", True), ("", False), ("Version 2: ", False)])
def test_two_lines_that_a_day_heads_each_are_a_suspicion(lead: str, is_told: bool) -> None:  # noqa: FBT001
    report = examine_text(NOTES.format(lead), ".md")
    assert [one.code for one in report.findings] == ["CHR01"] * is_told
    assert [one.code for one in (*report.findings, *report.unasked)].count("CHR01") == 1


@pytest.mark.parametrize(("day", "found"), [("2 March 1917 (O.S.)", 0), ("2 March 1917", 1)])
def test_a_day_of_the_old_style_is_held_against_those_of_the_new(day: str, found: int) -> None:
    text = f"""# The mayor

Holt resigned as mayor of Harrow on {day} in the town hall.

## Chronology

- 9 January 1917: The bakers of Harrow strike.
- 15 March 1917: Holt resigns as mayor of Harrow.
- 9 May 1917: A new council meets.
"""
    conflicts = [one for one in examine_text(text, ".md").findings if one.code == "CHR01"]
    assert len(conflicts) == found


@pytest.mark.parametrize("day", ["8", "6"])
def test_a_third_statement_that_agrees_hides_no_conflict_in_a_short_document(day: str) -> None:
    text = f"""# The bridge

The bridge was opened on {day} June 1931.

## The opening

The bridge was opened on 7 June 1931 by the mayor.

## Chronology

- 7 June 1931: The bridge is opened by the mayor.
"""
    (found,) = examine_text(text, ".md").findings
    assert found.message == (
        f"date: {day} June 1931 in the narrative, 7 June 1931 further down in it"
    )
