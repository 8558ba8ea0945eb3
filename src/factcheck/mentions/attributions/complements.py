"""What a verb reports: a clause behind "that", quoted words, or a thing."""

import re

from factcheck.mentions.attributions.place import Place
from factcheck.mentions.attributions.verbs import AMBIGUOUS, PLURAL_WITH_THING, Verb, verbs_in
from factcheck.model import Span
from factcheck.patterns import lazy

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
_THAT = lazy(
    rf"(?P<whom>\s(?!{_CONJUNCTION})(?:to\s|on\s)?{_INNER}{{1,80}}?)?(?:,\s[\w\s]{{3,50}},)?"
    rf"\s{_CONJUNCTION}"
    r"|(?P<asked>\s(?:[\w.’-]+\s){0,2}?)(?=(?:whether|if|how|why|what)\s)"
    rf"|(?P<object>\s(?:[\w’-]+\s){{0,4}}?)(?=[“\"])|(?:\s{_INNER}{{1,60}})?[:,]\s(?=[“\"])"
)
_WHEN = r"(?:\s(?:on|at|in)\s[A-Z\d][\w.:]*(?:\s\d{1,4})?)?"
_PLAIN = lazy(
    rf"{_WHEN}\s(?=[^\W_])"
    r"(?!(?:in|on|at|to|for|with|by|of|about|before|after|when|as|and|or|but|against|from|into|that|not"
    r"|\w+ly\sby)\s)"
)
_ADDRESSED = lazy(
    r"\s(?:(?:the|a|his|her|its|their|our)\s)?(?:[\w’-]+\s){0,3}?(?:[A-Z][\w’-]+|\w+)"
    r"(?<!\sto)(?<!\sof)(?<!\sabout)(?<!\sin)(?<!\sat)(?<!\swith)(?=\s(?:the|a|an|it|he|she|they|we|his|her|its|their|there|this|these|no)\s)"
)
_POINTED = lazy(
    r"\s(?:it|him|her|them|this|these)(?=[.,;:]|$|\s(?:in|on|at|to|with|by|from|for|within|after"
    r"|before|and|or|again|as|all|once|only|twice)\b)"
)
_THIS = lazy(r"\s(?:this|that)(?=[.,;]|$|\s(?:on|in|at)\s)")
_DENIED = lazy(r"(?:den(?:y|ie)|confirm|disput|reject|dismiss|contradict)")
_COMMITTED = lazy(
    r"(?:agree|promise|pledge|vow|volunteered|claim|offer|threaten|propose|undert|ask|swear|swore)"
)
_ONLY_COMMITTED = lazy(r"(?:offer|threaten|undert)")
_DIRECTS = lazy(r"(?:ask|beg|implor|invit|advis|remind|told|tells?$|called on|calls on|urg)")
"""Verbs of bidding somebody to do something. Source: Levin (1993), 37.9, and Quirk, 16.63."""
_BIDDEN = lazy(
    r"\s(?!not\b|(?:a|an|the)\s(?:story|stories|tale|truth|lie|joke|news|secret|question)\b|questions?\b"
    r"|that\b|whether\b|if\b|to\s)[^,;:.“”\"]{1,60}?\s(?:not\s)?to\s(?!(?:an?|the|his|her|its|their|dinner"
    r"|lunch|tea|court|me|us|them|him)\b)[a-z]"
)
_ONLY_BIDS = lazy(r"(?:beg|implor|invit|call(?:ed|s|ing)?\son)")
_ASCRIBES = lazy(r"(?:ascrib|attribut)")
_ASCRIBED = lazy(r"\s(?!to\s)[^,;:.“”\"]{2,70}?\sto\s")
_ONLY_THAT = lazy(r"(?:h[eo]ld|rule|resolv|decre|infer|deduc|comput)")
"""Verbs that report where "that" stands behind them and nowhere else."""
_OTHERWISE = lazy(
    r"\s(?:otherwise|so|as much|differently|nothing|little)(?=[,.;:]|$|\s(?:in|on|at)\b)"
)
_NOT_SAYING = lazy(r"(?:offering|threatening)$")
_INFINITIVE = lazy(r"\s(?=to\s[a-z])(?!to\s(?:remain|stay|be)\s(?:anonymous|unnamed|named)\b)")
_HAS_CLAUSE = lazy(r"\s[^,;.“”]{2,70}?\s(?:would|will|could|can|should|was|were|is|are|had|has)\s")
_ANSWERS = lazy(r"(?:dismiss|reject|den(?:y|ie)|defend|back|support|oppos|endors|disput)")
"""Verbs whose object is what another said; they have other objects as well."""
_ANSWERED = lazy(
    r"\s(?:[^\s,;.]+\s){0,6}?(?:claims?|allegations?|accusations?|arguments?|ideas?|views?|notions?"
    r"|rumou?rs?|reports?|charges?|criticisms?|suggestions?|theor(?:y|ies)|concerns?|warnings?|calls?"
    r"|demands?|proposals?|versions?|accounts?|findings?|plans?|position|stance|polic(?:y|ies)|thesis"
    r"|interpretation|assertions?|statements?|conclusions?|decision|evidence|alleged|stor(?:y|ies)"
    r"|[a-z]+ing|responsibility|involvement|wrongdoing|knowledge|any|“[^”]*”)\b"
    r"|\s(?:[^\s,;.]+\s){0,6}?[“\"]"
)
_ADDRESSING = lazy(
    r"(?:t[eo]l[ld]|inform|assur|remind|warn|promis|ask|advis|caution|convinc|notif|written|wrote|writ)"
)
"""Verbs with an object to whom something is said: "told the board that"."""
_MOST_WHOM = 45
"""Code points of the words that name whom something is said to."""
_APART = lazy(
    r"\s(?:to|on|in|at|with|by|from|for|of|during|after|before|through|via|as|last|this|earlier|later"
    r"|yesterday|today|again|also|once|twice|out|back|both|\w+ly|the same|the next|the following"
    rf"|{_CONJUNCTION}|that)\b"
)
"""What may stand between a verb and its clause that is no object."""
_NEED_WORDS = lazy(
    r"(?:call|describ|consider|remember|brand|characteri|label|dub|portray|depict|see|saw|regard|view|hail)(?!.*\bfor$)"
)
"""Verbs that also mean other things than saying: they count where the words follow in marks."""
_AS = lazy(
    r"\s(?!by\s)[^,;:.“”\"]{2,90}?\s(?P<as>as\s(?:an?|one|no|merely|little|nothing|being|[a-z]+(?=[.,;]|$))\b)"
)
_AS_VERBS = lazy(
    r"(?:describ|characteri|brand|label|portray|depict|see|saw|regard|view|hail|denounc|condemn|prais"
    r"|dismiss|reject)"
)
"""Verbs that tell what somebody takes a thing for. Source: Levin (1993), 29.2 and 33."""
_WITH_AS = lazy(r"(?:see|saw|regard|view|hail)")
"""Of these, those that report nothing without "as"."""
_NAMED_SO = lazy(
    r"\s(?:it|him|her|them|this|that)\san?\s(?!(?:cab|taxi|doctor|lawyer|meeting|few)\b)[a-z]"
)
_TAKEN_FOR = lazy(
    r"\s(?:the|this|it|its|his|her|their|these|them|him)\s(?!(?:over|of|about|up|through|out)\b)\w"
)
_THINKS = lazy(r"(?:thought|thinks?)$")
_REPORTS = lazy(r"(?:report|record|count|found|finds)")
_RESULT = lazy(r"\s(?!(?:that|to|on|in|for|a way|out|as|by|from|its|his|her|their)\b)[\w“]")
_MEASURING = lazy(
    r"\b(?:survey|audit|study|report|inquiry|investigation|review|analysis|poll|census|log|register"
    r"|dashboard|office|institute|agency|bureau)(?=$|\s(?:of|by|for|in|at|from|on|into)\b)",
    re.IGNORECASE,
)
"""Heads of what finds and reports things, not only that something is so."""
_QUOTED_AHEAD = lazy(r"\s[^,;:.“”\"]{1,140}?\s[“\"]")
_EXPECTED = lazy(r"\s[^,;.“”]{2,60}?\sto\s[a-z]")
_CLAIMS = lazy(r"claim")
_DOUBTS = lazy(r"(?:doubt|question|discuss)")
_TAKEN = lazy(
    r"\s(?:(?:the|his|her|its|their|two|three|many)\s)?(?:[\w’-]+\s)?(?:power|victory|victories|li[fv]es?"
    r"|throne|crown|title|prize|land|lands|territory|place|seat)\b"
)
"""What is claimed by taking it, not by saying so."""
_DEMANDS = lazy(r"(?:demand|recommend|propos|urg)")
"""Verbs whose thing may be one word: "demanded compensation"."""
_LEAST_WORDS = 2
_NEED_CLAUSE = lazy(
    r"(?:believe|hope|hoping|thought|think|noted?\b|report|record|worr|felt|feel|find|found|show|expect"
    r"|fear|observ|added|submit|accept|plead|advis|conced|calculat|swear|swore|foresee|foresaw|ask|wr[io]t|declar|maintain|conclud"
    r"|assert|recall|respond|answer|repeat|signal|admit(?!.*to$)|charg|object(?!.*to$)|point(?!.*(?:out|to)$))"
)
_TELLS = frozenset({"told", "tells", "tell", "informed", "informs", "assured", "reminded"})


