"""Counts that announce what follows: names, things, sentences, items of a list, headings.

"Five members (Chad, Mali, Niger and Togo)"; "three reasons. First … Second …"; "two measures:" and
three items; "we look at two of these" and three headings.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from factcheck import lexicon
from factcheck.model import Block, BlockKind, Document, Listing, Quantity, Span
from factcheck.model.numerals import CARDINALS
from factcheck.model.rows import parts_between
from factcheck.text import word_list

_WORD = r"[a-z][\w’'-]*"
_ANNOUNCED = re.compile(rf"(?: {_WORD}){{1,4}}(?: \(|: | [–—] )|(?: {_WORD}){{5,9}}: ")
"""What stands between a count and its list; more words only before a colon."""
_APART = (" (", "– ", "— ")
"""Behind these a list holds names only."""
_EQUATED = re.compile(rf"(?: {_WORD}){{1,2}} (?:are|were) ")
_APPOSED = re.compile(
    rf"(?P<part> of (?:the|these|those|its|his|her|their|our))?(?: (?P<noun>{_WORD})){{1,2}}, "
)
_NAME = (
    r"(?:the )?[A-ZÀ-ÖØ-Þ][\w’'.-]*"
    rf"(?: (?:(?:{lexicon.alternation('names.particles')}|of|the|and the) )*"
    r"[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,3}"
)
_VERB = rf"(?:{lexicon.alternation('function.auxiliaries')})"
_NAMES = re.compile(
    rf"{_NAME}(?:(?:, and |, | and ){_NAME})+"
    rf"(?=\)|\.(?:\s|\Z)|;|, (?:and|but|while) {_NAME} {_VERB}\b)"
)
"""A list behind a colon or in brackets ends with its sentence, or where another clause begins."""
_CLOSED = re.compile(rf"{_NAME}(?:, {_NAME})*,? and {_NAME}(?=[,;)] (?!{_NAME})|\.(?:\s|\Z))")
"""A list in apposition ends with its last name, and no other name follows behind a comma."""
_JOINT = re.compile(r",? (?:and|or) |, ")
_STRETCH = re.compile(r"[^.:()|–—\d“”\"\n]{8,400}(?=\.(?:\s|\Z)|\Z)")
_LATER = (", and ", ", among ", ", incl", ", or ", ", with ", ", followed", ", then ", ", as well")
"""What shows behind a list in apposition that it is not all of it."""
_POSSESSIVE = ("’", "'", "’s", "'s")
_COUNT = rf"(?:\d+|an?|{'|'.join(CARDINALS)})"
_AND_MORE = re.compile(rf"(?: {_WORD}){{1,3}} and {_COUNT} [a-z]")
_MORE_AND = re.compile(rf"\b{_COUNT}(?: {_WORD}){{1,3}} and \Z", re.IGNORECASE)
_PART_OF = re.compile(
    rf"\b(?:{_COUNT}|{lexicon.alternation('equations.uncounted')}"
    r"|any|part|rest|majority|first|last)"
    r" of (?:[\w’'-]+ ){1,3}\Z",
    re.IGNORECASE,
)
"""What takes a part of a count: "four of the city's five boroughs: …" lists the four."""
_ARTICLES = (("the ",), ("a ", "an "), ("its ", "his ", "her ", "their ", "our ", "my ", "your "))
_STATING = ("that", "to")
_ASKING = ("whether", "how", "why", "who", "when", "where")
_APPOSING = lexicon.words("function.prepositions") | frozenset(
    ("most", "first", "last", "only", "former", "late", "one", "same")
)
"""What an apposition to the thing before holds: "the tower, the oldest in the county, and …"."""
_LAST_JOINT = re.compile(rf",? and (?=(?:{lexicon.alternation('function.definite')}|an?) )")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERED = re.compile(
    rf"(?:(?<=[.;:] )|^)(?P<the>[Tt]he )?(?P<rank>(?i:{'|'.join(_ORDINALS)}))(?:ly)?"
    rf"(?=,|,? (?:{_VERB}|lay|lies|concern(?:s|ed)|came|of (?:these|them))\b)",
    re.MULTILINE,
)
"""What begins to tell of one thing in a row: "First, ", "The second was "."""
_GOES_ON = re.compile(
    r"(?:^|[.;:,] )(?i:(?:and |but )?(?:finally|last(?:ly)?|another|the (?:last|final|other)s?)"
    rf"|(?:and|but) (?:the )?(?:{'|'.join(_ORDINALS)})(?:ly)?)\b"
)
_ENDS = re.compile(rf"(?: {_WORD}){{1,6}}(?P<end>[.:])\Z")
_OF_KNOWN = (" of these ", " of those ")
"""In front of a count of what is known already: "the weak points of these two methods:"."""
_OF_THESE = (" of these", " of those", " of them")
_MOST, _FEWEST, _LONGEST, _BEFORE = 20, 2, 400, 60
_FURTHEST = 8_000
"""Code points in which all are told, one by one."""
_NEAR_COUNT = 2
"""By how much a count and the items below it may differ: who is further off counts other things."""
_NEAR = 3
"""Paragraphs further on that may tell of the next in a row."""
_FEW = 5


def counts(document: Document, quantities: Sequence[Quantity]) -> Iterator[Listing]:
    """Yield the counts behind which all that they count is told, one by one."""
    places = {block.span.start: at for at, block in enumerate(document.blocks)}
    for count, behind in pairwise((*quantities, None)):
        if count is None or not _is_exact(count):
            continue
        sentence = document.sentence_at(count.span.start)
        block = document.block_at(count.span.start)
        if sentence is None or block is None:
            continue
        found = _inline(document, count, sentence)
        if found is None and block.kind is BlockKind.PARAGRAPH:
            alone = behind is None or behind.span.start >= block.span.end
            found = _below(document, count, places[block.span.start], sentence, alone=alone)
        if found is not None:
            yield found


def _is_exact(count: Quantity) -> bool:
    exact = not count.unit and not count.hedge and count.low == count.high
    return exact and 1 < count.low <= _MOST


def _leaves_out(words: str) -> bool:
    """True if words say that a list leaves something out, or tells something else."""
    return not lexicon.words("equations.open count").isdisjoint(word_list(words))


def _inline(document: Document, count: Quantity, sentence: Span) -> Listing | None:
    """Return what the sentence of a count lists."""
    text, span = document.text, count.span
    before = text[max(sentence.start, span.start - _BEFORE) : span.start]
    shared = _AND_MORE.match(text, span.end) or _MORE_AND.search(before)
    if _PART_OF.search(before) or shared or _is_compound(text[span.end : span.end + _BEFORE]):
        return None
    end = min(sentence.end, span.end + _LONGEST)
    names = _announced(text, count, before, end) or _apposed(text, count, before, end)
    if names and " and " in names[0]:
        return _named(count, names)
    things = _things(text, count, before, end)
    return Listing(count, things, len(things)) if things else None


def _is_compound(behind: str) -> bool:
    """True if a count belongs to a word in front of a noun: "three volume works"."""
    first, word, noun, *_ = (*behind.split(" ", 3), "", "", "")
    is_beside = not first and "a" <= noun[:1] <= "z"
    return is_beside and word in lexicon.words("equations.compounds")


def _is_definite(before: str) -> bool:
    """True if the words before a count make the list behind it name all that are meant."""
    definite = lexicon.words("function.definite") | {"all"}
    return bool(before.strip()) and before.lower().split()[-1] in definite


def _led_to(text: str, count: Quantity, before: str, end: int) -> "re.Match[str] | None":
    """Return what leads from a count to its list, or a verb that says which all are."""
    found = _ANNOUNCED.match(text, count.span.end, end)
    if found is None and _is_definite(before):
        found = _EQUATED.match(text, count.span.end, end)
    return found if found and not _leaves_out(found[0]) else None


def _announced(text: str, count: Quantity, before: str, end: int) -> "re.Match[str] | None":
    """Return the names behind a bracket, colon, dash or verb: "three ports: Bergen and Hull"."""
    found = _led_to(text, count, before, end)
    return _NAMES.match(text, found.end(), end) if found else None


def _apposed(text: str, count: Quantity, before: str, end: int) -> "re.Match[str] | None":
    """Return the names between commas: "her three brothers, Karl, Josef and Anton, were …"."""
    found = _APPOSED.match(text, count.span.end, end)
    listed = _CLOSED.match(text, found.end(), end) if found and not _leaves_out(found[0]) else None
    if not found or not listed or _is_first_of_three(listed[0]):
        return None
    if text.startswith(_LATER, listed.end()):
        return None
    definite = found["part"] or _is_definite(before)
    return listed if definite or _are_called(found["noun"], listed[0]) else None


def _is_first_of_three(listed: str) -> bool:
    """True if a comma before "and" makes what is counted the first of three.

    "The four clerks, Ruiz, and Moss". Source: The Chicago Manual of Style, 17th ed., 2017, 6.19.
    """
    return listed.count(",") == 1 and ", and " in listed


def _are_called(noun: str, listed: str) -> bool:
    """True if names are of what is counted, so that they do not go on from it.

    They are if one leaves it out ("St Anne's"), or where such things have names of one word.
    """
    names = _JOINT.split(listed)
    elided = noun in lexicon.words("equations.elided") and any(
        name.endswith(_POSSESSIVE) for name in names
    )
    plain = all(" " not in name.removeprefix("the ") for name in names)
    kin = noun in lexicon.words("equations.kin")
    single = noun in lexicon.words("equations.named by one word") and len(names) > _FEWEST
    return bool(elided) or (plain and (kin or single))


def _named(count: Quantity, listed: "re.Match[str]") -> Listing:
    """Return a list of names; pairs joined by "and" may be one or two."""
    joints = [*_JOINT.finditer(listed[0])]
    items = tuple(item.shift(listed.start()) for item in _between(listed[0], joints))
    return Listing(count, items, len(items) - max(0, listed[0].count(" and ") - 1))


def _things(text: str, count: Quantity, before: str, end: int) -> tuple[Span, ...]:
    """Return the things behind a colon, or behind a verb that says which they are."""
    found = _led_to(text, count, before, end)
    listed = _STRETCH.match(text, found.end(), end) if found else None
    if found is None or listed is None or found[0].endswith(_APART):
        return ()
    if listed.end() == count.span.end + _LONGEST:
        return ()
    if items := _clauses(listed[0]):
        return tuple(item.shift(listed.start()) for item in items)
    if ";" in listed[0] or not lexicon.words("equations.joins more").isdisjoint(listed[0].split()):
        return ()
    items = _articled(listed[0], count.low) or _short(listed[0])
    is_led = len(found[0].split()) == 1  # " parts: "
    if not _is_point(count) and not (is_led and _are_names(listed[0], items)):
        items = _articled(listed[0], count.low)
    return tuple(item.shift(listed.start()) for item in items)


def _clauses(words: str) -> tuple[Span, ...]:
    """Return the long items of a list that semicolons part, or that all begin alike.

    "that the gate be shut; that a guard be paid; and that …", "to sow, to reap and to sell".
    """
    first, joint = words.partition(" ")[0], ""
    if "; " in words:
        joint = r"; (?:and )?"
    elif first in _STATING or first in _ASKING:
        opening = rf"(?=(?:{first if first in _STATING else '|'.join(_ASKING)}) )"
        joint = rf",? and {opening}|, {opening}"
    joints = [*re.finditer(joint, words)] if joint else []
    items = _between(words, joints)
    closed = bool(joints) and "and" in joints[-1][0]
    return items if closed or len(items) > _FEWEST else ()


def _between(words: str, joints: Sequence[re.Match[str]]) -> tuple[Span, ...]:
    return parts_between(Span(0, len(words)), joints)


def _short(words: str) -> tuple[Span, ...]:
    """Return the items of a list of three and more, all of few words and without an "and"."""
    joints = [*_JOINT.finditer(words)]
    closed = bool(joints) and joints[-1][0] != ", " and all(one[0] == ", " for one in joints[:-1])
    items = _between(words, joints)
    told = [words[one.start : one.end] for one in items]
    few = all(len(one.split()) <= _FEW and not one.startswith("the ") for one in told)
    return items if closed and few and len(items) > _FEWEST else ()


def _are_names(words: str, items: Sequence[Span]) -> bool:
    """True if the items of a list are names or terms of two words at most, without an article."""
    told = [words[one.start : one.end] for one in items]
    return all(
        len(one.split()) <= _FEWEST and not any(map(one.startswith, _ARTICLES)) for one in told
    )


def _articled(words: str, count: float) -> tuple[Span, ...]:
    """Return the things of a list that one "and" closes, all with an article of one kind.

    Of more than are counted one may stand in apposition to the one before it.
    """
    joints = [*_LAST_JOINT.finditer(words)]
    if len(joints) != 1:
        return ()
    first, last = words[: joints[0].start()], words[joints[0].end() :]
    is_marked = joints[0][0].startswith(",")
    if "," in last or (not is_marked and (" and " in first or " and " in last)):
        return ()
    commas = [one for one in _JOINT.finditer(first) if one[0] == ", "]
    items = (*_between(first, commas), Span(joints[0].end(), len(words)))
    told = [words[item.start : item.end] for item in items]
    alike = any(all(one.startswith(kind) for one in told) for kind in _ARTICLES)
    apposed = len(items) > count and any(map(_may_be_apposed, told[1:-1]))
    paired = len(items) < count and any(map(_may_be_two, told))
    return items if alike and not apposed and not paired else ()


def _may_be_apposed(item: str) -> bool:
    """True if an item may stand in apposition to the one before it."""
    return any(word in _APPOSING or word.endswith("est") for word in word_list(item))


def _may_be_two(item: str) -> bool:
    """True of "the extinct borers and miners", but not of "the strike of both"."""
    lead, joint, _ = item.rpartition(" and ")
    return bool(joint) and lexicon.words("function.prepositions").isdisjoint(lead.split()[1:])


def _below(
    document: Document, count: Quantity, at: int, sentence: Span, *, alone: bool
) -> Listing | None:
    """Return the sentences, items or headings behind a count that tell what it announces."""
    block = document.blocks[at]
    ranks = _ranked(document, count, block, sentence) if count.noun else ()
    items = ranks or (_itemised(document, count, at, sentence) if alone and count.noun else ())
    items = items or (_headed(document, count, at) if alone else ())
    return Listing(count, items, len(items)) if items else None


def _ranked(document: Document, count: Quantity, block: Block, sentence: Span) -> tuple[Span, ...]:
    """Return the ordinals that tell each of what a count announces, from the first one on.

    Fewer or more than the count are told only behind nouns of which a text tells all.
    """
    end = min(block.span.end, sentence.end + _BEFORE, count.span.end + _LONGEST)
    if not _NUMBERED.search(document.text, count.span.end, end):
        return ()
    end = min(block.span.end, count.span.end + _FURTHEST)
    found = [*_NUMBERED.finditer(document.text, count.span.end, end)]
    ranks = [_ORDINALS.index(one["rank"].lower()) for one in found]
    if len(ranks) < _FEWEST or ranks != [*range(len(ranks))]:
        return ()
    mixed = len({bool(one["the"]) for one in found}) > 1
    is_far = found[0].start() > sentence.end + 1
    if mixed or is_far or _leaves_out(_lead(document, count, sentence)):
        return ()
    if len(found) != count.low and not _tells_all(document, count, block, found[-1].end()):
        return ()
    return tuple(Span(one.start("rank"), one.end()) for one in found)


def _lead(document: Document, count: Quantity, sentence: Span) -> str:
    return document.text[sentence.start : count.span.start]


def _tells_all(document: Document, count: Quantity, block: Block, last: int) -> bool:
    """True if a paragraph is to tell all that is counted, and nothing more in it does."""
    further = _GOES_ON.search(document.text, last, block.span.end)
    at = bisect_right(document.blocks, block.span.start, key=lambda one: one.span.start)
    behind = [one.span.start for one in document.blocks[at : at + _NEAR]]
    goes_on = any(_NUMBERED.match(document.text, start) for start in behind)
    return _is_point(count) and not further and not goes_on


def _is_point(count: Quantity) -> bool:
    """True if a text tells all of what is counted, one by one: reasons, steps."""
    return not lexicon.words("equations.points").isdisjoint(count.noun.lower().split())


def _itemised(document: Document, count: Quantity, at: int, sentence: Span) -> tuple[Span, ...]:
    """Return the items of the list that follows a paragraph which ends with a count."""
    block, words = document.blocks[at], document.words(sentence)
    told = _ENDS.match(document.text, count.span.end, block.span.end)
    if not told or _leaves_out(words) or _lead(document, count, sentence).endswith(_OF_KNOWN):
        return ()
    below = not {"following", "these", "follows", "below"}.isdisjoint(words.lower().split())
    if told["end"] == "." and not (_is_point(count) or below):
        return ()
    items = _items(document.blocks[at + 1 : at + 2 + 4 * _MOST], block.depth)
    is_near = abs(len(items) - count.low) <= _NEAR_COUNT
    return items if len(items) >= _FEWEST and is_near else ()


def _items(blocks: Sequence[Block], depth: int) -> tuple[Span, ...]:
    """Return the items of the list with which a stretch begins, those below others left out.

    None where the list may go on behind a paragraph.

    Args:
        blocks: Those behind the paragraph that announces the list.
        depth: Of this paragraph: what is deeper belongs to the list.
    """
    inside = [
        *takewhile(lambda one: one.depth > depth or (_is_item(one) and one.depth == depth), blocks)
    ]
    rest = blocks[len(inside) :]
    goes_on = bool(rest) and rest[0].kind is BlockKind.PARAGRAPH and any(map(_is_item, rest[1:4]))
    items = [*filter(_is_item, inside)]
    top = min((one.depth for one in items), default=0)
    is_whole = bool(items) and items[0] is inside[0] and items[0].depth == top and not goes_on
    return tuple(one.span for one in items if one.depth == top) if is_whole else ()


def _is_item(block: Block) -> bool:
    return block.kind is BlockKind.ITEM


def _headed(document: Document, count: Quantity, at: int) -> tuple[Span, ...]:
    """Return the headings right below a paragraph which says that it announces them.

    They must all stand deeper than the heading above, so that they are parts of one section.
    """
    block, blocks = document.blocks[at], document.blocks
    told = document.text.startswith(_OF_THESE, count.span.end) or _is_point(count)
    words = set(document.words(block.span).lower().split())
    if not told or words.isdisjoint(lexicon.words("equations.announcing")):
        return ()
    level = blocks[at + 1].level if at + 1 < len(blocks) else 0
    above = next((one.level for one in reversed(blocks[:at]) if one.level), 0)
    below = takewhile(lambda one: not 0 < one.level < level, blocks[at + 1 :])
    found = tuple(one.span for one in below if one.level == level)
    near = abs(len(found) - count.low) <= _NEAR_COUNT and len(found) >= _FEWEST
    return found if level > above > 0 and near else ()
