"""Abbreviations: where the text defines them, and where it uses them."""

import re
from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.document.text import Covered, kept_by_words
from factcheck.model import Abbreviation, Block, BlockKind, Document, Quotation, Span, shifted

_SHORT = re.compile(
    r"[A-Z](?:(?<![\w.&/’'-][A-Z])\.(?:[A-Z]\.){1,4}"
    r"|(?<!\w[A-Z])[A-Za-z]?(?:[a-z]?[A-Z&]){1,8}s?\b)"
)
"""Two or more capitals, at most one lowercase letter between two: "RCB", "RRTs", "MoD", "U.N."."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+|(?<=s)[’'](?= ))?")
_LINKS = lexicon.words("names.in expansions")
"""Words of an expansion that the abbreviation may omit."""
_GAP = " ,/&-‐‑"
"""Characters allowed between the words of an expansion."""
_OPENED = re.compile(
    r"(?:[“\"'‘]?(?:\(|\[)(?:the |hereafter |or )?"
    r"|, (?:or|known as|called|abbreviated(?: as| to)?) (?:the )?)[“\"'‘]?$"
)
_CLOSED = re.compile(r"[”\"'’]?[)\],;]")
_LEADS = re.compile(
    r"(?P<listed> ?[:=\t]| [–—-] )| ?[(\[|]|, (?:or )?the "
    r"| (?:stands for|is short for|means) (?:the )?"
)
_ENDS = re.compile(r"\s*[.;]?\s*$|[;)\]|]| [(–—|-]")
"""Text after an expansion that follows its abbreviation, as in a list of abbreviations."""
_REACH = 160
"""Maximum length of an expansion, in code points."""
_FEWEST = 2
_Words = list[re.Match[str]]
_ENDINGS = tuple(lexicon.table("spelling.other endings").items())
"""Pairs of a British or plural ending and an American or singular ending."""


def abbreviations(
    document: Document, quotations: tuple[Quotation, ...]
) -> tuple[Abbreviation, ...]:
    """Return the abbreviations in running text, in order, with the expansions defined there.

    "Release change board (RCB)" and "RCB (release change board)" are definitions if the initials
    agree. Abbreviations inside quotations and references are skipped.
    """
    return tuple(_outside_quotations(document, quotations))


def _outside_quotations(
    document: Document, quotations: Sequence[Quotation]
) -> Iterator[Abbreviation]:
    """Yield the abbreviations outside quotations, code and text in capitals.

    In a heading, only abbreviations in brackets after their expansion are yielded.
    """
    alone, text = frozenset(one.span for one in quotations), document.text
    quoted = Covered(alone)
    for block in document.blocks:
        words = document.words(block.span) if _is_read(block) else ""
        for one in _in_block(words):
            here = shifted(one, block.span.start)
            if block.kind is BlockKind.HEADING:
                is_told = bool(one.expansion) and text[here.span.start - 1] == "("
            else:
                is_told = not document.role_at(here.span.start).is_of_others and (
                    here.span in alone or not quoted.holds(here.span)
                )
            if is_told:
                yield here


@kept_by_words
def _in_block(words: str) -> tuple[Abbreviation, ...]:
    """Return the abbreviations of a block, with offsets from its first character."""
    if words.isupper():
        return ()
    return tuple(_explained_at(words, Span(*match.span())) for match in _SHORT.finditer(words))


def _is_read(block: Block) -> bool:
    """Return True unless a block is code or in a table of contents, which repeats headings."""
    return block.kind is not BlockKind.CODE and not block.is_contents


def _explained_at(text: str, span: Span) -> Abbreviation:
    """Return an abbreviation, with the expansion before or after it if it is defined there."""
    short = text[span.start : span.end].replace(".", "").removesuffix("s")
    letters = [letter for letter in short.casefold() if letter != "&"]
    before = text[max(0, span.start - _REACH) : span.start]
    opened = _OPENED.search(before)
    if opened and _CLOSED.match(text, span.end):
        words = [*_WORD.finditer(before[: opened.start()].rstrip())][::-1]
        held = _spelt_out(letters[::-1], words, before, words[0].end() if words else 0)
        return _expanded(text, span, short, held[::-1], span.start - len(before))
    lead = _LEADS.match(text, span.end)
    if not lead and (before or not text.startswith(" ", span.end)):
        return Abbreviation(span, short)
    start = lead.end() if lead else span.end + 1
    after = text[start : start + _REACH]
    held = _spelt_out(letters, [*_WORD.finditer(after)], after, 0)
    is_listed = not before and (not lead or lead["listed"])
    if is_listed and held and not _ENDS.match(after, held[-1].end()):
        return Abbreviation(span, short)  # a speaker: "AL: A long winter it was"
    return _expanded(text, span, short, held, start)


def _expanded(text: str, span: Span, short: str, held: _Words, offset: int) -> Abbreviation:
    if not held:
        return Abbreviation(span, short)
    end = held[-1].start() + len(_without_owner(held[-1][0]))
    expansion = Span(held[0].start(), end).shift(offset)
    return Abbreviation(span, short, expansion, reading(text[expansion.start : expansion.end]))


def _without_owner(word: str) -> str:
    """Return a word without a possessive ending."""
    bare = word.removesuffix("s")
    return bare[:-1] if bare.endswith(("’", "'")) else word


def _spelt_out(letters: list[str], words: _Words, text: str, edge: int) -> _Words:
    """Return the words before or after an abbreviation whose initials match its letters.

    Args:
        letters: The letters of the abbreviation, in search order.
        words: The words, in search order.
        text: The text that contains the words.
        edge: Offset at which the expansion must start or end.
    """
    held: _Words = []
    at = 0
    for word in words:
        is_back = word.end() <= edge
        gap = text[word.end() : edge] if is_back else text[edge : word.start()]
        if at == len(letters) or gap.strip(_GAP):
            break
        if word[0][0].casefold() == letters[at]:
            at += 1
        elif not held or word[0] not in _LINKS:
            break
        held.append(word)
        edge = word.start() if is_back else word.end()
    return held if at == len(letters) and len(held) >= _FEWEST else []


def reading(words: str) -> str:
    """Return an expansion in lowercase, singular and American spelling, without linking words."""
    found = (_without_owner(word.casefold()) for word in _WORD.findall(words))
    return " ".join(_plain_form(word) for word in found if word not in _LINKS)


def _plain_form(word: str) -> str:
    for ending, instead in _ENDINGS:
        word = word.removesuffix(ending) + instead if word.endswith(ending) else word
    return word.removesuffix("s") if len(word) > len("gas") else word
