"""Findings as queries for the author, in plain words: both places, and what to do."""

import re
from collections.abc import Iterator

from factcheck.model import Document, Finding, Place, fix, options
from factcheck.model.calendar import MONTHS
from factcheck.model.dates import Edtf, spoken
from factcheck.model.whereabouts import findable, whereabouts

_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_MONTH_FIRST = re.compile(rf"\b(?:{'|'.join(one[:3] for one in MONTHS)})[a-z]*\.? \d{{1,2}}\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b")
_DAY_OF_TIME = re.compile(r"\b\d{1,2} \w+ \d{4} at ")
_NO_SUCH = ("there is no such date", "there is no such time")


def query(document: Document, finding: Finding) -> str:
    """Return a finding as one or two sentences that can be sent to an author.

    “7,430 here, 7,340 in “Results”, third paragraph. Please confirm.” For calculations and single
    words, the first sentence is the message, and the second is the fix as a question.
    """
    other = other_side(finding)
    repairs = [one for one in finding.suggestions if one.side == "this"]
    if other and _tells_two_sides(finding):
        told = f"{_two_sides(document, finding.place, other)}."
    else:
        message = plain(document, finding)
        told = sentence(f"{message[:1].upper()}{message[1:]}")
    sure = fix(finding)
    if sure is not None:
        return f"{told} Change to “{sure.words}”{' there' if sure.changes else ''}?"
    if not repairs or not options(finding):
        return f"{told} {'Which figure is wrong?' if finding.code == 'QTY02' else 'Please check.'}"
    if len(finding.suggestions) > len(repairs):
        return f"{told} Please confirm."
    asked = " or ".join(f"“{one.text}”" for one in repairs)
    return f"{told} Change to {asked}?"


def query_there(document: Document, finding: Finding, place: Place) -> str:
    """Return the query for the other place of a finding, which refers to the query at the first."""
    if _tells_two_sides(finding):
        return f"{_two_sides(document, place, finding.place)}: see the comment there."
    where = whereabouts_of(document, place, finding.place)
    message = plain(document, finding)
    return sentence(f"See the comment {where}: {message[:1].lower()}{message[1:]}")


def query_apart(document: Document, finding: Finding, place: Place) -> str:
    """Return the query for the other place of a finding, without referring to the flagged place."""
    if _tells_two_sides(finding):
        return f"{_two_sides(document, place, finding.place)}. Please confirm."
    message = plain(document, finding)
    return sentence(f"Contradicted elsewhere: {message}")


def other_side(finding: Finding) -> Place | None:
    """Return the first place that contradicts the flagged place; None if there is none."""
    return next((one.place for one in finding.related if one.role == "counter"), None)


def sentence(words: str) -> str:
    """Return words with a period at the end, unless they already end with a period."""
    return words if words.endswith(".") else f"{words}."


def _two_sides(document: Document, here: Place, there: Place) -> str:
    where = whereabouts_of(document, here, there)
    return f"“{_words(document, here)}” here, “{_words(document, there)}” {where}"


def plain(document: Document, finding: Finding) -> str:
    """Return the message of a finding, worded for an author: "8 May 2021 was a Saturday".

    Dates are written in the style of the document ("May 8, 2021"), unless it uses numeric dates. If
    several clock times are on the same day, the day is stated only once.
    """
    own = document.words(finding.place.span) or finding.place.text
    words = " ".join([own, *(one.place.text for one in finding.related)])
    message = finding.message.replace("no such date or time", _NO_SUCH[":" in own])
    if not _ISO.search(words):
        is_month_first = _MONTH_FIRST.search(words)

        def told(found: re.Match[str]) -> str:
            day = spoken(Edtf.parse(found[0]))
            return _DAY_FIRST.sub(r"\2 \1, \3", day) if is_month_first else day

        message = _ISO.sub(told, message)
    day = _DAY_OF_TIME.search(message)
    if day is None:
        return message
    return message[: day.end()] + message[day.end() :].replace(day[0], "")


def arithmetic(finding: Finding) -> Iterator[str]:
    """Yield the lines of a proof that contain a calculation: "151 + 94 + 82 = 327"."""
    return (line for line in finding.proof if " = " in line)


def whereabouts_of(document: Document, here: Place, there: Place) -> str:
    """Return the position of a place relative to another: "in “Results”, third paragraph"."""
    if there.path != here.path and not there.span:
        return f"in {there.path}, line {there.line}"
    near, far = (whereabouts(document, one) for one in (here, there))
    return "in the same paragraph" if near == far else f"in {far}"


def _tells_two_sides(finding: Finding) -> bool:
    """Return True if a finding compares two versions of the same thing."""
    has_both = {one.side for one in finding.suggestions} == {"this", "counter"}
    is_usual = any(one.places or one.certain for one in finding.suggestions)
    return has_both or is_usual


def _words(document: Document, place: Place) -> str:
    return "".join(findable(document, place))
