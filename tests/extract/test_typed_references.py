"""References as people type them: read right or uncertain, with the reason."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from factcheck import examine_text
from factcheck.extract.references.works import work_of
from factcheck.model import OTHERS, Contributor, Source

LIST = Path(__file__).with_name("typed_references.txt")
FIELDS = ("title", "container", "volume", "issue", "pages", "publisher", "place", "doi", "url")


def typed() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each reference with its fields."""
    for block in LIST.read_text("utf-8").split("\n\n")[1:]:
        words, *lines = block.strip().split("\n")
        pairs = (line.partition(":") for line in lines)
        yield words, {name: value.strip() for name, _, value in pairs}


def folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in plain if sign.isalnum() and not unicodedata.combining(sign))


def named(name: Contributor) -> str:
    if name == OTHERS:
        return "et al"
    return name.literal or f"{name.family}|{name.given}"


def given(source: Source) -> dict[str, str]:
    """Return the fields of a source as the list has them."""
    date = source.date
    last = (date.end or date.start) if date and date.is_interval else date
    whole = ": ".join(part for part in (source.title, source.subtitle) if part)
    return {
        **{field: getattr(source, field) for field in FIELDS},
        "title": whole,
        "author": "; ".join(map(named, source.authors)),
        "editor": "; ".join(map(named, source.editors)),
        "year": str(last.year) if last and last.year else "",
        "url": "" if source.doi else source.url,
    }


def wrong_fields(source: Source, wanted: Mapping[str, str]) -> Iterator[str]:
    """Yield the fields that are not as they should be; a body may be author and publisher."""
    author = folded(wanted.get("author", wanted.get("author?", "")))
    for field, value in given(source).items():
        right = {folded(wanted.get(field, ""))}
        if f"{field}?" in wanted:
            right |= {"", folded(wanted[f"{field}?"])}
        if field == "publisher" and author in (*right, folded(value)):
            right |= {"", author}
        if folded(value) not in right:
            yield field


def sources() -> dict[str, Source]:
    """Return the sources of a document that lists all references, by the words of their entries."""
    text = "So it is.\n\n## References\n\n" + "\n\n".join(words for words, _ in typed()) + "\n"
    dossier = examine_text(text, suffix=".md").dossier
    return {folded(dossier.document.words(one.span)): one for one in dossier.sources if one.span}


def test_few_typed_references_are_silently_wrong() -> None:
    read = sources()
    missing = [words for words, _ in typed() if folded(re.sub(r"^\[\d+\]", "", words)) not in read]
    known = [(words, wanted, read.get(folded(words))) for words, wanted in typed()]
    silent = [
        (words, wrong)
        for words, wanted, source in known
        if source and not source.uncertain and (wrong := list(wrong_fields(source, wanted)))
    ]
    assert sum(len(wrong) for _, wrong in silent) <= 0.02 * len(FIELDS) * len(read), silent
    assert len(missing) <= 4, missing
    assert all(source.doubts for source in read.values() if source.uncertain)


def test_most_references_that_are_read_right_are_certain() -> None:
    read = sources()
    right = [
        source
        for words, wanted in typed()
        if (source := read.get(folded(words))) and not list(wrong_fields(source, wanted))
    ]
    certain = [source for source in right if not source.uncertain]
    assert len(right) >= 90
    assert len(certain) >= 0.7 * len(right)


@pytest.mark.parametrize(
    ("words", "names", "title"),
    [
        (
            "Finch, Mary L., and Ole Gull. Owls by Night. Elm Press, 2018.",
            ["Mary L. Finch", "Ole Gull"],
            "Owls by Night",
        ),
        (
            "Finch ML, Gull O. Owls by night. J Fen Stud. 2018;53(2):457-81.",
            ["ML Finch", "O Gull"],
            "Owls by night",
        ),
        (
            "Mary L. Finch, Ole Gull, and Ada Heron. Owls by night. Fen Letters, 7(3):9–15, 2018.",
            ["Mary L. Finch", "Ole Gull", "Ada Heron"],
            "Owls by night",
        ),
    ],
)
def test_all_authors_of_a_typed_reference_are_authors(
    words: str, names: list[str], title: str
) -> None:
    work = work_of(words)
    assert ([name.displayed for name in work.authors], work.title) == (names, title)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (
            "Finch, M. (1998): Eulen. In: Zeitschrift für Vogelkunde, Jg. 4, H. 2, S. 31–39",
            {"container": "Zeitschrift für Vogelkunde", "volume": "4", "issue": "2"},
        ),
        (
            "Gull, O./Finch, M. (2004): Eulen. In: Heron, A. (Hg.): Vögel im Moor, Bremen, S. 7-19",
            {"container": "Vögel im Moor", "place": "Bremen", "pages": "7-19"},
        ),
        ("Finch v Elm Ltd [1991] 2 QB 317", {"title": "Finch v Elm Ltd", "volume": "2"}),
        ("Night Birds Act 1971, s 4(1)", {"title": "Night Birds Act", "volume": "", "year": 1971}),
        (
            "O Gull, 'Owls and the law' (2003) 12 Journal of Fen Law 88",
            {"title": "Owls and the law", "container": "Journal of Fen Law", "volume": "12"},
        ),
        (
            'Finch, Mary. "Owls by Night." Fen Notes, 2 Sept. 2016, fennotes.example.com/owls.',
            {"title": "Owls by Night", "url": "fennotes.example.com/owls"},
        ),
        (
            "Finch M, Gull O. Counting owls [preprint]. birdPrep 2021 https://doi.org/10.5512/2021.2",
            {"title": "Counting owls", "container": "birdPrep", "year": 2021},
        ),
    ],
)
def test_typing_habits_are_read(words: str, fields: Mapping[str, object]) -> None:
    work = work_of(words)
    assert {field: getattr(work, field) for field in fields} == fields


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (
            "Gull, O. (2011). Owls by night. Seen twice. Elm Press.",
            "title",
        ),
        ("Gull (1990). Owls by night. Elm Press.", "author"),
        ("Gull, O. Owls by night. London, 1823.", "title"),
        ("Gull, O. in Owls by night. Elm Press, 1823.", "title"),
        ("The Finch, M. (2011). Owls by night. Elm Press.", "author"),
    ],
)
def test_what_was_guessed_is_named_with_the_reason(
    words: str, field: str, snapshot: object
) -> None:
    work = work_of(words)
    assert field in work.uncertain
    assert list(work.doubts) == snapshot
