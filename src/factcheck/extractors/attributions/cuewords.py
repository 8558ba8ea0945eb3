"""The forms of the cues that are no verb in front of its clause."""

import re

SOURCE_END = re.compile(r"[,;:)]|\.(?=\s|$)|\s\(|$")
POSSESSIVE = re.compile(r"(?:’s?|'s?)\s(?:[\w-]+\s){0,2}$")
HIS = re.compile(r"\b(?:[Hh]is|[Hh]er)\s(?:[\w-]+\s){0,1}$")
# Verbs that close or interrupt a statement. Source: those of Quirk et al. (1985), 14.29, for
# comment clauses and the clauses of direct speech.
REPORTING = (
    "added|adds|admits|admitted|announced|announces|argue|argued|argues"
    "|believe|believed|believes|claim|claimed|claims|complain|complained"
    "|conceded|concedes|concluded|concludes|confirmed|declared|declares"
    "|estimated|estimates|expects|explained|explains|fear|feared|fears"
    "|hope|hoped|hopes|insist|insisted|insists|maintained|maintains|noted"
    "|notes|observed|predicted|predicts|promised|promises|recalled|recalls"
    "|reckons|remarked|replied|replies|reported|reports|said|say|says"
    "|stressed|suggested|suggests|tells|testified|think|thinks|thought"
    "|told|warn|warned|warns|writes|wrote"
)
BEHIND = re.compile(rf",\s(?P<cue>{REPORTING})\s(?=[^\W\d_])")
AFTER_SOURCE = re.compile(r"[,.;:)]|$|\s(?:in|on|at|of|to|who|when|as|yesterday)\b")
CLOSING = re.compile(
    rf"\b(?P<cue>{REPORTING})(?:\s(?:on|in|at|to|last|this|yesterday|earlier|later|reporters)\b"
    r"[^,;.“”\"]{0,60})?(?P<stop>,|$)"
)
STATES = re.compile(
    r"\b(?:is|was|were|are|has|have|had|will|would|can|could|may|might|must|should|did|does"
    r"|[a-z]+ed)\b"
    r"|n[’']t\b"
)
"""A finite verb, which a statement has and "Four days later" has not."""
IN_WORDS = re.compile(r"\b(?P<cue>[Ii]n the words of)\s")
IN_VIEW = re.compile(
    r"(?P<cue>\b[Ii]n\s(?P<who>[^,;:.“”\"]{2,60}?)(?:’s|'s|’|')?\s(?:view|opinion|words"
    r"|account))(?=,\s)"
)
ANSWER = re.compile(
    r"\b(?P<cue>(?:answer|response|reply|view|opinion|argument|explanation|claim|position|advice"
    r"|verdict|conclusion|defence|defense|message)\s(?:was|is))\s(?:that\s|(?=[“\"]))"
)
WORD_USED = re.compile(
    r"\b(?P<cue>(?:used|uses) the (?:word|words|phrase|phrases|term|terms|expression))\s(?=[“\"])"
)
PUT = re.compile(
    r"\b[Aa]s\s(?P<who>[^,;:.“”\"]{2,60}?)\s(?:once\s|later\s)?(?P<cue>put it|noted|said|says"
    r"|puts it|explained|observed|wrote|pointed out)(?=,|$|\s(?:in|on|at)\b)"
)
HAS_IT = re.compile(r"\b(?P<cue>has it|have it|had it)\sthat\s")
GAVE = re.compile(r"\b(?P<cue>(?:gave|gives|giving) evidence)(?:\s[^,;.“”]{1,40})?\sthat\s")
AGENTIVE = (
    "suggested|confirmed|denied|announced|reported|claimed|argued|alleged|stated|disputed|proposed"
    "|predicted|recommended|acknowledged|asserted|contended|criticised|criticized|dismissed|rejected"
    "|endorsed|condemned|praised"
)
PASSIVE = re.compile(
    rf"\b(?:was|were|is|are|been|being)\s(?:\w+ly\s)?(?P<cue>(?:{AGENTIVE})\sby)\s"
)
NOBODY = re.compile(
    r"\b(?:(?:is|are|was|were|been|being)\s(?:widely\s)?(?:said|believed|rumou?red|reported|thought"
    r"|alleged|feared)\sto(?:\sbe|\shave)?|[Ii]t\s(?:is|was|has been|had been)\s(?:widely\s"
    r"|often\s)?(?:said"
    r"|believed|rumou?red|thought|alleged|feared|reported|claimed|suggested"
    r"|argued|assumed|hoped|expected)\sthat|[Rr]eportedly|[Aa]llegedly)(?=\s)"
)
IT = re.compile(r"\b[Ii]t\s$")
THAT = re.compile(r"[^,;:.“”\"]{0,40}?\sthat\s")
ORDERS = """
    plan plans schedule timetable law laws rule rules custom tradition size age rank ranking
    need needs taste tastes circumstances order height weight price prices alphabet season
    seniority ability merit kind type number design recipe instructions protocol procedure
"""
NOT_SOURCES = frozenset(ORDERS.split())
"""What things go "according to" that is nobody's word."""
