"""Counts of items that follow: names, terms, sentences, list items or headings.

Examples: "Five members (Chad, Mali, Niger and Togo)"; "three reasons. First … Second …"; "two
measures:" before three items; "we look at two of these" before three headings.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.link.equations.announced import announced, items_below
from factcheck.link.equations.cues import leading
from factcheck.model import Block, BlockKind, Document, Listing, Quantity, Span
from factcheck.model.numerals import CARDINALS
from factcheck.model.rows import parts_between

_WORD = r"[a-z][\w’'-]*"
_ANNOUNCED = re.compile(
    rf"(?: {_WORD}){{1,4}}(?: \(|: | [–—] |,? (?:namely|viz\.),? )|(?: {_WORD}){{5,9}}: "
)
"""Text between a count and its list. More than four words are allowed only before a colon."""
_APPOSED = re.compile(
    rf"(?P<part> of (?:the|these|those|its|his|her|their|our))?(?: (?P<noun>{_WORD})){{1,2}}, "
)
_NAME = (
    r"(?:the )?[A-ZÀ-ÖØ-Þ][\w’'.-]*"
    rf"(?: (?:(?:{lexicon.alternation('names.particles')}|of|the|and the) )*"
    r"[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,3}"
)
_NAMES = re.compile(
    rf"{_NAME}(?:(?:, and |, | and ){_NAME})+(?=\)|\.(?:\s|\Z)|;"
    rf"|, (?:and|but|while) {_NAME} (?:{lexicon.alternation('function.auxiliaries')})\b)"
)
"""A list after a colon or in parentheses, up to the end of its sentence or the next clause."""
_CLOSED = re.compile(rf"{_NAME}(?:, {_NAME})*,? and {_NAME}(?=[,;)] (?!{_NAME})|\.(?:\s|\Z))")
"""A list in apposition, up to its last name. It does not match if another name follows."""
_THINGS = re.compile(r"[^.:()|–—\d“”\"\n;]{8,400}(?=\.(?:\s|\Z)|\Z)")
_JOINT = re.compile(r",? (?:and|or) |, ")
_LATER = (", and ", ", among ", ", incl", ", or ", ", with ", ", followed", ", then ", ", as well")
"""Text after a list in apposition that shows that it is incomplete."""
_COUNT = rf"(?:\d+|an?|{'|'.join(CARDINALS)})"
_AND_MORE = re.compile(rf"(?: {_WORD}){{1,3}} and {_COUNT} [a-z]")
_MORE_AND = re.compile(rf"(?i)\b{_COUNT}(?: {_WORD}){{1,3}} and \Z")
_PART_OF = re.compile(
    rf"(?i)\b(?:{_COUNT}|{lexicon.alternation('equations.uncounted')}"
    r"|any|part|rest|majority|first|last) of (?:[\w’'-]+ ){1,3}\Z"
)
"""Text before a count that counts only a part: "four of the city's five boroughs: …"."""
_ARTICLES = (("the ",), ("a ", "an "), ("its ", "his ", "her ", "their ", "our ", "my ", "your "))
_APPOSING = lexicon.words("function.prepositions") | lexicon.words("equations.apposing")
"""Words that show that an item contains an apposition: "the tower, the oldest in town"."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERED = re.compile(
    rf"(?:(?<=[.;:] )|^)(?:[Tt]he )?(?P<rank>(?i:{'|'.join(_ORDINALS)}))(?:ly)?"
    rf"(?=,|,? (?:{lexicon.alternation('function.auxiliaries')}|of (?:these|them))\b)",
    re.MULTILINE,
)
"""The start of an item in a series of sentences: "First, ", "The second was "."""
_GOES_ON = re.compile(
    r"(?i)(?:^|[.;:,] )(?:(?:and |but )?(?:finally|last(?:ly)?|another|the (?:last|final|other)s?)"
    rf"|(?:and|but) (?:the )?(?:{'|'.join(_ORDINALS)})(?:ly)?)\b"
)
_ENDS = re.compile(rf"(?P<words>(?: {_WORD}){{1,9}})(?P<end>[.:])\Z")
_ENDS_LATER = re.compile(rf"(?P<words>(?: {_WORD}){{1,3}}),[^:;]{{0,150}}(?P<end>:)\Z")
_THERE_ARE = re.compile(r"(?i)\bthere (?:are|were|will be|have been|had been) \Z")
_OF_KNOWN = (" of these ", " of those ")
"""Text before a count of things that are already known: "the weak points of these two methods:"."""
_OF_THESE = (" of these", " of those", " of them")
_FIRST_RANKS = frozenset({"1", "i", "one"})
_MOST, _LONGEST, _BEFORE, _FURTHEST = 20, 400, 60, 8_000
_TO_COLON = re.compile(rf"(?: {_WORD}){{0,4}}:(?: |\Z)")
_MARK = re.compile(r"(?<![\w)])\((?P<mark>[a-z])\)(?=\s)")
_NEAR = 2
"""Maximum difference between a count and the items below it; if more, they are something else.

If the noun is directly before the colon ("7 members:"), the maximum is half of the count.
"""


