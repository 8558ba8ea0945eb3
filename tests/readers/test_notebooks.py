"""Jupyter notebooks: Markdown cells are text, and every word has its place in the file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.pipeline import Text, examine
from factcheck.document.readers import parse
from factcheck.errors import UnreadableError
from factcheck.model import Document, Span


def notebook(*cells: object, indent: int | None = 1, ascii_only: bool = False) -> str:
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=indent, ensure_ascii=ascii_only)


def markdown(source: object) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


CODE = {
    "cell_type": "code",
    "source": ["wheel = 3\n"],
    "outputs": [{"output_type": "stream", "text": ["On Tuesday, 4 July 1776.\n"]}],
}
SOURCES = (
    # cells, and their blocks
    (
        [markdown(["# The mill\n", "\n", "It *burned*\n", "down."])],
        "heading The mill|paragraph It burned down.",
    ),
    ([markdown("One."), CODE, markdown("Two.")], "paragraph One.|paragraph Two."),
    ([markdown("a\r\nb\r\n\r\nc")], "paragraph a b|paragraph c"),
    ([{"cell_type": "raw", "source": "---\ntitle: The mill\n---\n"}], "metadata The mill"),
)


def blocks(document: Document) -> str:
    return "|".join(f"{one.kind} {document.words(one.span)}" for one in document.blocks)


@pytest.mark.parametrize(("cells", "read"), SOURCES)
@pytest.mark.parametrize("indent", [1, None])
def test_markdown_cells_are_read_and_outputs_are_not(
    cells: list[object], read: str, indent: int | None
) -> None:
    text = notebook(*cells, indent=indent, ascii_only=True)
    assert blocks(parse(text.encode(), "a.ipynb")) == read


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_finding_has_the_line_and_column_of_the_file(*, ascii_only: bool) -> None:
    cell = markdown(["# The mill\n", "\n", "“They” \tmet \\\\ on Tuesday, 4 July 1776—so."])
    text = notebook(CODE, cell, ascii_only=ascii_only)
    (finding,) = [
        one for one in examine(Text(text.encode(), "a.ipynb")).findings if one.code == "DAT01"
    ]
    line = next(at for at, one in enumerate(text.split("\n"), 1) if "They" in one)
    column = text.split("\n")[line - 1].index("Tuesday") + 1
    assert (finding.place.line, finding.place.column) == (line, column)
    assert finding.place.text == "Tuesday, 4 July 1776"


@given(
    lines=st.lists(
        st.text('aé’"\\/\t\U0001f600 b', min_size=1, max_size=8), min_size=1, max_size=4
    ),
    ascii_only=st.booleans(),
    as_list=st.booleans(),
)
def test_every_word_is_at_its_place(*, lines: list[str], ascii_only: bool, as_list: bool) -> None:
    source = [f"Words {line}\n" for line in lines]
    cell = markdown(source if as_list else "".join(source))
    document = parse(notebook(cell, ascii_only=ascii_only).encode(), "a.ipynb")
    for at, character in enumerate(document.text):
        if not character.isspace():
            place = document.place(Span(at, at + 1))
            assert json.loads(f'"{place.text}"') == character


@pytest.mark.parametrize(
    "text",
    [notebook(markdown("One."))[:-9], '{"cells": {}}', ('{"cells": [' + "9" * 10_000 + "]}")],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, snapshot: object) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(text.encode(), "a.ipynb")
    assert str(caught.value) == snapshot
