"""What looks like a date and is none: counts, names, numbers of flights, versions.

Each guard looks at a bounded stretch beside the match.
"""

import re

from factcheck.model import MONTHS, WEEKDAYS
from factcheck.patterns import lazy

_REACH = 28

_VERSION = re.compile(
    r"(?i)\b(?:versions?|build|release|patch|firmware|kernel|driver|v|rev|update|section|clause"
    r"|paragraph|ip|address|host|chapter|table|figure|fig\.|appendix|item|§) ?$"
)
"""Words whose numbers with dots are no dates."""

_BEFORE_YEAR = lazy(
    r"(?i)(?:^|[(\[|:;–—-] ?|\b(?:in|since|until|till|by|from|to|of|for|during|before|after|through"
    r"|throughout|between|late|early|mid|year|years|the|around|about|circa|ca?\.|back|into|than"
    r"|winter|spring|summer|autumn|fall|and|or|on|a|an|that|this|its|as of|’s|'s|s’|over|beyond"
    r"|with|when|at|as|his|her|their|our|my|whose|between|onwards?|per|until|dated|fy|calendar|fiscal|academic|©|copyright|published"
    r"|census|class of|again|was|edition|version|volume)[ -]|[a-z], )$"
)
"""What may stand before a bare year; anything else is rather a count or a number."""
_BEFORE_COUNT = lazy(
    r"(?i)(?:[$€£¥#№§]|\b(?:flight|resolution|article|no\.?|number|section|chapter|pages?|pp?\.|vol\."
    r"|rule|directive|regulation|act|room|route|highway|form|iso|rfc|build|version|boeing|windows"
    r"|office|server|port|extension|channel|case|bill|decree|order|law|decision|model|unit|lot"
    r"|gate|bus|train|tram|runway|squadron|point|item|question|nearly|almost|over|more than|some"
    r"|than|least|most|only|approximately|up to|exactly|roughly|additional|another|all|these|those"
    r"|usd|eur|gbp|a total of|estimated|figure|table|appendix|line|step|ticket|issue|pr|id"
    r"|population of|altitude of|height of|length of|cost of|price of|total of|distance of)) ?$"
)
"""Words whose number is a label or a count. Source: common nouns that take a number in English."""
_LIKELY = re.compile(r"1[2-9]\d\d|20\d\d")
"""Years that prose may name without a preposition of time."""
_STRONG = re.compile(r"(?i)\b(?:in|since|until|till|from|by|before|after|between|year) $")
_FIRM = re.compile(r"(?i)\b(?:since|until|before|after|from|in)(?: at least| about| around)? $")
_SENTENCE_START = re.compile(r"(?:^|(?<!\bc)(?<!\bca)\. |[!?”] |[“\"])$")
_VERB = re.compile(
    r"(?:,|’s|'s)? (?:will|would|saw|sees|was|is|has|had|brought|brings|marked|marks|began|begins"
    r"|ended|ends|may|might|could|proved|opened|started|became|witnessed|promises|looks|looked)\b"
)
"""What a year does as the subject of a sentence."""
_MEASURE = (
    r"metres?|meters?|kilomet(?:re|er)s?|km|miles?|feet|foot|ft|yards?|inch(?:es)?|kg|kilos?|grams?"
    r"|tons?|tonnes?|lbs?|litres?|liters?|gallons?|dollars|euros|pounds|rubles|roubles|per ?cent"
    r"|hours?|days?|weeks?|months?|years?|minutes?|seconds?|hectares|acres|square|cubic|hp|rpm|mm|cm"
    r"|mb|gb|kb|kw|mw|bits?|bytes?|degrees|million|thousand|billion"
)
_PEOPLE = (
    r"people|persons?|men|women|children|soldiers|troops|prisoners|casualties|members?|votes?|copies"
    r"|households?|homes|houses|cases|deaths|dead|words?|points|pages?|seats?|strong|lines?|rooms?"
    r"|beds?|barrels|vehicles|tanks|aircraft|planes|guns|ships|horses|sheep|cattle"
)
_MANY = (
    r"were \w+ed|were (?:dead|missing)|had been|have been|are|others|more|of (?:them|these|those)"
)
_COUNTED = lazy(rf"(?i)(?:[ -](?:[a-z]+ )?(?:{_MEASURE}|{_PEOPLE})\b| (?:{_MANY})\b|%)")
"""What is counted, perhaps behind an adjective, and verbs in the plural."""
_MEASURED = re.compile(rf"(?i)[ -](?:{_MEASURE}|{_PEOPLE})\b")
"""Measures and counts that touch the number, whatever stands in front of it."""
_ROUND = 50
_PLURAL = lazy(r" (?:[a-z]+(?:ing|ed|an|ish|ian|ese) )?[a-z]{2,}(?<!s)(?<!i)(?<!u)s(?![\w’'])")
_SINGULAR_S = re.compile(r" (?:was|is|has|as|this|its|his|does|always|perhaps|towards|besides)\b")


