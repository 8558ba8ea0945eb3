"""The words that attribute: verbs of saying by what may follow them, and nouns.

Source: the verbs are those of Levin, English Verb Classes and Alternations (1993), 29.5, 31.3 and
37.1-37.9, and of Quirk et al., A Comprehensive Grammar of the English Language (1985), 16.31,
without those that rarely report in prose; the nouns are derived from them.
"""

import re

_REGULAR = """
    acknowledge add admit affirm agree allege announce answer argue ask assert assure believe
    boast caution charge claim clarify comment complain concede conclude confess confirm contend
    counter declare demand deny disclose emphasise emphasize estimate expect explain fear feel
    find hint hope imply indicate inform insist joke lament maintain mention muse note object
    observe pledge point predict proclaim promise propose protest quip reaffirm reason recall
    reckon recommend record reiterate remark remind repeat reply report request respond retort
    reveal scoff show signal sneer speculate state stress submit suggest testify underline
    underscore urge volunteer vow warn wonder worry
"""
# What takes a thing instead of a clause: "dismissed the claim", "praised the measures".
_WITH_OBJECT = """
    accuse appeal back blame brand characterise characterize condemn consider contradict criticise
    criticize defend denounce depict describe dismiss dispute doubt dub endorse express label oppose
    portray praise question reject remember salute support thank voice welcome
"""
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
}
# Third-person forms that are plural nouns as well: they count only before "that" or a quotation.
_NOUNS_TOO = """
    reports states claims notes comments calls questions demands remarks charges promises
    requests answers objects estimates guesses hints hopes protests records signals worries
    objects supports voices counters jokes reasons vows pledges complaints boasts backs shows
    finds fears labels brands appeals doubts feels
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
    "|deny|predict|recall|write|add|worry|contend"
)
SPOKEN = (
    SAYING + "|reads|read|runs|ran|began|begins|continued|continues|concludes|cried|cries|exclaimed"
    "|shouted|whispered|laughed|went on|goes on|called out|put in"
)
"""What may stand beside a quotation, as an alternation: also what does not take a clause."""
WITH_CLAUSE = frozenset(SAYING.split("|"))
VERB = re.compile(
    rf"\b(?:(?P<saying>{SAYING})|(?P<handling>{HANDLING})|(?P<plural>{_PLURAL})"
    rf"|(?P<ing>{_participles(_REGULAR + _WITH_OBJECT + ' say tell write call speak talk')}))\b"
    r"(?P<tail>\s(?:out|highly of)(?=\s)|(?:(?<=warned)|(?<=warns)|(?<=warning)|(?<=complained)"
    r"|(?<=complaining)|(?<=spoke)|(?<=speaks)|(?<=talked)|(?<=talks)|(?<=called)|(?<=calls)"
    r"|(?<=calling)|(?<=appealed)|(?<=appeals)|(?<=asked)|(?<=asks)|(?<=asking)|(?<=hinted)"
    r"|(?<=insisted))\s(?:about|of|against|for)(?=\s))?"
)
NOUN = re.compile(
    r"\b(?P<cue>statement|announcement|claim|assertion|assurance|argument|warning|remark|comment"
    r"|promise|pledge|declaration|report|allegation|accusation|complaint|suggestion|testimony"
    r"|evidence|view|opinion|belief|conclusion|contention)"
    r"(?:\sby\s(?P<by>[^,.;:“”]{2,80}?))?(?:\son\s[A-Z\d][^,.;:“”]{2,16}?)?\sthat\s"
)
ACCORDING = re.compile(r"\b[Aa]ccording\sto\s")
WEAK = re.compile(
    r"(?:suggest|show|indicat|reveal|impl|signal|find|found|record|mention|observ|call|expect|back"
    r"|support|defend|oppos|welcom|charg|add|point|present|object|reason|question|express|doubt)"
)
"""Verbs that things are the subject of as well: "the results suggest that"."""
