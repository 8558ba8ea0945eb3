"""The same article in every format gives the same findings."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest

from factcheck.analysis.pipeline import examine
from factcheck.document.readers import read
from factcheck.model import BlockKind, Document

needed = [
    pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed"),
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]
pytestmark = needed
FORMATS = (".md", ".docx", ".html", ".pdf", ".txt")


def findings(path: Path) -> Counter[tuple[str, str]]:
    return Counter((one.code, one.message) for one in examine(path).findings)


def marked_up(document: Document) -> str:
    """Return the blocks of a document as a bare page."""
    return '<meta charset="utf-8">\n' + "\n".join(_elements(document))


def _elements(document: Document) -> Iterator[str]:
    for block in document.blocks:
        tag = f"h{block.level}" if block.kind is BlockKind.HEADING else "p"
        yield f"<{tag}>{escape(document.words(block.span))}</{tag}>"


def converted(article: Path, folder: Path) -> list[Path]:
    """Return an article in every format, made by the tools that people use."""
    page, word = folder / "article.html", folder / "article.docx"
    page.write_text(marked_up(read(str(article))), encoding="utf-8")
    pandoc("--wrap=none", page, "-o", folder / "article.md")
    pandoc("--wrap=none", "--to=plain", page, "-o", folder / "article.txt")
    pandoc(page, "-o", word)
    office(word, "pdf", folder)
    return [folder / f"article{suffix}" for suffix in FORMATS]


def pandoc(*arguments: object) -> None:
    subprocess.run(["pandoc", *map(str, arguments)], check=True, timeout=60)


def office(path: Path, suffix: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, path.name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)


def test_the_example_has_the_same_findings_in_five_formats(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="the extra for PDFs is not installed")
    article = root / "examples" / "footbridge.md"
    wanted = findings(article)
    assert len(wanted) > 5
    made = converted(article, tmp_path)
    assert {path.suffix: findings(path) for path in made} == dict.fromkeys(FORMATS, wanted)


@pytest.mark.parametrize("suffix", [".pdf"])
def test_a_text_without_styles_has_the_same_findings(
    suffix: str, shared: Callable[[str], Path], tmp_path: Path
) -> None:
    pytest.importorskip("pypdf", reason="the extra for PDFs is not installed")
    article = shared("articles/comparative-connections-22-1-china-russia.txt")
    path = Path(shutil.copy(article, tmp_path / "article.txt"))
    for target in (".docx", suffix):
        if not path.with_suffix(target).exists():
            office(path, target[1:], tmp_path)
            path = path.with_suffix(target)
    assert findings(tmp_path / f"article{suffix}") == findings(article)
