"""Where lines break inside a paragraph changes nothing that is read, in any format with markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.pipeline import Text, examine
from factcheck.document.readers import parse

ADDRESS = "https://example.org/mill"
MARKS = {
    ".md": [
        f"[{{}}]({ADDRESS})",
        f'[{{}}]({ADDRESS} "An old mill")',
        "![{}](mill.png)",
        "*{}*",
        "`{}`",
        "<em>{}</em>",
    ],
    ".rst": [f"`{{}} <{ADDRESS}>`__", "*{}*", "**{}**", "``{}``", ":ref:`{} <mill>`"],
    ".adoc": [f"{ADDRESS}[{{}}]", "link:mill.html[{}]", "_{}_", "*{}*", "`{}`", "<<mill,{}>>"],
    ".org": [f"[[{ADDRESS}][{{}}]]", "*{}*", "/{}/", "~{}~", "={}="],
    ".tex": [f"\\href{{{ADDRESS}}}{{{{}}}}", "\\emph{{}}", "\\textbf{{}}", "\\texttt{{}}"],
    ".wiki": [f"[{ADDRESS} {{}}]", "[[Mill|{}]]", "''{}''", "'''{}'''", "<code>{}</code>"],
    ".html": [f'<a href="{ADDRESS}">{{}}</a>', "<em>{}</em>", "<b>{}</b>", "<code>{}</code>"],
}
AROUND = {".md": ("", f"\n\n[the old mill]: {ADDRESS}"), ".html": ("<p>", "</p>")}
WORDS = ["Jon Moe of Leeds", "12 May 1990", "the well-known mill", "a lock, and a quay", "wood"]


def seen(text: str, suffix: str) -> list[object]:
    """Return what is read of a text: words, blocks, sections, entries, sentences and links."""
    known = parse(text.encode(), f"a{suffix}")
    return [
        known.text,
        [(one.kind, one.level) for one in known.blocks],
        [one.role for one in known.sections],
        [one.head for one in known.entries],
        known.sentences,
        [(known.words(one.span), one.target) for one in known.links],
    ]


@pytest.mark.parametrize("suffix", MARKS)
@given(
    marked=st.lists(st.tuples(st.integers(0, 8), st.sampled_from(WORDS)), min_size=1, max_size=4),
    end=st.sampled_from(["", ".", ": the mill opened in the rain of May."]),
    between=st.sampled_from([" ", " and then ", ", with "]),
)
def test_a_line_break_inside_markup_is_a_blank(
    suffix: str, marked: list[tuple[int, str]], end: str, between: str
) -> None:
    marks = MARKS[suffix]
    one, other = (
        between.join(
            marks[at % len(marks)].replace("{}", words.replace(" ", blank)) for at, words in marked
        )
        for blank in (" ", "\n")
    )
    before, after = AROUND.get(suffix, ("", ""))
    assert seen(f"{before}{one}{end}{after}\n", suffix) == seen(
        f"{before}{other}{end}{after}\n", suffix
    )


@pytest.mark.parametrize("break_", [" ", "\n", "\n> "])
def test_a_link_that_is_wrapped_is_compared_with_its_address(break_: str) -> None:
    start = "> " if ">" in break_ else ""
    text = (
        f"# Talk\n\n{start}The talk was by [Jimmy{break_}Dyson](https://example.org/jimmidyson).\n"
    )
    [found] = examine(Text(text.encode(), "a.md")).findings
    assert found.code == "TWN05"
    assert "“Jimmy Dyson”" in found.message
