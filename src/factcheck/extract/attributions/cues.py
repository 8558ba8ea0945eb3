"""Cues other than a verb with its clause: each is a pattern, its speaker and its statement.

Examples: "According to Hu", "Hu's claim that", "…, said Hu", "…, Hu said on Monday", "as Hu put
it", "was confirmed by Hu", "is said to be".
"""

import re
from collections.abc import Callable, Iterator

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.extract.attributions.place import Place
from factcheck.extract.attributions.reading import OWNER
from factcheck.extract.attributions.speakers import PREPOSITIONS, WHEN, before, behind
from factcheck.extract.attributions.verbs import any_of, finite
from factcheck.lexicon import alternation
from factcheck.model import Attribution, Span

Who = Callable[[Place, re.Match[str]], Span | None]
"""A function from a match to the span of the speaker; None if there is none."""
What = Callable[[Place, re.Match[str], Span | None], Span | None]
"""A function from a match and its speaker to the span of the statement; None if there is none."""
_LEAST = 6
"""The minimum length of a statement, in code points."""


Form = tuple[frozenset[str], re.Pattern[str], What, Who | None]
"""A cue: words of which a sentence with it contains one, its pattern with a group `cue`, and the
functions for the statement and the speaker (None if the pattern names none).
"""


def cued(place: Place) -> Iterator[Attribution]:
    """Yield the attributions by cues in a sentence, pattern by pattern.

    Patterns that name no speaker come last.
    """
    for words, pattern, what, who in _FORMS:
        if words.isdisjoint(place.words):
            continue
        for match in pattern.finditer(place.text, place.start, place.end):
            source = who(place, match) if who else None
            if place.reading.quoted.at(match.start()) or (who and not source):
                continue
            said = what(place, match, source)
            if said is not None and len(said) >= _LEAST:
                yield Attribution(said, Span(*match.span("cue")), source)


# ---- statements ----


def _clause(place: Place, match: re.Match[str], _: Span | None) -> Span:
    return place.clause(match.end())


_MARK = re.compile(r"[,;:)]\s?|\.(?=\s|$)|\s\(|$")
_MARKS = 3
"""The maximum distance between a remark and its quotation, in code points."""
_OPENING = (";", ":", ", but", ", and", ", while", ", yet", "But", "And", "Yet")


def _beside(place: Place, match: re.Match[str], source: Span | None) -> Span | None:
    """Return the statement beside a remark: what follows if it opens the sentence or a clause."""
    text, lead = place.text, place.text[place.start : match.start()].rstrip(", ")
    end = max(match.end(), source.end if source else 0)
    if text[end - 1] != " ":
        mark = _MARK.search(text, end, place.end)
        end = mark.end() if mark else place.end
    if lead and not lead.endswith(_OPENING):
        return place.around(place.start + len(lead), end)
    until = text.find("; ", end, place.end)
    last = place.end if until < 0 else until
    return Span(end, last) if end < last else None


def _remarked(place: Place, match: re.Match[str], source: Span | None) -> Span | None:
    """Return the statement that ", he said," interrupts or ends, if it has a finite verb."""
    comma = place.text.rfind(", ", place.start, match.start() + 2)
    end = max(match.end(), source.end if source else 0)
    said = place.around(comma, end)
    words = word_list(place.text[said.start : said.end], str)
    verbs = lexicon.words("function.auxiliaries")
    is_clause = any(one in verbs or one.endswith(("ed", "n’t", "n't")) for one in words)
    return said if is_clause else None


def _put(place: Place, match: re.Match[str], source: Span | None) -> Span | None:
    """Return the statement of "as Hu put it": the quotation after it, if there is one."""
    end = max(match.end(), source.end if source else 0)
    for quoted in place.reading.quoted_in(place.sentence):
        if 0 <= quoted.start - end <= _MARKS:
            return Span(quoted.start - 1, quoted.end + 1)
    return _beside(place, match, source)


# ---- speakers ----


def _parted(place: Place, match: re.Match[str]) -> Span | None:
    """Return the subject that the pattern captures before the cue."""
    return before(place.reading, match.start("cue"), match.start("who"))


def _behind(place: Place, match: re.Match[str]) -> Span | None:
    return behind(place.reading, match.end(), place.end)


def _owner(place: Place, match: re.Match[str]) -> Span | None:
    """Return the owner of the cue's noun: "Hu’s claim"."""
    noun = place.text.rfind(" ", 0, match.end("cue")) + 1
    owner = OWNER.search(place.text, place.start, noun)
    name = place.reading.name_to.get(owner.start()) if owner else None
    return name.span if name else None


