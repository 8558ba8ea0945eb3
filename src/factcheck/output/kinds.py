"""The section of a style sheet for an entity whose kind the text does not show.

Checks are cautious, because a name mistaken for a person's would be compared with people. A list
for human readers can use weaker evidence: authors that the document cites, an initial given name,
"in" before a place. A name in italics is a title, a ship or a newspaper.
"""

import re
from collections.abc import Sequence
from functools import cache

from factcheck import lexicon
from factcheck.model import BlockKind, Document, Dossier, Entity, Name, NameKind

PEOPLE, PLACES, NAMES = "people", "places", "names"
PARTS = {
    NameKind.PERSON: PEOPLE,
    NameKind.PLACE: PLACES,
    NameKind.ORGANISATION: "organisations",
    NameKind.IDENTIFIER: "identifiers",
    NameKind.UNKNOWN: NAMES,
}
_WITHIN = re.compile(r"\b(?:in|near)\s+\Z")
_REACH = 12
_YEAR = re.compile(r"(?:['’]s\b|\s*\(?\d{4})")
"""Text after the name of a person or work: "in Brandt's", "in Brandt (1987)"."""
_MOST_WORDS = 4
"""Maximum words of a person's name."""


def part_of(known: Dossier, entity: Entity) -> str:
    """Return the section of a style sheet for an entity; empty if it is not a name."""
    own = [name for name in entity.mentions if not name.quoted] or list(entity.mentions)
    if entity.kind is NameKind.UNKNOWN:
        return _part_of_unknown(known, entity.canonical, own)
    is_doubtful = entity.kind in (NameKind.PERSON, NameKind.PLACE) and not entity.titles
    if is_doubtful and all(_is_italic(known.document, name) for name in own):
        return NAMES
    is_word = is_doubtful and " " not in entity.canonical
    if is_word and all(_is_within(known.document, name) for name in own):
        return PLACES
    return PARTS[entity.kind]


def _part_of_unknown(known: Dossier, canonical: str, own: Sequence[Name]) -> str:
    """Return the section for an entity of unknown kind; empty if it is not a name."""
    document, words = known.document, canonical.split()
    is_in_title = all(_is_word_of_title(document, name) for name in own)
    if _is_calendar(words) or is_in_title or _joins_names(known, canonical):
        return ""
    if _is_author(known, canonical) or _begins_as_person(words):
        return PEOPLE
    is_place = canonical in _lands() or any(_is_within(document, name) for name in own)
    return PLACES if is_place else NAMES


@cache
def _lands() -> frozenset[str]:
    return frozenset(lexicon.ordered("places.lands"))


def _joins_names(known: Dossier, name: str) -> bool:
    """Return True if a hyphen joins two entities that are listed separately: "China-Russia"."""
    forms = {form.text for entity in known.entities for form in entity.forms}
    forms |= {one.short for one in known.facts.abbreviations}
    parts = name.split("-")
    return len(parts) > 1 and all(part in forms for part in parts)


def _is_calendar(words: list[str]) -> bool:
    """Return True if a name is a weekday or month, singular or plural: "Wednesdays"."""
    days = {*lexicon.table("dates.full weekdays"), *lexicon.table("dates.full months")}
    return len(words) == 1 and words[0].removesuffix("s") in days


def _is_word_of_title(document: Document, name: Name) -> bool:
    """Return True if a name is one word among others of a heading or field: "Salt and Paper"."""
    block = document.block_at(name.span.start)
    if block is None or block.kind not in (BlockKind.HEADING, BlockKind.METADATA):
        return False
    return " " not in document.words(name.span) and name.span != block.span


def _is_author(known: Dossier, name: str) -> bool:
    """Return True if a name is an author of the document or of a work that it cites."""
    own = known.record.source
    sources = (*((own,) if own else ()), *known.sources)
    authors = {one for source in sources for one in source.authors if one.family}
    return any(name in (one.family, one.displayed) for one in authors)


def _begins_as_person(words: list[str]) -> bool:
    """Return True if a name of several words starts with a given name: "Gideon Askwith"."""
    is_given = words[0].casefold() in lexicon.words("givennames.given")
    return is_given and 1 < len(words) <= _MOST_WORDS and all(word[:1].isupper() for word in words)


def _is_within(document: Document, name: Name) -> bool:
    """Return True if a name is a place where something is: "in Vienna", not "in Brandt (1987)"."""
    start, end = name.span.start, name.span.end
    before = document.text[max(0, start - _REACH) : start]
    is_place = _WITHIN.search(before) and not _YEAR.match(document.text, end)
    return bool(is_place) and not _is_italic(document, name)


def _is_italic(document: Document, name: Name) -> bool:
    """Return True if a name starts a Markdown span in italics that is not bold."""
    file, at = document.origin(name.span.start)
    before = document.files[file].text[max(0, at - 2) : at]
    return before[-1:] in ("*", "_") and before[:1] != before[-1:] and not before[:1].isalnum()
