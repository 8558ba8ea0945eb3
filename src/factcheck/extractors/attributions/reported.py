"""Speech that is told: "Hu said that …", "Hu denied it", "Hu promised to …"."""

import re
from collections.abc import Iterator, Sequence

from factcheck.extractors.attributions.cues import cued
from factcheck.extractors.attributions.place import Place
from factcheck.extractors.attributions.reading import Reading
from factcheck.extractors.attributions.subjects import before, behind, continues, loose_subject
from factcheck.extractors.attributions.verbs import AMBIGUOUS, VERB, WEAK
from factcheck.model import Attribution, NameKind, Span

_INNER = (
    r"(?:[^,;:.“”\"]|[:.](?=\d)|,(?=\s\d{1,4}\b)|(?<=\b[DM]r)\.|(?<=\bM[rs]s)\."
    r"|(?<=\b[pa])\.(?=m\b)|(?<=\.m)\.)"
)
"""What may stand between a verb and its clause: no mark but those of figures and titles."""
_TIMES = (
    r"(?:day|days|week|month|year|years|time|night|morning|afternoon|evening|date|hour|moment|spring"
    r"|summer|autumn|winter|season|same)\b"
)
_CONJUNCTION = rf"that\s(?!{_TIMES})"
"""The conjunction, not the pronoun of "that year"."""
_THAT = re.compile(
    rf"(?P<whom>\s(?!{_CONJUNCTION})(?:to\s|on\s)?{_INNER}{{1,80}}?)?(?:,\s[\w\s]{{3,20}},)?"
    rf"\s{_CONJUNCTION}"
    r"|(?P<asked>\s(?:[\w.’-]+\s){0,2}?)(?=(?:whether|if|how|why|what)\s)"
    rf"|(?P<object>\s(?:[\w’-]+\s){{0,4}}?)(?=[“\"])|(?:\s{_INNER}{{1,60}})?[:,]\s(?=[“\"])"
)
_WHEN = r"(?:\s(?:on|at|in)\s[A-Z\d][\w.:]*(?:\s\d{1,4})?)?"
_PLAIN = re.compile(
    rf"{_WHEN}\s(?=[^\W_])"
    r"(?!(?:in|on|at|to|for|with|by|of|about|before|after|when|as|and|or|but|against|from|into|that|not"
    r"|\w+ly\sby)\s)"
)
_ADDRESSED = re.compile(
    r"\s(?:(?:the|a|his|her|its|their|our)\s)?(?:[\w’-]+\s){0,3}?(?:[A-Z][\w’-]+|\w+)"
    r"(?=\s(?:the|a|an|it|he|she|they|we|his|her|its|their|there|this|these|no)\s)"
)
_POINTED = re.compile(
    r"\s(?:it|him|her|them|this|these)(?=[.,;:]|$|\s(?:in|on|at|to|with|by|from|for|within|after"
    r"|before|and|or|again|as|all|once|only|twice)\b)"
)
_THIS = re.compile(r"\s(?:this|that)(?=[.,;]|$|\s(?:on|in|at)\s)")
_DENIED = re.compile(r"(?:den(?:y|ie)|confirm|disput|reject|dismiss|contradict)")
_COMMITTED = re.compile(r"(?:agree|promise|pledge|vow|volunteered|claim)")
_INFINITIVE = re.compile(r"\s(?=to\s[a-z])")
_HAS_CLAUSE = re.compile(
    r"\s[^,;.“”]{2,70}?\s(?:would|will|could|can|should|was|were|is|are|had|has)\s"
)
_UTTERED = re.compile(
    r"\b(?:statement|message|letter|address|declaration|appeal|communiqué|note|inquiry|request"
    r"|complaint|petition|email|memo|post)\b"
)
_COMMA_AND = re.compile(r",\sand\s$")
_WITH = re.compile(r"\bwith\s(?:[\w’-]+\s){0,3}$")
_OPENING = re.compile(r"(?:In addition to|While|Besides|By|Apart from|After|Before)\s$")
_ORDINAL = re.compile(
    r"(?:(?P<first>First(?:ly| of all)?)|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Lastly"
    r"|Finally),\s"
)
_ANSWERS = re.compile(r"(?:dismiss|reject|den(?:y|ie)|defend|back|support|oppos|endors|disput)")
"""Verbs whose object is what another said; they have other objects as well."""
_ANSWERED = re.compile(
    r"\s(?:[^\s,;.]+\s){0,6}?(?:claims?|allegations?|accusations?|arguments?|ideas?|views?|notions?"
    r"|rumou?rs?|reports?|charges?|criticisms?|suggestions?|theor(?:y|ies)|concerns?|warnings?|calls?"
    r"|demands?|proposals?|versions?|accounts?|findings?|plans?|position|stance|polic(?:y|ies)|thesis"
    r"|interpretation|assertions?|statements?|conclusions?|decision|evidence|alleged|stor(?:y|ies)"
    r"|[a-z]+ing|responsibility|involvement|wrongdoing|knowledge|any|“[^”]*”)\b"
    r"|\s(?:[^\s,;.]+\s){0,6}?[“\"]"
)
_ADDRESSING = re.compile(
    r"(?:t[eo]l[ld]|inform|assur|remind|warn|promis|ask|advis|caution|convinc|notif|written|wrote|writ)"
)
"""Verbs with an object to whom something is said: "told the board that"."""
_MOST_WHOM = 45
"""Code points of the words that name whom something is said to."""
_APART = re.compile(
    r"\s(?:to|on|in|at|with|by|from|for|of|during|after|before|through|via|as|last|this|earlier|later"
    r"|yesterday|today|again|also|once|twice|out|back|both|\w+ly|the same|the next|the following"
    rf"|{_CONJUNCTION}|that)\b"
)
"""What may stand between a verb and its clause that is no object."""
_NEED_WORDS = re.compile(
    r"(?:call|describ|consider|remember|brand|characteri|label|dub|portray|depict)(?!.*\bfor$)"
)
"""Verbs that also mean other things than saying: they count where the words follow in marks."""
_QUOTED_AHEAD = re.compile(r"\s[^,;:.“”\"]{1,140}?\s[“\"]")
_BY = re.compile(r"\bby\s$")
_EXPECTED = re.compile(r"\s[^,;.“”]{2,60}?\sto\s[a-z]")
_LEAST_WORDS = 2
_NEED_CLAUSE = re.compile(
    r"(?:believe|hope|hoping|thought|think|noted?\b|report|record|worr|felt|feel|find|found|show|expect"
    r"|fear|observ|added|submit|ask|wr[io]t|declar|maintain|conclud"
    r"|assert|recall|respond|answer|repeat|signal|admit|charg|object|point(?!.*out$))"
)
_RELATIVE = re.compile(r"\b(?:that|which|whom)\s(?:[\w’-]+\s){1,5}$")
_TELLS = frozenset({"told", "tells", "tell", "informed", "informs", "assured", "reminded"})
_SHOWS = re.compile(r"(?:suggest|indicat|reveal|impl|signal)")
_FINDS = re.compile(r"(?:find|found|show)")


