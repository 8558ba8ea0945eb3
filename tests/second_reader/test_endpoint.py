"""A model behind an endpoint on loopback, reached by llm as any other: whatever it does, nothing
hangs, nothing is sent without consent, and what is said is told.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import factcheck
from factcheck import proposals
from factcheck.apps.cli import main
from factcheck.errors import how_to_install
from factcheck.second_reader.proposals.form import parse

llm: Any = pytest.importorskip("llm", reason="the extra `model` is not installed")

Items = list[dict[str, Any]]
Behave = Callable[["Exchange"], None]


class Exchange(BaseHTTPRequestHandler):
    """One request to the endpoint, which does what its server is told to."""

    server: "Server"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.requests.append(json.loads(body))
        at = min(len(self.server.requests), len(self.server.behaviours)) - 1
        self.server.behaviours[at](self)

    def log_message(self, *_: Any) -> None:
        """Say nothing on standard error."""

    def send(self, state: int, body: str) -> None:
        data = body.encode()
        self.send_response(state)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.send_header("retry-after-ms", "1")
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """The endpoint."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.requests: list[dict[str, Any]] = []
        self.behaviours: list[Behave] = []
        self.is_over = threading.Event()

    def handle_error(self, *_: Any) -> None:
        """Say nothing: who asked may have gone."""


def saying(text: str) -> Behave:
    """Return what answers with a text, as a chat of OpenAI's form."""
    message = {"role": "assistant", "content": text}
    whole = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": "kiln-reader-2",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 90, "total_tokens": 990},
    }
    return lambda exchange: exchange.send(200, json.dumps(whole))


def streaming(text: str) -> Behave:
    """Return what answers piece by piece, as a chat of OpenAI's form does if it is asked to."""

    def behave(exchange: Exchange) -> None:
        exchange.send_response(200)
        exchange.send_header("content-type", "text/event-stream")
        exchange.end_headers()
        for at in range(0, len(text), 40):
            choice = {"index": 0, "delta": {"content": text[at : at + 40]}}
            chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
            exchange.wfile.write(
                b"data: %s\n\n" % json.dumps(chunk | {"choices": [choice]}).encode()
            )
        exchange.wfile.write(b"data: [DONE]\n\n")

    return behave


def failing(state: int) -> Behave:
    """Return what answers with an error."""
    error = {"error": {"message": f"state {state}", "type": "server_error"}}
    return lambda exchange: exchange.send(state, json.dumps(error))


