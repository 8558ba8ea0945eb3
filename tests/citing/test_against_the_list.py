"""Citations and titles in the text, against the entries of the reference list."""

from pathlib import Path

import pytest

from factcheck import examine, examine_text

NAMES = """

## References

Adler, T. (2012). Salt roads of the lake. *Journal of Trade*, 14(2), 101–118.

Bauer, A., & Lindt, K. (2009). *Wells and water rights*. Ghent: Sluis.

Costa, M., Lindt, K., Park, S., & Ito, R. (2015). Rain gauges in the delta. *Water*, 7(3), 220–241.

Dahl, N. (2018a). *The dry years*. Pisa: Arno.

Dahl, N. (2018b). *The wet years*. Pisa: Arno.

van Dam, P. (2001). *Farms on the ridge*. Bergen: Fjord.
"""
CITED = (
    "Salt came first (Adler, 2012), then wells (Bauer & Lindt, 2009) on a ridge (van Dam, 2001). "
)
NUMBERS = """

## References

[1] T. Adler, “Salt roads of the lake,” *J. Trade*, vol. 14, no. 2, pp. 101–118, 2012.

[2] A. Bauer and K. Lindt, *Wells and Water Rights*. Ghent: Sluis, 2009.

[3] M. Costa, K. Lindt, and S. Park, “Rain gauges in the delta,” *Water*, vol. 7, pp. 220–241, 2015.
"""
COUNTED = "Salt came first [1], then wells [2] and gauges [3]. "


FOUR = "Costa, Lindt, Park and Ito"
ROADS = "Salt roads of the lakes", "Salt roads of the lake"


def told(text: str, suffix: str = ".md") -> list[tuple[str, str, str]]:
    citing = examine_text(text, suffix).dossier.citing
    lacking = [(one.what, "entry", "") for one in citing.dangling]
    return lacking + [(one.field, one.said, one.listed) for one in citing.mismatches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bauer et al. (2009) dug.", ("authors", "Bauer et al.", "Bauer and Lindt")),
        ("Bauer and Lindt (2009) dug.", None),
        ("Lindt and Bauer (2009) dug.", ("authors", "Lindt and Bauer", "Bauer and Lindt")),
        ("Costa, Lindt and Park (2015) saw.", ("authors", "Costa, Lindt and Park", FOUR)),
        ("Costa et al. (2015) saw.", None),
        ("It failed (Dahl, 2018).", ("year", "2018", "2018a or 2018b")),
        ("It failed (Dahl, 2018a).", None),
        ("It cost (Adler, 2012, p. 340).", ("page", "340", "101–118")),
        ("It cost (Adler, 2012, pp. 103–105).", None),
        ("It cost (Adler, 2012: 99).", ("page", "99", "101–118")),
        ("It cost (Bauer & Lindt, 2009, p. 340).", None),
        ("“Salt roads of the lake” (2011) is short.", ("year", "2011", "2012")),
        ("“Salt roads of the lake” (2012) is short.", None),
        ("“Salt roads of the lakes” is short (Adler, 2012).", ("title", *ROADS)),
        ("He quotes “salt” (Adler, 2012).", None),
        ("Many agree (Adler, 2012, 2014).", ("year", "2014", "2012")),
        ("Moreau’s (2011) sample is small.", ("Moreau 2011", "entry", "")),
        ("So do Bauer and Lindt (2009).", None),
        ("It cost a lot (for a review, see Moreau, 2015).", ("Moreau 2015", "entry", "")),
        ("It cost a lot (Adler 2012, 1303).", None),
        ("It cost a lot (Adler, 2012a).", ("year", "2012a", "2012")),
        ("It cost a lot (Adler, G & D, 2012).", None),
        ("It cost a lot (Adler & Moe, 2012).", ("authors", "Adler and Moe", "Adler")),
        ("Indeed, Bauer and Lindt (2009) dug.", None),
        ("A fly, Musca domestica (Moreau, 1758), came.", None),
        ("A fly.\n\n(Moreau, 1758)", None),
        ("A fly came to the wells (Moreau, 1758).", ("Moreau 1758", "entry", "")),
    ],
)  # fmt: skip
def test_a_citation_by_name_is_compared(text: str, expected: tuple[str, str, str] | None) -> None:
    assert told(CITED + text + NAMES) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bauer and Lindt [3] say so.", ("author", "Bauer", "Costa")),
        ("Costa and Lindt [3] say so.", ("authors", "Costa and Lindt", "Costa, Lindt and Park")),
        ("Costa and Moreau [3] say so.", ("author", "Moreau", "Lindt")),
        ("Moreau and Lindt [3] say so.", None),
        ("The 2011 study by Adler [1] says so.", ("year", "2011", "2012")),
        ("It is so [1, p. 240].", ("page", "240", "101–118")),
        ("It is so [1, p. 110].", None),
    ],
)
def test_words_before_a_number_are_compared(
    text: str, expected: tuple[str, str, str] | None
) -> None:
    assert told(COUNTED + text + NUMBERS) == ([expected] if expected else [])


