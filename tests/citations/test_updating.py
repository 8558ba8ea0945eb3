"""Bringing a .bib up to date: what must change does, and every other byte stays."""

import difflib
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.citations import (
    Bibliography,
    Naming,
    Update,
    key_template,
    listed_in,
    parse_bib,
    updated,
)
from factcheck.citations.merging import merged
from factcheck.model import Contributor, Edtf, NameOrder, Source

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


def lines_changed(old: str, new: str) -> list[str]:
    """Return the lines that a diff takes away or adds."""
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_what_says_the_same_stays() -> None:
    update = refreshed(ENTRY, LIU)
    assert (update.text, update.added, update.changed) == (ENTRY, (), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("volume = {7},", 'volume = "8",'),
        ("year = {2019},", "year = 2018,"),
        ("doi = {10.1234/coast.7}", "doi = {10.1234/coast.8}"),
    ],
)
def test_a_value_that_says_another_thing_is_put_right(old: str, new: str) -> None:
    wrong = ENTRY.replace(old, new)
    update = refreshed(wrong, LIU)
    assert update.changed == (("Liu:19", (old.split(maxsplit=1)[0],)),)
    expected = ENTRY if "{" in new else ENTRY.replace(old, new.replace("8", "7", 1))
    if "year" in old:
        expected = ENTRY.replace("{2019}", "2019")
    elif '"' in new:
        expected = ENTRY.replace("{7},\n  number", '"7",\n  number')
    assert update.text == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Liu, Hong", "Liu, Hong and Moe, Grete"),
        ("{Coast Review}", "{Coast Rev.}"),
        ("127--136", "127-36"),
        ("127--136", "127 -- 136"),
        ("month = jun", "month = 6, day = 3"),
    ],
)
def test_a_value_that_says_the_same_otherwise_or_more_stays(old: str, new: str) -> None:
    text = ENTRY.replace(old, new)
    assert refreshed(text, LIU).text == text


def test_what_is_missing_is_added_behind_the_last_field() -> None:
    bare = re.sub(r"  (?:volume|pages|month) = .*\n", "", ENTRY)
    assert lines_changed(bare, refreshed(bare, LIU).text) == [
        "-   doi = {10.1234/coast.7}",
        "+   doi = {10.1234/coast.7},",
        "+   month = jun,",
        "+   volume = {7},",
        "+   pages = {127--136}",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "@book{a, title={Locks}, author={Roe, M.}, publisher={G}, year=2001}\n",
            (
                "@book{a, title={Locks}, author={Roe, M.}, publisher={G}, year=2001, "
                "url={https://g.example/l}}\n"
            ),
        ),
        (
            "@BOOK{a,\n\tTITLE\t= {Locks},\n\tAUTHOR\t= {Roe, M.},\n\tYEAR\t= 2001,\n}\n",
            (
                "@BOOK{a,\n\tTITLE\t= {Locks},\n\tAUTHOR\t= {Roe, M.},\n\tYEAR\t= 2001,\n"
                "\tURL\t= {https://g.example/l},\n}\n"
            ),
        ),
    ],
)
def test_a_new_field_is_written_as_the_others_are(old: str, new: str) -> None:
    roe = (Contributor("Roe", "M."),)
    source = Source("x", "book", "Locks", authors=roe, publisher="G", date=Edtf.of(2001),
                    url="https://g.example/l")  # fmt: skip
    assert refreshed(old, source).text == new


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
    assert [key for key, _ in update.changed] == [entry[6 : entry.index(",")]]


def test_a_key_alone_does_not_make_two_works_one() -> None:
    text = "@misc{liu2019tides, title = {A Cookbook for Sailors}, year = 2019}\n"
    update = refreshed(text, LIU)
    assert update.added == ("liu2019tidesb",)
    assert update.text.startswith(text)
    assert refreshed(update.text, LIU).text == update.text


def test_new_entries_come_last_in_the_manner_of_the_file() -> None:
    text = (
        '@Book{a,\n\ttitle="Locks",\n\tauthor="Roe, M.",\n\tyear="2001",\n}\n\n\n'
        '@Book{b,\n\ttitle="Keys",\n\tauthor="Roe, M.",\n\tyear="2002",\n}\n'
    )
    assert refreshed(text, BRIEFING).text == text + (
        '\n\n@Misc{moe2019briefing,\n\tauthor="Moe, Grete",\n'
        '\ttitle="{[Press briefing of Grete Moe, 29 April 2019]}",\n'
        '\thowpublished="Port Office",\n\ttype="Press briefing",\n\tyear="2019",\n'
        '\tmonth=apr,\n\tdate="2019-04-29",\n}\n'
    )


