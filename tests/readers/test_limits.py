"""What is beyond a limit is refused in every format; a large book is read."""

import io
import zipfile
from collections.abc import Callable

import pytest

from factcheck import limits
from factcheck.document.readers import parse
from factcheck.errors import UnreadableError


def packed(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def odt(body: str, styles: str = "") -> bytes:
    styled = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return packed({"content.xml": f"<office:document-content>{styled}{text}</office:document>"})


def epub(*chapters: str) -> bytes:
    numbers = range(len(chapters))
    kind = 'media-type="application/xhtml+xml"'
    items = "".join(f'<item id="i{at}" href="{at}.xhtml" {kind}/>' for at in numbers)
    order = "".join(f'<itemref idref="i{at}"/>' for at in numbers)
    files = {f"{at}.xhtml": f"<html><body>{text}</body></html>" for at, text in enumerate(chapters)}
    container = '<container><rootfile full-path="a.opf"/></container>'
    package = f"<package><manifest>{items}</manifest><spine>{order}</spine></package>"
    return packed({"META-INF/container.xml": container, "a.opf": package, **files})


def docx(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = '<Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/>'
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>'
    relations = f'<Relationships xmlns="{space}">{main}</Relationships>'
    return packed({"_rels/.rels": relations, "word/document.xml": text})


def paragraphs(count: int, name: str) -> bytes:
    """Return a document of so many short paragraphs."""
    suffix = name.partition(".")[2]
    if suffix == "odt":
        return odt("<text:p>The mill burned.</text:p>" * count)
    if suffix == "epub":
        return epub("<p>The mill burned.</p>" * count)
    if suffix == "docx":
        return docx("<w:p><w:r><w:t>The mill burned.</w:t></w:r></w:p>" * count)
    unit = "<p>The mill burned.</p>" if suffix == "html" else "The mill burned.\n\n"
    return (unit * count).encode()


TEXTS = ["a.txt", "a.md", "a.rst", "a.adoc", "a.org", "a.tex", "a.wiki"]
NAMES = [*TEXTS, "a.html", "a.epub", "a.odt", "a.docx"]


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        parse(data, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.remedy
    return caught.value.why


@pytest.mark.parametrize("name", NAMES)
def test_too_many_paragraphs_are_refused_in_every_format(
    name: str, monkeypatch: pytest.MonkeyPatch, one_snapshot: object
) -> None:
    monkeypatch.setattr(limits, "MOST_BLOCKS", 40)
    assert len(parse(paragraphs(40, name), name).blocks) == 40
    assert refusal(paragraphs(41, name), name) == one_snapshot


@pytest.mark.parametrize("name", TEXTS)
def test_too_many_lines_and_marks_are_refused_in_every_text(
    name: str, monkeypatch: pytest.MonkeyPatch, one_snapshot: object
) -> None:
    monkeypatch.setattr(limits, "MOST_LINES", 50)
    assert refusal(b"It burned.\n" * 51, name) == one_snapshot
    monkeypatch.setattr(limits, "MOST_MARKS", 30)
    assert refusal(b"It *burned* down. " * 16, name) == one_snapshot


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (odt("<text:p>The mill" + "<text:span>" * 60), "a.odt"),
        (epub("<p>The mill</p>" + "<i>" * 30, "<p>It burned</p>" + "<i>" * 30), "a.epub"),
    ],
)
def test_too_many_elements_are_refused(
    data: bytes, name: str, monkeypatch: pytest.MonkeyPatch, one_snapshot: object
) -> None:
    monkeypatch.setattr(limits, "MOST_ELEMENTS", 50)
    assert refusal(data, name) == one_snapshot


def test_a_book_of_many_chapters_is_read_whole() -> None:
    made = parse(
        epub(*[f"<h1>{at}</h1><p>The mill burned.<br/>It stood.</p>" for at in range(400)]),
        "a.epub",
    )
    assert len(made.files) == 401


def test_notes_inside_notes_are_read_once_each(
    calls: Callable[[Callable[[], object]], int],
) -> None:
    def nested(depth: int) -> bytes:
        text = "<text:p>The innermost.</text:p>"
        for at in range(depth):
            body = f"<text:note-body>{text}</text:note-body>"
            mark = f"<text:note-citation>{at}</text:note-citation>"
            text = f"<text:p>Level {at}.<text:note>{mark}{body}</text:note></text:p>"
        return odt(text + "<text:p>The mill burned.</text:p>" * 6)

    read = parse(nested(20), "a.odt")
    assert [read.text.count(f"Level {at}.") for at in range(20)] == [1] * 20
    assert read.text.count("The innermost.") == 1
    few = calls(lambda: parse(nested(10), "a.odt"))
    assert calls(lambda: parse(nested(20), "a.odt")) < 4 * few


def test_long_chains_of_styles_and_raised_links_take_linear_time(
    calls: Callable[[Callable[[], object]], int],
) -> None:
    def styled(count: int) -> bytes:
        chain = "".join(
            f'<style:style style:name="s{at}" style:parent-style-name="s{at + 1}"/>'
            for at in range(count)
        )
        return odt('<text:p text:style-name="s0">It burned.</text:p>' * count, chain)

    def raised(count: int) -> bytes:
        return b"<sup>" * 60 + b"<a href='#fn1'>1</a> word " * count + b"</sup>" * 60

    for make, name in ((styled, "a.odt"), (raised, "a.html")):
        few = calls(lambda: parse(make(200), name))  # noqa: B023 - called here
        assert calls(lambda: parse(make(800), name)) < 6 * few  # noqa: B023 - the same
