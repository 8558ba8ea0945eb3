"""A draft folder says what the dossier says, and nothing is ever half written."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import storage
from factcheck.analysis.pipeline import dossier
from factcheck.claims.claimfiles import ClaimsFolder, dump, load
from factcheck.errors import UsageError
from factcheck.model import (
    Attribution,
    Block,
    BlockKind,
    Claim,
    Contributor,
    Date,
    DateKind,
    Document,
    Dossier,
    Edtf,
    Entity,
    Event,
    EventLink,
    Mode,
    Name,
    NameKind,
    Piece,
    Quantity,
    Quotation,
    Record,
    Role,
    Source,
    SourceFile,
    Span,
)

LONG = "and the keepers carried every pane down the stair, " * 6
TEXT = (
    "On 4 May 2019 Chief Keeper Jon Aas told the Harbour Trust that 12 tons of glass had come, "
    f"{LONG}as agreed.\n"
    "The Trust said “we shall light the lamp before the first of the autumn gales comes in from "
    "the west this year” the next day.\n"
    "The lamp is old.\n"
    "4 May 2019: The glass comes."
)


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def line(number: int) -> Span:
    starts = [0, *(at + 1 for at, char in enumerate(TEXT) if char == "\n"), len(TEXT) + 1]
    return Span(starts[number], starts[number + 1] - 1)


@pytest.fixture
def article() -> Dossier:
    """Give what a reader, extractors and linkers might make of a text."""
    blocks = tuple(Block(line(number), BlockKind.PARAGRAPH) for number in range(4))
    pieces = (Piece(0, 0, 0, len(TEXT)),)
    document = Document("in/Lamp Report.txt", TEXT, (SourceFile("x.txt", TEXT),), pieces, blocks)
    keeper = Name(span("Jon Aas"), ("Jon", "Aas"), NameKind.PERSON, title=span("Chief Keeper"))
    trust = Name(span("Harbour Trust"), ("Harbour", "Trust"), NameKind.ORGANISATION)
    first = Date(span("4 May 2019"), Edtf.parse("2019-05-04"), DateKind.ABSOLUTE)
    claims = (
        Claim(
            id="n1",
            span=line(0),
            says=document.words(line(0)),
            section="The lamp",
            line=1,
            date=first,
            names=(keeper, trust),
            quantities=(Quantity(span("12 tons of glass"), 12, 12, "tons", "glass", number=12),),
            attribution=Attribution(line(0), span("told"), span("Chief Keeper Jon Aas")),
            mode=Mode.REPORTED,
        ),
        Claim(
            id="n2",
            span=line(1),
            says=document.words(line(1)),
            line=2,
            date=Date(
                span("the next day"),
                Edtf.parse("2019-05-05"),
                DateKind.RELATIVE,
                reckoning="2019-05-04 + 1 day",
            ),
            quotations=(Quotation(Span(span("we shall").start, span("this year").end)),),
            attribution=Attribution(line(1), span("said"), span("The Trust")),
            mode=Mode.MIXED,
        ),
        Claim(id="n3", span=line(2), says=document.words(line(2)), line=3),
        Claim(
            id="C 4",
            span=span("The glass comes"),
            says="The glass comes",
            role=Role.CHRONOLOGY,
            line=4,
            date=Date(span("4 May 2019", line(3).start), None, DateKind.ABSOLUTE),
        ),
    )
    return Dossier(
        document=document,
        record=Record(
            source=Source(
                "aas2019lamp", "report", "The Lamp", authors=(Contributor("Aas", "Jon"),)
            ),
            covers=Edtf.parse("2019"),
        ),
        claims=claims,
        entities=(
            Entity("jon-aas", NameKind.PERSON, "Jon Aas", (keeper,), titles=("Chief Keeper",)),
            Entity("harbour-trust", NameKind.ORGANISATION, "Harbour Trust", (trust,)),
        ),
        events=(Event("n1", ("n1", "C 4"), (EventLink("n1", "C 4"),)),),
    )


def read(folder: Path, name: str) -> Any:
    return yaml.load((folder / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - words only


@pytest.mark.parametrize(
    ("printed", "value", "hedge", "bounds"),
    [
        ("£220,000", "220000", None, (215_100, 224_900)),
        ("2.9 million euros", "2900000", None, (2_851_000, 2_949_000)),
        ("about 300 lamps", "300", "about", (270, 330)),
        ("nearly 2,000 lamps", "2000", "nearly", (1800, 2000)),
        ("two hundred lamps", "200", None, (200, 200)),
        ("30 to 40 lamps", ["30", "40"], None, (30, 40)),
    ],
)
def test_a_figure_is_written_as_it_stands_and_read_as_in_the_document(
    tmp_path: Path, printed: str, value: Any, hedge: str | None, bounds: tuple[float, float]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"On 4 May 2019 the Trust paid for {printed} in the town.\n", "utf-8")
    known = dossier(str(path))
    dump(known, f"{tmp_path}/draft")
    [claim] = read(tmp_path / "draft", "narrative.yaml")
    [quantity] = claim["quantities"]
    assert (quantity["value"], quantity.get("hedge")) == (value, hedge)
    [mine], [theirs] = known.facts.quantities, load(f"{tmp_path}/draft").facts.quantities
    assert (theirs.low, theirs.high) == pytest.approx(bounds)
    assert (mine.low, mine.high, mine.number) == pytest.approx((*bounds, theirs.number))


def test_a_folder_in_use_is_refused_untouched(
    article: Dossier, tmp_path: Path, snapshot: object
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError) as caught:
        dump(article, str(tmp_path))
    assert str(caught.value) == snapshot
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_overwriting_replaces_an_earlier_draft_and_nothing_else(
    article: Dossier, tmp_path: Path
) -> None:
    dump(article, str(tmp_path), overwrite=True)
    (tmp_path / "mine.txt").write_text("mine")
    fewer = evolve(article, claims=article.claims[:2], events=())
    dump(fewer, str(tmp_path), overwrite=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("document.snapshot", "document.yaml", "mine.txt", "narrative.yaml"),
        *("people.yaml", "sources.yaml"),
    ]


@pytest.mark.parametrize("is_new", [True, False])
def test_a_failure_leaves_the_folder_as_it_was(
    is_new: bool,  # noqa: FBT001
    article: Dossier,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    one_snapshot: object,
) -> None:
    folder = tmp_path / "draft"
    folder.mkdir()
    if not is_new:
        dump(article, str(folder), overwrite=True)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    written = storage._written_aside  # noqa: SLF001 - there is no other way to fill a disk

    def full(path: Path, data: bytes) -> Path:
        if "narrative" in path.name:
            raise OSError(28, "No space left on device")
        return written(path, data)

    monkeypatch.setattr(storage, "_written_aside", full)
    less = evolve(article, claims=article.claims[:1], events=())
    with pytest.raises(UsageError) as caught:
        dump(less, str(folder), overwrite=True)
    assert str(caught.value) == one_snapshot
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


WORDS = st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
KEYS = st.from_regex(r"[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,3})?", fullmatch=True).filter("author".__ne__)
DATES = st.sampled_from(
    ["2020", "2020-05~", "2020-05-01", "2020/..", "2019-12?/2020-01-03", "201X"]
)
NUMBERS = st.integers(-(10**17), 10**17) | st.floats(allow_nan=False)
AMOUNTS = NUMBERS | st.tuples(NUMBERS, NUMBERS).map(sorted)


def optional(required: dict[str, Any], others: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=others)


@st.composite
def folders(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what the files of a folder without mistakes hold."""
    person = optional({"name": WORDS}, {"order": st.sampled_from(["given-first", "family-first"])})
    people = draw(st.dictionaries(KEYS, person, max_size=3))
    free = KEYS.filter(lambda key: key not in people and key != "doc")
    speaker = {"speaker": st.sampled_from(sorted(people))} if people else {}
    source = optional({"kind": KEYS}, {"organisation": WORDS, "date": DATES, **speaker})
    sources = draw(st.dictionaries(free, source, max_size=3))
    names = st.dictionaries(
        st.sampled_from(sorted(people)), st.lists(WORDS, min_size=1, max_size=2)
    )
    quantity = optional({"words": WORDS, "value": AMOUNTS}, {"unit": WORDS, "hedge": WORDS})
    claim = optional(
        {"id": KEYS, "says": WORDS},
        {
            **dict.fromkeys(("section", "note"), WORDS),
            "line": st.integers(1, 99),
            "dated": WORDS,
            "event": KEYS,
            "status": st.sampled_from(["unchecked", "disputed"]),
            "quotes": st.lists(WORDS, max_size=2),
            "quantities": st.lists(quantity, max_size=2),
            **({"people": names} if people else {}),
        },
    )
    claims = draw(st.lists(claim, min_size=1, max_size=4, unique_by=lambda each: each["id"]))
    for each in claims:
        _complete(draw, each, [*people, *sources])
    at = draw(st.integers(0, len(claims)))
    return {
        "document": {"key": "doc", "kind": "report", "title": draw(WORDS)},
        "people": people,
        "sources": sources,
        "narrative": claims[:at],
        "chronology": claims[at:],
    }


def _complete(draw: st.DrawFn, claim: dict[str, Any], origins: list[str]) -> None:
    """Add what depends on other keys: a date on its words, a cue and a mode on the source."""
    if "dated" in claim and draw(st.booleans()):
        claim["date"] = draw(DATES)
        claim |= draw(optional({}, {"reckoned": WORDS}))
    if len(origins) > 0 and draw(st.booleans()):
        claim["source"] = draw(st.sampled_from(origins))
        modes = st.sampled_from(["direct", "mixed", "reported"])
        claim |= draw(optional({}, {"cue": WORDS, "mode": modes}))


@settings(max_examples=25)
@given(folders())
def test_what_is_written_is_read_again_as_it_was(files: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as top:
        first = Path(top, "first")
        first.mkdir()
        for name, content in files.items():
            text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
            (first / f"{name}.yaml").write_text(text, "utf-8")
        before = ClaimsFolder.load(first)
        before.dump(f"{top}/second")
        after = ClaimsFolder.load(f"{top}/second")
        assert after == before == ClaimsFolder.from_data(json.loads(json.dumps(before.data)))
        assert after.claims == before.claims
