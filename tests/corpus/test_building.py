"""An archive is what stands on disk, however it came about, and is whole at every moment."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from factcheck.corpus import archive, building, schema
from factcheck.corpus.archive import open_archive
from factcheck.corpus.building import Pace, Watcher, build
from factcheck.errors import ArchiveError, UnreadableError

TOWNS = ("Holm", "Lund", "Berg", "Vik", "Nes", "Sund", "Dal", "Haug", "Moen", "Lie")
PACE = Pace(jobs=2)


def article(town: str, year: int) -> str:
    return (
        f"# The {town} light\n\nTomas Rein opened the {town} light on 3 May {year}. It cost "
        f"$4,120 and drew 300 people.\n\nOn 3 May {year} Tomas Rein spoke for an hour.\n"
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten articles, in a folder that is given by a relative path."""
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "articles"
    made.mkdir()
    for at, town in enumerate(TOWNS):
        (made / f"{town.lower()}.md").write_text(article(town, 1900 + at), encoding="utf-8")
    return made


def rows(file: str = "archive") -> dict[str, list[dict[str, Any]]]:
    with open_archive(file) as connection:
        found = {name: archive.rows(connection, f"FROM {name}") for name in schema.TABLES}
    return {name: sorted(found[name], key=str) for name in found}


