"""What a check yields for two forms of one bearer: the same words whatever they differ in."""

from collections.abc import Iterator

from factcheck.model.dossier import Dossier
from factcheck.model.entities import Variant, VariantKind
from factcheck.model.findings import Flag, Related, Suggestion
from factcheck.model.text import Span


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
    other = (Suggestion(rare.text, "counter", rare.count),) if variant.is_tie else ()
    return Flag(
        span=span,
        message=f"“{dossier.document.words(span)}” is “{usual.text}” elsewhere",
        proof=variant.proof,
        related=tuple(Related(near) for near in usual.nearest(span)),
        suggestions=(Suggestion(usual.text, places=usual.count), *other),
    )
