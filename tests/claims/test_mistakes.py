"""Every mistake is told at its place, with what to do, and all of them in one run."""

from collections.abc import Callable

import pytest

from factcheck.claims.claimfiles import load
from factcheck.errors import ClaimFileError, UnreadableError
from factcheck.storage import read_limited

Files = dict[str, str | bytes | None]
Write = Callable[[Files], str]

CLAIM = "- id: a\n  says: It rains\n"


def told(path: str) -> list[str]:
    with pytest.raises(ClaimFileError) as caught:
        load(path)
    return str(caught.value).splitlines()


MISTAKES_OF_ONE_CLAIM = {
    "a key that is nearly right": "dat: 2020",
    "a key that is like no other": "xyz: 2020",
    "a date in words": "date: 11 April 2020\n  dated: then",
    "a word that the format does not know": "status: verifed",
    "a line that is no number": "line: 12a",
    "a list for a text": "section: [a]",
    "a number with a comma": "quantities:\n    - words: 1,000 tons\n      value: 1,000",
    "a range that is turned round": "quantities: [{words: x, value: [5, 3]}]",
    "a person whom nobody has listed": "people: {tan: Tan}",
    "a source that nobody has listed": "source: tass",
    "a date that its words contradict": "date: 2018-11-04\n  dated: 5 November 2018",
    "a date after a preposition that its words contradict": (
        "date: 2018-11-04\n  dated: On the 6th of November 2018"
    ),
}


@pytest.mark.parametrize(
    "written", MISTAKES_OF_ONE_CLAIM.values(), ids=MISTAKES_OF_ONE_CLAIM.keys()
)
def test_a_mistake_in_a_claim_is_told_at_its_place(
    write: Write, written: str, snapshot: object
) -> None:
    path = write({"narrative.yaml": f"{CLAIM}  {written}\n"})
    assert told(path) == snapshot


NO_YAML = (
    "a: b: c",
    "\tx: 1",
    "a: 'foo\n",
    "a: {b: c",
    "- a\nb: c",
    "a: @x",
    "--- 1\n--- 2",
    "- a: b\x07",
)


@pytest.mark.parametrize("written", NO_YAML)
def test_a_file_that_is_no_yaml_is_told_with_a_remedy(
    write: Write, written: str, snapshot: object
) -> None:
    assert told(write({"narrative.yaml": written})) == snapshot


def test_all_mistakes_of_all_files_come_in_one_run_in_order(write: Write, snapshot: object) -> None:
    files: Files = {
        "document.yaml": "kind: x\ntitle: [T]\nauthors: [{given: A}, {literal: B, family: C}, 7]\n",
        "people.yaml": "tan: {name: Tan, order: family, forms: [Tan, Tann]}\n",
        "sources.yaml": (
            "tan: {kind: notice}\n"
            "b: {kind: notice, speaker: tam}\n"
            "author: {kind: notice, authors: [{given: A}]}\n"
        ),
        "narrative.yaml": (
            "- {id: a, says: b, people: {tam: Tam, tan: Tanm}, source: bb}\n- {id: a, date: 2020}\n"
        ),
        "chronology.yaml": "- {id: a, says: b, source: b, mode: own-voice}\n- {id: b, says: b}\n",
        "notes.yaml": "- id: x y",
        "dates.yaml": "",
    }
    assert told(write(files)) == snapshot


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("31 June 1987", "June has 30 days"),
        ("30 February 1904", "February has 29 days at most"),
        ("29 February 1904", ""),
    ],
)
def test_words_of_a_day_that_does_not_exist_are_kept_with_the_reason_in_their_date(
    write: Write, words: str, problem: str
) -> None:
    date = load(write({"narrative.yaml": f"{CLAIM}  dated: '{words}'\n"})).claims[0].date
    assert date is not None
    assert date.problem == problem


def test_a_file_that_cannot_be_opened_is_told(
    write: Write, monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    path = write({})
    read = read_limited

    def refuse(file: str, most: int) -> bytes:
        if file.endswith("document.yaml"):
            raise PermissionError(13, "Permission denied")
        return read(file, most)

    monkeypatch.setattr("factcheck.claims.claimfiles.nodes.read_limited", refuse)
    assert told(path) == snapshot


def test_what_is_no_folder_is_unreadable(write: Write, snapshot: object) -> None:
    write({})
    with pytest.raises(UnreadableError) as caught:
        load("d")
    assert str(caught.value) == snapshot
    with pytest.raises(UnreadableError) as caught:
        load("c/document.yaml")
    assert str(caught.value) == snapshot


def test_aliases_that_multiply_are_stopped(
    write: Write, monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    monkeypatch.setattr("factcheck.safe_yaml.MOST_NODES", 1_000)
    first = f"- {{id: a, says: b, quotes: &q [{', '.join('x' * 90)}]}}\n"
    rest = (f"- {{id: a{number}, says: b, quotes: *q}}\n" for number in range(12))
    path = write({"narrative.yaml": first + "".join(rest)})
    assert told(path) == snapshot


@pytest.mark.parametrize("content", ["", "[]", "# nothing yet\n"])
def test_a_folder_without_any_claim_is_told(
    write: Write, content: str, one_snapshot: object
) -> None:
    path = write({"narrative.yaml": content, "notes.yaml": "[]"})
    assert told(path) == one_snapshot
