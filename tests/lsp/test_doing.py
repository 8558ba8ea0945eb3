"""What an editor asks about a place and has done there: proof, repairs, decisions, comments."""

import asyncio

import pytest
import yaml
from lsp_editor import Editor, remove, span
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")

BRIDGE = """# The footbridge

On 12 June 2021 two hundred volunteers walked across in step, and the deck swayed.

## Chronology

**14 March 2019**: The town council chooses the design.

**21 June 2021**: Two hundred volunteers walk across in step; the deck sways.
"""
HERE, THERE = span(8, 2, 14), span(2, 3, 15)


def titled(found: list[types.CodeAction], words: str) -> types.CodeAction:
    (one,) = [one for one in found if words in one.title]
    return one


async def test_a_hover_shows_the_proof_the_other_side_and_the_repairs(
    editor: Editor, snapshot: object
) -> None:
    uri = await editor.open("bridge.md", BRIDGE)
    here, there = [await editor.hover(uri, place.start) for place in (HERE, THERE)]
    assert here == there
    assert here.startswith("**[CHR01](file:///")
    assert here.partition("\n")[2].replace(uri, "URI") == snapshot
    assert await editor.hover(uri, types.Position(0, 3)) == ""


@pytest.mark.parametrize(
    ("place", "title", "line"),
    [
        (HERE, "Change “21 June 2021” to “12 June 2021”", "**12 June 2021**: Two hundred"),
        (THERE, "Line 9: change “21 June 2021” to “12 June 2021”", "**12 June 2021**: Two hundred"),
    ],
)
async def test_either_side_is_repaired_from_either_side(
    editor: Editor, place: types.Range, title: str, line: str
) -> None:
    uri = await editor.open("bridge.md", BRIDGE)
    action = titled(await editor.actions(uri, place), title)
    assert action.kind == types.CodeActionKind.QuickFix
    assert [mark.code for mark in action.diagnostics or ()] == ["CHR01", "CHR01"]
    text = editor.edited(uri, BRIDGE, action)
    assert line in text
    editor.change(uri, text)
    assert await editor.marks(uri) == []


async def test_a_repair_among_markup_or_in_markup_that_it_could_break_is_not_offered(
    editor: Editor, snapshot: object
) -> None:
    text = BRIDGE.replace("12 June 2021 two", "**1**2 June 2021 two")
    uri = await editor.open("bridge.md", text)
    found = await editor.actions(uri, HERE)
    assert [one.title for one in found if one.edit and "hange" in one.title] == snapshot


async def test_a_finding_is_dismissed_on_command_and_comes_back_with_undo(editor: Editor) -> None:
    uri = await editor.open("bridge.md", BRIDGE)
    path = editor.folder / "ledger.yaml"
    action = titled(await editor.actions(uri, HERE), "Dismiss CHR01")
    assert not path.exists()
    await editor.run(action.command)
    await editor.until(lambda: not editor.published[uri][-1].diagnostics)
    (entry,) = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (entry["code"], entry["do"], entry["by"]) == ("CHR01", "dismissed", "ana")
    assert entry["file"] == "bridge.md"
    assert str(entry["at"]).startswith("2026-11-27")
    await editor.run(types.Command("", "factcheck.undo", arguments=[uri]))
    await editor.until(lambda: editor.published[uri][-1].diagnostics)


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        (
            "Accept CHR01: change “12 June 2021”",
            {"do": "accepted", "side": 2, "words": "21 June 2021"},
        )
    ],
)
async def test_whatever_can_be_decided_is_offered(
    editor: Editor, title: str, fields: dict[str, object]
) -> None:
    uri = await editor.open("bridge.md", BRIDGE)
    await editor.run(titled(await editor.actions(uri, THERE), title).command)
    await editor.until(lambda: not editor.published[uri][-1].diagnostics)
    text = (editor.folder / "ledger.yaml").read_text(encoding="utf-8")
    (entry,) = yaml.safe_load(text)
    assert entry.items() >= fields.items()


WEEKDAY = "The bridge was opened on Thursday, 12 June 2021."
PARTS = {
    ".md": f"# A\n\nOne line\nand another. {WEEKDAY}\n",
    ".txt": f"A line.\n\n{WEEKDAY}\n",
    ".rst": f"A\n=\n\n{WEEKDAY}\n",
    ".html": f"<p>One.</p><p>{WEEKDAY}</p>",
    ".xml": f"<TEI><text><p>One.</p><p>{WEEKDAY}</p></text></TEI>",
    ".qmd": f"- one\n  - {WEEKDAY}\n",
}


@pytest.mark.parametrize("suffix", PARTS)
async def test_a_comment_silences_a_finding_where_it_stands_and_asks_for_a_reason(
    editor: Editor, suffix: str
) -> None:
    text = PARTS[suffix]
    uri = await editor.open(f"a{suffix}", text)
    (mark,) = await editor.marks(uri)
    action = titled(await editor.actions(uri, mark.range), "Ignore DAT01 here")
    text = editor.edited(uri, text, action)
    editor.change(uri, text)
    (asked,) = await editor.marks(uri)
    assert "reason" in asked.message
    editor.change(uri, text.replace("ignore DAT01:", "ignore DAT01: as it was printed"))
    assert await editor.marks(uri) == []


async def test_requests_are_answered_while_a_document_is_checked(editor: Editor) -> None:
    uri = await editor.open("bridge.md", BRIDGE)
    editor.change(uri, BRIDGE + "One more sentence stands here.\n\n" * 3000)
    other = await editor.open("other.md", "Nothing.\n")
    async with asyncio.timeout(10):
        assert await editor.hover(other, types.Position(0, 0)) == ""
    await editor.marks(uri)


async def test_a_mistake_in_the_settings_is_marked_in_their_file(editor: Editor) -> None:
    settings = editor.write("factcheck.toml", 'sheet = "none.yaml"\nselct = "CHR01"\n')
    uri = await editor.open("bridge.md", BRIDGE)
    assert await editor.marks(uri) == []
    await editor.until(lambda: editor.published.get(settings))
    (mark,) = editor.published[settings][-1].diagnostics
    assert mark.range.start == types.Position(1, 0)
    assert "selct" in mark.message
    remove(editor.folder / "factcheck.toml")
    await editor.until(lambda: editor.published[uri][-1].diagnostics)
    await editor.until(lambda: not editor.published[settings][-1].diagnostics)


@pytest.mark.parametrize("name", ["Ä b#%20?.md", "a&b'<c>.md", "🌉/line 1.md", "no suffix"])
async def test_a_file_may_have_any_name(editor: Editor, name: str) -> None:
    uri = await editor.open(name, BRIDGE)
    here, _ = await editor.marks(uri)
    assert here.related_information
    assert here.related_information[0].location.uri == uri
    assert f"[line 3]({uri.replace('(', '%28')}#L3)" in await editor.hover(uri, HERE.start)
    found = await editor.actions(uri, HERE)
    assert titled(found, "Line 3: change").edit
    if name.endswith(".md"):
        await editor.run(titled(found, "Dismiss").command)
        await editor.until(lambda: not editor.published[uri][-1].diagnostics)
