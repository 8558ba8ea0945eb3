"""Labels, what points at them, rows of numbers, links, contents and terms."""

from pathlib import Path

import pytest

from factcheck.analysis.flow import TextDossier
from factcheck.analysis.pipeline import examine
from factcheck.comparison.together import examine_together
from factcheck.config import Config
from factcheck.document.readers.files import READERS
from factcheck.extract.labels import pointers, targets
from factcheck.extract.labels.codes import codes
from factcheck.extract.labels.contents import contents
from factcheck.extract.labels.keys import keys
from factcheck.extract.labels.label import readings
from factcheck.extract.labels.terms import terms
from factcheck.model import Dossier, SourceFile
from factcheck.model.numerals import counted

_CLAUSES = "".join(f"{one}.{two} It rained.\n\n" for one in (1, 2, 3) for two in (1, 2))


def read(text: str, suffix: str = ".md") -> Dossier:
    return TextDossier(READERS[suffix](SourceFile(f"mill{suffix}", text)), Config())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("See Tables 2–4.", ["table 2", "table 4"]),
        ("Figures 3a and 3b show it.", ["figure 3a", "figure 3b"]),
        ("See clause 7.2(b) for it.", ["clause 7.2(b)"]),
        ("It is told in § 4(b)(ii).", ["section 4(b)(ii)"]),
        ("See Appendix C and Exhibit A.", ["appendix C", "exhibit A"]),
        ("Repeat step 3, then look at footnote 12.", ["step 3", "note 12"]),
        ("The wheel (fig. 2) turns.", ["figure 2"]),
        ("Sections 2.1 and 2.2 say so.", ["section 2.1", "section 2.2"]),
        ("Table 2 of this report shows it.", ["table 2"]),
        # of other works
        ("See section 4 of the Act.", []),
        ("See Table 2 of Moe (2010).", []),
        ("GDPR Article 5 says so.", []),
        ("Moe’s Figure 1 shows a wheel.", []),
        ("It is in Moe (2010, Table 3).", []),
        ("She said “see Table 9” and left.", []),
        ("The first report had another order: its Section 7 is our Section 2.", ["section 2"]),
        ("It has the grades of the county’s handbook, Table 11.", []),
        ("In the leaflet of the mill this was Step 9.", []),
        ("Version 1 of the guide had Figure 8 here.", []),
        ("Under Article 7 of the treaty it ends.", []),
        # no pointers
        ("A table 3 m long stood there.", []),
        ("They sold section 5% of it.", []),
        ("Figure 12.5% of it.", []),
    ],
)
def test_pointers_are_read_with_each_of_their_numbers(words: str, found: list[str]) -> None:
    made = read(f"# The mill\n\nIt stood at Dale. {words}\n").part(pointers)
    assert [f"{one.sort} {one.number}" for one in made] == found


@pytest.mark.parametrize(
    ("words", "title", "side"),
    [
        ("See Section 4 (“The weir”).", "The weir", ""),
        ("See Section 4 below.", "", "below"),
        ("See Section 4 (see the log).", "", ""),
        ("See Section 4, “The weir”, and wait.", "The weir", ""),
        ("In Section 4, “Weir” means a dam.", "", ""),
        ("See Section 4 (Weir).", "Weir", ""),
        ("See Section 4, Stone weir.", "Stone weir", ""),
    ],
)
def test_a_pointer_has_the_title_and_side_that_it_names(words: str, title: str, side: str) -> None:
    (one,) = read(f"# The mill\n\n{words}\n").part(pointers)
    assert (one.title, one.side) == (title, side)


