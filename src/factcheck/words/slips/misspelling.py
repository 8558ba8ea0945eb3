"""Misspelt words: an unknown word → the known words that may be meant, if that is proved."""

from collections.abc import Iterator

from factcheck import lexicon
from factcheck.data.english import is_listed
from factcheck.data.english.rare import is_alone, is_common, is_frequent, is_usual
from factcheck.model import Slip
from factcheck.words.slips.coinage import is_classical, is_coined, is_part
from factcheck.words.slips.edits import Kind, edits, kind, swaps
from factcheck.words.slips.inflecting import respelt
from factcheck.words.slips.lexicon import Lexicon, Odd
from factcheck.words.slips.small import swapped_small

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
_SHORT = 6
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
_FEWER = 1
"""Letters that a slip in a function word may have less: no other word stands in its place."""


def misspelt(word: Odd, lexicon: Lexicon) -> Iterator[Slip]:
    """Yield the word that was meant, once, if something proves it."""
    for rule in (_capital,) if word.is_first else (_respelt, _typical, _told, _ordinary, _nearest):
        found = rule(word.text, lexicon)
        meant = [one for one in found if not _is_foreign(word.text, one)]
        if meant:
            yield _slip(word, meant, lexicon)
            return


def _is_foreign(word: str, meant: str) -> bool:
    """Say whether a word has an ending of another language, which no swap of letters gave it."""
    return is_classical(word, meant) and kind(word, meant) is not Kind.SWAPPED


def _respelt(word: str, _: Lexicon) -> list[str]:
    """Return the right spelling of an inflection: "occurred" for "occured"."""
    return respelt(word)


def _typical(word: str, _: Lexicon) -> list[str]:
    """Return the frequent words of which a frequent slip makes this one, whatever else it may be.

    Affixes and parts that chance to be words explain it less well: "supsect", "offical".
    """
    small = swapped_small(word)
    if small:
        return [small]
    if is_alone(word):
        return [meant for meant in sorted(swaps(word)) if _is_swap(word, meant)]
    found = [meant for meant in sorted(edits(word)) if _is_typical(word, meant)]
    return found or [meant for meant in sorted(swaps(word)) if _is_plain_slip(word, meant)]


def _is_swap(word: str, meant: str) -> bool:
    return len(word) == len(meant) and is_frequent(meant)


def _is_plain_slip(word: str, meant: str) -> bool:
    """Say whether two letters of a common word are swapped, or a double one is written once."""
    is_long = (
        len(word) >= _SHORT or ("ie" in meant and "ei" in word) or ("ei" in meant and "ie" in word)
    )
    if len(word) < len(meant):
        return is_long and is_listed(meant)
    return is_long and is_common(meant) and not _is_made(word)


def _capital(word: str, lexicon: Lexicon) -> list[str]:
    """Return the same of the first word of a sentence, which other slips may make a name."""
    found = _typical(word, lexicon)
    sure = [meant for meant in found if is_frequent(meant) and _is_omission(word, meant)]
    return sure if len(found) == 1 else []


def _is_typical(word: str, meant: str) -> bool:
    """Say whether a frequent slip makes a word of a frequent one.

    Other keys make other nouns, whose plural is met first: "loeries".
    """
    if not is_frequent(meant):
        return False
    how = kind(word, meant)
    fewer = _FEWER if meant in lexicon.words("function.stop") else 0
    is_other = how is Kind.NEAR and (word.endswith("s") or _is_made(word))
    return not is_other and len(word) + fewer >= _SHORTEST.get(how, len(word) + fewer + 1)


def _told(word: str, lexicon: Lexicon) -> list[str]:
    """Return the one word that is meant, which the document writes or which proves itself.

    A word that the document writes twice or more needs no other proof. Otherwise no other known
    word may lie as near.
    """
    if len(word) < _SHORT or _is_made(word):
        return []
    near = [meant for meant in sorted(edits(word)) if is_part(meant)]
    told = [meant for meant in near if lexicon.counts[meant]]
    swapped = [meant for meant in near if sorted(meant) == sorted(word)]
    often = [meant for meant in told if lexicon.counts[meant] >= _OFTEN]
    for meant in (often, swapped, near):
        if len(meant) == 1 and (meant[0] in told or _proves_itself(word, meant[0])):
            return meant
    return []


def _ordinary(word: str, _: Lexicon) -> list[str]:
    """Return all ordinary words that may be meant by a rather long one.

    A rare word is more often the neighbour of another rare one, which no list holds, than misspelt
    the only time.
    """
    if len(word) < _RATHER_LONG or _is_made(word):
        return []
    plain = [one for one in sorted(edits(word)) if is_common(one) and _is_likely(word, one)]
    return plain if len(word) >= _LONG else [one for one in plain if _is_omission(word, one)]


def _nearest(word: str, _: Lexicon) -> list[str]:
    """Return the frequent word of a rather long one that has any other letter, or one more.

    No other usual word may lie as near, no word may end it, since "refname" and "isfinite" are
    names, and both must end alike, since endings make other words: "perceptron".
    """
    if len(word) < _RATHER_LONG or _is_made(word) or _has_end(word):
        return []
    near = [meant for meant in sorted(edits(word)) if is_usual(meant)]
    return near if len(near) == 1 and is_frequent(near[0]) and _ends_alike(word, near[0]) else []


def _ends_alike(word: str, meant: str) -> bool:
    """Say whether two words have one ending; of a function word no other one is made."""
    return meant in lexicon.words("function.stop") or word[-_SAME_END:] == meant[-_SAME_END:]


def _has_end(word: str) -> bool:
    """Say whether a word ends in a whole one that most people write."""
    return any(is_common(word[at:]) for at in range(1, len(word) - _SHORTEST_END + 1))


def _is_made(word: str) -> bool:
    """Say whether a word is made of known ones, or of one and a letter behind it: "systemd"."""
    return is_coined(word) or is_common(word[:-1])


def _slip(word: Odd, meant: list[str], lexicon: Lexicon) -> Slip:
    form = str.capitalize if word.is_first else str
    first, *others = sorted(
        meant, key=lambda one: (-lexicon.counts[one], not is_frequent(one), one)
    )
    places = lexicon.counts[first]
    witness = lexicon.find(first) if places else None
    named = tuple(map(form, others[:_MOST_MEANT]))
    return Slip(word.span, form(first), witness, places, named)


def _proves_itself(word: str, meant: str) -> bool:
    if len(word) < _LONG or not _is_likely(word, meant):
        return False
    return is_usual(meant) if _is_omission(word, meant) else is_common(meant)


def _is_likely(word: str, meant: str) -> bool:
    """Say whether a hand may have done it: a letter far off on the keyboard makes another word.

    Names of commands and products are made so of known words: "postgres" is none of "postures".
    """
    return kind(word, meant) is not Kind.CHANGED


def _is_omission(word: str, meant: str) -> bool:
    """Say whether letters are all right but one left out, doubled or swapped with the next.

    Hardly any word is made of another so; one that has another letter often is a word of its own.
    """
    return kind(word, meant) in _OMISSIONS
