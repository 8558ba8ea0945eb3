"""What the pages show, and that nothing of a document is markup."""

import html.parser
import io
import json
import re
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factcheck import examine
from factcheck.analysis import pipeline
from factcheck.apps.cli import main
from factcheck.claims import claimfiles

EVIL = """\
# <script>alert("run")</script>

On Monday, 3 May 2011 Ana "><img src=x onerror=alert(1)> Brito said “</mark><script>x()</script>”.

On 4 May 2011 `</script><svg onload=alert(2)>` was seen at </textarea> \x1b[31m\u202e by Ana Britto.
"""


class Tags(html.parser.HTMLParser):
    """Counts elements and keeps attributes that could run something."""

    def __init__(self, source: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.dangerous: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an element could run or load."""
        self.tags[tag] += 1
        self.dangerous += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        links = [value or "" for name, value in attrs if name == "href"]
        self.dangerous += [one for one in links if one.startswith("javascript")]


@pytest.mark.parametrize("address", ["/1/", "/1/timeline", "/1/people", "/1/sources", "/1/repairs"])
def test_nothing_of_a_document_becomes_markup(pages: Any, tmp_path: Path, address: str) -> None:
    source = tmp_path / 'e"vil<b>.md'
    source.write_text(EVIL, encoding="utf-8")
    page = pages(source)
    name = page.opened[0].reading().findings[0].draft.id
    assert page.act("query", name, words="<script>why()</script>", by="<b>").status == 200
    answer = page.ask(address)
    made = Tags(answer.text)
    assert answer.status == 200
    assert made.tags["script"] == 1
    assert made.tags["img"] == made.tags["b"] == 0
    assert made.dangerous == []
    assert "\x1b" not in answer.text
    assert "\u202e" not in answer.text


def test_findings_come_first_and_facts_follow_in_order(page: Any) -> None:
    names = re.findall(r'<a [^>]*data-name="([^"]+)"', page.ask("/1/").text)
    findings = [one.draft.id for one in page.opened[0].reading().findings]
    assert names[: len(findings)] == findings
    assert names[len(findings) :] == [
        fact.id for fact in page.opened[0].reading().desk.facts[: len(names) - len(findings)]
    ]


@pytest.mark.parametrize(
    ("asked", "kinds", "states"),
    [
        ("kind=finding", {"finding"}, {"open", "deferred"}),
        ("state=done", {"date"}, {"ticked"}),
        ("words=14+MARCH", {"date", "claim"}, {"open", "ticked"}),
    ],
)
def test_the_queue_is_filtered(page: Any, asked: str, kinds: set[str], states: set[str]) -> None:
    reading = page.opened[0].reading()
    page.act("defer", reading.findings[0].draft.id)
    page.act("tick", next(one.id for one in reading.desk.facts if one.words == "14 March 2019"))
    text = page.ask(f"/1/?{asked}").text
    items = re.findall(r'data-kind="(\w+)"', text)
    assert len(items) == len(re.findall(r'<li role="none">', text))
    shown = re.findall(r'class="sort (\w+)">.*?<span .*? st-([a-z-]+)"', text)
    assert {("finding" if kind in ("warning", "error") else kind) for kind, _ in shown} == kinds
    assert {state for _, state in shown} == states


def test_further_items_are_loaded_from_either_end_of_what_a_page_has(page: Any) -> None:
    reading = page.opened[0].reading()
    names = [*(one.draft.id for one in reading.findings), *(one.id for one in reading.desk.facts)]
    got = json.loads(page.ask(f"/1/queue?after={names[59]}").text)
    assert len(got["options"]) == len(got["cards"]) == len(names) - 60
    assert got["is_end"]
    assert f'data-name="{names[60]}"' in got["options"][0]
    before = json.loads(page.ask(f"/1/queue?before={names[90]}").text)
    assert f'data-name="{names[30]}"' in before["options"][0]
    assert not before["is_end"]
    assert json.loads(page.ask("/1/queue?after=nothing").text)["options"] == []


def test_the_page_begins_with_what_is_open_then_with_what_was_put_off(page: Any) -> None:
    def current() -> str:
        found = re.search(r'data-name="([^"]+)"[^>]*aria-current="true"', page.ask("/1/").text)
        assert found
        return found[1]

    reading = page.opened[0].reading()
    names = [one.draft.id for one in reading.findings]
    page.act("defer", names[0])
    page.act("dismiss", names[1])
    assert current() == names[2]
    for name in names[2:]:
        page.act("dismiss", name)
    assert current() == reading.desk.facts[0].id
    for fact in reading.desk.facts:
        page.act("tick", fact.id)
    assert current() == names[0]
    page.act("dismiss", names[0], seen="1")
    assert current() == names[0]


WELL = """\
# The well at {}

On March 8, 2016 Livia Marent dug the well. Livia Marent lined it. The cover was laid on Monday, {}.

The parish paid 40 pounds for the rope and 25 pounds for the bucket, 75 pounds in all.

{} gave the first cup to the mason.
"""


@pytest.mark.parametrize("is_first", [True, False])
def test_the_keys_for_what_is_right_follow_the_order_of_the_text(
    pages: Any, tmp_path: Path, *, is_first: bool
) -> None:
    typo, usual = "Livia Marnet", "Livia Marent"
    words = WELL.format("Orsa", "March 7, 2016", typo)
    if is_first:
        words = words.replace(typo, usual).replace(usual, typo, 1)
    path = tmp_path / "well.md"
    path.write_text(words, encoding="utf-8")
    text = pages(path).ask("/1/").text
    ways = re.findall(r'aria-keyshortcuts="(\d)">(“Livia \w+” is correct|Change to “[^”]*”)', text)
    names = [typo, usual] if is_first else [usual, typo]
    assert [(key, way) for key, way in ways if "Livia" in way] == [
        (str(number), f"“{name}” is correct") for number, name in enumerate(names, 1)
    ]
    assert not any("pounds" in way for _, way in ways)


def test_a_folder_opens_as_a_list_with_counts(pages: Any, root: Path, tmp_path: Path) -> None:
    for name in ("footbridge.md", "booking-outage.md"):
        (tmp_path / name).write_bytes((root / "examples" / name).read_bytes())
    (tmp_path / "torn.md").write_bytes(b"\xff\xfe\xfa\x00")
    page = pages(*(tmp_path / name for name in ("footbridge.md", "booking-outage.md", "torn.md")))
    assert "Loading" in page.ask("/").text
    for one in page.opened:
        one.prepare()
    text = page.ask("/").text
    assert "Loading" not in text
    assert "7 of 7" in text
    assert "torn.md" in text
    assert 'class="problem"' in text
    assert page.act("dismiss", page.opened[0].reading().findings[0].draft.id).status == 200
    text = page.ask("/").text
    assert ">6 of 7</a>" in text
    assert "<td>ana, 20" in text
    assert page.ask("/2/").status == 200
    assert page.ask("/4/").status == 409


def test_accepted_repairs_are_shown_as_a_change_and_written_on_request(
    page: Any, article: Path
) -> None:
    before = article.read_text(encoding="utf-8")
    assert "“Marina Quiroga” becomes “Marta Quiroga”." in page.ask("/1/").text
    page.act("accept-1", page.opened[0].reading().findings[0].draft.id)
    page.act("accept-0", page.opened[0].reading().findings[2].draft.id)
    shown = page.ask("/1/repairs").text
    assert article.read_text(encoding="utf-8") == before
    assert '<span class="come">+Published September 2022' in shown
    mark = re.search(r'name="shown" value="(\w+)"', shown)
    assert mark
    form = {"key": page.keys.form, "shown": mark[1]}
    assert page.ask("/1/write", {**form, "shown": "other"}).status == 409
    assert article.read_text(encoding="utf-8") == before
    assert page.ask("/1/write", form).status == 303
    expected = before.replace("Volume 14, Issue 3", "Volume 14, Issue 2")
    assert article.read_text(encoding="utf-8") == expected.replace("Marina", "Marta")
    after = page.ask("/1/repairs").text
    assert "2 passages changed" in after
    assert "Nothing is accepted yet" not in after
    assert len(re.findall(r"<li>“[^<]* accepted by ana on ", after)) == 2
    assert json.loads(page.act("undo", "").text)["label"] == "file restored"
    assert article.read_text(encoding="utf-8") == before
    decided = [one.decision is not None for one in page.opened[0].reading().findings[:3]]
    assert decided == [True, False, True]
    for _ in range(2):
        page.act("undo", "")
    assert all(one.decision is None for one in page.opened[0].reading().findings)
    assert 'href="/1/errata.md"' in after


FOLDER_DOCUMENT = """\
# The gate

Ada Thorne, the keeper, closed the gate on 3 May 2011. On Monday, 3 May 2011 the basin was drained.

The lock cost 412,000 euros, of which 255,000 were paid and 175,000 are outstanding.
"""


def test_a_claims_folder_that_names_its_document_shows_the_document(
    pages: Any, tmp_path: Path
) -> None:
    article = tmp_path / "gate.md"
    article.write_text(FOLDER_DOCUMENT, encoding="utf-8")
    folder = tmp_path / "claims"
    claimfiles.dump(pipeline.dossier(article.as_posix()), folder.as_posix())
    page = pages(folder)
    reading = page.opened[0].reading()
    assert reading.desk.document.path.endswith("gate.md")
    codes = [one.code for one in examine(folder).findings]
    assert codes == [one.finding.code for one in reading.findings]
    sums = next(one for one in reading.findings if one.finding.code.startswith("QTY"))
    text = page.ask("/1/").text
    for one, words in zip(reading.findings, ("Monday, 3 May 2011", "412,000"), strict=True):
        marked = re.findall(rf'<mark[^>]*data-items="[^"]*{one.draft.id}[^"]*">(.*?)</mark>', text)
        assert words in re.sub(r"<[^>]*>", "", "".join(marked))
    assert page.act("dismiss", sums.draft.id).status == 200
    assert page.act("tick", reading.desk.facts[0].id).status == 200
    assert page.opened[0].changes == []
    assert (folder / "ledger.yaml").exists()
    assert not (tmp_path / "ledger.yaml").exists()
    for address in ("timeline", "people", "sources", "repairs", "errata.md"):
        assert page.ask(f"/1/{address}").status == 200
    left = CliRunner().invoke(main, ["check", folder.as_posix()])
    assert sums.finding.code not in left.stdout


def write_docx(path: Path, body: str) -> None:
    """Write a Word document with a body and nothing else."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)


@pytest.mark.parametrize(
    ("query", "kind", "has"),
    [("", "comments", b"comments.xml"), ("?track=1", "tracked", b"w:ins ")],
)
def test_a_word_document_is_given_back_with_comments_or_tracked_changes(
    pages: Any, tmp_path: Path, query: str, kind: str, has: bytes, one_snapshot: object
) -> None:
    source = tmp_path / 'the "ferry"\n.docx'
    words = "On Monday, 3 May 2011 the ferry sank off Merrow."
    write_docx(source, f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
    page = pages(source)
    name = page.opened[0].reading().findings[0].draft.id
    assert page.act("accept-0", name).status == 200
    shown = page.ask("/1/repairs").text
    assert "with tracked changes" in shown
    assert "Write these changes" not in shown
    answer = page.ask(f"/1/checked.docx{query}")
    assert "<del>Monday, 3 May 2011</del>" in shown
    assert "<ins>Tuesday, 3 May 2011</ins>" in shown
    assert re.findall(r"[^<>]*factcheck edits only[^<>]*", shown) == one_snapshot
    told = f'attachment; filename="the--ferry--.{kind}.docx"'
    assert answer.headers["content-disposition"] == told
    with zipfile.ZipFile(io.BytesIO(answer.body)) as package:
        parts = [name.encode() + package.read(name) for name in package.namelist()]
    assert has in b"".join(parts)


def test_a_search_says_how_many_items_the_filters_hide(page: Any) -> None:
    text = page.ask("/1/?kind=finding&words=volunteers").text
    count = " ".join(re.sub("<[^>]*>", "", text[text.index('id="found">') :]).split())
    assert re.match(r'id="found">0 items of \d+ · \d+ more with “volunteers”, hidden by', count)
    link = re.search(r'href="([^"]*)">\d+ more with', text)
    assert link
    assert 'data-kind="claim"' in page.ask(link[1]).text or "volunteers" in page.ask(link[1]).text
    assert "hidden by filters" not in page.ask("/1/?words=volunteers").text
    assert "hidden by filters" not in page.ask("/1/?kind=finding").text


def test_words_of_a_persons_own_are_told_for_both_places(page: Any, snapshot: object) -> None:
    name = next(
        one.draft.id for one in page.opened[0].reading().findings if one.draft.code == "CHR01"
    )
    told = json.loads(page.ask(f"/1/reworded?item={name}&words=15+June+2021").text)["changes"]
    assert [one.partition(": ")[2] for one in told] == snapshot
    odd = json.loads(page.ask(f"/1/reworded?item={name}&words=midsummer").text)["changes"]
    assert odd == snapshot
    card = json.loads(page.act("reword", name, words="15 June 2021").text)["card"]
    assert card.count("becomes “15 June 2021”") == 2
    assert json.loads(page.ask("/1/reworded?item=f.none&words=x").text)["changes"] == []


def test_a_claims_folder_is_worked_through(pages: Any, root: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(root / "tests" / "claims" / "lighthouse", tmp_path / "claims"))
    page = pages(folder)
    facts = page.opened[0].reading().desk.facts
    assert {fact.kind for fact in facts} == {"claim"}
    assert page.ask("/1/").status == 200
    assert page.act("verified", facts[0].id, source="paper").status == 200
    assert page.opened[0].reading().desk.facts[0].state == "verified"
    assert page.opened[0].changes == []
    assert page.ask("/1/timeline").status == 200
    assert 'class="checked"' in page.ask("/1/sources").text
    assert page.act("disputed", facts[1].id, source="paper").status == 200
    assert "disputed by ana" in page.ask("/1/sources").text


ROOFS = """\
# The roofs of Ardwick

The nave roof of the church was laid on 21 June 1906 with slate from Wales.

## Chronology

12 June 1906: The nave roof of the church is laid with slate from Wales.

## Summary

The nave roof of the church, of slate from Wales, was laid on 21 June 1906.
"""


def test_passages_have_the_order_and_the_numbers_of_the_buttons(pages: Any, tmp_path: Path) -> None:
    source = tmp_path / "roofs.md"
    source.write_text(ROOFS, encoding="utf-8")
    page = pages(source)
    (finding,) = page.opened[0].reading().findings
    assert finding.finding.place.text == "12 June 1906"
    text = re.sub(r"</?(strong|mark)[^>]*>", "", page.ask("/1/").text)
    passages = re.findall(r"<blockquote>(.*?)</blockquote>", text, re.DOTALL)[:3]
    shown = [re.findall(r"choice </span>(\d)<.*?</kbd> (\d\d June)", one) for one in passages]
    assert shown == [[("1", "21 June")], [("2", "12 June")], [("1", "21 June")]]
    buttons = re.findall(r"“(\d\d June) 1906” is correct <kbd[^>]*>(\d)</kbd>", text)
    assert buttons == [("21 June", "1"), ("12 June", "2")]
    first = re.findall(r'value="(accept-\d)"', text)[0]
    page.act(first, finding.draft.id)
    (decided,) = page.opened[0].reading().findings
    assert decided.decision is not None
    assert decided.decision.words == "21 June 1906"
