"""What a check yields for two forms of one bearer: the same words whatever they differ in."""

import unicodedata
from collections.abc import Iterator

from factcheck.model.disagreements import of_forms
from factcheck.model.dossier import Dossier
from factcheck.model.entities import Variant, VariantKind
from factcheck.model.findings import Flag, Related, Suggestion
from factcheck.model.text import Span

FLOOD = 10
WORDS_A_VARIANT = 500
"""A scan read by a machine has more than `FLOOD` variants, and more than one in so many words."""
_OF_LETTERS = (VariantKind.SPELLING, VariantKind.PLACE, VariantKind.ORGANISATION)


def garbled(dossier: Dossier) -> str:
    """Say that a text is garbled, if names vary all over it; empty if it is not."""
    found = sum(
        variant.kind in _OF_LETTERS and not variant.settled
        for entity in dossier.entities
        for variant in entity.variants
    )
    words = dossier.document.text.count(" ") + 1
    if found <= FLOOD or found * WORDS_A_VARIANT <= words:
        return ""
    return f"{found} names vary in {words} words: the text seems to be a scan with reading errors"


def variant_flags(dossier: Dossier, kind: VariantKind) -> Iterator[Flag]:
    """Yield a flag for each place of the rarer form of every variant of a kind.

    A repair is offered for the rarer form only; for both where nothing tells which is usual.
    """
    for entity in dossier.entities:
        for variant in entity.variants:
            if variant.kind is kind:
                yield from (_flag(dossier, variant, span) for span in variant.rare.spans)


def _flag(dossier: Dossier, variant: Variant, span: Span) -> Flag:
    usual, rare = variant.usual, variant.rare
    words, near = dossier.document.words(span), usual.nearest(span)
    counter = dossier.document.words(near[0]) if near else usual.text
    where = "elsewhere" if near else "in the style sheet"
    other = Suggestion(respelt(counter, rare.text), "counter", rare.count)
    return Flag(
        span=span,
        message=of_forms(words, usual.text, where),
        proof=variant.proof,
        related=tuple(Related(place) for place in near),
        suggestions=(
            Suggestion(respelt(words, usual.text), places=usual.count, certain=variant.settled),
            *([other] if variant.is_tie else []),
        ),
    )


def respelt(words: str, form: str) -> str:
    """Return words of a text with the spelling of a form, whose other words may be fewer or more.

    "Tressal Bay" in the spelling of "Tressall" is "Tressall Bay": only the word is replaced that is
    most like one of the form's.
    """
    mine, theirs = words.split(), form.split()
    odd = [word for word in mine if word not in theirs]
    spare = [word for word in theirs if word not in mine]
    if len(mine) == len(theirs) or not odd or not spare:
        return form
    _, old, new = max((_likeness(old, new), old, new) for old in odd for new in spare)
    return " ".join(new if word == old else word for word in mine)


def _likeness(left: str, right: str) -> float:
    """Return the share of letters that two words have in common, in order, without accents."""
    import difflib  # noqa: PLC0415 - for the few variants that a document has

    first, second = (unicodedata.normalize("NFD", word.casefold()) for word in (left, right))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()
