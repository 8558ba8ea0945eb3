"""Books and series checked as one: planted conflicts between chapters, and what may differ.

    python bench/together.py [--part odd|even] [--show]
    python bench/together.py folders [FOLDER] [--show]
    python bench/together.py growth

The book `books/town` has twelve chapters; `books/town.yaml` lists thirty conflicts that are put
into it, each between two chapters. They were written before the program could read a book as one,
which was built with the odd ones; the even ones were looked at once, at the end. Printed are how
many are found and what else is found, then all findings that lie between two documents of the book
without conflicts, of four essays by two authors (`books/essays`) and of five yearly reports
(`books/reports`), of which each is false. Some chapters are written as Word documents and pages.

`folders` reads the documents of each repository of a folder of real ones as one series, and prints
what lies between two of them; `growth` the time of a made-up book by its length.
"""

import argparse
import html
import io
import math
import re
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

import factcheck
from factcheck.model import Chapter, Finding, Place, Report, Span

BOOKS = Path(__file__).resolve().parent / "books"
AS_WORD = ("05-matthias-orrell.md", "08-the-first-war.md")
AS_PAGE = ("11-the-flood.md",)
_HEADING = re.compile(r"(#+) (.*)")
_ITALIC = re.compile(r"\*([^*]+)\*")
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", nargs="?", default="books", choices=("books", "folders", "growth"))
    parser.add_argument("folder", nargs="?", default="../shared/gold-real", type=Path)
    parser.add_argument("--part", choices=("odd", "even"))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.what == "folders":
        folders(options.folder, show=options.show)
    elif options.what == "growth":
        growth()
    else:
        books(options.part, show=options.show)


def books(part: str | None, *, show: bool) -> None:
    """Print what is found of the planted conflicts, and what in the texts without."""
    plantings = yaml.safe_load((BOOKS / "town.yaml").read_text(encoding="utf-8"))
    for name in (part,) if part else ("odd", "even"):
        chosen = [one for one in plantings if one["n"] % 2 == (name == "odd")]
        found, others = planted(chosen, show=show)
        print(f"{name}: {found} of {len(chosen)} found, {others} other findings between chapters")
    for name, chapters in (("town", texts("town")), ("essays", texts("essays"))):
        _clean(f"{name} without conflicts", chapters, show=show)
    _clean("reports of five years", texts("reports"), show=show)


def texts(name: str) -> dict[str, str]:
    """Return the chapters of a book by the names of their files."""
    return {one.name: one.read_text(encoding="utf-8") for one in sorted((BOOKS / name).iterdir())}


def planted(chosen: Sequence[Mapping[str, Any]], *, show: bool) -> tuple[int, int]:
    """Return how many of some conflicts are found, and how many findings are of none."""
    chapters = texts("town")
    for one in chosen:
        chapters[one["file"]] = chapters[one["file"]].replace(one["words"], one["planted"])
    report = examined(chapters)
    left = between(report)
    found = 0
    for one in chosen:
        hits = [each for each in report.findings if _touches(report, each, one)]
        found += bool(hits)
        left = [each for each in left if each not in hits]
        if show:
            codes = " ".join(sorted({each.code for each in hits})) or "missed"
            print(f"  {one['n']:2} {one['kind']:22} {codes}")
    for each in left if show else ():
        print(f"     other: {told(each)}")
    return found, len(left)


def _touches(report: Report, finding: Finding, one: Mapping[str, Any]) -> bool:
    """True if a place of a finding lies in the planted words."""
    document = report.dossier.document
    stem = Path(one["file"]).stem
    chapter = next(each for each in report.dossier.chapters if Path(each.path).stem == stem)
    words = " ".join(one["planted"].replace("*", "").removeprefix("- ").split())
    start = document.text.index(words, chapter.span.start, chapter.span.end)
    spot = Span(start, start + len(words))
    return any(place.span.overlaps(spot) for place in places(finding))


def _clean(name: str, chapters: Mapping[str, str], *, show: bool) -> None:
    found = between(examined(chapters))
    print(f"{name}: {len(found)} findings between documents")
    for each in found if show else ():
        print(f"     {told(each)}")


