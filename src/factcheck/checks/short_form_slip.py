"""A short form stands once with two letters swapped, or its letters are not those of its words.

## Why it matters

The reader looks for a body or a thing that does not exist, or takes it for another one.

## What it leaves alone

Two short forms that one sentence names, that are both explained, or that differ in their first
letter (YXDOMAIN, NXDOMAIN); what is met three times or more; plurals; words of three or four
letters unless the usual one is explained, stands three times or more, and is no English word; of
three letters only beside a word that stands beside the usual one, if that is not explained;
names of standards whose letters are of no language (ISO).

## Source

A short form is made of the first letters of its words, and keeps them (Chicago Manual of Style,
17th ed., 10.2-10.4).
"""

from collections.abc import Iterator, Mapping, Sequence

from factcheck import lexicon
from factcheck.data.english import is_listed, is_ordinary
from factcheck.data.english.rare import is_english
from factcheck.model import (
    BY_ONE,
    Bad,
    BlockKind,
    Check,
    Document,
    Dossier,
    Flag,
    Proved,
    Related,
    Severity,
    Span,
    Suggestion,
)
from factcheck.model.prove import of_forms
from factcheck.model.short_forms import are_turned, of_letters
from factcheck.text import is_one_slip, kept_by_words, tokens, tokens_of

Places = Mapping[str, list[Span]]
_SHORTEST, _LONGEST = 3, 14
_LONG = 5
"""Letters from which a swap tells by itself."""
_USUAL = 3
_VERY_USUAL = 6
_REACH = 3
"""Tokens on each side of a short form whose likeness shows that another stands in its place."""
_LIKE = 3
_WORDS = 40
"""Tokens in front of a bracket among which the words of a short form stand."""


