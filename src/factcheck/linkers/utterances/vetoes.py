"""When two like quotations are no tellings of one utterance, or differ in no way that counts."""

import re
from bisect import bisect_right

from factcheck.linkers.utterances.alignment import Alignment, Words
from factcheck.linkers.utterances.wording import Wording
from factcheck.model import Block, Document, Role, Span
from factcheck.patterns import lazy

_LEFT_OUT = lazy(r"…|\.\.\.|[\[\]()]|\. \. \.")
"""Marks of an omission or insertion by the one who quotes."""
_VERSIONS = lazy(
    r"\b(?:versions?|variants?|variously|sometimes|drafts?|drafted|originally|misquot\w+|reword\w+"
    r"|translat(?:ions?|ors?|ed|ing)|amend\w+|replac\w+|instead|renamed|corrected|lyrics?|verses?"
    r"|wordings|(?:another|different|earlier|later|new|old|original|other) wording"
    r"|mottos?|slogans?|chant\w*|proverbs?)\b",
    re.IGNORECASE,
)
"""Words with which a text itself says that wordings differ, or that many use the phrase."""
_BOOKS = (
    "Gen(?:esis)?|Exod(?:us)?|Lev(?:iticus)?|Num(?:bers)?|Deut(?:eronomy)?|Josh(?:ua)?|Judges|Sam(?:uel)?"
    "|Kings|Chron(?:icles)?|Job|Ps(?:alms?)?|Prov(?:erbs)?|Eccl(?:esiastes)?|Isa(?:iah)?|Jer(?:emiah)?"
    "|Ezek(?:iel)?|Dan(?:iel)?|Hosea|Amos|Micah|Matt(?:hew)?|Mark|Luke|John|Acts|Rom(?:ans)?"
    "|Cor(?:inthians)?|Gal(?:atians)?|Eph(?:esians)?|Phil(?:ippians)?|Col(?:ossians)?"
    "|Thess(?:alonians)?|Tim(?:othy)?|Heb(?:rews)?|Jas|James|Pet(?:er)?|Rev(?:elation)?|Qur['’]?an"
)
"""Source: The SBL Handbook of Style, 2nd ed., 2014, 8.3.1-8.3.3."""
_SCRIPTURE = lazy(
    r"\b(?:Bibles?|Gospels?|Testament|Vulgate|Torah|Talmud|Qur['’]?an|Koran|[Ss]criptures?)\b"
    rf"|\b(?:{_BOOKS})\.? \d{{1,3}}: ?\d{{1,3}}\b"
)
"""Words about scripture, and where a verse stands: it is quoted in many translations."""
_SUPPOSED = lazy(
    r"\b(?:would|could|might|may|must|should|never|always|often|used to|have to|hears?|hearing"
    r"|let|hopes?|wants?|likes? to)\b[^.;:]{0,60}\b(?:say|ask|answer|reply|shout|cry|write)\W*\Z"
)
"""What introduces words that nobody said on one occasion: "she would say", "to hear them ask"."""
_NEGATIONS = frozenset({"no", "not", "never"})
# Pronouns of persons (Quirk and others, 1985, §6.15), which change with who speaks.
_PERSONS_TEXT = """
i me my mine you your yours he him his she her hers it its we us our ours they them their theirs
"""
_PERSONS = frozenset(_PERSONS_TEXT.split())
_MOST_CHANGES = 2
"""Changes of meaning that one slip of quoting makes; more are another translation or telling."""
_NEARLY_ALL = 0.8
_OPEN = lazy(r"[>_*\s]*[“\"«„][^“”\"«»„]*\Z")
"""A paragraph of a quotation that goes on in the next: no mark closes it."""
_BEHIND = 30
"""Code points behind a quotation in which a verse is named."""
_MOST_BETWEEN = 40
# Function words of English (Quirk and others, 1985, §2.34): what code and names lack.
_FUNCTION_TEXT = """
a an the is are was were be been have has had do does did will would can could may must shall
should not no of in on at to for from by with and or but that this it its he she they we i you
our their his her my your as if so than who which what when there
"""
_FUNCTION = frozenset(_FUNCTION_TEXT.split())
_VERBS_TEXT = "is are was were has had will would can could may must shall should"
_VERBS = frozenset(_VERBS_TEXT.split())
"""Those of them that make a sentence."""
_LEAST_SAME = 5
_LEAST_SAME_WHOLE = 4
"""The same where the two quotations begin and end together."""
_SHARE_LEFT = 4
"""One word may go on at the edges of a stretch for so many words that are the same."""
_PHRASE = 7
"""Words of a phrase that many sentences may have, if one of its other words is changed."""
_CLAUSE = 6
"""The same of a whole sentence, which its verb tells: "The queue is eating its own tail"."""
_LONG = 12
"""Words that nobody says twice by chance."""
_LEAST_CONTENT = 2
"""Words with a meaning of their own that both must have."""


