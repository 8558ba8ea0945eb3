"""Speech that is reported by a verb: "Hu said that …", "Hu denied it", "Hu promised to …"."""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.lexicon import alternation
from factcheck.mentions.attributions.cues import cued, rumoured
from factcheck.mentions.attributions.place import Place
from factcheck.mentions.attributions.reading import Reading
from factcheck.mentions.attributions.speakers import (
    DEFINITE,
    PREPOSITIONS,
    WHEN,
    before,
    behind,
    continues,
    is_thing,
)
from factcheck.mentions.attributions.verbs import Verb, kinds, verbs_in
from factcheck.model import Attribution, Span
from factcheck.text import listed, tokens_of

# ---- which verbs of a sentence report, and who speaks ----

_OWNED = re.compile(
    rf"(?:’s?|'s?)\s(?:[\w-]+\s){{0,2}}(?:{alternation('saying.utterances')})"
    r"(?:\s(?:on|of|in)\s[A-Z\d][\w\s]{0,18})?,?\s$"
)
"""An utterance with its owner, right before a participle."""
_WORDS_BEFORE = 4
_OPENING = ("In addition to ", "While ", "Besides ", "By ", "Apart from ", "After ", "Before ")
_PROGRESSIVE = re.compile(
    r"\b(?:(?:has|have|had)\s(?:\w+\s)?been|is|are|was|were)\s(?:(?!not\b)[\w-]+\s)?$"
)
"""What makes a participle the finite verb: "has long been demanding"."""
_RELATIVE = re.compile(
    r"\b(?:that|(?<!\bin )which|whom)\s(?!(?:(?:has|have|had|also|later|then)\s)+$)"
    r"(?:[\w’-]+\s){1,5}$"
)


def reported(reading: Reading, sentence: Span) -> Iterator[Attribution]:
    """Yield the attributions of one sentence that do not hang on a quotation's end."""
    place = Place(reading, sentence)
    inner = list(_verbs(place))
    outer = [one for one in cued(place) if not _only_carries(place, one, inner)]
    kept = outer + [one for one in inner if not any(_covers(place, other, one) for other in outer)]
    yield from kept
    for one in rumoured(place):
        if not any(_holds(other, one) for other in kept):
            yield one


def _is_cue(outer: Attribution, one: Attribution) -> bool:
    """True if the verb of a statement is the cue of another."""
    return outer.cue is not None and outer.cue.overlaps(one.cue or one.span)


def _only_carries(place: Place, outer: Attribution, inner: list[Attribution]) -> bool:
    """True if an outlet reports what another said: "Aas promised it, the agency reported"."""
    name = place.reading.name_to.get(outer.source.end) if outer.source else None
    is_outlet = name is not None and place.reading.is_outlet(name)
    return is_outlet and any(outer.span.contains(one.cue or one.span) for one in inner)


def _holds(outer: Attribution, one: Attribution) -> bool:
    """True if a verb stands in the statement of another cue, or is that cue."""
    return outer.span.contains(one.cue or one.span) or _is_cue(outer, one)


def _covers(place: Place, outer: Attribution, one: Attribution) -> bool:
    """True if a verb is only part of the statement of another cue.

    Words in quotation marks are those of who is named beside them, whoever passes them on.
    """
    quotes = not _is_cue(outer, one) and bool(place.reading.quoted_in(one.span))
    return _holds(outer, one) and not quotes


def _verbs(place: Place) -> Iterator[Attribution]:
    """Yield what each verb of saying in the sentence reports, with its subject."""
    source, told = None, 0
    if kinds().keys().isdisjoint(place.words):
        return
    for verb in verbs_in(place.text, place.sentence.start, place.end):
        if verb.start < told or place.reading.quoted.at(verb.start):
            continue  # what is told inside a statement is the speaker's own report
        if _RELATIVE.search(place.text, max(place.start, verb.start - 60), verb.start):
            continue
        goes_on = source is not None and verb.start - told == len(", ")
        found = source if goes_on else _subject(place, verb, source)
        said = _statement(place, verb, found) if found else None
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
        return found if _goes_with_verb(place, verb, found) else None
    if verb.kind == "plural" or not continues(place.reading, verb.start, place.start):
        return None
    return last or place.subject(verb.start)


