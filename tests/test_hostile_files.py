"""Files that people write by hand or pass as an option, with anything in them: told, with status 2.

Each kind of file meets each content; what a kind may hold is listed with it.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen
from click.testing import CliRunner

from factcheck.apps.cli import main

_BOMB = "".join(
    [
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n",
        *(f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]\n" for at in range(1, 10)),
    ]
)
CONTENTS: dict[str, bytes] = {
    "empty": b"",
    "a list": b"- x\n",
    "a list of mappings": b"- id: x\n",
    "a word": b"x\n",
    "a number": b"7\n",
    "null": b"null\n",
    "JSON list": b"[]",
    "JSON object": b"{}",
    "JSON number": b"1e400",
    "NaN": b'{"version": NaN}',
    "half": b'{"version": 1, "findings": [{"path": "a"}]}',
    "a key twice": b"a: 1\na: 2\n",
    "a TOML key twice": b"a = 1\na = 2\n",
    "aliases that multiply": _BOMB.encode(),
    "an alias within itself": b"chapters: &a [*a]\n",
    "a mapping within itself": b"&a\nb: *a\n",
    "deep lists": b"[" * 100_000,
    "deep mappings": b"{a: " * 2_000,
    "deep JSON": b'{"a":' * 100_000,
    "half a surrogate pair": b'"\\ud800": "\\ud800"\n',
    "bytes of a surrogate": b"a: \xed\xa0\x80\n",
    "a null character": b"a: \0\n",
    "not UTF-8": b"a: caf\xe9\n",
    "a byte order mark": b"\xef\xbb\xbfa: x\n",
    "UTF-16": "a: x\n".encode("utf-16"),
    "a tag": b"!!python/object/apply:os.system [x]\n",
    "tabs": b"\ta:\n\t\t- x\n",
    "lists as keys": b"? [a, b]\n: x\n? {c: d}\n: y\n",
    "two documents": b"---\na: 1\n---\nb: 2\n",
    "every byte": bytes(range(256)),
    "a huge number": b"a: " + b"9" * 10_000 + b"\n",
}
PLACES: dict[str, Callable[[Path], None]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
}
_TEXTS = frozenset(CONTENTS) - {"empty", "every byte", "UTF-16"}


@frozen
class Kind:
    """A kind of file."""

    name: str
    """Of the file."""
    command: str
    fine: frozenset[str] = frozenset({"empty"})
    """What it may hold."""


_CLAIMS = {
    "document.yaml": "key: storm\nkind: report\ntitle: The Storm\n",
    "narrative.yaml": "- {id: a, says: It rained}\n",
}
_NOTHING = frozenset({"empty", "JSON list"})
_EMPTY_MAP = frozenset({"empty", "JSON object"})
KINDS = {
    "settings": Kind("factcheck.toml", "check a.txt"),
    "settings by option": Kind("own.toml", "check a.txt --config own.toml"),
    "decisions": Kind("ledger.yaml", "check a.txt", _NOTHING),
    "ledger": Kind("ledger.yaml", "ledger a.txt", _NOTHING),
    "questions": Kind("ledger.yaml", "errata a.txt", _NOTHING),
    "book": Kind("book.yaml", "check --together book.yaml", _EMPTY_MAP),
    "book in a folder": Kind("book.yaml", "check --together .", _EMPTY_MAP),
    "baseline": Kind("b.json", "check a.txt --baseline b.json", frozenset()),
    "proposals": Kind("p.jsonl", "check a.txt --proposals p.jsonl"),
    "known names": Kind("k.csv", "check a.txt --known k.csv", frozenset()),
    "known names in JSON": Kind("k.json", "check a.txt --known k.json", frozenset({"JSON list"})),
    "sheet": Kind("s.yaml", "check a.txt --sheet s.yaml", _EMPTY_MAP | {"null"}),
    "a source": Kind("s/t.txt", "sources a.txt --sources s", _TEXTS),
    "record of a folder": Kind("c/document.yaml", "check c", frozenset()),
    "claims": Kind("c/narrative.yaml", "check c", frozenset()),
    "people": Kind("c/people.yaml", "check c", _EMPTY_MAP),
    "sources": Kind("c/sources.yaml", "check c", _EMPTY_MAP),
    "bibliography": Kind("r.bib", "check a.txt --bib r.bib", _TEXTS | {"empty", "every byte"}),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("It was signed on Tuesday, 4 July 1776.\n", encoding="utf-8")


def run_with(kind: Kind, make: Callable[[Path], object]) -> tuple[int, str]:
    """Return the status of the command over a file, and what it says."""
    path = Path(kind.name)
    path.parent.mkdir(exist_ok=True)
    if path.parent.name == "c":
        for name, text in _CLAIMS.items():
            Path("c", name).write_text(text, encoding="utf-8")
        path.unlink(missing_ok=True)
    make(path)
    done = CliRunner().invoke(main, kind.command.split(), prog_name="factcheck")
    raised = done.exception
    assert raised is None or isinstance(raised, SystemExit), repr(raised)
    return done.exit_code, done.stderr


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_anything_in_it_is_named_or_read(kind: str, content: str) -> None:
    given = KINDS[kind]
    status, said = run_with(given, lambda path: path.write_bytes(CONTENTS[content]))
    if content in given.fine:
        assert status in (0, 1, 2)
    else:
        assert (status, Path(given.name).name in said) == (2, True), said
        assert len(said) < 5_000


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_named(kind: str, place: str) -> None:
    given = KINDS[kind]
    status, said = run_with(given, PLACES[place])
    is_listed = given.name.startswith(("s/", "c/"))  # what is no file in a folder is passed by
    is_new = place == "a link to nowhere" and given.name == "ledger.yaml"  # it is made there
    if is_listed or is_new:
        assert status in (0, 1, 2)
    else:
        assert (status, Path(given.name).name in said) == (2, True), said


_BASELINE = {
    "version": 1,
    "findings": [{"path": "a", "code": "b", "fingerprint": "c", "message": "d", "count": 1}],
}
_VALUES = ["null", '""', "[]", "{}", "1e400", "NaN", "-1", "9" * 5_000, '"\\ud800"', "[[]]"]


@pytest.mark.parametrize("value", _VALUES)
@pytest.mark.parametrize("key", ["version", "findings", "path", "code", "fingerprint", "count"])
def test_a_value_of_the_wrong_type_in_a_baseline_is_told_or_counts_nothing(
    key: str, value: str
) -> None:
    text = json.dumps(_BASELINE)
    shown = json.dumps(_BASELINE.get(key, _BASELINE["findings"][0].get(key)))  # type: ignore[index]
    changed = text.replace(f'"{key}": {shown}', f'"{key}": {value}', 1)
    assert changed != text
    given = Kind("b.json", "check a.txt --baseline b.json")
    status, said = run_with(given, lambda path: path.write_text(changed, encoding="utf-8"))
    assert status == 2 or key in ("path", "code", "fingerprint", "findings")
    assert status == 1 or "'b.json': damaged file" in said


@pytest.mark.parametrize("value", ["null", "''", "[]", "{}", ".nan", "9" * 500, "[[a]]", "{a: b}"])
@pytest.mark.parametrize("key", ["id", "kind", "target", "events", "do", "by", "quote", "file"])
def test_a_value_of_the_wrong_type_in_a_ledger_is_told(key: str, value: str) -> None:
    entry = {
        "id": "f1",
        "kind": "date",
        "target": "{file: a.txt, quote: 4 July 1776}",
        "events": "[{do: tick, by: x, at: 2026-01-01}]",
    }
    inner = {"do": "tick", "by": "x", "quote": "4 July 1776", "file": "a.txt"}
    text = "- " + "\n  ".join(f"{name}: {told}" for name, told in entry.items())
    old = f"{key}: {entry.get(key) or inner[key]}"
    changed = text.replace(old, f"{key}: {value}", 1)
    assert changed != text
    given = KINDS["ledger"]
    status, said = run_with(given, lambda path: path.write_text(changed, encoding="utf-8"))
    assert status in (0, 2)
    assert status == 0 or "ledger.yaml:" in said
