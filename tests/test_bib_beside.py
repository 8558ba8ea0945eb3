"""A document beside the .bib that it cites from: keys without an entry, entries without a key."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import factcheck
from factcheck.analysis.pipeline import with_bib
from factcheck.apps.cli import main
from factcheck.config import Config

BIB = """% of the pier

@article{moe2019,
  author = {Moe, Grete}, title = {Tides of the Bar}, journal = {Coast}, year = 2019,
}
@inbook{roe2011, author = {Roe, Jo}, title = {Locks}, year = 2011, crossref = {poe2011}}
@collection{poe2011, editor = {Poe, M.}, title = {On locks}, year = 2011}
@book{Müller:07, author = {Müller, Jan}, title = {Schlick}, year = 2007}
"""
USUAL = "It froze [@moe2019] in the locks [@roe2011] and the mud [@{Müller:07}].\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a .bib, as the current one."""
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words], prog_name="factcheck")


def found(text: str, codes: str = "CIT", suffix: str = ".md") -> list[str]:
    """Return code, path, line, words and message of what is found."""
    config = with_bib(Config(select=(codes,)), "refs.bib")
    report = factcheck.examine_text(text, suffix, config)
    return [
        f"{one.code} {one.place.path}:{one.place.line} {one.place.text}: {one.message}"
        for one in report.findings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mullar’s survey [-@{Müller:07}] is old.", ["is Mullar in the text"]),
        ("Holt [-@moe2019] saw it.", ["is Holt in the text"]),
        ("Moe [-@moe2019] saw it, and Moe et al. [-@roe2011] too.", ["is Moe in the text"]),
        ("The bar moved (Moe 2016).", ["year of Moe 2016 is 2016"]),
        ("The bar moved (Moe 2019).", []),
        ("The bar moved, as “Tides of the Bay” [@moe2019] says.", ["title of this work is Tides"]),
        ("Between Roe and Moe [@moe2019], all agreed. The harbour [@roe2011] sank.", []),
        ("The Pilots [@moe2019] agreed. Moe and others [@moe2019] agreed.", []),
    ],
)
def test_names_years_and_titles_in_the_text_are_compared_with_the_file(
    text: str, expected: list[str]
) -> None:
    messages = [one for one in found(f"# Silt\n\n{USUAL}\n{text}\n", "CIT02") if "CIT02" in one]
    assert len(messages) == len(expected)
    assert all(words in one for words, one in zip(expected, messages, strict=True))


def test_a_typed_citation_without_an_entry_is_told() -> None:
    [one] = found(f"# Silt\n\n{USUAL}\nThe bar moved (Holt 2012).\n", "CIT01")
    assert one.endswith("Holt 2012: Holt 2012 has no entry in refs.bib")


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize(
    ("marker", "words"),
    [
        ("[@lee2012]", "@lee2012"),
        (r"\cite{lee2012}", "lee2012"),
        (r"\citep[see][p. 4]{moe2019, lee2012}", "lee2012"),
        (r"\autocites[1]{moe2019}[2]{lee2012}", "lee2012"),
        ("“It froze [@lee2012],” he wrote", "@lee2012"),
    ],
)
def test_a_key_without_an_entry_is_told(marker: str, words: str, suffix: str) -> None:
    message = f"CIT01 text{suffix}:3 {words}: key 'lee2012' has no entry in refs.bib"
    assert found(f"# Silt\n\nThe bar moved {marker}.\n", "CIT01", suffix) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "As @moe2019 says, write to lee@2012.example or ask @joe.\n",
        "It froze [@moe2019]. The code is `[@lee2012]` and `\\cite{lee2012}`.\n",
        "It froze [@moe2019].\n\n    \\cite{lee2012}\n",
        "\\citestyle{plain}\\nocite{*} It froze.\n",
    ],
)
def test_what_is_no_key_or_has_its_entry_is_left_alone(text: str) -> None:
    assert found(text, "CIT01") == []


def test_both_places_are_shown_with_the_key_that_is_most_alike(
    folder: Path, snapshot: object
) -> None:
    (folder / "silt.md").write_text("It froze [@moe2018].\n", encoding="utf-8")
    done = check("silt.md", "--bib", "refs.bib", "--select", "CIT01")
    assert done.exit_code == 1
    assert done.stdout == snapshot


def test_an_entry_that_nothing_cites_is_told_where_it_stands(snapshot: object) -> None:
    assert found("It froze [@moe2019] in the locks [@roe2011].\n", "CIT04") == snapshot
    assert found(USUAL, "CIT04") == []
    assert found("\\nocite{*} It froze [@moe2019].\n", "CIT04") == []
    assert found("---\nnocite: '@*'\n---\n\nIt froze [@moe2019].\n", "CIT04") == []


def test_one_work_that_is_cited_by_two_keys_is_told(folder: Path, snapshot: object) -> None:
    again = "@article{moe_tides, author = {Moe, G.}, title = {Tides of the bar}, year = 2019}\n"
    (folder / "refs.bib").write_text(BIB + again, encoding="utf-8")
    assert found(USUAL, "CIT05") == []
    assert found("It froze [@moe2019; @moe_tides].\n", "CIT05") == snapshot