def anew(*paths: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a new archive of the same documents."""
    Path("fresh").unlink(missing_ok=True)
    build(paths or ["articles"], "fresh", pace=PACE)
    return rows("fresh")


def test_changes_are_taken_over_and_nothing_else_is_read(folder: Path) -> None:
    build(["articles"], "archive", pace=PACE)
    (folder / "holm.md").write_text(article("Holm", 1950), encoding="utf-8")
    (folder / "lund.md").unlink()
    (folder / "berg.md").rename(folder / "berg-light.md")
    (folder / "new.md").write_text(article("Voll", 1999), encoding="utf-8")
    built = build(["articles"], "archive", pace=PACE)
    assert (built.documents, built.read, built.removed) == (10, 2, 2)
    assert rows() == anew()


def test_equal_files_are_one_document(folder: Path) -> None:
    shutil.copy(folder / "holm.md", folder / "another.md")
    assert build(["articles"], "archive", pace=PACE).documents == 10
    assert len(rows()["paths"]) == 11
    before = rows()["statements"]
    (folder / "another.md").unlink()
    assert build(["articles"], "archive", pace=PACE).read == 0
    assert rows()["statements"] == before
    assert rows() == anew()


def test_what_comes_from_elsewhere_stays_unless_only_this_is_wanted(folder: Path) -> None:
    Path("more").mkdir()
    Path("more", "voll.md").write_text(article("Voll", 1999), encoding="utf-8")
    build(["articles"], "archive", pace=PACE)
    assert build(["more"], "archive", pace=PACE).documents == 11
    (folder / "holm.md").unlink()
    assert build(["articles"], "archive", pace=PACE).documents == 10
    assert build(["more"], "archive", pace=PACE, only=True).documents == 1
    assert [row["title"] for row in rows()["documents"]] == ["The Voll light"]


def test_a_folder_that_is_not_there_takes_nothing_out(folder: Path, snapshot: object) -> None:
    build(["articles"], "archive", pace=PACE)
    folder.rename("elsewhere")
    with pytest.raises(UnreadableError) as caught:
        build(["articles"], "archive", pace=PACE)
    assert str(caught.value) == snapshot
    Path("more").mkdir()
    Path("more", "voll.md").write_text(article("Voll", 1999), encoding="utf-8")
    failed: list[str] = []
    watcher = Watcher(failed=lambda path, _: failed.append(path))
    built = build(["articles", "more"], "archive", pace=PACE, only=True, watcher=watcher)
    assert (built.documents, built.failures, built.missed) == (11, 0, 1)
    assert failed == ["articles"]


def test_a_path_that_is_no_unicode_is_written_out(folder: Path) -> None:
    Path(os.fsdecode(b"articles/\xff.md")).write_text(article("Voll", 1999), encoding="utf-8")
    assert build([folder.name], "archive", pace=PACE).documents == 11
    assert "articles/\\xff.md" in {row["path"] for row in rows()["paths"]}
    assert build([folder.name], "archive", pace=PACE).read == 0


def test_a_file_that_cannot_be_read_is_told_and_passed_by(folder: Path) -> None:
    (folder / "broken.md").write_bytes(b"\xff\xfeh\x00i\x00")
    (folder / "empty.docx").write_bytes(b"")
    failed: list[str] = []
    watcher = Watcher(failed=lambda path, _: failed.append(path))
    built = build(["articles"], "archive", pace=PACE, watcher=watcher)
    assert (built.documents, built.failures) == (10, 2)
    assert sorted(failed) == ["articles/broken.md", "articles/empty.docx"]
    found = {row["path"]: row for row in rows()["failures"]}
    assert found["articles/broken.md"]["kind"] == "unreadable"
    assert "UTF-16" in found["articles/broken.md"]["why"]
    assert build(["articles"], "archive", pace=PACE, watcher=watcher).failures == 2
    assert len(failed) == 2  # they are not tried again
    (folder / "broken.md").write_text(article("Voll", 1999), encoding="utf-8")
    assert build(["articles"], "archive", pace=PACE).failures == 1
    assert rows() == anew()


def test_a_claims_folder_is_one_document(folder: Path) -> None:
    claims = Path(__file__).parents[2] / "claims"
    shutil.copytree(next(path for path in sorted(claims.iterdir()) if path.is_dir()), "claims/a")
    built = build(["claims"], "archive", pace=PACE)
    assert (built.documents, built.failures) == (1, 0)
    file = min(Path("claims/a").glob("*.yaml"))
    file.write_bytes(file.read_bytes() + b"\n")
    assert build(["claims"], "archive", pace=PACE).read == 1
    assert folder.is_dir()


# ---- what a build refuses ----


def test_an_archive_of_another_version_is_told_with_a_remedy(folder: Path) -> None:
    build([folder], "archive", pace=PACE)
    for version, remedy in ((0, "corpus build"), (99, "newer factcheck")):
        with duckdb.connect("archive") as connection:
            connection.execute("UPDATE archive SET version = ?", [version])
        with pytest.raises(ArchiveError, match=remedy):
            build([folder], "archive", pace=PACE)
        with pytest.raises(ArchiveError, match=remedy), open_archive("archive"):
            pass


def test_what_is_no_archive_is_left_alone(folder: Path, snapshot: object) -> None:
    with duckdb.connect("other") as connection:
        connection.execute("CREATE TABLE letters AS SELECT 1 AS number")
    for file, says in (
        (folder / "holm.md", "holm.md: "),
        (folder, "a folder"),
        ("other", "not a factcheck archive"),
    ):
        with pytest.raises(ArchiveError, match=says):
            build([folder], file, pace=PACE)
    duckdb.connect("empty").close()
    for file in ("nowhere", "empty"):
        with pytest.raises(ArchiveError) as caught, open_archive(file):
            pass
        assert str(caught.value) == snapshot
    assert (folder / "holm.md").read_text(encoding="utf-8") == article("Holm", 1900)


def test_an_archive_in_use_is_refused(folder: Path, snapshot: object) -> None:
    with open_archive("archive", writing=True):
        code = (
            "import sys; from factcheck.apps.cli import main; "
            f"main(['corpus', 'build', {str(folder)!r}, '-o', 'archive'])"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == snapshot


def test_a_failing_disk_is_told_and_what_was_there_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    build(["articles"], "archive", pace=PACE)
    before = rows()
    (folder / "new.md").write_text(article("Voll", 1999), encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(building, "_save", full)
        with pytest.raises(ArchiveError) as caught:
            build(["articles"], "archive", pace=PACE)
        assert str(caught.value) == snapshot
    assert rows()["documents"] == before["documents"]
    build(["articles"], "archive", pace=PACE)
    assert rows() == anew()


# ---- interruptions ----


def started(folder: Path) -> "subprocess.Popen[bytes]":
    words = ["corpus", "build", folder.name, "-o", "archive", "-j", "2"]
    code = f"import sys; from factcheck.apps.cli import main; main({words!r})"
    quick = "from factcheck.corpus import building; building.SAVE_EVERY = 0; "
    return subprocess.Popen(
        [sys.executable, "-c", f"{quick}{code}"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def test_a_build_that_is_killed_again_and_again_ends_as_one_that_is_not(folder: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - nothing secret depends on it
    for at in range(10):
        (folder / f"more{at}.md").write_text(article(f"Skar{at}", 1800 + at), encoding="utf-8")
    held = 0
    for _ in range(2):
        with started(folder) as process:
            time.sleep(chance.uniform(0.8, 2.5))
            process.send_signal(signal.SIGKILL)
        if Path("archive").exists():
            try:
                whole = rows()
            except ArchiveError:  # killed before the tables were created
                assert not held
                continue
            documents = {row["document"] for row in whole["documents"]}
            assert len(documents) == len(whole["documents"]) >= held
            assert {row["document"] for row in whole["statements"]} == documents
            held = len(documents)
    built = build(["articles"], "archive", pace=PACE)
    assert (built.documents, built.read) == (20, 20 - held)
    assert rows() == anew()


def test_ctrl_c_keeps_what_is_done(folder: Path) -> None:
    def stop(done: int, _: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([folder], "archive", pace=Pace(jobs=2), watcher=Watcher(done=stop))
    assert len(rows()["documents"]) == 4
    assert build([folder], "archive", pace=PACE).read == 6


@pytest.fixture(autouse=True)
def _no_processes_left() -> Iterator[None]:
    yield
    import multiprocessing

    assert not multiprocessing.active_children()