def statement(place: Place, verb: Verb, source: Span) -> Span | None:
    """Return what a verb reports, if it reports anything.

    Args:
        place: The sentence.
        verb: The verb.
        source: The words that name who speaks.
    """
    if that := that_behind(place, verb):
        return _behind_that(place, verb, that)
    if _NOT_SAYING.match(verb.words):
        return None
    found = _bidden(place, verb) or _taken_for(place, verb, source)
    if found is not None:
        return found
    return _with_words(place, verb) if needs_words(verb) else _without_that(place, verb, source)


def _bidden(place: Place, verb: Verb) -> Span | None:
    """Return "to leave", "the crew to leave", or the "this" that is denied."""
    text, at, end = place.text, verb.end, place.end
    if _COMMITTED.match(verb.words) and (to := _INFINITIVE.match(text, at, end)):
        return place.clause(to.end())
    if _DIRECTS.match(verb.words) and _BIDDEN.match(text, at, end):
        return place.thing(at + 1)
    denied = _THIS.match(text, at, end) if _DENIED.match(verb.words) else None
    return Span(denied.start() + 1, denied.end()) if denied else None


def that_behind(place: Place, verb: Verb) -> re.Match[str] | None:
    """Return the "that", or the like, with which what a verb reports begins."""
    that = _THAT.match(place.text, verb.end, place.end)
    return that if that and _takes(verb, that) else None


