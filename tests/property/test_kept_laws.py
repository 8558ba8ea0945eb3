"""What is kept of unchanged blocks changes no report: a warm process says what a new one says."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.analysis.pipeline import examine_text
from factcheck.document.text import forget, kept_by_words, make_room
from factcheck.output import to_json

TEXTS = sorted((Path(__file__).parents[2] / "bench" / "texts").glob("*.md"))
NEW = (
    "Now ", "On 12 June 2021 the ferry Alma carried 412 guests, 255 of them children. ",
    "“We were late,” said Ingrid Solhiem, who was born in 1961 and was 59 in 2021. ", "Not so: ",
)  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, ...]:
    """Return versions of a text, each with a change more in one of its paragraphs."""
    text = draw(st.sampled_from(TEXTS)).read_text(encoding="utf-8")
    blocks = text.split("\n\n")
    versions = [text]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(blocks) - 1))
        match draw(st.sampled_from(("put", "cut", "drop", "swap", "twice"))):
            case "put":
                blocks[at] = draw(st.sampled_from(NEW)) + blocks[at]
            case "cut":
                blocks[at] = blocks[at].partition(". ")[2] or blocks[at]
            case "drop" if len(blocks) > 1:
                del blocks[at]
            case "swap":
                blocks[at], blocks[0] = blocks[0], blocks[at]
            case _:
                blocks.insert(at, blocks[at])
        versions.append("\n\n".join(blocks))
    return tuple(versions)


def report_of(text: str) -> str:
    return to_json([examine_text(text, ".md")])


@pytest.mark.skipif(not TEXTS, reason="the texts of bench/ are not here")
@settings(max_examples=6, deadline=None)
@given(edits())
def test_an_edited_text_has_the_report_that_a_new_process_would_give(
    versions: tuple[str, ...],
) -> None:
    for one in versions:
        warm = report_of(one)
    forget()
    assert warm == report_of(versions[-1])


def test_a_line_that_grows_with_each_key_is_not_kept_in_all_its_versions_for_ever() -> None:
    made = []

    @kept_by_words
    def length(words: str, others: tuple[str, ...]) -> int:
        made.append(words[:1])
        return len(words) + len(others)

    long = "-" * 400_000
    for key in "abc":
        length(key + long, (long,))
    length("c" + long, (long,))
    assert made == ["a", "b", "c"]
    length("a" + long, (long,))
    assert made == ["a", "b", "c", "a"]


def test_of_a_long_document_all_blocks_are_kept_until_a_short_one_is_read() -> None:
    made = []

    @kept_by_words
    def length(words: str) -> int:
        made.append(words[:1])
        return len(words)

    blocks = [key + "-" * 400_000 for key in "abc"]
    make_room("".join(blocks))
    assert [length(one) for one in (*blocks, *blocks)] == [400_001] * 6
    assert made == ["a", "b", "c"]
    make_room("a short one")
    length("d")
    length(blocks[0])
    assert made == ["a", "b", "c", "d", "a"]
