r"""How many hard values of a .bib are read right, by this library and by parts that do the same.

    python bench/tex_names.py [--show]

Thirty values in TeX (accents, commands, mathematics, other scripts) are read by `citations.untex`
and by pylatexenc; sixteen names by `citations.bibsources` and by the splitter of bibtexparser. Each
has its one right reading, as pdflatex sets it, or BibTeX parts it (Tame the BeaST, 11).
"""

import sys

from bibtexparser.middlewares.names import parse_single_name_into_parts
from pylatexenc.latex2text import LatexNodes2Text

from factcheck.bibliography.bibsources import read_name
from factcheck.bibliography.untex import plain

VALUES = (
    (r"Caf\'e", "Café"),
    (r"Caf{\'e}", "Café"),
    (r"Caf\'{e}", "Café"),
    (r"{\'{E}}tude", "Étude"),
    (r"na{\"\i}ve", "naïve"),
    (r"na\"{\i}ve", "naïve"),
    (r"\v{S}kol\'ak", "Školák"),
    (r"\c{C}e\c sme", "Çeşme"),
    (r"Erd\H{o}s", "Erdős"),
    (r"{\L}{\'o}d{\'z}", "Łódź"),
    (r"Stra{\ss}e", "Straße"),
    (r"\O resund", "Øresund"),
    (r"\AA rhus {\aa}r", "Århus år"),
    (r"tide \& trade, 40\% \#1", "tide & trade, 40% #1"),
    (r"pages 3--9 --- all", "pages 3–9 — all"),
    (r"``Mud'' and `silt'", "“Mud” and ‘silt’"),
    (r"The \emph{long} {\it way}", "The long way"),
    (r"\textbf{Bold} \textsc{Caps}", "Bold Caps"),
    (r"H$_2$O and $x^2$", "H2O and x2"),
    (r"$\alpha$-decay of $^{14}$C", "α-decay of 14C"),
    (r"\href{https://example.org/a_b}{the page}", "the page"),
    (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
    (r"Ports\dag", "Ports†"),
    (r"Ports\ddag{} again", "Ports‡ again"),
    (r"{\cyr\CYRM}\cyro\cyrr\cyre", "Море"),
    (r"Море и {порт}", "Море и порт"),
    (r"Roe~and~Lee", "Roe\u00a0and\u00a0Lee"),
    (r"{NASA}'s {\LaTeX} guide", "NASA’s LaTeX guide"),
    (r"\textquotedblleft Mud\textquotedblright{} \copyright{} 2001", "“Mud” © 2001"),
    (r"a\_b \textbackslash{} \{c\} \$5", r"a_b \ {c} $5"),
)
NAMES = (
    ("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", "de la Vallée Poussin",
     "Charles Louis Xavier Joseph"),
    ("de la Vall{\\'e}e Poussin, Charles", "de la Vallée Poussin", "Charles"),
    ("Ludwig von und zu der Tann", "von und zu der Tann", "Ludwig"),
    ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
    ("{\\'E}mile Zola", "Zola", "Émile"),
    ("jean de la fontaine", "de la fontaine", "jean"),
    ("Jean De La Fontaine", "Fontaine", "Jean De La"),
    ("Pia {van der} Aa", "Aa", "Pia van der"),
    ("{van der Aa}, Pia", "van der Aa", "Pia"),
    ("Roe, Jr., Martin", "Roe, Jr.", "Martin"),
    ("von Roe, III, Martin", "von Roe, III", "Martin"),
    ("Per Brinch Hansen", "Hansen", "Per Brinch"),
    ("Brinch Hansen, Per", "Brinch Hansen", "Per"),
    ("Catherine Crook de Camp", "de Camp", "Catherine Crook"),
    ("A. {\\O}vereng", "Øvereng", "A."),
    ("Aristotle", "Aristotle", ""),
)  # fmt: skip


def main() -> None:
    show = "--show" in sys.argv
    values = [(tex, right, plain(tex), by_pylatexenc(tex)) for tex, right in VALUES]
    names = [
        (tex, f"{family}|{given}", ours(tex), by_splitter(tex)) for tex, family, given in NAMES
    ]
    for title, rows, other in (("TeX", values, "pylatexenc"), ("names", names, "bibtexparser")):
        for at, who in ((2, "this library"), (3, other)):
            count = sum(row[at] == row[1] for row in rows)
            print(f"{title:6} {who:13} {count:3} of {len(rows)}")
        for tex, right, *read in rows if show else ():
            if {right} != set(read):
                print(f"    {tex}: {right!r}, not {read!r}")


def by_pylatexenc(tex: str) -> str:
    try:
        return str(LatexNodes2Text().latex_to_text(tex)).strip()
    except IndexError as error:  # of a command with other arguments than it knows
        return f"{type(error).__name__}: {error}"


def ours(tex: str) -> str:
    name = read_name(tex)
    return f"{name.literal or name.family}|{name.given}"


def by_splitter(tex: str) -> str:
    """Return family and given name as the splitter parts them, their TeX read by this library."""
    parts = parse_single_name_into_parts(tex, strict=False)
    family = " ".join((*parts.von, *parts.last))
    suffix = f", {' '.join(parts.jr)}" if parts.jr else ""
    return f"{plain(family)}{plain(suffix) and suffix}|{plain(' '.join(parts.first))}"


if __name__ == "__main__":
    main()
