"""Runs over what is damaged, endless, odd or interrupted: told, never lost."""

import copy
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import factcheck
from factcheck.analysis import pipeline
from factcheck.apps.cli import check, documents, main
from factcheck.errors import ConfigError, UnforeseenError, UnreadableError, UsageError
from factcheck.model import Edtf, EdtfError

BAD = "It was signed on Tuesday, 4 July 1776.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with three documents, as the current one."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), prog_name="factcheck")


def test_a_fault_of_ours_in_one_document_does_not_end_the_run(
    monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    examine = pipeline.examine

    def faulty(path: str, config: Any, **given: Any) -> Any:
        if path == "b.txt":
            raise ValueError("negative seek value")
        return examine(path, config, **given)

    monkeypatch.setattr(documents, "examine", faulty)
    done = run("check", ".", "--format", "json")
    read = json.loads(done.stdout)
    assert done.exit_code == 2
    assert [one["path"] for one in read["documents"]] == ["a.txt", "c.txt"]
    assert read["errors"] == snapshot
    assert "Traceback" not in done.stderr
    assert "in faulty" in run("--debug", "check", ".").stderr


def test_an_unforeseen_error_can_be_sent_between_processes() -> None:
    error = copy.copy(UnforeseenError("a.txt", "ValueError: x"))  # as pickle makes it anew
    assert (error.path, error.fault) == ("a.txt", "ValueError: x")


@pytest.mark.parametrize("given", ["/dev/zero", "pipe"])
@pytest.mark.parametrize("option", ["--bib", "--sheet", "--baseline"])
def test_a_side_file_that_never_ends_is_refused(option: str, given: str, snapshot: object) -> None:
    os.mkfifo("pipe")
    done = run("check", "a.txt", option, given)
    assert done.exit_code == 2
    assert done.stderr == snapshot


@pytest.mark.parametrize("key", ["bib", "sheet", "baseline"])
@pytest.mark.parametrize("path", ["/dev/zero", "../other.yaml", "link.yaml"])
def test_settings_that_were_only_found_name_no_file_elsewhere(
    key: str, path: str, snapshot: object
) -> None:
    Path("link.yaml").symlink_to("/etc/hostname")
    Path("factcheck.toml").write_text(f'{key} = "{path}"\n', encoding="utf-8")
    done = run("check", "a.txt")
    assert done.exit_code == 2
    assert done.stderr == snapshot


@pytest.mark.parametrize(
    "text",
    [
        ("\nx = " + "[" * 100_000),
        ("\na" + ".a" * 100_000 + " = 1"),
        ('covers = "' + "9" * 5000 + '"'),
        ("\nx = " + "9" * 5000),
        'sheet = "a\\u0000b"',
    ],
)
def test_odd_settings_are_told_with_their_place(text: str, snapshot: object) -> None:
    Path("factcheck.toml").write_text(text, encoding="utf-8")
    done = run("check", "a.txt")
    assert done.exit_code == 2
    assert done.stderr == snapshot
    with pytest.raises(ConfigError, match=r"factcheck\.toml"):
        factcheck.read_config("factcheck.toml")


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--sheet", "people: " + "[" * 100_000),
        ("--sheet", "\n".join(" " * at + "a:" for at in range(900))),
        ("--baseline", "[" * 200_000),
    ],
)
def test_side_files_nested_without_end_are_told(option: str, text: str, snapshot: object) -> None:
    Path("side").write_text(text, encoding="utf-8")
    done = run("check", "a.txt", option, "side")
    assert done.exit_code == 2
    assert done.stderr.partition(" (maximum")[0] == snapshot
    assert len(done.stderr) < 1_200


@pytest.mark.parametrize(
    "text", ["It had 12" + ",000" * 2000 + " boats.", f"It cost {'9' * 5000} euros, a tenth."]
)
def test_a_number_of_thousands_of_digits_counts_nothing(text: str) -> None:
    Path("a.txt").write_text(text, encoding="utf-8")
    assert run("check", "a.txt").exit_code == 0


def test_a_link_that_leads_to_itself_is_told(snapshot: object) -> None:
    Path("ring").symlink_to("ring")
    Path("claims").mkdir()
    Path("claims/document.yaml").symlink_to("document.yaml")
    told = [
        run("check", "a.txt", "-o", "ring"),
        run("check", "ring", "claims"),
        run("claims", "a.txt", "-o", "ring", "--overwrite"),
    ]
    assert [done.exit_code for done in told] == [2, 2, 2]
    assert told[0].stderr == snapshot


