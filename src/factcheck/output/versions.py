"""Reports on the facts that differ between two versions: text, JSON, HTML, errata."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from factcheck.model import ChangeKind, Finding
from factcheck.model.versions import Comparison, FactChange, OneSided, Said
from factcheck.output.errata import correction_line, title
from factcheck.output.escape import as_json, printable, width
from factcheck.output.json import VERSION, finding_fields, place_fields, schema
from factcheck.output.outline import (
    Block,
    Quoted,
    Words,
    as_docx,
    as_html,
    as_markdown,
    section,
)
from factcheck.output.text import WIDTH, Paint, plain, plural, to_text

_LONGEST = 60
"""Maximum number of characters of a quotation or reference entry in a line."""
_MOST = 200
"""Maximum number of lines in each part of the text report."""
_KIND = max(len(kind.value) for kind in ChangeKind)
_LEFT, _CHANGED, _REMOVED, _ADDED = "Old values left", "Changed", "Removed", "Added"


def to_comparison_text(
    made: Comparison, *, columns: int = WIDTH, paint: Paint = plain, words: bool = False
) -> str:
    """Return as text the changes, the facts in only one version, and the places with an old value.

    Args:
        made: The comparison.
        columns: Width of the terminal.
        paint: Function that adds color; by default, no color.
        words: Whether to also show changed words that are not facts.
    """
    lines = [paint("bold", printable(f"{made.old.path} → {made.new.path}"))]
    others = [one for one in made.changes if one.kind is ChangeKind.WORDS]
    for head, part in (
        (_CHANGED, map(_change, made.facts)),
        ("Changed wording", map(_change, others if words else ())),
        (_REMOVED, map(_alone, made.lost)),
        (_ADDED, map(_alone, made.came)),
    ):
        told = [f"  {printable(one)}" for one in part]
        more = f"  … and {len(told) - _MOST:,} more; --format json shows all"
        lines += ["", paint("bold", head), *told[:_MOST]] if told else []
        lines += [more] if len(told) > _MOST else []
    if made.report and findings(made):
        found = to_text(made.report, columns=columns, paint=paint).rstrip("\n")
        lines += ["", paint("bold", _LEFT), found]
    hidden = f"; {plural(len(others), 'other change')} in wording (see --words)"
    more = hidden if others and not words else ""
    return "\n".join((*lines, "", printable(f"{summary(made)}{more}"), ""))


def to_comparison_markdown(made: Comparison) -> str:
    """Return a table of the changes, and lists of old, removed and added facts, as Markdown."""
    return as_markdown(_outline(made))


def to_comparison_html(made: Comparison) -> str:
    """Return a table of the changes, and lists of old, removed and added facts, as a page."""
    return as_html("Two versions", _outline(made))


def to_version_errata(made: Comparison) -> str:
    """Return the errata list as Markdown: "for *this* read *that*", with positions in words."""
    return as_markdown(_erratum(made))


def to_version_errata_docx(made: Comparison) -> bytes:
    """Return the errata list as a Word document; see `to_version_errata`."""
    return as_docx(_erratum(made))


def to_comparison_json(made: Comparison) -> str:
    """Return the comparison as indented JSON that ends with a line feed."""
    whole: dict[str, Any] = {
        "version": VERSION,
        "old": made.old.path,
        "new": made.new.path,
        "changes": [
            {
                "kind": one.kind.value,
                "old": _said(one.old),
                "new": _said(one.new),
                **({"within": one.within} if one.within else {}),
            }
            for one in made.changes
        ],
        "lost": [{"kind": one.kind.value, **_said(one.said)} for one in made.lost],
        "came": [{"kind": one.kind.value, **_said(one.said)} for one in made.came],
        "findings": [finding_fields(one) for one in findings(made)],
    }
    return as_json(whole)


def json_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of a comparison."""
    return schema("comparison")


def findings(made: Comparison) -> tuple[Finding, ...]:
    """Return the findings about places that still have an old value."""
    return made.report.findings if made.report else ()