def _goes_with_verb(place: Place, verb: Verb, found: Span) -> bool:
    """True if a subject goes with its verb: several with a plural form, no thing that is mute."""
    words = place.text[found.start : found.end]
    if verb.kind == "plural":
        return words.endswith(("s", "people", "police", "media")) or " and " in words
    if verb.base in ("find", "show"):
        return _finds(place, verb, found)
    if not verb.is_of("saying.of things") or _needs_words(verb):
        return True
    name = place.reading.name_to.get(found.end)
    if name and name.span == found and not place.reading.is_person(name):
        return not verb.is_of("saying.showing")
    return not is_thing(place.reading, found)


def _finds(place: Place, verb: Verb, found: Span) -> bool:
    """True if a body or document finds that something is so; people find things."""
    if _is_measuring(place, verb, found):
        return True
    that = _that_behind(place, verb)
    is_named = place.reading.name_to.get(found.end) is not None
    states = that is not None and that[0].endswith("that ")
    return states and not is_named and not is_thing(place.reading, found)


def _of_participle(place: Place, verb: Verb, last: Span | None) -> Span | None:
    """Return who speaks in "with Xi promising …", "…, insisting that …", "a statement urging …"."""
    text, at = place.text, verb.start
    name = place.reading.name_to.get(at - 1)
    if name and "with" in text[place.start : name.span.start].split()[-_WORDS_BEFORE:]:
        return name.span
    if last and text.startswith(" and ", at - 5):
        return last
    if text[place.start : at] in _OPENING:
        comma = text.find(", ", verb.end, place.end)
        return behind(place.reading, comma + 2, place.end) if comma > 0 else None
    return _of_utterance(place, at) or _of_sentence(place, at)


def _of_sentence(place: Place, at: int) -> Span | None:
    """Return the subject that a participle shares: "by saying", "…, saying"."""
    text = place.text
    shares = text.startswith(", ", at - 2) or place.reading.word_to(at - 1) == "by"
    return place.subject(at) if shares else None


def _of_utterance(place: Place, at: int) -> Span | None:
    """Return whose a statement or headline is that a participle goes on with."""
    owned = _OWNED.search(place.text, max(place.start, at - 80), at)
    name = place.reading.name_to.get(owned.start()) if owned else None
    if name is not None:
        return name.span
    uttered = listed("saying.utterances").find(tokens_of(place.text[place.start : at]))
    return place.clause_subject(at) if any(uttered) else None


# ---- what a verb reports ----

