"""Each message is asserted once: in a snapshot, or in `says` of the check that gives it."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from syrupy.extensions.amber import AmberDataSerializer

from factcheck.checks import CHECKS

TESTS = Path(__file__).parent
SNAPSHOTS = sorted((TESTS / "snapshots").rglob("*.ambr"))
FORMATS = {"test_bibtex.ambr", "test_exchange_formats.ambr"}
"""Snapshots of citations, which hold no messages."""

VARIABLE = re.compile(r"'[^'\n]*'|“[^”\n]*”|`[^`\n]*`|\S*[/…]\S*|\d[\w.,:-]*")
SHARED = {
    "_, column _ expected a year such as _ -_ _ _ or Y_ found _",
    "a person to ask (_) is only allowed with a query. Use the action _.",
    "output _: this would overwrite an input file. Choose another file.",
    "file not found. Check the path.",
    "only four-digit years can have months, not _",
}
"""Messages that two tests record still."""


def texts() -> Iterator[tuple[str, str, str]]:
    """Yield the module, the test and each line of the snapshots of messages."""
    for path in SNAPSHOTS:
        for one in AmberDataSerializer.read_file(str(path)):
            test = re.split(r"\[|\.\d", one.name)[0]
            for line in str(one.data).splitlines() * (path.name not in FORMATS):
                if not re.match(r" *\d* +\|", line):
                    yield path.parent.name + "/" + path.stem, test, line


def words(text: str) -> int:
    """Return how many words a text has."""
    return len(re.findall(r"[^\W\d_]{2,}", text))


def test_a_message_is_recorded_in_the_snapshots_of_one_test() -> None:
    tests = defaultdict(set)
    for module, test, line in texts():
        message = " ".join(VARIABLE.sub("_", line).split())
        message = re.sub(r"^(?:(?:error|warning|note): |_ )+", "", message)
        if words(message) >= 6:
            tests[message].add(f"{module}::{test}")
    assert {text for text, places in tests.items() if len(places) > 1} == SHARED


def test_no_test_repeats_a_message_of_a_snapshot_or_a_check() -> None:
    said = "\n".join(line for _, _, line in texts())
    said += "\n".join(bad.says for check in CHECKS for bad in check.bad)
    repeated = {
        node.value
        for path in TESTS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if words(node.value) >= 7 and node.value.strip() in said and path != Path(__file__)
    }
    assert not repeated


def test_every_file_of_snapshots_belongs_to_a_module() -> None:
    for path in SNAPSHOTS:
        folder = path.parent.name.replace(".", "/").removeprefix("top")
        assert (TESTS / folder / path.stem).with_suffix(".py").exists(), path
