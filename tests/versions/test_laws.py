"""What must not count as a change: new lines, another order, another format."""

import random
import re
import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest

from factcheck import Comparison, compare
from factcheck.document.readers import parse

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = sorted((ROOT / "bench" / "versions").glob("*.md"))
PANDOC = shutil.which("pandoc")


def says_nothing(made: Comparison) -> bool:
    """True if a comparison finds no change of a fact, nothing lost and nothing left over."""
    assert made.report is not None
    return not (made.facts or made.lost or made.came or made.report.findings)


def wrapped(text: str, width: int) -> str:
    """Return a text with its paragraphs wrapped at another width."""
    head, fence, rest = ("", "", text)
    if text.startswith("---\n"):
        head, fence, rest = text.partition("\n---\n")
    parts = re.split(r"\n{2,}", rest.strip("\n"))
    return head + fence + "\n\n".join(_filled(part, width) for part in parts)


def _filled(part: str, width: int) -> str:
    if re.match(r"[-*|>#\d]", part):
        return part
    return textwrap.fill(" ".join(part.split()), width, break_on_hyphens=False)


def reordered(text: str, seed: int) -> str:
    """Return a text with its sections in another order."""
    head, *rest = re.split(r"(?m)^(?=## )", text)
    random.Random(seed).shuffle(rest)  # noqa: S311 - a text, no secret
    return "\n\n".join(one.rstrip("\n") for one in (head, *rest)) + "\n"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_that_is_wrapped_anew_has_not_changed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = parse(wrapped(text, 40).encode(), "new.md")
    assert says_nothing(compare(path, new))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_sections_in_another_order_have_not_changed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert says_nothing(compare(path, parse(reordered(text, 1).encode(), "new.md")))


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
@pytest.mark.parametrize("form", ["docx", "html", "odt"])
@pytest.mark.parametrize("path", TEXTS[:2], ids=lambda path: path.stem)
def test_a_text_in_another_format_has_not_changed(path: Path, form: str, tmp_path: Path) -> None:
    new = tmp_path / f"new.{form}"
    subprocess.run([str(PANDOC), "-s", str(path), "-o", str(new)], check=True, capture_output=True)
    assert says_nothing(compare(path, new))


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
def test_a_change_is_found_across_formats(tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_text("# Mill\n\nThe mill ground 3,412 sacks in 1871.\n", encoding="utf-8")
    (tmp_path / "new.md").write_text(
        "# Mill\n\nThe mill ground 3,421 sacks in 1871.\n", encoding="utf-8"
    )
    new = tmp_path / "new.docx"
    subprocess.run([str(PANDOC), str(tmp_path / "new.md"), "-o", str(new)], check=True)
    (one,) = compare(old, new).changes
    assert (one.old.words, one.new.words) == ("3,412", "3,421")
