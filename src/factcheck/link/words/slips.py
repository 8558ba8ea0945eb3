"""Typos in the running text: words that do not exist, and the words that were intended.

A typo is a lowercase word that is used once, is not in a word list, and is neither a compound nor
a known word with an affix. Either the document contains the intended word, or the typo is a common
misspelling. Quotations, code and references are skipped, because they keep their source's spelling.
"""

import re
from collections.abc import Callable, Iterator

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.document.text import Covered, Tokens, tokens
from factcheck.lexicon.data.english import is_ordinary, is_proper
from factcheck.lexicon.data.english.inflection import bases
from factcheck.lexicon.data.english.rare import (
    FEWEST_LETTERS,
    MOST_LETTERS,
    is_common,
    is_english,
    is_frequent,
    is_usual,
)
from factcheck.link.words.spelling import (
    Kind,
    edits,
    is_classical,
    is_coined,
    is_part,
    is_spoken,
    kind,
    respelt,
    swapped_small,
)
from factcheck.model import BlockKind, Document, Facts, RunTogether, Sheet, Slip, Slips, Span
from factcheck.model.emphasis import Emphasis


def slips(document: Document, facts: Facts) -> Slips:
    """Return the run-together words and the misspelled words of the running text, in order."""
    found = tokens(document)
    joined: list[RunTogether] = []
    wrong: list[Slip] = []
    odd = [word for word in _odd_words(document, facts, found) if not is_spoken(word.text)]
    names_code = bool(odd) and len({*_NAME_OF_CODE.findall(found.text)}) >= _NAMES_OF_CODE
    for word in odd:
        if not word.is_first and (parts := _run_together(word, found, names_code=names_code)):
            joined.append(parts)
        elif meant := _meant(word, found):
            wrong.append(_slip(word, meant, found))
    return Slips(tuple(joined), tuple(wrong), sum(map(str.isalpha, found.words)))


def without(found: Slips, document: Document, sheet: Sheet) -> Slips:
    """Return the typos that are not in the word list of a style sheet."""

    def is_strange(one: RunTogether | Slip) -> bool:
        return document.words(one.span).casefold() not in sheet.words

    return evolve(
        found,
        run_together=tuple(filter(is_strange, found.run_together)),
        misspelt=tuple(filter(is_strange, found.misspelt)),
    )


# ---- unknown words ----

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM})
_LONGER_AFTER = re.compile(r"[-‐‑'’./@\\&+:=%#~]{1,3}\w|[-‐‑]\s|…|\.\.\.|\((?!e?s\))|[`=>\]]|<=?\d")
_LONGER_BEFORE = re.compile(
    r"(?:\w[-‐‑'’./@\\&+:=%#~]{1,3}|\w[-‐‑]\s|…|\.\.\."
    r"|[`$@\\<\[]|(?<![.\w])\.|(?<!\S)--?|^[#$%] )\Z",
    re.MULTILINE,
)
"""Text that shows that a word is part of a longer word or of a code identifier.

Examples are hyphens (including those at line ends), ellipses, addresses, file names, calls, options
and keys. A plural in parentheses does not count: "letter(s)".
"""
_NAME_OF_CODE = re.compile(
    r"\b[A-Za-z][^\W_]*+_\w+|\b[a-z]{2,}+[A-Z][a-z]\w*|\b[A-Za-z]\w++\(\)|(?<!\S)--[a-z][a-z-]+"
)
_NAMES_OF_CODE = 2
"""Minimum number of different code identifiers in a text about programs."""
_LATIN = lexicon.ordered("spelling.latin endings")
"""Endings of Latin and Greek nouns and adjectives, including those of genitives."""
_SHORTEST_FIRST = 7
"""Minimum number of letters in a capitalized word; shorter ones are more often names than typos."""
_NEAR = 2
"""Number of words on each side that must be known; otherwise the word may be foreign."""


@frozen
class _Odd:
    """A word that is not in any English word list."""

    span: Span
    text: str
    """The word in lowercase."""
    is_first: bool
    """Whether the word is capitalized at the start of a sentence, and so may be a name."""


def _odd_words(document: Document, facts: Facts, found: Tokens) -> Iterator[_Odd]:
    """Yield the words that are not English and occur only once in the text.

    They are in lowercase, except at the start of a sentence. Headings, tables, quotations, code,
    references and italics are skipped.
    """
    once = [places[0] for places in found.by_lower.values() if len(places) == 1]
    unknown = [at for at in once if _may_be_odd(found.words[at])]
    emphasis = Emphasis(document)
    quoted = Covered(one.span for one in facts.quotations)
    for at in unknown:
        word, span = found.words[at], found.span(at)
        is_first = word[0].isupper()
        sentence = document.sentence_at(span.start)
        is_read = document.kind_at(span.start) in _READ and document.role_at(span.start).is_own
        if (
            is_read
            and not _is_part_of_longer(found, at)
            and not quoted.meets(span)
            and not (is_first and (sentence is None or sentence.start != span.start))
            and not _is_among_strangers(found, at, is_first=is_first)
            and not emphasis.holds(span)
            and not any(_count(found, each) and not is_english(each) for each in bases(word))
        ):
            yield _Odd(span, word.lower(), is_first)


