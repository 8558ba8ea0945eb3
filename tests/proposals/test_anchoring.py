"""Where quoted words stand: exactly, but for white space, kinds of marks and markup."""

import pytest

from factcheck.document.readers import parse
from factcheck.model import LinkKind, Proposal, Quote, Reason, ValueKind
from factcheck.second_reader.proposals.anchoring import Anchored, Anchors

TEXT = """---
title: The mill
mood: glad
---

# The *old* mill

It is “the mill’s”  own wheel – the big one [see it](https://mills.example/1902-03-04/a).
The wheel has 2014 spokes.

The wheel turns. The bell rings.

```
turn(wheel, 14)
```

The bell rings again.
"""


def found(*quotes: Quote, text: str = TEXT) -> tuple[list[str], Anchored]:
    """Return the words of the places in the document, and the anchored proposal."""
    document = parse(text.encode(), "mill.md")
    proposal = Proposal(ValueKind.OTHER, LinkKind.OTHER, quotes)
    extended, (one,) = Anchors(document).anchored([proposal])
    return [extended.words(span) for span in one.places], one


@pytest.mark.parametrize(
    ("exact", "words"),
    [
        ("[see it](https://mills.example/1902-03-04/a)", "see it"),
        ("https://mills.example/1902-03-04", "https://mills.example/1902-03-04"),
        ("14 spokes", None),
    ],
)
def test_words_are_found_as_they_stand_and_never_inside_others(
    exact: str, words: str | None
) -> None:
    places, one = found(Quote(exact, line=1))
    if words is None:
        assert one.refused is not None
        assert one.refused.reason is Reason.NOT_FOUND
    else:
        assert places == [words]


def test_what_stands_twice_is_ambiguous_unless_something_tells_it_apart(snapshot: object) -> None:
    _, one = found(Quote("The bell rings"))
    assert one.refused is not None
    assert one.refused.reason is Reason.AMBIGUOUS
    assert one.refused.message == snapshot
    (first,) = found(Quote("The bell rings", prefix="turns. "))[1].places
    (second,) = found(Quote("The bell rings", suffix=" again"))[1].places
    assert first < second
    assert found(Quote("The bell rings", line=11))[1].places == (first,)
    assert found(Quote("The bell rings", line=99))[1].places == (second,)


def test_a_place_that_the_reader_leaves_out_leads_back_to_its_line() -> None:
    document = parse(TEXT.encode(), "mill.md")
    proposal = Proposal(ValueKind.OTHER, LinkKind.OTHER, (Quote("mood: glad"), Quote("1902-03-04")))
    extended, (one,) = Anchors(document).anchored([proposal])
    places = [extended.place(span) for span in one.places]
    assert [(place.line, place.column, place.text) for place in places] == [
        (3, 1, "mood: glad"),
        (8, TEXT.splitlines()[7].index("1902") + 1, "1902-03-04"),
    ]
    assert extended.text.startswith(document.text)
    assert [block.kind for block in extended.blocks[len(document.blocks) :]] == ["code", "code"]
