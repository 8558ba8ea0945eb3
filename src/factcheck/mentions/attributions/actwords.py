"""The forms of acts of saying that are told by a noun or a set phrase.

Source: nouns with a clause of their own, Quirk et al. (1985), 17.26; set phrases of a verb, a noun
and a preposition, 16.8; adjectives with a clause, 16.71.
"""

from factcheck.mentions.attributions.verbs import NO_RELATIVE
from factcheck.patterns import lazy

_GAP = r"(?:[^,;:.“”\"]|(?<=\d),(?=\d)){0,90}?"
UTTERANCE = (
    r"(?:statement|message|letter|note|communiqué|communique|declaration|appeal|address|petition"
    r"|complaint|e?-?mail|memo|memorandum|tweet|post|telegram|cable|editorial|article|column|headline"
    r"|page|report|protest|request|inquiry|resolution|reply|response|warning|apology|announcement"
    r"|notice|circular|leaflet|pamphlet|poster|banner|telegrams|letters|messages|statements)"
)
"""What carries words: documents and acts of saying."""
_ISSUE = (
    "issue|issues|issued|sent|send|sends|published|publishes|release|releases|released|made|makes"
    "|gave|gives|delivered|delivers|wrote|writes|ran|runs|posted|posts|printed|prints|circulated"
    "|circulates|carried|carries|carry|launched|launches|adopted|adopts|signed|signs|addressed"
    "|addresses|returned|returns|produces|produced|submitted|submits|reached|reaches"
)
ISSUED = lazy(
    rf"\b(?P<cue>(?:{_ISSUE})\s{_GAP}\b{UTTERANCE})\b(?P<gap>(?:,(?=\s\w+ing\s)|[^,;:.“”\"]){{0,110}}?),?\s"
    r"(?:(?P<to>to\s(?:express|convey|voice|say|stress|announce|protest|reaffirm|confirm|explain"
    r"|thank|warn|demand|congratulate)\s)|(?P<that>that\s"
    + NO_RELATIVE
    + r")|(?:for\s)?(?P<backing>support(?=ing\s)|back"
    r"(?=ing\s)|endors(?=ing\s)|oppos(?=ing\s))|(?P<link>titled|entitled|headlined|headed|captioned|saying"
    r"|reading|stating|declaring|spelling\sout|with\sthe\s(?:words|headline|title))\s(?P<words>[“\"]))"
)
"""An act of saying, and what it says: "sent a message to express", "ran a page headed “…”"."""
BEARS = lazy(r"\b(?P<cue>titled|entitled|headlined|headed|spelling\sout)\s(?P<words>[“\"])")
_TALK = (
    r"(?:conversations?|talks|calls?|meetings?|discussions?|consultations|interviews?|briefings?"
    r"|conference|exchange|summit|speech|dialogue)"
)
TALKED = lazy(
    rf"\b(?:h[eo]ld|holds|conduct(?:s|ed)?|ha[sd]|have|met|meets|spoke|speaks)\s{_GAP}\b{_TALK}\b"
    r"(?:[^,;:.“”\"]{0,60}),?\s(?P<cue>(?:focus(?:ing|sed|ed)|cent(?:er|r)(?:ing|ed)|touching"
    r"|dwelling)\son|discussing|to\sdiscuss)\s"
)
"""A talk and its subject: "held a telephone conversation, focusing on the border"."""
LIGHT = lazy(
    r"\b(?P<cue>(?:ma(?:de|kes|ke)\s(?:\w+\s)?(?:reference|mention)|(?:makes?|made)\s(?:it\s)?clear"
    r"|dr[ae]ws?\sattention|call(?:ed|s)\sattention|point(?:ed|s)?\sthe\sfinger|put(?:s)?\sthe\s"
    r"(?:figure|number|cost|total|loss|losses|toll|age|date|price)|t(?:ook|akes?)\s(?:issue|exception)"
    r"|pa(?:id|ys?)\stribute|cast(?:s)?\sdoubts?|pour(?:ed|s)?\s(?:scorn|cold\swater)"
    r"|heap(?:ed|s)?\spraise|rais(?:ed?|es)\s(?:the\s)?(?:objections?|concerns?|doubts?|issue|question"
    r"|alarm|possibility|prospect)|(?:laid|lays?|puts?|placed?|places)\sthe\sblame|sounde?d?s?\sthe"
    r"\salarm|lodge[sd]?\s(?:an?\s)?(?:\w+\s)?(?:protest|complaint|objection)|made\sthe\s(?:point|case)"
    r"|t(?:ook|akes?)\sthe\sview|g(?:ave|ives?)\s(?:an?\s|his\s|her\s|its\s)?(?:assurances?|warning"
    r"|notice|word)|(?:wa|i)s\sof\sthe\s(?:opinion|view)"
    r"|inclin(?:es?|ed)\sto\sthe\s(?:opinion|view)))"
    r"\s(?:that\s|to\sthe\s(?=fact)|(?=at\s)|(?:to|of|about|with|on|for|over|against|whether)\s)"
)
"""Set phrases of a verb and a noun that say something: "drew attention to the cracks"."""
_HELD = (
    "worried|concerned|confident|convinced|certain|sure|hopeful|afraid|adamant|optimistic"
    "|pessimistic|sceptical|skeptical|doubtful|emphatic|insistent"
)
ATTITUDE = lazy(
    r"\b(?:is|are|was|were|remains?|remained|seem(?:s|ed)|appear(?:s|ed))\s(?:[\w-]+\s){0,2}?"
    rf"(?P<cue>{_HELD})\sthat\s"
)
"""Adjectives that tell what somebody holds: "was worried that"."""
_ORDER = (
    "authorise|authorises|authorised|authorize|authorizes|authorized|order|orders|ordered|instruct"
    "|instructs|instructed|direct|directs|directed|command|commands|commanded|forbids|forbade"
    "|forbidden|oblige|obliges|obliged"
)
ORDERED = lazy(rf"\b(?P<cue>{_ORDER})\s[^;:.“”\"]{{0,80}}?to\s[^;:.“”\"]{{1,120}}?\s[“\"]")
"""An order of which words are quoted: "authorised the fleet to leave “any port it likes”"."""
_PROPOSAL = (
    r"(?:ideas?|proposals?|initiatives?|notions?|theor(?:y|ies)|hypothesis|findings?|calculations?"
    r"|evidence|arguments?|figures\sshowing|plan\sfor|plans\sfor|demands?|objections?|concerns?)"
)
_FLOAT = (
    "initiate|initiates|initiated|floated|floats|tabled|tables|launched|launches|mooted|moots"
    "|advanced|advances|presented|presents|unveiled|unveils|outline|outlines|outlined|voiced|voices"
    "|raise|raises|raised"
)
FLOATED = lazy(
    rf"\b(?P<cue>{_FLOAT}|puts?\sforward|sets?\sout)\s(?P<before>[^,;:.]{{0,70}}?)"
    rf"\b(?P<head>{_PROPOSAL})\s"
)
"""A proposal or a finding that is put before others: "floated the idea of a toll"."""
ISSUE_WORDS = frozenset(_ISSUE.split("|"))
BEAR_WORDS = frozenset({"titled", "entitled", "headlined", "headed", "spelling"})
TALK_WORDS = frozenset(
    {"focusing", "focused", "focussed", "centering", "centring", "centered", "centred", "touching",
     "dwelling", "discussing", "discuss"}
)  # fmt: skip
HELD_WORDS = frozenset(_HELD.split("|"))
ORDER_WORDS = frozenset(_ORDER.split("|"))
FLOAT_WORDS = frozenset({*_FLOAT.split("|"), "put", "puts", "set", "sets"})
LIGHT_WORDS = frozenset(
    {"reference", "mention", "clear", "attention", "finger", "figure", "number", "cost", "total",
     "loss", "losses", "toll", "age", "date", "price", "issue", "exception", "tribute", "doubt",
     "doubts", "scorn", "water", "praise", "objection", "objections", "concern", "concerns",
     "question", "alarm", "possibility", "prospect", "blame", "protest", "complaint", "point",
     "case", "view", "opinion", "assurance", "assurances", "warning", "notice", "word"}
)  # fmt: skip
"""Words of which a sentence has one wherever the form beside them matches: looked up first."""
