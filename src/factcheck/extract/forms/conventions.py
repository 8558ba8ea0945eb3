"""Patterns for percentages, money, dates, times, punctuation and function words.

The patterns are in `lexicon/conventions.txt`. Each is tried only at the tokens that its convention
names, so that the text is read once.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from factcheck import lexicon
from factcheck.extract.forms.prose import Prose
from factcheck.model import BlockKind, Span
from factcheck.model.forms import FormClass, FormMention

_COLUMNS = re.compile(r" {2,}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_CLASSES = {
    "compound": FormClass.COMPOUND,
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
    """One form of a convention. Its pattern is compiled on first use."""

    label: str
    source: str
    template: str
    """The template that converts another form to this form; empty if that is impossible."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the compiled pattern, which is matched at a given offset."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(_filled(source), re.MULTILINE)


@frozen
class Convention:
    """Something that can be written in several forms, such as percentages."""

    name: str
    kind: FormClass
    scope: frozenset[BlockKind]
    anchors: tuple[str, ...]
    """Tokens and token classes at which the patterns are tried."""
    needs: tuple[str, ...]
    """If not empty, only texts that contain at least one of these strings are searched."""
    shapes: tuple[Shape, ...]

    def is_in(self, text: str) -> bool:
        """Return True if a text may use the convention."""
        return not self.needs or any(need in text for need in self.needs)

    @property
    def is_spaced(self) -> bool:
        """Return True if the patterns include the space before the token."""
        return self.anchors[0].startswith("␣")


@cache
def conventions() -> Mapping[str, Convention]:
    """Return the conventions by name, in file order."""
    found: dict[str, Convention] = {}
    heads: list[tuple[list[str], list[Shape]]] = []
    for line in lexicon.ordered("conventions.conventions"):
        if line.startswith("= "):
            heads.append((_COLUMNS.split(line[2:]), []))
        else:
            label, pattern, *template = _COLUMNS.split(line)
            shape = Shape(label, pattern, template[0].replace("␣", " ") if template else "")
            heads[-1][1].append(shape)
    for (name, kind, scope, anchors, *needs), shapes in heads:
        needed = tuple(_filled(needs[0]).split("+")) if needs else ()
        found[name] = Convention(
            name, _CLASSES[kind], _SCOPES[scope], tuple(anchors.split()), needed, tuple(shapes)
        )
    return found


@cache
def _parts() -> Mapping[str, str]:
    months = lexicon.alternation("dates.full months")
    long = "|".join(name for name in months.split("|") if name != "May")
    return {
        "␣": " ",
        "<N>": r"\d+(?:[.,]\d+)*",
        "<MONTH>": f"(?:{months})",
        "<LONG>": f"(?:{long})",
        "<MON>": f"(?:{lexicon.alternation('dates.short months')})",
        "<UNIT>": f"(?:{lexicon.alternation('forms.units')})",
    }


def _filled(pattern: str) -> str:
    for name, inside in _parts().items():
        pattern = pattern.replace(name, inside)
    return pattern


@cache
def _by_anchor() -> Mapping[str, Sequence[Convention]]:
    """Return the conventions by the token, or the token class, at which they are tried."""
    found: defaultdict[str, list[Convention]] = defaultdict(list)
    for one in conventions().values():
        for anchor in one.anchors:
            found[anchor.lstrip(_SPACE)].append(one)
    for name, lists in _CLASSES_OF_TOKENS.items():
        for word in (word for item in lists for word in lexicon.lowered(item)):
            found[word] += found.get(name, ())
    return found


_SPACE = "␣"
_CLASSES_OF_TOKENS = {
    "months": ("dates.full months", "dates.short months"),
}
_INITIALS = len("a.b.")
_MARKS = "’'"
_BEFORE_PARTS = ".,:"
"""Characters before figures that are part of a longer number or time."""


def shapes(prose: Prose) -> Iterator[FormMention]:
    """Yield the uses of all conventions in the author's text, token by token."""
    document, starts, own = prose.document, prose.words.starts, prose.own
    tried = {name for name, one in conventions().items() if one.is_in(document.text)}
    anchors = {
        token: kept
        for token, held in _by_anchor().items()
        if (kept := [one for one in held if one.name in tried])
    }
    for token, places in prose.words.by_lower.items():
        held, shift = _tried_at(token, anchors)
        for at in places if held else ():
            before = document.text[max(0, starts[at] - 1) : starts[at]]
            is_part = token[0].isdigit() and before != "" and before in _BEFORE_PARTS
            block = document.block_at(starts[at]) if own[at] and not is_part else None
            for convention in held if block else ():
                if block and block.kind in convention.scope:
                    yield from _shape(prose, convention, starts[at] + shift)


def _tried_at(
    token: str, anchors: Mapping[str, Sequence[Convention]]
) -> tuple[Sequence[Convention], int]:
    """Return the conventions to try at a token, and the offset in the token at which they start."""
    if token[0].isdigit():
        return anchors.get("number", ()), 0
    marks = [at for mark in _MARKS if (at := token.find(mark)) >= 0]
    if marks:
        return anchors.get("apostrophe", ()), marks[0]
    is_initial = token.isalpha() if len(token) == 1 else token[1:2] == "." == token[-1:]
    if is_initial and len(token) <= _INITIALS:
        return (*anchors.get("initials", ()), *anchors.get(token, ())), 0
    return anchors.get(token, ()), 0


def _shape(prose: Prose, convention: Convention, start: int) -> Iterator[FormMention]:
    text = prose.document.text
    if convention.is_spaced and text[start - 1] == " ":
        start -= 1
    for shape in convention.shapes:
        found = shape.pattern.match(text, start)
        if found:
            span = Span(*found.span())
            if not prose.taken.meets(span):
                kind, name = convention.kind, convention.name
                yield FormMention(span, kind, name, shape.label, shape.label)
            return


def reshaped(text: str, span: Span, name: str, label: str) -> str:
    """Return a use of a convention in another form; empty if its words are not sufficient.

    Args:
        text: The text of the document.
        span: The span of the use.
        name: The name of the convention.
        label: The label of the form to write.
    """
    held = conventions()[name].shapes
    target = next(one.template for one in held if one.label == label)
    found = next(filter(None, (one.pattern.match(text, span.start) for one in held)), None)
    groups = {key: words for key, words in found.groupdict().items() if words} if found else {}

    def optional(part: re.Match[str]) -> str:
        return part[1] if set(_FIELD.findall(part[1])) <= set(groups) else ""

    whole = _OPTIONAL.sub(optional, target)
    return whole.format(**groups) if set(_FIELD.findall(whole)) <= set(groups) else ""
