"""Variants that a style sheet settles: the right form is known, or both are right."""

from collections.abc import Iterable, Iterator

from factcheck.align.bearers.declared import variant_kind
from factcheck.align.bearers.spellings import SHORTEST_CLOSE, are_inflected, difference, fold
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import Entity, Form, Name, Ruling, Sheet, Span, Variant, VariantKind
from factcheck.text import is_one_slip
from factcheck.values import evolve

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
    for form in entity.forms:
        if form.text in rare or not form.spans or any(_knows(one, form.text) for one in rulings):
            continue
        names = (name for one in rulings for name in (one.name, *one.allow))
        name = next((name for name in names if is_near_miss(form.text, name)), None)
        if name is not None:
            proof = (f"the style sheet has “{name}”, one letter away",)
            spans = tuple(
                span
                for span in form.spans
                if not any(one.quoted and one.span == span for one in entity.mentions)
            )
            if spans:
                yield Variant(
                    variant_kind(entity.kind), Form(form.text, spans), Form(name, ()), proof
                )


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
