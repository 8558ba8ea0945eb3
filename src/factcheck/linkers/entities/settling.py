"""Variants that a style sheet settles: the right form is known, or both are right."""

from collections.abc import Iterable

from attrs import evolve

from factcheck.model import Entity, Ruling, Sheet, Variant, VariantKind


def settled(entities: Iterable[Entity], sheet: Sheet) -> tuple[Entity, ...]:
    """Return the bearers with their variants as a style sheet rules.

    A form that the sheet names is the usual one, whatever the counts; a form that it allows is
    no variant; two forms that are both names of the sheet are two bearers.
    """
    if not sheet.rulings:
        return tuple(entities)
    return tuple(
        evolve(
            one,
            variants=tuple(
                ruled for each in one.variants if (ruled := _ruled(each, sheet.rulings))
            ),
        )
        for one in entities
    )


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
