"""Words that are made of one another and yet are no spellings of one name: glosses, ranks."""

import re
import unicodedata

from factcheck.align.bearers.likeness import slips
from factcheck.align.bearers.lone import Lone
from factcheck.align.bearers.setting import Setting
from factcheck.model import Document, Name
from factcheck.patterns import lazy

_BRACKETS = lazy(r"\([^()]*\)|\[[^\[\]]*\]")
_LABEL = lazy(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?: ?\Z")
"""A language before its word: "Basque: "."""
_LABELLED = 40
_SPELLINGS = lazy(
    r"(?i)\b(?:(?:variant|alternative|different|various|other|earl\w+|old\w*) spellings?"
    r"|spellings? (?:of|include|var\w+)|var(?:iants?|iously) (?:spel\w+|written|of the name)"
    r"|etymolog\w+|(?:meaning|origin) of the (?:name|word)"
    r"|the (?:name|word)['’]s (?:meaning|origin)"
    r"|(?:variety|number) of (?:\w+ )?names|(?:forms|versions) of (?:the|its|his|her|their) names?"
    r"|transliterat\w+|romani[sz]ations?)\b"
)
"""What a text says where it tells how a name was written at other times and by others.

Source: chosen by hand, the headings and turns with which encyclopedias begin the history of a name.
"""
_MODEL = lazy(r"[-–‑](?:[A-Z]|\d+[A-Za-z]?|[IVX]+)\Z")
"""What tells one of a series from the others: "Soyuz-U", "Vostok-2"."""
_CUT = lazy(r"\w['’](?:d|st|ll|re|ve|m|t)\Z")
"""Endings of verbs behind an apostrophe. Source: Quirk and others, 1985, App. III."""
_RANKS_TEXT = "aceae ales eae idae inae ineae ini oidea oideae"
_RANKS = tuple(_RANKS_TEXT.split())
_FAMILIES = ("aceae", "idae", "inae")
"""Endings of orders, families, subfamilies and tribes, which one genus gives its name to.

Source: International Code of Zoological Nomenclature, 1999, Art. 29.2; International Code of
Nomenclature for algae, fungi, and plants, 2018, Art. 16-19.
"""
_LATIN = (
    ("us", "s"),
    ("us", "i"),
    ("um", "a"),
    ("um", "s"),
    ("a", "ae"),
    ("is", "es"),
    ("ia", "ic"),
)
"""Endings of a genus or body in Latin, and of the English or Latin plural: "Tapirus", "Tapirs".

Source: Quirk and others, 1985, §5.82-5.93.
"""
_SHORTEST_ROOT = 5
_LONGEST_ENDING = 3


def is_gloss(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether one of two words stands only in brackets beside another script or its language.

    There a text tells how a name is written elsewhere: "(Greek: Δελφίνιος, Delphinios)".
    """
    return any(
        all(_is_glossed(setting.document, name) for name in word.everywhere.mentions)
        for word in (rare, usual)
    )


def _is_glossed(document: Document, name: Name) -> bool:
    block = document.block_at(name.span.start)
    if block is None:
        return False
    before = document.text[max(block.span.start, name.span.start - _LABELLED) : name.span.start]
    if _LABEL.search(before):
        return any(_holds(found, block.span.start, name) for found in _brackets(document, name))
    return any(
        _holds(found, block.span.start, name) and _has_other_script(found[0])
        for found in _brackets(document, name)
    )


def _brackets(document: Document, name: Name) -> "list[re.Match[str]]":
    block = document.block_at(name.span.start)
    return list(_BRACKETS.finditer(document.words(block.span))) if block else []


def _holds(found: "re.Match[str]", start: int, name: Name) -> bool:
    return found.start() <= name.span.start - start < found.end()


def _has_other_script(words: str) -> bool:
    """Say whether a word of another script than the Latin stands among some words."""
    return any(
        letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith(("LATIN", "MODIFIER"))
        for letter in words
        if not letter.isascii()
    )


def is_cited(setting: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether only the rarer word is set in italics: a text speaks about it, or quotes it."""
    holds = setting.emphasis.holds
    return all(holds(name.span) for name in rare.everywhere.mentions) and not all(
        holds(name.span) for name in usual.everywhere.mentions
    )


def is_spoken_of(setting: Setting, rare: Lone, _: Lone) -> bool:
    """Say whether the paragraph of the rarer word tells of spellings, of which it is one."""
    blocks = (setting.document.block_at(name.span.start) for name in rare.everywhere.mentions)
    return all(block and _SPELLINGS.search(setting.document.words(block.span)) for block in blocks)


def is_model(_: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether a letter or number behind a hyphen tells one of a series from the others."""
    return any(_MODEL.search(word.printed) for word in (rare, usual))


def are_parts_of_one(_: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether one full name has both words: "Anna Pavlovna Pavlova"."""
    both = {rare.printed, usual.printed}
    return any(both <= set(name.parts) for name in rare.everywhere.mentions)


def is_cut(_: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether a word is a verb whose ending is cut short: "mark'd"."""
    return any(_CUT.search(word.printed) for word in (rare, usual))


def is_other_formation(_: Setting, rare: Lone, usual: Lone) -> bool:
    """Say whether two words are one root with two endings of more than a letter, or two ranks.

    "Albanon" and "Albania" are formed of one root; a slip at the end changes one letter. Families
    that are met as often have two genera: "Fagaceae", "Fabaceae".
    """
    root = _common(rare.word, usual.word)
    ends = rare.word[len(root) :], usual.word[len(root) :]
    formed = len(root) >= _SHORTEST_ROOT and max(map(len, ends)) <= _LONGEST_ENDING
    ranks = any(_are_parted_by(ends, rare, usual) for ends in (_RANKS, *_LATIN))
    families = rare.count == usual.count and any(
        rare.word.endswith(end) and usual.word.endswith(end) for end in _FAMILIES
    )
    return ranks or families or (formed and slips(*ends, 1) > 1)


def _common(left: str, right: str) -> str:
    """Return the letters with which two words begin alike."""
    apart = (at for at, pair in enumerate(zip(left, right, strict=False)) if len(set(pair)) > 1)
    return left[: next(apart, min(len(left), len(right)))]


def _are_parted_by(endings: tuple[str, ...], rare: Lone, usual: Lone) -> bool:
    """Say whether two words are one but for two endings of a list."""
    ours, theirs = (
        {(one.word.removesuffix(end), end) for end in endings if one.word.endswith(end)}
        for one in (rare, usual)
    )
    return any(left[0] == right[0] and left[1] != right[1] for left in ours for right in theirs)