@pytest.mark.parametrize(
    ("text", "suffix", "found"),
    [
        ("Table 3. Oats\n", ".md", ["table 3"]),
        ("Table 3 shows the oats of May.\n", ".md", []),
        ("Listing 13-14 shows a loop.\n", ".md", []),
        ("## 4 The weir\n", ".md", ["section 4"]),
        ("4.2 The tenant pays.\n", ".txt", ["section 4.2"]),
        ("2. Wash the stones.\n3. Dry them.\n", ".md", ["item 2", "item 3"]),
        ("<ol type='a'><li>Wash</li><li>Dry</li></ol>", ".html", ["section a.", "section b."]),
        ("\\begin{enumerate}\\item Wash\\end{enumerate}", ".tex", ["item 1."]),
        ("## Appendix B: The log\n", ".md", ["appendix B"]),
    ],
)
def test_targets_are_what_begins_with_a_number(text: str, suffix: str, found: list[str]) -> None:
    made = read(text, suffix).part(targets)
    assert [f"{one.sort} {one.number}" for one in made if one.number] == [
        one.rstrip(".") for one in found
    ]


def test_clauses_have_the_numbers_of_what_they_are_in() -> None:
    text = "7.2 The tenant pays:\n\n(a) the rent;\n\n(b) the lamp.\n"
    made = {reading for one in read(text, ".txt").part(targets) for reading in one.readings}
    assert {("7", "2"), ("7", "2", "a"), ("7", "2", "b")} <= made


@pytest.mark.parametrize(
    ("number", "is_among"),
    [("IV", ("4",)), ("4.2(b)", ("4", "2", "b")), ("C", ("c",))],
)
def test_a_number_has_each_of_its_readings(number: str, is_among: tuple[str, ...]) -> None:
    assert is_among in readings(number)


@pytest.mark.parametrize(
    ("number", "kind", "printed"),
    [(4, "i", "iv"), (3, "A", "C"), (28, "a", "bb"), (7, "1", "7"), (49, "I", "XLIX")],
)
def test_numbers_are_printed_as_a_list_counts(number: int, kind: str, printed: str) -> None:
    assert counted(number, kind) == printed


@pytest.mark.parametrize(
    ("suffix", "text", "anchors", "pointing"),
    [
        (".md", "See @fig:a.\n\n![x](a.png){#fig:a}\n", {"fig:a"}, {"fig:a"}),
        (
            ".tex",
            "\\begin{document}Figure~\\ref{fig:a,fig:b}\\label{fig:a}\\end{document}",
            {"fig:a"},
            {"fig:a", "fig:b"},
        ),
        (".rst", ".. _weir:\n\nSee `The weir`_ and :ref:`weir`.\n", {"weir"}, {"The weir", "weir"}),
        (".html", "<p id='a'>See <a href='#b'>it</a>.</p>", {"a"}, {"b"}),
        (".adoc", "= Mill\n\n[[weir]]\nSee <<race>>.\n", {"weir"}, {"race"}),
    ],
)
def test_keys_are_read_in_each_format(
    suffix: str, text: str, anchors: set[str], pointing: set[str]
) -> None:
    found = read(text, suffix).part(keys)
    assert {one.key for one in found.anchors if not one.is_heading} == anchors
    assert {one.key for one in found.pointers} == pointing


def test_a_list_of_contents_has_numbers_titles_and_pages() -> None:
    text = "CONTENTS\n\n1 The weir ..... 3\n2 The race ..... 4\n3 The yard ..... 9\n\nThe end.\n"
    known = read(text, ".txt")
    (one,) = known.part(contents)
    shown = [(each.number, known.document.words(each.title), each.page) for each in one.entries]
    assert shown == [("1", "The weir", "3"), ("2", "The race", "4"), ("3", "The yard", "9")]


def test_terms_are_defined_in_quotation_marks_or_bold() -> None:
    text = (
        "Moe (the “Tenant”) pays. “House” means the mill.\n\n**Berth** means the quay.\n\n"
        "He is called (“odd”).\n"
    )
    found = read(text).part(terms).definitions
    assert [one.term for one in found] == ["House", "Tenant", "Berth"]


def test_codes_are_a_row_of_three_that_are_defined() -> None:
    text = "- REQ-1: Stop.\n- REQ-2: Go.\n- REQ-3: Ring.\n\nREQ-4 and CD-9 are old.\n"
    found = read(text).part(codes)
    assert [(one.text, one.is_defined) for one in found] == [
        ("REQ-1", True),
        ("REQ-2", True),
        ("REQ-3", True),
        ("REQ-4", False),
    ]


