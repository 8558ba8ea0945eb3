"""Labels of sections, figures and entries: their numbering, their subjects, references to them.

A label is the start of a heading, a caption or an entry ("Figure 3.2", "4.1", "b)", "iv."), or the
words of a reference to it ("see Figure 3.2").
"""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.document.text import stem, word_list
from factcheck.extract.labels import Label, label_of, sort_of
from factcheck.model import Block, BlockKind, Link, Reason, Refused, Span, Verdict
from factcheck.model.links import LIKELY
from factcheck.proof.places import Places, first_proof, proved

_NUMBER = r"\d{1,3}(?:\.\d{1,3})*"
_REFERS = re.compile(rf"\b(?P<what>[A-Za-z]{{2,12}})\.? ?(?P<number>{_NUMBER})(?![\w@]|\.\d)")
_TITLE = re.compile(
    r"[“\"‘'](?P<quoted>[^“”\"‘’']{3,80})[”\"’']"
    r"|\b(?:[Ss]ection|[Cc]hapter|[Aa]ppendix) (?:on |called |titled |entitled )?"
    r"(?P<behind>[A-Z][\w ,-]{2,80})"
    r"|\b[Tt]he (?P<before>(?:[A-Z][\w-]* ){1,6})(?:[Ss]ection|[Cc]hapter|[Aa]ppendix)\b"
)
"""A reference to a section by its title."""
_ROMAN = frozenset("ivxlcIVXLC")
_MOST = 400
"""Maximum blocks between two labels that are searched."""
_LEAST = 2
"""Minimum existing labels of a type for a missing one to be an error."""


def label_at(places: Places, span: Span) -> Label | None:
    """Return the label at the start of the block of a place."""
    return label_of(places.document, places.document.block_at(span.start))


def _shown(places: Places, label: Label) -> str:
    return f"“{places.words(label.span)}”"


# ---- numbering ----


def prove_numbering(link: Link, places: Places) -> Verdict:
    """Prove that a label occurs twice, or follows a gap, in a series of labels."""
    this = label_at(places, link.this)
    if this is None:
        what = f"“{places.shown(link.this)}” does not begin with a number or letter"
        return Refused(Reason.NO_VALUE, what)
    found = (_in_row(places, this, other) for other in link.others)
    return first_proof(found, places.without("label", link.others))


def _in_row(places: Places, this: Label, place: Span) -> Verdict | None:
    before = label_at(places, place)
    if before is None or before.span == this.span:
        return None
    if before.style != this.style:
        return Refused(Reason.OTHER_THING, "the labels are of two rows")
    first, second = sorted((before, this), key=lambda label: label.span.start)
    row = [first, *_between(places, first, second), second]
    if len(row) > 2:  # noqa: PLR2004
        return Refused(Reason.OTHER_THING, f"{_shown(places, row[1])} lies between the labels")
    if first.sort and first.number == second.number and _words(first) == _words(second):
        return Refused(Reason.AGREES, "both labels are of one text")
    ranks = {
        tuple(label.worths(is_roman=is_roman) for label in row)
        for is_roman in (False, True)
        if not is_roman or all(_ROMAN.issuperset(label.number) for label in row)
    }
    # C and D may be letters or Roman numerals
    if any(two == one + 1 or two == 1 != one or 0 in (one, two) for one, two in ranks):
        return Refused(Reason.HOLDS, "one label follows the other, or the row begins anew")
    names = [places.shown(_whole(places, label)) for label in (second, first)]
    message = f"numbering: “{names[0]}” comes right after “{names[1]}”"
    return proved("TWN01", second.span, first.span, message, least=LIKELY)


def _between(places: Places, first: Label, second: Label) -> Iterator[Label]:
    """Yield the labels of the same series between two; one without a number for a break.

    A heading of a higher level is a break, and so are too many blocks in between.
    """
    document = places.document
    lies = document.begun_in("blocks", Span(first.span.end, second.span.start))
    start = document.block_at(first.span.start)
    if lies.stop - lies.start > _MOST:
        yield Label(first.span, "", "")
    for block in document.blocks[lies][:_MOST]:
        label = label_of(places.document, block)
        if label and label.style == first.style and label.span.start < second.span.start:
            yield label
        elif start and _is_above(block, start):
            yield Label(block.span, "", "")


