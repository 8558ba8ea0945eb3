"""A key, once a work has it, stays with that work and never goes over to another."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli.cite import command
from factcheck.model import Contributor, Edtf, Source
from factcheck.model.works import may_be_one_work

OLD = "Gull, O. (2011). Ice on the quay. *Coast*, 9(2), 1–7.\n"
NEW = "Gull, O. (2011). Ice in the harbour. *Fen Letters*, 3(1), 30–41.\n"
TITLES = {"gull2011ice": "Ice on the quay", "gull2011iceb": "Ice in the harbour"}


def cite(folder: Path, words: str, *options: str) -> Result:
    """Cite a document that lists these entries; paths are of the folder."""
    page = folder / "page.md"
    page.write_text(f"It froze.\n\n## References\n\n{words}", encoding="utf-8")
    named = [str(folder / one) if one.startswith("refs") else one for one in options]
    return CliRunner().invoke(command, [str(page), *named])


def titles_in(text: str, form: str) -> dict[str, str]:
    """Return the titles of a citation file by key."""
    if form == "csl-json":
        return {item["id"]: item["title"] for item in json.loads(text)}
    pattern = (
        r"ID  - (\S+).*?TI  - ([^\n]+)" if form == "ris" else r"@\w+\{(\w+),.*?title\s*= \{(.*?)\}"
    )
    return dict(re.findall(pattern, text, re.DOTALL))


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "csl-json", "ris"])
def test_a_work_keeps_its_key_when_the_file_is_written_anew(form: str, tmp_path: Path) -> None:
    path = tmp_path / "refs"
    for words in (OLD, f"{NEW}\n{OLD}"):
        assert cite(tmp_path, words, "-f", form, "-o", "refs").exit_code == 0
    assert titles_in(path.read_text("utf-8"), form) == TITLES


def test_a_work_keeps_its_key_when_the_file_is_updated(tmp_path: Path) -> None:
    cite(tmp_path, OLD, "-o", "refs.bib")
    before = (tmp_path / "refs.bib").read_text("utf-8")
    done = cite(tmp_path, f"{NEW}\n{OLD}", "--update", "refs.bib")
    after = (tmp_path / "refs.bib").read_text("utf-8")
    assert after.startswith(before)
    assert titles_in(after, "bibtex") == TITLES
    assert done.stderr.endswith("refs.bib: gull2011iceb added\n")


def test_no_other_work_gets_the_key_of_one_that_is_cited_no_more(tmp_path: Path) -> None:
    for words in (OLD, NEW):
        cite(tmp_path, words, "-o", "refs.bib")
    assert titles_in((tmp_path / "refs.bib").read_text("utf-8"), "bibtex") == {
        "gull2011iceb": "Ice in the harbour"
    }


def work(title: str, year: int = 2011, **fields: Any) -> Source:
    gull = (Contributor("Gull", "Ole"),)
    return Source("", "article", title, authors=gull, date=Edtf.of(year), **fields)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (work("Ice"), work("Ice: A history"), True),
        (work("Letters", pages="127-36"), work("Letters", pages="127-136"), True),
        (work("Letters", doi="10.1/a"), work("Letters", doi="10.1/b"), False),
    ],
)  # fmt: skip
def test_works_are_told_apart_by_all_that_both_of_them_tell(
    one: Source, other: Source, *, same: bool
) -> None:
    assert may_be_one_work(one, other) is same
    assert may_be_one_work(other, one) is same


def test_two_works_of_one_title_and_year_are_both_cited(tmp_path: Path) -> None:
    finch = "Finch, M. (2011). Letters of the north. *Fen*, 3(1), 30–41.\n"
    gull = "Gull, O. (2011). Letters of the north. *Fen*, 3(2), 1–9.\n"
    more = "Gull, O. (2011). Letters of the north. *Fen*, 3(3), 50–59.\n"
    text = cite(tmp_path, f"{finch}\n{gull}\n{more}").stdout
    assert list(titles_in(text, "bibtex")) == [
        "finch2011letters",
        "gull2011letters",
        "gull2011lettersb",
    ]
