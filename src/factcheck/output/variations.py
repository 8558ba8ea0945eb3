"""Reports of the forms of documents: text and JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.model import Document, Report, Span
from factcheck.model.forms import Chosen, FormClass, Variant, Variation
from factcheck.output.escape import printable


def in_two_forms(count: int) -> str:
    """Return a count as text: "18 terms in two forms"."""
    return f"{count} {'term' if count == 1 else 'terms'} in two forms"


def to_forms_text(reports: Sequence[Report]) -> str:
    """Return one line per variation, with the counts and first lines of its forms."""
    return "\n".join("\n".join(_document(report)) + "\n" for report in reports)


def _document(report: Report) -> Iterator[str]:
    found = report.dossier.forms.variations
    told = in_two_forms(len(found)) if found else "one form throughout"
    yield f"{printable(report.path)}: {told}"
    numbers = {id(one): number for number, one in enumerate(found, 1)}
    for kind in FormClass:
        held = [one for one in found if one.kind is kind]
        if held:
            yield f"\n{kind.value}"
        for one in held:
            line = f"  {numbers[id(one)]:3}  {_told(report.dossier.document, one)}"
            yield printable(line)


def _told(document: Document, one: Variation) -> str:
    if one.note:
        places = f"{len(one.others[0].places)}×, " if len(one.others[0].places) > 1 else ""
        return f"{one.variants[0].label}: {one.note} ({places}{_line(document, one.others[0])})"
    forms = " | ".join(
        f"{form.label} {len(form.places)}× ({_line(document, form)})" if form.places else form.label
        for form in one.variants
    )
    about = f"{one.title}: " if one.title else ""
    by = {Chosen.TIE: "  [as often]", Chosen.SHEET: "  [style sheet]"}.get(one.chosen, "")
    return f"{about}{forms}{by}"


def _line(document: Document, form: Variant) -> str:
    place = document.place(form.places[0])
    where = f"{place.path}, " if document.chapters else ""
    return f"{where}{place.counted} {place.line}"


def to_forms_json(reports: Sequence[Report]) -> str:
    """Return the variations of each document as JSON, with every place."""
    import json  # noqa: PLC0415 - for one format

    body = [
        {
            "path": report.path,
            "forms": [
                _object(report.dossier.document, one) for one in report.dossier.forms.variations
            ],
        }
        for report in reports
    ]
    return json.dumps(body, ensure_ascii=True, indent=1) + "\n"


def _object(document: Document, one: Variation) -> dict[str, Any]:
    return {
        "class": one.kind.value,
        "key": one.key,
        "chosen": one.chosen.value,
        "note": one.note,
        "forms": [
            {
                "form": form.label,
                "name": name,
                "places": [_place(document, span) for span in form.places],
            }
            for form, name in zip(one.variants, one.names, strict=True)
        ],
    }


def _place(document: Document, span: Span) -> dict[str, Any]:
    place = document.place(span)
    return {"path": place.path, "line": place.line, "column": place.column, "text": place.text}
