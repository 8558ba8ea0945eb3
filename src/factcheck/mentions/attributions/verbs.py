"""The words that attribute: verbs of saying by what may follow them, and nouns.

Source: the verbs are those of Levin, English Verb Classes and Alternations (1993), 29.2, 29.5,
31.3, 32.2, 33 and 37.1-37.9, and of Quirk et al., A Comprehensive Grammar of the English Language
(1985), 16.31, without those that rarely report in prose; the nouns are derived from them.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from factcheck.patterns import lazy

_REGULAR = """
    accept acknowledge add admit advise affirm agree allege announce answer argue ask assert
    assure believe boast calculate caution charge claim clarify comment complain compute concede
    conclude confess confirm contend counter declare decree deduce demand deny disclose
    emphasise emphasize estimate expect explain fear feel find foresee grumble hint hold hope
    imply indicate infer inform insist joke lament maintain mention murmur muse mutter note
    object observe plead pledge point predict proclaim promise propose protest quip reaffirm
    reason recall reckon recommend record reiterate remark remind repeat reply report request
    resolve respond retort reveal rule scoff show signal sneer speculate state stress submit
    suggest swear testify underline underscore urge volunteer vow warn wonder worry
"""
# How somebody speaks; beside a quotation only. Source: Levin (1993), 37.3, without what is rare.
_MANNER = """
    bark bellow chuckle croak drawl giggle groan growl grunt hiss holler laugh moan mumble roar
    scream shout shriek sigh snap snarl snort stammer thunder wail whisper yell
"""
# What takes a thing instead of a clause: "dismissed the claim", "praised the measures".
_WITH_OBJECT = """
    accuse appeal applaud ascribe attribute back beg blame brand characterise characterize
    commend condemn consider contradict count criticise criticize defend denounce depict deplore
    describe discuss dismiss dispute doubt dub endorse express hail implore invite label offer
    oppose portray praise question regard regret reject remember ridicule salute see support
    thank threaten undertake view voice welcome
"""
# What is said stands behind a preposition: "called for a truce". Source: the prepositions that
# Levin and Quirk et al. (16.28) give with these verbs.
_PREPOSITIONS = {
    "admit": "to", "appeal": "for|against", "argue": "for|against", "ask": "for|about",
    "call": "for|on", "complain": "of|about", "confess": "to", "hint": "at", "insist": "on",
    "long": "for", "object": "to",
    "plead": "for", "point": "to", "protest": "against|about", "refer": "to", "speak": "of|about",
    "talk": "of|about", "warn": "of|about|against", "yearn": "for",
}  # fmt: skip
_ONLY_WITH_TAIL = "long refer yearn"
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote writing",
    "speak": "speaks spoke speaking",
    "think": "thinks thought thinking",
    "call": "calls called calling",
    "deny": "denies denied denying",
    "reply": "replies replied replying",
    "imply": "implies implied implying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "admit": "admits admitted admitting",
    "submit": "submits submitted submitting",
    "agree": "agrees agreed agreeing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "show": "shows showed showing",
    "quip": "quips quipped quipping",
    "dub": "dubs dubbed dubbing",
    "label": "labels labelled labeled labelling",
    "signal": "signals signalled signalling signaled signaling",
    "see": "sees saw seeing",
    "snap": "snaps snapped snapping",
    "regret": "regrets regretted regretting",
    "foresee": "foresees foresaw foreseeing",
    "hold": "holds held holding",
    "swear": "swears swore swearing",
    "decree": "decrees decreed decreeing",
    "infer": "infers inferred inferring",
    "rule": "ruled ruled ruling",
    "beg": "begs begged begging",
    "undertake": "undertakes undertook undertaken undertaking",
    "refer": "refers referred referring",
}
# Third-person forms that are plural nouns as well: they count only before "that" or a quotation.
_NOUNS_TOO = """
    reports states claims notes comments calls questions demands remarks charges promises
    requests answers objects estimates guesses hints hopes protests records signals worries
    objects supports voices counts views regards offers counters jokes reasons vows pledges
    complaints murmurs decrees regrets boasts backs shows finds fears labels brands appeals
    doubts feels volunteers
