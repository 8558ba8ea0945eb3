"""Updates of a .bib file: the works that it lacks are appended, and nothing else changes."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from attrs import evolve, frozen

from factcheck.bibliography.bibfile import BibFile
from factcheck.bibliography.bibsources import listed_in
from factcheck.bibliography.bibtex import written
from factcheck.bibliography.dating import in_words
from factcheck.bibliography.described import is_citable, is_dated
from factcheck.bibliography.entries import BIBLATEX, PORTABLE, Dialect
from factcheck.bibliography.keys import keyed
from factcheck.bibliography.matching import Matcher
from factcheck.errors import UsageError
from factcheck.model import Source
from factcheck.model.keys import free_key

_BIBLATEX = frozenset({"journaltitle", "location", "eventtitle", "date"})
_CLASSIC = frozenset({"journal", "year", "month", "address", "school"})
"""Names of fields that only one of the two dialects has."""


@frozen
class Update:
    """The result of an update."""

    text: str
    """The new text, without byte order mark."""
    added: tuple[str, ...] = ()
    """Keys of the new entries."""
    untouched: tuple[str, ...] = ()
    """Keys of broken entries that would have been matched if they were valid."""
    otherwise: tuple[tuple[str, str, str], ...] = ()
    """Triples (key, entry's year, document's year) for entries in which the year differs."""


def updated(
    file: BibFile,
    sources: Iterable[Source],
    kept: Collection[str] = (),
    *,
    undated: bool = False,
) -> Update:
    """Return the text of a .bib file with the sources added.

    Args:
        file: The result of `read_bib`.
        sources: The sources; incomplete ones are left out.
        kept: Keys of the user's own bibliography, which are not changed.
        undated: Whether to add sources without a date, with `note = {n.d.}`.

    Raises:
        UsageError: The file is not UTF-8, so that no text can be added.
    """
    if not file.is_utf8:
        raise UsageError(f"'{file.path}': not UTF-8. Save it as UTF-8, then update it.")
    matcher = Matcher(listed_in(file))
    cited = keyed((source for source in sources if is_citable(source)), kept)
    unlisted = [source for source in cited if matcher.find(source) is None]
    others = [(source, matcher.of_another_year(source)) for source in unlisted]
    broken = {entry.key.casefold() for entry in file.entries if entry.is_broken}
    new = [one for one, other in others if not other and (undated or is_dated(one))]
    blocked = [source for source in new if source.key.casefold() in broken]
    added = _named(file, [source for source in new if source not in blocked])
    return Update(
        text=_appended(file, added),
        added=tuple(source.key for source in added),
        untouched=tuple(source.key for source in blocked),
        otherwise=tuple(
            (other.entry.key, in_words(other.source.date), in_words(source.date))
            for source, other in others
            if other
        ),
    )


def _named(file: BibFile, new: Sequence[Source]) -> list[Source]:
    """Return new sources with keys that are not used in the file, ignoring case."""
    taken = {entry.key.casefold() for entry in file.entries}
    named = []
    for source in new:
        key = free_key(source.key, taken)
        taken.add(key.casefold())
        named.append(evolve(source, key=key))
    return sorted(named, key=lambda source: source.key)


def _appended(file: BibFile, new: Sequence[Source]) -> str:
    """Return the text with new entries appended, with the line endings of the file."""
    if not new:
        return file.text
    newline = "\r\n" if "\r\n" in file.text else "\n"
    entries = "\n".join(written(source, _dialect(file)) for source in new)
    text = file.text if not file.text or file.text.endswith("\n") else file.text + newline
    is_apart = not text.strip() or text.endswith(newline * 2)
    return text + ("" if is_apart else newline) + entries.replace("\n", newline)


def _dialect(file: BibFile) -> Dialect:
    """Return the dialect whose names are more frequent, with accents written as in the file."""
    names = Counter(one.name for entry in file.good for one in entry.fields)
    new, old = (sum(names[name] for name in group) for group in (_BIBLATEX, _CLASSIC))
    dialect = BIBLATEX if new > old else PORTABLE
    return evolve(dialect, ascii_accents=dialect.ascii_accents and file.text.isascii())
