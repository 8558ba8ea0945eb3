"""Conditions that rule out expressions that look like dates: counts, names, versions, scores.

In lexicon/dateforms.txt, a form names the condition that its context must satisfy.
"""

from collections.abc import Callable

from factcheck import lexicon
from factcheck.extract.dates.grammar import values
from factcheck.extract.dates.readings import Fields

_LIKELY = range(1200, 2100)
"""Years that may occur in prose without a preposition of time."""
_FIRM = frozenset({"since", "until", "before", "after", "from", "in"})
_OPENING = frozenset({"", "(", "[", "|", ":", ";", "–", "—", "-"})
_ENDS = frozenset({".", "!", "?", '"', "“", "”"})
_LISTING = frozenset({"and", "or", ",", "to", "–", "-"})
_ROUND = 50
_PARTS_OF_SEASONS = frozenset({"onset", "beginning", "start", "middle", "end", "close", "depths"})


def veto_of(name: str) -> Callable[[Fields], bool]:
    """Return the condition on the context of a form, by its name in lexicon/dateforms.txt."""
    found: Callable[[Fields], bool] = globals()["is_" + name.replace(" ", "_")]
    return found


def is_year(fields: Fields) -> bool:
    """Return True if four digits are a year, judging by the words before and after them."""
    text, number = fields.text.tokens.text, int(fields.text.tokens.words[fields.first])
    around = text[fields.start - 1 : fields.start], text[fields.end : fields.end + 1]
    if around[0] in ("", "(", "[") and around[1] in ("", ")", "]", ":"):
        return True
    word, is_likely = fields.before(), number in _LIKELY
    if not is_likely and word not in lexicon.words("dates.strong before years"):
        return False
    led = fields.before(3 if fields.before(2) == "at" else 2)
    if word in _FIRM or (word in ("least", "about", "around") and led in _FIRM):
        return not _is_measured(fields)
    if _labels_a_count(fields):
        return False
    is_circa = word == "." and fields.before(2) in ("c", "ca")
    owns = fields.after() in ("'s", "’s")
    if word in _ENDS and not is_circa:
        verb = fields.after(2 if fields.after() in ("also", "then", "alone") else 1)
        return owns or verb in lexicon.words("dates.acts of a year")
    may_precede = word in _OPENING or word in lexicon.words("dates.before years") or is_circa
    may_precede = may_precede or (word in ("'", "of") and fields.before(2).endswith("s"))
    may_precede = may_precede or (word == "," and fields.before(2)[-1:].islower())
    return (owns and is_likely) or (may_precede and not _is_count(fields, number))


def _labels_a_count(fields: Fields) -> bool:
    """Return True if the words before a number make it a label or a count: "flight 1857"."""
    at = 2 if fields.before() == "." else 1
    if fields.before() in _LISTING and fields.before(2).isdecimal():
        at = 4 if fields.before(3) == "." else 3
    word = fields.before(at)
    if word == "of":
        return fields.before(at + 1) in lexicon.words("dates.of counts")
    return word in lexicon.words("dates.before counts") or (
        word == "to" and fields.before(at + 1) == "up"
    )


def _is_measured(fields: Fields) -> bool:
    """Return True if a unit or a counted noun is adjacent to the number."""
    word = fields.after(2 if fields.after() == "-" else 1)
    return word.lower() in lexicon.words("dates.measures")


def _is_count(fields: Fields, number: int) -> bool:
    word = fields.after().lower()
    is_plural = word.isalpha() and len(word) > 3 and word.endswith("s") and word[-2] not in "siu"  # noqa: PLR2004
    is_plural = is_plural and word not in lexicon.words("dates.no plurals")
    is_passive = word == "were" and fields.after(2).endswith("ed")
    is_round = number % _ROUND == 0 and is_plural
    return word == "%" or is_passive or is_round or _is_measured(fields)


def is_range_of_years(fields: Fields) -> bool:
    """Return True if two numbers joined by "to" or a dash are years, not an amount."""
    return not (_labels_a_count(fields) or _is_measured(fields) or fields.after() == "%")


def is_range_of_days(fields: Fields) -> bool:
    """Return True if the first number is a day, unlike 5 in "Lesson 5 – 16 October"."""
    is_parted = fields.text.tokens.text[fields.text.tokens.ends[fields.first]] == " "
    return not (is_parted and fields.words[1] in "–—-" and _is_name_before(fields))


def is_day(fields: Fields) -> bool:
    """Return True if a day's name is a date, not part of an address ("4 July Street")."""
    return fields.after() not in lexicon.words("dates.places")


def is_not_version(fields: Fields) -> bool:
    """Return True if a number with dots or slashes is not labeled as a version or section."""
    word = fields.before(2) if fields.before() == "." else fields.before()
    return word not in lexicon.words("dates.before versions")


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def _is_name_before(fields: Fields) -> bool:
    """Return True if the word before is capitalized and does not merely open the sentence."""
    word = fields.before(printed=True)
    is_opener = word.lower() in lexicon.words("dates.openers")
    return word[:1].isupper() and not is_opener and word.lower() not in values("FULLMONTH")


