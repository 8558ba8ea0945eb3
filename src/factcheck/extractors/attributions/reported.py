"""Speech that is told: "Hu said that …", "according to Hu", "…, said Hu", "Hu's claim that …"."""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck.extractors.attributions.reading import PHRASE, Reading
from factcheck.extractors.attributions.sources import before, behind, continues
from factcheck.extractors.attributions.verbs import ACCORDING, AMBIGUOUS, NOUN, SAYING, VERB
from factcheck.model import Attribution, Span

_THAT = re.compile(
    r"(?P<whom>\s(?:to\s|on\s)?[^,;:.“”\"]{1,60}?)?\sthat\s"
    r"|\s(?:[\w’-]+\s){0,4}?(?=[“\"])|:\s(?=[“\"])"
)
_WHEN = r"(?:\son\s[A-Z\d][\w.]*(?:\s\d{1,4})?)?"
_PLAIN = re.compile(
    rf"{_WHEN}\s(?=[^\W\d_])"
    r"(?!(?:in|on|at|to|for|with|by|of|about|before|after|when|as|and|or|against|from)\s)"
)
_POINTER = re.compile(r"\s(?:it|him|her|them|this|himself|herself)\b")
_COMMITTED = re.compile(r"(?:agree|promise|pledge|vow|volunteer)")
_INFINITIVE = re.compile(r"\s(?=to\s[a-z])")
_HAS_CLAUSE = re.compile(
    r"\s[^,;.“”]{2,70}?\s(?:would|will|could|can|should|was|were|is|are|had|has)\s"
)
_UTTERED = re.compile(
    r"\b(?:statement|message|letter|address|declaration|appeal|communiqué|note)\b"
)
_LEAD = re.compile(r"(?:On|In|At)\s[^,;:“”]{2,40},\s")
_VERB_NEXT = re.compile(r"\s[a-z]")
_COMMA_AND = re.compile(r",\sand\s$")
_WITH = re.compile(r"\bwith\s(?:[\w’-]+\s){0,3}$")
_TAIL = re.compile(
    r",\saccording\sto\s|,\s(?:which|who|whose|while|whereas|although|though)\s|;\s|\s—\s"
)
_AND_VERB = re.compile(r",?\s(?:and|but)\s(?:also\s)?(?:\w+ly\s)?(?=\w+(?:ed|s|ing)?\s)")
_SOURCE_END = re.compile(r"[,;:.]|\s\(|$")
_POSSESSIVE = re.compile(r"(?:’s?|'s?)\s(?:[\w-]+\s){0,2}$")
_SHORT = re.compile(rf",\s(?P<cue>{SAYING})\s(?=[^\W\d_])")
_NEED_WORDS = ("call", "describ")
"""Verbs that also mean other things than saying: they count where the words follow in marks."""
_LEAST_WORDS = 2
_NEED_CLAUSE = (
    "believed",
    "hoped",
    "thought",
    "believes",
    "hopes",
    "thinks",
    "noted",
    "reported",
    "recorded",
    "worried",
)


@frozen
class _Place:
    """Where a verb is looked at: its sentence, and what was found in it before."""

    reading: Reading
    sentence: Span

    @property
    def end(self) -> int:
        """The end of the sentence without its stop."""
        words = self.reading.document.words(self.sentence)
        return self.sentence.start + len(words.rstrip(". "))


def reported(reading: Reading, sentence: Span, _following: Span | None) -> Iterator[Attribution]:
    """Yield the attributions of one sentence that do not hang on a quotation's end."""
    place = _Place(reading, sentence)
    outer = [*_according(place), *_nominal(place), *_said_last(place)]
    yield from outer
    for one in _verbs(place):
        if not any(other.span.contains(one.cue or one.span) for other in outer):
            yield one


def _according(place: _Place) -> Iterator[Attribution]:
    text, start, end = place.reading.text, place.sentence.start, place.end
    for match in ACCORDING.finditer(text, start, end):
        stop = _SOURCE_END.search(text, match.end(), end)
        until = stop.start() if stop else end
        source = behind(place.reading, match.end(), until) or _phrase(place, match.end(), until)
        cue = Span(match.start(), match.end() - 1)
        if match.start() == start:
            statement = Span(min(until + 2, end), end)
        else:
            statement = Span(start, len(text[: match.start()].rstrip(", ")))
        if source is not None and statement.start < statement.end:
            yield Attribution(statement, cue, source)


def _phrase(place: _Place, start: int, end: int) -> Span | None:
    match = PHRASE.match(place.reading.text, start, end)
    return Span(start, match.end()) if match else None


def _nominal(place: _Place) -> Iterator[Attribution]:
    """Yield "X's statement that …" and "a statement by X that …"."""
    text = place.reading.text
    for match in NOUN.finditer(text, place.sentence.start, place.end):
        source = None
        if match["by"]:
            names = place.reading.within(match.start("by"), match.end("by"))
            source = names[-1].span if names else None
        elif owner := _POSSESSIVE.search(text, place.sentence.start, match.start()):
            name = place.reading.name_to(owner.start())
            source = name.span if name else None
        if source is not None:
            yield Attribution(_clause(place, match.end()), Span(*match.span("cue")), source)


