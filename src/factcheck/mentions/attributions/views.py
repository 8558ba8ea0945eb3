"""Whose view something is: "in Hu’s view", "as Hu put it", "for Hu", "what Hu saw as"."""

import re
from collections.abc import Iterator

from factcheck.mentions.attributions.cuewords import IN_VIEW, PUT, PUT_WORDS, VIEW_WORDS
from factcheck.mentions.attributions.place import Place
from factcheck.mentions.attributions.subjects import before, behind
from factcheck.model import Attribution, NameKind, Span
from factcheck.patterns import lazy

_OPENS = lazy(r"(?:;|:|,\s(?:but|and|while|yet))\s$")
_FOR = lazy(r"For\s(?=[A-Z]|this\s|the\s|many\s|some\s|most\s|critics|historians|those)")
_JUDGES = lazy(
    r"(?:(?!\d)[^,;:“”]){2,90}?\s(?:is|was|are|were|seem(?:s|ed)|appear(?:s|ed)|would|could|should"
    r"|mean[st]|remain(?:s|ed)|represent(?:s|ed)|amount(?:s|ed)\sto)\s"
)
"""A clause that judges: its verb is one of being or seeming, or a modal."""
_APPOSED = lazy(r"(?:,\s[^,;:“”]{3,200})?,\s")
_COMMA = lazy(r",\s")
_DESCRIBED = lazy(r",\s(?:an?|the|who|then|now)\s")
"""What tells that a full name is a person's: "For Jo Dahl, a father of three, …"."""
_SELF = lazy(r"(?:this|the present)\s(?:author|writer|observer)")
_THINKERS = lazy(
    r"those\swho\s[^,;:.“”\"]{2,50}(?=,)|(?:the|many|some|most|several)?\s?(?:[\w’-]+\s){0,2}?(?:critics|historians|scholars|experts"
    r"|analysts|observers|supporters|opponents|sceptics|skeptics|economists|engineers|scientists)\b"
)
_SEEN = lazy(
    r"\b(?:what|which)\s(?P<who>[^,;:.“”\"]{2,40}?)\s(?P<verb>(?:has|have|had)\s)?"
    r"(?P<cue>(?:saw|sees|seen|regarded|regards|described|describes|viewed|views|denounced|perceived"
    r"|condemned|criticised|criticized)\sas|(?:(?:called|calls|termed|terms|considered|considers|dubbed"
    r"|deemed|regarded\sas)(?:\sto\sbe)?|believed\sto\sbe|believes\sto\sbe))\s"
)


def _for(place: Place) -> Iterator[Attribution]:
    """Yield "For Hu, the editor, it was a trap", whose clause judges something."""
    opens = _FOR.match(place.text, place.start, place.end)
    source = _thinker(place, opens.end()) if opens else None
    if opens is None or source is None:
        return
    comma = _APPOSED.match(place.text, source.end, place.end)
    if comma and not _JUDGES.match(place.text, comma.end(), place.end):
        comma = _COMMA.match(place.text, source.end, place.end)
    if comma and _JUDGES.match(place.text, comma.end(), place.end):
        cue = Span(opens.start(), source.end)
        yield Attribution(Span(comma.end(), place.end), cue, source)


def _thinker(place: Place, at: int) -> Span | None:
    """Return a person, the author, or people of learning named at a place."""
    for pattern in (_SELF, _THINKERS):
        found = pattern.match(place.text, at, place.end)
        if found:
            return Span(*found.span())
    source = behind(place.reading, at, place.end)
    name = place.reading.name_to(source.end) if source else None
    is_person = name is not None and name.kind is NameKind.PERSON
    described = (
        name is not None and len(name.parts) > 1 and _DESCRIBED.match(place.text, name.span.end)
    )
    return source if is_person or described else None


def _seen_as(place: Place) -> Iterator[Attribution]:
    """Yield "what she saw as the neglect of the dock"."""
    for match in _SEEN.finditer(place.text, place.start, place.end):
        source = before(place.reading, match.end("who") + 1, match.start("who"))
        if source is not None and not place.reading.is_quoted(match.start()):
            yield Attribution(place.thing(match.end()), Span(*match.span("cue")), source)


def _in_view(place: Place) -> Iterator[Attribution]:
    """Yield "in Lind's view, …" and "in her opinion, …"."""
    for match in IN_VIEW.finditer(place.text, place.start, place.end):
        source = _viewer(place, match)
        if source is not None and not place.reading.is_quoted(match.start()):
            statement = place.clause(match.end() + 1 + place.text.startswith(",", match.end()))
            if match.start() != place.start and not _OPENS.search(
                place.text, place.start, match.start()
            ):
                statement = place.around(len(place.text[: match.start()].rstrip(", ")), match.end())
            yield Attribution(statement, Span(*match.span("cue")), source)


def _viewer(place: Place, match: re.Match[str]) -> Span | None:
    if match["who"].lower() in ("his", "her"):
        return place.reading.antecedent(match.start("who"), match["who"].lower())
    if match["who"].lower() == "their":
        subject = place.subject(match.start())
        return subject if subject and place.text[subject.end - 1] == "s" else None
    name = place.reading.name_to(match.end("who"))
    return name.span if name else None


def _put(place: Place) -> Iterator[Attribution]:
    """Yield "as one driver put it"."""
    for match in PUT.finditer(place.text, place.start, place.end):
        source = before(place.reading, match.start("cue"), match.start("who"))
        if source is None or place.reading.is_quoted(match.start()):
            continue
        at = len(place.text[: match.start()].rstrip(", "))
        statement = place.around(at, match.end()) if at > place.start else None
        statement = statement or Span(min(match.end() + 2, place.end), place.end)
        if statement.start < statement.end:
            yield Attribution(_quoted_only(place, statement), Span(*match.span("cue")), source)


def _quoted_only(place: Place, span: Span) -> Span:
    """Return the quotation with which a statement ends, where it does."""
    for quoted in place.reading.around(span.end):
        if quoted.start > span.start and quoted.end + 2 >= span.end:
            return Span(quoted.start - 1, quoted.end + 1)
    return span


VIEWS = (
    (VIEW_WORDS, _in_view),
    (PUT_WORDS, _put),
    (frozenset({"for"}), _for),
    (frozenset({"what", "which"}), _seen_as),
)
"""What yields each kind of view, with the words of which a sentence must have one."""
