"""Instructions in texts: left out of the words, with every word still at its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.document.readers import READERS
from factcheck.model import Document, Instruction, SourceFile, Suppression, instruction


def read(text: str, suffix: str) -> Document:
    return READERS[suffix](SourceFile(f"mill{suffix}", text))


def covered(document: Document) -> list[str]:
    return [document.words(one.covers) for one in document.suppressions]


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("", None),
        (" ignore CHR01: two time zones", Instruction("ignore", ("CHR01",), "two time zones")),
        ("ignore-file", Instruction("ignore-file", (), "")),
        (" : why", None),
    ],
)
def test_an_instruction_has_a_word_codes_and_a_reason(told: str, meant: Instruction | None) -> None:
    assert instruction(told) == meant


TEXT = """\
The mill burned on 4 May 1911.

# factcheck: ignore DAT01: as in the register
It was sold on Tuesday, 4 July 1911, to
# factcheck: ignore QTY: counted twice
the miller of the next valley.

The owner left.
"""

MARKDOWN = """\
The mill burned on 4 May 1911.

<!-- factcheck: ignore DAT01: as in the register -->

It was sold on Tuesday, 4 July 1911. <!-- factcheck: ignore QTY: counted twice -->

## Chronology

- 2 May 1911: the roof is mended.
- 4 May 1911: the mill burns.
<!-- factcheck: ignore CHR:
     told late -->
- 3 May 1911: the miller leaves.
"""


def test_a_line_of_a_text_speaks_of_the_block_behind_or_around_it() -> None:
    document = read(TEXT, ".txt")
    sale = "It was sold on Tuesday, 4 July 1911, to the miller of the next valley."
    assert document.text == f"The mill burned on 4 May 1911.\n{sale}\nThe owner left."
    assert covered(document) == [sale, sale]


def test_a_comment_of_markdown_speaks_of_the_block_behind_or_around_it() -> None:
    document = read(MARKDOWN, ".md")
    sale = "It was sold on Tuesday, 4 July 1911."
    assert covered(document) == [sale, sale, "3 May 1911: the miller leaves."]
    assert [one.reason for one in document.suppressions][2] == "told late"
    assert "factcheck" not in document.text
    assert len(document.entries) == 3


@pytest.mark.parametrize(("text", "suffix"), [(TEXT, ".txt"), (MARKDOWN, ".md")])
def test_every_word_keeps_its_line_and_column(text: str, suffix: str) -> None:
    document = read(text, suffix)
    for match in re.finditer(r"\w+", document.text):
        place = document.place(factcheck.model.Span(*match.span()))
        line = text.split("\n")[place.line - 1]
        assert line[place.column - 1 : place.end_column - 1] == match[0]


LINE = st.sampled_from(
    ["One mill.", "", "- 4 May 1911: it burns.", "Two | three", "# A head", "  more words"]
)
COMMENT = st.sampled_from(["ignore NAM: why", "ignore-file: why", "ignore", "x: y"])


@given(st.lists(st.one_of(LINE, COMMENT.map("# factcheck: {}".format)), max_size=12))
def test_the_words_of_a_text_are_those_without_its_instructions(lines: list[str]) -> None:
    plain = [line for line in lines if "factcheck" not in line]
    with_them, without = (read("\n".join(part), ".txt") for part in (lines, plain))
    assert with_them.text == without.text
    assert with_them.blocks == without.blocks
    assert len(with_them.suppressions) == len(lines) - len(plain)
    assert all(_within(one, with_them) for one in with_them.suppressions)


def _within(one: Suppression, document: Document) -> bool:
    return 0 <= one.covers.start <= one.covers.end <= len(document.text)
