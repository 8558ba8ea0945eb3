"""Percentages, money, dates, times, marks and short words: shapes that a list of patterns names.

The list is `lexicon/conventions.txt`. Its patterns are tried only where the anchor of their convention
matches, so that a long text is read once for each anchor and not for each form.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from factcheck import lexicon
from factcheck.mentions.forms.prose import Prose
from factcheck.model import BlockKind, Span
from factcheck.model.forms import FormClass, FormMention

_COLUMNS = re.compile(r" {2,}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_CLASSES = {
    "measure": FormClass.MEASURE,
    "date": FormClass.DATE,
    "abbreviation": FormClass.ABBREVIATION,
    "punctuation": FormClass.PUNCTUATION,
    "layout": FormClass.LAYOUT,
}
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ENTRY})
_SCOPES = {
    "prose": _PROSE,
    "text": _PROSE | {BlockKind.CAPTION, BlockKind.ROW},
    "paragraph": frozenset({BlockKind.PARAGRAPH}),
    "caption": frozenset({BlockKind.CAPTION}),
}


@frozen
class Shape:
    """One form of a convention."""

    label: str
    pattern: re.Pattern[str]
    template: str
    """How it is written with the groups of another form; empty if they do not say."""


@frozen
class Convention:
    """What is written in one of several shapes."""

    name: str
    kind: FormClass
    scope: frozenset[BlockKind]
    anchor: str
    shapes: tuple[Shape, ...]


@cache
def conventions() -> Mapping[str, Convention]:
    """Return the conventions by name, in the order of their list."""
    found: dict[str, Convention] = {}
    heads: list[tuple[list[str], list[Shape]]] = []
    for line in lexicon.ordered("conventions.conventions"):
        if line.startswith("= "):
            heads.append((_COLUMNS.split(line[2:]), []))
        else:
            label, pattern, *template = _COLUMNS.split(line)
            shape = Shape(
                label,
                re.compile(_filled(pattern)),
                template[0].replace("␣", " ") if template else "",
            )
            heads[-1][1].append(shape)
    for (name, kind, scope, anchor), shapes in heads:
        found[name] = Convention(
            name, _CLASSES[kind], _SCOPES[scope], _filled(anchor), tuple(shapes)
        )
    return found


@cache
def _parts() -> Mapping[str, str]:
    months = lexicon.alternation("dates.full months")
    short = lexicon.alternation("dates.short months")
    long = "|".join(name for name in months.split("|") if name != "May")
    return {
        "<NUMBER>": r"(?<![\w.,:])\d",
        "<N>": r"\d+(?:[.,]\d+)*",
        "<MONTHS>": rf"\b(?:{months}|{short})\b",
        "<MONTH>": f"(?:{months})",
        "<LONG>": f"(?:{long})",
        "<MON>": f"(?:{short})",
        "<UNIT>": f"(?:{lexicon.alternation('forms.units')})",
        "<FEW>": lexicon.alternation("forms.ordinals"),
    }


def _filled(pattern: str) -> str:
    pattern = pattern.replace("␣", " ")
    for name, inside in _parts().items():
        pattern = pattern.replace(name, inside)
    return pattern


@cache
def _by_anchor() -> Sequence[tuple[re.Pattern[str], tuple[Convention, ...]]]:
    found: defaultdict[str, list[Convention]] = defaultdict(list)
    for one in conventions().values():
        found[one.anchor].append(one)
    return [(re.compile(anchor, re.MULTILINE), tuple(held)) for anchor, held in found.items()]


def shapes(prose: Prose) -> Iterator[FormMention]:
    """Yield the places of all conventions in the own words, convention by convention."""
    document = prose.document
    for anchor, held in _by_anchor():
        for match in anchor.finditer(document.text):
            block = document.block_at(match.start())
            if block is None or document.role_at(match.start()).is_of_others:
                continue
            for convention in held:
                if block.kind in convention.scope:
                    yield from _shape(prose, convention, match.start())


def _shape(prose: Prose, convention: Convention, start: int) -> Iterator[FormMention]:
    for shape in convention.shapes:
        found = shape.pattern.match(prose.document.text, start)
        if found:
            span = Span(*found.span())
            if not prose.taken.meets(span):
                kind, name = convention.kind, convention.name
                yield FormMention(span, kind, name, shape.label, shape.label)
            return


def reshaped(text: str, span: Span, name: str, label: str) -> str:
    """Return a place of a convention in another of its forms; empty if its words do not say how.

    Args:
        text: Of the document.
        span: The place.
        name: Of the convention.
        label: Of the form.
    """
    held = conventions()[name].shapes
    target = next(one.template for one in held if one.label == label)
    found = next(filter(None, (one.pattern.match(text, span.start) for one in held)), None)
    groups = {key: words for key, words in found.groupdict().items() if words} if found else {}

    def optional(part: re.Match[str]) -> str:
        return part[1] if set(_FIELD.findall(part[1])) <= set(groups) else ""

    whole = _OPTIONAL.sub(optional, target)
    return whole.format(**groups) if set(_FIELD.findall(whole)) <= set(groups) else ""
