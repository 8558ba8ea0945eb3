"""A name that two people of a document bear, where nothing tells which of them is meant."""

from collections.abc import Iterable, Mapping, Sequence

from factcheck.align.bearers.spellings import bare, is_initial
from factcheck.data.english import is_ordinary
from factcheck.model import Document, Entity, Name, NameKind, Namesake, Span
from factcheck.model.text import beginning_in, by_place

_FEWEST = 2


def namesakes(document: Document, entities: Iterable[Entity]) -> tuple[Namesake, ...]:
    """Return the lone names that may be of two people or more, in order, one for each block.

    A title or apposition tells who is meant, and so does a full name of only one of them in the
    sentence before, or else earlier in the block; nobody is meant who has not been named yet.
    """
    people = [one for one in entities if one.kind is NameKind.PERSON]
    bearers = _by_word(people)
    full = {one.key: [name for name in one.mentions if _is_full(name)] for one in people}
    shared = {word: held for (word, _), held in bearers.items() if len(held) >= _FEWEST}
    named = sorted((name for one in people for name in one.mentions), key=by_place)
    lone = [one for one in named if len(one.parts) == 1 and not (one.title or one.role)]
    told: set[tuple[str, int]] = set()
    found = []
    for name in (one for one in lone if not one.quoted):
        word, block = bare(name.parts[0]), document.block_at(name.span.start)
        held = _may_be_meant(document, name, shared.get(word, ()), full)
        if len(held) >= _FEWEST and block and (word, block.span.start) not in told:
            told.add((word, block.span.start))
            found.append(_namesake(name, held, full))
    return tuple(found)


def _is_full(name: Name) -> bool:
    """Say whether two words or more name somebody, none of them plain English: "Nixon Doctrine"."""
    plain = any(is_ordinary(part.casefold()) for part in name.parts)
    return len(name.parts) > 1 and not name.quoted and not plain


def _by_word(people: Iterable[Entity]) -> dict[tuple[str, bool], tuple[Entity, ...]]:
    """Return the people by the first and by the last word of their full names."""
    found: dict[tuple[str, bool], dict[frozenset[str], Entity]] = {}
    for one in people:
        for name in filter(_is_full, one.mentions):
            words = frozenset(bare(part) for part in name.parts)
            for part, last in ((name.parts[0], False), (name.parts[-1], True)):
                if not is_initial(part):
                    found.setdefault((bare(part), last), {}).setdefault(words, one)
    return {
        key: tuple({one.key: one for one in held.values()}.values()) for key, held in found.items()
    }


def _may_be_meant(
    document: Document, name: Name, held: tuple[Entity, ...], full: Mapping[str, Sequence[Name]]
) -> list[Entity]:
    """Return those of some people who may be meant by a lone name."""
    end = name.span.start
    before = [one for one in held if full[one.key] and full[one.key][0].span.start < end]
    block = document.block_at(end)
    start = block.span.start if block else 0
    near = {one.key: beginning_in(full[one.key], Span(start, end)) for one in before}
    latest = max((names[-1].span for names in near.values() if names), default=None)
    if latest is None:
        return before
    first = (document.sentence_at(latest.start) or latest).start
    return [one for one in before if near[one.key] and near[one.key][-1].span.start >= first]


def _namesake(name: Name, held: list[Entity], full: Mapping[str, Sequence[Name]]) -> Namesake:
    before = Span(0, name.span.start)
    places = (beginning_in(full[one.key], before)[-1].span for one in held)
    return Namesake(name.span, tuple(one.canonical for one in held), tuple(places))
