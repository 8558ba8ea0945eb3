"""How many lines of errata and comments could not be sent as they are.

    python bench/errata.py [--show] [--unread] [NAME …]

`bench/editor` has ten own documents with planted errors. Each is written in the format that its
kind has in life: as a Word document by pandoc, with another's comment and tracked change put in,
and by LibreOffice; as a web page; as Markdown; as a PDF. Every line of the errata list and of the
corrigendum and every comment is looked up in `bench/editor/verdicts.tsv`, in which an editor has
written whether it can be sent, or why not. What has no verdict there is counted as unread.
"""

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from factcheck.document.word import Package
from factcheck.document.word.comments import AUTHOR, comments
from factcheck.document.word.flow import view

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "editor"
VERDICTS = FOLDER / "verdicts.tsv"
FORMATS = {
    "01-quay-report": "pandoc",
    "02-council-minutes": "office",
    "03-biography": "pandoc",
    "09-bus-review": "pdf",
    "10-bees-study": "pdf",
}
"""Of the sources that are written in another format; the others are checked as they stand."""
SENT = "yes"
_COMMENT = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:id="901" w:author="Reader" w:initials="R"><w:p><w:r><w:t>Is this so?</w:t></w:r>'
    "</w:p></w:comment></w:comments>"
)
_TYPE = (
    '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.comments+xml"/></Types>'
)
_RELATION = (
    '<Relationship Id="rIdReader" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/comments" Target="comments.xml"/></Relationships>'
)
_ADDED = (
    '<w:p><w:commentRangeStart w:id="901"/><w:ins w:id="902" w:author="Reader"><w:r><w:t '
    'xml:space="preserve">This was added by a reader. </w:t></w:r></w:ins><w:commentRangeEnd '
    'w:id="901"/><w:r><w:commentReference w:id="901"/></w:r><w:del w:id="903" w:author="Reader">'
    "<w:r><w:delText>And this was struck out.</w:delText></w:r></w:del></w:p>"
)


def main() -> None:
    """Print the counts; with --show the lines that could not be sent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--show", action="store_true", help="print what could not be sent")
    parser.add_argument("--unread", action="store_true", help="print what has no verdict yet")
    given = parser.parse_args()
    verdicts = dict(read())
    bad, unread, count = list[str](), list[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        for source in sources(given.names):
            for kind, line in lines(written(source, Path(folder))):
                key = f"{source.stem}\t{kind}\t{line}"
                count += 1
                told = verdicts.get(key)
                if told is None:
                    unread.append(key)
                elif told != SENT:
                    bad.append(f"{key}\n    {told}")
    for one in [*(bad if given.show else []), *(unread if given.unread else [])]:
        print(one)
    print(f"{len(bad)} of {count} lines could not be sent as they are; {len(unread)} unread")
    sys.exit(bool(bad or unread))


def read() -> Iterator[tuple[str, str]]:
    """Yield each line with its verdict."""
    for line in VERDICTS.read_text("utf-8").splitlines() if VERDICTS.exists() else []:
        key, _, verdict = line.rpartition("\t")
        yield key, verdict


def sources(names: list[str]) -> list[Path]:
    """Return the documents that are named, or all."""
    found = sorted(path for path in FOLDER.iterdir() if path.suffix in (".md", ".html"))
    return [path for path in found if not names or any(name in path.name for name in names)]


def written(source: Path, folder: Path) -> Path:
    """Return a document in the format that it is checked in."""
    form = FORMATS.get(source.stem)
    if form is None:
        return source
    made = folder / f"{source.stem}.docx"
    run("pandoc", str(source), "-o", str(made))
    if form == "pandoc":
        with_reader(made)
        return made
    kind = "docx:MS Word 2007 XML" if form == "office" else "pdf"
    out = folder / form
    run("soffice", "--headless", "--convert-to", kind, "--outdir", str(out), str(made))
    return out / f"{source.stem}.{kind.partition(':')[0]}"


def run(*words: str) -> str:
    """Run a program and return what it prints."""
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    return done.stdout


def with_reader(path: Path) -> None:
    """Put a comment, an insertion and a deletion of another person into a Word document."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    at = body.rindex("<w:sectPr") if "<w:sectPr" in body else body.rindex("</w:body>")
    parts["word/document.xml"] = (body[:at] + _ADDED + body[at:]).encode()
    if "word/comments.xml" not in parts:
        kinds = parts["[Content_Types].xml"].decode()
        parts["[Content_Types].xml"] = kinds.replace("</Types>", _TYPE).encode()
        links = parts["word/_rels/document.xml.rels"].decode()
        parts["word/_rels/document.xml.rels"] = links.replace(
            "</Relationships>", _RELATION
        ).encode()
    parts["word/comments.xml"] = _COMMENT.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what would be sent of a document, each with its kind."""
    for line in factcheck("errata", str(path)).splitlines():
        if line.startswith("- "):
            yield "errata", line[2:]
    for line in factcheck("errata", str(path), "--corrigendum").splitlines():
        if line.startswith("- "):
            yield "corrigendum", line[2:]
    if path.suffix == ".docx":
        copy = path.with_name("copy.docx")
        factcheck("check", str(path), "--annotate", str(copy), "--both-sides")
        yield from (("comment", told) for told in remarks(copy))


def factcheck(*words: str) -> str:
    """Run the command as this working copy has it."""
    return run(sys.executable, "-m", "factcheck", *words)


def remarks(path: Path) -> list[str]:
    """Return the comments by factcheck in a Word document, each on one line."""
    package = Package(str(path), path.read_bytes())
    found = comments(package, view(package))
    return [" / ".join(one.text.splitlines()) for one in found if one.author == AUTHOR]


if __name__ == "__main__":
    main()
