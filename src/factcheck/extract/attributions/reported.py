"""Speech reported by a verb: "Hu said that …", "Hu denied it", "Hu promised to …"."""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.extract.attributions.cues import cued
from factcheck.extract.attributions.place import Place
from factcheck.extract.attributions.speakers import PREPOSITIONS, WHEN, before, is_thing
from factcheck.extract.attributions.verbs import Verb, known_verbs, verbs_in
from factcheck.lexicon import alternation
from factcheck.model import Attribution, Span

# ---- reporting verbs and their speakers ----

_PROGRESSIVE = re.compile(
    r"\b(?:(?:has|have|had)\s(?:\w+\s)?been|is|are|was|were)\s(?:(?!not\b)[\w-]+\s)?$"
)
"""Auxiliaries before a participle, which then counts as finite: "has long been demanding"."""
_RELATIVE = re.compile(
    r"\b(?:that|(?<!\bin )which|whom)\s(?!(?:(?:has|have|had|also|later|then)\s)+$)"
    r"(?:[\w’-]+\s){1,5}$"
)
_GOES_ON = re.compile(
    r"(?:,\s|\s)?(?:and|but|then)(?:,\s[^,;.“”]{3,40},)?\s(?:also\s|then\s|has\s|had\s|\w+ly\s)?$"
)
"""Words between two verbs with the same subject: "… and hoped that"."""
_UTTERED = re.compile(
    rf"(?P<whose>(?:’s?|'s?)\s(?:[\w-]+\s){{0,2}})?\b(?:{alternation('saying.utterances')})\b"
)
"""A noun of speech that a participle continues: "a statement urging"."""
_SEVERAL = re.compile(r"(?:s|people|police|media)$|\sand\s")


def reported(place: Place) -> Iterator[Attribution]:
    """Yield the attributions of one sentence, except those directly after a quotation.

    A verb inside the statement of another cue is part of that statement, unless it introduces a
    quotation: quoted words belong to the person named next to them, even if another source relays
    them.
    """
    inner = list(_verbs(place))
    named: list[Attribution] = []
    for one in cued(place):
        cue = one.cue or one.span
        if one.source is None and any(_holds(each, cue) for each in (*named, *inner)):
            continue
        if not (_is_of_outlet(place, one) and any(_holds(one, each.cue) for each in inner)):
            named.append(one)
    yield from named
    for one in inner:
        cue = one.cue or one.span
        is_quoting = bool(place.reading.quoted_in(one.span))
        if not any(
            (each.cue and each.cue.overlaps(cue)) or (each.span.contains(cue) and not is_quoting)
            for each in named
        ):
            yield one


def _holds(outer: Attribution, cue: Span | None) -> bool:
    is_cue = cue is not None and outer.cue is not None and outer.cue.overlaps(cue)
    return is_cue or (cue is not None and outer.span.contains(cue))


def _is_of_outlet(place: Place, one: Attribution) -> bool:
    name = place.reading.name_to.get(one.source.end) if one.source else None
    return name is not None and place.reading.is_outlet(name)


def _verbs(place: Place) -> Iterator[Attribution]:
    """Yield the statement of each verb of saying in the sentence, with its subject as speaker.

    Verbs inside another verb's statement are skipped, unless they introduce quoted words.
    """
    source, until = None, 0
    if known_verbs().keys().isdisjoint(place.words):
        return
    for verb in verbs_in(place.text, place.start, place.end):
        if verb.start < until:
            is_other = not place.reading.quoted_in(Span(verb.end, max(verb.end, until)))
        else:
            low = max(place.start, verb.start - 60)
            is_other = bool(_RELATIVE.search(place.text, low, verb.start))
        if is_other or place.reading.quoted.at(verb.start):
            continue
        goes_on = source is not None and verb.start - until == len(", ")
        found = source if goes_on else _subject(place, verb, source)
        said = _statement(place, verb, found) if found else None
        if found and said:
            source, until = found, max(until, said.end)
            yield Attribution(said, Span(verb.start, verb.end), found)


