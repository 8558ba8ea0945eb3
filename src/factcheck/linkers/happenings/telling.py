"""Which words of its sentence a date belongs to."""

from collections.abc import Iterator

from attrs import frozen

from factcheck.linkers.happenings.wording import (
    LIGHT,
    OCCURRING,
    WORD,
    bearing,
    is_past,
)
from factcheck.model import BlockKind, Date, DateRole, Document, Role, Span
from factcheck.patterns import lazy

_UNDER = lazy(
    r"\b(?:after|before|since|until|till|when|while|because|that|which|who|whom|whose|where|if"
    r"|although|though|than|unless|following|during"
    r"|as(?! (?:[a-z]+ ){1,3}(?:of (?:the )?[\w’'-]+ )?(?:on|in|at) \Z))\b"
)
"""Words between a verb and a date that put one of them into another clause.

Not "as" of an office: "resigned as master of the guild on 3 May".
"""
_JOINT = lazy(r"[,;:—–(]|\b(?:and|but|or)\b")
_GOVERNED = lazy(
    r"(?i)\b(?:of|in|into|from|to|at|on|for|with|about|by|over|against|after|before|since|until"
    r"|during|following|than|as|without|near|through|under|between)"
    r"(?: (?:the|a|an|its|his|her|their|this|that|another|any|such))?(?: [\w’'-]+){0,2} \Z"
)
_UNREAL = lazy(
    r"(?i)\b(?:to|not|never|would|will|could|should|might|may|almost|nearly|cannot|n[’']t"
    r"|be|planned|scheduled|expected|due)(?: yet| ever)?(?: be| have| have been)? \Z"
)
"""Words in front of a verb behind which it is not told as done."""
_TIED = lazy(r" (?:of|on|at|dated|from|in) (?:the )?\Z")
_LOOSE = lazy(r"\A(?: |, | \()(?:on |at |in |of )?\Z")
_FARTHEST = 160


@frozen
class _Word:
    stem: str
    span: Span
    is_verb: bool


def told_words(document: Document, date: Date, whole: Span) -> frozenset[str]:
    """Return the stems of the deeds that a date dates, in its sentence or entry."""
    block = document.block_at(whole.start)
    kind = block.kind if block else BlockKind.PARAGRAPH
    if document.role_at(whole.start) in (Role.REFERENCES, Role.NOTES):
        return frozenset()
    if date.role is DateRole.HEAD or kind in (BlockKind.ROW, BlockKind.HEADING):
        return frozenset(_of_entry(document, whole, date))
    words = list(_words(document, whole, date))
    if date.role is DateRole.MODIFIER:
        return frozenset(word.stem for word in words if _is_tied(document.text, word, date))
    if date.role is not DateRole.OWN:
        return frozenset()
    return frozenset(word.stem for word in words if _is_told(document, words, word, date, whole))


def _words(document: Document, whole: Span, date: Date) -> Iterator[_Word]:
    for match in WORD.finditer(document.text, whole.start, whole.end):
        meaning = bearing(match[0])
        if meaning and not (match.start() < date.span.end and date.span.start < match.end()):
            yield _Word(meaning, Span(*match.span()), is_past(match[0]))


def told_verbs(document: Document, date: Date, whole: Span) -> frozenset[str]:
    """Return the stems of the words around a date that have the form of a verb."""
    text = document.text
    words = _words(document, whole, date)
    return frozenset(one.stem for one in words if one.is_verb or text[one.span.end - 1] == "s")


def _of_entry(document: Document, whole: Span, date: Date) -> Iterator[str]:
    """Yield the deeds of an entry, row or heading: its words that no other word governs."""
    text = document.text
    for word in _words(document, whole, date):
        lead = text[max(whole.start, word.span.start - 60) : word.span.start]
        first = _first_clause(text, whole.start, word.span.start)
        if first and not _GOVERNED.search(lead) and not _UNREAL.search(lead):
            yield word.stem


def _first_clause(text: str, start: int, end: int) -> bool:
    return not _UNDER.search(text, start, end)


def _is_tied(text: str, word: _Word, date: Date) -> bool:
    """Say whether a noun stands right beside the date: "the fire of 3 May", "the 3 May fire"."""
    if word.span.end <= date.span.start:
        return bool(_TIED.fullmatch(text, word.span.end, date.span.start))
    return text[date.span.end : word.span.start] in (" ", "-")


def _is_told(document: Document, words: list[_Word], word: _Word, date: Date, whole: Span) -> bool:
    """Say whether a date of its own dates a word of its sentence."""
    text = document.text
    low, high = sorted((word.span, date.span))
    between = text[low.end : high.start]
    if len(between) > _FARTHEST or _UNDER.search(between) or "“" in between:
        return False
    verbs = [one for one in words if one.is_verb and low.end <= one.span.start < high.start]
    lead = text[max(whole.start, word.span.start - 60) : word.span.start]
    if word.is_verb:
        led = word.span.start < date.span.start or not _closes(words, date, whole)
        apart = (verbs or not led) and _JOINT.search(between)
        return not apart and not _UNREAL.search(lead)
    if _GOVERNED.search(lead):
        return False
    if _is_tied(text, word, date) and word.span.end <= date.span.start:
        return True
    return _is_led(text, words, word) and len(verbs) <= 1


def _closes(words: list[_Word], date: Date, whole: Span) -> bool:
    """Say whether a date stands behind a verb: "was paged at 22:58 and" came to the page later."""
    return any(one.is_verb and whole.start <= one.span.start < date.span.start for one in words)


def _is_led(text: str, words: list[_Word], word: _Word) -> bool:
    """Say whether a noun is the subject of a verb of happening, or the object of a light one."""
    at = words.index(word)
    before = next((one for one in reversed(words[:at]) if one.is_verb), None)
    if before is not None:
        gap = text[before.span.end : word.span.start]
        return before.stem in LIGHT and len(gap.split()) <= 3 and not _JOINT.search(gap)  # noqa: PLR2004
    behind = next((one for one in words[at + 1 :] if one.is_verb), None)
    if behind is None:
        return False
    gap = text[word.span.end : behind.span.start]
    return behind.stem in OCCURRING and not _JOINT.search(gap)
