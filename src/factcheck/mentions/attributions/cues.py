"""Cues that are no verb in front of its clause.

"According to Hu", "Hu's claim that", "in the words of Hu", "…, said Hu", "…, Hu said on Monday",
"as Hu put it", "it was suggested by Hu that".
"""

import re
from collections.abc import Iterator

from factcheck.mentions.attributions.acts import ACTS
from factcheck.mentions.attributions.cuewords import (
    AFTER_SOURCE,
    BEHIND,
    CLOSING,
    GAVE,
    HAS_IT,
    HEARD,
    HEARD_FROM,
    HEARD_WORDS,
    IN_WORDS,
    IT,
    NOBODY,
    NOBODY_WORDS,
    NOT_SOURCES,
    PASSIVE,
    REPORTING_WORDS,
    SOURCE_END,
    STATES,
    THAT,
)
from factcheck.mentions.attributions.nouns import NOUNS
from factcheck.mentions.attributions.place import Place
from factcheck.mentions.attributions.subjects import before, behind
from factcheck.mentions.attributions.verbs import ACCORDING, verb_at
from factcheck.mentions.attributions.views import VIEWS
from factcheck.model import Attribution, NameKind, Span
from factcheck.patterns import lazy


def cued(place: Place) -> Iterator[Attribution]:
    """Yield what each of these cues in a sentence attributes."""
    for words, find in (*_FIRST, *NOUNS, *VIEWS, *ACTS, *_LAST):
        if not place.words.isdisjoint(words):
            yield from find(place)


def _according(place: Place) -> Iterator[Attribution]:
    text, start, end = place.text, place.start, place.end
    for match in ACCORDING.finditer(text, start, end):
        if place.reading.is_quoted(match.start()):
            continue
        stop = SOURCE_END.search(text, match.end(), end)
        until = stop.start() if stop else end
        source = _named(place, match.end(), until)
        cue = Span(match.start(), match.end() - 1)
        if match.start() == place.start:
            mark = text.find("; ", until, end)
            statement = Span(min(until + 2, end), mark if mark > 0 else end)
        else:
            statement = place.around(len(text[: match.start()].rstrip(", ")), until)
        if source is not None and statement.start < statement.end:
            yield Attribution(statement, cue, source)


def _named(place: Place, start: int, end: int) -> Span | None:
    """Return the source that stands in a stretch: a name, an office, a document, a group."""
    words = place.text[start:end].split()
    if not words or not NOT_SOURCES.isdisjoint((words[0], words[-1], *words[1:2])):
        return None
    name = place.reading.name_to(end)
    if name is not None and name.kind is NameKind.PERSON:
        return name.span
    found = behind(place.reading, start, end)
    if found is not None:
        return found
    opens = _OWNED.match(words[0]) or words[0].istitle() or words[0].endswith(("’s", "'s"))
    plural = words[-1].endswith("s") or words[-1] == "media"
    return Span(start, end) if len(words) <= _MOST_WORDS and (opens or plural) else None


_LEAST = 6
"""Code points of a statement: "be" is none."""
_MOST_WORDS = 8
"""Of a source that is neither a name nor a known phrase."""
_OWNED = lazy(r"(?:the|an?|his|her|its|their|our|one|two|some|several|many)\b", re.IGNORECASE)


def _in_words(place: Place) -> Iterator[Attribution]:
    """Yield "in the words of X, “…”"."""
    for match in IN_WORDS.finditer(place.text, place.start, place.end):
        stop = SOURCE_END.search(place.text, match.end(), place.end)
        source = behind(place.reading, match.end(), stop.start() if stop else place.end)
        quoted = place.reading.quotation_from(stop.end() + 2) if stop and source else None
        if quoted is not None:
            yield Attribution(
                Span(quoted.start - 1, quoted.end + 1), Span(*match.span("cue")), source
            )


def _has_it(place: Place) -> Iterator[Attribution]:
    """Yield "tradition has it that …" and "she gave evidence that …"."""
    for pattern in (HAS_IT, GAVE):
        for match in pattern.finditer(place.text, place.start, place.end):
            source = before(place.reading, match.start(), place.start)
            source = source or place.subject(match.start()) or _whole(place, match.start())
            if source is not None and not place.reading.is_quoted(match.start()):
                yield Attribution(place.clause(match.end()), Span(*match.span("cue")), source)


def _whole(place: Place, end: int) -> Span | None:
    """Return the front of a sentence of a few words: "Family tradition" has it."""
    words = place.text[place.start : end].split()
    return Span(place.start, end - 1) if 0 < len(words) <= 3 else None  # noqa: PLR2004


