"""BibTeX and biblatex files."""

from collections.abc import Collection, Iterable

from factcheck.bibliography.bibfile import BibFile
from factcheck.bibliography.described import citable_of, is_dated, uncertainty
from factcheck.bibliography.entries import BIBLATEX, PORTABLE, Dialect, entry
from factcheck.bibliography.keys import keyed
from factcheck.bibliography.plain import one_line
from factcheck.bibliography.verbatim import own_entries, with_own
from factcheck.model import Source
from factcheck.model.fields import items_of


def to_bibtex(
    sources: Iterable[Source],
    kept: Collection[str] = (),
    *,
    undated: bool = True,
    own: BibFile | None = None,
) -> str:
    """Return a .bib file that bibtex, biber, pandoc, pybtex and bibtexparser parse in the same way.

    It uses the classic types and fields, and also `date`, `url`, `urldate`, `langid`,
    `entrysubtype` and `type`. Entries are sorted by key. A source without a title gets a
    description in square brackets. A source without a title is left out with a warning if it also
    lacks an author or a date.

    Args:
        sources: The sources, in any order.
        kept: Keys of the user's own bibliography, which are not changed.
        undated: Whether to write sources without a date, with `note = {n.d.}`; biber warns about
            such entries. The user's own entries are always written.
        own: The user's own file. Its entries are copied unchanged; the @strings that they use come
            before them, and the entries that they refer to come after them.
    """
    return _written(sources, PORTABLE, kept, undated=undated, own=own)


def to_biblatex(
    sources: Iterable[Source],
    kept: Collection[str] = (),
    *,
    undated: bool = True,
    own: BibFile | None = None,
) -> str:
    """Return a .bib file in the biblatex dialect: UTF-8, `journaltitle`, `date`, `@online`.

    The arguments are the same as for `to_bibtex`. biblatex itself prints "n.d." for a missing date.
    """
    return _written(sources, BIBLATEX, kept, undated=undated, own=own)


def _written(
    sources: Iterable[Source],
    dialect: Dialect,
    kept: Collection[str],
    *,
    undated: bool,
    own: BibFile | None,
) -> str:
    copied = own_entries(own)
    known = items_of("sources", sources, Source)
    fit = [source for source in known if source.key in copied]
    fit += [
        source
        for source in citable_of(one for one in known if one.key not in copied)
        if undated or is_dated(source) or source.key in kept
    ]
    entries = {
        source.key: "" if source.key in copied else written(source, dialect)
        for source in keyed(fit, kept)
    }
    return with_own(entries, own) if own else "\n".join(entries.values())


def _doubt(source: Source) -> str:
    """Return a comment that lists the uncertain fields, with the reasons."""
    return f"% uncertain: {one_line(uncertainty(source))}\n" if source.uncertain else ""


def written(source: Source, dialect: Dialect) -> str:
    """Return the entry of a source with its own key, preceded by a comment on uncertain fields."""
    kind, fields = entry(source, dialect)
    width = max((len(name) for name, _ in fields), default=0)
    lines = [f"@{kind}{{{source.key}", *(f"  {name:{width}} = {value}" for name, value in fields)]
    end = "\n}\n" if dialect.legacy else ",\n}\n"
    return _doubt(source) + ",\n".join(lines) + end
