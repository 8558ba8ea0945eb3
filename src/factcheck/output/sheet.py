"""The style sheet of documents: names, words, numbers and marks, with forms, counts and lines."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from factcheck.model import Document, Dossier, Entity, Name, Role, Span
from factcheck.model.forms import LISTS, Chosen, FormClass
from factcheck.output.escape import markdown, printable, steers
from factcheck.output.kinds import part_of

_HEAD = """\
# Style sheet of {path}
# An entry rules: `name` is the form that is right. To allow another form beside it, add
# `allow: [form]`; to forbid one, `not: [form]`; to say that two are two, give each an entry.
# Read back with --sheet.
"""
_PARTS = ("people", "places", "organisations", "names", "identifiers")
Because = Callable[[Document, Entity], dict[str, str]]
"""A function that returns why each form of an entity belongs to it."""
_COLUMNS = ("Name", "Allow", "Not", "Forms", "Lines")
_TITLES = "titles"
_SHORT_FORMS = "short forms"
_WORDS = "words"
Sheets = Sequence[Dossier]


def to_sheet(known: Dossier | Sheets, because: Because | None = None) -> str:
    """Return the style sheet of one or several documents, as YAML.

    Args:
        known: The dossiers of the documents.
        because: Explains why each form belongs to its entity; without it, no reasons are given.
    """
    import yaml  # noqa: PLC0415 - loaded only where YAML is written

    dossiers = _several(known)
    listed = {part: found for part, found in _listed(dossiers, because).items() if found}
    body = yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=100)
    if steers(body):
        body = yaml.safe_dump(listed, sort_keys=False, width=100)
    return _HEAD.format(path=printable(_called(dossiers))) + (body if listed else "{}\n")


def to_sheet_markdown(known: Dossier | Sheets, because: Because | None = None) -> str:
    """Return the style sheet as Markdown, one table for each list; see `to_sheet`."""
    dossiers = _several(known)
    lines = [f"# Style sheet of {markdown(_called(dossiers))}"]
    for part, rows in _tables(dossiers, because):
        lines += ["", f"## {part}", "", _piped(_COLUMNS), "|---" * len(_COLUMNS) + "|"]
        lines += [_piped(map(markdown, row)) for row in rows]
    return "\n".join(lines) + "\n"


def to_sheet_html(known: Dossier | Sheets, because: Because | None = None) -> str:
    """Return the style sheet as a page that stands by itself; see `to_sheet`."""
    from factcheck.output.html.templating import environment  # noqa: PLC0415 - for one format

    dossiers = _several(known)
    values = {"title": f"Style sheet of {printable(_called(dossiers))}", "columns": _COLUMNS}
    tables = [
        (part, [list(map(printable, row)) for row in rows])
        for part, rows in _tables(dossiers, because)
    ]
    page = environment("factcheck.output.html").get_template("sheet.html")
    return page.render(tables=tables, **values)


def to_sheet_docx(known: Dossier | Sheets, because: Because | None = None) -> bytes:
    """Return the style sheet as a Word document, to be filled in and read back; see `to_sheet`."""
    from factcheck.document.word.writing import written  # noqa: PLC0415 - for one format

    dossiers = _several(known)
    tables = [
        (part, [_COLUMNS, *(tuple(map(printable, row)) for row in rows)])
        for part, rows in _tables(dossiers, because)
    ]
    return written(f"Style sheet of {printable(_called(dossiers))}", tables)


def _tables(dossiers: Sheets, because: Because | None) -> Iterator[tuple[str, list[Sequence[str]]]]:
    """Yield the heading and the rows of each section; the words in one block for each letter."""
    for part, found in _listed(dossiers, because).items():
        blocks: dict[str, list[Sequence[str]]] = {}
        for entry in found:
            first = entry["name"][0].upper()
            letter = f": {first}" if part == _WORDS and first.isalpha() else ""
            blocks.setdefault(part.capitalize() + letter, []).append(_row(entry))
        yield from blocks.items()


def _piped(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def to_hunspell(known: Dossier | Sheets, because: Because | None = None) -> str:
    """Return the words of the names as a hunspell dictionary: their number, then one per line.

    Source: hunspell(5).
    """
    words = [word.replace("/", "\\/") for word in _words(_several(known), because)]
    return "".join(f"{line}\n" for line in (len(words), *words))


def to_cspell(known: Dossier | Sheets, because: Because | None = None) -> str:
    """Return the words of the names as a custom dictionary of cspell, one per line."""
    dossiers = _several(known)
    head = f"# Names of {printable(_called(dossiers))}"
    return "".join(f"{line}\n" for line in (head, *_words(dossiers, because)))


def _several(known: Dossier | Sheets) -> Sheets:
    return [known] if isinstance(known, Dossier) else known


def _called(dossiers: Sheets) -> str:
    paths = [one.document.path for one in dossiers]
    return paths[0] if len(paths) == 1 else f"{len(paths)} documents"


def _words(dossiers: Sheets, because: Because | None) -> list[str]:
    """Return the words of all correct names and abbreviations, sorted."""
    del because
    listed = _listed(dossiers, None)
    passed = {_TITLES, *LISTS}
    named = [
        entry["name"] for part, found in listed.items() if part not in passed for entry in found
    ]
    found = {printable(word).strip(".,") for name in named for word in name.split()}
    return sorted(word for word in found if any(map(str.isalpha, word)) and len(word) > 1)


def _row(entry: dict[str, Any]) -> tuple[str, ...]:
    because = entry.get("because", {})
    told = ", ".join(
        f"{form} {count}×" + (f" ({because[form]})" if form in because else "")
        for form, count in entry.get("forms", {}).items()
    )
    notes = [*entry.get("titles", ()), *filter(None, [entry.get("stands for")])]
    about = f"{'; '.join(notes)}: " if notes else ""
    ruled = ("; ".join(entry.get(key, ())) for key in ("allow", "not"))
    return (entry["name"], *ruled, about + told, _lines_told(entry["lines"]))


def _lines_told(lines: list[int] | dict[str, list[int]]) -> str:
    """Return the lines of one document, or of each of several."""
    if isinstance(lines, dict):
        each = (f"{path}: {_lines_told(found)}" for path, found in lines.items())
        return "; ".join(each)
    return ", ".join(map(str, lines))


def _listed(dossiers: Sheets, because: Because | None) -> dict[str, list[dict[str, Any]]]:
    """Return the entries of each section, in alphabetical order."""
    entries: dict[str, list[dict[str, Any]]] = {part: [] for part in _PARTS}
    for known in dossiers:
        for part, entry in _named(known, because):
            entries[part].append(entry)
    entries[_TITLES] = [entry for known in dossiers for entry in _titles(known)]
    entries[_SHORT_FORMS] = [entry for known in dossiers for entry in _short_forms(known)]
    for part, kinds in LISTS.items():
        entries[part] = [entry for known in dossiers for entry in _forms(known, kinds)]
    several = len(dossiers) > 1 or any(len(one.chapters) > 1 for one in dossiers)
    return {part: _sorted(_merged(found, several=several)) for part, found in entries.items()}


def _sorted(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: (entry["name"].casefold(), str(entry["lines"])))


def _merged(entries: list[dict[str, Any]], *, several: bool) -> list[dict[str, Any]]:
    """Return the entries of several documents, merged by name.

    Two entries are one entity if they share a form of at least two words, or have the same name.
    Entries of a single document are unchanged, with its lines only.
    """
    if not several:
        return [{**entry, "lines": next(iter(entry["lines"].values()))} for entry in entries]
    whole: list[dict[str, Any]] = []
    home: dict[str, dict[str, Any]] = {}
    for entry in entries:
        keys = [entry["name"], *(form for form in entry.get("forms", ()) if " " in form)]
        into = next((home[key] for key in keys if key in home), None)
        if into is None:
            into = entry
            whole.append(entry)
        else:
            _join(into, entry)
        home |= {key: into for key in keys if key not in home}
    return whole


def _join(into: dict[str, Any], other: dict[str, Any]) -> None:
    """Add the forms, counts, lines and titles of one entry to another."""
    for form, count in other.get("forms", {}).items():
        into["forms"][form] = into["forms"].get(form, 0) + count
    for path, lines in other["lines"].items():
        into["lines"][path] = sorted({*into["lines"].get(path, []), *lines})
    for key in ("titles", "because", "allow", "not"):
        if key in other and key not in into:
            into[key] = other[key]


def _named(known: Dossier, because: Because | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the entities that the document itself names, each with its section."""
    shortened = {one.short for one in known.facts.abbreviations}
    for entity in known.entities:
        own = [name for name in entity.mentions if _is_own(known.document, name)]
        part = part_of(known, entity) if own and entity.canonical not in shortened else ""
        if part:
            yield part, _entry(known.document, entity, because)


