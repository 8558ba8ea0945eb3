"""The process of the server: how it starts, what it agrees to, what it survives, how it ends."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lsp_editor import SERVER

from factcheck.apps.cli import command, main
from factcheck.errors import how_to_install

TEXT = "\U0001f309é\tThe bridge was opened on Thursday, 12 June 2021.\n"


class Wire:
    """The two pipes of a server, without any library between."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self.number = 0

    def send(self, body: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def tell(self, method: str, params: Any) -> None:
        self.send(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def ask(self, method: str, params: Any) -> Any:
        self.number += 1
        message = {"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}
        self.send(json.dumps(message).encode())
        return self.until(lambda one: one.get("id") == self.number)

    def until(self, is_wanted: Any) -> Any:
        assert self.process.stdout
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                name, _, value = line.partition(b":")
                length = int(value) if name == b"Content-Length" else length
            assert length, "the server has closed its output"
            message = json.loads(self.process.stdout.read(length))
            if is_wanted(message):
                return message

    def begin(self, *encodings: str, **capabilities: Any) -> Any:
        general = {"positionEncodings": list(encodings)} if encodings else {}
        able = {"general": general, **capabilities}
        params = {"processId": None, "rootUri": None, "capabilities": able}
        told = self.ask("initialize", params)
        self.tell("initialized", {})
        return told["result"]["capabilities"]

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.marks(uri, 1)

    def marks(self, uri: str, version: int) -> list[dict[str, Any]]:
        def is_wanted(one: dict[str, Any]) -> bool:
            params = one.get("params") or {}
            return params.get("uri") == uri and params.get("version") == version

        marks: list[dict[str, Any]] = self.until(is_wanted)["params"]["diagnostics"]
        return marks


@contextmanager
def serving(folder: Path) -> Iterator[Wire]:
    environment = {**os.environ, "FACTCHECK_CACHE": str(folder)}
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        SERVER, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, cwd=folder
    )
    try:
        yield Wire(process)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    ("encodings", "agreed", "start"), [((), "utf-16", 29), (("utf-32",), "utf-32", 28)]
)
def test_positions_are_counted_as_the_editor_asks(
    tmp_path: Path, encodings: tuple[str, ...], agreed: str, start: int
) -> None:
    with serving(tmp_path) as wire:
        assert wire.begin(*encodings)["positionEncoding"] == agreed
        uri = (tmp_path / "a.md").as_uri()
        (mark,) = wire.open(uri, TEXT)
        assert mark["range"]["start"] == {"line": 0, "character": start}
        area = {
            "start": {"line": 0, "character": start},
            "end": {"line": 0, "character": start + 8},
        }
        change = {"range": area, "text": "Saturday"}
        document = {"uri": uri, "version": 2}
        wire.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        assert wire.marks(uri, 2) == []


def test_what_is_no_message_or_no_question_of_the_protocol_ends_nothing(tmp_path: Path) -> None:
    with serving(tmp_path) as wire:
        wire.begin()
        wire.send(b"{no json")
        wire.send(b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": 7}')
        wire.tell("textDocument/didChange", {"textDocument": {"uri": "x"}, "contentChanges": []})
        wire.tell("$/unheardOf", {})
        assert "error" in wire.ask("textDocument/unheardOf", {})
        nowhere = {"textDocument": {"uri": "x:y"}, "position": {"line": 0, "character": 0}}
        assert wire.ask("textDocument/hover", nowhere)["result"] is None
        (mark,) = wire.open((tmp_path / "a.md").as_uri(), TEXT)
        assert mark["code"] == "DAT01"


def test_a_changed_settings_file_is_noticed(tmp_path: Path) -> None:
    with serving(tmp_path) as wire:
        wire.begin()
        path = tmp_path / "a.md"
        (mark,) = wire.open(path.as_uri(), TEXT)
        assert mark["code"] == "DAT01"
        (tmp_path / "factcheck.toml").write_text('ignore = ["DAT01"]\n', encoding="utf-8")
        assert wire.marks(path.as_uri(), 1) == []


def test_a_server_that_is_told_to_end_ends_though_it_is_at_work(tmp_path: Path) -> None:
    with serving(tmp_path) as wire:
        wire.begin()
        document = {
            "uri": (tmp_path / "a.md").as_uri(),
            "languageId": "markdown",
            "version": 1,
            "text": TEXT * 3000,
        }
        wire.tell("textDocument/didOpen", {"textDocument": document})
        assert wire.ask("shutdown", None)["result"] is None
        wire.tell("exit", None)
        assert wire.process.wait(timeout=60) == 0


def test_a_server_whose_editor_is_gone_ends(tmp_path: Path) -> None:
    with serving(tmp_path) as wire:
        wire.begin()
        assert wire.process.stdin
        wire.process.stdin.close()
        wire.process.wait(timeout=60)
        wire.process.stdin = None


def test_without_its_library_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    result = CliRunner().invoke(main, ["lsp"])
    assert result.exit_code == 2
    told = f"a required library is not installed. Run: {how_to_install('lsp')}"
    assert result.stderr == f"error: lsp: {told}\n"
