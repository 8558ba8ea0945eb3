"""BibTeX: entries of every kind, read back by bibtexparser and pandoc, and checked by biber."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from factcheck.bibliography import to_biblatex, to_bibtex, to_csl_json, to_printed, to_ris
from factcheck.model import Contributor, Edtf, NameOrder, Source

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
needs_biber = pytest.mark.skipif(not shutil.which("biber"), reason="biber is not installed")

LIU = Contributor("Liu", "Hong", NameOrder.FAMILY_FIRST)
BYRNE = Contributor("Byrne", "Ada")


def day(text: str) -> Edtf:
    """Return a date."""
    return Edtf.parse(text)


SOURCES = (
    Source(
        "liu2019tides",
        "article",
        "China-Oman Relations",
        "Tides and Trade in the Era of Still Water",
        authors=(LIU,),
        container="Coast Review",
        volume="7",
        issue="2",
        pages="127-136",
        date=day("2019-06"),
        doi="10.1234/coast_7",
        language="en",
    ),
    Source(
        "byrne2019harbour",
        "newspaper-article",
        "The Harbour Is the Real Heart of Asia",
        authors=(BYRNE,),
        container="The Evening Courier",
        date=day("2019-02-03"),
        url="https://courier.example/a_b%20c?x=1&y=2#f~z",
        accessed=day("2021-11-24"),
        language="en",
    ),
    Source(
        "lind2019wire",
        "agency-dispatch",
        "Envoy Says 100% of R&D Is Done in Oslo",
        authors=(Contributor(literal="NTA"),),
        container="NTA Northern News Agency",
        date=day("2019-04-17"),
        url="https://nta.example/1",
    ),
    Source(
        "moe2019briefing",
        "briefing",
        speaker="Grete Moe",
        publisher="Ministry of Ports & Piers",
        date=day("2019-04-29"),
    ),
    Source(
        "post2019",
        "tweet",
        "When did the tide begin?",
        authors=(Contributor("van der Berg", "Marta"),),
        container="Twitter",
        date=day("2019-03-12"),
    ),
    Source(
        "hc2015resolution",
        "resolution",
        "Resolution 31 (2015)",
        authors=(Contributor(literal="United Harbours Security Council"),),
        publisher="United Harbours",
        issue="S/RES/31",
        date=day("2015-07-20"),
    ),
    Source(
        "muller2019",
        "news-report",
        "Flut: Was Łódź und Oslo eint",
        authors=(
            Contributor("Müller", "Jürgen"),
            Contributor("Solovév", "Ivan"),
            Contributor(literal="Ministry of Trade and Piers"),
        ),
        container="Nachrichtenbüro",
        date=day("2019-04~"),
        language="de",
    ),
    Source("courier2019", "headline", container="The Evening Courier", date=day("2019-02-03")),
    Source(
        "zhang2020model",
        "web-page",
        "海港",
        authors=(Contributor("张", "昊"),),
        container="新华社",
        date=day("2020-04-30"),
        language="zh",
    ),
)


def test_the_portable_dialect_is_as_agreed(snapshot: object) -> None:
    assert to_bibtex(SOURCES) == snapshot


def test_the_biblatex_dialect_is_as_agreed(snapshot: object) -> None:
    assert to_biblatex(SOURCES) == snapshot


def parsed(text: str) -> dict[str, dict[str, str]]:
    """Read a .bib with bibtexparser, without any middleware."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import RemoveEnclosingMiddleware

    library = parse_string(text, parse_stack=[RemoveEnclosingMiddleware()])
    assert not library.failed_blocks
    return {entry.key: {f.key: f.value for f in entry.fields} for entry in library.entries}


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2020-05-04T10:30Z", {"year": "2020", "month": "may", "date": "2020-05-04"}),
        (
            "2020-05-01/2020-05-02",
            {"year": "2020", "month": "may", "date": "2020-05-01/2020-05-02"},
        ),
        ("../2020-05", {"year": "2020", "month": "may", "date": "2020-05"}),
        ("202X", {"note": "n.d."}),
    ],
)
def test_dates_are_closed_and_never_hold_unknown_digits(date: str, written: dict[str, str]) -> None:
    source = evolve(SOURCES[1], date=day(date))
    fields = parsed(to_bibtex([source], undated=True))[source.key]
    assert {
        key: fields[key] for key in ("year", "month", "date", "note") if key in fields
    } == written


