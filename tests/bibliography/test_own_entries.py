"""A person's own entries are written as they stand in their .bib."""

import pytest

from factcheck.bibliography import Bibliography, parse_bib, to_biblatex, to_bibtex
from factcheck.model import Source

SHELF = """@string{jt = "Journal of Tides"}
@string{jtq = jt # " and Quays"}
@string{unused = "Nobody"}
@preamble{"x"}
@Book(Roe:Mud,
    Editor = "Roe, Max", title={Mud}, isbn = {978-3},keywords={a, b},
    year=2001)
@incollection{part, author={Foo, Ann}, title={Foo on {M}ud}, crossref={whole}, abstract={Long.},}
@collection{whole, title={Whole}, editor={Oka, Bo}, year=2002}
@article{Late, author={Oka, Bo}, title={Late tides}, journal = jtq, year=2003, chapter=4}
@patent{pump, author={Oka, Bo}, title={A pump}, number={NO 12}, holder={Oka AS}, year=1999}
@misc{odd, note={Letters, box 4}}
"""


def cited(*keys: str) -> tuple[tuple[Source, ...], Bibliography]:
    own = Bibliography(parse_bib(SHELF))
    return tuple(one.source for one in own.listed if one.entry.key in keys), own


@pytest.mark.parametrize("write", [to_bibtex, to_biblatex])
@pytest.mark.parametrize("key", ["Roe:Mud", "pump", "odd"])
def test_an_entry_of_ones_own_is_written_sign_by_sign(write: object, key: str) -> None:
    sources, own = cited(key)
    entry = own.file.by_key[key]
    text = write(sources, own.keys, own=own.file)  # type: ignore[operator]
    assert text == SHELF[entry.start : entry.end] + "\n"


@pytest.mark.parametrize("keys", [("part",), ("part", "whole")])
def test_what_an_entry_draws_on_stands_behind_it_once(keys: tuple[str, ...]) -> None:
    sources, own = cited(*keys)
    text = to_bibtex(sources, own.keys, own=own.file)
    assert text.count("@collection{whole") == 1
    assert text.index("@incollection{part") < text.index("@collection{whole")