def allowed(document: Document, left: Wording, right: Wording, alignment: Alignment) -> bool:
    """Say whether an alignment shows one utterance quoted twice."""
    if left.utterance.span.overlaps(right.utterance.span) or _share_block(document, left, right):
        return False
    if _is_meant(document, left, right, alignment):
        return False
    return _is_retold(document, left, right, alignment) or (
        _says_enough(left, alignment)
        and _reaches(left, right, alignment)
        and not _is_other_phrase(document, left, right, alignment)
        and not _is_other_telling(left, right, alignment)
    )


def _is_retold(document: Document, left: Wording, right: Wording, alignment: Alignment) -> bool:
    """Say whether a chronology gives again, whole, what one speaker is quoted with elsewhere.

    So a few words are enough, if one of them alone differs.
    """
    speaker = left.utterance.speaker
    return (
        alignment.is_whole
        and bool(speaker)
        and speaker == right.utterance.speaker
        and _are_of_two_parts(document, left, right)
        and sum(max(here[1] - here[0], there[1] - there[0]) for here, there in alignment.changes)
        <= 1
    )


def _are_of_two_parts(document: Document, left: Wording, right: Wording) -> bool:
    """Say whether one of two quotations alone stands in a chronology."""
    roles = {document.role_at(one.utterance.span.start) for one in (left, right)}
    return len(roles) > 1 and Role.CHRONOLOGY in roles


def _is_meant(document: Document, left: Wording, right: Wording, alignment: Alignment) -> bool:
    """Say whether the text shows itself that the wordings differ, or why they do."""
    return (
        _is_adapted(document, left, right, alignment)
        or _go_on(document, left, right)
        or any(_is_marked(document, left, right, change) for change in alignment.changes)
        or any(_is_many(document, text) for text in (left, right))
    )


def _is_many(document: Document, text: Wording) -> bool:
    """Say whether what is around a quotation tells that others word it otherwise, or nobody did."""
    around = _around(document, text)
    end = text.utterance.span.end
    behind = document.text[end : end + _BEHIND]
    return bool(
        _VERSIONS.search(around)
        or _SCRIPTURE.search(around + behind)
        or _SUPPOSED.search(_before(document, text))
    )


def _is_other_telling(left: Wording, right: Wording, alignment: Alignment) -> bool:
    """Say whether too much differs for a slip: two translations, or two that tell of one thing."""
    changed = sum(
        _has_content(left, here) or _has_content(right, there) for here, there in alignment.changes
    )
    (start, end), (low, high) = alignment.stretch
    return changed > _MOST_CHANGES and alignment.same < _NEARLY_ALL * max(end - start, high - low)


def _is_adapted(document: Document, left: Wording, right: Wording, alignment: Alignment) -> bool:
    """Say whether a part of a sentence is put in the writer's own, with its persons: "her".

    Short questions are asked of many things: "What is the matter with it?"
    """
    is_part = any(document.text[text.spans[0].start].islower() for text in (left, right))
    return (
        (is_part or alignment.same < _PHRASE)
        and bool(alignment.changes)
        and all(
            _are_persons(left, here) and _are_persons(right, there)
            for here, there in alignment.changes
        )
    )


def _are_persons(text: Wording, words: Words) -> bool:
    found = text.words[slice(*words)]
    return bool(found) and all(word in _PERSONS for word in found)


