"""Markdown that is read part by part has the blocks of Markdown that is read in one."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.document.readers import markdown
from factcheck.document.readers.files import parse_markdown
from factcheck.model import SourceFile

PIECES = (
    "Alma sailed on\nand on.", "# Head", "Head\n====", "- item\n  more", "1. one\n2. two",
    "  - nested", "    code", "\tcode", "```", "```py", "~~~", "   ~~~", "````", "> quote", "> ```",
    "- ```", "<div>", "</div>", "<!-- note -->", "<!-- open", "-->", "<script>", "</script>",
    "[a]: https://x.org", '[a]: <u> "t"', "see [a] and [b][a]", "[^1]: note", "![p][a]",
    "| a | b |\n| - | - |\n| 1 | 2 |", "**21 June**: done", "***", "** x", "“Quoted,” he said",
    "(1) first", "[c]:\n/url\n'title\nmore'", "[d]: /u 'open", "```inline``` text", "<?php", "?>",
)  # fmt: skip
GAPS = ("\n", "\n\n", "\n \n", "\n\n\n", "\n\t\n")


@settings(max_examples=100, deadline=None)
@given(
    pieces=st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=12),
    indented=st.booleans(),
)
def test_a_text_that_is_cut_where_blocks_begin_has_the_blocks_of_the_whole(
    pieces: list[tuple[str, str]], *, indented: bool
) -> None:
    source = SourceFile("x.md", "".join(piece + gap for piece, gap in pieces))
    cut = markdown.markdown_drafts(source, indented=indented)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "beginnings", lambda *_, **__: ())
        assert cut == markdown.markdown_drafts(source, indented=indented)


LABELS = st.lists(
    st.sampled_from(("[", "![", "]", "(b)", "a ", "\\[", "*", "`", "[a](b)", "<b>")), max_size=14
).map("".join)


@settings(max_examples=100, deadline=None)
@given(LABELS)
def test_links_and_images_are_those_that_the_parser_reads_by_its_own_rules(words: str) -> None:
    parser = markdown._parser(indented=True)  # noqa: SLF001 - what it is compared with has no name
    plain = MarkdownIt("commonmark", parser.options).enable("table")
    plain.disable(["text_join", "fragments_join"])
    assert parser.render(words) == plain.render(words)


@pytest.mark.parametrize("mark", ["[", "!["])
def test_brackets_that_nothing_closes_are_not_looked_through_again_and_again(
    mark: str, calls: Callable[[Callable[[], object]], int]
) -> None:
    source = SourceFile("x.md", f"It burned.\n\n{mark * 2_000}\n")
    assert calls(lambda: parse_markdown(source)) < 2_000 * 100
