"""The public names: what `import factcheck` promises."""

import subprocess
import sys

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
