"""Markdown: links and images as the parser reads them, in time that grows with the text."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.document.readers import markdown, parse_markdown
from factcheck.model import SourceFile

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
