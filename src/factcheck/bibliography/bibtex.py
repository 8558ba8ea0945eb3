"""BibTeX and biblatex files."""

from collections.abc import Iterable

from factcheck.bibliography.bibfile import BibFile
from factcheck.bibliography.described import citable_of, is_dated, uncertainty
from factcheck.bibliography.entries import BIBLATEX, PORTABLE, Dialect, entry
from factcheck.bibliography.keys import AS_THEY_ARE, Naming, keyed
from factcheck.bibliography.layout import Layout, block
from factcheck.bibliography.plain import one_line
from factcheck.bibliography.verbatim import own_entries, with_own
from factcheck.model import Source


def to_bibtex(
    sources: Iterable[Source],
    naming: Naming = AS_THEY_ARE,
    *,
    undated: bool = True,
    own: BibFile | None = None,
) -> str:
    """Return a .bib that bibtex, biber, pandoc, pybtex and bibtexparser parse in the same way.

    It uses the classic types and fields, and additionally `date`, `url`, `urldate`, `langid`,
    `entrysubtype` and `type`. Entries are sorted by key. A source without a title is described in
    square brackets; one with neither title nor author and date is left out with a warning.

    Args:
        sources: The sources, in any order.
        naming: Makes the keys.
        undated: Whether to write sources without a date, with `note = {n.d.}`, about which biber
            warns; the user's own entries are always written.
        own: The user's own file, whose entries are copied unchanged, after the @strings that they
            use and before the entries that they refer to.
    """
    return _written(sources, PORTABLE, naming, undated=undated, own=own)


def to_biblatex(
    sources: Iterable[Source],
    naming: Naming = AS_THEY_ARE,
    *,
    undated: bool = True,
    own: BibFile | None = None,
) -> str:
    """Return a .bib in the dialect of biblatex: UTF-8, `journaltitle`, `date`, `@online`.

    The arguments are those of `to_bibtex`; biblatex itself prints that there is no date.
    """
    return _written(sources, BIBLATEX, naming, undated=undated, own=own)


def _written(
    sources: Iterable[Source],
    dialect: Dialect,
    naming: Naming,
    *,
    undated: bool,
    own: BibFile | None,
) -> str:
    kept = own_entries(own)
    known = list(sources)
    fit = [source for source in known if source.key in kept]
    fit += [
        source
        for source in citable_of(one for one in known if one.key not in kept)
        if undated or is_dated(source) or source.key in naming.kept
    ]
    layout = Layout(trailing_comma=not dialect.legacy)
    entries = {
        source.key: "" if source.key in kept else written(source, dialect, layout)
        for source in keyed(fit, naming)
    }
    return with_own(entries, own) if own else "\n".join(entries.values())


def _doubt(source: Source) -> str:
    """Return a comment that names the uncertain fields, with the reason."""
    return f"% uncertain: {one_line(uncertainty(source))}\n" if source.uncertain else ""


def written(source: Source, dialect: Dialect, layout: Layout) -> str:
    """Return the entry of a source, with its own key, after a comment about uncertain fields."""
    kind, fields = entry(source, dialect)
    return _doubt(source) + block(kind, source.key, fields, layout)