def summary(made: Comparison) -> str:
    """Return the counts in one line: "2 figures and 1 date changed; 1 old value left"."""
    changed = Counter(one.kind.value for one in made.facts)
    kinds = [kind.value for kind in ChangeKind if changed[kind.value]]
    told = ", ".join(plural(changed[kind], kind) for kind in kinds)
    parts = [f"{told} changed" if told else "no facts changed"]
    parts += [f"{len(made.lost)} removed"] if made.lost else []
    parts += [f"{len(made.came)} added"] if made.came else []
    parts += [f"{plural(len(findings(made)), 'old value')} left"] if findings(made) else []
    return "; ".join(parts)


def _change(one: FactChange) -> str:
    told = f"{one.kind:{_KIND}}  {_short(one.old.words)} → {_short(one.new.words)}"
    within = f", “{_short(one.within)}”" if one.within else ""
    return _placed(told, f"{_line(one.old)} → {_line(one.new)}  {one.new.where}{within}")


def _alone(one: OneSided) -> str:
    told = f"{one.kind:{_KIND}}  {_short(one.said.words)}"
    return _placed(told, f"{_line(one.said)}  {one.said.where}")


def _placed(told: str, where: str) -> str:
    return f"{told}{' ' * max(0, 46 - width(told))}  {where}"


def _line(said: Said) -> str:
    page = f"page {said.place.page}, " if said.place.page else ""
    return f"{page}{said.place.counted} {said.place.line}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _outline(made: Comparison) -> Iterator[Block]:
    yield Block("title", (f"{made.old.path} → {made.new.path}",))
    yield Block("text", (f"{summary(made)}.",))
    yield from section(_LEFT, map(_old_value, findings(made)))
    if made.changes:
        yield Block("heading", (_CHANGED,))
        heads = [("What",), ("Old",), ("New",), ("Where",)]
        yield Block("table", rows=[heads, *map(_row, made.changes)])
    yield from section(_REMOVED, map(_item, made.lost))
    yield from section(_ADDED, map(_item, made.came))


def _old_value(one: Finding) -> Words:
    read = ("; change to ", Quoted(one.suggestions[0].text)) if one.suggestions else ()
    where = f"{one.code} {one.place.path}:{one.place.line}, "
    return where, Quoted(one.place.text), f": {one.message}", *read


def _row(one: FactChange) -> Sequence[Words]:
    sides = (
        (f"{said.words} ({said.place.path}:{said.place.line})",) for said in (one.old, one.new)
    )
    return (one.kind.value,), *sides, (one.new.where,)


def _item(one: OneSided) -> Words:
    place, where = one.said.place, f", {one.said.where}" if one.said.where else ""
    return f"{one.kind.value} ", Quoted(one.said.words), f" ({place.path}:{place.line}{where})"


def _erratum(made: Comparison) -> Iterator[Block]:
    """Yield the corrections, the remaining old values, and a line on other changes."""
    yield Block("title", (f"Erratum: {title(made.report) if made.report else made.old.path}",))
    besides = (
        [(f"{plural(len(made.lost), 'fact')} in the old version removed.",)] if made.lost else []
    )
    besides += [(f"{plural(len(made.came), 'fact')} added.",)] if made.came else []
    parts = [
        *section("To correct", dict.fromkeys(_corrections(made))),
        *section(_LEFT, (_left(made, one) for one in findings(made))),
        *section("Other changes", besides),
    ]
    yield from parts or [Block("text", ("There is nothing to correct.",))]


def _corrections(made: Comparison) -> Iterator[Words]:
    """Yield a line for each change, in the order of the old version, which readers have."""
    for one in sorted(made.changes, key=lambda one: (one.old.span, one.new.span)):
        is_wide = any(
            other.kind is one.kind
            and one.old.span.contains(other.old.span)
            and one.old.span != other.old.span
            for other in made.changes
        )
        if not is_wide:
            place = evolve(one.old.place, span=one.old.span)
            yield correction_line(made.old, place, one.new.words)


def _left(made: Comparison, one: Finding) -> Words:
    """Return a line about a place in the new version that still has an old value."""
    if one.suggestions:
        return correction_line(made.new, one.place, one.suggestions[0].text)
    return Quoted(made.new.words(one.place.span)), f": {one.message}"


def _said(one: Said) -> Mapping[str, Any]:
    return {"words": one.words, "value": one.value, "where": one.where, **place_fields(one.place)}
