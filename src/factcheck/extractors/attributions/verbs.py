"""The words that attribute: verbs of saying by what may follow them, and nouns.

Source: the verbs are those of Levin, English Verb Classes and Alternations (1993), 29.5, 31.3 and
37.1-37.9, and of Quirk et al., A Comprehensive Grammar of the English Language (1985), 16.31,
without those that rarely report in prose; the nouns are derived from them.
"""

import re

_REGULAR = """
    acknowledge add admit affirm agree allege announce answer argue assert assure believe boast
    caution charge claim clarify comment complain concede conclude confess confirm contend counter
    declare demand deny disclose emphasise emphasize estimate explain hint hope imply indicate
    inform insist joke lament maintain mention note object observe pledge point predict proclaim
    promise propose protest reaffirm reason recall reckon recommend record reiterate remark remind
    repeat reply report request respond retort reveal signal speculate state stress suggest testify
    underline underscore urge volunteer vow warn wonder worry
"""
# What takes a thing instead of a clause: "dismissed the claim", "praised the measures".
_WITH_OBJECT = """
    accuse back blame condemn criticise criticize defend denounce describe dismiss dispute endorse
    express oppose praise question reject salute support thank voice welcome
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
    "signal": "signals signalled signalling signaled signaling",
}
# Third-person forms that are plural nouns as well: they count only before "that" or a quotation.
_NOUNS_TOO = """
    reports states claims notes comments calls questions demands remarks charges promises requests
    answers objects estimates guesses hints hopes protests records signals worries objects supports
    voices counters jokes reasons vows pledges complaints boasts backs
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
HANDLING = _finite(_WITH_OBJECT + " call speak")
"""Finite forms that take a thing."""
WITH_CLAUSE = frozenset(SAYING.split("|"))
VERB = re.compile(
    rf"\b(?:(?P<saying>{SAYING})|(?P<handling>{HANDLING})"
    rf"|(?P<ing>{_participles(_REGULAR + _WITH_OBJECT + ' say tell write call')}))\b"
    r"(?P<tail>\s(?:out|highly of|for(?=\s\w+ing\b)|against)(?=\s))?"
)
NOUN = re.compile(
    r"\b(?P<cue>statement|announcement|claim|assertion|assurance|argument|warning|remark|comment"
    r"|promise|pledge|declaration|report|allegation|accusation|complaint|suggestion|testimony)"
    r"(?:\sby\s(?P<by>[^,.;:“”]{2,80}?))?(?:\son\s[A-Z\d][^,.;:“”]{2,16}?)?\sthat\s"
)
ACCORDING = re.compile(r"\b[Aa]ccording\sto\s")