def _go_on(document: Document, left: Wording, right: Wording) -> bool:
    """Say whether two quotations are paragraphs of one, each begun with marks again.

    Source: The Chicago Manual of Style, 17th ed., 2017, 13.30.
    """
    starts = [text.utterance.span.start for text in (left, right)]
    first, last = sorted(bisect_right(document.blocks, at, key=_start) for at in starts)
    between = document.blocks[first - 1 : last - 1]
    return len(between) <= _MOST_BETWEEN and all(
        _OPEN.match(document.words(block.span)) for block in between
    )


def _start(block: Block) -> int:
    return block.span.start


def _share_block(document: Document, left: Wording, right: Wording) -> bool:
    """Say whether both stand in one paragraph, where a writer sees that they differ."""
    block = document.block_at(left.utterance.span.start)
    return block is not None and block.span.contains(right.utterance.span)


def _says_enough(text: Wording, alignment: Alignment) -> bool:
    (start, end), _ = alignment.stretch
    words = text.words[start:end]
    changed = {at for here, _ in alignment.changes for at in range(*here)}
    kept = [word for at, word in enumerate(words, start) if at not in changed]
    content = [word for word in kept if word not in _FUNCTION]
    return (
        alignment.same >= (_LEAST_SAME_WHOLE if alignment.is_whole else _LEAST_SAME)
        and len(content) >= _LEAST_CONTENT
        and len(content) < len(kept)
    )


def _reaches(left: Wording, right: Wording, alignment: Alignment) -> bool:
    """Say whether the stretch goes on, either way, until one of the two quotations ends.

    What is quoted again begins and ends somewhere inside the longer quotation. Where both go on
    with other words, they share a phrase only, unless the stretch is long; and what one denies
    ("I have no leave") the other does not quote.
    """
    (start, end), (low, high) = alignment.stretch
    rest = min(start, low) + min(len(left.words) - end, len(right.words) - high)
    if alignment.same >= _LONG:
        return True
    denies = any(
        not _NEGATIONS.isdisjoint((*left.words[slice(*here)], *right.words[slice(*there)]))
        for here, there in alignment.changes
    )
    return rest == 0 if denies else rest <= alignment.same // _SHARE_LEFT


def _is_other_phrase(
    document: Document, left: Wording, right: Wording, alignment: Alignment
) -> bool:
    """Say whether a short phrase says the same of something else: "the ranks of the guild".

    A sentence does so less often, nor does a phrase that a chronology takes over whole.
    """
    is_clause = alignment.is_whole and not _VERBS.isdisjoint(left.words)
    (start, end), (low, high) = alignment.stretch
    is_taken = _are_of_two_parts(document, left, right) and (
        end - start == len(left.words) or high - low == len(right.words)
    )
    return alignment.same < (_CLAUSE if is_clause or is_taken else _PHRASE) and any(
        _adds(left, here) and _adds(right, there)
        for here, there in alignment.changes
        if _has_content(left, here) or _has_content(right, there)
    )


def _adds(text: Wording, words: Words) -> bool:
    """Say whether a side of a change has a word with a meaning of its own, or no word at all."""
    return words[0] == words[1] or _has_content(text, words)


def _has_content(text: Wording, words: Words) -> bool:
    return any(word not in _FUNCTION for word in text.words[slice(*words)])


def _is_marked(
    document: Document, left: Wording, right: Wording, change: tuple[Words, Words]
) -> bool:
    """Say whether an omission or insertion is marked where the two part."""
    here, there = change
    return any(
        _LEFT_OUT.search(document.words(_with_marks(text, words)))
        for text, words in ((left, here), (right, there))
    )


def _with_marks(text: Wording, words: Words) -> Span:
    """Return the stretch from the word before to the word behind."""
    start = text.spans[words[0] - 1].end if words[0] else text.utterance.span.start
    end = text.spans[words[1]].start if words[1] < len(text.spans) else text.utterance.span.end
    return Span(start, max(start, end))


def _before(document: Document, text: Wording) -> str:
    """Return what stands before a quotation in its sentence."""
    span = text.utterance.span
    sentence = document.sentence_at(span.start) or span
    return document.text[sentence.start : span.start]


def _around(document: Document, text: Wording) -> str:
    """Return the sentence that introduces a quotation, without the quotation."""
    span = text.utterance.span
    sentence = document.sentence_at(span.start) or span
    last = document.sentence_at(span.end - 1) or span
    return document.text[sentence.start : span.start] + document.text[span.end : last.end]
