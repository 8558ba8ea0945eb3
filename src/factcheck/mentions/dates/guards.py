"""What looks like a date and is none: counts, names, numbers of flights, versions.

Each guard is named in the file of forms and answers for the words of one form.
"""

from collections.abc import Callable

from factcheck import lexicon
from factcheck.mentions.dates.classes import values
from factcheck.mentions.dates.fields import Fields

_LIKELY = (range(1200, 2000), range(2000, 2100))
"""Years that prose may name without a preposition of time."""
_FIRM = frozenset({"since", "until", "before", "after", "from", "in"})
_BETWEEN_FIRM = frozenset({"least", "about", "around"})
_ENDS = frozenset({".", "!", "?", '"', "“", "”"})
_ADVERBS = frozenset({"also", "then", "thus", "alone", "still"})
"""May stand between a year and its verb."""
_OPENING = frozenset({"(", "[", "|", ":", ";", "–", "—", "-"})
_MONTHS = "dates.full months"
_ROUND = 50
_LISTING = frozenset({"and", "or", ",", "to", "–", "-"})
_VERBS_OF_MANY = frozenset({"had been", "have been"})
_MANY = frozenset({"are", "others", "more"})
_SOME = frozenset({"them", "these", "those"})
_IN_HAND = 80
"""Words in front through which a month is looked for."""


def guard_of(name: str) -> Callable[[Fields], bool]:
    """Return what must be true of the words around a form, by its name in the file of forms."""
    found: Callable[[Fields], bool] = globals()["is_" + name.replace(" ", "_")]
    return found


def is_year(fields: Fields) -> bool:
    """True if four digits are a year, by the words on both sides."""
    if _is_alone(fields):
        return True
    word, number = fields.before(), int(fields.text.tokens.words[fields.first][:4])
    is_likely = any(number in years for years in _LIKELY)
    if not is_likely and word not in lexicon.words("dates.strong before years"):
        return False
    in_front = fields.before(3 if fields.before(2) == "at" else 2)
    if word in _FIRM or (word in _BETWEEN_FIRM and in_front in _FIRM):
        return not _is_measured(fields)
    if _labels_a_count(fields):
        return False
    return _is_led_or_acts(fields, word, is_likely=is_likely)


def _is_led_or_acts(fields: Fields, word: str, *, is_likely: bool) -> bool:
    """True if words in front lead to a year, or if it opens a sentence and acts or owns."""
    owns = fields.after() in ("'s", "’s")
    if word in _ENDS and not (word == "." and fields.before(2) in ("c", "ca")):
        verb = fields.after(2 if fields.after() in _ADVERBS else 1)
        return owns or verb in lexicon.words("dates.acts of a year")
    if owns and is_likely:
        return True
    return _may_precede_a_year(fields, word) and not _is_count(fields)


def _may_precede_a_year(fields: Fields, word: str) -> bool:
    if not word or word in _OPENING or word in lexicon.words("dates.before years"):
        return True
    if word in ("'", "of"):
        return fields.before(2).endswith("s")
    if word == "." and fields.before(2) in ("c", "ca"):
        return True
    return word == "," and fields.before(2)[-1:].islower()


def _labels_a_count(fields: Fields) -> bool:
    """True if the words in front make a number a label or a count: "flight 1857"."""
    at = 2 if fields.before() == "." else 1
    if fields.before() in _LISTING and fields.before(2).isdecimal():
        at = 4 if fields.before(3) == "." else 3
    word = fields.before(at)
    if word == "of":
        return fields.before(at + 1) in lexicon.words("dates.of counts")
    if word == "to":
        return fields.before(at + 1) == "up"
    return word in lexicon.words("dates.before counts")


def _is_alone(fields: Fields) -> bool:
    """True if it has its line or its brackets to itself."""
    text, start, end = fields.text.tokens.text, fields.start, fields.end
    before, after = text[start - 1 : start], text[end : end + 1]
    return before in ("", "\n", "(", "[") and after in ("", "\n", ")", "]", ":")


def _is_measured(fields: Fields) -> bool:
    """True if a measure or what is counted touches the number."""
    at = 2 if fields.after() == "-" else 1
    return fields.after(at).lower() in lexicon.words("dates.measures")


def _is_count(fields: Fields) -> bool:
    one, two, three = (fields.after(count).lower() for count in (1, 2, 3))
    if one == "%" or one in _MANY or f"{one} {two}" in _VERBS_OF_MANY:
        return True
    if one == "were" and (two.endswith("ed") or two in ("dead", "missing")):
        return True
    if one == "of" and two in _SOME:
        return True
    if _is_measured(fields) or (one.isalpha() and two in lexicon.words("dates.measures")):
        return True
    is_round = int(fields.text.tokens.words[fields.first][:4]) % _ROUND == 0
    return is_round and (
        _is_plural(one) or (one.endswith(_ADJECTIVES) and _is_plural(two) and bool(three))
    )


_ADJECTIVES = ("ing", "ed", "an", "ish", "ian", "ese")


