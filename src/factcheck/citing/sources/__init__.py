"""Sources: the document itself, then what it names with enough to be cited.

Enough is who (a person, a body, an outlet), a form ("press briefing", "editorial") and a day; or an
outlet that reported, or was told, something on a day. Nothing is invented: without a title in the
text the title stays empty, and a citation describes the source by its form, author and date.
"""

from attrs import evolve

from factcheck.citing.sources.finder import Finder
from factcheck.citing.sources.finding import found_in
from factcheck.model import Claim, Document, Entity, Facts, Record, Source
from factcheck.model.keys import citation_key

__all__ = ["sources"]


def sources(
    document: Document,
    record: Record,
    facts: Facts,
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
) -> tuple[Source, ...]:
    """Return the document's own record first, then each source that it names, in order.

    The same speaker, form and day met again is the same source.
    """
    own = (record.source,) if record.source else ()
    found = found_in(Finder(document, facts, claims, entities))
    taken = {source.key for source in own}
    named = []
    for source in found:
        key = citation_key(source, taken)
        taken.add(key)
        named.append(evolve(source, key=key))
    return (*own, *named)