def test_new_keys_follow_a_template_and_old_ones_do_not() -> None:
    naming = Naming(key_template("{author}:{year}"))
    update = updated(parse_bib(ENTRY), [LIU, BRIEFING], naming)
    assert update.added == ("Moe:2019",)
    assert update.text.startswith(ENTRY)


def library(count: int) -> str:
    """Return a .bib that a person has kept for years: comments, macros, odd spacing."""
    parts = ["% My references\r\n", '@string{cr = "Coast Review"}\n\n@preamble{"\\relax"}\n']
    for at in range(count):
        parts.append(f"%% {at}: read it?\n" if at % 3 == 0 else "\n" * (at % 4))
        gap, indent = (" " * (at % 3), "\t" if at % 5 else "   ")
        quote = '"{}"' if at % 2 else "{{{}}}"
        parts.append(
            f"@{('Article', 'article', 'ARTICLE')[at % 3]}{{Key{at}:x,\n{indent}title{gap}={gap}"
            f"{quote.format(f'Tide number {at} of {{Oslo}}')} ,\n{indent}author = {{Moe, Grete}},"
            f"\n{indent}journal = cr, volume = {at + 1},\n{indent}year={gap}{{{1990 + at % 20}}}"
            f"{',' if at % 4 else ''}\n{' ' * (at % 2)}}}"
            + ("  \n" if at % 7 else "\n@comment{kept {as} it is}\n")
        )
    return "".join(parts)


def test_of_two_hundred_entries_only_the_lines_that_must_change_do() -> None:
    text = library(200)
    file = parse_bib(text)
    assert (len(file.good), file.problems) == (200, ())
    told = [one.source for one in listed_in(file)]
    sources = [
        *told,
        evolve(told[17], key="other", volume="99"),
        evolve(told[44], key="third", pages="3-9"),
        BRIEFING,
    ]
    update = updated(file, sources[17:18] + sources[:17] + sources[18:])
    assert update.text.startswith(text)
    assert update.added == ("moe2019briefing",)
    again = updated(file, [*sources[200:], *told[100:]])
    assert lines_changed(text, again.text)[:5] == [
        "- \tjournal = cr, volume = 18,",
        "+ \tjournal = cr, volume = 99,",
        "- \tyear=  {1994}",
        "+ \tyear=  {1994},",
        "+ \tpages=  {3--9}",
    ]
    assert all(line[0] == "+" for line in lines_changed(text, again.text)[5:])
    assert updated(parse_bib(again.text), [*sources[200:], *told[100:]]).text == again.text


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


def test_a_persons_own_entry_wins_under_its_own_key() -> None:
    file = parse_bib(ENTRY.replace("number = {2},", "number = {2--3},"))
    vague = evolve(LIU, volume="", authors=(), language="en")
    found = Bibliography(file).told([BRIEFING, vague])
    assert found[0] == BRIEFING
    assert (found[1].key, found[1].issue, found[1].volume) == ("Liu:19", "2–3", "7")
    assert found[1].language == "en"


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (Source("s", "headline", container="Evening Courier", date=Edtf.parse("2019-02-03")), "c"),
        (Source("s", "headline", container="Evening Courier", date=Edtf.parse("2019-02-04")), "s"),
        (Source("s", "news-report", container="Wire", date=Edtf.parse("2019-02-05")), "s"),
    ],
)
def test_an_untitled_source_is_known_by_outlet_and_day(source: Source, key: str) -> None:
    file = parse_bib(
        "@article{c, author = {Byrne, Ada}, title = {The Harbour}, date = {2019-02-03},"
        " journaltitle = {The Evening Courier}}\n"
        "@misc{w, title = {One}, date = {2019-02-05}, organization = {Wire}}\n"
        "@misc{v, title = {Two}, date = {2019-02-05}, organization = {Wire}}\n"
    )
    [found] = Bibliography(file).told([source])
    assert found.key == key


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
    assert words == [
        "@Liu:19",
        "@Liu:19",
        "China-Oman relations: Tides and Trade",
    ]


