"""Slips of the running text: words that nobody writes, and the words that were meant.

A slip is a small word, written once, that no list holds and no affix or compound explains; the
document writes the word that was meant, or it is one that hands often miss so. Quotations, code
and references keep the spelling of their source.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.data.english import is_listed, is_ordinary, is_proper
from factcheck.data.english.inflection import bases
from factcheck.data.english.rare import (
    FEWEST_LETTERS,
    MOST_LETTERS,
    SHORT,
    is_common,
    is_english,
    is_frequent,
    is_usual,
)
from factcheck.model import BlockKind, Document, Facts, RunTogether, Sheet, Slip, Slips, Span
from factcheck.model.emphasis import Emphasis
from factcheck.text import Covered, Tokens, kept_by_words, tokens
from factcheck.words.spelling import (
    Kind,
    edits,
    is_classical,
    is_coined,
    is_part,
    is_prefixed,
    is_spoken,
    kind,
    respelt,
    swapped_small,
    swaps,
)


def slips(document: Document, facts: Facts) -> Slips:
    """Return the words of the running text that are run together or misspelt, in order."""
    found = tokens(document)
    joined: list[RunTogether] = []
    wrong: list[Slip] = []
    odd = [word for word in _odd_words(document, facts, found) if not is_spoken(word.text)]
    names_code = bool(odd) and _names_code(found.text)
    for word in odd:
        parts = [] if word.is_first else list(_run_together(word, found, names_code=names_code))
        joined += parts
        if not parts:
            wrong += _misspelt(word, found, names_code=names_code)
    return Slips(tuple(joined), tuple(wrong), sum(map(str.isalpha, found.words)))


def without(found: Slips, document: Document, sheet: Sheet) -> Slips:
    """Return the slips but for the words that a word list of the house has."""

    def is_strange(one: RunTogether | Slip) -> bool:
        return document.words(one.span).casefold() not in sheet.words

    return evolve(
        found,
        run_together=tuple(filter(is_strange, found.run_together)),
        misspelt=tuple(filter(is_strange, found.misspelt)),
    )


# ---- words that no list holds ----

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})
_WRITTEN_TO_IT = re.compile(r"[-‐‑'’./@\\&+:=%#~]{1,3}\w")
_WRITTEN_BEFORE_IT = re.compile(r"\w[-‐‑'’./@\\&+:=%#~]{1,3}$")
"""What makes a word a part of a longer one: hyphens, addresses, file names, code."""
_CODE_BEHIND_IT = re.compile(r"\((?!e?s\))|[`=]|[<>]=?\d")
_CODE_BEFORE_IT = re.compile(r"(?:[`$@\\]|(?<![.\w])\.|(?<!\S)--?|^[#$%] )\Z", re.MULTILINE)
"""What makes a word a name of code: a call, an option, an attribute, a version that is asked for.