def needs_words(verb: Verb) -> bool:
    """Say whether a verb has other senses than saying where no quoted words follow."""
    return bool(_NEED_WORDS.match(verb.words))


def _takes(verb: Verb, that: re.Match[str]) -> bool:
    """Say whether a verb takes the clause or the quotation behind it."""
    if _WITH_AS.match(verb.words) or _ONLY_COMMITTED.match(verb.words):
        return False
    if verb.kind == "handling" and not verb.tail:
        asks = that["asked"] is None or _DOUBTS.match(verb.words)
        return not that["whom"] and bool(asks)
    whom = that["whom"]
    if not whom:
        return True
    addressed = _ADDRESSING.match(verb.words) if len(whom) <= _MOST_WHOM else None
    addressed = addressed or _APART.match(whom)
    return bool(addressed) and not any(verbs_in(whom, 0, len(whom)))


def _taken_for(place: Place, verb: Verb, source: Span) -> Span | None:
    """Return "the plan as a gift", "it a gift", "the plan rash" behind verbs of opinion."""
    text, end = place.text, place.end
    calls = verb.words in ("called", "calls") and _NAMED_SO.match(text, verb.end, end)
    thinks = _THINKS.match(verb.words) and _TAKEN_FOR.match(text, verb.end, end)
    if calls or thinks:
        return place.thing(verb.end + 1)
    as_one = _AS_VERBS.match(verb.words) and _AS.match(text, verb.end, end)
    if not as_one or place.is_thing(source) or place.reading.is_quoted(as_one.start("as")):
        return None
    return place.thing(verb.end + 1)


