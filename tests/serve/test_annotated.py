"""The way back from what is read to what was sent, for whatever a client may send."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("starlette", reason="needs the extra 'serve'")

from factcheck.apps.serve.annotated import Annotated, of_data

CHARS = st.text(alphabet="ab \r\n\ufeff\u00e9e\u0301\U0001f6a2\ud83d\x00", max_size=8)
PARTS = st.lists(
    st.one_of(
        st.fixed_dictionaries({"text": CHARS}),
        st.fixed_dictionaries({"markup": CHARS}),
        st.fixed_dictionaries({"markup": CHARS, "interpretAs": CHARS}),
    ),
    max_size=8,
)


def made(parts: list[dict[str, str]]) -> tuple[Annotated, str]:
    """Return an annotated text as it comes over the wire, and what was sent of it."""
    data = json.loads(json.dumps({"annotation": parts}))
    sent = "".join(part.get("text", part.get("markup", "")) for part in data["annotation"])
    return of_data(data), sent


@given(PARTS)
def test_every_character_leads_to_where_it_was_sent(parts: list[dict[str, str]]) -> None:
    annotated, sent = made(parts)
    assert annotated.sent == sent
    last = 0
    for at, char in enumerate(annotated.text):
        start, end = annotated.stretch(at, at + 1)
        assert last <= start <= end <= len(sent)
        last = start
        piece = next(one for one in annotated.pieces if one.start <= at < one.start + one.length)
        if piece.is_same and char.isalnum():
            assert sent[start:end] == char
        if piece.is_same and char == "\n":
            assert sent[start:end] in ("\n", "\r", "\r\n")


@given(PARTS, st.data())
def test_a_stretch_is_as_long_as_its_ends_are_apart(
    parts: list[dict[str, str]], data: st.DataObject
) -> None:
    annotated, sent = made(parts)
    first = data.draw(st.integers(0, len(annotated.text)))
    last = data.draw(st.integers(first, len(annotated.text)))
    start, end = annotated.stretch(first, last)
    assert 0 <= start <= end <= len(sent)
    before = sent[:start].encode("utf-16-le", "surrogatepass")
    assert annotated.in_units(start) == len(before) // 2
