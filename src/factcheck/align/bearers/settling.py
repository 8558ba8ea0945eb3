"""Variants that a style sheet settles: the right form is known, or both are right."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from factcheck.model import (
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


def settled(entities: Iterable[Entity], sheet: Sheet) -> tuple[Entity, ...]:
    """Return the bearers with their variants as a style sheet rules.

    A form that the sheet names is the usual one, whatever the counts; a form that it allows is
    no variant; two forms that are both names of the sheet are two bearers.
    """
    if not sheet.rulings:
        return tuple(entities)
    return tuple(evolve(one, variants=tuple(_variants(one, sheet.rulings))) for one in entities)


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
                proof = (f"the style sheet has “{ruling.name}” and not “{form}”",)
                usual = next((one for one in entity.forms if one.text == ruling.name), None)
                usual = usual or Form(ruling.name, ())
                yield Variant(_kind(entity), Form(form, spans), usual, proof, settled=True)


def _has(name: Name, form: str) -> bool:
    """Say whether the words of a form stand side by side in a mention that is no quotation."""
    return not name.quoted and f" {form} " in f" {' '.join(name.parts)} "


def _kind(entity: Entity) -> VariantKind:
    kinds = {NameKind.ORGANISATION: VariantKind.ORGANISATION, NameKind.PLACE: VariantKind.PLACE}
    return kinds.get(entity.kind, VariantKind.SPELLING)


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
