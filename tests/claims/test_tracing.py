"""A finding points at the exact characters of the YAML, however the value is written."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.claimfiles import load
from factcheck.claims.claimfiles.emitting import scalar
from factcheck.claims.claimfiles.tracing import runs
from factcheck.claims.claimfiles.values import Scalar
from factcheck.model import Span

Write = Callable[[dict[str, str | bytes | None]], str]

WAYS = {
    "plain": ("says: the old keeper rows", (2, 17, "keeper")),
    "plain with many spaces": ("says: the   old   keeper rows", (2, 21, "keeper")),
    "a doubled quote before": ("says: 'the ''old'' keeper rows'", (2, 22, "keeper")),
    "an escape of each length before": (
        'says: "\\x41\\u00e9\\U0001F600 keeper"',
        (2, 31, "keeper"),
    ),
    "an escaped letter inside": ('says: "the k\\x65eper rows"', (2, 14, "k\\x65eper")),
    "an escaped line feed": ('says: "the old\\nkeeper rows"', (2, 19, "keeper")),
    "folded": ("says: >-\n    the old\n    keeper rows", (4, 5, "keeper")),
    "literal with a comment": (
        "says: | # as told\n    the old\n    keeper rows\n",
        (4, 5, "keeper"),
    ),
    "after an emoji": ("says: 😀 keeper", (2, 11, "keeper")),
}


@pytest.mark.parametrize(("written", "place"), WAYS.values(), ids=WAYS.keys())
def test_a_word_leads_to_where_it_is_written(
    write: Write, written: str, place: tuple[int, int, str]
) -> None:
    document = load(write({"narrative.yaml": f"- id: a\n  {written}\n"})).document
    start = document.text.index("keeper")
    found = document.place(Span(start, start + len("keeper")))
    assert found.path == "c/narrative.yaml"
    assert (found.line, found.column, found.text) == place


@given(st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool))
def test_words_written_as_yaml_are_found_again_character_by_character(words: str) -> None:
    import yaml

    text = f"says: {scalar(words)}\n"
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert isinstance(root, yaml.MappingNode)
    node = root.value[0][1]
    assert node.value == words
    marked = Scalar(words, words, 0, node.start_mark.index, node.end_mark.index, node.style or "")
    found = list(runs(marked, text))
    covered = [at for start, _, length in found for at in range(start, start + length)]
    assert covered == list(range(len(words)))
    for start, offset, length in found:
        verbatim = text[offset : offset + length] == words[start : start + length]
        assert verbatim or (length == 1 and text[offset] in "\\'")


TAKEN_FOR_MORE = (
    "NO on y null ~ 12:30 010 1_000 0x1F 1.5 .inf -.INF 2020-01-01 = << 1e3 +1 a: # ' \" [a {a *a"
    " &a !a | > %a @a `a \x07"
)


@pytest.mark.parametrize(
    "words", [*TAKEN_FOR_MORE.split(" "), "- a", "? a", "a: b", "a #b", "2020-01-01 10:00:00"]
)
def test_words_with_a_meaning_in_yaml_are_quoted(words: str) -> None:
    import yaml

    written = scalar(words)
    assert written[0] in "'\""
    assert yaml.safe_load(written) == words
