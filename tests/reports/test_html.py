"""The page: what stands on it, where its links lead, and that nothing of a document is markup."""

import html.parser
import re
from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Report, examine_text
from factcheck.model import Edtf, Ground, Settled, Span
from factcheck.reports.escape import printable
from factcheck.reports.html import to_html
from factcheck.reports.html.axis import axis
from factcheck.reports.html.dated import dated
from factcheck.reports.html.differences import differing
from factcheck.reports.html.templating import environment

LOCK = """\
# The Lock at Merrow

In May 2011 the lock keeper Ada Thorne opened the upper gate. On Monday, 3 May 2011 the basin was
drained for the survey, and the divers found the Roman sill below the silt of the basin.

## Chronology

4 May 2011: The basin is drained for the survey; divers find the Roman sill below the silt.

9 June 2011: The upper gate is closed for good.
"""
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;\x1b[31m\u202e"


class Page(html.parser.HTMLParser):
    """Counts elements, keeps their ids and the targets of links."""

    def __init__(self, source: str) -> None:
        """Read a page."""
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an element says of itself."""
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words += data


@pytest.fixture(scope="module")
def lock() -> Report:
    """Give the report of a document with conflicts of weekday and of date."""
    return examine_text(LOCK, ".md")


def test_every_finding_has_a_card_with_all_its_passages(lock: Report) -> None:
    page = Page(to_html([lock]))
    places = sum(1 + len(finding.related) for finding in lock.findings)
    assert places > len(lock.findings) > 1
    assert page.tags["article"] == len(lock.findings)
    assert page.tags["blockquote"] == places
    assert all(finding.message in page.words for finding in lock.findings)


def test_every_link_leads_to_a_place_on_the_page_and_no_id_stands_twice(lock: Report) -> None:
    page = Page(to_html([lock, lock]))
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)
    assert all(target.startswith("#") for target in page.targets)
    assert max(Counter(page.ids).values()) == 1


def test_every_place_of_a_finding_is_marked_in_the_text(lock: Report) -> None:
    page = to_html([lock])
    for number, finding in enumerate(lock.findings, 1):
        for at in range(1 + len(finding.related)):
            target = f'<span id="d1-f{number}-p{at}"></span>'
            assert re.search(target + r'(<span id="[^"]*"></span>)*<mark', page)


def test_the_text_stands_on_the_page_whole(lock: Report) -> None:
    words = " ".join(Page(to_html([lock])).words.split())
    assert "the divers found the Roman sill below the silt of the basin." in words


def test_nothing_of_a_document_becomes_markup(report: Report) -> None:
    hostile = evolve(
        report,
        path=EVIL,
        findings=tuple(evolve(item, message=EVIL, proof=(EVIL,)) for item in report.findings),
    )
    page, calm = Page(to_html([hostile], [EVIL])), Page(to_html([report], ["an error"]))
    assert page.tags == calm.tags
    assert page.attributes == calm.attributes
    assert EVIL.split("\x1b", maxsplit=1)[0] in page.words
    assert "\x1b" not in to_html([hostile])


@settings(max_examples=25)
@given(st.text(max_size=40))
def test_any_text_is_read_back_as_itself(words: str) -> None:
    source = '<p title="{{ words }}">{{ words }}</p>'
    made = Page(environment().from_string(source).render(words=words))
    assert made.tags == {"p": 1}
    assert made.words == printable(words)


def test_the_policy_names_the_script_and_the_style_that_stand_on_the_page(lock: Report) -> None:
    page = to_html([lock])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert policy[1].count("sha256-") == 2
    assert "http://" not in page
    assert "https://" not in page


def test_the_picture_joins_two_tellings_and_reddens_what_is_disputed(lock: Report) -> None:
    page = to_html([lock])
    assert page.count('class="join conflict"') == 1
    assert page.count("<rect x=") == 4
    assert 'class="conflict"' in page


def test_a_clean_document_says_so_and_lists_what_passed(clean: Report) -> None:
    words = Page(to_html([clean])).words
    assert "No conflicts found." in words
    assert "passed" in words
    assert "No dated claims." in words


def test_what_could_not_be_read_and_what_did_not_run_is_told(report: Report) -> None:
    words = Page(to_html([report], ["torn.md: not UTF-8"])).words
    assert "torn.md: not UTF-8" in words
    assert "did not run: no citation line" in words
    assert "failed: ValueError: no such day" in words


def test_silenced_findings_are_listed(report: Report) -> None:
    settled = (Settled(report.findings[1], Ground.INSTRUCTION),)
    silenced = evolve(report, findings=report.findings[:1], settled=settled)
    assert "line 3: CHR01 a date (silenced)" in Page(to_html([silenced])).words


@pytest.mark.parametrize(
    ("one", "other", "mine", "theirs"),
    [
        ("4 May 1911", "3 May 1911", ["4"], ["3"]),
        ("to teach each other", "to say to each other", ["teach"], ["say to"]),
        ("the same", "the same", [], []),
        ("at 09:51 UTC", "at 09:40 UTC", ["09:51"], ["09:40"]),
        ("412,300 and 7", "412,800 and 7", ["412,300"], ["412,800"]),
        ("412\u202f300 t", "412\u202f800 t", ["412\u202f300"], ["412\u202f800"]),
        ("1811, 1812", "1811, 1813", ["1812"], ["1813"]),
        ("all", "nothing here", ["all"], ["nothing here"]),
        ("it was so", "it was", ["so"], []),
        ("", "new", [], ["new"]),
        ("one " * 401, "two", ["one " * 401], ["two"]),
    ],
)
def test_the_words_that_differ_are_found(
    one: str, other: str, mine: list[str], theirs: list[str]
) -> None:
    left, right = differing(one, other)
    assert [one[span.start : span.end] for span in left] == mine
    assert [other[span.start : span.end] for span in right] == theirs


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2020-01-10", "2020-04-20", ["Feb 2020", "Mar 2020", "Apr 2020"]),
        ("1890", "1910", ["1890", "1895", "1900", "1905", "1910"]),
        ("2021-03-01", "2021-03-05", ["1 Mar", "2 Mar", "3 Mar", "4 Mar", "5 Mar", "6 Mar"]),
        (
            "2021-03-01T14:02",
            "2021-03-01T14:20",
            ["14:05", "14:10", "14:15", "14:20"],
        ),
        ("-0300", "0300", ["-300", "-200", "-100", "0", "100", "200", "300"]),
    ],
)
def test_the_axis_has_round_ticks(first: str, last: str, labels: list[str]) -> None:
    found = [label for _, label in axis([bounds(first), bounds(last)], 900).ticks()]
    assert found == labels


def bounds(text: str) -> tuple[int, int]:
    """Return the first second of a date and the one after its last."""
    date = Edtf.parse(text)
    return date.lower or 0, date.upper or 0


def test_a_date_far_from_all_others_stands_in_a_stretch_of_its_own() -> None:
    near = [bounds(f"2020-{month:02}-{day:02}") for month in (1, 2, 3) for day in range(1, 21)]
    scale = axis([bounds("1689"), *near], 900)
    assert [one.head for one in scale.stretches] == ["1689", "1 Jan – 20 Mar 2020"]
    assert scale.at(bounds("1689")[1]) < 140
    assert scale.at(near[-1][0]) - scale.at(near[0][0]) > 600


def test_the_hours_of_one_night_fill_the_axis_beside_whole_days_and_years() -> None:
    night = [
        bounds(f"2024-03-14T{hour}:{minute}") for hour in (21, 22, 23) for minute in ("05", 35)
    ]
    scale = axis([bounds("2019"), bounds("2024"), bounds("2024-03-14"), *night], 900)
    assert scale.at(night[-1][1]) - scale.at(night[0][0]) > 500
    assert [label for _, label in scale.stretches[-1].ticks()] == ["22:00", "23:00"]
    assert [one.head for one in scale.stretches] == ["2019", "14 Mar 2024"]


def test_no_label_runs_into_another_or_out_of_its_stretch() -> None:
    days = [bounds(day) for day in ("1962-05", "1962-05-11", "1994-01-17", "2020-01-03", "2021-01")]
    for dates in (days, [bounds("1962-05"), bounds("2021-01")]):
        reached = -8.0
        for one in axis(dates, 900).stretches:
            for at, label in one.ticks():
                assert at - 3 * len(label) >= reached
                assert one.left - 8 <= at - 3 * len(label)
                reached = at + 3 * len(label)
                assert reached <= one.right + 8


def test_what_is_so_today_is_not_drawn_at_the_date_of_its_entry() -> None:
    text = (
        "# The tower\n\nThe tower was begun in 1962.\n\n## Chronology\n\n"
        "**17 January 1994**: The tower falls. The yard is a park today.\n\n"
        "**9 January 2021**: The tower is opened again.\n"
    )
    told = [one.claim.says for one in dated(examine_text(text, ".md"))]
    assert "The tower falls." in told
    assert "The yard is a park today." not in told


def test_an_axis_that_goes_over_midnight_names_the_new_day() -> None:
    night = [bounds(f"2024-03-{day}") for day in ("14T22:00", "14T23:30", "15T00:40", "15T02:10")]
    assert "15 Mar" in [label for _, label in axis(night, 900).ticks()]


def test_a_bar_that_is_as_wide_as_the_story_lies_below_its_label() -> None:
    text = "\n\n".join(
        f"At {hour}:1{minute} on 14 March 2024 the pump {did}."
        for hour, minute, did in ((21, 0, "stopped"), (21, 4, "started"), (22, 1, "burst"))
    )
    page = to_html([examine_text(f"The pump was old on 14 March 2024.\n\n{text}")])
    assert page.count('class="sure below"') == 1


def test_words_that_are_cut_off_on_either_side_of_a_place_are_told() -> None:
    sentence = "It rained and it rained and it rained again. " * 8
    report = examine_text(f"{sentence}On Monday, 3 May 2011 it stopped. {sentence}")
    quoted = re.search(r"<blockquote>\s*<p>(.*?)</p>", to_html([report]))
    assert quoted
    assert quoted[1].startswith("…")
    assert quoted[1].endswith("…")


def test_two_places_of_one_paragraph_stand_in_one_passage(report: Report) -> None:
    document = report.dossier.document
    near = document.place(Span(4, 9))
    first = evolve(
        report.findings[0],
        place=document.place(Span(18, 23)),
        related=(evolve(report.findings[0].related[0], place=near),),
    )
    page = Page(to_html([evolve(report, findings=(first,))]))
    assert page.tags["blockquote"] == 1
    assert page.tags["figcaption"] == 1


TABLE = """\
# Days

- one
- two

| Day | What |
|---|---|
| Monday, 3 May 2011 | rain |
"""


def test_lists_and_tables_read_as_such_and_marks_stay_in_their_cells() -> None:
    page = to_html([examine_text(TABLE, ".md")])
    assert re.search(r'<ul>\s*<li id="d1-b1">one</li>\s*<li id="d1-b2">two</li>\s*</ul>', page)
    row = re.search(r'<tr id="d1-b4"><td>(.*)</td><td>(.*)</td></tr>', page)
    assert row
    assert "<mark" in row[1]
    assert "<mark" not in row[2]
    assert "rain" in row[2]
