"""The reports, word for word, on a report made by hand."""

import json

from factcheck import Report, to_errata, to_json, to_markdown, to_text

TEXT = """\
ferry.txt:3:31: CHR01 error a name
3 | 3 May 1911: Ferry sinks, says Anna Brito.
  |                               ^^^^^^^^^^  (chronology)
1 | The ferry sank on 4 May, said the harbour master Ana Brito.
  |                                                  --------- against  (narrative)
  = 3 May and 4 May are different values
"""

ERRATA = """\
# Errata: ferry.txt

## To correct

- the chronology, third paragraph (line 3): change *Anna Brito* to *Ana Brito* \
(4 other places already have it)

## To decide

- second paragraph (line 2): *\\*all\\* were \\<b>saved\\</b>*: \
markup \\`in\\` the text. Please check.
- the chronology, third paragraph (line 3): change *3 May 1911* to *4 May*; \
or first paragraph (line 1): change *4 May* to *3 May 1911*
"""


def test_the_text_shows_both_places_with_marks_and_the_proof(report: Report) -> None:
    assert to_text([report]).startswith(TEXT)


def test_the_errata_say_what_to_read_and_where_the_text_does_not_decide(report: Report) -> None:
    assert to_errata([report]) == ERRATA


def test_the_json_keeps_to_version_1(report: Report) -> None:
    whole = json.loads(to_json([report], ["b.txt: empty. Write something."]))
    assert whole["version"] == 1
    assert whole["errors"] == ["b.txt: empty. Write something."]
    document = whole["documents"][0]
    assert document["path"] == "ferry.txt"
    assert document["claims"] == 0
    assert document["checks"][1]["status"] == "not applicable"
    found = document["findings"][1]
    assert found["related"][0] | {"section": ""} == {
        "path": "ferry.txt", "line": 1, "column": 19, "end_line": 1, "end_column": 24,
        "start": 18, "end": 23, "text": "4 May", "section": "", "role": "counter",
    }  # fmt: skip
    assert found["suggestions"] == [
        {"text": "4 May", "side": "this", "places": 1, "fix": False},
        {"text": "3 May 1911", "side": "counter", "places": 1, "fix": False},
    ]


def test_the_markdown_escapes_what_the_document_says(report: Report, snapshot: object) -> None:
    text = to_markdown([report])
    assert "<b>" not in text
    assert text == snapshot