def _is_own(document: Document, name: Name) -> bool:
    """Return True if a name is the document's own, and not part of a title that it cites."""
    is_listed = document.role_at(name.span.start) is Role.REFERENCES
    return not (name.quoted or is_listed)


def _entry(document: Document, entity: Entity, because: Because | None) -> dict[str, Any]:
    spans = [name.span for name in entity.mentions]
    forms = {form.text: form.count for form in entity.forms}
    lines = _lines(document, spans)
    entry = {"name": entity.canonical, "forms": forms, "lines": lines}
    why = because(document, entity) if because and len(forms) > 1 else {}
    titles = {"titles": list(entity.titles)} if entity.titles else {}
    return entry | titles | ({"because": why} if why else {})


def _titles(known: Dossier) -> Iterator[dict[str, Any]]:
    """Yield the titles of the works that the document cites."""
    for source in known.sources:
        if source.title and source.span is not None:
            title = ": ".join(part for part in (source.title, source.subtitle) if part)
            lines = _lines(known.document, [source.span])
            yield {"name": title, "lines": lines}


def _short_forms(known: Dossier) -> Iterator[dict[str, Any]]:
    document, found = known.document, known.facts.abbreviations
    for short in sorted({one.short for one in found}):
        held = [one for one in found if one.short == short]
        words = {one.reading: document.words(one.expansion) for one in held if one.expansion}
        yield {
            "name": short,
            "stands for": "; ".join(words.values()),
            "forms": {short: len(held)},
            "lines": _lines(document, [one.span for one in held]),
        }


def _forms(known: Dossier, kinds: Collection[FormClass]) -> Iterator[dict[str, Any]]:
    """Yield what is written in two forms, and what has one of several that it might have."""
    for one in (*known.forms.variations, *known.forms.alone):
        name, *others = one.names
        if one.kind in kinds and name:
            ruled = {"allow" if one.chosen is Chosen.TIE else "not": others} if others else {}
            spans = [span for each in one.variants for span in each.places]
            counts = {each.label: len(each.places) for each in one.variants}
            yield {"name": name, **ruled, "forms": counts, "lines": _lines(known.document, spans)}


def _lines(document: Document, spans: list[Span]) -> dict[str, list[int]]:
    """Return the lines by path of the document, or of each chapter of a book."""
    found: dict[str, set[int]] = {} if document.chapters else {document.path: set()}
    for span in spans:
        place = document.place(span)
        path = place.path if document.chapters else document.path
        found.setdefault(path, set()).add(place.line)
    return {path: sorted(lines) for path, lines in found.items()}