def _subject(place: Place, verb: Verb, last: Span | None) -> Span | None:
    """Return the speaker of a verb. Participles and second verbs take the sentence's subject."""
    text, start, at = place.text, place.start, verb.start
    goes_on = _GOES_ON.search(text, start, at)
    if verb.kind == "ing":
        progressive = _PROGRESSIVE.search(text, start, at)
        if progressive:
            return before(place.reading, progressive.start(), start)
        return last if last and goes_on else _of_participle(place, verb)
    found = before(place.reading, at, start)
    if found is None:
        return (last or place.subject(at)) if goes_on and verb.kind != "plural" else None
    words = text[found.start : found.end]
    if verb.kind == "plural":
        return found if _SEVERAL.search(words) else None
    is_of_things = verb.is_of("saying.of things") and not verb.is_of("saying.with quoted words")
    return None if is_of_things and is_thing(place.reading, found) else found


def _of_participle(place: Place, verb: Verb) -> Span | None:
    """Return the speaker of "with Xi promising …", "…, insisting that …", "a note urging …"."""
    text, at, reading = place.text, verb.start, place.reading
    name = reading.name_to.get(at - 1)
    if name and "with" in text[place.start : name.span.start].split()[-4:]:
        return name.span
    uttered = [*_UTTERED.finditer(text, place.start, at)]
    if uttered:
        owner = reading.name_to.get(uttered[-1].start())
        return owner.span if owner else place.clause_subject(at)
    shares = text.startswith(", ", at - 2) or reading.word_to(at - 1) == "by"
    return place.subject(at) if shares else None


# ---- statements of verbs ----

_INNER = (
    r"(?:[^,;:.“”\"]|[:.](?=\d)|,(?=\s\d{1,4}\b)|(?<=\b[DM]r)\.|(?<=\bM[rs]s)\."
    r"|(?<=\b[pa])\.(?=m\b)|(?<=\.m)\.)"
)
"""Text allowed between a verb and its clause: punctuation only in figures and after titles."""
_CONJUNCTION = rf"that\s(?!(?:{alternation('function.calendar', 'dates.seasons')}|same)\b)"
"""The conjunction "that", not the determiner in "that year"."""
_THAT = re.compile(
    rf"(?P<whom>\s(?!{_CONJUNCTION})(?:to\s|on\s)?{_INNER}{{1,80}}?)?(?:,\s[\w\s]{{3,50}},)?"
    rf"\s{_CONJUNCTION}"
    r"|(?:\s(?:[\w.’-]+\s){0,2}?)(?=(?:whether|if|how|why|what)\s)"
    rf"|(?:\s(?:[\w’-]+\s){{0,4}}?)(?=[“\"])|(?:\s{_INNER}{{1,60}})?[:,]\s(?=[“\"])"
)
_APART = re.compile(
    rf"\s(?:{PREPOSITIONS}|{alternation('function.subordinators')}|{WHEN}|also|out|back|both|\w+ly"
    r"|the (?:same|next|following))\b"
)
"""Adverbials, which may come between a verb and its clause although an object may not."""
_PLAIN = re.compile(
    r"(?:\s(?:on|at|in)\s[A-Z\d][\w.:]*(?:\s\d{1,4})?)?\s(?=[^\W_])"
    rf"(?!(?:{PREPOSITIONS}|{alternation('events.joins of clauses')}|or|not|\w+ly\sby)\s)"
    r"(?!(?:otherwise|so|as much|differently|nothing|little)(?=[,.;:]|$|\s(?:in|on|at)\b))"
    rf"(?!(?:it|him|her|them|this|these)(?=[.,;:]|$|\s(?:{PREPOSITIONS}|{WHEN}|and|or|as|all|only)\b))"
)
"""The start of a clause or an object: not a preposition or a lone pronoun."""
_BIDDEN = re.compile(
    r"\s(?!not\b|(?:a|an|the)\s(?:stor(?:y|ies)|tale|truth|lie|joke|news|secret|question)\b"
    r"|questions?\b|that\b|whether\b|if\b|to\s)[^,;:.“”\"]{1,60}?\s(?:not\s)?to\s"
    rf"(?!(?:{alternation('function.definite')}|{alternation('utterances.persons')}|an?|dinner|lunch|tea|court)\b)[a-z]"
)
_INFINITIVE = re.compile(
    r"\s(?=to\s[a-z])(?!to\s(?:remain|stay|be)\s(?:anonymous|unnamed|named)\b)"
)
_HAS_CLAUSE = re.compile(rf"\s[^,;.“”]{{2,70}}?\s(?:{alternation('function.auxiliaries')})\s")
_ANSWERED = re.compile(
    rf"\s(?:[^\s,;.]+\s){{0,6}}?(?:(?:{alternation('saying.answered')}|[a-z]+ing|“[^”]*”)\b|[“\"])"
)
_AS = re.compile(
    r"\s(?!by\s)[^,;:.“”\"]{2,90}?\s(?:as\s(?:an?|one|no|merely|little|nothing|being"
    r"|[a-z]+(?=[.,;]|$))\b)"
)
_NAMED_SO = re.compile(
    r"\s(?:it|him|her|them|this|that)\san?\s(?!(?:cab|taxi|doctor|lawyer|meeting|few)\b)[a-z]"
)
_THIS = re.compile(r"\sth(?:is|at)(?=[.,;]|$|\s(?:on|in|at)\s)")
_TAKEN_FOR = re.compile(
    rf"\s(?:{alternation('function.definite')}|it|them|him)\s(?!(?:over|of|about|up|through|out)\b)\w"
)
_QUOTED_AHEAD = re.compile(r"\s[^,;:.“”\"]{1,140}?\s[“\"]")
_MEASURING = re.compile(
    rf"\b(?:{alternation('saying.measuring')})(?=$|\s(?:of|by|for|in|at|from|on|into)\b)",
    re.IGNORECASE,
)


