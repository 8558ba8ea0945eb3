"""What is read from a text, stage by stage, without any check: for whoever adds a word or a cue.

    python bench/facts.py "The mill sold two dozen sacks on 4 May 1906."
    python bench/facts.py FILE

Each line names what was read, the words it was read from, and every field that is not as usual.
Nothing is printed of a kind that the text shows none of.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from factcheck.analysis import pipeline
from factcheck.document.readers import parse_text, read
from factcheck.model import Document, Edtf, SourceFile, Span

PLAIN = (str, int, float, Edtf)
QUIET = {"id", "document", "says", "record", "facts", "sources", "chapters"}
"""Fields that say nothing of how a text was read."""


def main() -> None:
    given = " ".join(sys.argv[1:])
    if not given:
        sys.exit(__doc__)
    document = read(given) if Path(given).is_file() else parse_text(SourceFile("text", given))
    known = pipeline.dossier(document)
    for holder in (known.facts, known.measures, known):
        for field in attrs.fields(type(holder)):
            values = getattr(holder, field.name)
            if isinstance(values, tuple) and field.name not in QUIET:
                for value in values:
                    print(f"{field.name:14} {told(document, value)}")


def told(document: Document, value: Any) -> str:
    """Return the words that a value was read from, and what it says."""
    spans = list(spans_of(value))
    words = " … ".join(f"“{document.text[one.start : one.end]}”" for one in spans[:4])
    says = ", ".join(f"{name} {one}" for name, one in fields_of(value))
    return " ".join(f"{words} {says}".split())


def spans_of(value: Any) -> Iterator[Span]:
    """Yield the places of a value, its own first."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_of(one)
    elif attrs.has(type(value)):
        own = getattr(value, "span", None)
        fields = () if isinstance(own, Span) else attrs.fields(type(value))
        yield from (own,) if isinstance(own, Span) else ()
        for field in fields:
            yield from spans_of(getattr(value, field.name))


def fields_of(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the fields of a value that hold one plain thing, and not what they usually hold."""
    for field in attrs.fields(type(value)) if attrs.has(type(value)) else ():
        one = getattr(value, field.name)
        is_usual = one == field.default or one in (None, "", False)
        if field.name not in QUIET and not is_usual and isinstance(one, PLAIN):
            yield field.name, str(one)


if __name__ == "__main__":
    main()