"""


def _forms(verb: str) -> tuple[str, str, str]:
    """Return the forms in -s, -ed and -ing of a verb."""
    if verb in _IRREGULAR:
        forms = _IRREGULAR[verb].split()
        return forms[0], "|".join(word for word in forms[1:] if word[-3:] != "ing"), forms[-1]
    stem = verb.removesuffix("e")
    return (
        f"{verb}es" if verb.endswith(("ss", "sh", "ch")) else f"{verb}s",
        f"{stem}ed",
        f"{stem}ing",
    )


def _finite(verbs: str) -> str:
    return "|".join(sorted({"|".join(_forms(verb)[:2]) for verb in verbs.split()}))


def _participles(verbs: str) -> str:
    return "|".join(sorted({_forms(verb)[2] for verb in verbs.split()}))


AMBIGUOUS = frozenset(_NOUNS_TOO.split())
SAYING = _finite(_REGULAR + " say tell write think")
"""Finite forms that take a clause or a quotation, as an alternation."""
HANDLING = _finite(_WITH_OBJECT + " call speak talk")
"""Finite forms that take a thing."""
_PLURAL = (
    "say|tell|believe|argue|think|claim|fear|expect|warn|insist|maintain|hope|agree|complain|suggest"
    "|deny|predict|recall|write|add|worry|contend|calculate|estimate|reckon|propose|demand|urge|reject|recommend|criticise"
    "|criticize|condemn|praise|welcome|oppose|question|dispute|discuss|promise|stress|point"
)
PLURAL_WITH_THING = frozenset(
    {"propose", "demand", "urge", "reject", "recommend", "criticise", "criticize", "condemn",
     "praise", "welcome", "oppose", "question", "dispute", "discuss", "promise", "stress"}
)  # fmt: skip
"""Plural forms that take a thing as well: "the editors propose a compromise"."""
SPOKEN = frozenset(SAYING.split("|")) | {
    "reads", "read", "runs", "ran", "began", "begins", "continued", "continues", "concludes",
    "cried", "cries", "exclaimed", "ended", "ends", "went on", "goes on", "called out", "put in",
    *_finite(_MANNER).split("|"),
}  # fmt: skip
"""What may stand beside a quotation: also what does not take a clause."""


@frozen
class Verb:
    """A verb of saying in a text, with the preposition that belongs to it."""

    start: int
    """Its first code point."""
    end: int
    """Behind its last, or that of its preposition."""
    words: str
    """The verb as it stands, with its preposition: "called for"."""
    kind: str
    """What it takes: "saying" (a clause), "handling" (a thing), "plural" (a clause; the form that
    goes with several subjects) or "ing" (as its subject's other verb)."""
    tail: str
    """What belongs to it: "for", "out"; empty where nothing does."""


def _kinds() -> dict[str, str]:
    """Return what each form is, the first of the kinds that it may be."""
    every = _REGULAR + _WITH_OBJECT + " say tell write call speak talk " + _ONLY_WITH_TAIL
    forms = dict.fromkeys((_forms(verb)[2] for verb in every.split()), "ing")
    forms.update(dict.fromkeys(_PLURAL.split("|"), "plural"))
    bound = _finite(_ONLY_WITH_TAIL).split("|")
    forms.update(dict.fromkeys([*HANDLING.split("|"), *bound], "handling"))
    forms.update(dict.fromkeys([*SAYING.split("|"), "written"], "saying"))
    return forms


def _tails() -> dict[str, frozenset[str]]:
    """Return the prepositions of each form of the verbs that have any."""
    return {
        form: frozenset(prepositions.split("|"))
        for verb, prepositions in _PREPOSITIONS.items()
        for forms in (verb, *_forms(verb))
        for form in forms.split("|")
    }


_WORD = lazy(r"\b[a-z]+\b")
_NEXT = lazy(r"\s(highly of|[a-z]+)(?=\s)")
_HAVING = ("had ", "has ", "have ")
_KIND = _kinds()
_TAIL = _tails()
_BOUND = frozenset({"point", *_finite(_ONLY_WITH_TAIL).split("|")}) | {
    _forms(verb)[2] for verb in _ONLY_WITH_TAIL.split()
}
"""Forms that say nothing without their preposition."""


def verbs_in(text: str, start: int, end: int) -> Iterator[Verb]:
    """Yield the verbs of saying in a stretch of a text."""
    for word in _WORD.finditer(text, start, end):
        if word[0] in _KIND and (verb := _verb(text, word, end)):
            yield verb


def verb_at(text: str, at: int, end: int) -> Verb | None:
    """Return the verb of saying that begins at a place."""
    word = _WORD.match(text, at, end)
    return _verb(text, word, end) if word and word[0] in _KIND else None


def _verb(text: str, word: re.Match[str], end: int) -> Verb | None:
    form, at = word[0], word.end()
    if form == "written" and not text.endswith(_HAVING, 0, word.start()):
        return None
    behind = _NEXT.match(text, at, end)
    tail = behind[1] if behind else ""
    if tail not in ("out", "highly of") and tail not in _TAIL.get(form, ()):
        tail = ""
    if form in _BOUND and not tail:
        return None
    until = at + len(tail) + 1 if tail else at
    return Verb(word.start(), until, text[word.start() : until], _KIND[form], tail)


NO_RELATIVE = (
    r"(?!(?:(?:also|then|later|never|had|have|has)\s)?(?:is|are|was|were|has|have|had|do|does|did|can|could|will"
    r"|would|may|might|must|should|seems?|appears?|explain|contain|[a-z]+ed)\b)"
)
"""What does not follow a conjunction "that", but the pronoun."""
NOUN = lazy(
    r"\b(?P<cue>statement|announcement|claim|assertion|assurance|argument|warning|remark|comment"
    r"|promise|pledge|declaration|report|allegation|accusation|complaint|suggestion|testimony"
    r"|evidence|view|opinion|belief|conclusion|contention|finding|fear|hope|note|message|submission"
    r"|insistence|demand|proposal)"
    r"(?:\s(?:by|from)\s(?P<by>[^,.;:“”]{2,80}?))?(?:\son\s[A-Z\d][^,.;:“”]{2,16}?)?\sthat\s"
    + NO_RELATIVE
)
RUMOUR = lazy(
    r"\b(?P<cue>[Aa]nnouncements?|[Cc]laims|[Aa]ccusations?|[Aa]llegations?|[Rr]umou?rs?|[Rr]eports"
    r"|[Mm]isconceptions?|[Bb]eliefs?|[Ss]uggestions?|[Ff]ears|[Ss]peculation|[Cc]omplaints?|[Cc]harges"
    r"|[Ww]arnings?|[Mm]yth|[Pp]erception|[Aa]ssertions?|[Ss]uspicions?|[Ss]tories|[Ll]egend)"
    r"(?:\s(?:on|in|at|among|from)\s(?:the\s)?[A-Z\d][\w’-]*(?:\s[A-Z\d][\w’-]*){0,2})?\sthat\s"
    + NO_RELATIVE
)
"""Nouns of what is said or believed by people who are not told."""
ACCORDING = lazy(r"\b[Aa]ccording\sto\s")
WEAK = lazy(
    r"(?:suggest|show|indicat|reveal|impl|signal|find|found|record|mention|observ|call|expect|back"
    r"|support|defend|oppos|welcom|charg|add|point|present|object|discuss|refer|reason|question|express|doubt)"
)
"""Verbs that things are the subject of as well: "the results suggest that"."""
