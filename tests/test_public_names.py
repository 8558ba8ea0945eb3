"""The public names: what `import factcheck` promises."""

import subprocess
import sys
from pathlib import Path

import factcheck

PROMISED = {
    "examine", "examine_all", "examine_text", "to_bibtex", "to_errata", "to_html", "to_json",
    "to_markdown", "to_text", "Config", "Report", "Finding", "Claim", "Source", "Edtf",
    "FactcheckError",
}  # fmt: skip


def test_the_promised_names_are_there() -> None:
    assert set(factcheck.__all__) >= PROMISED
    assert all(hasattr(factcheck, name) for name in factcheck.__all__)


def test_every_public_name_says_what_it_is() -> None:
    objects = [getattr(factcheck, name) for name in factcheck.__all__ if name != "__version__"]
    assert all(item.__doc__ for item in objects)


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    heavy = ("bibtexparser", "yaml", "markdown_it", "click", "rich", "jsonschema", "tempfile")
    code = f"import sys, factcheck; print([n for n in {heavy!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_text_is_checked_without_what_only_other_runs_need(tmp_path: Path) -> None:
    idle = [
        "factcheck.decisions",
        "factcheck.settling.baseline",
        "factcheck.settling.decided",
        "factcheck.citations",
        "factcheck.claimfiles.load",
        "factcheck.repairs",
        "factcheck.readers.markdown",
        "factcheck.readers.pdf",
        "factcheck.readers.web",
        "factcheck.word",
        "factcheck.reports.errata",
        "factcheck.reports.html",
        "factcheck.reports.json",
        "bibtexparser",
        "jinja2",
        "markdown_it",
        "yaml",
        "rapidfuzz",
        "gzip",
        "tempfile",
        "zipfile",
        "importlib.resources",
    ]
    article = tmp_path / "note.txt"
    article.write_text("It was signed on Tuesday, 4 July 1776.\n", encoding="utf-8")
    code = (
        f"import sys\nfrom factcheck.cli import main\ntry: main(['check', {str(article)!r}])\n"
        f"except SystemExit: print(*[n for n in {idle!r} if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "DAT01" in done.stdout
    assert done.stderr.splitlines()[1:] == [""]
