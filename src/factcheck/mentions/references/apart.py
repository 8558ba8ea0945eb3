"""Years with a page whose author stands apart: "Moe took his word (1998, p. 6)", "Moe 1998, p. 6".

The first is what is left of an author–year marker where its sentence names the author before; the
second is how notes point into a list by name (Chicago Manual of Style, 17th edition, 15.27, 14.36).
"""

import re
from collections.abc import Collection, Iterator, Sequence

from factcheck.mentions.references.named import FAMILY, families
from factcheck.mentions.references.running import Running
from factcheck.model import Citation, CitationKind, ListKind, ReferenceList, Span
from factcheck.patterns import lazy

_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
_PAGE = r"(?P<locator>pp?\.\s?\d[^();]{0,30})"
_ALONE = lazy(rf"(?<=\s)\({_YEAR}[,:]\s{_PAGE}\)")
_IN_NOTE = lazy(
    rf"(?P<names>{FAMILY}(?:\sand\s{FAMILY})?)(?P<others>\set\sal\.)?,?\s{_YEAR}[,:]\s{_PAGE}"
)
_OPENS = lazy(r"(?:\A|[;.:\]]\s|^\S{1,6}\s)(?:(?:[Ss]ee|[Cc]f\.)\s(?:also\s)?)?\Z")
"""What stands before a short note, where nothing else tells that its name is an author's."""


def apart(running: Running, lists: Sequence[ReferenceList]) -> Iterator[Citation]:
    """Yield the years in brackets of the running text, and what notes name by a year, in no order.

    Of those in brackets the sentence must name one author of the lists in front, and no other.
    """
    known = [one for one in lists if one.kind is ListKind.NAMED]
    names = {a.family for part in known for one in part.references for a in one.work.authors}
    names.discard("")
    if not names:
        return
    author = re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, sorted(names)))})(?![\w-])")
    for block in running.blocks(with_notes=True):
        if block.span.start in running.notes:
            yield from _in_note(running, block.span, names)
        for match in _ALONE.finditer(running.document.text, block.span.start, block.span.end):
            yield from _alone(running, match, author)


def _in_note(running: Running, note: Span, known: Collection[str]) -> Iterator[Citation]:
    """Yield what a note names by a year and a page: an author of the lists, or who begins it."""
    text = running.document.text
    for match in _IN_NOTE.finditer(text, note.start, note.end):
        names = families(match["names"])
        before = text[note.start : match.start("names")]
        if names and (names[0] in known or _OPENS.search(before)):
            span = Span(match.start("names"), match.end("year"))
            yield _citation(running, match, span, names)


def _alone(running: Running, match: re.Match[str], author: re.Pattern[str]) -> Iterator[Citation]:
    """Yield a year in brackets behind a sentence that names one author of the lists."""
    sentence = running.document.sentence_at(match.start())
    if sentence is None:
        return
    text = running.document.text
    before = author.findall(text, sentence.start, match.start())
    if len(set(before)) == 1 and not text.endswith(before[0], 0, match.start() - 1):
        span = Span(match.start() + 1, match.end("year"))
        yield _citation(running, match, span, (before[0],))


def _citation(
    running: Running, match: re.Match[str], span: Span, names: tuple[str, ...]
) -> Citation:
    return Citation(
        span=span,
        kind=CitationKind.AUTHOR_YEAR,
        names=names,
        others=bool(match.groupdict().get("others")),
        year=int(match["year"]),
        locator=match["locator"],
        is_narrative=True,
        is_quoted=running.is_quoted(match.start()) or running.is_code(match.start()),
    )
