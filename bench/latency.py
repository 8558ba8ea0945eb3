"""How long an editor waits for `factcheck lsp`: a real process, spoken with over its two pipes.

    python bench/latency.py [--words 5600] [--rounds 20] [FILE]

Without FILE the article is put together from `bench/texts`, as that of `bench/serving.py`. Printed
are the median and the worst of each wait in milliseconds of the clock, the processor time of the
server for each, and the load of the machine. The server is told to make no pause, so what a person
waits for after a key is the pause (250 ms unless set otherwise) and the time printed here.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from book import book
from serving import article

BOOK = 60_000
"""Words of a document that takes some seconds."""
Message = dict[str, Any]
PLANTED = "\n\nThe bridge was opened on Thursday, 12 June 2021.\n"
"""A finding to ask about: the twelfth was a Saturday."""


class Wire:
    """The two pipes of a server."""

    def __init__(self, folder: Path) -> None:
        """Start a server."""
        environment = {**os.environ, "FACTCHECK_CACHE": str(folder)}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            [sys.executable, "-m", "factcheck", "lsp"],
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self.number = 0
        self.version = 0

    def send(self, message: Message) -> None:
        """Send a message."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        if self.process.stdin is not None:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self.process.stdin.flush()

    def until(self, is_wanted: Callable[[Message], bool]) -> Message:
        """Read messages up to one that is wanted."""
        output = self.process.stdout
        while output is not None:
            length = 0
            while line := output.readline().strip():
                name, _, value = line.partition(b":")
                length = int(value) if name == b"Content-Length" else length
            message: Message = json.loads(output.read(length))
            if is_wanted(message):
                return message
        raise RuntimeError("the server has no output")

    def ask(self, method: str, params: Any) -> Any:
        """Ask, and wait for the answer."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        return self.until(lambda one: one.get("id") == self.number).get("result")

    def begin(self) -> None:
        """Start the session, without a pause after a key."""
        capabilities = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        params = {
            "processId": None,
            "rootUri": None,
            "capabilities": capabilities,
            "initializationOptions": {"pause": 0},
        }
        self.ask("initialize", params)
        self.send({"method": "initialized", "params": {}})

    def marks(self) -> list[Message]:
        """Wait for the marks of the newest version."""

        def is_newest(one: Message) -> bool:
            return (one.get("params") or {}).get("version") == self.version

        found: list[Message] = self.until(is_newest)["params"]["diagnostics"]
        return found

    def open(self, uri: str, text: str) -> list[Message]:
        """Open a document, and wait for its marks."""
        self.version += 1
        document = {"uri": uri, "languageId": "markdown", "version": self.version, "text": text}
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return self.marks()

    def open_again(self, uri: str, text: str) -> list[Message]:
        """Close a document and open it."""
        params = {"textDocument": {"uri": uri}}
        self.send({"method": "textDocument/didClose", "params": params})
        return self.open(uri, text)

    def change(self, uri: str, line: int, words: str) -> list[Message]:
        """Put words at the beginning of a line, and wait for the marks."""
        self.version += 1
        start = {"line": line, "character": 0}
        change = {"range": {"start": start, "end": start}, "text": words}
        document = {"uri": uri, "version": self.version}
        params = {"textDocument": document, "contentChanges": [change]}
        self.send({"method": "textDocument/didChange", "params": params})
        return self.marks()

    def processor(self) -> float:
        """Return the processor time of the server in seconds."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        user, system = told.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


class Table:
    """What was waited for, row by row."""

    def __init__(self, wire: Wire) -> None:
        """Print the heading."""
        self.wire = wire
        print(f"{'':36}{'median':>9}{'worst':>9}{'processor':>11}")

    def row(self, name: str, do: Callable[[], object], rounds: int = 1) -> None:
        """Do something several times, and print how long it takes."""
        waits = []
        before = self.wire.processor()
        for _ in range(rounds):
            start = time.perf_counter()
            do()
            waits.append((time.perf_counter() - start) * 1000)
        spent = (self.wire.processor() - before) * 1000 / rounds
        print(f"{name:36}{statistics.median(waits):9.1f}{max(waits):9.1f}{spent:11.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--words", type=int, default=5600)
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    text = given.file.read_text(encoding="utf-8") if given.file else article(given.words)
    text += PLANTED
    print(f"{len(text.split()):,} words, load {os.getloadavg()[0]:.1f}; milliseconds")
    with tempfile.TemporaryDirectory() as folder:
        measured(text, Path(folder), given.rounds)


def measured(text: str, folder: Path, rounds: int) -> None:
    """Print the table for a text."""
    path = folder / "article.md"
    path.write_text(text, encoding="utf-8")
    uri = path.as_uri()
    wire = Wire(folder)
    table = Table(wire)
    table.row("start of the server", wire.begin)
    table.row("open, the first document", lambda: wire.open(uri, text))
    table.row("open, unchanged", lambda: wire.open_again(uri, text), rounds)
    lines = text.split("\n")
    middle = next(at for at in range(len(lines) // 2, len(lines)) if len(lines[at]) > 200)
    table.row("a word more in a paragraph", lambda: wire.change(uri, middle, "Now "), rounds)
    own = wire.open_again(uri, text)  # once more, where its finding stands now
    marks = [one for one in own if one["code"] == "DAT01"]
    place = {"textDocument": {"uri": uri}, "position": marks[0]["range"]["start"]}
    table.row("hover", lambda: wire.ask("textDocument/hover", place), rounds)
    actions = {
        "textDocument": {"uri": uri},
        "range": marks[0]["range"],
        "context": {"diagnostics": marks[:1]},
    }
    table.row("code actions", lambda: wire.ask("textDocument/codeAction", actions), rounds)
    beside_a_book(wire, table, folder, place)
    wire.process.kill()
    wire.process.wait()


def beside_a_book(wire: Wire, table: Table, folder: Path, place: Message) -> None:
    """Print what is waited for while a long document is checked."""
    note = (folder / "note.md").as_uri()
    wire.open(note, PLANTED)
    whole = book(BOOK, BOOK // 250)
    document = {
        "uri": (folder / "book.md").as_uri(),
        "languageId": "markdown",
        "version": 0,
        "text": whole,
    }
    wire.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
    print(f"while a book of {BOOK:,} words is checked:")
    table.row("hover", lambda: wire.ask("textDocument/hover", place), 5)
    table.row("a word more in a note", lambda: wire.change(note, 2, "Now "), 5)


if __name__ == "__main__":
    main()
