"""What the tests of dates share."""

from collections.abc import Callable

import pytest

from factcheck.document.readers import parse_text
from factcheck.extract.dates import dates
from factcheck.extract.quotations import quotations
from factcheck.model import Date, Document, Edtf, Record, SourceFile

Reader = Callable[..., tuple[Document, tuple[Date, ...]]]


def read(text: str, *, published: str = "", covers: str = "") -> tuple[Document, tuple[Date, ...]]:
    document = parse_text(SourceFile("text.txt", text))
    record = Record(
        published=Edtf.parse(published) if published else None,
        covers=Edtf.parse(covers) if covers else None,
    )
    return document, dates(document, quotations(document), record)


@pytest.fixture
def reading() -> Reader:
    """Give a function that reads a text: (document, dates)."""
    return read


@pytest.fixture
def told() -> Callable[..., list[tuple[str, str]]]:
    """Give a function that returns (words, EDTF) of each date of a text; "" where it has none."""

    def tell(text: str, **known: str) -> list[tuple[str, str]]:
        document, found = read(text, **known)
        return [(document.words(one.span), str(one.value or "")) for one in found]

    return tell


@pytest.fixture
def roles() -> Callable[..., list[tuple[str, str]]]:
    """Give a function that returns (words, role) of each date of a text."""

    def tell(text: str, **known: str) -> list[tuple[str, str]]:
        document, found = read(text, **known)
        return [(document.words(one.span), str(one.role)) for one in found]

    return tell