def short_form_slip(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each rare short form that is a slip of a usual one, or of its own words."""
    document = dossier.document
    places = _places(document, [one.span for one in dossier.facts.quotations])
    explained = {one.short for one in dossier.facts.abbreviations if one.expansion}
    for short, spans in places.items():
        if len(spans) >= _USUAL or short in explained:
            continue
        own = _own(document, short, spans)
        if not own and any(_is_in_brackets(document, span) for span in spans):
            continue
        usual = own[0] if own else _usual(document, short, places, explained)
        if usual:
            message = own[1].message if own else of_forms(short, usual)
            yield _flag(short, spans, usual, places, message)


def _flag(short: str, spans: list[Span], usual: str, places: Places, message: str) -> Flag:
    others = places.get(usual, [])
    counts = f"{usual} {len(others)}×, {short} {len(spans)}×"
    return Flag(
        span=spans[0],
        message=message,
        proof=(counts,),
        related=(
            *(Related(span) for span in others[:_USUAL]),
            *(Related(span, "same") for span in spans[1:]),
        ),
        suggestions=(
            Suggestion(usual, places=len(others), settled=True, also=tuple(spans[1:])),
            *([Suggestion(short, "counter", len(spans), also=tuple(others[1:]))] if others else []),
        ),
    )


def _places(document: Document, quoted: Sequence[Span]) -> Places:
    """Return where each word of capitals is in running text, digits at its end left out.

    Quotations keep their spelling.
    """
    found: dict[str, list[Span]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.CODE:
            continue
        for letters, at in _capitals(document.words(block.span)):
            start = block.span.start + at
            span = Span(start, start + len(letters))
            is_own = not document.role_at(start).is_of_others
            if is_own and not any(one.overlaps(span) for one in quoted):
                found.setdefault(letters, []).append(span)
    return found


@kept_by_words
def _capitals(text: str) -> tuple[tuple[str, int], ...]:
    """Return the short words of capitals of a block that has others, with where each begins."""
    words = tokens_of("" if text.isupper() else text)
    large = [both for both in zip(words.words, words.starts, strict=True) if both[0].isupper()]
    return tuple(
        (short, start)
        for word, start in large
        if _SHORTEST <= len(short := word.rstrip("0123456789")) <= _LONGEST and short.isalpha()
    )


def _is_in_brackets(document: Document, span: Span) -> bool:
    """True if a bracket opens right before a short form, which is introduced there."""
    text = tokens(document)
    at = text.at(span.start)
    return at > 0 and text.words[at - 1] in ("(", "[", "{")


def _own(document: Document, short: str, spans: list[Span]) -> tuple[str, Proved] | None:
    """Return the initials of the words before a bracketed short form that are not its letters."""
    for span in spans:
        for read in (_initials_before, _initials_of_small_words):
            initials, words = read(document, span, len(short))
            found = of_letters(short, span, initials, words) if initials else None
            if isinstance(found, Proved):
                return initials, found
    return None


def _initials_before(document: Document, span: Span, count: int) -> tuple[str, Span]:
    """Return the initials of so many capitalised words right before a bracket, and their place."""
    text = tokens(document)
    bracket = text.at(span.start) - 1
    if bracket < 1 or text.words[bracket] != "(":
        return "", span
    found: list[str] = []
    first = bracket
    for before in range(bracket - 1, max(-1, bracket - _WORDS), -1):
        word = text.words[before]
        if len(found) == count or not (word[0].isalpha() or word in ("-", "’s", "'s")):
            break
        if word[0].isupper():
            found.append(word[0])
            first = before
        elif word[0].isalpha() and word not in lexicon.words("names.in expansions"):
            break
    return "".join(reversed(found)), text.span(min(first, bracket - 1), bracket - 1)


def _initials_of_small_words(document: Document, span: Span, count: int) -> tuple[str, Span]:
    """Return the initials of so many words in small letters before a bracket, and their place.

    The first of them may have a capital, as at the beginning of a sentence.
    """
    text = tokens(document)
    at = text.at(span.start) - 1
    words = text.words[max(0, at - count) : at]
    is_phrase = at >= count and text.words[at] == "(" and all(map(str.isalpha, words))
    if not is_phrase or not all(map(str.islower, words[1:])):
        return "", span
    if not lexicon.words("function.stop").isdisjoint(map(str.lower, words)):
        return "", span
    return "".join(word[0].upper() for word in words), text.span(at - count, at - 1)


def _usual(document: Document, short: str, places: Places, explained: set[str]) -> str:
    """Return the only usual short form that a rare one is a slip of; empty if there is none."""
    near = [
        other
        for other, spans in places.items()
        if (len(spans) > len(places[short]) or other in explained)
        and (
            _is_turned(document, short, other, places, is_explained=other in explained)
            or (is_one_slip(short, other) and _is_in_its_place(document, short, other, places))
        )
        and _is_established(short, other, len(spans), is_explained=other in explained)
        and not _are_in_one_sentence(document, places[short], spans)
    ]
    return near[0] if len(near) == 1 else ""


def _is_turned(
    document: Document, short: str, other: str, places: Places, *, is_explained: bool
) -> bool:
    """True if two letters behind the first are swapped.

    Of three letters a swap makes another short form; where nothing explains the usual one, it
    tells only beside a word that stands beside that, too.
    """
    if short[0] != other[0] or not are_turned(short, other):
        return False
    if is_explained or len(short) > _SHORTEST:
        return True
    stop = lexicon.words("function.stop")
    ours = set().union(*(_beside(document, span) for span in places[short]))
    shared = (ours & _beside(document, span) for span in places[other])
    return any(stem not in stop for both in shared for _, stem in both)


def _is_in_its_place(document: Document, short: str, other: str, places: Places) -> bool:
    """True if a word of as many letters stands once, and like words beside one that is usual.

    "a payload to an EOR or contract", "values to an EOA or a contract".
    """
    if len(places[short]) > 1 or len(short) != len(other) or len(places[other]) < _VERY_USUAL:
        return False
    if short[0] != other[0] or is_ordinary(short.lower()) or is_listed(short):
        return False
    if _begins_a_name(document, short.lower()):
        return False
    ours = _beside(document, places[short][0])
    return any(len(ours & _beside(document, span)) >= _LIKE for span in places[other])


def _begins_a_name(document: Document, letters: str) -> bool:
    """True if a name in small letters begins with those of a short form: "PQM", "pqmdump"."""
    return any(
        word.startswith(letters) and word != letters and word.isalpha() and not is_english(word)
        for word in tokens(document).by_lower
    )


def _beside(document: Document, span: Span) -> set[tuple[int, str]]:
    """Return the stems near a short form, each with the side on which it stands."""
    text = tokens(document)
    at = text.at(span.start)
    within = range(max(0, at - _REACH), min(len(text), at + _REACH + 1))
    return {(one > at, text.stems[one]) for one in within if one != at and text.is_word(one)}


def _is_established(short: str, other: str, count: int, *, is_explained: bool) -> bool:
    """True if a short form is so usual that a word of its letters is meant for it."""
    if is_explained:
        return True
    if is_ordinary(short.lower()):
        return False
    if len(short) >= _LONG:
        return count >= _USUAL
    is_other_word = is_listed(short) or is_ordinary(other.lower())
    return count > _USUAL - (len(short) > _SHORTEST) and not is_other_word


def _are_in_one_sentence(document: Document, rare: list[Span], usual: list[Span]) -> bool:
    """True if a sentence names both, which are two then."""
    sentences = {document.sentence_at(span.start) for span in usual} - {None}
    return any(document.sentence_at(span.start) in sentences for span in rare)


CHECK = Check(
    code="ABB03",
    run=short_form_slip,
    severity=Severity.WARNING,
    across=BY_ONE,
    text_only=True,
    bad=(
        Bad(
            "The Coastal Rescue Service (CRS) was founded in 1931. The CRS has nine boats. In May "
            "the CRS bought a tenth.\n\nTwo crews of the [[CSR]] sailed in June.\n",
            says="“CSR” is “CRS” elsewhere",
        ),
        Bad(
            "The Harbour Lights Upkeep Trust Fund ([[HLTUF]]) paid for the lamps.\n",
            says="the words before “HLTUF” begin with HLUTF",
        ),
    ),
    good=(
        "The Coastal Rescue Service (CRS) met the Crew Search Register (CSR). The CSR was new.",
        "The CRS and the CSR are two bodies. The CRS met. The CRS ate. The CRS left.",
        "The Coastal Rescue Service (CRS) met. The coasters' secretary (CSR) ate.",
        "The code is NXGATE. It answers NXGATE, and NXGATE again.\n\nThe other code is YXGATE.",
        "Fill the CRS. The CRS is full. The CRS leaks. The CRS stinks.\n\nThen an old CSR came.",
        "The International Organization for Standards (ISO) met. The tide tables were TIED.",
    ),
)
