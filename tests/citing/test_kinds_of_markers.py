"""Markers of all manuals: what each leads to, and what is none."""

import pytest

from factcheck import examine_text
from factcheck.analysis.pipeline import beside_bib, cited_by_key
from factcheck.bibliography import Bibliography, bib_list, parse_bib
from factcheck.model import Citing

APA = """

## References

al-Nur, S. (2012). *Olives*. Date Press.

Finch, I., & Gull, T. (2015). Nests. *Fen*, *3*, 1–9.

Auk, S. (1953). *Dreams* (J. Stork, Trans.). Elm. (Original work published 1900)

Ministry of Birds. (2014). *Rings*. Ministry of Birds.

Owl, C. (in press). New rings. *Fen*.

Wren, T. (n.d.). *Eggs*. Elm.

St. Clair, H. (2003). Falls. *Fen*, *1*, 3–9.
"""


def known(text: str, suffix: str = ".md") -> Citing:
    return examine_text(text, suffix).dossier.citing


def led(text: str, suffix: str = ".md") -> list[tuple[str, ...]]:
    found = known(text, suffix).resolved
    return [tuple(entry.work.title for entry in one.references) for one in found]


@pytest.mark.parametrize(
    ("marker", "title"),
    [
        ("(al-Nur, 2012)", "Olives"),
        ("(Auk, 1900/1953)", "Dreams"),
        ("(Ministry of Birds [MoB], 2014)", "Rings"),
        ("(St. Clair, 2003, para. 4)", "Falls"),
    ],
)
def test_a_marker_of_the_apa_leads_to_its_entry(marker: str, title: str) -> None:
    text = f"It flew (Finch & Gull, 2015). {marker}{APA}"
    assert led(text)[1:] == [(title,)]
    assert known(text).dangling == ()


MLA = """

## Works Cited

Finch, Ida. *Frost*. Elm, 2011.

Finch, Ida, and Tom Gull. “Nests.” *Fen*, vol. 3, no. 1, 2012, pp. 30-40.

Owl, Pia. *Sand*. Elm, 2015.

---. *Silt*. Elm, 2016.
"""


@pytest.mark.parametrize(
    ("marker", "titles"),
    [("(Owl, *Silt* 9)", ("Sand", "Silt")), ("(Finch 12)", ("Frost", "Nests"))],
)
def test_a_marker_of_the_mla_leads_to_its_author(marker: str, titles: tuple[str, ...]) -> None:
    assert led(f"It froze {marker}.{MLA}") == [titles]


BIB = parse_bib("@misc{finch2011, title={Ice}, year=2011}\n@misc{gull2014, title={Mud}, year=2014}")
TEX = r"""\documentclass{article}\begin{document}
It froze \citep[see][p.~4]{finch2011,owl2001}. % \cite{gone1999}
As \textcite{gull2014} says; \autocites[12]{finch2011}{wren2012}. 50\% of \cite{lark2010}.
\begin{comment}
\cite{gone2000}
\end{comment}
\end{document}
"""


def test_the_keys_of_latex_are_cited_and_those_in_comments_are_not() -> None:
    dossier = examine_text(TEX, ".tex").dossier
    missing = beside_bib(dossier, bib_list(BIB)).citing.dangling
    assert [one.citation.label for one in missing] == ["owl2001", "wren2012", "lark2010"]
    cited = Bibliography(BIB).with_mentions(dossier, cited_by_key(dossier)).sources
    assert {one.key for one in cited} >= {"finch2011", "gull2014"}