def test_an_initial_is_no_part_of_a_name() -> None:
    books = (
        "\n\n## References\n\nLind, E. and Bell, R. (2019). *Stoves*. Ghent: Sluis.\n\n"
        "Ross, T. (2016). *Radiators*. Pisa: Arno.\n"
    )
    text = f"Lind and Bell (2019) and Ross (2016) agree. Linde and Bell (2019) doubt it.{books}"
    assert told(text) == [("Linde and Bell 2019", "entry", "")]


TABLE = """
| Study | Wells |
| --- | --- |
| Adler 2012 | 4 |
| Moreau and Pahl 2011 | 5 |
| Bauer and Lindt 2009 | 6 |
| Spring 2013 | 7 |
"""


def test_names_and_years_in_cells_are_citations() -> None:
    assert told(f"{CITED}\n{TABLE}{NAMES}") == [("Moreau and Pahl 2011", "entry", "")]


NESTS = "\n\n## References\n\n" + "\n\n".join(
    f"[{at}] Holm I. Nests, part {at}. Fen 2011; 9: {at}2–{at}9." for at in range(1, 7)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Terns nest late (1,2). Gulls do not (3). Auks do (4–6). Owls sleep (7).", ["[7]"]),
        ("Terns nest late (1). Gulls lay four (4), owls seven (7).", []),
    ],
)
def test_numbers_in_parentheses_are_citations_if_most_entries_are_cited_so(
    text: str, expected: list[str]
) -> None:
    assert [what for what, _, _ in told(text + NESTS)] == expected


def test_a_range_may_be_printed_as_two_markers() -> None:
    text = f"Terns [1] nest late [2]–[5]. Owls sleep [6].{NESTS}"
    assert examine_text(text, ".md").dossier.citing.unused == ()


TEX = r"""\documentclass{article}\begin{document}
Drag is large \citep[p.~61]{oda06}, says \citet{bell05}.
\begin{thebibliography}{9}
\bibitem[Bell(2005)]{bell05} Bell, M. (2005). \emph{Drag}. Harbour Press, Leeds.
\bibitem[Oda(2006)]{oda06} Oda, S. (2006). Drag in a channel. \emph{Estuaries}, 19:140--158.
\bibitem[Kow(1995)]{kow95} Kow, B. (1995). Waves. \emph{Fluids}, 40:301--318.
\end{thebibliography}\end{document}
"""


def test_keys_lead_to_the_entries_of_the_document_itself(tmp_path: Path) -> None:
    (tmp_path / "drag.tex").write_text(TEX)
    citing = examine(tmp_path / "drag.tex").dossier.citing
    assert [one.reference.work.title for one in citing.mismatches] == ["Drag in a channel"]
    assert [one.work.year for one in citing.unused] == [1995]


DIVIDED = """It was heavy (Adler 2012; Bauer 2009).

## Works cited

### Unprinted

Town Archive, Lund: Letters, 1912.

### Printed works

Adler, T. (2012). *Salt*. Ghent: Sluis.

Bauer, A. (2009). *Wells*. Pisa: Arno.
"""


def test_the_parts_of_a_bibliography_are_lists() -> None:
    assert len(examine_text(DIVIDED, ".md").dossier.citing.resolved) == 2


PANDOC = r"""\documentclass{article}\begin{document}
It froze (Moe 2011; Dahl 2020).
\section{References}
\begin{CSLReferences}{1}{0}
\leavevmode\vadjust pre{\hypertarget{ref-dahl20}{}}%
Dahl, C. (2020). Ice on the quay. \emph{Coast}, 9(1), 2--9.

\leavevmode\hypertarget{ref-moe11}{}%
Moe, T. (2011). Soundings of a river. \emph{Coast}, 1(1), 12--19.
\end{CSLReferences}\end{document}
"""


def test_anchors_are_no_part_of_an_entry() -> None:
    facts = examine_text(PANDOC, ".tex").dossier.facts
    names = [entry.work.authors[0].family for entry in facts.references]
    assert names == ["Dahl", "Moe"]


def test_lines_of_html_begin_no_entry() -> None:
    entries = (
        "<p>Moe, T. 2011. Ice. Edited by\nDahl, I. 2011. Lund: Gate.</p><p>Pahl, R. 2014. Silt.</p>"
    )
    text = f"<p>It froze (Moe 2011).</p><h2>References</h2>{entries}"
    assert len(examine_text(text, ".html").dossier.facts.references) == 2


EMPTY = (
    "It froze [1]. It thawed [4].\n\n## References\n\n[1] Dahl, I. *Ice*. 2011.\n\n[2]\n\n[3]\n\n"
    "[4] Moe, T. *Silt*. 2014.\n"
)


def test_an_empty_entry_gives_its_number_to_no_other() -> None:
    references = examine_text(EMPTY, ".md").dossier.facts.references
    assert [one.label for one in references] == ["1", "4"]