def found_in(path: Path) -> list[str]:
    ours = ("LBL", "DEF")
    return [f"{one.code} {one.message}" for one in examine(path).findings if one.code[:3] in ours]


def test_a_link_leads_to_the_heading_that_it_names(tmp_path: Path, snapshot: object) -> None:
    path = tmp_path / "mill.md"
    path.write_text("# Mill\n\nSee [Weir](#race).\n\n## Weir\n\n## Race\n", encoding="utf-8")
    assert found_in(path) == snapshot


@pytest.mark.parametrize(
    "text",
    [
        "# Part 3\n\nTable 3. Oats\n\nTable 4. Barley\n\nAs Table 1 shows, it rained.\n",
        "# The mill\n\nAs Table 1 shows, it rained.\n",
        "# The mill\n\n## 3.1 Weir\n\n## 3.2 Race\n\nSection 2.4 tells why.\n",
        "# The mill\n\nFigure 1. The weir: (a) in May, (b) in June.\n\nSee Figure 1a.\n",
        "# The mill\n\nTable 1. Oats\n\nTable 2. Rye\n\nTable 2 (continued)\n\nTable 3. Wheat\n",
        "# The mill\n\n1. Wash.\n2. Dry.\n3. Fold.\n\nSection 5 tells why.\n",
        "# The mill\n\n## 1 Weir\n\nTen (10) boys.\n\n## 2 Race\n\nSee Section 2.4.\n",
        "# The mill\n\n1. Wash.\n2. Dry.\n3. Fold.\n\nGo to step 2.\n",
        "# Mill\n\n| Fig. 1. Weir | Fig. 2. Race |\n|--|--|\n| ![](a.png) | |\n\nSee Fig. 2.\n",
        "# Mill\n\nJan (“Bo”) Moe and (the “Miller”) and (the “Mill”) met. A miller milled.\n",
        "# Mill\n\nSee [The weir](#part-i).\n\n## Part I\n\n### The weir\n\nIt is of stone.\n",
        "# Mill\n\n## 1. Weir\n\n## 2. Race\n\nIn Section 1 (Spain), it rained.\n",
        "# Mill\n\n**R-1** Stop.\n\n**R-2** Go.\n\n**R-3** Ring.\n\nR-9 is reserved.\n",
        "# Mill\n\nContents\n\n1. Weir\n\n2. Race\n\n## 1. Weir\n\nOld.\n\n## 2. Race\n\nNew.\n",
        "# Mill\n\n" + _CLAUSES + "3.3 The flow fell to 2.9 in May.\n",
        "# Mill\n\n(1) Stop.\n\n# Yard\n\n(1) Go.\n\n# Weir\n\n(1) Ring.\n\n(2) Sit.\n",
        "# Mill\n\nIn reply to Parts (a) through (c): he (a) saw, (b) went, (c) sat.\n",
        (
            "# Mill\n\nSee [it](#a:weir) and \\ref{log}.\n\n(a:weir)=\n## Weir\n\n"
            "```{=latex}\n\\begin{lstlisting}[label=log]\n```\n"
        ),
        "# Mill\n\nCores are numbered C1 to C4.\n\nC1: oak\n\nC2: ash\n\nC4: elm\n\nC3 is lost.\n",
        "# Mill\n\nR-1: go.\n\nR-2: sit.\n\nR-3: eat.\n\nThe handbook and its R-9 say more.\n",
        "# Mill\n\n## 1 Weir\n\n## 2 Race\n\nThe clerk signed clause 11 of the lease.\n",
        "# Mill\n\n## 1 Weir\n\n## 2 Race\n\nIn the county’s own handbook it is section 9.\n",
        "# Mill\n\n## I. Weir\n\n## II. Race\n\n## III. Yard\n\n## IV. Barn\n",
        "# Mill\n\nFig. (a) shows May, Fig. (c) June, Fig. (b) July and Fig. (d) August.\n",
        "# Mill\n\n| (a) | (b) |\n|--|--|\n| (a) | (b) |\n| (c) | (d) |\n",
        "# Mill\n\n## S1 Figure\n\n## S1 Table\n\n## S2 Text\n\n## S3 Text\n",
    ],
)
def test_excerpts_and_parts_that_are_there_are_left_alone(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mill.md"
    path.write_text(text, encoding="utf-8")
    assert found_in(path) == []


@pytest.mark.parametrize(
    "text",
    [
        "# Mill\n\n## The stone weir\n\n## Race\n\nSee the section “The old stone weir”.\n",
        "# Mill\n\nIt is told in Error! Reference source not found.\n",
        "# Mill\n\n## 1. Weir\n\n## 2. Race\n\nThe log is in item 1, Race, below.\n",
        "# Mill\n\n## 1. Weir\n\n## 2. Race\n\nThe log is in Section 1, “The yard”.\n",
        "# Mill\n\n## 1. Weir\n\n## 2. Race\n\nThe words of Section 1, on the race, hold.\n",
        "# Mill\n\n(2) Go.\n\n(1) Stop.\n\n(3) Ring.\n",
        "# Mill\n\n" + "".join(f"1.{n} Go.\n\n" for n in (1, 2, 4, 3, 5, 5, 7)),
        "# Mill\n\nAdvice 1: go.\n\nAdvice 2: stop.\n\nAdvice 2: ring.\n\nAdvice 4: sit.\n",
        "Contents\n\n1. Weir\n\n2. Yard\n\n3. Barn\n\n## 1. Weir\n\n## 2. Race\n\n## 3. Barn\n",
        (
            "# Mill\n\n**R-1** Stop.\n\n**R-2** Go.\n\n**R-2** Ring.\n\n**R-4** Wait.\n\n"
            "| R | Proof |\n|---|---|\n| R-1 | log |\n| R-2 | log |\n| R-3 | log |\n"
        ),
        "# Mill\n\n(a) Stop.\n\n(b) Go.\n\n(d) Wait.\n\nOr:\n\n(a) Ring.\n\n(b) Sit.\n\n(c) Go.\n",
        (
            "List of figures\n\nFigure 1 Weir 2\n\nFigure 2 Race 3\n\nFigure 3 Yard 4\n\n# Log\n\n"
            "Figure 1. Weir\n\nFigure 2. Wheel\n\nFigure 3. Yard\n"
        ),
    ],
)
def test_what_is_not_there_is_found(text: str, tmp_path: Path, snapshot: object) -> None:
    path = tmp_path / "mill.md"
    path.write_text(text, encoding="utf-8")
    assert found_in(path) == snapshot


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("# Mill\n\n" + _CLAUSES + "3.3 The miller is chosen as described in 2.9.\n", "2.9"),
        (
            "# Mill\n\n"
            + "".join(f"{n}. It rained.\n\n" for n in range(1, 10))
            + "See paragraph 14.\n",
            "paragraph 14",
        ),
        ("# 1 Weir\n\nTable: Table 1: Oats\n\nTable: Table 2: Rye\n\nSee Table 4.\n", "Table 4"),
    ],
)
def test_clauses_paragraphs_and_tables_of_pandoc_are_counted(
    text: str, missing: str, tmp_path: Path
) -> None:
    path = tmp_path / "mill.md"
    path.write_text(text, encoding="utf-8")
    assert [one[:5] for one in found_in(path)] == ["LBL01"]
    assert missing in found_in(path)[0]