def _is_above(block: Block, start: Block) -> bool:
    """Return True if a block is a heading under which a series restarts."""
    is_heading = block.kind is BlockKind.HEADING
    return is_heading and (start.kind is not BlockKind.HEADING or block.level < start.level)


def _words(label: Label) -> frozenset[str]:
    small = lexicon.words("function.stop")
    return frozenset(stem(word) for word in word_list(label.rest) if word not in small)


# ---- subjects of labels ----


def prove_label(link: Link, places: Places) -> Verdict:
    """Prove that two things have one label, or that one thing has two labels."""
    this = label_at(places, link.this)
    if this is None:
        return Refused(
            Reason.NO_VALUE, f"“{places.shown(link.this)}” is no heading or caption with a label"
        )
    found = (_two_labels(places, this, other) for other in link.others)
    return first_proof(found, places.without("label", link.others))


def _two_labels(places: Places, this: Label, place: Span) -> Verdict | None:
    other = label_at(places, place)
    if other is None or other.span == this.span:
        return None
    blocks = [places.document.block_at(label.span.start) for label in (this, other)]
    if this.sort != other.sort or not (this.sort or all(map(_is_titled, blocks))):
        return Refused(Reason.OTHER_THING, "the labels are of two sorts")
    is_one, mine, theirs = this.number == other.number, _words(this), _words(other)
    names = places.shown(_whole(places, this)), places.shown(_whole(places, other))
    if is_one and mine and theirs and mine.isdisjoint(theirs) and not _read_alike(this, other):
        if not this.sort and _begins_anew(places, this, other):
            return Refused(Reason.EXPLAINED, "the numbers begin anew under another heading")
        message = f"{_shown(places, this)} is the label of “{names[0]}” and of “{names[1]}”"
        return proved("TWN01", this.span, other.span, message, least=LIKELY)
    if not is_one and mine == theirs and len(mine) >= _LEAST:
        message = f"“{names[0]}” here, {_shown(places, other)} elsewhere"
        return proved("TWN01", this.span, other.span, message, least=LIKELY)
    what = "one text under one label" if is_one else "two labels of two texts"
    return Refused(Reason.AGREES, f"“{names[0]}” and “{names[1]}” are {what}")


def _read_alike(this: Label, other: Label) -> bool:
    """Return True if two texts share most words, including function words."""
    mine, theirs = ({*word_list(label.rest.lower())} for label in (this, other))
    shared = len(mine & theirs)
    return shared >= _LEAST and shared > max(len(mine), len(theirs)) - shared


def _is_titled(block: Block | None) -> bool:
    return block is not None and block.kind in (BlockKind.HEADING, BlockKind.CAPTION)


def _begins_anew(places: Places, this: Label, other: Label) -> bool:
    first, second = sorted((this, other), key=lambda label: label.span.start)
    return any(not label.number for label in _between(places, first, second))


def _whole(places: Places, label: Label) -> Span:
    return places.document.block_around(label.span)


# ---- a label and its section ----


def prove_section(link: Link, places: Places) -> Verdict:
    """Prove that the label of a heading or caption has a number of another chapter."""
    this = label_at(places, link.this)
    if this is None or "." not in this.number:
        what = f"“{places.shown(link.this)}” has no label with the number of a chapter"
        return Refused(Reason.NO_VALUE, what)
    heads = (places.document.block_at(one.start) for one in link.others)
    found = (_in_chapter(places, this, head) for head in heads)
    return first_proof(found, places.without("number of a chapter", link.others))


def _in_chapter(places: Places, this: Label, head: Block | None) -> Verdict | None:
    chapter = label_of(places.document, head) if head and head.kind is BlockKind.HEADING else None
    if head is None or chapter is None or not chapter.number[0].isdigit():
        return None
    if not _is_inside(places, this, head):
        return Refused(Reason.OTHER_THING, f"{_shown(places, this)} is in another section")
    parts, above = this.number.split("."), chapter.number.split(".")
    if all(one == two for one, two in zip(parts, above, strict=False)):
        return Refused(Reason.HOLDS, f"{_shown(places, this)} is of {_shown(places, chapter)}")
    message = f"{_shown(places, this)} is in “{places.shown(head.span)}”"
    return proved("TWN01", this.span, chapter.span, message)