def _until_mark(place: Place, match: re.Match[str]) -> Span | None:
    """Return the speaker after "according to": a name, an office, a document, a group."""
    mark = _MARK.search(place.text, match.end(), place.end)
    end = mark.start() if mark else place.end
    words = place.text[match.end() : end].split()
    if not words or not lexicon.words("saying.orders").isdisjoint((*words[:2], words[-1])):
        return None
    return behind(place.reading, match.end(), end)


def _by_agent(place: Place, match: re.Match[str], _: Span | None) -> Span:
    """Return the statement that "was confirmed by" somebody."""
    said = place.around(match.start() - 1, place.end)
    return Span(said.start, match.start() - 1)


_NO_RELATIVE = (
    rf"(?!(?:(?:also|then|later|never|had|have|has)\s)?(?:{alternation('function.auxiliaries')}"
    r"|seems?|appears?|explain|contain|[a-z]+ed)\b)"
)
"""Words that can follow the pronoun "that", but not the conjunction."""
_REMARKS = finite("saying.comment clauses") | {"pointed", "points"}
_REMARK = rf"(?:{any_of(finite('saying.comment clauses'))}|pointed out|points out)"
_AS_REMARKED = any_of(finite("saying.comment clauses") - lexicon.words("saying.nouns too"))
_SAID_TO = alternation("saying.hearsay", "saying.hearsay without it")
_SAID_THAT = alternation("saying.hearsay", "saying.hearsay with it")
_HEARSAY = frozenset(f"{_SAID_TO}|{_SAID_THAT}|reportedly|allegedly".split("|"))
_BE = r"\b(?:is|are|was|were|been|being)"


def _form(words: frozenset[str], pattern: str, what: What, who: Who | None = None) -> Form:
    return words, re.compile(pattern), what, who


_FORMS = (
    _form(frozenset({"according"}), r"\b(?P<cue>[Aa]ccording\sto)\s", _beside, _until_mark),
    _form(
        lexicon.words("saying.statements"),
        rf"\b(?P<cue>{alternation('saying.statements')})"
        rf"(?:\son\s[A-Z\d][^,.;:“”]{{2,16}}?)?\sthat\s{_NO_RELATIVE}",
        _clause,
        _owner,
    ),
    _form(
        frozenset({"as"}),
        r"\b[Aa]s\s(?P<who>[^;:.“”\"]{2,90}?)\s(?:(?:once|later|has|have|had)\s){0,2}"
        rf"(?P<cue>puts? it|{_AS_REMARKED})(?=,|$|\s(?:in|on|at)\b)",
        _put,
        _parted,
    ),
    _form(
        frozenset({"by"}),
        rf"(?<!\bnot\s)(?<!\bnever\s){_BE}\s(?:(?!not\b|never\b)\w+\s)?"
        rf"(?P<cue>(?:{alternation('saying.by an agent')})\sby)\s",
        _by_agent,
        _behind,
    ),
    _form(_REMARKS, rf",\s(?P<cue>{_REMARK})\s(?=[^\W\d_])", _remarked, _behind),
    _form(
        _REMARKS,
        rf"(?<=,)\s(?P<who>(?!(?:{PREPOSITIONS}|which|whom?|and|but)\s)[^,;:.“”\"]{{2,60}}?)\s(?P<cue>{_REMARK})(?:\s(?:{PREPOSITIONS}|{WHEN}"
        r"|reporters|them|him|her|us|me|it)\b[^,;.“”\"]{0,60})?(?=,|$)",
        _remarked,
        _parted,
    ),
    _form(
        _HEARSAY,
        rf"\b(?P<cue>(?:is|are|was|were|been|being)\s(?:widely\s)?(?:{_SAID_TO})\sto"
        r"(?:\sbe|\shave)?|[Ii]t\s(?:is|was|ha[sd]\s(?:\w+\s)?been)\s(?:\w+\s)?"
        rf"(?:{_SAID_THAT})(?:\s(?:in|on|at)\s[^,;.:“”\"]{{2,40}}?)?\sthat"
        r"|[Rr]eportedly|[Aa]llegedly)\s",
        _clause,
    ),
    _form(
        finite("saying.addressing"),
        rf"{_BE}\s(?:\w+ly\s)?"
        rf"(?P<cue>{any_of(finite('saying.addressing'))})\s(?:that|if|whether|how|why)\s",
        _clause,
    ),
)