def _passive(place: Place) -> Iterator[Attribution]:
    """Yield "it was suggested by X that …" and "the letter was confirmed by X"."""
    text = place.text
    for match in PASSIVE.finditer(text, place.start, place.end):
        if _NEVER.search(text, place.start, match.start()):
            continue
        source = behind(place.reading, match.end(), place.end)
        if source is None or place.reading.is_quoted(match.start()):
            continue
        that = THAT.match(text, source.end, place.end)
        if IT.search(text, place.start, match.start()):
            statement = place.clause(that.end()) if that else None
        else:
            before_it = place.before(match.start() - 1)
            statement = before_it if len(before_it) >= _LEAST else None
        if statement is not None:
            yield Attribution(statement, Span(*match.span("cue")), source)


def _hearsay(place: Place) -> Iterator[Attribution]:
    """Yield what nobody says: "was said to be ill", "it is feared that", "reportedly left"."""
    for match in NOBODY.finditer(place.text, place.start, place.end):
        statement = place.clause(match.end() + 1)
        if len(statement) >= _LEAST and not place.reading.is_quoted(match.start()):
            yield Attribution(statement, Span(*match.span()))


def _heard(place: Place) -> Iterator[Attribution]:
    """Yield what somebody was told or asked by who is not named."""
    for match in HEARD.finditer(place.text, place.start, place.end):
        if not place.reading.is_quoted(match.start()):
            yield Attribution(place.clause(match.end()), Span(*match.span("cue")))


def _heard_from(place: Place) -> Iterator[Attribution]:
    """Yield what somebody was asked or told by who is named: "asked by the clerk whether"."""
    for match in HEARD_FROM.finditer(place.text, place.start, place.end):
        source = behind(place.reading, match.start("who"), match.end("who"))
        if source is not None and not place.reading.is_quoted(match.start()):
            yield Attribution(place.thing(match.end()), Span(*match.span("cue")), source)


def _said_last(place: Place) -> Iterator[Attribution]:
    """Yield "…, observed X" where the statement stands outside quotation marks."""
    for match in BEHIND.finditer(place.text, place.start, place.end):
        if place.reading.is_quoted(match.start()) or match["cue"] in ("told", "tells"):
            continue
        source = behind(place.reading, match.end(), place.end)
        ends = source is not None and AFTER_SOURCE.match(place.text, source.end)
        if source is not None and ends and not verb_at(place.text, match.end(), place.end):
            statement = place.around(match.start(), source.end)
            if STATES.search(place.text, statement.start, statement.end):
                yield Attribution(statement, Span(*match.span("cue")), source)
                return


def _closing(place: Place) -> Iterator[Attribution]:
    """Yield "…, the ministry announced on Monday" and "Lunde, she said, had been told"."""
    text = place.text
    for match in CLOSING.finditer(text, place.start, place.end):
        if place.reading.is_quoted(match.start()):
            continue
        comma = text.rfind(", ", place.start, match.start())
        source = before(place.reading, match.start(), comma + 2) if comma > 0 else None
        if source is None or not _fills(place, source, comma + 2, match.start()):
            continue
        statement = place.around(comma, match.end())
        if not STATES.search(text, statement.start, statement.end):
            statement = Span(min(match.end() + 1, place.end), place.end)
        leads = place.text[match.end() : match.end() + 2].strip() in ("“", '"')
        states = STATES.search(text, statement.start, statement.end)
        states = states or _GOES_ON.match(text, statement.start, statement.end)
        if states and not leads and not place.reading.is_quoted(comma):
            yield Attribution(statement, Span(*match.span("cue")), source)


def _fills(place: Place, source: Span, start: int, verb: int) -> bool:
    """Say whether nothing but the subject stands between the comma and the verb."""
    told = place.text[start:verb].split()
    if source.start < start:
        return len(told) <= 2  # noqa: PLR2004 - a pronoun, perhaps with an adverb
    lead = place.text[start : source.start]
    return len(lead) <= _TITLE and not _FUNCTION.search(lead)


_GOES_ON = lazy(r"[a-z]+s\s(?:the|an?|his|her|its|their|that|no|all)\s")
"""A verb with its object, behind a subject and a cue: "The report, she said, blames the crew"."""
_NEVER = lazy(r"\b(?:not|never|neither|nor|yet to)\s(?:\w+\s)?$")
_FUNCTION = lazy(r"\b(?:that|which|who|whom|as|of|on|in|at|to|for|and|but|if|when)\b")
_TITLE = 40
"""Code points that a title before a name may take."""
_FIRST = ((frozenset({"according"}), _according), (frozenset({"words"}), _in_words))
_LAST = (
    (frozenset({"has", "have", "had", "holds", "evidence"}), _has_it),
    (frozenset({"by", "in"}), _passive),
    (NOBODY_WORDS, _hearsay),
    (HEARD_WORDS, _heard),
    (HEARD_WORDS, _heard_from),
    (REPORTING_WORDS, _said_last),
    (REPORTING_WORDS, _closing),
)