A plural in brackets is none: "letter(s)".
"""
_IN_BRACKETS = frozenset({"[]", "<>"})
"""Around the handle of a person, the key of a work; around an element."""
_SIGNED = re.compile(r",? (?:\d{1,2} [A-Z][a-z]{2,8}\.? |\d{4}-\d\d-)\d\d")
"""A day behind the name of whoever wrote on it: "(Idea: lampman, 16 Dec 2002)"."""
_SIGNS = ": "
_ARROW = re.compile(r"\W{0,2} ?(?:=+>|-+>|→) ?\W{0,2}(?P<word>\w+)")
_NAME_OF_CODE = re.compile(
    r"\b[A-Za-z][^\W_]*+_\w+|\b[a-z]{2,}+[A-Z][a-z]\w*|\b[A-Za-z]\w++\(\)"
    r"|(?<!\S)--[a-z][a-z-]+"
)
_OF_CODE = re.compile(r"_|\(\)|--|[a-z][A-Z]")
"""What no name of code lacks: most lines have none of it, which is told in one look."""
_DIVIDED = re.compile(r"(?P<begun>[A-Za-z]{2,})[-‐‑] \Z")
_CLIPPED = 3
"""Letters more from which a word is a longer one cut short, and no slip of it."""
_NAMES_OF_CODE = 2
"""Different names of code in a text that speaks of programs."""
_LATIN = lexicon.ordered("spelling.latin endings")
"""Endings of Latin and Greek nouns and adjectives, and of nouns in the genitive."""
_SHORTEST_FIRST = 7
"""Letters of a word with a capital; shorter ones are more often names than slips."""
_SHORTEST_TOLD = 3
"""Letters from which a word beside another tells its language: "post hoc ergo propter hoc"."""
_NAMED = re.compile(
    rf"(?i:\b(?:{lexicon.alternation('spelling.speaking of words')})[^\w.;]{{1,4}}"
    r"|\b(?:word|term|name) for (?:\w+ ){1,3}?\w+, "
    r"|\b(?P<other>\w+),? (?:or|\() ?)(?:an? |the )?\Z"
)
"""What stands before a word that a text speaks about, or another form of which it gives."""
_BEFORE = 40
_ALIKE = 3
"""Letters with which a word and the other form of it begin."""
_OLD_KINDS = 3
_OLD_SHARE = 500
"""Words among which one of older English, of so many kinds, tells a text with another spelling."""
_STRANGE, _MANY_STRANGE = 3, 20
"""Where one of so many words is unknown, and more than so many are, a text has another language."""
_NEAR = 2
"""Words on each side that must be known: among strangers it is a word of their language."""


@frozen
class _Odd:
    """A word that no list of English words holds."""

    span: Span
    text: str
    """In small letters."""
    is_first: bool
    """It begins its sentence with a capital, and may be a name."""


def _odd_words(document: Document, facts: Facts, found: Tokens) -> Iterator[_Odd]:
    """Yield the words, written once in the whole text, that are no English words.

    They are in small letters, but for the first of a sentence. Headings, tables, quotations, names,
    code, references and what is set in italics are not read, nor is a text in older English.
    """
    once = [places[0] for places in found.by_lower.values() if len(places) == 1]
    unknown = [at for at in once if _may_be_odd(found.words[at])]
    if _is_old(found) or len(unknown) > max(_MANY_STRANGE, len(once) // _STRANGE):
        return
    emphasis = Emphasis(document)
    quoted = Covered(one.span for one in facts.quotations)
    taken = Covered([one.span for one in facts.names] + [one.span for one in facts.quotations])
    places = [at for at, word in enumerate(found.words) if word[0].isalpha()] if unknown else []
    for at in unknown:
        word, span, nth = found.words[at], found.span(at), bisect_left(places, at)
        if _is_part_of_longer(found, at) or _is_code(found.text, span):
            continue
        if _is_of_trade(word, found) or _is_broken(found, at):
            continue
        is_first = word[0].isupper()
        if is_first and not _opens(document, found, at, places[nth + 1 : nth + 2]):
            continue
        near = places[max(0, nth - _NEAR) : nth] + places[nth + 1 : nth + 1 + _NEAR]
        is_strange = _is_species(found, at) or not all(_is_familiar(found, one) for one in near)
        if is_strange or emphasis.holds(span) or _is_named(found.text, span):
            continue
        if _is_running(document, quoted if is_first else taken, span):
            yield _Odd(span, word.lower(), is_first)


def _count(found: Tokens, word: str) -> int:
    """Return how often a text has a word, in any case."""
    return len(found.by_lower.get(word, ()))


def _is_old(found: Tokens) -> bool:
    """True if the text is in older English, which spelt as it liked."""
    counts = [count for word in lexicon.words("spelling.old") if (count := _count(found, word))]
    return len(counts) >= _OLD_KINDS and sum(counts) * _OLD_SHARE >= len(found)


@lru_cache(maxsize=65_536)
def _may_be_odd(word: str) -> bool:
    """True if a word has letters only, and no list knows it."""
    return (
        FEWEST_LETTERS <= len(word) <= MOST_LETTERS
        and word.isascii()
        and word.isalpha()
        and word[1:].islower()
        and (word.islower() or len(word) >= _SHORTEST_FIRST)
        and not is_proper(word.capitalize())
        and word not in lexicon.words("spelling.words of computing")
        and (not is_english(word.lower()) or bool(swapped_small(word)))
    )


def _is_part_of_longer(found: Tokens, at: int) -> bool:
    """True if a hyphen, an address or code goes on at either end of a word."""
    start, end = found.starts[at], found.ends[at]
    before = _WRITTEN_BEFORE_IT.search(found.text, max(0, start - 4), start)
    return bool(before or _WRITTEN_TO_IT.match(found.text, end))


def _is_code(text: str, span: Span) -> bool:
    """True if what touches a word makes it a name of code: "offsetof()", "--monoarch".

    Between a colon and a day it is the name of whoever wrote on it.
    """
    before = _CODE_BEFORE_IT.search(text, max(0, span.start - 3), span.start)
    if text.endswith(_SIGNS, 0, span.start) and _SIGNED.match(text, span.end):
        return True
    if text[span.start - 1 : span.start] + text[span.end : span.end + 1] in _IN_BRACKETS:
        return True
    if text[span.start - 1 : span.start] == "(" and text.startswith("):", span.end):
        return True  # what was changed in a file, as logs of changes write it
    return bool(before or _CODE_BEHIND_IT.match(text, span.end))


def _is_broken(found: Tokens, at: int) -> bool:
    """True if a word is the rest of one that was divided at the end of a line: "main- tained"."""
    before = _DIVIDED.search(found.text, max(0, found.starts[at] - _BEFORE), found.starts[at])
    return before is not None and is_english(before["begun"].lower() + found.lower[at])


def _is_clipped(word: str, found: Tokens) -> bool:
    """True if a word is the beginning of a longer one that the text has: "recip", "recipient"."""
    begun = word.removesuffix("s")
    return any(
        len(other) >= len(begun) + _CLIPPED and other.startswith(begun) and is_english(other)
        for other in found.by_lower
    )


def _names_code(text: str) -> bool:
    """True if a text has several names of code, so that unknown words may be some as well."""
    seen: set[str] = set()
    for line in text.split("\n"):
        seen.update(_names_in(line))
        if len(seen) >= _NAMES_OF_CODE:
            return True
    return False


@kept_by_words
def _names_in(line: str) -> tuple[str, ...]:
    return tuple(_NAME_OF_CODE.findall(line)) if _OF_CODE.search(line) else ()


def _opens(document: Document, found: Tokens, at: int, following: list[int]) -> bool:
    """True if a word with a capital is the first of a sentence, and no name goes on behind."""
    sentence = document.sentence_at(found.starts[at])
    is_first = sentence is not None and sentence.start == found.starts[at]
    return is_first and any(found.words[one].islower() for one in following)


def _is_of_trade(word: str, found: Tokens) -> bool:
    """True if a word is the inflection of one that the text has, and that is no slip: "cmaps"."""
    found_bases = bases(word.lower())
    undoubled = (base[:-1] for base in found_bases if base[-1:] == base[-2:-1])
    return any(
        _count(found, base) and not is_english(base) and not _typical(base, found)
        for base in (*found_bases, *undoubled)
    )


def _is_running(document: Document, taken: Covered, span: Span) -> bool:
    """True if a place is the document's own running text, outside of names and quotations."""
    is_read = document.kind_at(span.start) in _READ and document.role_at(span.start).is_own
    return is_read and not taken.meets(span)