_PLACE = re.compile(
    r" (?:Street|St\.|Square|Avenue|Ave|Boulevard|Road|Lane|Drive|Bridge|Plaza|Park|Station|Airport"
    r"|University|Hospital|Stadium|Museum|Barracks|School|Theatre|House"
    r"|Company|Brigade|Movement|Group|Party|Front|Club|Society)(?!\w)"
)
"""What makes a day part of an address or a name: "25 April Bridge"."""


def is_day(text: str, start: int, end: int) -> bool:
    """Say whether a day's name is a date and not part of an address."""
    del start
    return _PLACE.match(text, end) is None


def is_version(text: str, start: int) -> bool:
    """Say whether a number with dots or strokes is labelled as a version, section or address."""
    return bool(_VERSION.search(text, max(0, start - _REACH), start))


def is_year(text: str, start: int, end: int) -> bool:
    """Say whether four digits are a year, by the words on both sides."""
    if _alone(text, start, end):
        return True
    left = text[_line_start(text, start) : start]
    if not _LIKELY.fullmatch(text, start, start + 4) and not _STRONG.search(left):
        return False
    if _FIRM.search(left):
        return not _MEASURED.match(text, end, end + _REACH)
    if _SENTENCE_START.search(left):
        return bool(_VERB.match(text, end))
    if _BEFORE_COUNT.search(left) or not _BEFORE_YEAR.search(left):
        return False
    return not _is_count(text, start, end)


def is_year_span(text: str, start: int, end: int) -> bool:
    """Say whether two years joined by "to" or a dash are years and not an amount."""
    left = text[_line_start(text, start) : start]
    return not _BEFORE_COUNT.search(left) and not _COUNTED.match(text, end, end + _REACH)


def _line_start(text: str, start: int) -> int:
    """Return where the bounded stretch before `start` begins, in its line."""
    floor = max(0, start - _REACH)
    return max(floor, text.rfind("\n", floor, start) + 1)


def _alone(text: str, start: int, end: int) -> bool:
    """Say whether it has its line or its brackets to itself."""
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return before in ("", "\n", "(", "[") and after in ("", "\n", ")", "]", ":")


def _is_count(text: str, start: int, end: int) -> bool:
    if _COUNTED.match(text, end, end + _REACH):
        return True
    is_round = int(text[start:end]) % _ROUND == 0
    plural = _PLURAL.match(text, end, end + _REACH)
    return bool(is_round and plural and not _SINGULAR_S.match(text, end))


_BEFORE_MONTH = lazy(
    r"(?i)(?:\b(?:in|since|until|till|by|from|to|of|last|next|this|early|late|mid|through|throughout"
    r"|during|before|after|following|previous|preceding|same|for|and|or|between|the|a|each|every|that"
    r"|around|about|into|its|when|as|on|beginning|ending|end|only|both|early in|’s|'s)[ -]"
    r"|[(|–—/] ?|\d, |[a-z]: "
    rf"|(?:{'|'.join(MONTHS)}), )$"
)
_NAMELIKE = re.compile(r"April|May|June|August|March|Sept")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*|\b(?:[A-Z]|Mrs?|Ms|Dr|Sr|St)\.) $")
_NAME_AFTER = re.compile(r" (?!(?:[A-Z]{2,}|I)\b)[A-Z][a-z]")
_STARTER = re.compile(
    r"(?:In|Since|Until|By|From|To|Of|Last|Next|This|Early|Late|Mid|Through|Throughout|During|Before"
    r"|After|For|And|Or|Between|The|Around|About|On|Each|Every|At|When|As|Both|Only"
    rf"|{'|'.join(MONTHS)}) $"
)
"""Words that begin a sentence with a capital and are no name."""


