"""TeX of a .bib as pdflatex sets it, and names as BibTeX parts them."""

import pytest

from factcheck.bibliography.bibsources import read_name
from factcheck.bibliography.untex import plain


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\href{https://example.org/a_b}{the page}", "the page"),
        (r"Ports\ddag{} again", "Ports‡ again"),
        (r"$\alpha$-decay of $^{14}$C", "α-decay of 14C"),
    ],
)
def test_tex_is_read_as_it_is_set(tex: str, text: str) -> None:
    assert plain(tex) == text


@pytest.mark.parametrize(
    ("tex", "family", "given"),
    [
        ("Aristotle", "Aristotle", ""),
        ("Charles de la Vall{\\'e}e Poussin", "de la Vallée Poussin", "Charles"),
        ("Pia {van der} Aa", "Aa", "Pia van der"),
        ("jean de la fontaine", "de la fontaine", "jean"),
    ],
)
def test_a_name_is_parted_as_bibtex_parts_it(tex: str, family: str, given: str) -> None:
    name = read_name(tex)
    assert (name.family, name.given) == (family, given)
