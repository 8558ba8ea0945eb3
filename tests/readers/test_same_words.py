"""The same words are read alike, however they are wrapped, stored or marked at their beginning."""

import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from factcheck.document.readers import parse

TEXT = """\
The ferry Sankt Olav left the quay of Brännö at 7.40 on Monday, 4 May 2021, with 61 people on \
board. Captain José Åkesson had been on the bridge since five. On 3 May a pump had failed.

It was mended by Renée Dahl. Her report gives 18 January 1999 as the day on which it was made; \
the yard has the year 2001 in its books. No. 7 of the rules asks for two pumps, of which one may \
be out of use for 30 days.

At 8.15 the crew saw smoke. The mate, Per Lie, closed the hatch. I. Holm and A. B. Moe went \
below, where the water stood at 1.8 metres. 23 (38 per cent) of the passengers were children."""
PARAGRAPHS = TEXT.split("\n\n")
WAYS: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "with a byte order mark": lambda text: text.encode("utf-8-sig"),
    "with CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "with CR": lambda text: text.replace("\n", "\r").encode(),
}


def wrapped(width: int) -> str:
    return "\n\n".join(
        textwrap.fill(one, width, break_long_words=False, break_on_hyphens=False)
        for one in PARAGRAPHS
    )


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.rst", "a.adoc", "a.org", "a.tex", "a.wiki"])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("width", [50, 72, 100, 10_000])
def test_the_same_words_are_the_same_paragraphs(name: str, way: str, width: int) -> None:
    document = parse(WAYS[way](wrapped(width)), name)
    assert document.text.split("\n") == PARAGRAPHS