def is_month(fields: Fields) -> bool:
    """Return True if a month's name on its own is a month, not a person or a verb ("may")."""
    if _is_name_before(fields):
        return False
    name, word = fields.text.tokens.words[fields.first], fields.before()
    word, before = (fields.before(2), fields.before(3)) if word == "-" else (word, fields.before(2))
    is_namelike = name.capitalize() in lexicon.words("dates.months as names")
    is_led = word in lexicon.words("dates.before months") or word in ("(", "|", "–", "—", "/")
    if word == ",":
        is_led = before.isdecimal() or before in values("FULLMONTH")
    if is_led or (word == ":" and before[-1:].islower()):
        may_be_name = is_namelike and word in lexicon.words("dates.before names")
        return not (may_be_name and _is_name(fields.after()))
    if is_namelike:
        return fields.after() == "," and fields.after(2)[:1].islower()
    return not _is_name(fields.after())


def is_weekday(fields: Fields) -> bool:
    """Return True if a weekday is a particular day, unlike in "Good Friday" or "every Monday"."""
    word, after = fields.before(), fields.after()
    if fields.before(printed=True) in lexicon.words("dates.before weekday names"):
        return False
    if after in lexicon.words("dates.behind weekday names") | lexicon.words("dates.places"):
        return False
    if word in lexicon.words("dates.before any weekday"):
        return word == "a" and fields.before(2) == ","
    return not (_is_name_before(fields) and _is_name(after))


def is_clock(fields: Fields) -> bool:
    """Return True if h:mm is a time of day, not a score, a ratio or a verse."""
    word, scores = fields.before(), lexicon.words("dates.scores")
    if word in scores or word == "of" or fields.before(2) in scores:
        return False
    is_cued = word in lexicon.words("dates.before clocks")
    text = fields.text.tokens.text
    is_short = text[fields.start + 1] == ":" and text[fields.end - 1] not in "mM."
    return not is_short or is_cued or word in ("", ",", "(", "|", "–", "—", "-")


def is_season(fields: Fields) -> bool:
    """Return True if a season on its own is a time: "in spring", "that autumn"; never "fall"."""
    at = 2 if fields.before() == "-" else 1
    word, after = fields.before(at), fields.after()
    if word == "the" and fields.before(at + 1) not in lexicon.words("dates.before the seasons"):
        return False
    if word == "of" or (word == "the" and fields.before(at + 1) == "of"):
        at += word == "the"
        word = "in" if fields.before(at + 1) in _PARTS_OF_SEASONS else word
    if word == "and" and fields.before(at + 1) in values("SEASON"):
        word = "in"
    is_thing = after in lexicon.words("dates.season things")
    if word in ("the", "this", "that") and after[:1].isalpha():
        is_thing = is_thing or after not in lexicon.words("function.stop") | {"of"}
    is_led = word in lexicon.words("dates.before seasons")
    return is_led and not is_thing and fields.word("SEASON") != "fall"


def is_feast(fields: Fields) -> bool:
    """Return True if a feast is used as a date: after a preposition, or with its year."""
    word, after = fields.before(2 if fields.before() == "the" else 1), fields.after()
    is_thing = after[:1].isalpha() and after not in lexicon.words("dates.behind feasts")
    is_led = word in lexicon.words("dates.before feasts")
    return bool(fields.years) or (is_led and not is_thing and after not in ("-", "’", "'"))


def is_moment(fields: Fields) -> bool:
    """Return True if "now" is a time, unlike "now that", "Now, …" and "is now"."""
    is_loose = fields.text.tokens.words[fields.first][0].isupper()
    is_loose = is_loose or fields.after() in ("that", ",", "-", "’", "'", "'s", "’s")
    return not is_loose and fields.before() not in lexicon.words("dates.before now")


def is_step(fields: Fields) -> bool:
    """Return True if the expression is a date, unlike the duration in "over the next year"."""
    is_verb = "fall" in fields.words and fields.after() in lexicon.words("function.prepositions")
    return not is_verb and fields.before() not in lexicon.words("dates.before lengths")


def is_present_step(fields: Fields) -> bool:
    """Return True if a step such as "last week" is counted from the time of writing.

    This does not apply to "the last week".
    """
    is_led = fields.before() in ("the", "our") or fields.words == ["this", "day"]
    return is_step(fields) and not is_led


def is_distance(fields: Fields) -> bool:
    """Return True if "two weeks after" is a distance in time, unlike in "for two weeks after"."""
    return fields.before() not in (
        lexicon.words("dates.before distances") | lexicon.words("dates.softeners")
    )


def is_today(fields: Fields) -> bool:
    """Return True if "today" is the day, not a newspaper ("USA Today") or the present age."""
    is_title = fields.text.tokens.words[fields.first][0].isupper()
    is_title = is_title and fields.before(printed=True)[:1].isupper()
    return not is_title and fields.before() != "of" and fields.after() not in ("'s", "’s")


def is_period(fields: Fields) -> bool:
    """Return True if "the year" belongs to "the end of the year" or "late in the year"."""
    words = f"{fields.before(2)} {fields.before()}"
    return words in lexicon.words("dates.before periods")
