"""Cues that are no verb with its clause: each a form, who speaks by it, and what is said.

"According to Hu", "Hu's claim that", "in the words of Hu", "…, said Hu", "…, Hu said on Monday",
"as Hu put it", "for Hu", "it was suggested by Hu that", "issued a statement that", "rumours that".
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from factcheck import lexicon
from factcheck.lexicon import alternation
from factcheck.mentions.attributions.place import Place
from factcheck.mentions.attributions.reading import OWNER
from factcheck.mentions.attributions.speakers import (
    PREPOSITIONS,
    WHEN,
    before,
    behind,
    is_thing,
)
from factcheck.mentions.attributions.verbs import any_of, finite, participles, verb_at, verbs_in
from factcheck.model import Attribution, NameKind, Span
from factcheck.text import grouped, word_list

Who = Callable[[Place, re.Match[str]], Span | None]
"""Who speaks by a match of a form."""
What = Callable[[Place, re.Match[str], Span | None], Span | None]
"""What is said: the statement that a match of a form, and who speaks, give."""


@frozen
class Form:
    """One form of a cue, which is the group `cue` of its pattern."""

    words: frozenset[str]
    """Of these a sentence has one wherever the form stands."""
    pattern: re.Pattern[str]
    what: What
    who: Who | None = None
    """None where the form names nobody."""
    with_source: bool = False
    """The cue reaches to the end of the source: "For Hu"."""

    def found(self, place: Place) -> Iterator[Attribution]:
        """Yield what the form attributes in a sentence."""
        for match in self.pattern.finditer(place.text, place.start, place.end):
            if place.reading.quoted.at(match.start()):
                continue
            source = self.who(place, match) if self.who else None
            said = self.what(place, match, source) if source or not self.who else None
            if said is not None and len(said) >= _LEAST:
                start, end = match.span("cue")
                cue = Span(start, source.end if source and self.with_source else end)
                yield Attribution(said, cue, source)


def _form(
    words: str | frozenset[str],
    pattern: str,
    what: What,
    who: Who | None = None,
    *,
    with_source: bool = False,
) -> Form:
    needed = frozenset(words.split()) if isinstance(words, str) else words
    return Form(needed, re.compile(pattern), what, who, with_source)


def cued(place: Place) -> Iterator[Attribution]:
    """Yield what the cues in a sentence attribute, form by form."""
    by_word = _places_by_word()
    may_stand = {at for word in place.words & by_word.keys() for at in by_word[word]}
    for at in sorted(may_stand):
        yield from _FORMS[at].found(place)


@cache
def _places_by_word() -> Mapping[str, Sequence[int]]:
    """Return by each word which forms, by their place, a sentence with it may have."""
    return grouped((word, at) for at, form in enumerate(_FORMS) for word in form.words)


def rumoured(place: Place) -> Iterator[Attribution]:
    """Yield "the rumour that …", "accusations that …", which name nobody."""
    if not place.words.isdisjoint(_RUMOURS.words):
        yield from _RUMOURS.found(place)


_LEAST = 6
"""Code points of a statement: "be" is none."""

# ---- what is said ----


def _clause(place: Place, match: re.Match[str], _: Span | None) -> Span:
    return place.clause(match.end())


def _thing(place: Place, match: re.Match[str], _: Span | None) -> Span:
    return place.thing(match.end())


def _quoted(place: Place, match: re.Match[str], _: Span | None) -> Span | None:
    """Return the quotation whose opening mark ends the match."""
    return _with_marks(place.reading.quotation_from.get(match.end()))


def _with_marks(quoted: Span | None) -> Span | None:
    return Span(quoted.start - 1, quoted.end + 1) if quoted else None


# ---- who speaks ----


def _before(place: Place, match: re.Match[str]) -> Span | None:
    """Return the subject of the cue."""
    return before(place.reading, match.start(), place.start)


def _person_before(place: Place, match: re.Match[str]) -> Span | None:
    """Return the subject of the cue, if it is no mere thing."""
    found = _before(place, match)
    return None if found is None or is_thing(place.reading, found) else found


def _before_or_first(place: Place, match: re.Match[str]) -> Span | None:
    """Return the subject of the cue, or that of its clause."""
    return _before(place, match) or place.clause_subject(match.start())


def _behind(place: Place, match: re.Match[str]) -> Span | None:
    return behind(place.reading, match.end(), place.end)


def _owner(place: Place, match: re.Match[str]) -> Span | None:
    """Return whose the noun of a cue is: "Hu’s claim", "a claim by Hu that", "her answer was"."""
    if by := match.groupdict().get("by"):
        names = place.reading.within(*match.span("by"))
        return names[-1].span if names and not any(verbs_in(by, 0, len(by))) else None
    owner = OWNER.search(place.text, place.start, match.start())
    if owner is None:
        return None
    if owner["who"]:
        return place.reading.antecedent(owner.start(), owner["who"].lower())
    name = place.reading.name_to.get(owner.start())
    return name.span if name else None


def _named_before(place: Place, match: re.Match[str]) -> Span | None:
    """Return the subject that the pattern sets apart in front of the cue."""
    return before(place.reading, match.start("cue"), match.start("who"))


# ---- "according to Hu", "in the words of Hu" ----

_SOURCE_END = re.compile(r"[,;:)]|\.(?=\s|$)|\s\(|$")
_MOST_WORDS = 8
"""Of a source that is neither a name nor a known phrase."""


def _until_mark(place: Place, match: re.Match[str]) -> Span | None:
    """Return the source behind "according to": a name, an office, a document, a group."""
    end = _stop(place, match.end())
    words = place.text[match.end() : end].split()
    orders = lexicon.words("saying.orders")
    if not words or not orders.isdisjoint((words[0], words[-1], *words[1:2])):
        return None
    found = behind(place.reading, match.end(), end)
    if found is not None:
        return found
    is_determined = words[0].lower() in lexicon.words("saying.determiners")
    opens = is_determined or words[0].istitle() or words[0].endswith(("’s", "'s"))
    plural = words[-1].endswith("s") or words[-1] == "media"
    return Span(match.end(), end) if len(words) <= _MOST_WORDS and (opens or plural) else None


def _stop(place: Place, at: int) -> int:
    stop = _SOURCE_END.search(place.text, at, place.end)
    return stop.start() if stop else place.end


def _beside_source(place: Place, match: re.Match[str], _: Span | None) -> Span | None:
    """Return what "according to …" is set beside: what follows where it opens the sentence."""
    until = _stop(place, match.end())
    lead = place.text[place.start : match.start()].rstrip(", ")
    if not lead:
        mark = place.text.find("; ", until, place.end)
        return _span(until + 2, mark if mark > 0 else place.end)
    said = place.around(place.start + len(lead), until)
    return _span(said.start, said.end)


def _span(start: int, end: int) -> Span | None:
    return Span(start, end) if start < end else None


def _quoted_behind(place: Place, _: re.Match[str], source: Span | None) -> Span | None:
    """Return the quotation that a comma parts from the source in front of it."""
    stop = _stop(place, source.end) if source else place.end
    return _with_marks(place.reading.quotation_from.get(stop + len(", “")))


# ---- "tradition has it that", "it was suggested by X that" ----

_NEVER = frozenset({"not", "never", "neither", "nor"})
_THAT = " that "
_FARTHEST_THAT = 45
"""Code points behind an agent in which the clause begins that he suggested."""


def _before_or_all(place: Place, match: re.Match[str]) -> Span | None:
    """Return the subject, or the front of a sentence of a few words: "Family tradition" has it."""
    found = _before(place, match)
    words = place.text[place.start : match.start()].split()
    few = Span(place.start, match.start() - 1) if 0 < len(words) <= 3 else None  # noqa: PLR2004
    return found or few


def _by_agent(place: Place, match: re.Match[str], source: Span | None) -> Span | None:
    """Return what is confirmed by somebody, or what follows "it was suggested by X that"."""
    before_it = place.text[place.start : match.start()].split()
    if source is None or not _NEVER.isdisjoint(before_it[-2:]):
        return None
    if before_it[-1:] in (["It"], ["it"]):
        that = place.text.find(_THAT, source.end, min(source.end + _FARTHEST_THAT, place.end))
        return place.clause(that + len(_THAT)) if that > 0 else None
    return place.before(match.start() - 1)


# ---- "…, observed Hu", "…, the ministry announced on Monday" ----

_AUXILIARIES = alternation("function.auxiliaries")
_AFTER_SOURCE = re.compile(rf"[,.;:)]|$|\s(?:{PREPOSITIONS}|{WHEN}|who|when|as)\b")
_OBJECTS = lexicon.words("function.definite") | {"a", "an", "no", "all"}
_NO_TITLE = {"which", "who", "whom", "and", "but"}.union(
    *map(lexicon.words, ("function.prepositions", "function.subordinators"))
)
_TITLE = 40
"""Code points that a title before a name may take."""


def _subject_behind(place: Place, match: re.Match[str]) -> Span | None:
    """Return who stands behind the verb, with nothing but an end or a place behind it."""
    source = _behind(place, match)
    ends = source is not None and _AFTER_SOURCE.match(place.text, source.end)
    return source if ends and not verb_at(place.text, match.end(), place.end) else None


def _with_verb(place: Place, match: re.Match[str], source: Span | None) -> Span | None:
    said = place.around(match.start(), source.end if source else match.end())
    return said if _states(place, said) else None


def _states(place: Place, said: Span) -> bool:
    """True if words have a finite verb, as a statement has and "Four days later" has not."""
    words = word_list(place.text[said.start : said.end], str)
    auxiliaries = lexicon.words("function.auxiliaries")
    return any(word in auxiliaries or word.endswith(("ed", "n’t", "n't")) for word in words)


def _goes_on(place: Place, said: Span) -> bool:
    """True of a verb with its object, behind a subject and a cue: "she said, blames the crew"."""
    verb, *objects = place.text[said.start : said.end].split(" ", 2)
    return verb.endswith("s") and verb.islower() and not _OBJECTS.isdisjoint(objects[:1])


def _closing_subject(place: Place, match: re.Match[str]) -> Span | None:
    """Return the subject that alone stands between a comma and the verb."""
    comma = place.text.rfind(", ", place.start, match.start())
    source = before(place.reading, match.start(), comma + 2) if comma > 0 else None
    if source is None or place.reading.quoted.at(comma):
        return None
    lead = place.text[comma + 2 : source.start]
    if source.start < comma + 2:  # a pronoun, perhaps with an adverb
        fills = len(place.text[comma + 2 : match.start()].split()) <= 2  # noqa: PLR2004
    else:
        fills = len(lead) <= _TITLE and _NO_TITLE.isdisjoint(lead.split())
    return source if fills else None


def _closed(place: Place, match: re.Match[str], _: Span | None) -> Span | None:
    """Return what stands before ", she said", or behind it where that is no more than a subject."""
    text = place.text
    if text[match.end() : match.end() + 3].strip(", ") in ("“", '"'):
        return None
    said = place.around(text.rfind(", ", place.start, match.start()), match.end())
    if _states(place, said):
        return said
    said = Span(min(match.end() + 2, place.end), place.end)
    return said if _states(place, said) or _goes_on(place, said) else None


# ---- nouns: "Hu's claim that", "rumours that" ----

_NO_RELATIVE = (
    rf"(?!(?:(?:also|then|later|never|had|have|has)\s)?(?:{_AUXILIARIES}"
    r"|seems?|appears?|explain|contain|[a-z]+ed)\b)"
)
"""What does not follow a conjunction "that", but the pronoun."""
_LEADS_NOUN = {"such", "despite", "amid", "are", "were", "been", "and"}.union(
    *map(lexicon.words, ("function.prepositions", "function.definite"))
)
"""What a plural noun follows, and a verb does not."""


_OWNED_OR_HELD = re.compile(
    r"(?:’s?|'s?|\b(?:his|her|its|their|our|my|your))\s(?:[\w-]+\s){0,3}$"
    r"|\b(?:[Ii]n|[Ww]ith|[Oo]n|[Uu]nder|[Tt]o|[Ff]or|[Nn]o|[Aa]ny)\s(?:(?:the|a|an)\s)?"
    r"(?:[\w-]+\s){0,2}$"
)
"""What makes "his fear that" and "in the belief that" no report of what anybody says."""


def _rumour(place: Place, match: re.Match[str], _: Span | None) -> Span | None:
    """Return what a rumour says; none that has an owner, is a verb, or one warning of many."""
    at = match.start("cue")
    before_it = place.text[place.start : at].lower().split()
    if _OWNED_OR_HELD.search(place.text, max(place.start, at - 60), at):
        return None
    if match["cue"].lower() in lexicon.words("saying.nouns too"):
        is_verb = bool(before_it) and before_it[-1] not in _LEADS_NOUN
    else:
        is_verb = not {"a", "an"}.isdisjoint(before_it[-2:])
    return None if is_verb else place.clause(match.end())


# ---- views: "in Hu's view", "as Hu put it", "for Hu", "what Hu saw as" ----

_OPENING = ("; ", ": ", ", but ", ", and ", ", while ", ", yet ")
_JUDGES = re.compile(
    r"(?:,\s[^,;:“”]{3,200})?,\s(?P<said>"
    rf"(?:(?!\d)[^,;:“”]){{2,90}}?\s(?:{_AUXILIARIES}"
    r"|(?:seem|appear|remain|represent)(?:s|ed)|mean[st]|amount(?:s|ed)\sto)\s)"
)
"""A clause that judges, behind an apposition: its verb is one of being or seeming, or a modal."""
_THINKERS = re.compile(
    r"(?:this|the present)\s(?:author|writer|observer)|those\swho\s[^,;:.“”\"]{2,50}(?=,)"
    r"|(?:the|many|some|most|several)?\s?(?:[\w’-]+\s){0,2}?"
    rf"(?:{alternation('saying.thinkers')})\b"
)


def _viewer(place: Place, match: re.Match[str]) -> Span | None:
    """Return whose view it is."""
    who = match["who"].lower()
    if who in ("his", "her"):
        return place.reading.antecedent(match.start("who"), who)
    if who == "their":
        return place.subject(match.start())
    name = place.reading.name_to.get(match.end("who"))
    return name.span if name else None


def _in_view(place: Place, match: re.Match[str], _: Span | None) -> Span:
    """Return what is so in somebody's view."""
    opens = match.start() == place.start or place.text.endswith(_OPENING, 0, match.start())
    if opens:
        return place.clause(match.end() + 1 + place.text.startswith(",", match.end()))
    return place.around(len(place.text[: match.start()].rstrip(", ")), match.end())