def test_a_broken_bib_is_told_and_its_broken_entries_are_there(
    folder: Path, snapshot: object
) -> None:
    broken = BIB.replace("Grete}, title", "Grete} title").replace("\n", "\r\n")
    (folder / "refs.bib").write_bytes(b"\xef\xbb\xbf" + broken.encode())
    (folder / "silt.md").write_text(USUAL + "So [@moe2018].\n", encoding="utf-8")
    done = check("silt.md", "--bib", "refs.bib", "--select", "CIT01")
    assert done.exit_code == 2
    assert done.stderr == snapshot
    assert "silt.md:2:5: CIT01 warning key" in done.stdout
    assert "3 | @article{moe2019,\n" in done.stdout
    assert done.stdout.count("CIT01 warning") == 1


def test_the_settings_name_the_bib(folder: Path) -> None:
    (folder / "silt.md").write_text("It froze [@lee2012].\n", encoding="utf-8")
    (folder / "factcheck.toml").write_text('bib = "refs.bib"\n', encoding="utf-8")
    assert "key 'lee2012'" in check("silt.md").stdout
    assert "# settings: factcheck.toml" in check("--show-config").stdout
    config = factcheck.read_config("factcheck.toml")
    assert [one.code for one in factcheck.examine("silt.md", config).findings] == ["CIT01"]


def test_a_bib_that_is_missing_or_would_be_replaced_ends_the_run(folder: Path) -> None:
    (folder / "silt.md").write_text(USUAL, encoding="utf-8")
    missing = check("silt.md", "--bib", "none.bib")
    assert (missing.exit_code, "none.bib: file not found" in missing.stderr) == (2, True)
    replaced = check("silt.md", "--bib", "refs.bib", "-o", "refs.bib")
    assert (replaced.exit_code, "would overwrite an input" in replaced.stderr) == (2, True)


@pytest.mark.parametrize("form", ["html", "json", "sarif", "markdown", "csv"])
def test_every_report_can_show_a_finding_in_a_bib(form: str, folder: Path) -> None:
    (folder / "silt.md").write_text("It froze [@moe2018; @roe2011].\n", encoding="utf-8")
    done = check("silt.md", "--bib", "refs.bib", "--select", "CIT", "--format", form)
    assert done.exit_code == 1, done.output
    assert "refs.bib" in done.stdout


NAMED = [
    (
        "a.md",
        "---\nbibliography: [more.bib, 'refs.bib']\n---\n\nIt [@moe2019] thawed [@lee2012].\n",
    ),
    (
        "a.tex",
        "\\bibliography{more,refs}\nIt froze \\cite{moe2019}, then thawed \\cite{lee2012}.\n",
    ),
    (
        "a.tex",
        "\\addbibresource[label=a]{refs.bib}\nIt \\cite{lee2012,zoe2001}.\n% \\bibliography{x}",
    ),
    (
        "a.org",
        "#+bibliography: refs.bib\n\nIt froze [cite:@moe2019], then thawed [cite:@lee2012].\n",
    ),
    ("sub/a.md", "---\nbibliography: ../refs.bib\n---\n\nIt [@moe2019] thawed [@lee2012].\n"),
]


@pytest.mark.parametrize(("name", "text"), NAMED)
def test_a_bib_that_the_document_names_is_read(folder: Path, name: str, text: str) -> None:
    (folder / "sub").mkdir()
    (folder / "more.bib").write_text("@book{zoe2001, title = {Ice}, year = 2001}\n")
    (folder / name).write_text(text)
    report = factcheck.examine(name, Config(select=("CIT",)))
    assert not report.remarks
    keys = [one.message.split(" has no entry in ")[0] for one in report.findings]
    assert keys[0] == "key 'lee2012'"
    assert set(keys) <= {"key 'lee2012'", "key 'zoe2001'"}


@pytest.mark.parametrize(
    "named",
    ["none.bib", "refs.json", "/refs.bib"],
)
def test_a_bib_that_is_not_read_is_named(folder: Path, named: str, snapshot: object) -> None:
    inner = folder / "book" / "chapter"
    inner.mkdir(parents=True)
    (inner / "link.bib").symlink_to(folder / "refs.bib")
    text = f"---\nbibliography: [{named}]\n---\n\nIt froze [@moe2019], then thawed [@lee2012].\n"
    (inner / "a.md").write_text(text)
    report = factcheck.examine("book/chapter/a.md", Config(select=("CIT01",)))
    [remark] = report.remarks
    assert remark.message == snapshot
    assert (remark.place.path, remark.place.line) == ("book/chapter/a.md", 2)
    assert report.findings == ()
    silent = text.replace("@", "at ")
    (inner / "a.md").write_text(silent)
    assert factcheck.examine("book/chapter/a.md").remarks == ()


def test_a_key_without_a_bibitem_is_found_in_a_document_with_its_own_list(
    folder: Path, snapshot: object
) -> None:
    works = "\\bibitem{moe19} G. Moe. Tides. 2019.\n\\bibitem[Roe]{roe:11} J. Roe. Locks. 2011.\n"
    text = "It froze \\cite{moe19} and\nthawed \\cite{roe:11, lee12}.\n"
    listed = f"\\begin{{thebibliography}}{{9}}\n{works}\\end{{thebibliography}}\n"
    (folder / "a.tex").write_text(text + listed)
    [one] = factcheck.examine("a.tex", Config(select=("CIT01",))).findings
    assert one.message == snapshot
    assert [each.place.line for each in one.related] == [4]
    (folder / "b.tex").write_text(text.replace("lee12", "moe19") + listed)
    assert factcheck.examine("b.tex", Config(select=("CIT01",))).findings == ()
