"""Which fields of an entry were guessed, and why.

Nothing of an entry is doubted if a style of citation puts its fields together as it does
(`skeletons`), every word belongs to one field, and each field can be what it is taken for.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck import lexicon
from factcheck.data.english import is_ordinary, is_proper
from factcheck.mentions.references.authors import opens_like_body
from factcheck.mentions.references.skeletons import FIELDS, Skeleton, is_known, skeleton_of
from factcheck.model import OTHERS, Contributor, Span, Work
from factcheck.model.contributors import names_body
from factcheck.model.keys import folded
from factcheck.model.outlets import carries_news
from factcheck.text import word_list

Doubt = tuple[str, str]
"""A field, and why it may be wrong."""
_WORD = re.compile(r"[^\W_][\w’'-]*")
_TITLE = (
    (re.compile(r"^(?![\"“'‘¿¡(\[])[^\w]|^(?:and|&|et|with|in|by|eds?)\b"), "begins in the middle"),
    (
        re.compile(r"[.,?!:;]\s(?:[Ii]n|trans|vol|Vol|eds?|pp?|no|No)\b[.:]?\s"),
        "goes on with another part",
    ),
    (
        re.compile(r"[(\[](?:[^()]*\s)?(?:[Ee]d|[Ee]dn|[Ee]dition|[Tt]rans|[Vv]ol|[Tt]hesis)\b"),
        "holds another part",
    ),
    (re.compile(r"[,(.]\s?[12]\d{3}[a-z]?[.)]?$|\s\d+\s?[–-]\s?\d+$"), "ends with a year or pages"),
)
"""Of titles that are set off, too."""
_STOP = re.compile(r"(?:(?P<word>[^\W\d_]+)|[)\]\d])[.;]\s")
_INITIAL = re.compile(r"\b[A-Z]\.[,\s:]")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\s?[–-]\s?(?:\d\d|(?:1[5-9]|20)\d\d)$")
_NUMBER = re.compile(r"\d|^[IVXLCivxlc]+$|^S\w*|[Ss]uppl")


def with_doubts(words: str, work: Work, italics: Sequence[Span] = ()) -> Work:
    """Return a work with its doubtful fields.

    Args:
        words: the entry without its label.
        work: what was read from it.
        italics: stretches of the words that the file sets off.
    """
    skeleton = skeleton_of(words, work)
    found = [*_unexplained(skeleton, work), *_odd(work)]
    own = (work.title, work.container, work.series, work.genre)
    for span in italics:
        inner = words[span.start : span.end].strip(" .,:;")
        is_author = span.start == 0 and work.authors and work.authors[0].displayed in inner
        if not is_author and not any(inner in name or (name and name in inner) for name in own):
            found.append(("title", f"“{inner}” is in italics and is no title"))
    fields = dict.fromkeys(field for field, _ in found)
    return evolve(
        work, uncertain=tuple(fields), doubts=tuple(dict.fromkeys(why for _, why in found))
    )


# ---- is every word explained, and by a style? ----


def _unexplained(skeleton: Skeleton, work: Work) -> Iterator[Doubt]:
    for letter in skeleton.lost:
        yield FIELDS[letter], f"the {_name(letter)} is not there in one piece"
    shape = skeleton.shape()
    beside = [step for step in skeleton.steps() if not _is_of_styles(step.signs)]
    for step in beside:
        fields = [FIELDS[letter] for letter in (step.before, step.after) if letter]
        guessed = [name for name in _guessed(shape, work) if name in fields] or ["title"]
        odd = step.signs.strip(' .,:;()[]"”“')
        yield from ((name, f"“{odd}” belongs to no field") for name in guessed)
    if not beside and not is_known(shape):
        yield from ((name, _UNKNOWN) for name in _guessed(shape, work))


def _is_of_styles(signs: str) -> bool:
    """Return True if nothing but signs and the words of styles stands between two fields."""
    words = (word.lower() for word in _ANY_WORD.findall(signs))
    return lexicon.words("styles.between fields").issuperset(words)


_ANY_WORD = re.compile(r"[^\W_]+")
_UNKNOWN = "no known style of citation puts an entry together like this"
_MARKED = {
    "title": re.compile(r'"T"'),
    "volume": re.compile(r"\b[Vv]ol(?:ume|\.)? V|V\(I\)"),
    "issue": re.compile(r"\b[Nn]o\. I|V\(I\)"),
    "pages": re.compile(r"\bpp?\. P|V\(I\)[,:] ?P"),
    "date": re.compile(r"\(Y\)"),
}
"""Fields that carry their own mark, so that they are sure in whatever style."""


def _guessed(shape: str, work: Work) -> Iterator[str]:
    """Yield the fields of a work that show by no mark of their own what they are."""
    letters = shape.translate({0x1D400 + at: chr(65 + at) for at in range(26)})
    people = {"author": "authors", "editor": "editors", "translator": "translators"}
    for name in dict.fromkeys(FIELDS.values()):
        mark = _MARKED.get(name)
        is_sure = name in ("url", "series_number") or (mark and mark.search(letters))
        if getattr(work, people.get(name, name)) and not is_sure:
            yield name


def _name(letter: str) -> str:
    return FIELDS[letter].replace("_", " ")


# ---- can each field be what it is taken for? ----


def _odd(work: Work) -> Iterator[Doubt]:
    yield from _odd_title(work)
    for field in ("authors", "editors", "translators"):
        for name in getattr(work, field):
            why = _odd_name(name) if name != OTHERS else ""
            if why and not (name.literal and folded(name.literal) in folded(work.url)):
                yield field[:-1], f"“{name.displayed}” {why}"
    yield from _odd_holders(work)
    is_placed = work.container or work.publisher or work.url or work.doi or work.arxiv
    if not (is_placed or (work.is_set_off and work.year)):
        yield "title", "no journal, publisher or address"
    for field in ("volume", "issue"):
        value = getattr(work, field)
        if value and not _NUMBER.search(value):
            yield field, f"“{value}” is no number"


def _odd_title(work: Work) -> Iterator[Doubt]:
    title = work.title
    if not title:
        yield "title", "no title"
        return
    for pattern, why in _TITLE:
        if pattern.search(title) and not _YEARS.search(title):
            yield "title", f"the title “{_short(title)}” {why}"
            return
    if any(title.count(one) != title.count(two) for one, two in _PAIRS) or title.count('"') % 2:
        yield "title", f"the title “{_short(title)}” has half a pair of marks"
    elif not work.is_set_off and title.startswith(("'", "‘", '"', "“")):
        yield "title", f"the title “{_short(title)}” begins with quotation marks"
    elif not work.is_set_off and (_INITIAL.search(title) or any(map(_ends, _STOP.finditer(title)))):
        yield "title", f"the title “{_short(title)}” may hold more than a title"
    elif not work.is_set_off and title.isalpha() and _is_shortened(title):
        yield "title", f"“{title}” may be no title"


def _is_shortened(word: str) -> bool:
    return len(word) <= _LONGEST_SHORTENED and not is_ordinary(word.lower())


_LONGEST_SHORTENED = 5


def _ends(stop: re.Match[str]) -> bool:
    return (stop["word"] or "").lower() not in ("st", "dr", "v", "vs", "mr", "mrs", "ft", "mt")


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


_SHOWN = 60


def _odd_name(name: Contributor) -> str:
    """Return why somebody may be no person and no body; empty if nothing tells."""
    if name.literal:
        words = name.literal.split()
        lone = len(words) == 1 and not (words[0].isupper() and len(words[0]) > 2)  # noqa: PLR2004
        if lone or not opens_like_body(name.literal):
            return "may be no name of a body"
        return ""
    family, given = (_WORD.findall(part) for part in (name.family, name.given))
    if not family or not given:
        return "is a name of one word"
    letters = "".join(family)
    if len(letters) == 1 or name.family.islower():
        return "has no family name"
    every = {word.casefold() for word in (*family, *given)}
    is_odd = not every.isdisjoint(
        lexicon.words("function.stop") - lexicon.words("references.also names") | _OFFICES
    )
    in_full = all(map(_is_common, (*family, *given)))
    return "may be no person" if is_odd or in_full or names_body(name.displayed) else ""


def _is_common(word: str) -> bool:
    """Return True for a word that titles have and names do not: "Water", "Studies"."""
    return len(word) > 2 and is_ordinary(word.lower()) and not is_proper(word)  # noqa: PLR2004


_OFFICES = frozenset(("dr", "prof", "professor", "sir"))


def _odd_holders(work: Work) -> Iterator[Doubt]:
    for field in ("container", "publisher", "place", "series"):
        value = getattr(work, field)
        why = _odd_holder(field, value, work) if value else ""
        if why:
            yield field, f"“{_short(value)}” {why}"


def _odd_holder(field: str, value: str, work: Work) -> str:
    """Return why a journal, publisher, place or series may be something else; empty if nothing."""
    if value[0].isdigit() or value[0] in "'\"“‘–-" or any(map(_is_end, _STOP.finditer(value))):
        return "may hold more than one part"
    if field == "place":
        return "may be no place" if names_body(value) else ""
    if field == "series":
        return "" if work.series_number or work.is_set_off else "may be part of the title"
    tail = value.rpartition(", ")[2] if ", " in value else ""
    if tail and not _JOINS.search(tail if field == "container" else value):
        return "may hold more than one part"
    return _odd_publisher(value, work) if field == "publisher" else ""


def _is_end(stop: re.Match[str]) -> bool:
    word = stop["word"] or ""
    return len(word) >= _LONGEST_SHORTENED and is_ordinary(word.lower())


def _odd_publisher(value: str, work: Work) -> str:
    is_news = carries_news(value) and not names_body(value)
    if is_news or not _JOURNALS.isdisjoint(word_list(value)):
        return "may be a journal or newspaper"
    if value in lexicon.words("references.cities of publishers"):
        return "may be a place"
    words = {word.lower() for word in _ANY_WORD.findall(value)}
    is_press = "&" in value or not words.isdisjoint(lexicon.words("references.publishers"))
    is_shown = work.is_set_off or work.place or work.genre or is_press
    return "" if is_shown else "may be a journal or a place"


_JOINS = re.compile(r"\b(?:and|of)\b|&|\b(?:Inc|Ltd|LLC)\b")
_JOURNALS = frozenset(
    ("journal", "studies", "review", "annals", "quarterly", "transactions", "proceedings")
)