def _put(place: Place, match: re.Match[str], _: Span | None) -> Span | None:
    """Return what is put so: the quotation with which it ends, where it does."""
    at = len(place.text[: match.start()].rstrip(", "))
    said = place.around(at, match.end()) if at > place.start else None
    said = said or _span(min(match.end() + 2, place.end), place.end)
    for quoted in reversed(place.reading.quoted_in(said)) if said else ():
        if said and quoted.start > said.start and quoted.end + 2 >= said.end:
            return _with_marks(quoted)
    return said


def _thinker(place: Place, match: re.Match[str]) -> Span | None:
    """Return a person, the author, or people of learning named behind "for"."""
    people = _THINKERS.match(place.text, match.end(), place.end)
    if people:
        return Span(*people.span())
    source = _behind(place, match)
    name = place.reading.name_to.get(source.end) if source else None
    if name is None:
        return None
    return source if name.kind is NameKind.PERSON else None


def _judged(place: Place, match: re.Match[str], source: Span | None) -> Span | None:
    """Return the clause behind "For Hu, the editor," where it judges something."""
    if source is None or match.start() != place.start:
        return None
    judges = _JUDGES.match(place.text, source.end, place.end)
    return Span(judges.start("said"), place.end) if judges else None


# ---- acts of saying: "issued a statement that", "drew attention to" ----

