"""The errata list that is sent to an author: what to read for what, or which two differ.

What the document itself settles (a form that it has elsewhere, a word that is none), or a person
has accepted, stands under "To correct"; what only the author can settle under "To decide"; what he
is asked under "Queries". What is dismissed or put off is left out. Each line names the place by
heading and count, as a person looks for it on paper, and the smallest words that change.
"""

from collections.abc import Iterator, Sequence

from factcheck.model import (
    Choice,
    Decision,
    Document,
    Finding,
    Option,
    Place,
    Report,
    Suggestion,
    accepted,
)
from factcheck.model.whereabouts import findable, whereabouts
from factcheck.reports.escape import markdown
from factcheck.values import frozen
from factcheck.wording import changed

_MOST_GROUNDS = 4
"""Figures that a line names as those that it is reckoned from; of more it gives the number."""

CORRECT, DECIDE, QUERIES = HEADS = ("To correct", "To decide", "Queries")


@frozen
class Erratum:
    """One line of the list."""

    words: str
    """As Markdown."""
    head: str
    """Under which it stands: one of `HEADS`."""


def to_errata(reports: Sequence[Report], *, codes: bool = False) -> str:
    """Return the errata of every report as Markdown, one line a finding, in order of the text.

    Args:
        reports: Each becomes a list of its own.
        codes: Close each line by the code of its check, which `factcheck explain` takes.
    """
    lists = ("\n".join(_list(report, codes=codes)) for report in reports)
    return "\n".join(one.rstrip("\n") + "\n" for one in lists)


def errata(report: Report, *, codes: bool = False) -> tuple[Erratum, ...]:
    """Return the lines for the findings of a report, in order of the text, each said once."""
    lines = dict[tuple[str, str], Erratum]()
    decided = _decided(report)
    for finding, decision in sorted(decided, key=lambda pair: _order(_wrong(*pair))):
        line = _line(report.dossier.document, finding, decision)
        key = (line.words, "") if decision or not finding.suggestions else _key(finding)
        code = f" [{finding.code}]" if codes else ""
        lines.setdefault(key, Erratum(line.words + code, line.head))
    return tuple(lines.values())


def has_errata(report: Report) -> bool:
    """True if the errata list of a document has something to tell its author."""
    return bool(_decided(report))


def _decided(report: Report) -> list[tuple[Finding, Decision | None]]:
    """Return the findings that are open, accepted, or of which the author is asked."""
    asked = (Choice.ACCEPTED, Choice.QUERIED)
    settled = [(one.finding, one.decision) for one in report.settled if one.decision]
    told = [(finding, decision) for finding, decision in settled if decision.do in asked]
    return [*((finding, None) for finding in report.findings), *told]


def _key(finding: Finding) -> tuple[str, str]:
    """Return what makes two lines the same: the place and what is to be read there."""
    place = finding.place
    return f"{place.path}:{place.line}:{place.column}", finding.suggestions[0].text


def _list(report: Report, *, codes: bool) -> Iterator[str]:
    yield f"# Errata: {markdown(title(report))}\n"
    lines = errata(report, codes=codes)
    if not lines:
        yield "No conflicts found." if report.ran else "Nothing was checked."
    for head in HEADS:
        told = [f"- {line.words}" for line in lines if line.head == head]
        if told:
            yield "\n".join((f"## {head}\n", *told, ""))


def title(report: Report) -> str:
    """Return the title of the document of a report with its subtitle, or else its path."""
    own = report.dossier.record.source
    parts = [part for part in (own.title, own.subtitle) if part] if own else []
    return ": ".join(parts) or report.path


def _order(place: Place) -> tuple[int, int, int, int]:
    """Return the place in the document, which in a claims folder is not that in the files."""
    return int(place.page or 0), place.cited, place.line, place.column


def _wrong(finding: Finding, decision: Decision | None) -> Place:
    """Return where something is to be changed, if it is decided; else the finding's own place."""
    way = accepted(finding, decision) if decision else None
    places = [finding.place, *(part.place for part in finding.related)]
    return places[way.changes] if way else finding.place


def _line(document: Document, finding: Finding, decision: Decision | None) -> Erratum:
    way = accepted(finding, decision) if decision else None
    if way is not None:
        return Erratum(_mended(document, finding, way), CORRECT)
    if decision is not None and decision.do is Choice.QUERIED:
        return Erratum(_asked(document, finding, decision), QUERIES)
    return _undecided(document, finding)


