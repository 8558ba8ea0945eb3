"""Speech that is told: "Hu said that …", "Hu denied it", "Hu promised to …"."""

from collections.abc import Iterator

from factcheck.mentions.attributions.complements import (
    is_measuring,
    needs_words,
    statement,
    that_behind,
)
from factcheck.mentions.attributions.cues import cued
from factcheck.mentions.attributions.nouns import rumoured
from factcheck.mentions.attributions.place import Place
from factcheck.mentions.attributions.reading import Reading
from factcheck.mentions.attributions.subjects import before, behind, continues
from factcheck.mentions.attributions.verbs import WEAK, Verb, verbs_in
from factcheck.model import Attribution, NameKind, Span
from factcheck.patterns import lazy

_UTTERED = lazy(
    r"\b(?:statement|message|letter|address|declaration|appeal|communiqué|note|inquiry|request"
    r"|complaint|petition|email|memo|post|headline|editorial|campaign|effort|article|resolution)\b"
)
_OWNED = lazy(
    r"(?:’s?|'s?)\s(?:[\w-]+\s){0,2}(?:statement|message|letter|headline|editorial|article|column"
    r"|reply|response|note|speech|tweet)(?:\s(?:on|of|in)\s[A-Z\d][\w\s]{0,18})?,?\s$"
)
"""An utterance with its owner, right before a participle."""
_COMMA_AND = lazy(r",\sand\s$")
_WITH = lazy(r"\bwith\s(?:[\w’-]+\s){0,3}$")
_OPENING = lazy(r"(?:In addition to|While|Besides|By|Apart from|After|Before)\s$")
_PROGRESSIVE = lazy(
    r"\b(?:(?:has|have|had)\s(?:\w+\s)?been|is|are|was|were)\s(?:(?!not\b)[\w-]+\s)?$"
)
"""What makes a participle the finite verb: "has long been demanding"."""
_BY = lazy(r"\bby\s$")
_RELATIVE = lazy(
    r"\b(?:that|(?<!\bin )which|whom)\s(?!(?:(?:has|have|had|also|later|then)\s)+$)"
    r"(?:[\w’-]+\s){1,5}$"
)
_SHOWS = lazy(r"(?:suggest|indicat|reveal|impl|signal|refer)")
_FINDS = lazy(r"(?:find|found|show)")


def reported(reading: Reading, sentence: Span) -> Iterator[Attribution]:
    """Yield the attributions of one sentence that do not hang on a quotation's end."""
    place = Place(reading, sentence)
    outer: list[Attribution] = []
    for one in cued(place):
        if not any(other.cue == one.cue for other in outer):
            outer.append(one)
    inner = [one for one in _verbs(place) if not any(_is_cue(other, one) for other in outer)]
    outer = [one for one in outer if not _only_carries(place, one, inner)]
    kept = outer + [one for one in inner if not any(_covers(place, other, one) for other in outer)]
    yield from kept
    for one in rumoured(place):
        if not any(_holds(other, one) for other in kept):
            yield one


def _is_cue(outer: Attribution, one: Attribution) -> bool:
    return outer.cue is not None and outer.cue.overlaps(one.cue or one.span)


def _only_carries(place: Place, outer: Attribution, inner: list[Attribution]) -> bool:
    """Say whether an outlet reports what another said: "Aas promised it, the agency reported"."""
    name = place.reading.name_to(outer.source.end) if outer.source else None
    is_outlet = name is not None and place.reading.is_outlet(name)
    return is_outlet and any(outer.span.contains(one.cue or one.span) for one in inner)


def _holds(outer: Attribution, one: Attribution) -> bool:
    """Say whether a verb stands in the statement of another cue, or is that cue."""
    cue = one.cue or one.span
    return outer.span.contains(cue) or (outer.cue is not None and outer.cue.overlaps(cue))


def _covers(place: Place, outer: Attribution, one: Attribution) -> bool:
    """Say whether a verb is only part of the statement of another cue.

    Words in quotation marks are those of who is named beside them, whoever passes them on.
    """
    is_cue = outer.cue is not None and outer.cue.overlaps(one.cue or one.span)
    quotes = not is_cue and bool(place.reading.quoted_in(one.span))
    return _holds(outer, one) and not quotes


