"""The entries of a document by all that a marker may call them by."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from attrs import define, field

from factcheck.model import Contributor, Document, ListKind, Reference, ReferenceList
from factcheck.model.keys import folded


@define(slots=False)
class Catalogue:
    """The lists of a document, indexed by number, label and name."""

    document: Document
    lists: tuple[ReferenceList, ...]
    _texts: dict[int, str] = field(factory=dict, init=False)

    @cached_property
    def numbered(self) -> dict[int, dict[int, Reference]]:
        """For the start of each list its entries by number, the first of each."""
        found: dict[int, dict[int, Reference]] = {}
        for one in self.lists:
            of_list = found.setdefault(one.span.start, {})
            for entry in one.references:
                if entry.number is not None:
                    of_list.setdefault(entry.number, entry)
        return found

    @cached_property
    def labelled(self) -> dict[str, Reference]:
        """Entries by their label, in small letters; the first of each."""
        found: dict[str, Reference] = {}
        for one in self.lists:
            for entry in one.references:
                found.setdefault(entry.label.casefold(), entry)
        return found

    @cached_property
    def by_author(self) -> dict[str, list[Reference]]:
        """Entries of works by the folded name of their first author."""
        found: defaultdict[str, list[Reference]] = defaultdict(list)
        for entry in self.works():
            if entry.work.authors:
                for name in names_of(entry.work.authors[0]):
                    found[name].append(entry)
        return dict(found)

    def works(self) -> Iterator[Reference]:
        """Yield the entries of all lists but notes."""
        for one in self.lists:
            if one.kind is not ListKind.NOTES:
                yield from one.references

    def text_of(self, entry: Reference) -> str:
        """Return the folded words of an entry: letters and digits alone."""
        start = entry.span.start
        if start not in self._texts:
            self._texts[start] = folded(self.document.words(entry.span))
        return self._texts[start]

    def list_of(self, entry: Reference) -> ReferenceList:
        """Return the list that holds an entry."""
        return next(one for one in self.lists if one.span.contains(entry.span))


def names_of(author: Contributor) -> tuple[str, ...]:
    """Return what an author is called by: the family name; of a body its name or its initials."""
    if not author.literal:
        return (folded(author.family or author.given),)
    words = [word for word in author.literal.split() if word[0].isupper()]
    initials = "".join(word[0] for word in words)
    return folded(author.literal), *((initials.lower(),) if len(words) > 1 else ())
