"""Whatever the text: records and attributions are found without error, inside the text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.document.readers import parse_text
from factcheck.extract.attributions import attributions
from factcheck.extract.names import names
from factcheck.extract.quotations import quotations
from factcheck.extract.record import record
from factcheck.model import SourceFile

WORDS = st.sampled_from(
    ["By", "Ada Byrne", "said", "that", "“", "”", ",", ".", "\n\n", "Published", "May 2019", "(",
     ")", "Cite as:", "Vol. 7", "No. 2", "according to", "told", "the mayor", "he", "pp 3-9", "’s",
     "statement", "on", "2019", "and", "The", "Title: x", ":", "with", "insisting", "—", "Reuters"]
)  # fmt: skip


@settings(deadline=None)
@example(["By", "By", "according to", "’s"])
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_any_row_of_words_gives_facts_inside_the_text(row: list[str]) -> None:
    document = parse_text(SourceFile("x.txt", "x " + " ".join(row)))
    quoted = quotations(document)
    found = attributions(document, names(document, quoted), quoted)
    spans = [part for one in found for part in (one.span, one.cue, one.source) if part]
    known = record(document)
    spans += [span for _, _, span in (*known.head, *known.citation)]
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
    assert list(found) == sorted(found, key=lambda one: (one.span.start, one.span.end))