def _verbs(place: Place) -> Iterator[Attribution]:
    """Yield what each verb of saying in the sentence reports, with its subject."""
    source, told = None, 0
    for verb in verbs_in(place.text, place.sentence.start, place.end):
        if verb.start < told or place.reading.is_quoted(verb.start):
            continue  # what is told inside a statement is the speaker's own report
        if _RELATIVE.search(place.text, max(place.start, verb.start - 60), verb.start):
            continue
        goes_on = source is not None and told and verb.start - told == len(", ")
        found = source if goes_on and verb.kind != "ing" else _subject(place, verb, source)
        said = statement(place, verb, found) if found else None
        if found and said:
            source, told = found, said.end
            yield Attribution(said, Span(verb.start, verb.end), found)


def _subject(place: Place, verb: Verb, last: Span | None) -> Span | None:
    """Return who speaks: a participle and a second verb share the subject of the sentence."""
    if verb.kind == "ing":
        progressive = _PROGRESSIVE.search(place.text, place.start, verb.start)
        if progressive:
            return before(place.reading, progressive.start(), place.start)
        return _of_participle(place, verb, last)
    found = before(place.reading, verb.start, place.start)
    if found:
        return found if _fits(place, verb, found) else None
    if verb.kind == "plural" or not continues(place.reading, verb.start, place.start):
        return None
    return last or place.subject(verb.start)


def _fits(place: Place, verb: Verb, found: Span) -> bool:
    """Say whether a subject goes with its verb: a plural form, or a thing that says nothing."""
    words = place.text[found.start : found.end]
    if verb.kind == "plural":
        return words.endswith(("s", "people", "police", "media")) or " and " in words
    if _FINDS.match(verb.words):
        return _finds(place, verb, found)
    if verb.tail and verb.tail == "on":
        return True
    if found.end > verb.start or not WEAK.match(verb.words) or needs_words(verb):
        return True
    name = place.reading.name_to(found.end)
    unsure = name is not None and name.kind is NameKind.UNKNOWN
    if name and unsure and name.span == found and not place.reading.is_person(name):
        return not _SHOWS.match(verb.words)
    return not place.is_thing(found)


def _finds(place: Place, verb: Verb, found: Span) -> bool:
    """Say whether a body or document finds that something is so; people find things."""
    is_named = place.reading.name_to(found.end) is not None
    if is_measuring(place, verb, found):
        return True
    that = that_behind(place, verb)
    states = that is not None and that[0].endswith("that ")
    return states and not is_named and not place.is_thing(found)


def _of_participle(place: Place, verb: Verb, last: Span | None) -> Span | None:
    """Return who speaks in "with Xi promising …", "…, insisting that …", "a statement urging …"."""
    text, at = place.text, verb.start
    name = place.reading.name_to(at - 1)
    if name and _WITH.search(text, place.start, name.span.start):
        return name.span
    if last and text.startswith(" and ", at - 5):
        return last
    if _OPENING.fullmatch(text, place.start, at):
        return _behind_comma(place, verb.end)
    return _of_utterance(place, at, last) or _of_sentence(place, at, last)


def _of_sentence(place: Place, at: int, last: Span | None) -> Span | None:
    """Return the subject that a participle shares: "by saying", "…, saying"."""
    text = place.text
    is_by = _BY.search(text, max(place.start, at - 4), at)
    if is_by or text.startswith(", ", at - 2) or _COMMA_AND.search(text, place.start, at):
        return last or place.subject(at)
    return None


def _of_utterance(place: Place, at: int, last: Span | None) -> Span | None:
    """Return whose a statement or headline is that a participle goes on with."""
    owned = _OWNED.search(place.text, max(place.start, at - 80), at)
    name = place.reading.name_to(owned.start()) if owned else None
    if name is not None:
        return name.span
    apart = place.text.startswith(", ", at - 2)
    uttered = None if apart else _UTTERED.search(place.text, place.start, at)
    return (last or place.clause_subject(at)) if uttered else None


def _behind_comma(place: Place, at: int) -> Span | None:
    """Return the subject of the main clause behind an opening one: "While defending it, Hu"."""
    comma = place.text.find(", ", at, place.end)
    return behind(place.reading, comma + 2, place.end) if comma > 0 else None