def examined(chapters: Mapping[str, str]) -> Report:
    """Check texts, by the names of their files, as one book."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in chapters.items():
            write(Path(folder), name, text)
        return factcheck.examine_together(folder)


def write(folder: Path, name: str, text: str) -> None:
    """Write a chapter, some as Word documents and some as pages."""
    blocks = [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
    if name in AS_WORD:
        (folder / name).with_suffix(".docx").write_bytes(word(blocks))
    elif name in AS_PAGE:
        made = "\n".join(_page_block(block) for block in blocks)
        page = f"<!doctype html><html lang=en><meta charset=utf-8><body>{made}</body></html>"
        (folder / name).with_suffix(".html").write_text(page, encoding="utf-8")
    else:
        (folder / name).write_text(text, encoding="utf-8")


def _page_block(block: str) -> str:
    heading = _HEADING.fullmatch(block)
    tag = f"h{len(heading[1])}" if heading else "p"
    return f"<{tag}>{html.escape(heading[2] if heading else block)}</{tag}>"


def word(blocks: Sequence[str]) -> bytes:
    """Return paragraphs as a Word document; of Markdown only headings are known."""
    made = io.BytesIO()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    body = "".join(map(_word_block, blocks))
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{relation}" Target="word/document.xml"/>'
            "</Relationships>",
        )
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{body}</w:body></w:document>',
        )
    return made.getvalue()


def _word_block(block: str) -> str:
    heading = _HEADING.fullmatch(block)
    style = f'<w:pPr><w:pStyle w:val="Heading{len(heading[1])}"/></w:pPr>' if heading else ""
    words = html.escape(heading[2] if heading else _ITALIC.sub(r"\1", block), quote=False)
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def places(finding: Finding) -> Iterator[Place]:
    """Yield all places of a finding."""
    yield finding.place
    yield from (part.place for part in finding.related)


def between(report: Report) -> list[Finding]:
    """Return the findings with places in two documents."""
    chapters = report.dossier.chapters
    return [
        one
        for one in report.findings
        if len({_chapter(chapters, place) for place in places(one)}) > 1
    ]


def _chapter(chapters: Sequence[Chapter], place: Place) -> str:
    start = place.span.start
    return next((one.path for one in chapters if one.span.start <= start <= one.span.end), "")


def told(finding: Finding) -> str:
    """Return a finding in a line."""
    shown = [f"{Path(one.path).name}:{one.line}" for one in places(finding)]
    return f"{finding.code} {shown[0]} {finding.message} ({', '.join(shown[1:3])})"


def folders(folder: Path, *, show: bool) -> None:
    """Print what lies between two documents of one repository, the part kept aside left out."""
    from snapshot import is_aside  # noqa: PLC0415 - for this alone

    groups: defaultdict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.iterdir()):
        if not path.name.endswith(".gold.yaml") and not is_aside(path.name):
            groups[re.split(r"[-_.]", path.name)[0]].append(path)
    counted = 0
    for name, members in groups.items():
        if len(members) > 1:
            found = between(factcheck.examine_together(members))
            counted += len(found)
            print(f"{name}: {len(members)} documents, {len(found)} findings between two of them")
            for each in found if show else ():
                print(f"     {told(each)}")
    print(f"{counted} in all")


def growth() -> None:
    """Print the processor time of a made-up book in chapters, for a quarter, a half and all."""
    from book import book  # noqa: PLC0415 - for this alone

    spent: list[tuple[int, float, float]] = []
    for words in (25_000, 50_000, 100_000):
        parts = re.split(r"(?m)^(?=## )", book(words, 4))[1:]
        with tempfile.TemporaryDirectory() as folder:
            for number, part in enumerate(parts):
                (Path(folder) / f"{number}.md").write_text(part, encoding="utf-8")
            start = time.process_time()
            for _ in factcheck.examine_all(folder):
                pass
            alone = time.process_time() - start
            start = time.process_time()
            report = factcheck.examine_together(folder)
            whole = time.process_time() - start
        spent.append((words, alone, whole))
        print(
            f"{words:,} words, {len(parts)} chapters: {alone:.1f} s each by itself, "
            f"{whole:.1f} s together, {len(between(report))} findings between chapters"
        )
    (least, _, first), (most, _, last) = spent[0], spent[-1]
    print(f"growth exponent {math.log(last / first) / math.log(most / least):.2f}")


if __name__ == "__main__":
    main()