_INNER = (
    r"(?:[^,;:.“”\"]|[:.](?=\d)|,(?=\s\d{1,4}\b)|(?<=\b[DM]r)\.|(?<=\bM[rs]s)\."
    r"|(?<=\b[pa])\.(?=m\b)|(?<=\.m)\.)"
)
"""What may stand between a verb and its clause: no mark but those of figures and titles."""
_CONJUNCTION = rf"that\s(?!(?:{alternation('function.calendar', 'dates.seasons')}|same)\b)"
"""The conjunction, not the pronoun of "that year"."""
_THAT = re.compile(
    rf"(?P<whom>\s(?!{_CONJUNCTION})(?:to\s|on\s)?{_INNER}{{1,80}}?)?(?:,\s[\w\s]{{3,50}},)?"
    rf"\s{_CONJUNCTION}"
    r"|(?:\s(?:[\w.’-]+\s){0,2}?)(?=(?:whether|if|how|why|what)\s)"
    rf"|(?:\s(?:[\w’-]+\s){{0,4}}?)(?=[“\"])|(?:\s{_INNER}{{1,60}})?[:,]\s(?=[“\"])"
)
_PLAIN = re.compile(
    r"(?:\s(?:on|at|in)\s[A-Z\d][\w.:]*(?:\s\d{1,4})?)?\s(?=[^\W_])"
    rf"(?!(?:{PREPOSITIONS}|{alternation('events.joins of clauses')}|or|not|\w+ly\sby)\s)"
)
_TELLING = ("tell", "inform", "assure", "remind")
_ADDRESSED = re.compile(
    r"\s(?:(?:the|a|his|her|its|their|our)\s)?(?:[\w’-]+\s){0,3}?(?:[A-Z][\w’-]+|\w+)"
    r"(?<!\sto)(?<!\sof)(?<!\sabout)(?<!\sin)(?<!\sat)(?<!\swith)"
    rf"(?=\s(?:{alternation('function.subjects', 'function.definite')}|a|an|no)\s)"
)
_THIS = re.compile(r"\s(?P<what>this|that)(?=[.,;]|$|\s(?:on|in|at)\s)")
_POINTED = re.compile(
    r"\s(?:it|him|her|them|this|these)"
    rf"(?=[.,;:]|$|\s(?:{PREPOSITIONS}|{WHEN}|after|before|and|or|as|all|only)\b)"
)
_BIDDEN = re.compile(
    r"\s(?!not\b|(?:a|an|the)\s(?:stor(?:y|ies)|tale|truth|lie|joke|news|secret|question)\b"
    r"|questions?\b|that\b|whether\b|if\b|to\s)[^,;:.“”\"]{1,60}?\s(?:not\s)?to\s"
    rf"(?!(?:{DEFINITE}|{alternation('utterances.persons')}|an?|dinner|lunch|tea|court)\b)[a-z]"
)
_WITH_TO = re.compile(r"\s(?!to\s)[^,;:.“”\"]{2,70}?\sto\s")
"""What is ascribed to somebody, or somebody is expected to do."""
_OTHERWISE = re.compile(
    r"\s(?:otherwise|so|as much|differently|nothing|little)(?=[,.;:]|$|\s(?:in|on|at)\b)"
)
_INFINITIVE = re.compile(
    r"\s(?=to\s[a-z])(?!to\s(?:remain|stay|be)\s(?:anonymous|unnamed|named)\b)"
)
_HAS_CLAUSE = re.compile(rf"\s[^,;.“”]{{2,70}}?\s(?:{alternation('function.auxiliaries')})\s")
_ANSWERED = re.compile(
    rf"\s(?:[^\s,;.]+\s){{0,6}}?(?:(?:{alternation('saying.answered')}|[a-z]+ing|“[^”]*”)\b|[“\"])"
)
_APART = re.compile(
    rf"\s(?:{PREPOSITIONS}|{alternation('function.subordinators')}|{WHEN}|also|out|back|both|\w+ly"
    r"|the (?:same|next|following))\b"
)
"""What may stand between a verb and its clause that is no object."""
_AS = re.compile(
    r"\s(?!by\s)[^,;:.“”\"]{2,90}?\s(?:as\s(?:an?|one|no|merely|little|nothing|being"
    r"|[a-z]+(?=[.,;]|$))\b)"
)
_NAMED_SO = re.compile(
    r"\s(?:it|him|her|them|this|that)\san?\s(?!(?:cab|taxi|doctor|lawyer|meeting|few)\b)[a-z]"
)
_TAKEN_FOR = re.compile(rf"\s(?:{DEFINITE}|it|them|him)\s(?!(?:over|of|about|up|through|out)\b)\w")
_RESULT = re.compile(rf"\s(?!(?:{PREPOSITIONS}|that|a way|out|as|its|his|her|their)\b)[\w“]")
_MEASURING = re.compile(
    rf"\b(?:{alternation('saying.measuring')})(?=$|\s(?:of|by|for|in|at|from|on|into)\b)",
    re.IGNORECASE,
)
_QUOTED_AHEAD = re.compile(r"\s[^,;:.“”\"]{1,140}?\s[“\"]")
_TAKEN = re.compile(
    r"\s(?:(?:the|his|her|its|their|two|three|many)\s)?(?:[\w’-]+\s)?"
    rf"(?:{alternation('saying.taken')})\b"
)
"""What is claimed by taking it, not by saying so."""
_NEVER_ALONE = ("saying.only committing", "saying.with that only", "saying.only bidding")
_LEAST_WORDS = 2


def _statement(place: Place, verb: Verb, source: Span) -> Span | None:
    """Return what a verb reports, if it reports anything.

    Args:
        place: The sentence.
        verb: The verb.
        source: The words that name who speaks.
    """
    if that := _that_behind(place, verb):
        is_object = verb.kind == "handling" and not that[0].endswith("that ")
        return place.clause(that.start() + 1 if is_object else that.end())
    found = _bidden(place, verb) or _taken_for(place, verb, source)
    if found is not None:
        return found
    return _with_words(place, verb) if _needs_words(verb) else _without_that(place, verb, source)


def _bidden(place: Place, verb: Verb) -> Span | None:
    """Return "to leave", "the crew to leave", or the "this" that is denied."""
    text, at, end = place.text, verb.end, place.end
    if verb.is_of("saying.committing") and (to := _INFINITIVE.match(text, at, end)):
        return place.clause(to.end())
    if verb.is_of("saying.bidding") and _BIDDEN.match(text, at, end):
        return place.thing(at + 1)
    denied = _THIS.match(text, at, end) if verb.is_of("saying.denying") else None
    return Span(*denied.span("what")) if denied else None


