"""Cited keys that no .bib contains, for `factcheck cite`."""

from collections.abc import Iterator

from factcheck.analysis.pipeline import beside_bib, cited_by_key
from factcheck.bibliography import BibFile, bib_list
from factcheck.model import Dossier, ListKind, Report, is_inner
from factcheck.output.escape import printable


def keys_lacking(report: Report, file: BibFile) -> Iterator[str]:
    """Yield a line for each cited key that is not in a .bib, with the most similar key."""
    if report.dossier.by_hand:
        return
    known = beside_bib(report.dossier, bib_list(file))
    told: set[str] = set()
    for one in known.citing.dangling:
        if one.where == file.path and one.what not in told:
            told.add(one.what)
            line = known.document.place(one.citation.span).line
            near = f"; nearest: {one.nearest}" if one.nearest else ""
            yield printable(f"{report.path}: {one.what} (line {line}): not in {file.path}{near}")


def keys_unread(report: Report) -> Iterator[str]:
    """Yield a hint if a document cites by key and no .bib was given."""
    keys = [] if report.dossier.by_hand else list(_keys(report.dossier))
    if keys:
        many = f"{len(keys)} keys" if len(keys) > 1 else "a key"
        hint = "--bib FILE cites their entries" if len(keys) > 1 else "--bib FILE cites its entry"
        yield printable(f"note: {report.path} cites {many} of a .bib ('{keys[0]}'); {hint}")


def _keys(known: Dossier) -> Iterator[str]:
    """Yield once each key in brackets or a command that is not in a reference list."""
    lists = [one for one in known.facts.lists if one.kind is ListKind.KEYED]
    told = {entry.label.casefold() for one in lists for entry in one.references} | {"*"}
    for one in cited_by_key(known):
        if not (one.is_narrative or one.label.casefold() in told or is_inner(one.label)):
            told.add(one.label.casefold())
            yield one.label
