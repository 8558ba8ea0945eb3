"""The erratum between two published versions: what to read for what in the old one."""

from collections.abc import Iterator

from attrs import evolve

from factcheck.model import Comparison
from factcheck.output.errata.lines import Printed, Words, correction_line, title
from factcheck.output.errata.markdown import line_as_markdown
from factcheck.output.errata.word import line_as_runs
from factcheck.output.escape import markdown
from factcheck.output.versions.telling import counted, findings
from factcheck.output.writing import document, paragraph, run

CHANGED, OPEN, BESIDES = "To read", "Left as it was", "Besides"


def to_version_errata(made: Comparison) -> str:
    """Return the erratum as Markdown: "for *this* read *that*", by heading and count."""
    return "\n".join(_markdown(made)).rstrip("\n") + "\n"


def to_version_errata_docx(made: Comparison) -> bytes:
    """Return the erratum as a Word document; see `to_version_errata`."""
    return document(_word(made))


def _markdown(made: Comparison) -> Iterator[str]:
    yield f"# Erratum: {markdown(_title(made))}\n"
    parts = list(_parts(made))
    if not parts:
        yield "Nothing is to be read otherwise."
    for head, lines in parts:
        told = [f"- {line_as_markdown(one)}" for one in lines]
        yield "\n".join((f"## {head}\n", *told, ""))


def _word(made: Comparison) -> Iterator[str]:
    yield paragraph([run(f"Erratum: {_title(made)}")], "Title")
    parts = list(_parts(made))
    if not parts:
        yield paragraph([run("Nothing is to be read otherwise.")])
    for head, lines in parts:
        yield paragraph([run(head)], "Heading1")
        yield from (paragraph([run("• "), *line_as_runs(one)]) for one in lines)


def _title(made: Comparison) -> str:
    return title(made.report) if made.report else made.old.path


def _parts(made: Comparison) -> Iterator[tuple[str, list[Words]]]:
    """Yield the headings with their lines: corrections, leftovers, and what no line can express."""
    changed = list(dict.fromkeys(_changes(made)))
    left = [_left(made, number) for number in range(len(findings(made)))]
    besides = list(_besides(made))
    heads = ((CHANGED, changed), (OPEN, left), (BESIDES, besides))
    yield from ((head, lines) for head, lines in heads if lines)


def _changes(made: Comparison) -> Iterator[Words]:
    """Yield a line for each change, in the order of the old version, which readers have."""
    for one in sorted(made.changes, key=lambda one: (one.old.span, one.new.span)):
        is_wide = any(
            other is not one
            and other.kind is one.kind
            and one.old.span.contains(other.old.span)
            and one.old.span != other.old.span
            for other in made.changes
        )
        if not is_wide:
            place = evolve(one.old.place, span=one.old.span)
            yield correction_line(made.old, place, one.new.words)


def _left(made: Comparison, number: int) -> Words:
    """Return a line about a place of the new version that kept an old value."""
    one = findings(made)[number]
    if one.suggestions:
        return correction_line(made.new, one.place, one.suggestions[0].text)
    return Printed(made.new.words(one.place.span)), f": {one.message}"


def _besides(made: Comparison) -> Iterator[Words]:
    """Yield the changes that no correction can express."""
    nouns = ("fact", "facts")
    if made.lost:
        yield (f"{counted(len(made.lost), nouns)} of the old version were taken out.",)
    if made.came:
        yield (f"{counted(len(made.came), nouns)} came in.",)