def _is_species(found: Tokens, at: int) -> bool:
    """True if a word is the second of a Latin name: "Chondrus crispus", "C. crispus".

    Source: International Code of Zoological Nomenclature, 4th ed., 1999, Art. 5.1, 11.9, 31.
    """
    first = at - 1 - (found.words[at - 1] == ".")
    before = found.words[first] if first >= 0 else ""
    is_genus = before.isalpha() and not is_proper(before) and not is_ordinary(before.lower())
    is_latin = found.words[at].endswith(_LATIN)
    return is_latin and before[:1].isupper() and (len(before) == 1 or is_genus)


def _is_named(text: str, span: Span) -> bool:
    """True if a text gives a word as such: "the word tinamu", "a messiah or messias"."""
    named = _NAMED.search(text, max(0, span.start - _BEFORE), span.start)
    other = named["other"] if named else None
    alike = other is None or other[:_ALIKE] == text[span.start : span.start + _ALIKE]
    return named is not None and alike


def _is_familiar(found: Tokens, at: int) -> bool:
    """True if a word is English: a short one must be common, rare ones are of any language."""
    word = found.words[at]
    if not (word.islower() and word.isalpha()) or len(word) < _SHORTEST_TOLD:
        return True
    return is_part(word) or _is_part_of_longer(found, at)


