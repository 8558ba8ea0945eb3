"""Which words tell that something happened, and which tell the same."""

from functools import lru_cache

from factcheck.linkers.events.lexicon import CALENDAR_WORDS, LEMMAS, STOP_WORDS
from factcheck.patterns import lazy
from factcheck.text.stems import stem

WORD = lazy(r"[^\W_]+(?:[’'-][^\W_]+)*")
_POSSESSIVE = lazy(r"[’']s?\Z")
_ALIKE_TEXT = """
close shut; open inaugurate; begin start commence; end finish conclude; leave depart sail departure;
arrive land reach arrival; marry wed; letter write; call ring telephone phone; explode ignite;
lecture speak address; found establish; collapse fall; sink founder; collide strike collision;
buy acquire; fire burn; landing land; sailing sail leave; outage fail; execute hang; birth bear
"""
"""Words that tell one kind of happening; each line of them is good in both directions.

Source: chosen by hand, and open to more: synonyms, and nouns of action whose verb has another stem,
as far as histories and chronologies put one for the other. Narrow, since such a word alone makes
one happening of two tellings; the wide lines of events/steps.py only part them.
"""
_SAME_TEXT = "shut cut set put hit let burst spread hurt split wed read shed quit"
_PAST_ALIKE = frozenset(_SAME_TEXT.split())
"""Verbs whose past form is their plain form. Source: Quirk and others, 1985, §3.18."""
_NOUNS_TEXT = """
breakage purchase choice death flight growth knowledge loan loss payment sale speech theft
withdrawal agreement closure delivery departure discovery recovery failure marriage refusal response
success succession shipment signature signatory decision collision division expansion explosion
extension invasion receipt reception description production reduction resolution destruction
construction election injection inspection detection permission admission submission transmission
entry entrance opening visitor birth phone buses crises dying lying
"""
_FORMS = (frozenset(LEMMAS) - frozenset(_NOUNS_TEXT.split())) | _PAST_ALIKE
_NOT_PAST_TEXT = "red bed hundred indeed need speed seed feed breed sacred united"
_NOT_PAST = frozenset(_NOT_PAST_TEXT.split())
_OCCURRING_TEXT = """
occur happen take begin start break come strike kill injure destroy wreck tear rip hold give deliver
sign open close fall celebrate send write date perform fight play
"""
OCCURRING = frozenset(map(stem, _OCCURRING_TEXT.split()))
"""Verbs that, behind a noun of action, tell when it was: "the lecture was given on 3 May"."""
_LIGHT_TEXT = "give hold deliver make write send suffer issue launch sign fight play"
LIGHT = frozenset(map(stem, _LIGHT_TEXT.split()))
"""Verbs that leave it to the noun behind them to tell the deed: "gave a lecture"."""


def _alike() -> dict[str, frozenset[str]]:
    found = dict[str, frozenset[str]]()
    for line in _ALIKE_TEXT.split(";"):
        words = frozenset(map(stem, line.split()))
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found


_ALIKE = _alike()


def alike(word: str) -> frozenset[str]:
    """Return the stems that tell the same kind of happening as a stem, itself included."""
    return _ALIKE.get(word, frozenset()) | {word}


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Return a word in small letters, without a possessive ending."""
    return _POSSESSIVE.sub("", word).lower()


@lru_cache(maxsize=65_536)
def is_past(word: str) -> bool:
    """Say whether a word has the form of a verb that tells what was done."""
    low = word.lower()
    regular = low.endswith("ed") and len(low) > len("need") and low not in _NOT_PAST
    return word[:1].islower() and (regular or low in _FORMS)


def contents(words: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning."""
    found = (plain(word) for word in WORD.findall(words))
    return frozenset(map(stem, filter(carries, found)))


@lru_cache(maxsize=65_536)
def bearing(word: str) -> str:
    """Return the stem of a word, as printed, that carries meaning; of others nothing."""
    low = plain(word)
    return stem(low) if carries(low) else ""


def carries(word: str) -> bool:
    """Say whether a word in small letters carries meaning: no function word, number or unit."""
    return word not in STOP_WORDS and word not in CALENDAR_WORDS and not word.isdigit()
