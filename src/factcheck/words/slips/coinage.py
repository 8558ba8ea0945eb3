"""Words that no list holds and everybody understands: affixes, compounds, blends of known words."""

from factcheck.data.english.inflection import bases
from factcheck.data.english.rare import SHORT, is_common, is_english

_PREFIXES_TEXT = """
aero after agri air anti astro audio auto back bi bio co counter cross crypto cyber de deca demi
di dis down eco electro en ethno euro ex extra fore geo hemi hepta hetero hexa homo hydro hyper
hypo in inter intra ir iso kilo macro mal mega meta micro mid mini mis mono multi nano neo neuro
non octa off omni on ortho out over para penta petro photo poly post pre pro proto pseudo psycho
quasi radio re retro self semi sesqui socio sub super sur techno tele tetra theo thermo trans tri
turbo ultra un under up vice
"""
_SUFFIXES_TEXT = """
able age al ally an ance ancy ant ar arian ation ations dom ed ee en ence ency er erie ers ery
ese esque ess et ette ey fold ful gate graphy hood i ia ian ians ible ic ical ically id ids ify
ine ing ings ions ious ise ised ises ish ising isation ism isms ist ists ite ites ity ive ize ized
izes izing ization less let lets like ling logy ly man men ment ments meter metre ness ographer
oid or ors ory ous ship some ster sters ty ward wards ware ways wide wise woman women y yl
"""
_PREFIXES = tuple(_PREFIXES_TEXT.split())
_SUFFIXES = tuple(_SUFFIXES_TEXT.split())
"""Productive affixes.

Source: R. Quirk and others, A Comprehensive Grammar of the English Language, 1985, App. I.3-68;
those that count in the names of compounds: Nomenclature of Organic Chemistry (IUPAC), 2013, P-14.2.
"""
_OLD_ENDINGS = (("iest", "y"), ("est", "e"), ("est", ""), ("st", ""), ("ieth", "y"), ("eth", ""))
"""Endings of verbs after "thou" and "he" in older English, and what stands in the base form.

Source: C. Barber, Early Modern English, 2nd ed., 1997, pp. 164-166.
"""
_VOWELS = "aeiouy"
_DROPPED = ("", "e", "y")
"""Last letters of a word that give way to a suffix which begins with a vowel: "use", "usable".

Before a consonant they stay ("manage", "management"), so that "managment" explains itself by none.
Source: Quirk and others, App. I.26.
"""
_CLASSICAL = ("us", "um", "ae", "os", "eis", "oi")
"""Endings of Latin and Greek nouns, which hardly any slip makes of an English word but -ous.

Source: Quirk and others, 1985, §5.83-5.93.
"""
_SHORTEST_PART = 3
_SHORTEST_STEM = 4


def is_coined(word: str) -> bool:
    """Say whether affixes of known words, or two known words, make up a word of small letters."""
    return is_compound(word) or _has_affix(word)


def is_part(word: str) -> bool:
    """Say whether a word is known well enough to be part of another: a short one must be common."""
    return is_english(word) if len(word) > SHORT else is_common(word)


def is_compound(word: str) -> bool:
    """Say whether it consists of two known words of three letters or more each."""
    return any(
        is_part(word[:at]) and is_part(word[at:])
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    )


def _has_affix(word: str) -> bool:
    stems = [word[len(affix) :] for affix in _PREFIXES if word.startswith(affix)]
    stems += [
        word[: -len(affix)] + instead
        for affix in _SUFFIXES
        if word.endswith(affix)
        for instead in (_DROPPED if affix[0] in _VOWELS else ("",))
        if not (word[: -len(affix)] + instead).endswith("ly")
    ]
    stems += [
        word[: -len(ending)] + instead for ending, instead in _OLD_ENDINGS if word.endswith(ending)
    ]
    stems += [base[:-1] for base in bases(word) if base[-1:] == base[-2:-1]]
    return any(len(stem) >= _SHORTEST_STEM and is_part(stem) for stem in stems)


def is_classical(word: str, meant: str) -> bool:
    """Say whether a word has an ending of Latin or Greek that the known one lacks: "ordinarius"."""
    return any(
        word.endswith(end) and not meant.endswith(end) and not word.endswith("ous")
        for end in _CLASSICAL
    )


def is_spoken(word: str) -> bool:
    """Say whether only the g of -ing is dropped, as a writer of dialect does: "ridin"."""
    return word.endswith("in") and is_english(f"{word}g")