def _undecided(document: Document, finding: Finding) -> Erratum:
    here = [item for item in finding.suggestions if item.side == "this"]
    there = [item for item in finding.suggestions if item.side == "counter"]
    if not here:
        return Erratum(_doubt(document, finding), DECIDE)
    place = _where(document, finding.place)
    own = findable(document, finding.place)
    if there and finding.related:
        other = finding.related[0].place
        first = f"{place}: either {_for_read(own, here[0])}"
        second = f"{_where(document, other)}: {_for_read(findable(document, other), there[0])}"
        return Erratum(f"{first}, or {second}", DECIDE)
    others = "".join(f" or *{markdown(item.text)}*" for item in here[1:])
    words = f"{place}: {_for_read(own, here[0], whole=bool(others))}{others}"
    if len(here) == 1 and is_settled(finding):
        return Erratum(words, CORRECT)
    return Erratum(words + _grounds(finding), DECIDE)


def is_settled(finding: Finding) -> bool:
    """True if the document settles the one repair of a finding: it has that form elsewhere.

    So do words that are none: there nothing stands against the repair. What is reckoned from other
    words is right only if these are.
    """
    repairs = finding.suggestions
    if len(repairs) != 1 or repairs[0].side != "this":
        return False
    return repairs[0].certain or repairs[0].places > 0 or not finding.related


def _mended(document: Document, finding: Finding, way: Option) -> str:
    """Return what is to be changed of a finding of which one reading is accepted."""
    places = [finding.place, *(part.place for part in finding.related)]
    wrong = places[way.changes]
    if way.words:
        own = findable(document, wrong)
        return f"{_where(document, wrong)}: {_for_read(own, Suggestion(way.words))}"
    told = f"{_where(document, wrong)}: *{markdown(wrong.text)}*: {markdown(finding.message)}"
    if way.keeps is None:
        return told
    kept = places[way.keeps]
    return f"{told}; *{markdown(kept.text)}*, {_where(document, kept)}, is right"


def _asked(document: Document, finding: Finding, decision: Decision) -> str:
    """Return what the author is asked, with the places that it is about."""
    places = [finding.place, *(part.place for part in finding.related)]
    shown = "; ".join(f"{_where(document, one)}: *{markdown(one.text)}*" for one in places)
    to = f" ({markdown(decision.to)})" if decision.to else ""
    return f"{shown}: {markdown(decision.why or finding.message)}{to}"


def _doubt(document: Document, finding: Finding) -> str:
    """Return a line that asks: nothing in the document tells what is to be read."""
    words, message = finding.place.text, finding.message.removeprefix(f"“{finding.place.text}”: ")
    between = "" if message.startswith(f"{words} ") else ": "
    told = f"*{markdown(words)}*{between}{markdown(message[0 if between else len(words) :])}"
    others = [part.place for part in finding.related if part.role == "counter"]
    if others and ("elsewhere" in message or "there" in message or others[0].text in message):
        told += f" (see {_where(document, others[0], between=', ')})"
    return f"{_where(document, finding.place)}: {told}. Please check."


def _grounds(finding: Finding) -> str:
    """Return the condition under which a reckoned repair holds: "if *from 3 to 9 May* is right"."""
    words = list(dict.fromkeys(part.place.text for part in finding.related))
    if not words:
        return ""
    if len(words) > _MOST_GROUNDS:
        return f", if the {len(words)} figures that it is reckoned from are right"
    told = [f"*{markdown(one)}*" for one in words]
    joined = " and ".join(part for part in (", ".join(told[:-1]), told[-1]) if part)
    return f", if {joined} {'is' if len(told) == 1 else 'are'} right"


def _for_read(own: tuple[str, str], repair: Suggestion, *, whole: bool = False) -> str:
    """Return "for *this* read *that* (4 other places have it so)".

    Args:
        own: A word in front, if it is needed, and the words as they stand.
        repair: What is to be read for them.
        whole: Name all of the words and not only those that change.
    """
    front, words = own
    old, new = (words, repair.text) if whole else changed(words, repair.text)
    old, new = front + old, front + new
    text = f"for *{markdown(old)}* read *{markdown(new)}*"
    if repair.places < 1:
        return text
    noun = "place has" if repair.places == 1 else "places have"
    return f"{text} ({repair.places} other {noun} it so)"


def _where(document: Document, place: Place, *, between: str = " ") -> str:
    """Return "“The fire”, second paragraph (line 102)", or with a comma before the line.

    A Word document has no lines that a person could count; of a claim file the line is given that
    it cites, and the place in the file.
    """
    told = markdown(whereabouts(document, place))
    line = f"{markdown(place.path)}:{place.line}" if place.cited else f"line {place.line}"
    if place.counted == "paragraph" and not place.cited:
        return told
    return f"{told}, {line}" if between == ", " else f"{told} ({line})"