@pytest.fixture
def endpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Give an endpoint that llm knows as the model "loopback"."""
    server = Server()
    folder = tmp_path / "llm"
    folder.mkdir()
    lines = [
        "- model_id: loopback",
        "  model_name: loopback",
        f"  api_base: http://127.0.0.1:{server.server_port}/v1",
        "  can_stream: false",
        "  supports_schema: true",
    ]
    (folder / "extra-openai-models.yaml").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("LLM_USER_PATH", str(folder))
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "answers"))
    monkeypatch.chdir(tmp_path)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.is_over.set()
    server.shutdown()
    server.server_close()
    thread.join()


def propose(*options: str) -> Result:
    return CliRunner().invoke(
        main, ["propose", "kiln.md", "-m", "loopback", "-o", "out.jsonl", *options]
    )


def written() -> list[str]:
    parsed = parse(Path("out.jsonl").read_bytes())
    assert parsed.problems == ()
    return [one.reason for one in parsed.proposals]


def said(items: object) -> str:
    return json.dumps({"proposals": items})


@pytest.mark.usefixtures("kiln")
def test_a_good_answer_is_written_as_proposals(
    endpoint: Server, suspicions: Items, snapshot: object
) -> None:
    endpoint.behaviours = [saying(said(suspicions))]
    done = propose("--yes")
    assert done.exit_code == 0, done.output
    assert written() == [one["reason"] for one in suspicions]
    assert done.stderr.splitlines()[2:] == snapshot
    [request] = endpoint.requests
    assert request["response_format"]["type"] == "json_schema"
    assert "3| On 3 May 2019" in request["messages"][1]["content"]


@pytest.mark.usefixtures("kiln")
def test_a_server_that_streams_is_heard_with_the_settings_of_the_documentation(
    endpoint: Server, root: Path, suspicions: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (root / "docs" / "second-reader.md").read_text(encoding="utf-8")
    entry = page.partition("```yaml\n- model_id: local\n")[2].partition("```")[0]
    address = f"http://127.0.0.1:{endpoint.server_port}/v1"
    lines = f"- model_id: local\n{entry}".replace("http://127.0.0.1:8080/v1", address)
    folder = Path("streaming")
    folder.mkdir()
    (folder / "extra-openai-models.yaml").write_text(lines, encoding="utf-8")
    monkeypatch.setenv("LLM_USER_PATH", str(folder))
    endpoint.behaviours = [streaming(said(suspicions))]
    assert propose("--yes", "-m", "local").exit_code == 0
    assert written() == [one["reason"] for one in suspicions]
    assert endpoint.requests[0]["model"] == "whatever-the-server-calls-it"


def barges() -> None:
    lines = [f"On {n % 28 + 1} May 2019 barge {n} left with {n} sacks." for n in range(300)]
    Path("kiln.md").write_text("\n\n".join(lines), encoding="utf-8")


@pytest.mark.usefixtures("kiln")
def test_an_answer_of_no_use_is_saved(endpoint: Server) -> None:
    barges()
    endpoint.behaviours = [saying(said([])), saying("Part two is charming.")]
    done = propose("--yes", "--part", "6000", "--tries", "1", "--cache", "kept")
    assert done.exit_code == 2
    assert "kept/kiln.md.part-2.answer.txt" in done.stderr
    kept = Path("kept/kiln.md.part-2.answer.txt").read_text(encoding="utf-8")
    assert kept == "Part two is charming."


@pytest.mark.usefixtures("kiln")
def test_nothing_is_sent_where_nobody_agrees(endpoint: Server, snapshot: object) -> None:
    endpoint.behaviours = [saying(said([]))]
    done = propose()
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == snapshot
    assert endpoint.requests == []
    assert not Path("out.jsonl").exists()


@pytest.mark.usefixtures("kiln")
def test_a_service_that_stays_broken_is_told(endpoint: Server, snapshot: object) -> None:
    endpoint.behaviours = [failing(500)]
    done = propose("--yes", "--tries", "1")
    assert done.exit_code == 2
    assert done.stderr == snapshot
    assert not Path("out.jsonl").exists()


@pytest.mark.usefixtures("kiln")
@pytest.mark.parametrize(
    "text",
    ["", "\x1b]0;owned\x07\x1b[2J", '{"run": "rm -rf /"}'],
)
def test_an_answer_of_no_use_is_told_and_harmless(endpoint: Server, text: str) -> None:
    endpoint.behaviours = [saying(text)]
    done = propose("--yes", "--tries", "1")
    assert done.exit_code == 2
    assert "1 of 1: the answer" in done.stderr
    assert "\x1b" not in done.output
    assert not Path("out.jsonl").exists()


def test_without_the_extra_it_is_told_what_to_install(
    kiln: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "llm", None)
    done = CliRunner().invoke(main, ["propose", str(kiln), "-m", "x", "--yes"])
    assert done.exit_code == 2
    assert f"Run: {how_to_install('model')}" in done.stderr


@pytest.mark.usefixtures("kiln")
def test_the_library_proposes_and_may_be_stopped(
    endpoint: Server, suspicions: Items, snapshot: object
) -> None:
    endpoint.behaviours = [saying(said(suspicions))]
    with pytest.raises(proposals.ModelError) as caught:
        proposals.propose("kiln.md", model="loopback", agreed=lambda _: False)
    assert str(caught.value) == snapshot
    assert endpoint.requests == []
    made = proposals.propose("kiln.md", model="loopback")
    assert [one.reason for one in made.proposals] == [one["reason"] for one in suspicions]
    assert made.proposals[0].origin.version == "kiln-reader-2"
    read = factcheck.examine("kiln.md").dossier.document
    assert proposals.propose(read, model="loopback").proposals == made.proposals
    proved = proposals.prove(read, made.proposals).findings
    assert [finding.code for finding in proved] == ["QTY02", "CHR01"]


@pytest.mark.usefixtures("kiln")
def test_a_function_of_the_program_is_asked_without_any_library(
    suspicions: Items, monkeypatch: pytest.MonkeyPatch, kiln: Path, snapshot: object
) -> None:
    monkeypatch.setitem(sys.modules, "llm", None)
    prompts = []

    def reader(prompt: str) -> str:
        prompts.append(prompt)
        return said(suspicions)

    made = proposals.propose(kiln, model=reader)
    assert [one.reason for one in made.proposals] == [one["reason"] for one in suspicions]
    assert made.proposals[0].origin.told == "a model: reader"
    assert "3| On 3 May 2019" in prompts[0]
    failed = proposals.propose(kiln, model=prompts.append)  # type: ignore[arg-type]
    assert failed.faults[0] == snapshot


@pytest.fixture
def plugin(endpoint: Server) -> Iterator[list[Any]]:
    """Give the list of models that a plugin of llm brings; the endpoint must stay unasked."""
    brought: list[Any] = []

    class Plugin:
        @llm.hookimpl  # type: ignore[untyped-decorator]
        def register_models(self, register: Callable[[Any], None]) -> None:
            for model in brought:
                register(model)

    made = Plugin()
    llm.plugins.pm.register(made)
    yield brought
    llm.plugins.pm.unregister(made)
    assert endpoint.requests == []


LOADING = """
import atexit, contextlib, os, sys, time
import llm

class Loading(llm.Model):
    model_id = "loading"

    def execute(self, *_, **__):
        with contextlib.redirect_stderr(None):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            time.sleep(600)
        yield ""

class Plugin:
    @llm.hookimpl
    def register_models(self, register):
        register(Loading())

llm.plugins.pm.register(Plugin())
atexit.register(print, "torn down")
sys.argv = "factcheck propose kiln.md -m loading --yes --timeout 0.5".split()
from factcheck.apps.cli import run
run()
"""


@pytest.mark.usefixtures("kiln", "endpoint")
def test_a_plugin_that_loads_in_silence_is_left_behind_and_what_we_tell_is_heard() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADING], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 2
    assert "within 0.5 seconds" in done.stderr
    assert "torn down" not in done.stdout  # native code of a plugin could crash meanwhile


@pytest.mark.usefixtures("kiln")
def test_an_unknown_model_is_told_with_those_that_there_are(
    endpoint: Server, snapshot: object
) -> None:
    done = CliRunner().invoke(main, ["propose", "kiln.md", "-m", "lopback", "--yes"])
    assert done.exit_code == 2
    assert done.stderr == snapshot
    assert endpoint.requests == []
