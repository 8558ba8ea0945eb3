"""The page: what stands on it, where its links lead, and that nothing of a document is markup."""

import html.parser
import re
from collections import Counter

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Report, examine_text
from factcheck.output.escape import printable
from factcheck.output.html import to_html
from factcheck.output.html.differences import differing
from factcheck.output.html.templating import environment

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


def test_a_clean_document_says_so_and_lists_what_passed(clean: Report) -> None:
    words = Page(to_html([clean])).words
    assert "No conflicts found." in words
    assert "passed" in words
    assert "No dated claims." in words


@pytest.mark.parametrize(
    ("one", "other", "mine", "theirs"),
    [
        ("", "new", [], ["new"]),
        ("the same", "the same", [], []),
        ("4 May 1911", "3 May 1911", ["4"], ["3"]),
        ("to teach each other", "to say to each other", ["teach"], ["say to"]),
        ("one " * 401, "two", ["one " * 401], ["two"]),
    ],
)
def test_the_words_that_differ_are_found(
    one: str, other: str, mine: list[str], theirs: list[str]
) -> None:
    assert [one[span.start : span.end] for span in differing(one, other)] == mine
    assert [other[span.start : span.end] for span in differing(other, one)] == theirs