def test_markers_of_latex_are_known_in_plain_text() -> None:
    text = "On 6 March 2020 it was calm \\citep[see][p. 3]{x, Liu:19}, and so on 7 March.\n"
    known = Bibliography(parse_bib(ENTRY)).with_mentions(factcheck.examine_text(text).dossier)
    [source] = known.sources
    assert source.span is not None
    assert known.document.words(source.span) == "\\citep[see][p. 3]{x, Liu:19}"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_new_entries_have_the_line_ends_of_the_file(newline: str) -> None:
    text = f"@misc{{a,{newline}  title = {{Locks}},{newline}  year = 2001{newline}}}{newline}"
    source = Source("silt", "report", "Silt", publisher="G", date=Edtf.of(2002))
    made = updated(parse_bib(text), [source]).text
    assert made.startswith(f"{text}{newline}@")
    assert made.count("\n") == made.count(newline) * ("\n" in newline)
    assert parse_bib(made).problems == ()


def test_a_short_title_is_no_mention() -> None:
    text = "The tide came in on 3 March 2020, and the tide went out on 4 March 2020.\n"
    dossier = factcheck.examine_text(text).dossier
    file = parse_bib("@misc{a, title = {The Tide}}\n@misc{b, title = {In, On}}\n")
    assert Bibliography(file).with_mentions(dossier) == dossier


def test_the_order_of_the_sources_does_not_matter(every_kind: Sequence[Source]) -> None:
    file = parse_bib(ENTRY)
    assert updated(file, every_kind).text == updated(file, every_kind[::-1]).text


DOUBLES = """% mine
@article{moe2019a, author={Moe, Grete}, title={Tides and locks}, journal={Fen}, year=2019, volume=7}

@article{moe2019b,
  author = {Moe, G.}, title = {Tides and Locks}, journaltitle = {Fen}, year = 2019,
  doi = {10.5555/fen}, note = {read}
}

@book{roe, author={Roe, Max}, title={Mud}, year=2001, edition={1}}
@book{roe2, author={Roe, Max}, title={Mud}, year=2001, edition={2}}
"""


def test_one_work_of_another_year_is_told_and_not_added() -> None:
    file = parse_bib("@book{spits, author={Brandt, Ilse}, title={Ports Behind Spits}, year=2010}\n")
    told = updated(file, [source_of("Brandt", "Ports Behind Spits", "2011")])
    assert (told.added, told.otherwise) == ((), (("spits", "2010", "2011"),))
    assert told.text == file.text


def test_an_entry_without_a_year_is_the_work_of_its_authors_and_title() -> None:
    file = parse_bib("@book{spits, author={Brandt, Ilse}, title={Ports Behind Spits}}\n")
    told = updated(file, [source_of("Brandt", "Ports Behind Spits", "2011")])
    assert [key for key, _ in told.changed] == ["spits"]
    assert told.added == ()


def test_entries_that_are_one_work_are_told() -> None:
    told = updated(parse_bib(DOUBLES), [])
    assert told.twins == (("moe2019a", "moe2019b", "one author, title and year"),)


def test_merging_keeps_every_field_and_both_keys() -> None:
    made = merged(parse_bib(DOUBLES))
    assert made.pairs == (("moe2019a", "moe2019b", ("author", "title")),)
    file = parse_bib(made.text)
    assert (file.problems, [one.key for one in file.good]) == ((), ["moe2019a", "roe", "roe2"])
    first = file.by_key["moe2019a"]
    assert {one.name: file.raw(one) for one in first.fields} == {
        "author": "{Moe, Grete}",
        "title": "{Tides and locks}",
        "journal": "{Fen}",
        "year": "2019",
        "volume": "7",
        "doi": "{10.5555/fen}",
        "note": "{read}",
        "ids": "{moe2019b}",
    }
    assert made.text.startswith("% mine\n@article{moe2019a, ")


def test_an_entry_that_another_names_is_not_merged_away() -> None:
    part = "@incollection{part, author={Lee, T}, title={P}, crossref={moe2019b}}\n"
    made = merged(parse_bib(DOUBLES + part))
    assert (made.pairs, made.kept) == ((), (("moe2019a", "moe2019b"),))
    assert made.text == DOUBLES + part


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
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
    assert sorted(one.entry.key for one in listed_in(parse_bib(text))) == [
        "lee2011locks",
        "moe2011tides",
        "own",
    ]


def source_of(family: str, title: str, year: str) -> Source:
    authors = (Contributor(family, "Ilse"),)
    date = Edtf.parse(year)
    return Source("made", "book", title, authors=authors, publisher="Tidewater", date=date)
