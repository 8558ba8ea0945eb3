"""The annotated documents: entries counted by hand, and the roles of their sections."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.document.readers import read
from factcheck.model import BlockKind, Document, Role

Shared = Callable[[str], Path]
ARTICLE = "articles/comparative-connections-22-1-china-russia.txt"

# (document, entries, sections of each role in order, repeats left out)
DOCUMENTS = (
    ("gold/03-sankt-morten-ferry.txt", 21, "front matter, narrative, chronology"),
    ("gold/10-chile-oman-relations.md", 22, "front matter, narrative, chronology"),
)


def roles(document: Document) -> str:
    found: list[Role] = []
    for section in document.sections:
        if found[-1:] != [section.role]:
            found.append(section.role)
    return ", ".join(found)


@pytest.mark.parametrize(("name", "entries", "parts"), DOCUMENTS)
def test_a_document_has_its_entries_and_sections(
    name: str, entries: int, parts: str, shared: Shared
) -> None:
    document = read(str(shared(name)))
    assert len(document.entries) == entries
    assert roles(document) == parts


def test_the_article_has_two_captions(shared: Shared) -> None:
    document = read(str(shared(ARTICLE)))
    captions = [block for block in document.blocks if block.kind is BlockKind.CAPTION]
    assert [document.place(block.span).line for block in captions] == [42, 72]


@pytest.mark.parametrize(("name", "context"), [("gold/15-portugal-mongolia-relations.txt", "2011")])
def test_heads_that_lack_a_day_or_a_year_have_it_from_above(
    name: str, context: str, shared: Shared
) -> None:
    document = read(str(shared(name)))
    assert [document.words(span) for span in document.entries[0].context] == [context]
