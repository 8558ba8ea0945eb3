"""Results from an archive as text, JSON and HTML."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict

from factcheck.corpus.asking import NamedEntity
from factcheck.corpus.candidates import MOST_PLACES
from factcheck.corpus.checked import Checked
from factcheck.corpus.conflicts import Finding, Place
from factcheck.model.text import PAGE
from factcheck.output.escape import inert, printable

VERSION = 1
"""Version of the JSON format."""
_MOST_PLACES = 5
"""Maximum number of places per side of a finding in the text report."""
_MOST_FORMS = 8
"""Maximum number of places per form of a name in the text report."""


def to_text(checked: Checked) -> str:
    """Return the findings as text, one block each."""
    return "\n".join(line for one in checked.findings for line in _block(one))


def summary(checked: Checked) -> str:
    """Return a line with the number of findings, and a line about places that were not compared."""
    number = len(checked.findings)
    what = _plural(number, "conflict") if number else "no conflicts"
    counts = Counter(one.code for one in checked.findings)
    codes = ", ".join(f"{counts[code]} {code}" for code in sorted(counts))
    first = f"{what} between {_plural(checked.documents, 'document')}"
    first += f" ({codes})" if codes else ""
    rest = (
        f"{one.of} not compared: {one.places:,} places with {one.keys:,} keys that more than "
        f"{MOST_PLACES} places share"
        for one in checked.crowds
    )
    return "\n".join((first, *rest))


def _block(one: Finding) -> Iterator[str]:
    place = one.these[0]
    yield f"{where(place)}: {one.code} {printable(one.message)}"
    for name, places in (("here", one.these), ("there", one.others)):
        for each in places[:_MOST_PLACES]:
            yield f"  {name:5}  {where(each)}: {printable(each.says)}"
        if len(places) > _MOST_PLACES:
            yield f"  {name:5}  and {len(places) - _MOST_PLACES} more"
    for line in one.proof:
        yield f"  {'proof':5}  {printable(line)}"
    yield ""


def where(place: Place) -> str:
    """Return a place in the format that editors recognize: path:line:column."""
    page = f"{PAGE}{place.page}" if place.page else ""
    return f"{printable(place.path)}{page}:{place.line}:{place.column}"


def to_json(checked: Checked) -> str:
    """Return the findings as JSON."""
    return _json(
        {
            "documents": checked.documents,
            "findings": [_fields(one) for one in checked.findings],
            "not_compared": [asdict(one) for one in checked.crowds],
        }
    )


def _json(fields: Mapping[str, Any]) -> str:
    whole = {"version": VERSION, **fields}
    return inert(json.dumps(whole, ensure_ascii=False, indent=2, default=str)) + "\n"


def _fields(one: Finding) -> Mapping[str, Any]:
    return {
        "code": one.code,
        "message": one.message,
        "proof": list(one.proof),
        "fingerprint": one.fingerprint,
        "these": [asdict(place) for place in one.these],
        "others": [asdict(place) for place in one.others],
    }


def to_html(checked: Checked) -> str:
    """Return the findings as a self-contained page."""
    from factcheck.output.html.templating import (  # noqa: PLC0415 - only a page needs it
        asset,
        environment,
        policy,
    )

    style = asset("style.css")
    template = environment("factcheck.corpus").get_template("archive.html")
    return template.render(
        title="Conflicts between documents",
        style=style,
        policy=policy(style, "", "form-action 'none'"),
        findings=checked.findings,
        summary=summary(checked).splitlines(),
        where=where,
    )


def entities_text(found: Sequence[NamedEntity]) -> str:
    """Return the entities found by name as text, with their forms and places."""
    return "\n".join(line for one in found for line in _entity(one))


def _entity(one: NamedEntity) -> Iterator[str]:
    near = "near: " if one.is_near else ""
    counts = f"{_plural(one.mentions, 'mention')} in {_plural(one.documents, 'document')}"
    yield f"{near}{printable(one.name)} ({one.kind}): {counts}"
    for office in one.offices:
        yield f"  called  {printable(office)}"
    texts = dict.fromkeys(form.text for form in one.forms)
    for text in texts:
        places = [form for form in one.forms if form.text == text]
        yield f"  {printable(text)}  {sum(form.count for form in places):,}×"
        for form in places[:_MOST_FORMS]:
            yield f"    {printable(form.path)}:{form.line}:{form.column}"
        if len(places) > _MOST_FORMS:
            yield f"    and in {len(places) - _MOST_FORMS:,} more documents"
    yield ""


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' if number != 1 else ''}"


def entities_json(found: Sequence[NamedEntity]) -> str:
    """Return the entities found by name as JSON."""
    return _json({"entities": [asdict(one) for one in found]})
