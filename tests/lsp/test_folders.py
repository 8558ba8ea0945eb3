"""Claims folders and ledgers in an editor: several files at once, and ticks beside the text."""

import pytest
from lsp_editor import Editor, span
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")

DOCUMENT = "key: lamp\nkind: report\ntitle: The Lamp\n"
NARRATIVE = """- id: n1
  line: 4
  date: 2018-11-04
  dated: On 4 November 2018
  says: A storm breaks the lens of the lamp
  event: lens
"""
CHRONOLOGY = """- id: c1
  line: 9
  date: 2018-11-14
  dated: 14 November 2018
  says: Lens broken by a storm
  event: lens
"""
FOLDER = {"document.yaml": DOCUMENT, "narrative.yaml": NARRATIVE, "chronology.yaml": CHRONOLOGY}


def folder(editor: Editor) -> dict[str, str]:
    """Write a claims folder, and return the addresses of its files."""
    return {name: editor.write(f"claims/{name}", text) for name, text in FOLDER.items()}


async def test_the_two_sides_of_a_conflict_stand_in_two_files_of_a_folder(editor: Editor) -> None:
    files = folder(editor)
    uri, other = files["chronology.yaml"], files["narrative.yaml"]
    await editor.show(uri, CHRONOLOGY, "yaml")
    (here,) = await editor.marks(uri)
    assert here.code == "CHR01"
    assert here.range == span(3, 9, 25)
    assert here.related_information
    assert here.related_information[0].location == types.Location(other, span(3, 9, 27))
    await editor.until(lambda: editor.published.get(other))
    (there,) = editor.published[other][-1].diagnostics
    assert there.severity == types.DiagnosticSeverity.Hint


async def test_a_repair_of_the_other_side_changes_the_other_file(editor: Editor) -> None:
    files = folder(editor)
    await editor.show(files["chronology.yaml"], CHRONOLOGY, "yaml")
    found = await editor.actions(files["chronology.yaml"], span(3, 9, 25))
    titles = [one.title for one in found]
    assert any(one.startswith("narrative.yaml, line 4: ") for one in titles)