def _is_plural(word: str) -> bool:
    """True if a word looks like a plural: a count, not a year, stands in front of it."""
    if word in lexicon.words("dates.no plurals") or not word.isalpha():
        return False
    return len(word) > 3 and word.endswith("s") and word[-2] not in "siu"  # noqa: PLR2004


def is_range_of_years(fields: Fields) -> bool:
    """True if two years joined by "to" or a dash are years and not an amount."""
    return not (_labels_a_count(fields) or _is_measured(fields) or fields.after() == "%")


def is_day(fields: Fields) -> bool:
    """True if a day's name is a date and not part of an address."""
    return fields.after() not in lexicon.words("dates.places")


def is_range_of_days(fields: Fields) -> bool:
    """True if the first number is a day, not the number of a lesson: "Lesson 5 – 16 October"."""
    word, text = fields.printed_before(), fields.text.tokens.text
    parted = not fields.has("/", "to") and text[fields.text.tokens.ends[fields.first]] == " "
    is_label = _is_name(word) and word.lower() not in lexicon.words("dates.openers")
    return not parted or not is_label or _is_day_name(word)


def is_no_version(fields: Fields) -> bool:
    """True if a number with dots or strokes is not labelled as a version, section or address."""
    word = fields.before(2) if fields.before() == "." else fields.before()
    return word not in lexicon.words("dates.before versions")


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def _is_name_before(fields: Fields) -> bool:
    """True if a name or a title stands in front, which is no word that opens a sentence."""
    word = fields.printed_before()
    if word == "." and len(fields.before(2)) <= 3 and fields.before(3) not in _ENDS:  # noqa: PLR2004 - "Mr.", "J."
        titled = fields.text.tokens.words[fields.first - 2]
        return titled[:1].isupper() and not titled.isdecimal()
    is_opener = word.lower() in lexicon.words("dates.openers")
    return word[:1].isupper() and not is_opener and word not in lexicon.table(_MONTHS)


def is_month(fields: Fields) -> bool:
    """True if a month's name alone is a month, not a person or a verb."""
    if _is_name_before(fields):
        return False
    name, word = fields.text.tokens.words[fields.first], fields.before()
    word = fields.before(2) if word == "-" else word
    is_namelike = name.capitalize() in lexicon.words("dates.months as names")
    if _precedes_a_month(fields, word):
        loose = word in lexicon.words("dates.before names")
        return not (is_namelike and loose and _is_name(fields.after()))
    if is_namelike:
        return fields.after() == "," and fields.after(2)[:1].islower()
    return not _is_name(fields.after())


def _precedes_a_month(fields: Fields, word: str) -> bool:
    if word in lexicon.words("dates.before months") or word in ("(", "|", "–", "—", "/"):
        return True
    before = fields.before(2)
    if word == ",":
        return before.isdecimal() or before in values("FULLMONTH")
    return word == ":" and before[-1:].islower()


def is_weekday(fields: Fields) -> bool:
    """True if a weekday's name alone is a day, not part of a feast's or newspaper's name."""
    word = fields.printed_before()
    title = fields.before(2).capitalize() if word == "." else word
    if title in lexicon.words("dates.before weekday names"):
        return False
    after, last = fields.after(), fields.text.tokens.words[fields.behind - 1]
    if after in lexicon.words("dates.behind weekday names") | lexicon.words("dates.places"):
        return False
    if fields.word("DAYPART") and last[0].isupper() and _is_name(after):
        return False
    if fields.before() in lexicon.words("dates.before any weekday"):
        return fields.before() == "a" and fields.before(2) == ","
    return not (_is_name_before(fields) and _is_name(fields.after()))


def is_clock(fields: Fields) -> bool:
    """True if h:mm is a time of day, not a score, a ratio or a verse."""
    word, printed = fields.before(), fields.printed_before()
    scores = lexicon.words("dates.scores")
    of_scores = word in ("of", "by", "a", "was", "is") and fields.before(2) in scores
    if word in scores or of_scores or (word == "a" and fields.before(2) == "by"):
        return False
    if word == "of" or any(fields.before(count) in ("ratio", "odds", "psalm") for count in (2, 3)):
        return False
    cues = lexicon.words("dates.before clocks")
    is_cued = word in cues or _is_day_name(printed)
    if _is_name(printed) and not is_cued:
        return False
    text = fields.text.tokens.text
    if text[fields.start + 1] == ":" and text[fields.end - 1] not in "mM.":
        return word in cues or word in ("", ",", "(", "|", "–", "—", "-")
    return True


def _is_day_name(word: str) -> bool:
    names = values("FULLMONTH", "SHORTMONTH", "FULLWEEKDAY", "SHORTWEEKDAY")
    return word.lower() in names


_OF_SEASONS = frozenset({"onset", "beginning", "start", "middle", "end", "close", "depths"})