_GAP = r"(?:[^,;:.“”\"]|(?<=\d),(?=\d)){0,90}?"
_ISSUE_WORDS = finite("saying.issuing") | {"send", "carry"}
_ISSUE = rf"(?:{any_of(_ISSUE_WORDS)})\s{_GAP}\b(?:{alternation('saying.utterances')})s?"
_ISSUED = re.compile(rf"\b{_ISSUE}\b")


def _issuer(place: Place, match: re.Match[str]) -> Span | None:
    """Return who issued the page or the note that bears the words of a cue."""
    issued = list(_ISSUED.finditer(place.text, place.start, match.start()))
    return _before_or_first(place, issued[-1]) if issued else None


_ORDERED = (
    rf"\b(?P<cue>{any_of(finite('saying.ordering'))})\s[^;:.“”\"]{{0,80}}?to\s"
    r"[^;:.“”\"]{1,120}?\s[“\"]"
)
_REPORTING_WORDS = finite("saying.comment clauses") | {"pointed", "points"}
_REPORTING = rf"(?:{any_of(finite('saying.comment clauses'))}|pointed out|points out)"
_AS_REPORTED = any_of(finite("saying.comment clauses") - lexicon.words("saying.nouns too"))
_SAID_TO = alternation("saying.hearsay", "saying.hearsay without it")
_SAID_THAT = alternation("saying.hearsay", "saying.hearsay with it")
_HEARSAY = frozenset(f"{_SAID_TO}|{_SAID_THAT}".split("|"))
_PUT_FORWARD = finite("saying.putting forward")
_TALKS = lexicon.words("saying.talks")

