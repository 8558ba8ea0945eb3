"""Names that two people in a document share, where it is unclear which of them is meant."""

from collections.abc import Iterable

from factcheck.lexicon.data.english import is_ordinary
from factcheck.link.entities.spellings import bare, is_initial
from factcheck.model import Document, Entity, Name, NameKind, Namesake, Span
from factcheck.model.text import beginning_in, by_place


def namesakes(document: Document, entities: Iterable[Entity]) -> tuple[Namesake, ...]:
    """Return the single names that may refer to several people, in order, one per block.

    A title, an apposition or an earlier full name in the block identifies the person. People who
    have not been named before are not candidates.
    """
    people = [one for one in entities if one.kind is NameKind.PERSON]
    full = {one.key: [name for name in one.mentions if _is_full(name)] for one in people}
    sharing: dict[str, dict[frozenset[str], Entity]] = {}
    for one in people:
        for name in full[one.key]:
            words = frozenset(map(bare, name.parts))
            for part in {name.parts[0], name.parts[-1]}:
                if not is_initial(part):
                    sharing.setdefault(bare(part), {}).setdefault(words, one)
    found: dict[tuple[str, int], Namesake] = {}
    for name in sorted((name for one in people for name in one.mentions), key=by_place):
        word, block = bare(name.parts[0]), document.block_at(name.span.start)
        held = list({one.key: one for one in sharing.get(word, {}).values()}.values())
        is_lone = len(name.parts) == 1 and not (name.title or name.role or name.quoted)
        if not is_lone or not block or len(held) == 1 or (word, block.span.start) in found:
            continue
        before, here = Span(0, name.span.start), Span(block.span.start, name.span.start)
        last = [(one, beginning_in(full[one.key], before)[-1:]) for one in held]
        known = [(one.canonical, names[0].span) for one, names in last if names]
        is_clear = any(beginning_in(full[one.key], here) for one in held)
        if len(known) > 1 and not is_clear:
            canonical, places = zip(*known, strict=True)
            found[word, block.span.start] = Namesake(name.span, canonical, places)
    return tuple(found.values())


def _is_full(name: Name) -> bool:
    """Return True if a name has several words, none of them plain English ("Nixon Doctrine")."""
    plain = any(is_ordinary(part.casefold()) for part in name.parts)
    return len(name.parts) > 1 and not name.quoted and not plain
