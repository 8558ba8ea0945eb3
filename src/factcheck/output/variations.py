"""Reports on words and conventions that have two forms, as text and JSON."""

from collections.abc import Iterator
from typing import Any

from factcheck.model import Document, Report
from factcheck.model.forms import Chosen, FormClass, Variant, Variation
from factcheck.output.escape import as_json, printable
from factcheck.output.text import Reports, plural, several


def in_two_forms(count: int) -> str:
    """Return a count with its noun: "18 terms with inconsistent forms"."""
    return f"{plural(count, 'term')} with inconsistent forms"


def to_forms_text(reports: Reports) -> str:
    """Return one line per variation, with the count and first line of each form."""
    return "\n".join("\n".join((*_document(report), "")) for report in several(reports))


def _document(report: Report) -> Iterator[str]:
    found = list(enumerate(report.dossier.forms.variations, 1))
    told = in_two_forms(len(found)) if found else "no inconsistent forms"
    yield f"{printable(report.path)}: {told}"
    for kind in FormClass:
        same = [(number, one) for number, one in found if one.kind is kind]
        if same:
            yield f"\n{kind.value}"
        for number, one in same:
            yield printable(f"  {number:3}  {_told(report.dossier.document, one)}")


def _told(document: Document, one: Variation) -> str:
    if one.note:
        other = one.others[0]
        places = f"{len(other.places)}×, " if len(other.places) > 1 else ""
        return f"{one.variants[0].label}: {one.note} ({places}{_line(document, other)})"
    forms = " | ".join(_counted(document, form) for form in one.variants)
    about = f"{one.title}: " if one.title else ""
    by = {Chosen.TIE: "  [equally often]", Chosen.SHEET: "  [style sheet]"}.get(one.chosen, "")
    return f"{about}{forms}{by}"


def _counted(document: Document, form: Variant) -> str:
    """Return the first words in a form, an example of the form if that differs, and the count."""
    if not form.places:
        return form.label
    words, example = " ".join(document.words(form.places[0]).split()), ""
    if words.lower() == form.label.lower():
        words = form.label
    else:
        example = f"; form “{form.label}”"
    return f"{words} {len(form.places)}× ({_line(document, form)}{example})"


def _line(document: Document, form: Variant) -> str:
    place = document.place(form.places[0])
    where = f"{place.path}, " if document.chapters else ""
    return f"{where}{place.counted} {place.line}"


def to_forms_json(reports: Reports) -> str:
    """Return the variations of each document as JSON, with every place."""
    return as_json(
        [
            {
                "path": report.path,
                "forms": [
                    _object(report.dossier.document, one) for one in report.dossier.forms.variations
                ],
            }
            for report in several(reports)
        ]
    )


def _object(document: Document, one: Variation) -> dict[str, Any]:
    forms = []
    for form, name in zip(one.variants, one.names, strict=True):
        places = [
            {"path": place.path, "line": place.line, "column": place.column, "text": place.text}
            for place in map(document.place, form.places)
        ]
        forms.append({"form": form.label, "name": name, "places": places})
    return {
        "class": one.kind.value,
        "key": one.key,
        "chosen": one.chosen.value,
        "note": one.note,
        "forms": forms,
    }
