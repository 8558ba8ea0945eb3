"""Every field of a person's own entries survives into every format: a .bib of 300 messy entries."""

import json
import random
import re
import unicodedata

import pytest

from factcheck.bibliography import (
    Bibliography,
    parse_bib,
    to_biblatex,
    to_bibtex,
    to_csl_json,
)
from factcheck.bibliography.bibfile import BibEntry, BibFile
from factcheck.bibliography.untex import evaluated, plain

COUNT = 300
TYPES = [
    "article",
    "book",
    "booklet",
    "collection",
    "inbook",
    "incollection",
    "inproceedings",
    "manual",
    "mastersthesis",
    "misc",
    "online",
    "patent",
    "phdthesis",
    "proceedings",
    "report",
    "techreport",
    "thesis",
    "unpublished",
    "dataset",
    "software",
    "periodical",
    "mvbook",
    "inreference",
]
NAMES = (
    "Brandt, Ilse",
    "{Harbour Board}",
    "van der Aa, Pia",
    "Roe, Jr., Martin",
    r"M{\"u}ller, J{\'o}zef",
    "Lee, T. and others",
    "Okafor, Ada and {Tide {\\&} Co}",
)
FIELDS = {
    "author": NAMES,
    "editor": NAMES[:3],
    "translator": ("Orr, Ann",),
    "title": (r"On {NASA} \& the sea", r"Caf\'e {--} a {H}istory", '{"}Quoted{"} tides', "Mud"),
    "subtitle": ("A study of 40\\% silt",),
    "titleaddon": ("With an essay",),
    "shorttitle": ("The sea",),
    "journal": (r"Journal of Tides \& Quays",),
    "booktitle": ("Ports {and} Power",),
    "series": ("Coastal Lives",),
    "number": ("14", "3-4"),
    "issue": ("Spring",),
    "volume": ("7", "II"),
    "volumes": ("3",),
    "edition": ("2", "revised"),
    "publisher": (r"Tern {\&} Sons",),
    "institution": ("University of Sandvik",),
    "school": ("Fjord College",),
    "organization": ("The Tide Society",),
    "howpublished": ("Leaflet",),
    "address": ("Bristol",),
    "location": ("Oslo",),
    "year": ("1998", "2011"),
    "month": ("may", "{June}"),
    "date": ("2011-05-04", "1999/2001", "2003~"),
    "origdate": ("1899",),
    "eventtitle": ("Workshop on Silt",),
    "eventdate": ("2010-05-04/2010-05-06",),
    "venue": ("Ghent",),
    "pages": ("12--34", "e1021", "5"),
    "pagetotal": ("312",),
    "isbn": ("978-1-4028-9462-6", "0-19-852663-6"),
    "issn": ("0378-5955",),
    "doi": ("10.5555/abc_1(2)",),
    "url": (r"https://example.org/a_b?c=1\&d=2",),
    "urldate": ("2020-01-02",),
    "note": (r"Read in the archive, \textit{twice}",),
    "addendum": ("Reprinted",),
    "abstract": ("Long ago\n   the sea rose.",),
    "keywords": ("tides, quays, salt",),
    "annotation": ("good",),
    "library": ("BL 123.4",),
    "langid": ("english", "ngerman"),
    "type": ("Working Paper", "PhD thesis"),
    "chapter": ("4",),
    "eid": ("77",),
    "pubstate": ("inpress",),
    "eprint": ("2101.00001",),
    "eprinttype": ("arxiv",),
    "foreword": ("Dahl, Ida",),
    "timestamp": ("2019-04-01",),
    "mendeley-groups": ("Sea",),
    "file": (":papers/a.pdf:PDF",),
}
SHOWN_OTHERWISE = {"month": r"^(?:may|june)$", "edition": r"^$", "langid": r"english|ngerman"}
"""Values that a format has as numbers or tags."""


def messy() -> str:
    """Return a .bib of 300 entries in many hands: layouts, delimiters, macros, comments."""
    chance = random.Random(7)  # noqa: S311 - the same file in every run
    blocks = ['@string{jt = "Journal of Tides"}', "@comment{kept by hand}"]
    for at in range(COUNT):
        kind = chance.choice(TYPES)
        named = ["author", "title", *chance.sample(sorted(set(FIELDS) - {"author", "title"}), 12)]
        if "date" in named and "year" in named:
            named.remove("year")
        shown = ",".join(field(chance, name) for name in dict.fromkeys(named))
        case = chance.choice((str.lower, str.upper, str.capitalize))
        blocks.append(f"@{case(kind)}{{Key:{at}/x,{shown}{chance.choice((',', ''))}\n}}")
        blocks.extend(chance.choice(((), ("% a line of the owner's",), ("",))))
    return chance.choice(("\n", "\n\n")).join(blocks) + "\n"


def field(chance: random.Random, name: str) -> str:
    value = chance.choice(FIELDS[name])
    if name == "journal" and chance.random() < 0.3:
        written = 'jt # " and Quays"'
    elif (value.isdecimal() and chance.random() < 0.5) or (name == "month" and value.islower()):
        written = value
    elif '"' not in value and chance.random() < 0.4:
        written = f'"{value}"'
    else:
        written = f"{{{value}}}"
    gap = chance.choice((" = ", "=", "   =  "))
    lead = chance.choice(("\n  ", "\n\t", " "))
    return f"{lead}{chance.choice((str.lower, str.upper, str.capitalize))(name)}{gap}{written}"


FILE = parse_bib(messy(), "messy.bib")
OWN = Bibliography(FILE)
SOURCES = [one.source for one in OWN.listed]
NAMING = OWN.keys


def folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in bare if sign.isalnum() and not unicodedata.combining(sign))


def missing(file: BibFile, entry: BibEntry, written: str) -> list[str]:
    """Return the fields of an entry whose words are not in what a format wrote of it."""
    whole = folded(written)
    lacks = []
    for one in entry.fields:
        value = plain(evaluated(file.raw(one), file.strings))
        if re.search(SHOWN_OTHERWISE.get(one.name, "^$"), value.lower()):
            continue
        words = set(re.findall(r"\w+", value)) - {"and", "others"}
        if not all(folded(word).lstrip("0") in whole for word in words):
            lacks.append(f"{one.name} = {value}")
    return lacks


def test_the_file_is_read_whole() -> None:
    assert len(FILE.good) == COUNT
    assert FILE.problems == ()


@pytest.mark.parametrize("write", [to_bibtex, to_biblatex])
def test_bibtex_has_every_entry_as_it_stands(write: object) -> None:
    text = write(SOURCES, NAMING, own=FILE)  # type: ignore[operator]
    assert [one.key for one in FILE.good if FILE.text[one.start : one.end] not in text] == []


def test_csl_json_has_every_field_of_every_entry() -> None:
    items = {one["id"]: one for one in json.loads(to_csl_json(SOURCES, NAMING))}
    lacks = {
        entry.key: found
        for entry in FILE.good
        if (found := missing(FILE, entry, json.dumps(items[entry.key], ensure_ascii=False)))
    }
    assert lacks == {}
