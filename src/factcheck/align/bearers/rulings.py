"""What a person settles: bearers of a claims folder, right forms of a style sheet; and why so."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from factcheck.align.bearers.alignment import align
from factcheck.align.bearers.assembly import titles, written
from factcheck.align.bearers.spellings import (
    SHORTEST_CLOSE,
    Closeness,
    are_inflected,
    bare,
    compare,
    difference,
    fold,
    is_initial,
)
from factcheck.align.bearers.usages import WrittenForm, usages
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import (
    Document,
    Entity,
    Form,
    Name,
    NameKind,
    Ruling,
    Sheet,
    Span,
    Variant,
    VariantKind,
)
from factcheck.text import is_one_slip

SHORTEST_ALONE = 6
"""Letters of a word that stands alone: of shorter ones too many are a letter apart."""


def settled(entities: Iterable[Entity], sheet: Sheet) -> tuple[Entity, ...]:
    """Return the bearers with their variants as a style sheet rules.

    A form that the sheet names is the usual one, whatever the counts; a form that it allows is
    no variant; two forms that are both names of the sheet are two bearers. A form that the sheet
    does not have is a variant of the name that it misses by one letter.
    """
    if not sheet.rulings:
        return tuple(entities)
    ruled = (evolve(one, variants=tuple(_variants(one, sheet.rulings))) for one in entities)
    return tuple(
        evolve(one, variants=(*one.variants, *_near_misses(one, sheet.rulings))) for one in ruled
    )


def _near_misses(entity: Entity, rulings: tuple[Ruling, ...]) -> Iterator[Variant]:
    """Yield the forms of a bearer that one letter parts from a name of the sheet."""
    rare = {variant.rare.text for variant in entity.variants}
    quoted = {one.span for one in entity.mentions if one.quoted}
    for form in entity.forms:
        if form.text in rare or not form.spans or any(_knows(one, form.text) for one in rulings):
            continue
        names = (name for one in rulings for name in (one.name, *one.allow))
        name = next((name for name in names if is_near_miss(form.text, name)), None)
        spans = tuple(span for span in form.spans if span not in quoted)
        if name is not None and spans:
            proof = (f"the style sheet has “{name}”, one letter away",)
            own, right = Form(form.text, spans), Form(name, ())
            yield Variant(variant_kind(entity.kind), own, right, proof)


def _knows(ruling: Ruling, text: str) -> bool:
    """True if a style sheet has a form: as right, as right beside it, or as wrong."""
    return ruling.covers(text) or ruling.allows(text) or text in ruling.avoid


def is_near_miss(form: str, name: str) -> bool:
    """True if one word of a form is a letter away from that of a name, and the others are its own.

    A surname alone may miss that of a full name. What is widely known as another name, an ordinary
    word or another form of the word ("Norwegians") is none.
    """
    mine, theirs = form.split(), name.split()
    if len(mine) == 1 < len(theirs):
        theirs = theirs[-1:]
    if len(mine) != len(theirs):
        return False
    pairs = list(zip(mine, theirs, strict=True))
    odd = [(one, other) for one, other in pairs if one != other]
    is_given = len(mine) > 1 and mine[-1] == theirs[-1]
    if len(odd) != 1 or (is_given and odd[0][0][-1] != odd[0][1][-1]):  # "Rafael" and "Rafaela"
        return False
    return _is_letter_away(*odd[0], alone=len(mine) == 1)


def _is_letter_away(word: str, right: str, *, alone: bool) -> bool:
    """True if a word is the right one with a letter wrong."""
    if min(len(word), len(right)) < (SHORTEST_ALONE if alone else SHORTEST_CLOSE):
        return False
    one, other = fold(word), fold(right)
    is_another = is_proper(word) or is_ordinary(word.casefold()) or are_inflected(one, other)
    return not is_another and one != other and is_one_slip(one, other)


def _variants(entity: Entity, rulings: tuple[Ruling, ...]) -> Iterator[Variant]:
    """Yield the variants of a bearer as they are ruled, and the forms that the sheet avoids."""
    told: set[Span] = set()
    for each in entity.variants:
        ruled = _ruled(each, rulings)
        if ruled:
            told.update(ruled.rare.spans)
            yield ruled
    for ruling in rulings:
        for form in ruling.avoid:
            spans = tuple(
                name.span for name in entity.mentions if _has(name, form) and name.span not in told
            )
            if spans:
                has = f"the style sheet has “{ruling.name}” and not “{form}”"
                proof = (has, difference(form, ruling.name))
                usual = next((one for one in entity.forms if one.text == ruling.name), None)
                usual = usual or Form(ruling.name, ())
                yield Variant(
                    variant_kind(entity.kind), Form(form, spans), usual, proof, settled=True
                )


def _has(name: Name, form: str) -> bool:
    """Say whether the words of a form stand side by side in a mention that is no quotation."""
    return not name.quoted and f" {form} " in f" {' '.join(name.parts)} "


def _ruled(variant: Variant, rulings: tuple[Ruling, ...]) -> Variant | None:
    """Return a variant as it is ruled; None where the sheet says that there is none."""
    if variant.kind is VariantKind.ROLE:
        return variant
    usual = next((one for one in rulings if one.covers(variant.usual.text)), None)
    rare = next((one for one in rulings if one.covers(variant.rare.text)), None)
    if usual and rare:
        return None
    if usual:
        return None if usual.allows(variant.rare.text) else _settle(variant, usual)
    if rare:
        turned = evolve(variant, rare=variant.usual, usual=variant.rare)
        return None if rare.allows(variant.usual.text) else _settle(turned, rare)
    return variant


def _settle(variant: Variant, ruling: Ruling) -> Variant:
    proof = (*variant.proof, f"the style sheet has “{ruling.name}”")
    return evolve(variant, settled=True, proof=proof)


# ---- bearers that a claims folder names: only their spellings are compared ----


def by_hand(document: Document, entity: Entity, names: tuple[Name, ...]) -> Entity:
    """Return a declared bearer with the mentions that carry its key, and its variants."""
    mentions = tuple(name for name in names if name.bearer == entity.key)
    if not mentions:
        return entity
    return evolve(
        entity,
        mentions=mentions,
        forms=written(document, mentions),
        titles=titles(document, mentions),
        variants=tuple(_variants_declared(document.text, entity, mentions)),
        declared=True,
    )


def _variants_declared(text: str, entity: Entity, mentions: tuple[Name, ...]) -> Iterator[Variant]:
    """Yield the forms that spell a part otherwise than the canonical form, or the most usual."""
    found = usages(text, [name for name in mentions if not name.quoted])
    if not found:
        return
    canonical = entity.canonical.casefold()
    usual = max(found, key=lambda one: (one.text.casefold() == canonical, one.is_full, one.count))
    for one in found:
        kind = _difference(entity.kind, one, usual)
        if one is not usual and kind:
            counts = f"{usual.text} {usual.count}×, {one.text} {one.count}×"
            proof = (counts, f"both are {entity.canonical}")
            settled = usual.text.casefold() == canonical
            yield Variant(kind, one.form, usual.form, proof, settled=settled)


def _difference(of: NameKind, one: WrittenForm, usual: WrittenForm) -> VariantKind | None:
    """Return in what two forms of one bearer differ; None if the one only shortens the other."""
    if not one.is_full or not usual.is_full:
        return variant_kind(of) if _is_misspelt_part(one, usual) else None
    found = align(one, usual)
    if found is None or found.likeness in (Closeness.EQUAL, Closeness.NONE):
        return None
    loose = found.likeness is Closeness.LOOSE and found.first
    return VariantKind.GIVEN_NAME if loose else variant_kind(of)


def _is_misspelt_part(one: WrittenForm, usual: WrittenForm) -> bool:
    """Say whether a lone word is a misspelt part of a name, and no part as it is printed."""
    short, long = sorted((one, usual), key=lambda usage: len(usage.parts))
    words = [bare(part) for part in long.parts]
    if bare(short.parts[0]) in words:
        return False
    return any(compare(short.parts[0], part) >= Closeness.CLOSE for part in long.parts)


def variant_kind(of: NameKind) -> VariantKind:
    """Return of what kind a variant of a name is that a bearer of a kind has."""
    kinds = {NameKind.ORGANISATION: VariantKind.ORGANISATION, NameKind.PLACE: VariantKind.PLACE}
    return kinds.get(of, VariantKind.SPELLING)


# ---- why the forms of one bearer are taken to be his, for who writes a style sheet ----


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