def reported(reading: Reading, sentence: Span) -> Iterator[Attribution]:
    """Yield the attributions of one sentence that do not hang on a quotation's end."""
    place = Place(reading, sentence)
    outer: list[Attribution] = []
    for one in cued(place):
        if not any(other.cue == one.cue for other in outer):
            outer.append(one)
    inner = [one for one in _verbs(place) if not any(_is_cue(other, one) for other in outer)]
    outer = [one for one in outer if not _only_carries(place, one, inner)]
    yield from outer
    for one in inner:
        if not any(_holds(other, one) for other in outer):
            yield one


def _is_cue(outer: Attribution, one: Attribution) -> bool:
    return outer.cue is not None and outer.cue.overlaps(one.cue or one.span)


def _only_carries(place: Place, outer: Attribution, inner: list[Attribution]) -> bool:
    """Say whether an outlet reports what another said: "Aas promised it, the agency reported"."""
    name = place.reading.name_to(outer.source.end) if outer.source else None
    is_outlet = name is not None and place.reading.is_outlet(name)
    return is_outlet and any(outer.span.contains(one.cue or one.span) for one in inner)


def enumerated(
    reading: Reading, sentence: Span, last: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Yield the sentence that goes on with what the one before it attributes: "First, …"."""
    before_it = reading.sentence_at(sentence.start - 2)
    if not last or before_it is None or "\n" in reading.text[before_it.start : sentence.start]:
        return
    cue, source = last[0].cue, last[0].source
    opens = _ORDINAL.match(reading.text, sentence.start, sentence.end)
    if opens is None or cue is None or source is None:
        return
    first = opens["first"] is not None
    if before_it.contains(cue if first else last[0].span):
        yield Attribution(sentence, cue, source)


def _holds(outer: Attribution, one: Attribution) -> bool:
    """Say whether a verb stands in the statement of another cue, or is that cue."""
    cue = one.cue or one.span
    return outer.span.contains(cue) or (outer.cue is not None and outer.cue.overlaps(cue))


def _verbs(place: Place) -> Iterator[Attribution]:
    """Yield what each verb of saying in the sentence reports, with its subject."""
    source, told = None, 0
    for match in VERB.finditer(place.text, place.sentence.start, place.end):
        if match.start() < told or place.reading.is_quoted(match.start()):
            continue  # what is told inside a statement is the speaker's own report
        if _RELATIVE.search(place.text, max(place.start, match.start() - 60), match.start()):
            continue
        found = _subject(place, match, source)
        statement = _statement(place, match) if found else None
        if found and statement:
            source, told = found, statement.end
            yield Attribution(statement, Span(match.start(), match.end()), found)


def _subject(place: Place, match: re.Match[str], last: Span | None) -> Span | None:
    """Return who speaks: a participle and a second verb share the subject of the sentence."""
    if match["ing"]:
        return _of_participle(place, match, last)
    found = before(place.reading, match.start(), place.start)
    if found:
        return found if _fits(place, match, found) else None
    if match["plural"] or not continues(place.reading, match.start(), place.start):
        return None
    return last or place.subject(match.start())


def _fits(place: Place, match: re.Match[str], found: Span) -> bool:
    """Say whether a subject goes with its verb: a plural form, or a thing that says nothing."""
    words = place.text[found.start : found.end]
    if match["plural"]:
        return words.endswith(("s", "people", "police", "media")) or " and " in words
    if _FINDS.match(match[0]):
        return _finds(place, match, found)
    if found.end > match.start() or not WEAK.match(match[0]) or _NEED_WORDS.match(match[0]):
        return True
    name = place.reading.name_to(found.end)
    if name is not None and name.span == found and name.kind is NameKind.UNKNOWN:
        return not _SHOWS.match(match[0])
    return loose_subject(place.reading, found) is None


def _finds(place: Place, match: re.Match[str], found: Span) -> bool:
    """Say whether a body or document finds that something is so; people find things."""
    is_named = place.reading.name_to(found.end) is not None
    that = _THAT.match(place.text, match.end(), place.end)
    states = that is not None and that[0].endswith("that ") and _takes(match, that)
    return states and not is_named and loose_subject(place.reading, found) is None


def _of_participle(place: Place, match: re.Match[str], last: Span | None) -> Span | None:
    """Return who speaks in "with Xi promising …", "…, insisting that …", "a statement urging …"."""
    text, at = place.text, match.start()
    name = place.reading.name_to(at - 1)
    if name and _WITH.search(text, place.start, name.span.start):
        return name.span
    if last and text.startswith(" and ", at - 5):
        return last
    if _OPENING.fullmatch(text, place.start, at):
        return _behind_comma(place, match.end())
    if _BY.search(text, max(place.start, at - 4), at):
        return last or place.subject(at)
    if text.startswith(", ", at - 2) or _COMMA_AND.search(text, place.start, at):
        return last or place.subject(at)
    return (last or place.subject(at)) if _UTTERED.search(text, place.start, at) else None


def _behind_comma(place: Place, at: int) -> Span | None:
    """Return the subject of the main clause behind an opening one: "While defending it, Hu"."""
    comma = place.text.find(", ", at, place.end)
    return behind(place.reading, comma + 2, place.end) if comma > 0 else None


def _statement(place: Place, match: re.Match[str]) -> Span | None:
    """Return what a verb reports: a clause behind "that", a quotation, or a thing."""
    text, end = place.text, place.end
    that = _THAT.match(text, match.end(), end)
    if that and _takes(match, that):
        return _behind_that(place, match, that)
    if _COMMITTED.match(match[0]) and (to := _INFINITIVE.match(text, match.end(), end)):
        return place.clause(to.end())
    if _DENIED.match(match[0]) and (this := _THIS.match(text, match.end(), end)):
        return Span(this.start() + 1, this.end())
    needs_words = _NEED_WORDS.match(match[0])
    return _with_words(place, match) if needs_words else _without_that(place, match)


def _takes(match: re.Match[str], that: re.Match[str]) -> bool:
    """Say whether a verb takes the clause or the quotation behind it."""
    if match["handling"] and not match["tail"]:
        return not that["whom"] and that["asked"] is None
    whom = that["whom"]
    if not whom:
        return True
    addressed = _ADDRESSING.match(match[0]) if len(whom) <= _MOST_WHOM else None
    addressed = addressed or _APART.match(whom)
    return bool(addressed) and not VERB.search(whom)


def _with_words(place: Place, match: re.Match[str]) -> Span | None:
    """Return the thing that is called or described, with the quoted words that call it."""
    text = place.text
    ahead = _QUOTED_AHEAD.match(text, match.end(), place.end)
    if ahead is None or place.reading.quotation_from(ahead.end()) is None:
        return None
    quoted = place.reading.quotation_from(ahead.end())
    return Span(match.end() + 1, quoted.end + 1) if quoted else None


def _behind_that(place: Place, match: re.Match[str], that: re.Match[str]) -> Span:
    handles_words = match["handling"] and that["object"]
    return place.clause(that.start() + 1 if handles_words else that.end())


def _without_that(place: Place, match: re.Match[str]) -> Span | None:
    """Return the clause or thing that follows a verb at once."""
    text, end = place.text, place.end
    plain = _PLAIN.match(text, match.end(), end)
    unsure = match[0] in AMBIGUOUS or match["plural"] or bool(_NEED_CLAUSE.match(match[0]))
    if _ANSWERS.match(match[0]) and not _ANSWERED.match(text, match.end(), end):
        return None
    pointing = _POINTED.match(text, match.end(), end)
    if plain is None or pointing or (unsure and not _is_clause(place, match)):
        return None
    at = plain.end()
    if match[0] in _TELLS:
        addressed = _ADDRESSED.match(text, match.end(), end)
        if addressed is None:
            return None
        at = addressed.end() + 1
    span = place.clause(at) if match["saying"] or match["plural"] else _thing(place, at)
    return span if len(text[span.start : span.end].split()) >= _LEAST_WORDS else None


def _is_clause(place: Place, match: re.Match[str]) -> bool:
    expects = match[0].startswith("expect")
    pattern = _EXPECTED if expects else _HAS_CLAUSE
    return bool(pattern.match(place.text, match.end(), place.end))


def _thing(place: Place, start: int) -> Span:
    span = place.clause(start)
    comma = place.text.find(", ", span.start, span.end)
    return Span(span.start, comma) if comma > 0 and not place.reading.is_quoted(comma) else span
