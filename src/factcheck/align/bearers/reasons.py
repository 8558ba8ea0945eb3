"""Why the forms of one bearer are taken to be his: what an editor asks of a style sheet."""

from factcheck.align.bearers.spellings import bare, is_initial
from factcheck.align.bearers.usages import WrittenForm, usages
from factcheck.model import Document, Entity, Name, Variant


def reasons(document: Document, entity: Entity) -> dict[str, str]:
    """Say of each form of a bearer why it is his.

    Args:
        document: the text that holds the names.
        entity: one of its bearers.

    Returns:
        The forms as `Entity.forms` has them, each with a line that a person can follow.
    """
    found = usages(document.text, entity.mentions)
    fullest = max(found, key=lambda one: (one.text == entity.canonical, len(one.parts)))
    owner = {name.span: one for one in found for name in one.mentions}
    return {
        form.text: _reason(document, entity, owner[form.spans[0]], fullest) for form in entity.forms
    }


def _reason(document: Document, entity: Entity, one: WrittenForm, fullest: WrittenForm) -> str:
    if one is fullest:
        return "a claims folder names him" if entity.declared else "the fullest form"
    spelt = next((found for found in entity.variants if _is_of(found, one)), None)
    if spelt:
        return f"another spelling of “{spelt.usual.text}”: {'; '.join(spelt.proof)}"
    if entity.declared:
        return "a claims folder says so"
    if one.is_full:
        return _of_full(one, fullest)
    if not fullest.is_full:
        return f"“{fullest.text}” but for case, article or marks"
    return f"short for “{fullest.text}”, {_nearness(document, one.mentions[0], entity)}"


def _is_of(variant: Variant, one: WrittenForm) -> bool:
    """Say whether a usage is the rarer side of a variant."""
    return bool({name.span for name in one.mentions} & set(variant.rare.spans))


def _of_full(one: WrittenForm, fullest: WrittenForm) -> str:
    """Say how two full names agree."""
    shared = [part for part in one.parts if bare(part) in {bare(word) for word in fullest.parts}]
    agree = f"agrees with “{fullest.text}” in {' '.join(shared)}"
    return f"{agree} and in initials" if any(map(is_initial, one.parts)) else agree


def _nearness(document: Document, name: Name, entity: Entity) -> str:
    """Say what stands for a lone name: its title, and where its bearer was last named in full."""
    title = f"“{document.words(name.title)}” before it, " if name.title else ""
    before = [
        other.span
        for other in entity.mentions
        if other.span.start < name.span.start and len(other.parts) > 1
    ]
    line = document.place(max(before)).line if before else 0
    return title + (f"who was last so named on line {line}" if before else "who is named later")
