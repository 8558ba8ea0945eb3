"""Probable errors in a valid .bib file: unknown types, and references to missing entries.

Source: BibTeX 0.99d (btxdoc, 3.1); biblatex manual 3.20, 2.1 (types) and 2.2.3 (fields).
"""

import difflib
from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.bibliography.bibfaults import Fault
from factcheck.bibliography.bibfile import BibEntry, BibFile
from factcheck.bibliography.untex import evaluated

_TYPES = lexicon.words("formats.bibtex types")
_ALIKE = 0.8
"""Minimum similarity between an unknown word and the known word for which it may be a typo."""
_DRAWN = ("crossref", "xref", "xdata")
"""Fields that refer to other entries in the file."""


def doubtful_type(entry: BibEntry) -> Iterator[Fault]:
    """Yield a fault if a type is unknown but similar to a known type.

    Other unknown types are allowed, because styles can define their own types.
    """
    if entry.kind in _TYPES:
        return
    near = difflib.get_close_matches(entry.kind, sorted(_TYPES), n=1, cutoff=_ALIKE)
    if near:
        told = f"unknown entry type '@{entry.kind}'. Did you mean @{near[0]}?"
        yield Fault(entry.start, told, breaks=False)


def orphans(file: BibFile) -> Iterator[tuple[BibEntry, Fault]]:
    """Yield the entries that refer to an entry that is not in the file, each with a fault."""
    for entry in file.entries:
        for name in _DRAWN:
            one = entry.field(name)
            keys = evaluated(file.raw(one), file.strings).split(",") if one else ()
            for key in (key.strip() for key in keys):
                if one and key and key not in file.by_key:
                    told = f"{name} '{key}': no such entry{_nearest(key, file.entries)}"
                    yield entry, Fault(one.value_start, told, breaks=False)


def _nearest(key: str, entries: Sequence[BibEntry]) -> str:
    known = {entry.key.casefold(): entry.key for entry in reversed(entries) if entry.key}
    near = difflib.get_close_matches(key.casefold(), list(known), n=1, cutoff=_ALIKE)
    return f". Write '{known[near[0]]}'" if near else ". Add the entry, or remove the field"