def _said_last(place: _Place) -> Iterator[Attribution]:
    """Yield "…, observed X" where the statement stands outside quotation marks."""
    text = place.reading.text
    for match in _SHORT.finditer(text, place.sentence.start, place.end):
        if place.reading.is_quoted(match.start()):
            continue
        source = behind(place.reading, match.end(), place.end)
        if source is not None and not VERB.match(text, match.end()):
            yield Attribution(
                Span(place.sentence.start, match.start()), Span(*match.span("cue")), source
            )
            return


def _verbs(place: _Place) -> Iterator[Attribution]:
    """Yield what each verb of saying in the sentence reports, with its subject."""
    text, source, told = place.reading.text, None, 0
    for match in VERB.finditer(text, place.sentence.start, place.end):
        if match.start() < told or place.reading.is_quoted(match.start()):
            continue  # what is told inside a statement is the speaker's own report
        found = _subject(place, match, source)
        statement = _statement(place, match) if found else None
        if found and statement:
            source, told = found, statement.end
            yield Attribution(statement, Span(match.start(), match.end()), found)


def _subject(place: _Place, match: re.Match[str], last: Span | None) -> Span | None:
    """Return who speaks: a participle and a second verb share the subject of the sentence."""
    start = place.sentence.start
    if match["ing"]:
        return _of_participle(place, match.start(), last)
    found = before(place.reading, match.start(), start)
    if found or not continues(place.reading, match.start(), start):
        return found
    return last or _first_subject(place, match.start())


def _of_participle(place: _Place, at: int, last: Span | None) -> Span | None:
    """Return who speaks in "with Xi promising …", "…, insisting that …", "a statement urging …"."""
    text, start = place.reading.text, place.sentence.start
    name = place.reading.name_to(at - 1)
    if name and _WITH.search(text, start, name.span.start):
        return name.span
    behind_comma = text.startswith(", ", at - 2) or bool(_COMMA_AND.search(text, start, at))
    if behind_comma or _UTTERED.search(text, start, at):
        return last or _first_subject(place, at)
    return None


def _first_subject(place: _Place, end: int) -> Span | None:
    """Return the name or phrase with which a sentence or an entry's body begins."""
    entry = place.reading.document.entry_at(place.sentence.start)
    start = (
        entry.body.start if entry and place.sentence.contains(entry.body) else place.sentence.start
    )
    dated = _LEAD.match(place.reading.text, start, end)
    subject = behind(place.reading, dated.end() if dated else start, end)
    return subject if subject and _VERB_NEXT.match(place.reading.text, subject.end) else None


def _statement(place: _Place, match: re.Match[str]) -> Span | None:
    """Return what a verb reports: a clause behind "that", a quotation, or a thing."""
    text, end = place.reading.text, place.end
    that = _THAT.match(text, match.end(), end)
    if that and not (that["whom"] and (match["handling"] or VERB.search(that["whom"]))):
        return _clause(place, that.end())
    if _COMMITTED.match(match[0]) and (to := _INFINITIVE.match(text, match.end(), end)):
        return _clause(place, to.end())
    unsure = match[0] in AMBIGUOUS or match[0] in _NEED_CLAUSE
    plain = _PLAIN.match(text, match.end(), end)
    if match[0].startswith(_NEED_WORDS):
        return None
    pointing = match["handling"] and _POINTER.match(text, match.end(), end)
    if plain is None or pointing or (unsure and not _HAS_CLAUSE.match(text, match.end(), end)):
        return None
    span = _clause(place, plain.end()) if match["saying"] else _thing(place, plain.end())
    return span if len(text[span.start : span.end].split()) >= _LEAST_WORDS else None


def _clause(place: _Place, start: int) -> Span:
    tail = _TAIL.search(place.reading.text, start, place.end)
    cut = next(
        (one.start() for one in [tail] if one and not place.reading.is_quoted(one.start())),
        place.end,
    )
    following = _next_verb(place, start, cut)
    return _closed(place, Span(start, following))


def _thing(place: _Place, start: int) -> Span:
    span = _clause(place, start)
    comma = place.reading.text.find(", ", span.start, span.end)
    return Span(span.start, comma) if comma > 0 and not place.reading.is_quoted(comma) else span


def _next_verb(place: _Place, start: int, end: int) -> int:
    """Return where the next verb of saying with the same subject cuts a clause off."""
    for match in _AND_VERB.finditer(place.reading.text, start, end):
        verb = VERB.match(place.reading.text, match.end(), end)
        if verb and not place.reading.is_quoted(match.start()):
            return match.start()
    return end


def _closed(place: _Place, span: Span) -> Span:
    """Take in the closing mark of a quotation at the end."""
    text = place.reading.text
    return Span(span.start, span.end + 1) if text[span.end : span.end + 1] in ("”", '"') else span
