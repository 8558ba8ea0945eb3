"""Words, numbers and punctuation that are written in two forms in a document.

Each module extracts one class of forms. It yields a mention for each occurrence, with a key, which
is the same for all forms of one thing, and the form. `model/forms.py` counts the mentions.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.extract.forms.abbreviations import explanations, plurals, stops, two_short_forms
from factcheck.extract.forms.capitals import capitals
from factcheck.extract.forms.columns import columns
from factcheck.extract.forms.compounds import HYPHENATED, compounds
from factcheck.extract.forms.conventions import shapes
from factcheck.extract.forms.numbers import numbers
from factcheck.extract.forms.prose import Prose, prose
from factcheck.extract.forms.quotation_marks import quotation_marks
from factcheck.extract.forms.rulings import Ruled, named, ruled
from factcheck.extract.forms.spellings import accents, spellings, weighed
from factcheck.model import Dossier, Sheet
from factcheck.model.forms import (
    Chosen,
    FormClass,
    FormMention,
    Forms,
    Variation,
    by_key,
    variants_of,
    variations,
)

_OF_WORDS = frozenset({FormClass.COMPOUND, FormClass.CAPITALS, FormClass.SPELLING})
"""Classes that skip words in italics, because these are foreign or being discussed as words."""
_LISTED_ALONE = frozenset(FormClass) - {FormClass.CAPITALS}
"""Classes whose forms are listed in the style sheet even if the document uses only one."""
_OTHERS: Sequence[Callable[[Prose], Iterable[FormMention]]] = (
    *(spellings, accents, numbers, shapes, stops, plurals, columns),
)


def forms_of(dossier: Dossier, sheet: Sheet) -> Forms:
    """Return everything that is written in two forms, or in a form that the style sheet forbids.

    Args:
        dossier: The dossier of the document.
        sheet: The forms that its editors have chosen.
    """
    own, known = prose(dossier), ruled(sheet)
    groups = by_key(_all(dossier, own, known))
    read = {key: _read(own, key[0], held) for key, held in groups.items()}
    counted = filter(_has_evidence, variations(read, known.rulings))
    found = [*weighed(dossier.document, counted), *explanations(own, dossier.facts)]
    taken = {(one.kind, one.key) for one in found}
    alone = [
        Variation(kind, key, tuple(variants_of(held)), Chosen.MAJORITY)
        for (kind, key), held in read.items()
        if (kind, key) not in taken and _is_choice(kind, held)
    ]
    return Forms(
        tuple(map(named, sorted(found, key=lambda one: (one.start, one.kind, one.key)))),
        tuple(map(named, sorted(alone, key=lambda one: (one.kind, one.key)))),
    )


def _all(dossier: Dossier, own: Prose, known: Ruled) -> Iterator[FormMention]:
    yield from compounds(own, known.compounds)
    yield from capitals(own, known.capitals)
    for make in _OTHERS:
        yield from make(own)
    yield from two_short_forms(dossier.facts)
    yield from quotation_marks(own, dossier.facts)


def _has_evidence(one: Variation) -> bool:
    """Return False for a term as often capitalized as not, which may denote two things."""
    return not (one.kind is FormClass.CAPITALS and one.chosen is Chosen.TIE and " " in one.key)


def _read(own: Prose, kind: FormClass, held: list[FormMention]) -> list[FormMention]:
    """Return the mentions of a group, except words in italics if the group has several forms."""
    if kind not in _OF_WORDS or len({one.form for one in held}) == 1:
        return held
    return [one for one in held if not own.emphasis.holds(one.span)]


def _is_choice(kind: FormClass, held: Sequence[FormMention]) -> bool:
    """Return True if the only form in a document is a choice that the style sheet should list.

    A compound is listed if it is hyphenated, any other form if it occurs twice.
    """
    if kind not in _LISTED_ALONE or len({one.form for one in held}) > 1:
        return False
    return (
        bool(held) and held[0].form == HYPHENATED if kind is FormClass.COMPOUND else len(held) > 1
    )