def is_month(text: str, start: int, end: int) -> bool:
    """Say whether a month's name alone is a month, not a person or a verb."""
    left = text[_line_start(text, start) : start]
    if _NAME_BEFORE.search(left) and not _STARTER.search(left):
        return False
    if _BEFORE_MONTH.search(left):
        return not (_NAMELIKE.match(text, start) and _is_named(text, left, end))
    if _NAMELIKE.match(text, start):
        return text[end : end + 2] == ", " and text[end + 2 : end + 3].islower()
    return not _NAME_AFTER.match(text, end)


def _is_named(text: str, left: str, end: int) -> bool:
    """Say whether the word that follows makes it a name: "of May Smith", "and April Jones"."""
    loose = re.search(r"(?i)\b(?:and|or|of|by|for|to|from|as|when|’s|'s) $", left)
    return bool(loose and _NAME_AFTER.match(text, end))


_WEEKDAY_NAME = re.compile(
    r"(?:Good|Black|Bloody|Ash|Palm|Holy|Easter|Cyber|Giving|Super|Ruby|Shrove|Maundy|Joe|Man|Mr\.?"
    r"|Mrs\.?|Ms\.?|Dr\.?|Girl) $"
)
"""Names of feasts and events, and what precedes a person's name."""
_WEEKDAY_RECURS = re.compile(
    r"(?i)\b(?:first|second|third|fourth|every|each|alternate|other|any|some|most|(?<!, )a|one) $"
)
"""Words that make a weekday any of many, or one that is counted from elsewhere."""
_WEEKDAY_THING = re.compile(
    r" (?:Times|Mail|Telegraph|Mirror|Post|Express|Night Live|Herald|School)\b"
)


def is_weekday(text: str, start: int, end: int) -> bool:
    """Say whether a weekday's name alone is a day, not part of a feast's or newspaper's name."""
    left = text[_line_start(text, start) : start]
    if _WEEKDAY_NAME.search(left) or _WEEKDAY_THING.match(text, end):
        return False
    if _WEEKDAY_RECURS.search(left):
        return False
    named = _NAME_BEFORE.search(left) and not _STARTER.search(left)
    return not (named and _NAME_AFTER.match(text, end))


_WEEKDAY_STARTS = "|".join(name[:3] for name in (*WEEKDAYS, *MONTHS))
_NO_CLOCK = re.compile(
    r"(?i:\b(?:ratio|odds|scores?|psalm|verses?|aspect)\b.*"
    r"|\b(?:ratio|odds|scale|won|lost|beat|chapter|by a|of) )$"
    r"|\b(?!(?:At|By|From|Until|Between|About|Around|Before|After|To|And|Till|Since"
    rf"|{_WEEKDAY_STARTS}))[A-Z][a-z]+ $"
)
"""Scores, ratios and verses, and names of books and teams."""
_CLOCK_CUE = re.compile(
    r"(?i)(?:^|\b(?:at|by|until|till|from|to|about|around|before|after|since|between|and|past|was|is"
    r"|[ap]\.?m\.?)[ ,]|[,(|–—-] ?)$"
)
_STRONG_CUE = re.compile(r"(?i)\b(?:at|by|until|from|since|before|after) (?:about |exactly )?$")


def is_clock(text: str, start: int, end: int) -> bool:
    """Say whether h:mm is a time of day, not a score, a ratio or a verse."""
    left = text[_line_start(text, start) : start]
    if _NO_CLOCK.search(left):
        return False
    if text[start + 1] == ":":
        return bool(_CLOCK_CUE.search(left)) or text[end - 1] in "mM."
    return True


def tells_time(text: str, start: int) -> bool:
    """Say whether a preposition of time stands before it, so that it must mean a clock."""
    cue = _STRONG_CUE.search(text, max(0, start - _REACH), start)
    return cue is not None and text[start] in "012"


_IN_HAND = 400
_MONTH_TOLD = lazy(rf"\b(?:{'|'.join(MONTHS)})\b")
_IN_A_ROW = lazy(
    r"(?i)(?<!\bon )\bthe (?:first|second|third|fourth|fifth|sixth)\b(?! of [A-Z])"
    r"|\b(?:two|three|four|five|six|both) (?:[a-z]+ ){0,2}(?:floor|pier|bridge|storey|attempt)"
)
"""Things told one after the other, of which "the third" may be one."""


def is_day_word(text: str, start: int, end: int) -> bool:
    """Say whether "on the eleventh" is a day: of a month that its paragraph has just told."""
    del end
    begin = max(text.rfind("\n", 0, start) + 1, start - _IN_HAND)
    before = text[begin:start]
    return _MONTH_TOLD.search(before) is not None and _IN_A_ROW.search(before) is None