def counts(document: Document, quantities: Sequence[Quantity]) -> Iterator[Listing]:
    """Yield the counts that are followed by a complete list."""
    places = {block.span.start: at for at, block in enumerate(document.blocks)}
    for count, behind in pairwise((*quantities, None)):
        sentence = document.sentence_at(count.span.start) if count else None
        block = document.block_at(count.span.start) if count else None
        if not count or not sentence or not block or count.unit or count.hedge:
            continue
        if not 1 < count.low == count.high <= _MOST:
            continue
        items, joined = _inline(document, count, sentence), 0
        if items:  # a list joined only by "and" may have one or two items
            joined = document.text.count(" and ", items[0].start, items[-1].end) - 1
        if not items and block.kind is BlockKind.PARAGRAPH:
            at = places[block.span.start]
            items = _ranked(document, count, block) if _is_point(count) else ()
            items = items or _labelled(document, count, sentence)
            items = items or _marked(document, count, at)
            if not items and (behind is None or behind.span.start >= block.span.end):
                items = _itemised(document, count, at, sentence) or _headed(document, count, at)
            items = items or announced(document, count, sentence)
        if items:
            yield Listing(count, items, len(items) - max(0, joined))


def _leaves_out(words: str) -> bool:
    """Return True if words say that a list is incomplete or contains something else."""
    return not lexicon.words("equations.open count").isdisjoint(word_list(words))


def _inline(document: Document, count: Quantity, sentence: Span) -> tuple[Span, ...]:
    """Return the names or things listed in the sentence of a count."""
    text, at = document.text, count.span.end
    before = text[max(sentence.start, count.span.start - _BEFORE) : count.span.start]
    end = min(sentence.end, at + _LONGEST)
    if _PART_OF.search(before) or _MORE_AND.search(before) or _AND_MORE.match(text, at):
        return ()
    if found := _ANNOUNCED.match(text, at, end):
        if _leaves_out(found[0]):
            return ()
        names = _NAMES.match(text, found.end(), end)
        if names and " and " in names[0]:
            return _between(names, names.start())
        is_named_after = found[0].endswith((": ", "namely ", "viz. "))
        things = _THINGS.match(text, found.end(), end) if is_named_after else None
        is_led = found[0].count(" ") == 2 or _is_point(count)  # noqa: PLR2004 - " parts: "
        return _things(things, count.low, is_led=is_led) if things else ()
    found = _APPOSED.match(text, at, end)
    names = _CLOSED.match(text, found.end(), end) if found else None
    if not found or not names or text.startswith(_LATER, names.end()) or _leaves_out(found[0]):
        return ()
    is_definite = before.lower().split()[-1:] and before.lower().split()[-1] in (
        lexicon.words("function.definite") | {"all"}
    )
    is_of_three = names[0].count(",") == 1 and ", and " in names[0]  # "the four, Ruiz, and Moss"
    is_named = found["part"] or is_definite or found["noun"] in lexicon.words("equations.kin")
    return _between(names, names.start()) if is_named and not is_of_three else ()


def _between(listed: re.Match[str], start: int) -> tuple[Span, ...]:
    joints = [*_JOINT.finditer(listed[0])]
    return tuple(one.shift(start) for one in parts_between(Span(0, len(listed[0])), joints))


def _things(listed: re.Match[str], count: float, *, is_led: bool) -> tuple[Span, ...]:
    """Return the things in a complete list, all with the same kind of article.

    In a list directly after the counted noun, they may instead all be terms of at most two words.
    """
    items = _between(listed, listed.start())
    words = [listed.string[item.start : item.end] for item in items]
    joints = [one[0] for one in _JOINT.finditer(listed[0])]
    is_closed = joints[-1:] != [", "] and all(one == ", " for one in joints[:-1])
    alike = any(all(word.startswith(kind) for word in words) for kind in _ARTICLES)
    are_terms = is_led and all(
        len(word.split()) <= 2 and not word.startswith(sum(_ARTICLES, ()))  # noqa: PLR2004
        for word in words
    )
    inner = [each for word in words[1:-1] for each in word_list(word)]
    is_apposed = len(items) > count and any(
        each in _APPOSING or each.endswith("est") for each in inner
    )
    return items if is_closed and (alike or are_terms) and len(items) > 2 and not is_apposed else ()  # noqa: PLR2004


