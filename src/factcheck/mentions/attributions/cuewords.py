"""The forms of the cues that are no verb in front of its clause."""

from factcheck.patterns import lazy

SOURCE_END = lazy(r"[,;:)]|\.(?=\s|$)|\s\(|$")
POSSESSIVE = lazy(r"(?:’s?|'s?)\s(?:[\w-]+\s){0,2}$")
HIS = lazy(r"\b(?:[Hh]is|[Hh]er)\s(?:[\w-]+\s){0,1}$")
# Verbs that close or interrupt a statement. Source: those of Quirk et al. (1985), 14.29, for
# comment clauses and the clauses of direct speech.
REPORTING = (
    "acknowledged|acknowledges|alleged|alleges|added|adds|admits|admitted|announced|announces|argue|argued|argues"
    "|asserted|asserts|believe|believed|believes|claim|claimed|claims|complain|complained"
    "|conceded|concedes|concluded|concludes|confirmed|contended|contends|declared|declares"
    "|estimated|estimates|expects|explained|explains|fear|feared|fears"
    "|hope|hoped|hopes|insist|insisted|insists|maintained|maintains|muttered|grumbled|noted"
    "|notes|observed|pointed out|points out|predicted|predicts|promised|promises|recalled|recalls"
    "|reckons|remarked|replied|replies|reported|reports|said|say|says"
    "|stressed|suggested|suggests|tells|testified|think|thinks|thought"
    "|told|warn|warned|warns|writes|wrote"
)
BEHIND = lazy(rf",\s(?P<cue>{REPORTING})\s(?=[^\W\d_])")
AFTER_SOURCE = lazy(r"[,.;:)]|$|\s(?:in|on|at|of|to|who|when|as|yesterday)\b")
CLOSING = lazy(
    rf"\b(?P<cue>{REPORTING})(?:\s(?:on|in|at|to|last|this|yesterday|earlier|later|reporters)\b"
    r"[^,;.“”\"]{0,60}|(?<=told)\s(?:them|him|her|us|me|it|reporters))?(?P<stop>,|$)"
)
STATES = lazy(
    r"\b(?:is|was|were|are|has|have|had|will|would|can|could|may|might|must|should|did|does"
    r"|[a-z]+ed)\b"
    r"|n[’']t\b"
)
"""A finite verb, which a statement has and "Four days later" has not."""
VIEW_WORDS = frozenset(
    {"view", "opinion", "words", "account", "eyes", "judgment", "judgement", "estimation",
     "telling"}
)  # fmt: skip
PUT_WORDS = frozenset(
    {"put", "puts", "noted", "said", "says", "explained", "observed", "wrote", "pointed",
     "recalled", "argued", "remarked"}
)  # fmt: skip
REPORTING_WORDS = frozenset(word.split()[0] for word in REPORTING.split("|"))
HEARD_WORDS = frozenset(
    {"told", "informed", "assured", "advised", "warned", "notified", "reminded", "asked"}
)
NOBODY_WORDS = frozenset(
    {"said", "believed", "rumoured", "rumored", "reported", "thought", "alleged", "feared",
     "claimed", "understood", "reputed", "suggested", "argued", "assumed", "hoped", "expected",
     "reportedly", "allegedly"}
)  # fmt: skip
IN_WORDS = lazy(r"\b(?P<cue>[Ii]n the words of)\s")
IN_VIEW = lazy(
    r"(?P<cue>\b[Ii]n\s(?P<who>[^,;:.“”\"]{2,60}?)(?:’s|'s|’|')?\s(?:view|opinion|words"
    r"|account|eyes|judg[e]?ment|estimation|telling))"
    r"(?=,\s|\s(?:the|it|this|these|he|she|they|there|an?)\s)"
)
ANSWER = lazy(
    r"\b(?P<cue>(?:answer|response|reply|evidence|testimony|case|contention|belief|complaint"
    r"|submission|point|theory|finding|view|opinion|argument|explanation|claim|position|advice"
    r"|verdict|conclusion|defence|defense|message)\s(?:was|is))\s(?:that\s|(?=[“\"]))"
)
WORD_USED = lazy(
    r"\b(?P<cue>(?:used|uses|using)\s(?:the\s|such\s)?"
    r"(?:words?|phrases?|terms?|expressions?|slogans?)"
    r"(?:\ssuch\sas|\slike)?)\s(?=[“\"])"
)
PUT = lazy(
    r"\b[Aa]s\s(?P<who>[^;:.“”\"]{2,90}?)\s(?:(?:once|later|has|have|had)\s){0,2}(?P<cue>put it"
    r"|noted|said|says|puts it|explained|observed|wrote|pointed out|recalled|argued|remarked)"
    r"(?=,|$|\s(?:in|on|at)\b)"
)
HAS_IT = lazy(r"\b(?P<cue>has it|have it|had it|holds)\sthat\s")
GAVE = lazy(r"\b(?P<cue>(?:gave|gives|giving) evidence)(?:\s[^,;.“”]{1,40})?\sthat\s")
AGENTIVE = (
    "suggested|confirmed|denied|announced|reported|claimed|argued|alleged|stated|disputed|proposed"
    "|predicted|recommended|acknowledged|asserted|contended|criticised|criticized|dismissed|rejected"
    "|endorsed|condemned|praised|raised|discussed|questioned|voiced|mentioned|expressed"
)
PASSIVE = lazy(
    rf"\b(?:was|were|is|are|been|being)\s(?:\w+ly\s)?(?P<cue>(?:{AGENTIVE})\sby"
    r"|(?:discussed|reported|described|mentioned|criticised|criticized|praised|debated)\sin(?=\s(?:the\s)?(?:[\w-]+\s){0,3}(?:media|press"
    r"|newspapers?|journals?)\b))\s"
)
# What somebody hears from who is not told. Source: the verbs with a hearer of Levin (1993), 37.2
# and 37.9.
HEARD = lazy(
    r"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?(?P<cue>told|informed|assured|advised|warned"
    r"|notified|reminded|asked)\s(?:that|if|whether|how|why)\s"
)
HEARD_FROM = lazy(
    r"\b(?P<cue>(?:[Aa]sked|[Tt]old|[Ii]nformed|[Ww]arned|[Aa]dvised|[Aa]ssured|[Rr]eminded)\sby)\s"
    r"(?P<who>[^,;:.“”\"]{2,70}?)\s(?:that\s|(?=(?:whether|if|how|why|what)\s))"
)
NOBODY = lazy(
    r"\b(?:(?:is|are|was|were|been|being)\s(?:widely\s)?(?:said|believed|rumou?red|reported|thought"
    r"|alleged|feared|understood|claimed|reputed)\sto(?:\sbe|\shave)?|[Ii]t\s(?:is|was|ha[sd]\s(?:\w+\s)?been)\s(?:\w+\s)?(?:said"
    r"|believed|rumou?red|thought|alleged|feared|reported|claimed|suggested"
    r"|argued|assumed|hoped|expected)(?:\s(?:in|on|at)\s[^,;.:“”\"]{2,40}?)?\sthat"
    r"|[Rr]eportedly|[Aa]llegedly)(?=\s)"
)
IT = lazy(r"\b[Ii]t\s$")
THAT = lazy(r"[^,;:.“”\"]{0,40}?\sthat\s")
ORDERS = """
    plan plans schedule timetable law laws rule rules custom tradition size age rank ranking
    form forms practice pattern
    need needs taste tastes circumstances order height weight price prices alphabet season
    seniority ability merit kind type number design recipe instructions protocol procedure
"""
NOT_SOURCES = frozenset(ORDERS.split())
"""What things go "according to" that is nobody's word."""