def test_a_title_is_that_of_a_chapter_without_the_word(tmp_path: Path) -> None:
    path = tmp_path / "mill.md"
    path.write_text(
        "# 1 Weir\n\nOld.\n\n# 2 Race\n\nSee Chapter 1 (“The yard”).\n", encoding="utf-8"
    )
    assert [one[:5] for one in found_in(path)] == ["LBL03"]


def test_a_book_has_the_keys_and_codes_of_all_its_chapters(
    tmp_path: Path, snapshot: object
) -> None:
    (tmp_path / "a.tex").write_text(
        "\\section{Weir}\\label{weir}\nSee \\ref{race}, \\ref{weir} and \\ref{yard}.\n",
        encoding="utf-8",
    )
    (tmp_path / "b.tex").write_text("\\section{Race}\\label{race}\nOld.\n", encoding="utf-8")
    found = examine_together(tmp_path).findings
    assert [f"{one.code} {one.message}" for one in found] == snapshot


def test_latex_numbers_its_headings_figures_and_tables() -> None:
    text = (
        "\\documentclass{book}\\begin{document}\\chapter{Weir}\\section*{Oak}\\section{Elm}"
        "\\begin{figure}\\caption{Gate.}\\end{figure}\\chapter{Race}"
        "\\begin{figure}\\begin{subfigure}\\caption{Left.}\\end{subfigure}\\caption{Wall.}\\end{figure}"
        "\\begin{table}\\caption{Oats.}\\end{table}\\appendix\\chapter{Logs}\\end{document}"
    )
    known = read(text, ".tex")
    shown = [(block.number, known.document.words(block.span)) for block in known.document.blocks]
    assert shown == [
        ("chapter 1", "Weir"),
        ("", "Oak"),
        ("section 1.1", "Elm"),
        ("figure 1.1", "Gate."),
        ("chapter 2", "Race"),
        ("", "Left."),
        ("figure 2.1", "Wall."),
        ("table 2.1", "Oats."),
        ("chapter A", "Logs"),
    ]