# ---- words run together ----

_SMALL = lexicon.words("spelling.small")
_WHOLE = lexicon.words("spelling.small and whole")
_FORMING = ("an", "be", "by", "for", "in", "on")
"""Small words with which English also begins words: "onchain", "becalm", "bylaw".

Source: R. Quirk and others, A Comprehensive Grammar of the English Language, 1985, App. I.3-31.
"""
_ENDING = ("is", "or", "us")
"""Small words that also end words behind a whole one: "accreditor", "crispus", "australis"."""
_MAY_END = ("in", "on", "by", "an", "as", "at")
"""Small words behind a short word that may be a noun's last part: "sit-in", "soldat", "axis".

Source: Oxford English Dictionary, the suffixes -an, -as, -at(e), -is, -on, -or, -us.
"""
_NEVER_IN_NAMES = ("the", "this", "that", "and", "are", "was", "were", "their")
"""Small words of which no name of code is made, as it is of others: "isclose", "fromfile"."""
_SHORTEST_KNOWN = 3
_SHORTEST_ORDINARY = 4
_SHORTEST_BEFORE_END = 6
"""Letters of a word that two written apart nowhere must have to be told from a new word."""
_SHORTEST_MIXED = 6
"""Letters of a whole of which one part may be no small word: "howto" is a noun, "atthe" none."""


def _run_together(word: _Odd, found: Tokens, *, names_code: bool) -> Iterator[RunTogether]:
    """Yield the two words, one of them a small one, that stand without their space.

    Where the document writes them side by side elsewhere, that is the proof; otherwise they must
    be such that English makes no word of them, and no slip in a frequent word may explain them:
    "consit". In a text that names code a small word must be none of which such names are made.
    """
    cuts = [(word.text[:at], word.text[at:]) for at in range(2, len(word.text) - 1)]
    small = 1 if len(word.text) >= _SHORTEST_MIXED else 2
    known = [
        cut
        for cut in cuts
        if sum(part in _SMALL for part in cut) >= small
        and all(_is_known(part, found) for part in cut)
        and not (names_code and set(cut).isdisjoint(_NEVER_IN_NAMES))
    ]
    for left, right in known:
        if apart := _side_by_side(left, right, found):
            span = found.span(apart[0], apart[0] + 1)
            yield RunTogether(word.span, left, right, span, len(apart))
            return
    for left, right in known:
        is_mixed = left not in _SMALL or right not in _SMALL
        if is_mixed and _typical(word.text, found):
            return
        if _is_no_word(left, right, found):
            yield RunTogether(word.span, left, right, None, 0)
            return


def _side_by_side(left: str, right: str, found: Tokens) -> list[int]:
    """Return where a text has two words beside one another."""
    places = found.by_lower.get(left, ())
    return [at for at in places if found.lower[at + 1 : at + 2] == [right]]


def _is_no_word(left: str, right: str, found: Tokens) -> bool:
    """True if two words make none together: "visitof", but "onchain" and "builtin" are some.

    An inflection that the document writes takes no ending: "labsin".
    """
    if right in _WHOLE:
        return left in _SMALL or len(left) >= _SHORTEST_KNOWN
    if left in _SMALL:
        return left not in _FORMING and len(right) >= _SHORTEST_ORDINARY
    if right in _ENDING:
        return False
    is_inflected = left.endswith(("ed", "s")) and any(map(is_common, bases(left)))
    takes_end = right in _MAY_END and not (is_inflected and _count(found, left))
    return len(left) >= (_SHORTEST_BEFORE_END if takes_end else _SHORTEST_ORDINARY)


def _is_known(word: str, found: Tokens) -> bool:
    """True if a part is an ordinary word, or a longer one that is usual or told elsewhere."""
    if word in _SMALL or (len(word) >= _SHORTEST_KNOWN and is_ordinary(word)):
        return True
    return len(word) > SHORT and (is_usual(word) or _count(found, word) > 0)


# ---- misspelt words ----