def _is_inside(places: Places, this: Label, head: Block) -> bool:
    """Return True if a label is below a heading, and before the next one of its level."""
    document = places.document
    lies = document.begun_in("blocks", Span(head.span.end, max(head.span.end, this.span.start)))
    own = document.block_at(this.span.start)
    return head.span.end <= this.span.start and not any(
        block.kind is BlockKind.HEADING and block.level <= head.level and block is not own
        for block in document.blocks[lies]
    )


# ---- cross-references ----


def prove_cross_reference(link: Link, places: Places) -> Verdict:
    """Prove that a reference has no target, or that its target is on the other side."""
    ways = (_to_label(link, places), _to_title(link, places), _to_side(link, places))
    what = f"“{places.shown(link.this)}” names no label, title or side to which it refers"
    return first_proof((one for way in ways for one in way), Refused(Reason.NO_VALUE, what))


def _to_label(link: Link, places: Places) -> Iterator[Verdict]:
    """Yield a reference to a label that no figure, table or section of the document has."""
    for found in _REFERS.finditer(places.words(link.this)):
        sort, number = sort_of(found["what"]), found["number"]
        labels = (
            places.document.once("labels of blocks", lambda _: _defined(places)) if sort else {}
        )
        known = labels.get(sort, {})
        span = Span(*found.span()).shift(link.this.start)
        if len(known) < _LEAST or number in known:
            continue
        last = max(known.values())
        message = f"“{found[0]}” is not there: the last one is “{places.words(last)}”"
        yield proved("CIT02", span, last, message, least=LIKELY)


def _defined(places: Places) -> dict[str, dict[str, Span]]:
    """Return the labels of headings and captions by type and number, bare ones as sections."""
    found: dict[str, dict[str, Span]] = {}
    for block in places.document.blocks:
        label = label_of(places.document, block)
        is_titled = block.kind in (BlockKind.HEADING, BlockKind.CAPTION)
        if label and label.number[0].isdigit() and (is_titled or label.sort):
            found.setdefault(label.sort or "section", {}).setdefault(label.number, label.span)
    return found


def _to_title(link: Link, places: Places) -> Iterator[Verdict]:
    """Yield a reference to a title that no heading has, if one has a similar title."""
    blocks = places.document.blocks
    for found in _TITLE.finditer(places.words(link.this)):
        group = next(key for key, words in found.groupdict().items() if words)
        title = found[group].strip()
        mine = places.stems(Span(*found.span(group)).shift(link.this.start))
        heads = [block for block in blocks if block.kind is BlockKind.HEADING]
        if not mine or any(title.casefold() in places.words(one.span).casefold() for one in heads):
            continue
        for other in link.others:
            block = places.document.block_at(other.start)
            if block is None or block.kind is not BlockKind.HEADING:
                continue
            if mine & places.stems(block.span) and mine != places.stems(block.span):
                span = Span(*found.span(group)).shift(link.this.start)
                message = f"no heading “{title}”; the closest is “{places.shown(block.span)}”"
                yield proved("CIT02", span, block.span, message, least=LIKELY)


def _to_side(link: Link, places: Places) -> Iterator[Verdict]:
    """Yield a reference to something above or below that is on the other side."""
    sides, known = lexicon.table("references.sides"), places.tokens
    ats = [at for at in known.inside(link.this) if known.lower[at] in sides]
    if len(ats) != 1 or len(link.others) != 1:
        return
    (at,), other, span = ats, link.others[0], known.span(ats[0])
    is_below = other.start > span.start
    if places.document.block_around(other) == places.document.block_around(span):
        yield Refused(Reason.AGREES, "both are in one paragraph")
    elif (sides[known.lower[at]] == "below") != is_below:
        side = "below" if is_below else "above"
        message = f"the text says “{known.words[at]}”, but it is {side}: “{places.shown(other)}”"
        yield proved("CIT02", span, other, message, least=LIKELY)