def test_figures_are_mentioned_by_key_or_in_a_range(tmp_path: Path) -> None:
    path = tmp_path / "a.tex"
    path.write_text(
        "\\begin{document}Figure~\\ref{two} is old, \\ref{one} new, Table 1--3 small.\n"
        + "".join(
            f"\\begin{{figure}}\\caption{{A.}}\\label{{{one}}}\\end{{figure}}\n"
            for one in ("one", "two", "three")
        )
        + "\\begin{table}\\caption{B.}\\end{table}\n" * 3
        + "\\end{document}\n",
        encoding="utf-8",
    )
    found = [one.message for one in examine(path, Config(select=("LBL07",))).findings]
    assert found == [
        "figure 2 (“A”) is mentioned before figure 1 (“A”)",
        "figure 3 (“A”) is not mentioned in the text",
    ]


@pytest.mark.parametrize(
    "head",
    [
        "\\ifdefined\\whole\\else\n  \\documentclass{report}\n\\begin{document}\\fi\n",
        "\\documentclass[../mill.tex]{subfiles}\n\\begin{document}\n",
    ],
)
def test_a_chapter_that_is_also_a_document_has_keys_in_other_files(
    head: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.tex"
    path.write_text(
        head + "\\section{Weir}\\label{weir}\nSee \\ref{weir} and \\ref{race}.\n\\end{document}\n",
        encoding="utf-8",
    )
    assert found_in(path) == []


def test_links_to_parts_of_a_page_are_its_contents() -> None:
    links = "".join(f'<li><a href="#{one}">{one}</a></li>' for one in ("weir", "race", "yard"))
    page = f"<nav><ul>{links}</ul></nav><h2 id='weir'>weir</h2><p>It is old.</p>"
    (one,) = read(page, ".html").part(contents)
    assert [each.target for each in one.entries] == ["#weir", "#race", "#yard"]


def test_a_label_of_latex_is_defined_once(tmp_path: Path, snapshot: object) -> None:
    path = tmp_path / "a.tex"
    path.write_text(
        "\\begin{document}\\hypertarget{a}{\\section{Weir}\\label{a}}\n"
        "\\section{Race}\\label{b}\n\\section{Yard}\\label{b}\n\\end{document}\n",
        encoding="utf-8",
    )
    assert found_in(path) == snapshot


def test_a_chapter_of_a_sphinx_book_has_keys_in_other_files(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text(
        ".. _weir:\n\nWeir\n====\n\nSee :ref:`weir` and :ref:`wear`.\n", encoding="utf-8"
    )
    assert found_in(path) == []
