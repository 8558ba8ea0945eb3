"""Forms: what a document writes in two ways, counted, with the way that it mostly has.

Each file of this folder finds one class of forms and yields a mention for each place: what is the
same, and which form it has. `variations_of` counts them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.mentions.forms.abbreviations import explanations, plurals, stops, two_short_forms
from factcheck.mentions.forms.capitals import capitals
from factcheck.mentions.forms.columns import columns
from factcheck.mentions.forms.compounds import compounds
from factcheck.mentions.forms.conventions import shapes
from factcheck.mentions.forms.headings import headings
from factcheck.mentions.forms.numbers import numbers
from factcheck.mentions.forms.prose import Prose, prose
from factcheck.mentions.forms.rulings import Ruled, ruled
from factcheck.mentions.forms.spellings import accents, spellings
from factcheck.model import Dossier
from factcheck.model.forms import (
    FormClass,
    FormMention,
    Variation,
    by_key,
    variants_of,
    variations,
)

_OF_WORDS = frozenset({FormClass.COMPOUND, FormClass.CAPITALS, FormClass.SPELLING})
"""Classes that words in italics are not counted in: they are spoken about, or another language."""
Groups = dict[tuple[FormClass, str], list[FormMention]]


def groups_of(dossier: Dossier) -> Groups:
    """Return every form that a document writes, by what is the same; each group in order."""
    own, known = dossier.part(prose), dossier.part(_ruled)
    return by_key(_all(dossier, own, known))


def _ruled(dossier: Dossier) -> Ruled:
    return ruled(dossier.sheet)


def _all(dossier: Dossier, own: Prose, known: Ruled) -> Iterator[FormMention]:
    yield from compounds(own, known.compounds)
    yield from capitals(own, known.capitals)
    for make in _OTHERS:
        yield from make(own)
    yield from two_short_forms(dossier.facts)


_OTHERS: Sequence[Callable[[Prose], Iterable[FormMention]]] = (
    *(spellings, accents, numbers, shapes, stops, plurals, headings, columns),
)


def variations_of(dossier: Dossier) -> tuple[Variation, ...]:
    """Return what a document has in two forms, or in another than its style sheet, in order."""
    own, known = dossier.part(prose), dossier.part(_ruled)
    read = {key: _read(own, key[0], held) for key, held in dossier.part(groups_of).items()}
    found = [*variations(read, known.rulings), *explanations(own, dossier.facts)]
    return tuple(sorted(found, key=lambda one: (one.start, one.kind, one.key)))


def _read(own: Prose, kind: FormClass, held: list[FormMention]) -> list[FormMention]:
    """Return the mentions of a group without those in italics, if it has two forms of words."""
    if kind not in _OF_WORDS or len({one.form for one in held}) == 1:
        return held
    return [one for one in held if not own.emphasis.holds(one.span)]


__all__ = ["Groups", "groups_of", "variants_of", "variations_of"]