def _statement(place: Place, verb: Verb, source: Span) -> Span | None:
    """Return the statement that a verb reports; None if there is none."""
    text, at, end = place.text, verb.end, place.end
    that = _THAT.match(text, at, end)
    if that and _takes(verb, that["whom"] or ""):
        is_object = verb.kind == "handling" and not that[0].endswith("that ")
        return place.clause(that.start() + 1 if is_object else that.end())
    if verb.is_of("saying.committing") and (to := _INFINITIVE.match(text, at, end)):
        return place.clause(to.end())
    is_thing_of_verb = (
        (verb.is_of("saying.bidding") and _BIDDEN.match(text, at, end))
        or (verb.words in ("called", "calls") and _NAMED_SO.match(text, at, end))
        or (verb.is_of("saying.denying") and _THIS.match(text, at, end))
        or (verb.base == "think" and _TAKEN_FOR.match(text, at, end))
        or (
            verb.is_of("saying.taking for")
            and _AS.match(text, at, end)
            and not is_thing(place.reading, source)
        )
    )
    if is_thing_of_verb:
        return place.thing(at + 1)
    if verb.is_of("saying.with quoted words") and verb.tail != "for":
        ahead = _QUOTED_AHEAD.match(text, at, end)
        quoted = place.reading.quotation_from.get(ahead.end()) if ahead else None
        return Span(at + 1, quoted.end + 1) if quoted else None
    return _at_once(place, verb, source)


def _takes(verb: Verb, whom: str) -> bool:
    """Return True if the clause or quotation after a verb can be its statement.

    Args:
        verb: The verb.
        whom: The words between the verb and the clause.
    """
    goes_between = not whom or verb.is_of("saying.addressing") or bool(_APART.match(whom))
    return goes_between and not any(verbs_in(whom, 0, len(whom)))


def _at_once(place: Place, verb: Verb, source: Span) -> Span | None:
    """Return the clause or object that follows a verb without "that"."""
    text, at, end = place.text, verb.end, place.end
    plain = _PLAIN.match(text, at, end)
    if plain is None or verb.is_of(
        "saying.only committing", "saying.with that only", "saying.only bidding"
    ):
        return None
    if verb.is_of("saying.answering") and not _ANSWERED.match(text, at, end):
        return None
    is_bound = verb.tail and verb.base in ("admit", "object", "point")
    is_unsure = (
        (verb.kind == "plural" and not verb.is_of("saying.several with a thing"))
        or verb.words in lexicon.words("saying.nouns too")
        or (verb.is_of("saying.with a clause") and not is_bound)
    )
    is_measured = verb.is_of("saying.finding") and _MEASURING.search(
        text[source.start : source.end]
    )
    if is_unsure and not is_measured and not _HAS_CLAUSE.match(text, at, end):
        return None
    takes_thing = verb.kind in ("handling", "ing") or verb.tail
    said = place.thing(plain.end()) if takes_thing else place.clause(plain.end())
    is_enough = verb.tail or verb.is_of("saying.demanding") or " " in text[said.start : said.end]
    return said if is_enough else None
