"""A document is cut into parts that fit, overlap a little and leave nothing out."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.pipeline import examine_text
from factcheck.model import Dossier
from factcheck.second_reader.asking.parts import LEAST, known_before, parts


def read(text: str, suffix: str = ".md") -> Dossier:
    return examine_text(text, suffix).dossier


def test_each_block_stands_behind_its_line_and_its_kind(known: Dossier) -> None:
    [part] = parts(known.document)
    first, second, third, fourth = part.text.splitlines()
    assert first == "1 heading| The Kiln at Orrery Hill"
    assert second.startswith("3| On 3 May 2019 Ana Brito lit the kiln before ninety guests. “It")
    assert second.endswith("412 bowls, of which 255 were sold and 175 were kept.")
    assert third == "6 heading| The second year"
    assert fourth.startswith("8| The kiln was lit for the first time on 13 May 2019. Ana")
    assert (part.number, part.of) == (1, 1)


def test_a_long_document_is_cut_with_an_overlap() -> None:
    paragraphs = [f"Paragraph {n}: the barge {'slowly ' * 12}left the lock." for n in range(200)]
    document = read("\n\n".join(paragraphs)).document
    found = parts(document, 4000)
    assert len(found) > 5
    assert [part.number for part in found] == list(range(1, len(found) + 1))
    for part, following in pairwise(found):
        assert part.span.start < following.span.start < part.span.end < following.span.end
        assert part.span.end - following.span.start <= 400
    assert all(len(part.text) <= 4000 for part in found)
    assert found[0].span.start == 0
    assert found[-1].span.end == len(document.text)


@given(
    st.lists(st.text("ab .\n", max_size=900), min_size=1, max_size=12),
    st.integers(LEAST, 3 * LEAST),
)
def test_every_word_is_in_some_part(texts: list[str], most: int) -> None:
    document = read("Begin. " + "\n\n".join(texts), ".txt").document
    found = parts(document, most)
    covered = {at for part in found for at in range(part.span.start, part.span.end)}
    assert all(at in covered for at, char in enumerate(document.text) if not char.isspace())


CHOIR = """\
# Minutes of the Weir End Choir (WEC)

The Weir End Choir (WEC) met on Saturday, 4 May 2019. It sings again on Thursday at 10 am.

| Voice | Singers |
| --- | --- |
| Alto | 14 |

## Chronology

- 3 March 1987: The choir is founded.
- April 1991: It sings in the mill.
"""


def test_the_chronology_comes_first_and_no_day_is_told_that_is_not_printed(
    snapshot: object,
) -> None:
    choir = read(CHOIR)
    assert known_before(choir, len(choir.document.text), 2000).splitlines() == snapshot


def test_a_word_longer_than_a_part_is_cut_all_the_same() -> None:
    found = parts(read("We saw " + "x" * 9000, ".txt").document, LEAST)
    assert "".join(part.text for part in found).count("x") >= 9000
    assert all(len(part.text) <= LEAST for part in found)