@pytest.mark.parametrize(
    ("name", "unit", "limit"), [("a.txt", "It burned. ", 10), ("a.html", "<b>x</b> ", 32)]
)
def test_what_is_too_large_is_refused_before_it_is_read(
    name: str, unit: str, limit: int, calls: Callable[[Callable[[], object]], int], snapshot: object
) -> None:
    data = unit.encode() * (limit * 2**20 // len(unit) + 100)

    def examined() -> None:
        with pytest.raises(UnreadableError) as caught:
            pipeline.examine(pipeline.Text(data, name))
        assert str(caught.value) == snapshot

    assert calls(examined) < 10_000


@pytest.mark.parametrize(
    "call",
    [
        lambda: factcheck.examine_text("\ud800"),
        lambda: factcheck.examine_text(b"x"),  # type: ignore[arg-type]
        lambda: factcheck.examine("a\0b.txt"),
        lambda: Edtf.parse(2020),  # type: ignore[arg-type]
    ],
)
def test_the_library_says_what_is_wrong_with_what_it_is_given(
    call: Callable[[], object], snapshot: object
) -> None:
    with pytest.raises((UnreadableError, UsageError, EdtfError)) as caught:
        call()
    assert repr(caught.value) == snapshot


@pytest.mark.parametrize("command", ["check", "errata", "cite"])
def test_output_goes_into_a_device_and_a_folder_is_refused(command: str) -> None:
    device = Path("/dev/null")
    before = device.stat()
    assert run(command, "a.txt", "-o", "/dev/null").exit_code < 2
    assert device.stat().st_rdev == before.st_rdev
    done = run(command, "a.txt", "-o", ".")
    assert done.exit_code == 2


def test_a_link_out_of_a_claims_folder_is_refused(tmp_path: Path, snapshot: object) -> None:
    claims = tmp_path / "claims"
    claims.mkdir()
    (claims / "document.yaml").write_text(
        "key: storm\nkind: report\ntitle: The Storm\n", encoding="utf-8"
    )
    (claims / "narrative.yaml").symlink_to("/etc/hostname")
    done = run("check", "claims")
    assert done.exit_code == 2
    assert done.stderr == snapshot


def test_each_report_is_written_when_its_document_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    examine = pipeline.examine

    def interrupted(path: str, config: Any, **given: Any) -> Any:
        if path == "c.txt":
            raise KeyboardInterrupt
        return examine(path, config, **given)

    monkeypatch.setattr(documents, "examine", interrupted)
    for form in ("text", "jsonl", "json"):
        done = run("check", ".", "--format", form)
        assert done.exit_code == 130
        assert all(f"{name}.txt" in done.stdout for name in "ab")
        assert "2 of 3 documents" in done.stderr
    assert run("errata", ".").exit_code == 130


@pytest.mark.parametrize("at", ["settings_for", "write"])
def test_ctrl_c_ends_with_130_where_no_document_is_in_work(
    at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_given: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, at, interrupted)
    done = run("check", ".", "--format", "json")
    assert (done.exit_code, done.stderr) == (130, "error: stopped\n")


def test_ctrl_c_ends_the_command_with_130_and_keeps_what_is_done(
    tmp_path: Path, snapshot: object
) -> None:
    long = "Dr Ada Byrne met Prof. Carl Dorn on 3 May 1990. " * 6000
    (tmp_path / "z.txt").write_text(long, encoding="utf-8")
    # A shell that starts a job in the background lets it ignore the signal.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heeding}; from factcheck.apps.cli import main; main(['check', '.'])"
    command = [sys.executable, "-c", code]
    out = tmp_path.with_suffix(".out")
    with (
        out.open("w", encoding="utf-8") as file,
        subprocess.Popen(command, stdout=file, stderr=subprocess.PIPE, text=True) as process,
    ):
        while process.poll() is None and out.read_text(encoding="utf-8").count("DAT01") < 3:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert out.read_text(encoding="utf-8").startswith("a.txt:1:")
    assert process.returncode == 130, told
    assert [line for line in told.splitlines() if "stopped" in line] == snapshot
