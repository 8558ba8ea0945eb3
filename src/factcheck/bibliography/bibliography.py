"""The user's .bib file, whose entries and keys take precedence over the document's sources."""

from collections.abc import Iterable
from functools import cached_property

from attrs import evolve, fields, frozen

from factcheck.bibliography.bibfile import BibFile
from factcheck.bibliography.bibsources import Listed, listed_in
from factcheck.bibliography.matching import Matcher
from factcheck.bibliography.mentions import mentioned
from factcheck.model import Citation, Dossier, Source
from factcheck.model.keys import free_key

_OF_THE_DOCUMENT = frozenset({"key", "kind", "span", "speaker", "uncertain"})


@frozen
class Bibliography:
    """The valid entries of a .bib file, parsed and indexed once for many documents."""

    file: BibFile

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """The entries as sources."""
        return listed_in(self.file)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the entries, which are never changed."""
        return frozenset(one.entry.key for one in self.listed)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.listed)

    def told(self, sources: Iterable[Source]) -> tuple[Source, ...]:
        """Return the sources in order, with any data and keys that the .bib file has for them.

        Fields that are missing in the .bib file are taken from the document. If the key of a
        different work is already used in the .bib file, that work gets a new key.
        """
        found = [(source, self._matcher.find(source)) for source in sources]
        return tuple(
            _merged(source, one.source) if one else self._beside(source) for source, one in found
        )

    def _beside(self, source: Source) -> Source:
        if source.key not in self.keys:
            return source
        return evolve(source, key=free_key(source.key, {key.casefold() for key in self.keys}))

    def with_mentions(self, dossier: Dossier, cited: Iterable[Citation] = ()) -> Dossier:
        """Return a dossier whose sources include each mention of an entry in the text.

        Entries are mentioned by key ("[@moe2019]") or by title.

        Args:
            dossier: The dossier of the document.
            cited: The document's citations by key, including those not visible in the text (LaTeX).
        """
        known = {one.source.key: one.source for one in self.listed}
        found = mentioned(dossier.document, list(known.values()))
        named = {source.key for source in found}
        keys = [one for one in cited if one.label in known and one.label not in named]
        marked = [evolve(known[one.label], span=one.span) for one in keys]
        more = (*found, *marked)
        return dossier.changed(sources=(*dossier.sources, *more)) if more else dossier


def _merged(source: Source, own: Source) -> Source:
    """Return a .bib entry's source, with empty fields filled from the document's source."""
    missing = {
        name: getattr(source, name)
        for name in (field.name for field in fields(Source))
        if name not in _OF_THE_DOCUMENT and not getattr(own, name)
    }
    is_vague = own.kind == "document" and source.kind
    return evolve(own, **missing, kind=source.kind if is_vague else own.kind, span=source.span)
