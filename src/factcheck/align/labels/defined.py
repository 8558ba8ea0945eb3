"""Defined terms ↔ their uses: defined twice, never used, without a definition or a capital."""

from collections.abc import Iterator

from factcheck import lexicon
from factcheck.mentions.labels.label import sort_of
from factcheck.mentions.labels.terms import Definition, key_of, terms
from factcheck.model import Dossier
from factcheck.model.labels import Fault
from factcheck.text import grouped, stem, word_list

_FEWEST = 3
"""Definitions of a document that defines its terms."""
_USES = 2
"""Uses with a capital from which one without is a slip."""
_MOST_SMALL = 2
_MOST_TWICE = 3
_TIMES = 3
"""Uses with a capital to one without."""


def two_definitions(dossier: Dossier) -> Iterator[Fault]:
    """Yield the terms that are defined in two ways."""
    document, known = dossier.document, dossier.part(terms)
    pairs = [
        (some[0], other)
        for some in grouped((key_of(one.term), one) for one in known.definitions).values()
        for other in some[1:]
        if other.whole != some[0].whole and not _agree(dossier, some[0], other)
    ]
    if len(pairs) > _MOST_TWICE:
        return  # several contracts in one file
    for first, other in pairs:
        message = f"“{other.term}” is defined in two ways"
        proof = tuple(f"“{document.words(one.whole)}”" for one in (first, other))
        yield Fault("DEF01", other.span, message, (first.span,), proof)


def _agree(dossier: Dossier, first: Definition, second: Definition) -> bool:
    """Return True if two definitions say the same, or name one party."""
    small = lexicon.words("function.stop")
    one, two = (
        {stem(word) for word in word_list(dossier.document.words(each.whole).lower())} - small
        for each in (first, second)
    )
    return one <= two or two <= one or not (first.is_meaning and second.is_meaning)


def undefined(dossier: Dossier) -> Iterator[Fault]:
    """Yield the terms with capitals that are used like defined ones and are not defined."""
    document, known = dossier.document, dossier.part(terms)
    if len({key_of(one.term) for one in known.definitions}) < _FEWEST:
        return
    usual = lexicon.words("references.capitals of contracts")
    for spans in known.undefined.values():
        words = document.words(spans[0]).split()
        is_usual = (
            words[-1].lower() in usual
            or (len(words) == 1 and bool(sort_of(words[0])))
            or usual.issuperset(map(str.lower, words))
        )
        is_like = len(words) > 1
        if len(spans) < _USES or is_usual or not is_like:
            continue
        message = f"“{document.words(spans[0])}” is used like a defined term and not defined"
        yield Fault("DEF02", spans[0], message, spans[1:3])


def unused(dossier: Dossier) -> Iterator[Fault]:
    """Yield the terms that are defined and not used."""
    known = dossier.part(terms)
    if len({key_of(one.term) for one in known.definitions}) < _FEWEST:
        return
    seen: set[tuple[str, ...]] = set()
    for one in known.definitions:
        key = key_of(one.term)
        name = " ".join(key)
        if not key or key in seen or name in known.used:
            continue
        seen.add(key)
        if sum(key_of(other.term) == key for other in known.definitions) == 1:
            yield Fault("DEF03", one.span, f"“{one.term}” is defined and not used")


def without_capital(dossier: Dossier) -> Iterator[Fault]:
    """Yield the places that have a defined term in small letters, where most have capitals."""
    document, known = dossier.document, dossier.part(terms)
    for some in grouped((" ".join(key_of(one.term)), one) for one in known.definitions).items():
        name, definitions = some
        one = definitions[0]
        uses, small = known.uses.get(name, ()), known.small.get(name, ())
        is_long = " " in name
        is_enough = len(uses) >= (_USES if is_long else _TIMES * max(1, len(small)))
        if one.term.split()[0].lower() in ("this", "these"):
            continue
        if not 0 < len(small) <= _MOST_SMALL or not is_enough or len(uses) < _TIMES * len(small):
            continue
        forms = {document.words(span).lower() for span in (*uses, one.span)}
        for span in (span for span in small if document.words(span) in forms):
            before = document.text[max(0, span.start - 5) : span.start].lower()
            if is_long or before.endswith(("the ", "such ", "each ")):
                words = document.words(span)
                fix = " ".join(word[:1].upper() + word[1:] for word in words.split())
                message = f"“{words}” is the defined term “{one.term}” without its capital"
                yield Fault("DEF04", span, message, (one.span,), (), fix)
