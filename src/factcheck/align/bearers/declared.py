"""Bearers that a claims folder names: their mentions are theirs; only spellings are compared."""

from collections.abc import Iterator

from factcheck.align.bearers.alignment import align
from factcheck.align.bearers.assembly import titles, written
from factcheck.align.bearers.spellings import Closeness, bare, compare
from factcheck.align.bearers.usages import WrittenForm, usages
from factcheck.model import Document, Entity, Name, NameKind, Variant, VariantKind
from factcheck.values import evolve


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
        variants=tuple(_variants(document.text, entity, mentions)),
        declared=True,
    )


def _variants(text: str, entity: Entity, mentions: tuple[Name, ...]) -> Iterator[Variant]:
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
