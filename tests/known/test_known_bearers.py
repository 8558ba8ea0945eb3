"""Names and lives of a document beside tables of known bearers."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck import Config, examine_text
from factcheck.apps.cli import main
from factcheck.comparison.known import index, opened
from factcheck.errors import UnreadableError
from factcheck.model import Finding

OWN = """\
name,aliases,kind,born,died,roles
Ingrid Solheim,I. Solheim; Inga Solheim,person,1961-04-02,,harbour master (1999-2007)
Tekle Haymanot,,person,1902,1971-03,
Skerrow Harbour Trust,,organisation,,,
Marta Quirogaz,,person,,,
Marta Quirogas,,person,,,
"""
WIKIDATA = """\
item,itemLabel,itemAltLabel,dateOfBirth,dateOfDeath
http://www.wikidata.org/entity/Q1,Ingrid Solheim,"Inga Solheim, I. S. Solheim",1961-04-02T00:00:00Z,
http://www.wikidata.org/entity/Q2,Tekle Haymanot,,1902-01-01T00:00:00Z,t1234
"""
OPENSANCTIONS = """\
"id","schema","name","aliases","birth_date","countries","addresses","identifiers","dataset"
"Q1","Person","Ingrid Solheim","Inga Solheim;Solheim Ingrid","1961-04-02;1961","no","","","x"
"NK-2","Company","Skerrow Harbour Trust","","","no","","","x"
"""
SLIP = "The pier was closed by Ingrid Solhiem on 3 May."


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("FACTCHECK_CACHE", str(folder))
    return folder


def written(tmp_path: Path, text: str = OWN, name: str = "people.csv") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def found(text: str, *tables: str) -> tuple[Finding, ...]:
    return examine_text(text, config=Config(select=("NAM07", "DAT09"), known=tables)).findings


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        (SLIP, "Ingrid Solhiem"),
        ("The valley was mapped by Tekle Haymannot.", "Tekle Haymannot"),
        ("The pier was closed by Ingrid Solheim on 3 May.", ""),
        ("The pier was closed by I. Solheim on 3 May.", ""),
        ("“It was Ingrid Solhiem,” he wrote.", ""),
        ("The letter was signed by Marta Quirogas.", ""),
        ("Ingrid Solheim met Ingrid Solhiem, who is no relation.", ""),
        # a life is held against the row
        ("Ingrid Solheim came in 1995. In June 2001 Solheim, aged 40, was elected.", ""),
        ("Ingrid Solheim was born on 12 April 1961 in Bodø.", "12 April 1961"),
        ("Ingrid Solheim was born in 1962 in Bodø.", "1962"),
        ("Tekle Haymanot (1902–1972) mapped the valley.", "1902–1972"),
        ("Tekle Haymanot died on 4 May 1971 in Gondar.", "4 May 1971"),
        ("Ingrid Solheim came in 1995. In June 2001 Solheim, aged 43, was elected.", "aged 43"),
        ("Ingrid Solheim sailed. Her brother was born in 1958 in Bodø.", ""),
    ],
)
def test_a_near_miss_of_one_known_form_is_told(tmp_path: Path, text: str, flagged: str) -> None:
    assert [one.place.text for one in found(text, written(tmp_path))] == ([flagged] * bool(flagged))


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("people.csv", OWN, 2),
        ("people.tsv", OWN.replace(",", "\t"), 2),
        ("query.csv", WIKIDATA, 2),
        ("targets.simple.csv", OPENSANCTIONS, 2),
    ],
)
def test_each_format_leads_to_the_row(
    tmp_path: Path, name: str, text: str, line: int, one_snapshot: object
) -> None:
    path = written(tmp_path, text, name)
    (one,) = found(SLIP, path)
    assert one.message == one_snapshot
    (row,) = one.related
    assert (row.place.path, row.place.line) == (path, line)
    assert "Ingrid Solheim" in row.place.text


def test_aliases_of_every_format_are_right_forms(tmp_path: Path) -> None:
    inga = "The pier was closed by Inga Solheim on 3 May."
    for name, text in (("a.csv", OWN), ("b.csv", WIKIDATA), ("c.csv", OPENSANCTIONS)):
        assert [one.place.text for one in found(inga, written(tmp_path, text, name))] == []
        slip = "The pier was closed by Inga Solhiem on 3 May."
        assert len(found(slip, written(tmp_path, text, name))) == 1


BROKEN = """\
name,kind,born
Ingrid Solheim,person,1961-13-45
,person,1950
Tekle Haymanot,person,1902,more,fields
Pavel Drozd,"person,1950
Marta Ohm,person,1970
"""


def test_malformed_rows_are_told_and_the_others_used(tmp_path: Path, snapshot: object) -> None:
    path = written(tmp_path, BROKEN)
    told = [str(one) for one in opened(path).problems]
    assert [one.split(" ")[0] for one in told] == snapshot
    assert len(found(SLIP, path)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", ""), ("a.csv", "who,when\nA,B\n")],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, name: str, text: str, snapshot: object
) -> None:
    with pytest.raises(UnreadableError) as caught:
        opened(written(tmp_path, text, name))
    assert str(caught.value) == snapshot


def test_a_table_that_is_not_there_is_an_error(tmp_path: Path, snapshot: object) -> None:
    result = CliRunner().invoke(
        main, ["check", written(tmp_path, SLIP, "a.txt"), "--known", str(tmp_path / "none.csv")]
    )
    assert result.exit_code == 2
    assert result.stderr == snapshot


def test_the_command_tells_malformed_rows_and_goes_on(tmp_path: Path, snapshot: object) -> None:
    document = written(tmp_path, SLIP, "a.txt")
    path = written(tmp_path, BROKEN)
    result = CliRunner().invoke(main, ["check", document, "--known", path, "--select", "NAM07"])
    assert result.exit_code == 2
    assert "NAM07" in result.stdout
    assert result.stderr == snapshot


def test_the_index_of_a_large_table_is_kept_until_the_table_changes(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_LARGE", 0)
    path = written(tmp_path)
    assert len(found(SLIP, path)) == 1
    (kept,) = cache.glob("known-*.sqlite")
    index.indexed.cache_clear()
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("UPDATE entity SET data = replace(data, '[2,', '[77,')")
    assert opened(path).with_word("solheim", 9)[0].line == 77  # type: ignore[index]
    Path(path).write_text(f"{OWN}Ada Byrne,,,,,\n", encoding="utf-8")
    assert opened(path).with_word("solheim", 9)[0].line == 2  # type: ignore[index]
    assert opened(path).count("byrne") == 1
