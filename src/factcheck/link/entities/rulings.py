"""Editors' decisions about names: the entities of a claims folder, the forms of a style sheet."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from factcheck.document.text import is_one_slip
from factcheck.lexicon.data.english import is_ordinary, is_proper
from factcheck.link.entities.alignment import align
from factcheck.link.entities.assembly import titles, written
from factcheck.link.entities.spellings import (
    SHORTEST_CLOSE,
    Closeness,
    are_inflected,
    compare,
    difference,
    fold,
)
from factcheck.link.entities.usages import WrittenForm, usages
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

SHORTEST_ALONE = 6
"""Minimum length of a single word that is compared; many shorter words differ by one letter."""


def settled(entities: Iterable[Entity], sheet: Sheet) -> tuple[Entity, ...]:
    """Return the entities with the variants that remain under the decisions of a style sheet.

    A form that the sheet prefers is the usual form, regardless of the counts. A form that it
    allows is not a variant, and two preferred forms are two entities. A form that is not in the
    sheet is a variant of a preferred name that differs by one letter.
    """
    if not sheet.rulings:
        return tuple(entities)
    ruled = (evolve(one, variants=tuple(_variants(one, sheet.rulings))) for one in entities)
    return tuple(
        evolve(one, variants=(*one.variants, *_near_misses(one, sheet.rulings))) for one in ruled
    )


def _near_misses(entity: Entity, rulings: tuple[Ruling, ...]) -> Iterator[Variant]:
    """Yield the forms of an entity that are one letter away from a name in the sheet."""
    rare = {variant.rare.text for variant in entity.variants}
    quoted = {one.span for one in entity.mentions if one.quoted}
    for form in entity.forms:
        if form.text in rare or not form.spans or any(_knows(one, form.text) for one in rulings):
            continue
        names = (name for one in rulings for name in (one.name, *one.allow))
        name = next((name for name in names if is_near_miss(form.text, name)), None)
        spans = tuple(span for span in form.spans if span not in quoted)
        if name is not None and spans:
            proof = (f"the style sheet lists “{name}”, one letter away",)
            own, right = Form(form.text, spans), Form(name, ())
            yield Variant(variant_kind(entity.kind), own, right, proof)


def _knows(ruling: Ruling, text: str) -> bool:
    """Return True if a style sheet mentions a form as preferred, allowed or wrong."""
    return ruling.covers(text) or ruling.allows(text) or text in ruling.avoid


def is_near_miss(form: str, name: str) -> bool:
    """Return True if a form differs from a name only by one typo in one word.

    A single word is compared with the surname of a full name. Widely known names, ordinary words
    and other forms of the word ("Norwegians") are not near misses.
    """
    mine, theirs = form.split(), name.split()
    if len(mine) == 1 < len(theirs):
        theirs = theirs[-1:]
    if len(mine) != len(theirs):
        return False
    odd = [(one, other) for one, other in zip(mine, theirs, strict=True) if one != other]
    is_given = len(mine) > 1 and mine[-1] == theirs[-1]
    if len(odd) != 1 or (is_given and odd[0][0][-1] != odd[0][1][-1]):  # "Rafael" and "Rafaela"
        return False
    word, right = odd[0]
    if min(len(word), len(right)) < (SHORTEST_CLOSE if len(mine) > 1 else SHORTEST_ALONE):
        return False
    left, meant = fold(word), fold(right)
    is_another = is_proper(word) or is_ordinary(word.casefold()) or are_inflected(left, meant)
    return not is_another and left != meant and is_one_slip(left, meant)


def _variants(entity: Entity, rulings: tuple[Ruling, ...]) -> Iterator[Variant]:
    """Yield an entity's variants that a style sheet accepts, and the forms that it rejects."""
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
                has = f"the style sheet lists “{ruling.name}”, not “{form}”"
                proof = (has, difference(form, ruling.name))
                usual = next((one for one in entity.forms if one.text == ruling.name), None)
                usual = usual or Form(ruling.name, ())
                yield Variant(
                    variant_kind(entity.kind), Form(form, spans), usual, proof, settled=True
                )


def _has(name: Name, form: str) -> bool:
    """Return True if the words of a form are adjacent in a mention outside quotations."""
    return not name.quoted and f" {form} " in f" {' '.join(name.parts)} "


def _ruled(variant: Variant, rulings: tuple[Ruling, ...]) -> Variant | None:
    """Return a variant as changed by a style sheet; None if the sheet accepts both forms."""
    if variant.kind is VariantKind.ROLE:
        return variant
    usual, rare = (
        next((one for one in rulings if one.covers(form.text)), None)
        for form in (variant.usual, variant.rare)
    )
    ruling = usual or rare
    if not ruling:
        return variant
    if rare:
        variant = evolve(variant, rare=variant.usual, usual=variant.rare)
    if (usual and rare) or ruling.allows(variant.rare.text):
        return None
    proof = (*variant.proof, f"the style sheet lists “{ruling.name}”")
    return evolve(variant, settled=True, proof=proof)


# ---- entities of a claims folder: only their spellings are compared ----


def by_hand(document: Document, entity: Entity, names: tuple[Name, ...]) -> Entity:
    """Return a declared entity with the mentions that have its key, and with its variants."""
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
    """Yield the forms that spell a part differently from the canonical or most frequent form."""
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
    """Return how two forms of a person's name differ; None if one is a short form."""
    if not one.is_full or not usual.is_full:
        short, long = sorted((one, usual), key=lambda usage: len(usage.parts))
        alike = [compare(short.parts[0], part) for part in long.parts]
        is_misspelt = Closeness.CLOSE <= max(alike) < Closeness.EQUAL
        return variant_kind(of) if is_misspelt else None
    found = align(one, usual)
    if found is None or found.likeness in (Closeness.EQUAL, Closeness.NONE):
        return None
    is_loose = found.likeness is Closeness.LOOSE and found.first
    return VariantKind.GIVEN_NAME if is_loose else variant_kind(of)


def variant_kind(of: NameKind) -> VariantKind:
    """Return the kind of variant for an entity of a given kind."""
    kinds = {NameKind.ORGANISATION: VariantKind.ORGANISATION, NameKind.PLACE: VariantKind.PLACE}
    return kinds.get(of, VariantKind.SPELLING)


# ---- reasons why forms belong to an entity, for editors of a style sheet ----


def reasons(document: Document, entity: Entity) -> dict[str, str]:
    """Return the reason why each form belongs to an entity.

    Args:
        document: The document that contains the names.
        entity: One of its entities.

    Returns:
        The forms in the order of `Entity.forms`, each with an explanation for the editor.
    """
    spelt = {variant.rare.text: variant for variant in entity.variants}
    return {
        form.text: _reason(document, entity, form, spelt.get(form.text)) for form in entity.forms
    }


def _reason(document: Document, entity: Entity, form: Form, variant: Variant | None) -> str:
    if form.text == entity.canonical:
        return "named in a claims folder" if entity.declared else "the fullest form"
    if variant:
        return f"another spelling of “{variant.usual.text}”: {'; '.join(variant.proof)}"
    if entity.declared:
        return "stated in a claims folder"
    if len(form.text.split()) > 1:
        return f"agrees with “{entity.canonical}”"
    start = form.spans[0].start
    before = [one.span for one in entity.mentions if len(one.parts) > 1 and one.span.start < start]
    line = (
        f"last mentioned by full name on line {document.place(max(before)).line}"
        if before
        else "named later"
    )
    return f"short for “{entity.canonical}”, who was {line}"