def is_season(fields: Fields) -> bool:
    """True if a season's name alone is a time: "in spring", "that autumn"; never "fall"."""
    word = fields.before(2) if fields.before() == "-" else fields.before()
    if word == "of" or (word == "the" and fields.before(2) == "of"):
        word = "in" if fields.before(3 if word == "the" else 2) in _OF_SEASONS else word
    if word == "and" and fields.before(2) in values("SEASON"):
        word = "in"
    is_thing = fields.after() in lexicon.words("dates.season things")
    if word == "the" and fields.before(2) not in lexicon.words("dates.before the seasons"):
        return False
    if word in ("the", "this", "that") and fields.after()[:1].isalpha():
        function_words = lexicon.words("function.stop") | {"of"}
        is_thing = is_thing or fields.after() == "under" or fields.after() not in function_words
    is_verb = fields.word("SEASON") == "fall"
    return word in lexicon.words("dates.before seasons") and not is_thing and not is_verb


def is_era(fields: Fields) -> bool:
    """True if a small number with "BC" or "CE" is a year and counts no things with that mark."""
    is_small = len(fields.word("BIGNUM")) < 3  # noqa: PLR2004
    after = fields.after()
    is_noun = after[:1].isalpha() and after not in lexicon.words("function.stop")
    return not (is_small and is_noun) or fields.before() in lexicon.words(
        "dates.strong before years"
    )


def is_countdown(fields: Fields) -> bool:
    """True if "D-2" is a day before another, and not a name."""
    is_worded = fields.has("+") or bool(fields.word("UNIT"))
    return is_worded or fields.before() in lexicon.words("dates.strong before years") | {"at", "on"}


def is_feast(fields: Fields) -> bool:
    """True if a feast is meant as a day: behind a preposition, or with its year."""
    if fields.year is not None:
        return True
    word = fields.before(2) if fields.before() == "the" else fields.before()
    is_cued = not word or word in _OPENING | {","} or word in lexicon.words("dates.before feasts")
    after, text = fields.after(), fields.text.tokens.text
    is_thing = after[:1].isalpha() and after not in lexicon.words("dates.behind feasts")
    is_glued = text[fields.end : fields.end + 1] in ("-", "’", "'")
    return is_cued and not is_thing and not is_glued


def is_moment(fields: Fields) -> bool:
    """True if "now" or "soon" is a time, and not "now that", "as soon as" or "Now, …"."""
    is_loose = fields.text.tokens.words[fields.first][0].isupper()
    after = fields.after()
    is_loose = is_loose or after in ("that", ",", "-", "’", "'", "'s", "’s")
    if fields.has("soon") and (
        after in ("after", "as") or (after == "to" and fields.after(2) == "be")
    ):
        return False
    return not is_loose and fields.before() not in lexicon.words("dates.before now")


def is_step(fields: Fields) -> bool:
    """True if it is a date and not a length: "over the next year"."""
    is_verb = fields.has("fall") and fields.after() in lexicon.words("dates.behind the verb fall")
    return not is_verb and fields.before() not in lexicon.words("dates.before lengths")


def is_present_step(fields: Fields) -> bool:
    """True if "last week" is a date seen from now, not "the last week"."""
    return is_step(fields) and fields.before() not in ("the", "our")


def is_distance(fields: Fields) -> bool:
    """True if "two weeks after" is a distance, not the length in "for two weeks after"."""
    hedges = lexicon.words("dates.soft lengths") | lexicon.words("dates.exact lengths")
    word = fields.before(2 if fields.before() in hedges else 1)
    return word not in lexicon.words("dates.before distances")


def is_today(fields: Fields) -> bool:
    """True if it is the day, not a newspaper's name, a word of a title or the present age."""
    if fields.text.tokens.words[fields.first][0].isupper() and _is_name(fields.printed_before()):
        return False
    return fields.before() not in ("usa", "of", "'s") and fields.after() not in ("'s", "’s")


def is_period(fields: Fields) -> bool:
    """True if "the year" is told of: the end of "the end of the year" or "late in the year"."""
    words = f"{fields.before(2)} {fields.before()}"
    return words in lexicon.words("dates.before periods")


def is_year_in_words(fields: Fields) -> bool:
    """True if what follows is no noun that is counted."""
    after = fields.after()
    return not after[:1].isalpha() or after in lexicon.words("function.stop")


def is_day_in_words(fields: Fields) -> bool:
    """True if "on the eleventh" is a day: of a month that its paragraph has just told."""
    after = fields.after()
    if after in ("-", "/") or after[:1].isalpha():
        return False
    tokens = fields.text.tokens
    line = fields.text.tokens.text.rfind("\n", 0, fields.start) + 1
    first = max(tokens.at(line), fields.first - _IN_HAND)
    near = tokens.lower[first : fields.first]
    is_told = any(
        word.capitalize() in lexicon.table(_MONTHS)
        for word in tokens.words[first : fields.first]
        if word[0].isupper()
    )
    in_a_row = set(near) & lexicon.words("dates.things in a row")
    return is_told and not in_a_row