def _ranked(document: Document, count: Quantity, block: Block) -> tuple[Span, ...]:
    """Return the spans of the ordinals that introduce the announced items, from "first" on."""
    text, end = document.text, min(block.span.end, count.span.end + _FURTHEST)
    found = [*_NUMBERED.finditer(text, count.span.end, end)]
    ranks = [_ORDINALS.index(one["rank"].lower()) for one in found]
    if len(ranks) < 2 or ranks != [*range(len(ranks))]:  # noqa: PLR2004
        return ()
    is_near = found[0].start() <= count.span.end + _LONGEST
    goes_on = _GOES_ON.search(text, found[-1].end(), block.span.end)
    later = _NUMBERED.search(text, block.span.end, block.span.end + _FURTHEST)
    lead = text[max(block.span.start, count.span.start - _BEFORE) : count.span.start]
    if not is_near or goes_on or later or _leaves_out(lead):
        return ()
    return tuple(Span(one.start("rank"), one.end()) for one in found)


def _marked(document: Document, count: Quantity, at: int) -> tuple[Span, ...]:
    """Return the marks "(a)", "(b)" … of the items after a colon that follows the counted noun."""
    block = document.blocks[at]
    colon = _TO_COLON.match(document.text, count.span.end, block.span.end)
    start = colon.end() if colon else block.span.end
    end = block.span.end
    if colon and start == end and at + 1 < len(document.blocks):
        start, end = document.blocks[at + 1].span.start, document.blocks[at + 1].span.end
    marks = [*_MARK.finditer(document.text, start, end)]
    letters = [ord(one["mark"]) - ord("a") for one in marks]
    is_whole = len(marks) > 1 and marks[0].start() == start and letters == [*range(len(marks))]
    return tuple(Span(*one.span()) for one in marks) if colon and is_whole else ()


def _labelled(document: Document, count: Quantity, sentence: Span) -> tuple[Span, ...]:
    """Return the numbered parts of a document that says how many it has: "Chapter 1", "Part II"."""
    before = document.words(Span(sentence.start, count.span.start))
    if count.noun.lower() not in lexicon.words("equations.numbered parts"):
        return ()
    if not leading("equations.of a document").search(before):
        return ()
    label = re.escape(count.noun[:-1].lower())
    starts = rf"(?im)(?:^|(?<=[.] ))(?P<label>{label} (?P<rank>\d+|[ivx]+|{'|'.join(CARDINALS)}))\b"
    found = {one["rank"].lower(): one.span("label") for one in re.finditer(starts, document.text)}
    is_begun = not _FIRST_RANKS.isdisjoint(found)
    is_near = len(found) > 1 and abs(len(found) - count.low) <= _NEAR
    return tuple(Span(*one) for one in found.values()) if is_begun and is_near else ()


def _is_point(count: Quantity) -> bool:
    """Return True if the counted items ("reasons", "steps") are usually all listed."""
    return not lexicon.words("equations.points").isdisjoint(count.noun.lower().split())


def _itemised(document: Document, count: Quantity, at: int, sentence: Span) -> tuple[Span, ...]:
    """Return the items of the list after a paragraph that ends with a count."""
    block, words = document.blocks[at], document.words(sentence)
    ends = _ENDS.match(document.text, count.span.end, block.span.end)
    if not ends and _THERE_ARE.search(document.text, block.span.start, count.span.start):
        ends = _ENDS_LATER.match(document.text, count.span.end, block.span.end)
    is_of_known = document.text.endswith(_OF_KNOWN, 0, count.span.start)
    if not ends or not count.noun or is_of_known or _leaves_out(words):
        return ()
    is_below = not {"following", "these", "follows", "below"}.isdisjoint(words.lower().split())
    if ends["end"] == "." and not (_is_point(count) or is_below):
        return ()
    items = items_below(document, document.blocks[at + 1 : at + 2 + 4 * _MOST], block.depth)
    is_close = f" {count.noun}" == ends["words"] and ends["end"] == ":"
    most = max(_NEAR, count.low / 2) if is_close else _NEAR
    return items if len(items) > 1 and abs(len(items) - count.low) <= most else ()


def _headed(document: Document, count: Quantity, at: int) -> tuple[Span, ...]:
    """Return the headings directly after a paragraph that announces them.

    All must be at a deeper level than the heading above, so that they are parts of one section.
    """
    blocks = document.blocks
    is_meant = document.text.startswith(_OF_THESE, count.span.end) or _is_point(count)
    words = document.words(blocks[at].span).lower().split()
    if not is_meant or lexicon.words("equations.announcing").isdisjoint(words):
        return ()
    level = blocks[at + 1].level if at + 1 < len(blocks) else 0
    above = next((one.level for one in reversed(blocks[:at]) if one.level), 0)
    below = takewhile(lambda one: not 0 < one.level < level, blocks[at + 1 :])
    found = tuple(one.span for one in below if one.level == level)
    is_near = abs(len(found) - count.low) <= _NEAR and len(found) > 1
    titles = word_list(" ".join(map(document.words, found)))
    are_counted = lexicon.words("equations.closing headings").isdisjoint(titles)
    return found if level > above > 0 and is_near and are_counted else ()
