"""Names of people, organizations and places in running text, based on evidence in the document."""

from collections.abc import Iterator, Sequence

from factcheck.document.text import Covered
from factcheck.extract.names.evidence import Evidence, gather
from factcheck.extract.names.identifiers import identifiers as identifiers
from factcheck.extract.names.kinds import Found, found, kinds_of
from factcheck.extract.names.runs import runs
from factcheck.extract.names.titles import role_after, titles
from factcheck.extract.names.tokens import Token, is_titled, tokens_of
from factcheck.model import Block, BlockKind, Document, Name, Quotation


def names(document: Document, quotations: tuple[Quotation, ...]) -> tuple[Name, ...]:
    """Return the names of people, organizations and places, in order.

    A capital at the start of a sentence, in a heading or in a title is not evidence of a name. A
    word with such a capital is a name only if the document uses it as a name elsewhere, or if it is
    not an ordinary word.
    """
    read = [(block, words, tokens_of(words, begin)) for block, words, begin in _prose(document)]
    evidence = gather(
        tokens for block, words, tokens in read if not is_titled(block, words, tokens)
    )
    held: list[tuple[int, bool, Found]] = []
    for block, words, all_tokens in read:
        is_title = is_titled(block, words, all_tokens)
        tokens = evidence.shown(all_tokens) if is_title else all_tokens
        at = block.span.start
        is_set_off = block.kind is BlockKind.QUOTE or document.role_at(at).is_of_others
        held += [(at, is_set_off, one) for one in _of_block(words, tokens, evidence)]
    quoted = Covered(quotation.span for quotation in quotations)
    return tuple(
        Name(
            place := one.span.shift(at),
            one.parts,
            kind,
            one.title and one.title.shift(at),
            one.role and one.role.shift(at),
            is_set_off or quoted.holds(place),
        )
        for (at, is_set_off, one), kind in zip(
            held, kinds_of([one for *_, one in held]), strict=True
        )
    )


def _prose(document: Document) -> Iterator[tuple[Block, str, int]]:
    """Yield the blocks of running text, each with its text and the offset where reading starts."""
    heads = {entry.span.start: entry.body.start for entry in document.entries}
    for block in document.blocks:
        if block.kind is not BlockKind.CODE:
            start, end = block.span.start, block.span.end
            yield block, document.text[start:end], min(heads.get(start, start), end) - start


def _of_block(words: str, tokens: Sequence[Token], evidence: Evidence) -> Iterator[Found]:
    titled = titles(tokens)
    for first, end in runs(tokens, titled, evidence):
        last = tokens[end - 1]
        role = None if last.possessive else role_after(words, last.end)
        yield found(tokens, (first, end), titled.before.get(first), role)