_FORMS = (
    _form("according", r"\b(?P<cue>[Aa]ccording\sto)\s", _beside_source, _until_mark),
    _form("words", r"\b(?P<cue>[Ii]n the words of)\s", _quoted_behind, _behind),
    _form(
        lexicon.words("saying.statements"),
        rf"\b(?P<cue>{alternation('saying.statements')})(?:\s(?:by|from)\s(?P<by>[^,.;:“”]{{2,80}}?))?"
        rf"(?:\son\s[A-Z\d][^,.;:“”]{{2,16}}?)?\sthat\s{_NO_RELATIVE}",
        _clause,
        _owner,
    ),
    _form(
        lexicon.words("saying.answers"),
        rf"\b(?P<cue>(?:{alternation('saying.answers')})\s(?:was|is))\s(?:that\s|(?=[“\"]))",
        _clause,
        _owner,
    ),
    _form(
        "used uses using",
        r"\b(?P<cue>(?:used|uses|using)\s(?:the\s|such\s)?(?:words?|phrases?|terms?|expressions?"
        r"|slogans?)(?:\ssuch\sas|\slike)?)\s[“\"]",
        _quoted,
        _before_or_first,
    ),
    _form(
        lexicon.words("saying.views"),
        r"(?P<cue>\b[Ii]n\s(?P<who>[^,;:.“”\"]{2,60}?)(?:’s|'s|’|')?\s"
        rf"(?:{alternation('saying.views')}))"
        rf"(?=,\s|\s(?:{alternation('function.subjects', 'function.definite')}|an?)\s)",
        _in_view,
        _viewer,
    ),
    _form(
        "as",
        r"\b[Aa]s\s(?P<who>[^;:.“”\"]{2,90}?)\s(?:(?:once|later|has|have|had)\s){0,2}"
        rf"(?P<cue>puts? it|{_AS_REPORTED})(?=,|$|\s(?:in|on|at)\b)",
        _put,
        _named_before,
    ),
    _form("for", r"\b(?P<cue>For)\s", _judged, _thinker, with_source=True),
    _form(
        "what which",
        r"\b(?:what|which)\s(?P<who>[^,;:.“”\"]{2,40}?)\s(?:(?:has|have|had)\s)?"
        rf"(?P<cue>(?:{any_of(finite('saying.taking for'))}|seen|perceived|criticised)\sas"
        r"|(?:call(?:ed|s)|term(?:ed|s)|consider(?:ed|s)|dubbed|deemed|regarded\sas)(?:\sto\sbe)?"
        r"|believe[ds]\sto\sbe)\s",
        _thing,
        _named_before,
    ),
    _form(
        _ISSUE_WORDS,
        rf"\b(?P<cue>{_ISSUE})\b(?:(?:,(?=\s\w+ing\s)|[^,;:.“”\"]){{0,110}}?),?\s(?:to\s"
        rf"(?:{alternation('saying.clause', 'saying.thing')}|convey|congratulate)\s"
        rf"|that\s{_NO_RELATIVE}|(?:for\s)?(?=(?:supporting|backing|endorsing|opposing)\s))",
        _clause,
        _before_or_first,
    ),
    _form(
        _ISSUE_WORDS,
        rf"\b(?P<cue>titled|entitled|headlined|headed|captioned|reading"
        rf"|{any_of(participles('saying.clause'))}|spelling\sout|with\sthe\s(?:words|headline|title))\s[“\"]",
        _quoted,
        _issuer,
    ),
    _form(
        _TALKS | {f"{talk}s" for talk in _TALKS},
        r"\b(?:h[eo]lds?|conduct(?:s|ed)?|ha(?:s|d|ve)|met|meets|spoke|speaks)\s"
        rf"{_GAP}\b(?:{alternation('saying.talks')})s?\b(?:[^,;:.“”\"]{{0,60}}),?\s"
        r"(?P<cue>(?:focus(?:ing|sed|ed)|cent(?:er|r)(?:ing|ed)|touching|dwelling)\son"
        r"|discussing|to\sdiscuss)\s",
        _clause,
        _before_or_first,
    ),
    _form(
        frozenset(phrase.split()[-1] for phrase in lexicon.words("saying.set phrases")),
        rf"\b(?P<cue>{alternation('saying.set phrases')})\s(?:that\s|to\sthe\s(?=fact)|(?=at\s)"
        rf"|(?:{PREPOSITIONS}|whether)\s)",
        _clause,
        _person_before,
    ),
    _form(
        lexicon.words("saying.attitudes"),
        r"\b(?:is|are|was|were|remains?|remained|seem(?:s|ed)|appear(?:s|ed))\s"
        rf"(?:[\w-]+\s){{0,2}}?(?P<cue>{alternation('saying.attitudes')})\sthat\s",
        _clause,
        _before,
    ),
    _form(finite("saying.ordering"), _ORDERED, _quoted, _person_before),
    _form(
        finite("saying.ordering"),
        rf"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?{_ORDERED}",
        _quoted,
    ),
    _form(
        _PUT_FORWARD | {"put", "puts", "set", "sets"},
        rf"\b(?P<cue>{any_of(_PUT_FORWARD)}|puts?\sforward|sets?\sout)\s"
        r"(?:[^,;:.]{0,40}?\bwith\s)?"
        rf"(?=[^,;:.]{{0,70}}?\b(?:{alternation('saying.proposals')})s?\s)",
        _clause,
        _person_before,
    ),
    _form(
        "it holds evidence",
        r"\b(?P<cue>has it|have it|had it|holds|(?:gave|gives|giving) evidence)"
        r"(?:(?<=evidence)\s[^,;.“”]{1,40})?\sthat\s",
        _clause,
        _before_or_all,
    ),
    _form(
        "by in",
        r"\b(?:was|were|is|are|been|being)\s(?:\w+ly\s)?(?P<cue>(?:"
        rf"{alternation('saying.by an agent')})\sby|(?:discussed|reported|described|mentioned"
        r"|criticised|criticized|praised|debated)\sin(?=\s(?:the\s)?(?:[\w-]+\s){0,3}(?:media"
        r"|press|newspapers?|journals?)\b))\s",
        _by_agent,
        _behind,
    ),
    _form(
        _HEARSAY | {"reportedly", "allegedly"},
        rf"\b(?P<cue>(?:is|are|was|were|been|being)\s(?:widely\s)?(?:{_SAID_TO})\sto"
        r"(?:\sbe|\shave)?|[Ii]t\s(?:is|was|ha[sd]\s(?:\w+\s)?been)\s(?:\w+\s)?"
        rf"(?:{_SAID_THAT})(?:\s(?:in|on|at)\s[^,;.:“”\"]{{2,40}}?)?\sthat"
        r"|[Rr]eportedly|[Aa]llegedly)\s",
        _clause,
    ),
    _form(
        finite("saying.addressing"),
        r"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?"
        rf"(?P<cue>{any_of(finite('saying.addressing'))})\s(?:that|if|whether|how|why)\s",
        _clause,
    ),
    _form(
        finite("saying.addressing"),
        rf"(?i:\b(?P<cue>(?:{any_of(finite('saying.addressing'))})\sby))\s"
        r"(?P<who>[^,;:.“”\"]{2,70}?)\s(?:that\s|(?=(?:whether|if|how|why|what)\s))",
        _thing,
        lambda place, match: behind(place.reading, *match.span("who")),
    ),
    _form(
        _REPORTING_WORDS, rf",\s(?P<cue>{_REPORTING})\s(?=[^\W\d_])", _with_verb, _subject_behind
    ),
    _form(
        _REPORTING_WORDS,
        rf"\b(?P<cue>{_REPORTING})(?:\s(?:{PREPOSITIONS}|{WHEN}|reporters)\b[^,;.“”\"]{{0,60}}|(?<=told)\s(?:them|him|her|us|me|it"
        r"|reporters))?(?=,|$)",
        _closed,
        _closing_subject,
    ),
)
_RUMOURS = _form(
    lexicon.words("saying.rumours"),
    rf"\b(?i:(?P<cue>{alternation('saying.rumours')}))(?:\s(?:on|in|at|among|from)\s(?:the\s)?"
    rf"[A-Z\d][\w’-]*(?:\s[A-Z\d][\w’-]*){{0,2}})?\sthat\s{_NO_RELATIVE}",
    _rumour,
)