@pytest.mark.parametrize("write", [to_bibtex, to_biblatex, to_csl_json, to_ris, to_printed])
def test_what_cannot_be_cited_is_left_out_with_a_warning(write: Callable[..., str]) -> None:
    unnamed = Source("unnamed", "statement", date=day("2020-01-02"))
    undated = Source("undated", "statement", publisher="Port Office")
    with pytest.warns(UserWarning, match="'(un|undat).*ed' is left out") as told:
        assert write([unnamed, undated]).strip("[]\n") == ""
    assert len(told) == 2


@needs_biber
@pytest.mark.parametrize("write", [to_bibtex, to_biblatex])
def test_what_has_no_date_can_be_kept_out_of_a_bib(
    write: Callable[..., str], tmp_path: Path
) -> None:
    undated = evolve(SOURCES[0], date=None, key="undated")
    dated = write([*SOURCES, undated], undated=False)
    assert list(parsed(dated)) == sorted(one.key for one in SOURCES)
    assert "undated" in parsed(write([*SOURCES, undated]))
    own = frozenset({"undated"})
    assert list(parsed(write([undated], own, undated=False))) == ["undated"]
    (tmp_path / "out.bib").write_text(dated, encoding="utf-8")
    assert warnings_of(tmp_path) == []


@needs_pandoc
def test_pandoc_gives_every_fact_back() -> None:
    command = ["pandoc", "-f", "bibtex", "-t", "csljson"]
    text = to_bibtex(SOURCES)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    items = {item["id"]: item for item in json.loads(done.stdout)}
    assert set(items) == {source.key for source in SOURCES}
    first = items["liu2019tides"]
    assert first["author"] == [{"family": "Liu", "given": "Hong"}]
    assert (first["volume"], first["issue"], first["page"]) == ("7", "2", "127-136")
    assert first["container-title"] == "Coast Review"
    assert first["issued"] == {"date-parts": [[2019, 6]]}
    assert "China" in first["title"]
    assert "Oman" in first["title"]
    assert items["lind2019wire"]["author"] == [{"literal": "NTA"}]
    assert items["lind2019wire"]["title"] == "Envoy says 100% of R&D is done in Oslo"
    assert items["muller2019"]["author"][0] == {"family": "Müller", "given": "Jürgen"}


@needs_biber
@pytest.mark.parametrize(
    ("write", "kinds"),
    [
        (to_bibtex, ["inproceedings", "incollection", "inproceedings", "misc", "misc", "article"]),
        (to_biblatex, ["inbook", "incollection", "inproceedings", "misc", "misc", "article"]),
    ],
)
def test_a_type_is_one_that_takes_every_field_and_lacks_none(
    write: Callable[..., str], kinds: list[str], tmp_path: Path
) -> None:
    part = Source("", "chapter", "Silt", authors=(BYRNE,), container="On Piers", date=day("2019"))
    whole = evolve(
        part, container="", publisher="Port University", editors=(LIU,), edition="2nd ed."
    )
    sources = [
        evolve(part, key="a", edition="2nd ed."),
        evolve(part, key="b", editors=(LIU,)),
        evolve(part, key="c", kind="conference-paper", edition="2nd ed."),
        evolve(whole, key="d", kind="report"),
        evolve(whole, key="e", kind="thesis"),
        evolve(part, key="f", kind="article", date=day("2019-12-30/2020-01-02")),
    ]
    text = write(sources)
    assert parsed(text)["c"]["note"] == "Edition 2"
    assert re.findall(r"^@(\w+)", text, re.MULTILINE) == kinds
    (tmp_path / "out.bib").write_text(text, encoding="utf-8")
    assert warnings_of(tmp_path) == []


def warnings_of(folder: Path) -> list[str]:
    """Return what biber warns of in the file `out.bib` of a folder."""
    command = ["biber", "--tool", "--validate-datamodel", "--nolog", "-O", "new.bib", "out.bib"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if "WARN -" in line]
