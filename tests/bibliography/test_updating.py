"""Adding works to a .bib: new entries come last, and every other byte stays."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.bibliography import Bibliography, Update, listed_in, parse_bib, read_bib, updated
from factcheck.errors import UsageError
from factcheck.model import Contributor, Edtf, NameOrder, Source
from factcheck.model.works import may_be_one_work

LIU = Source(
    "liu2019tides",
    "article",
    "China-Oman Relations: Tides and Trade",
    authors=(Contributor("Liu", "Hong", NameOrder.FAMILY_FIRST),),
    container="Coast Review",
    volume="7",
    issue="2",
    pages="127-136",
    date=Edtf.parse("2019-06"),
    doi="10.1234/coast.7",
)
BRIEFING = Source(
    "moe2019briefing", "briefing", speaker="Grete Moe", publisher="Port Office",
    date=Edtf.parse("2019-04-29"),
)  # fmt: skip
ENTRY = """@article{Liu:19,
  author = {Liu, Hong},
  title = {{China}-{Oman} Relations: Tides and Trade},
  journal = {Coast Review},
  volume = {7},
  number = {2},
  pages = {127--136},
  year = {2019},
  month = jun,
  doi = {10.1234/coast.7}
}
"""


def refreshed(text: str, *sources: Source) -> Update:
    return updated(parse_bib(text), sources)


def test_an_entry_of_the_file_stays_as_it_is() -> None:
    for text in (ENTRY, ENTRY.replace("{7}", "8"), re.sub(r"  volume = .*\n", "", ENTRY)):
        update = refreshed(text, LIU)
        assert (update.text, update.added) == (text, ())


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{x, doi = {https://doi.org/10.1234/COAST.7}}",
        (
            "@misc{x, title = {China--{Oman} relations: tides and trade}, year = 2019, "
            "author = {Hong Liu}}"
        ),
    ],
)
def test_an_entry_is_known_by_key_doi_or_title_year_and_author(entry: str) -> None:
    update = refreshed(entry, LIU)
    assert update.added == ()


def test_a_key_alone_does_not_make_two_works_one() -> None:
    text = "@misc{liu2019tides, title = {A Cookbook for Sailors}, year = 2019}\n"
    update = refreshed(text, LIU)
    assert update.added == ("liu2019tidesb",)
    assert update.text.startswith(text)
    assert refreshed(update.text, LIU).text == update.text


def test_new_entries_come_last_in_the_dialect_of_the_file() -> None:
    text = "@online{a,\r\n  title = {Löcks},\r\n  date = {2001}\r\n}"
    assert refreshed(text, BRIEFING).text == text + "".join(
        f"\r\n{line}"
        for line in (
            "", "@misc{moe2019briefing,", "  author       = {Moe, Grete},",
            "  title        = {{[Press briefing of Grete Moe, 29 April 2019]}},",
            "  howpublished = {Port Office},", "  type         = {Press briefing},",
            "  date         = {2019-04-29},", "}", "",
        )
    )  # fmt: skip


@given(st.text(max_size=120))
def test_without_sources_no_byte_changes(text: str) -> None:
    file = parse_bib(text)
    assert updated(file, ()).text == text


WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20)


@given(title=WORDS, container=WORDS, issue=WORDS)
def test_a_second_update_finds_nothing_to_do(title: str, container: str, issue: str) -> None:
    source = evolve(LIU, title=f"Tides {title}", container=container, issue=issue)
    once = refreshed(ENTRY, BRIEFING, source)
    assert refreshed(once.text, BRIEFING, source).text == once.text


NAMED = """# Notes on a Harbour

By Ada Byrne
Published 4 June 2021 in Coast Review

The sea rose on 3 March 2020 [see @Liu:19, p. 4]. As @Liu:19. It fell again on 4 March 2020.
“China-Oman relations: *Tides and Trade*” tells of it on 5 March 2020. Mail to
ada@Liu:19 on 7 March 2020, for tides and trade.
"""


def test_entries_that_a_text_names_by_key_or_title_are_found_with_their_places() -> None:
    dossier = factcheck.examine_text(NAMED, ".md").dossier
    known = Bibliography(parse_bib(ENTRY)).with_mentions(dossier)
    found = known.sources[len(dossier.sources) :]
    assert {source.key for source in found} == {"Liu:19"}
    words = [dossier.document.words(source.span) for source in found if source.span]
    assert words == ["@Liu:19", "@Liu:19", "China-Oman relations: Tides and Trade"]


def test_one_work_of_another_year_is_told_and_not_added() -> None:
    file = parse_bib("@book{spits, author={Brandt, Ilse}, title={Ports Behind Spits}, year=2010}\n")
    told = updated(file, [source_of("Brandt", "Ports Behind Spits", "2011")])
    assert (told.added, told.otherwise) == ((), (("spits", "2010", "2011"),))
    assert told.text == file.text


def test_two_runs_at_once_lose_nothing(tmp_path: Path, snapshot: object) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text("% mine\n@misc{own, title={Own}, year=2000}\n", encoding="utf-8")
    runs = []
    for name, title in (("Moe", "Tides of the North"), ("Lee", "Locks of the South")):
        page = tmp_path / f"{name}.md"
        page.write_text(f"It sank.\n\n## References\n\n{name}, I. (2011). {title}. Oslo: Elm.\n")
        command = [sys.executable, "-m", "factcheck", "cite", str(page), "--update", str(bib)]
        runs.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    text = bib.read_text(encoding="utf-8")
    assert text.startswith("% mine\n")
    assert sorted(one.entry.key for one in listed_in(parse_bib(text))) == snapshot


def source_of(family: str, title: str, year: str) -> Source:
    authors = (Contributor(family, "Ilse"),)
    date = Edtf.parse(year)
    return Source("made", "book", title, authors=authors, publisher="Tidewater", date=date)


def test_an_entry_is_known_by_its_address() -> None:
    source = Source("y", "web-page", "Tides", container="Port", url="https://www.port.example/a/")
    update = refreshed("@online{x, url = {http://port.example/a}}\n", source)
    assert update.added == ()


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.bib"
    path.write_bytes(b"@misc{a, title = {Caf\xe9}}\n")
    with pytest.raises(UsageError, match="not UTF-8"):
        updated(read_bib(str(path)), [LIU])


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