def _count(found: Tokens, word: str) -> int:
    """Return how many times a text contains a word, ignoring case."""
    return len(found.by_lower.get(word, ()))


def _may_be_odd(word: str) -> bool:
    """Return True if a word consists of letters and is not in any list."""
    return (
        FEWEST_LETTERS <= len(word) <= MOST_LETTERS
        and word.isascii()
        and word.isalpha()
        and word[1:].islower()
        and (word.islower() or len(word) >= _SHORTEST_FIRST)
        and (not is_english(word.lower()) or bool(swapped_small(word)))
        and not is_proper(word.capitalize())
        and not ("ooe" in word and is_english(word.replace("ooe", "oo")))  # ö in ASCII
        and word not in lexicon.words("spelling.words of computing")
    )


def _is_part_of_longer(found: Tokens, at: int) -> bool:
    """Return True if a hyphen, an address or code continues at either end of a word."""
    start, end = found.starts[at], found.ends[at]
    before = _LONGER_BEFORE.search(found.text, max(0, start - 4), start)
    return bool(before or _LONGER_AFTER.match(found.text, end))


def _is_among_strangers(found: Tokens, at: int, *, is_first: bool) -> bool:
    """Return True if adjacent words are not English, or a word is the second of a Latin name.

    Source: International Code of Zoological Nomenclature, 4th ed., 1999, Art. 5.1, 11.9, 31.
    """
    before = [to for to in range(max(0, at - 2 * _NEAR), at) if found.is_word(to)][-_NEAR:]
    after = [to for to in range(at + 1, min(len(found), at + 2 * _NEAR + 1)) if found.is_word(to)]
    genus = found.words[before[-1]] if before else ""
    is_latin = genus[:1].isupper() and not is_proper(genus) and not is_ordinary(genus.lower())
    if is_latin and found.words[at].endswith(_LATIN):
        return True
    if is_first and not (after and found.words[after[0]].islower()):
        return True
    return not all(_is_familiar(found, to) for to in (*before, *after[:_NEAR]))


def _is_familiar(found: Tokens, at: int) -> bool:
    """Return True if a word is English. A short word must be common."""
    word = found.words[at]
    if not (word.islower() and word.isalpha()) or len(word) < FEWEST_LETTERS:
        return True
    return is_part(word) or _is_part_of_longer(found, at)


# ---- words run together ----

_SMALL = lexicon.words("spelling.small")
_AFFIXES = frozenset({"an", "as", "at", "for", "in", "on"})
_PREFIXES, _SUFFIXES = ("be", "by"), ("is", "or", "us")
"""Function words that are also prefixes or suffixes in English: "onchain", "bylaw", "accreditor".

Source: R. Quirk and others, A Comprehensive Grammar of the English Language, 1985, App. I.3-31;
Oxford English Dictionary, the suffixes -an, -as, -at(e), -is, -on, -or, -us.
"""
_NEVER_IN_NAMES = frozenset({"the", "this", "that", "and", "are", "was", "were", "their"})
"""Function words that do not occur in code identifiers, unlike "is" in "isclose"."""
_SHORTEST_PART = 5
_SHORTEST_BEFORE_AFFIX = 7


def _run_together(word: _Odd, found: Tokens, *, names_code: bool) -> RunTogether | None:
    """Return the two words, one of them a function word, that are written without a space.

    Either the document has them as adjacent words elsewhere, or English has no word of this form.
    """
    cuts = [(word.text[:at], word.text[at:]) for at in range(2, len(word.text) - 1)]
    known = [
        cut
        for cut in cuts
        if not _SMALL.isdisjoint(cut)
        and all(
            each in _SMALL or (len(each) >= FEWEST_LETTERS and is_ordinary(each)) for each in cut
        )
    ]
    for left, right in known:
        places = found.by_lower.get(left, ())
        if apart := [at for at in places if found.lower[at + 1 : at + 2] == [right]]:
            span = found.span(apart[0], apart[0] + 1)
            return RunTogether(word.span, left, right, span, len(apart))
    for left, right in known:
        is_affixed = left in _PREFIXES or right in _SUFFIXES
        if is_affixed or (names_code and _NEVER_IN_NAMES.isdisjoint((left, right))):
            continue
        are_small = left in _SMALL and right in _SMALL
        least = _SHORTEST_BEFORE_AFFIX if {left, right} & _AFFIXES else _SHORTEST_PART
        if are_small or max(len(left), len(right)) >= least:
            is_typo = not are_small and bool(_sure(word.text))
            return None if is_typo else RunTogether(word.span, left, right, None, 0)
    return None