_OFTEN = 2
_MOST_MEANT = 2
"""Words that are named beside the first as those that may be meant."""
_LONG = 8
"""Letters from which on few words have a neighbour one edit apart, so that one proves itself."""
_RATHER_LONG = 7
"""Letters from which on an unknown word beside usual ones is a slip, though several may be meant.

Source: read in 230,000 words of public reports and histories; at six letters foreign words begin,
and at seven another letter makes another word: "blazars".
"""
_FAIRLY_SHORT = 6
"""Letters below which only two swapped letters and a double letter written once are slips."""
_SHORTEST = {
    Kind.SWAPPED: 5,
    Kind.UNDOUBLED: 5,
    Kind.DOUBLED: 6,
    Kind.OMITTED: 5,
    Kind.VOWEL: 7,
    Kind.NEAR: 7,
    Kind.FILLED: 7,
}
"""Letters from which on a slip of the kind in a frequent word proves itself.

Source: read in 3.4 million words of manuals, histories and reports. Other letters changed or added
make names of commands and functions, and words of other languages.
"""
_OMISSIONS = frozenset({Kind.SWAPPED, Kind.UNDOUBLED, Kind.DOUBLED, Kind.OMITTED})
"""Slips that leave the other letters as they are; with another one names are spelt: "Marchant"."""
_SHORTEST_END = 4
"""Letters of a known word in which made-up names of commands and functions end."""
_SAME_END = 3
"""Letters that hardly any suffix exceeds which makes a word of science of another."""


def _misspelt(word: _Odd, found: Tokens, *, names_code: bool) -> Iterator[Slip]:
    """Yield the word that was meant, once, if something proves it."""
    for rule in (
        (_capital,) if word.is_first else (_respelt, _typical, _proved, _ordinary, _nearest)
    ):
        if names_code and rule is _nearest and len(word.text) < _LONG:
            continue
        is_name = names_code and _may_name_code(word.text, is_typical=rule in (_respelt, _typical))
        meant = [
            one
            for one in rule(word.text, found)
            if not (is_name and not _is_omission(word.text, one))
            and not _is_another_word(word.text, one)
        ]
        if meant:
            if not (_is_mended_beside(word, meant, found.text) or _is_clipped(word.text, found)):
                yield _slip(word, meant, found)
            return


def _is_mended_beside(word: _Odd, meant: list[str], text: str) -> bool:
    """True if the text itself tells the right word behind an arrow: "harbuor => harbour"."""
    arrow = _ARROW.match(text, word.span.end)
    return arrow is not None and arrow["word"].lower() in meant


def _is_another_word(word: str, meant: str) -> bool:
    """True if a word is hardly a slip for one that may be meant.

    It has an ending of another language, which no swap of letters gave it; it doubles a letter as
    names of programs do, "ccache", "buildd" (a daemon); or endings make up what is meant, which no
    list holds and hardly anybody writes: "costness".
    """
    if is_classical(word, meant) and kind(word, meant) is not Kind.SWAPPED:
        return True
    is_program = word[1:] == meant or (word[:-1] == meant and word.endswith("dd"))
    return is_program or (meant.endswith(("ness", "eds")) and not is_listed(meant))


def _may_name_code(word: str, *, is_typical: bool) -> bool:
    """True if a word may be a name of code: one ends it ("refcount"), or a prefix begins it.

    In a frequent word the ending alone proves nothing: "existance", "seperate".
    """
    return is_prefixed(word) if is_typical else _has_end(word)


def _respelt(word: str, _: Tokens) -> list[str]:
    """Return the right spelling of an inflection: "occurred" for "occured"."""
    return respelt(word)


def _typical(word: str, _: Tokens) -> list[str]:
    """Return the frequent words of which a frequent slip makes this one, whatever else it may be.

    Affixes and parts that chance to be words explain it less well: "supsect", "offical".
    """
    small = swapped_small(word)
    if small:
        return [small]
    found = [meant for meant in sorted(edits(word)) if _is_typical(word, meant)]
    return found or [meant for meant in sorted(swaps(word)) if _is_plain_slip(word, meant)]


