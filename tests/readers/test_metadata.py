"""What a file says of itself: front matter, the head of a page, and its own name."""

import pytest

from factcheck.document.readers import parse
from factcheck.extract.record import record
from factcheck.model import Document, Edtf

BODY = "The mill by the weir was sold to the parish, and the wheel stood still for a year.\n"


def told(document: Document) -> list[tuple[str, str]]:
    return [(one.field, document.words(one.span)) for one in document.blocks if one.field]


def read(front: str, name: str = "a.md") -> Document:
    return parse(f"{front}\n{BODY}".encode(), name)


@pytest.mark.parametrize(
    ("front", "fields"),
    [
        ("---\ntitle: Two Mills\n---\n", [("title", "Two Mills")]),
        ("---\nexcerpt: >-\n  The wheel\n  stood.\n---\n", [("description", "The wheel stood.")]),
        ("---\ntags: [weir, wheel]\n---\n", [("tags", "weir"), ("tags", "wheel")]),
        ("---\nlayout: post\ndraft: true\nimage: a/b.png\n---\n", []),
        (
            '+++\ntitle = "Two Mills"\ntags = ["weir"]\n+++\n',
            [("title", "Two Mills"), ("tags", "weir")],
        ),
    ],
)
def test_front_matter_is_read_field_by_field(front: str, fields: list[tuple[str, str]]) -> None:
    document = read(front)
    assert told(document) == fields
    assert document.words(document.blocks[-1].span) == BODY.strip()


def test_the_head_of_a_page_tells_title_description_and_date_once_each() -> None:
    page = (
        "<html><head><title>Two Mills &amp; a weir</title>"
        "<meta name='description' content='The wheel stood.'>"
        "<meta property='og:description' content='The wheel stood.'>"
        "<meta name='viewport' content='width=device-width'>"
        "<meta property='article:published_time' content='2021-05-04T09:00:00Z'></head>"
        f"<body><h1>Two Mills</h1><p>{BODY}</p></body></html>"
    )
    document = parse(page.encode(), "a.html")
    assert told(document) == [
        ("title", "Two Mills & a weir"),
        ("description", "The wheel stood."),
        ("date", "2021-05-04T09:00:00Z"),
    ]
    place = document.place(document.blocks[1].span)
    assert place.text == "The wheel stood."
    assert page[place.column - 1 :].startswith("The wheel stood.'")


@pytest.mark.parametrize(
    ("path", "words", "date"),
    [
        ("minutes_20210504.docx", "minutes", "2021-05-04"),
        ("news/05-21-2019-info-session.md", "info session", "2019-05-21"),
        ("blog/2018-13-40-x.md", "2018 13 40 x", None),
    ],
)
def test_the_name_of_a_file_tells_its_words_and_its_date(
    path: str, words: str, date: str | None
) -> None:
    name = Document(path, "", (), ()).file_name
    assert name.words == words
    assert name.date == (Edtf.parse(date) if date else None)


@pytest.mark.parametrize(
    ("front", "name", "date"),
    [
        ("", "a.md", None),
        ("", "2020-01-02-a.md", "2020-01-02"),
        ("---\ndate: 2021-05-04 09:00:00 +0200\n---\n", "2020-01-02-a.md", "2021-05-04"),
        ("---\ndate: 2021-06-07\nlocation: Bergen\n---\n", "2020-01-02-a.md", "2020-01-02"),
    ],
)
def test_the_date_of_a_document_is_that_of_its_head_or_of_its_name(
    front: str, name: str, date: str | None
) -> None:
    published = record(read(front, name)).published
    assert published == (Edtf.parse(date) if date else None)