# ---- misspelled words ----

_MOST_MEANT = 2
"""Maximum number of additional corrections that are suggested."""
_LONG, _RATHER_LONG, _FAIRLY_SHORT = 8, 7, 6
"""Minimum number of letters in a word with a typo, for three kinds of evidence.

The first is for any likely typo. The second is for a letter that is omitted, doubled or swapped.
The third is for any typo if the document contains the intended word. Source: reading of 230,000
words of public reports and histories. Six-letter words are often foreign. A seven-letter word with
a different letter is often another word ("blazars").
"""
_SHORTEST = {
    Kind.SWAPPED: 5,
    Kind.DOUBLED: 6,
    Kind.OMITTED: 5,
    Kind.VOWEL: 7,
    Kind.NEAR: 7,
}
"""Minimum number of letters in a frequent word in which each kind of typo is certain.

Source: reading of 3.4 million words of manuals, histories and reports. Words with other changed or
added letters are often names of commands or functions, or words of other languages.
"""
_OMISSIONS = frozenset({Kind.SWAPPED, Kind.DOUBLED, Kind.OMITTED})
"""Typos that keep the other letters. Substituted letters also occur in names: "Marchant"."""


def _meant(word: _Odd, found: Tokens) -> list[str]:
    """Return the possible corrections of a word; empty if none can be proved."""
    sure = _sure(word.text)
    if word.is_first:
        return [each for each in sure if kind(word.text, each) in _OMISSIONS]
    is_made = is_coined(word.text) or is_common(word.text[:-1])
    meant = sure if sure or is_made else _likely(word.text, found)
    return [
        each
        for each in meant
        if kind(word.text, each) is Kind.SWAPPED or not is_classical(word.text, each)
    ]


def _sure(word: str) -> list[str]:
    """Return the frequent words of which a word is a common typo.

    These typos are found even if the word looks like a known word with an affix: "supsect".
    """
    if found := respelt(word) or [each for each in [swapped_small(word)] if each]:
        return found
    return [
        meant for meant in sorted(edits(word)) if is_frequent(meant) and _is_typical(word, meant)
    ]


def _is_typical(word: str, meant: str) -> bool:
    """Return True if a word is a common typo of a frequent word.

    A word with a substituted letter may be a rare noun, especially in the plural: "loeries".
    """
    how = kind(word, meant)
    is_noun = how is Kind.NEAR and (word.endswith("s") or is_coined(word))
    return not is_noun and how in _SHORTEST and len(word) >= _SHORTEST[how]


def _likely(word: str, found: Tokens) -> list[str]:
    """Return the only similar known word that is in the document, or the similar common words."""
    near = [meant for meant in sorted(edits(word)) if is_part(meant)]
    used = [meant for meant in near if _count(found, meant) > 1] or near
    if len(word) >= _FAIRLY_SHORT and len(used) == 1 and _count(found, used[0]):
        return used
    if len(word) < _RATHER_LONG:
        return []
    usual = [meant for meant in near if is_usual(meant)]
    is_alone = len(near) == 1 and len(word) >= _LONG
    proved = [meant for meant in usual if _proves_itself(word, meant, is_alone=is_alone)]
    if proved or len(usual) != 1 or not is_frequent(usual[0]):
        return proved
    is_small = usual[0] in lexicon.words("function.stop")  # no word is derived from it
    return usual if is_small or word[-3:] == usual[0][-3:] else []


def _proves_itself(word: str, meant: str, *, is_alone: bool) -> bool:
    """Return True if a long word can only be a typo.

    A word in which a letter is replaced by one from a distant key may be a different word.
    """
    if kind(word, meant) in _OMISSIONS:
        return is_alone or is_common(meant)
    return len(word) >= _LONG and is_common(meant) and kind(word, meant) is not Kind.CHANGED


def _slip(word: _Odd, meant: list[str], found: Tokens) -> Slip:
    form: Callable[[str], str] = str.capitalize if word.is_first else str
    first, *others = sorted(meant, key=lambda one: (-_count(found, one), not is_frequent(one), one))
    places = found.by_lower.get(first, ())
    witness = found.span(places[0]) if places else None
    named = tuple(map(form, others[:_MOST_MEANT]))
    return Slip(word.span, form(first), witness, len(places), named)