def _with_words(place: Place, verb: Verb) -> Span | None:
    """Return the thing that is called or described, with the quoted words that call it."""
    text = place.text
    ahead = _QUOTED_AHEAD.match(text, verb.end, place.end)
    if ahead is None or _WITH_AS.match(verb.words):
        return None
    quoted = place.reading.quotation_from(ahead.end())
    return Span(verb.end + 1, quoted.end + 1) if quoted else None


def _behind_that(place: Place, verb: Verb, that: re.Match[str]) -> Span:
    handles_words = verb.kind == "handling" and that["object"]
    return place.clause(that.start() + 1 if handles_words else that.end())


def _without_that(place: Place, verb: Verb, source: Span) -> Span | None:
    """Return the clause or thing that follows a verb at once."""
    text, end = place.text, place.end
    plain = _PLAIN.match(text, verb.end, end)
    if plain is None or _says_nothing(place, verb):
        return None
    if _is_unsure(verb) and not (_is_clause(place, verb) or is_measuring(place, verb, source)):
        return None
    at = plain.end()
    if verb.words in _TELLS:
        addressed = _ADDRESSED.match(text, verb.end, end)
        if addressed is None:
            return None
        at = addressed.end() + 1
    is_thing = verb.kind == "handling" or verb.tail or verb.kind == "ing"
    span = place.thing(at) if is_thing else place.clause(at)
    enough = verb.tail or _DEMANDS.match(verb.words)
    return span if enough or len(text[span.start : span.end].split()) >= _LEAST_WORDS else None


def _says_nothing(place: Place, verb: Verb) -> bool:
    """Say whether what follows a verb is no answer, a mere pronoun, or a thing that is taken."""
    text, at, end = place.text, verb.end, place.end
    ascribed = _ASCRIBES.match(verb.words)
    return bool(
        (_POINTED.match(text, at, end) and not ascribed)
        or _ONLY_COMMITTED.match(verb.words)
        or _ONLY_THAT.match(verb.words)
        or _OTHERWISE.match(text, at, end)
        or _ONLY_BIDS.match(verb.words)
        or (ascribed and not _ASCRIBED.match(text, at, end))
        or (_ANSWERS.match(verb.words) and not _ANSWERED.match(text, at, end))
        or (_CLAIMS.match(verb.words) and _TAKEN.match(text, at, end))
    )


def _is_unsure(verb: Verb) -> bool:
    ambiguous = verb.words in AMBIGUOUS or (
        verb.kind == "plural" and verb.words not in PLURAL_WITH_THING
    )
    return bool(ambiguous or _NEED_CLAUSE.match(verb.words))


def is_measuring(place: Place, verb: Verb, source: Span) -> bool:
    """Say whether a document or an office tells what it counted or found."""
    words = place.text[source.start : source.end]
    if not _REPORTS.match(verb.words) or not _MEASURING.search(words):
        return False
    return bool(_RESULT.match(place.text, verb.end, place.end))


def _is_clause(place: Place, verb: Verb) -> bool:
    expects = verb.words.startswith("expect")
    pattern = _EXPECTED if expects else _HAS_CLAUSE
    return bool(pattern.match(place.text, verb.end, place.end))