def _is_typical(word: str, meant: str) -> bool:
    """True if a frequent slip makes a word of a frequent one.

    Other keys make other nouns, whose plural is met first: "loeries".
    """
    if not is_frequent(meant):
        return False
    how = kind(word, meant)
    if how is Kind.NEAR and (word.endswith("s") or _is_made(word)):
        return False
    is_small = meant in lexicon.words("function.stop")  # no other word stands in its place
    return how in _SHORTEST and len(word) + is_small >= _SHORTEST[how]


def _is_plain_slip(word: str, meant: str) -> bool:
    """True if two letters of a common word are swapped, or a double one is written once."""
    is_ie = "ie" in meant and "ei" in word
    return (len(word) >= _FAIRLY_SHORT or is_ie) and is_listed(meant)


def _capital(word: str, found: Tokens) -> list[str]:
    """Return the same of the first word of a sentence, which other slips may make a name."""
    return [one for one in _typical(word, found) if _is_omission(word, one)]


def _proved(word: str, found: Tokens) -> list[str]:
    """Return the one word that is meant, which the document writes or which proves itself.

    A word that the document writes twice or more needs no other proof. Otherwise no other known
    word may lie as near.
    """
    if len(word) < _FAIRLY_SHORT or _is_made(word):
        return []
    near = [meant for meant in sorted(edits(word)) if is_part(meant)]
    often = [meant for meant in near if _count(found, meant) >= _OFTEN]
    for meant in (often, near):
        if len(meant) == 1 and (_count(found, meant[0]) or _proves_itself(word, meant[0])):
            return meant
    return []


def _ordinary(word: str, _: Tokens) -> list[str]:
    """Return all ordinary words that may be meant by a rather long one.

    A rare word is more often the neighbour of another rare one, which no list holds, than misspelt
    the only time.
    """
    if len(word) < _RATHER_LONG or _is_made(word):
        return []
    plain = [one for one in sorted(edits(word)) if is_common(one) and _is_likely(word, one)]
    return plain if len(word) >= _LONG else [one for one in plain if _is_omission(word, one)]


def _nearest(word: str, _: Tokens) -> list[str]:
    """Return the frequent word of a rather long one that has any other letter, or one more.

    No other usual word may lie as near, no word may end it, since "refname" and "isfinite" are
    names, and both must end alike, since endings make other words: "perceptron".
    """
    if len(word) < _RATHER_LONG or _is_made(word) or _has_end(word):
        return []
    near = [meant for meant in sorted(edits(word)) if is_usual(meant)]
    if len(near) != 1 or not is_frequent(near[0]):
        return []
    is_small = near[0] in lexicon.words("function.stop")  # of which no other word is made
    return near if is_small or word[-_SAME_END:] == near[0][-_SAME_END:] else []


def _has_end(word: str) -> bool:
    """True if a word ends in a whole one that most people write: "refcount"."""
    return any(is_common(word[at:]) for at in range(1, len(word) - _SHORTEST_END + 1))


def _is_made(word: str) -> bool:
    """True if a word is made of known ones, or of one and a letter behind it: "systemd"."""
    return is_coined(word) or is_common(word[:-1])


def _proves_itself(word: str, meant: str) -> bool:
    """True if a long word can hardly be anything but a slip for a usual one."""
    if len(word) < _LONG or not _is_likely(word, meant):
        return False
    return is_usual(meant) if _is_omission(word, meant) else is_common(meant)


def _is_likely(word: str, meant: str) -> bool:
    """True if a hand may have done it: a letter far off on the keyboard makes another word.

    Names of commands and products are made so of known words: "postgres" is none of "postures".
    """
    return kind(word, meant) is not Kind.CHANGED


def _is_omission(word: str, meant: str) -> bool:
    """True if letters are all right but one left out, doubled or swapped with the next.

    Hardly any word is made of another so; one that has another letter often is a word of its own.
    """
    return kind(word, meant) in _OMISSIONS


def _slip(word: _Odd, meant: list[str], found: Tokens) -> Slip:
    form = str.capitalize if word.is_first else str
    first, *others = sorted(meant, key=lambda one: (-_count(found, one), not is_frequent(one), one))
    places = found.by_lower.get(first, ())
    witness = found.span(places[0]) if places else None
    named = tuple(map(form, others[:_MOST_MEANT]))
    return Slip(word.span, form(first), witness, len(places), named)
