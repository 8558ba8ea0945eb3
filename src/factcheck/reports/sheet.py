"""The style sheet of a document: who and what it names, in which forms, how often and where."""

from collections.abc import Callable, Iterator
from typing import Any

from factcheck.model import Abbreviation, Document, Dossier, Entity, NameKind, Span
from factcheck.reports.escape import markdown, printable, steers

_HEAD = """\
# Style sheet of {path}
# An entry rules: `name` is the form that is right. To allow another form beside it, add
# `allow: [form]`; to forbid one, `not: [form]`; to say that two are two, give each an entry.
# Read back with --sheet.
"""
_PARTS = {
    "people": NameKind.PERSON,
    "places": NameKind.PLACE,
    "organisations": NameKind.ORGANISATION,
    "names": NameKind.UNKNOWN,
    "identifiers": NameKind.IDENTIFIER,
}
Because = Callable[[Entity], dict[str, str]]
"""Returns for each form of a bearer why it is his."""
_SHORT_FORMS = "short forms"


def to_sheet(dossier: Dossier, because: Because | None = None) -> str:
    """Return the style sheet as YAML.

    Args:
        dossier: of the document.
        because: says of each form of a bearer why it is his; nothing is said without it.
    """
    import yaml  # noqa: PLC0415 - loaded only where YAML is written

    listed = {part: found for part, found in _listed(dossier, because).items() if found}
    body = yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=100)
    if steers(body):
        body = yaml.safe_dump(listed, sort_keys=False, width=100)
    return _HEAD.format(path=printable(dossier.document.path)) + (body if listed else "{}\n")


def to_sheet_markdown(dossier: Dossier, because: Because | None = None) -> str:
    """Return the style sheet as Markdown, one table for each kind of name; see `to_sheet`."""
    lines = [f"# Style sheet of {markdown(dossier.document.path)}"]
    for part, found in _listed(dossier, because).items():
        if found:
            lines += [
                "",
                f"## {part.capitalize()}",
                "",
                "| Name | Forms | Lines |",
                "|---|---|---|",
            ]
            lines += [_row(entry) for entry in found]
    return "\n".join(lines) + "\n"


def _row(entry: dict[str, Any]) -> str:
    because = entry.get("because", {})
    told = ", ".join(
        f"{markdown(form)} {count}×" + (f" ({markdown(because[form])})" if form in because else "")
        for form, count in entry["forms"].items()
    )
    lines = ", ".join(str(line) for line in entry["lines"])
    name = ": ".join(entry[key] for key in ("name", "stands for") if entry.get(key))
    return f"| {markdown(name)} | {told} | {lines} |"


def _listed(dossier: Dossier, because: Because | None) -> dict[str, list[dict[str, Any]]]:
    """Return the entries of each part, in order of the alphabet."""
    document = dossier.document
    shortened = {one.short for one in dossier.facts.abbreviations}
    parts: dict[str, list[dict[str, Any]]] = {
        part: sorted(
            (
                _entry(document, one, because)
                for one in dossier.entities
                if one.kind is kind and one.mentions and one.canonical not in shortened
            ),
            key=lambda entry: (entry["name"].casefold(), entry["lines"]),
        )
        for part, kind in _PARTS.items()
    }
    parts[_SHORT_FORMS] = list(_short_forms(document, dossier.facts.abbreviations))
    return parts


def _entry(document: Document, entity: Entity, because: Because | None) -> dict[str, Any]:
    spans = [name.span for name in entity.mentions]
    forms = {form.text: form.count for form in entity.forms}
    entry = {"name": entity.canonical, "forms": forms, "lines": _lines(document, spans)}
    why = because(entity) if because and len(forms) > 1 else {}
    titles = {"titles": list(entity.titles)} if entity.titles else {}
    return entry | titles | ({"because": why} if why else {})


def _short_forms(document: Document, found: tuple[Abbreviation, ...]) -> Iterator[dict[str, Any]]:
    for short in sorted({one.short for one in found}):
        held = [one for one in found if one.short == short]
        words = {one.reading: document.words(one.expansion) for one in held if one.expansion}
        lines = _lines(document, [one.span for one in held])
        yield {
            "name": short,
            "stands for": "; ".join(words.values()),
            "forms": {short: len(held)},
            "lines": lines,
        }


def _lines(document: Document, spans: list[Span]) -> list[int]:
    return sorted({document.place(span).line for span in spans})