def _that_behind(place: Place, verb: Verb) -> re.Match[str] | None:
    """Return the "that", or the like, with which what a verb reports begins."""
    that = _THAT.match(place.text, verb.end, place.end)
    return that if that and _takes(verb, that) else None


def _needs_words(verb: Verb) -> bool:
    """True if a verb has other senses than saying where no quoted words follow."""
    return verb.is_of("saying.with quoted words") and verb.tail != "for"


def _takes(verb: Verb, that: re.Match[str]) -> bool:
    """True if a verb takes the clause or the quotation behind it."""
    if verb.is_of("saying.only taking for") or verb.is_of("saying.only committing"):
        return False
    whom = that["whom"]
    if not whom:
        return True
    goes_between = verb.is_of("saying.addressing") or bool(_APART.match(whom))
    return goes_between and not any(verbs_in(whom, 0, len(whom)))


def _taken_for(place: Place, verb: Verb, source: Span) -> Span | None:
    """Return "the plan as a gift", "it a gift", "the plan rash" behind verbs of opinion."""
    text, end = place.text, place.end
    calls = verb.words in ("called", "calls") and _NAMED_SO.match(text, verb.end, end)
    thinks = verb.base == "think" and _TAKEN_FOR.match(text, verb.end, end)
    if calls or thinks:
        return place.thing(verb.end + 1)
    as_one = verb.is_of("saying.taking for") and _AS.match(text, verb.end, end)
    return place.thing(verb.end + 1) if as_one and not is_thing(place.reading, source) else None


def _with_words(place: Place, verb: Verb) -> Span | None:
    """Return the thing that is called or described, with the quoted words that call it."""
    ahead = _QUOTED_AHEAD.match(place.text, verb.end, place.end)
    quoted = place.reading.quotation_from.get(ahead.end()) if ahead else None
    return Span(verb.end + 1, quoted.end + 1) if quoted else None


def _without_that(place: Place, verb: Verb, source: Span) -> Span | None:
    """Return the clause or thing that follows a verb at once."""
    text, end = place.text, place.end
    plain = _PLAIN.match(text, verb.end, end)
    if plain is None or _says_nothing(place, verb):
        return None
    if _is_unsure(verb) and not (_is_clause(place, verb) or _is_measuring(place, verb, source)):
        return None
    at = plain.end()
    if verb.base in _TELLING:
        addressed = _ADDRESSED.match(text, verb.end, end)
        if addressed is None:
            return None
        at = addressed.end() + 1
    takes_thing = verb.kind in ("handling", "ing") or verb.tail
    span = place.thing(at) if takes_thing else place.clause(at)
    enough = verb.tail or verb.is_of("saying.demanding")
    return span if enough or len(text[span.start : span.end].split()) >= _LEAST_WORDS else None


def _says_nothing(place: Place, verb: Verb) -> bool:
    """True if what follows a verb is no answer, a mere pronoun, or a thing that is taken."""
    text, at, end = place.text, verb.end, place.end
    ascribes = verb.base in ("ascribe", "attribute")
    return bool(
        any(map(verb.is_of, _NEVER_ALONE))
        or _OTHERWISE.match(text, at, end)
        or (_POINTED.match(text, at, end) and not ascribes)
        or (ascribes and not _WITH_TO.match(text, at, end))
        or (verb.base == "claim" and _TAKEN.match(text, at, end))
        or (verb.is_of("saying.answering") and not _ANSWERED.match(text, at, end))
    )


def _is_unsure(verb: Verb) -> bool:
    """True if a verb reports only a clause, or looks like a noun."""
    is_several = verb.kind == "plural" and not verb.is_of("saying.several with a thing")
    is_noun = verb.words in lexicon.words("saying.nouns too")
    is_bound = verb.tail and verb.base in ("admit", "object", "point")
    return is_several or is_noun or (verb.is_of("saying.with a clause") and not is_bound)


def _is_measuring(place: Place, verb: Verb, source: Span) -> bool:
    """True if a document or an office tells what it counted or found."""
    words = place.text[source.start : source.end]
    if not verb.is_of("saying.finding") or not _MEASURING.search(words):
        return False
    return bool(_RESULT.match(place.text, verb.end, place.end))


def _is_clause(place: Place, verb: Verb) -> bool:
    """True if what follows a verb has a verb of its own."""
    pattern = _WITH_TO if verb.base == "expect" else _HAS_CLAUSE
    return bool(pattern.match(place.text, verb.end, place.end))
