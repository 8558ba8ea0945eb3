"""Quotations with their speaker named behind them, and blocks that a sentence introduces."""

import re
from collections.abc import Iterator

from factcheck.lexicon import alternation
from factcheck.mentions.attributions.reading import Reading
from factcheck.mentions.attributions.speakers import before, behind
from factcheck.mentions.attributions.verbs import spoken, verbs_in
from factcheck.model import Attribution, NameKind, Quotation, Span

_MARKS = "“”\"'‘’«»„"
_SPOKEN = re.compile(r"\s(?P<cue>(?:went|goes|called|put)\s(?:on|out|in)|[a-z]+)(?=[\s,.;:])")
_SUBJECT = re.compile(
    r"[^,.;:“”\"]{2,90}"
    r"|(?:as\s)?(?:(?!\b(?:or|when|that|while|if)\b)[^,.;:“”\"]){2,60},\s[^,.;:“”\"]{2,70},"
    r"(?:\s(?:later|once|then|has|had))?"
)
"""“…,” she told a hearing; “…,” its director, Bo Lind, told a hearing."""
_RESUMED = re.compile(r"[^.“\"\n]{0,80}[.,] [“\"]")
_SPEECH = re.compile(
    r"\bto\s(?:convey|express|say|voice|explain|announce)\b"
    rf"|\b(?:{alternation('saying.utterances')}|words|answer|verdict)\b"
)
"""What introduces a block beside a verb of saying."""
_FAR = 160
"""How far behind a quotation its speaker may be named, in code points."""


def direct(reading: Reading) -> Iterator[Attribution]:
    """Yield an attribution for each quotation whose speaker stands right behind it.

    “…,” said Hu. / “…,” she added. / “…,” said Hu, “…” / “…,” Hu told a briefing. “…”
    """
    last: Attribution | None = None
    for quotation in reading.quotations:
        span = quotation.span
        if quotation.block:
            last = _introduced(reading, quotation)
        elif found := _named_behind(reading, span):
            last = found
        elif last and last.cue and last.source and last.span.end <= last.cue.start:
            end = max(last.source.end, last.cue.end)
            goes_on = _RESUMED.fullmatch(reading.text, end, span.start)
            last = (
                Attribution(_with_lead(reading, span), last.cue, last.source) if goes_on else None
            )
        else:
            last = None
        if last is not None:
            yield last


def _marked(reading: Reading, span: Span) -> Span:
    """Take in the marks of a quotation."""
    start, end = reading.text[span.start - 1 : span.start], reading.text[span.end : span.end + 1]
    return Span(
        span.start - (start in _MARKS and start != ""), span.end + (end in _MARKS and end != "")
    )


def _named_behind(reading: Reading, span: Span) -> Attribution | None:
    """Return the attribution by a verb of saying that follows the closing mark."""
    text, block = reading.text, reading.document.block_at(span.start)
    if block is None or text[span.end - 1 : span.end] not in tuple(",?!…"):
        return None
    after, limit = span.end + 1, min(block.span.end, span.end + _FAR)
    for match in _SPOKEN.finditer(text, after, limit):
        if match["cue"] not in spoken():
            continue
        source = behind(reading, match.end() + 1, limit) if match.start() == after else None
        if source is None and _SUBJECT.fullmatch(text, after + 1, match.start()):
            source = before(reading, match.start("cue"), after + 1)
        if source is not None:
            return Attribution(_marked(reading, span), Span(*match.span("cue")), source)
    return None


def _with_lead(reading: Reading, span: Span) -> Span:
    """Return a quotation with its marks, and with the words of its sentence that lead to it."""
    marked = _marked(reading, span)
    sentence = reading.sentence_at(marked.start)
    lead = reading.text[sentence.start : marked.start] if sentence else ""
    is_apart = lead.endswith(", ") or any(verbs_in(lead, 0, len(lead)))
    return marked if is_apart else Span(marked.start - len(lead), marked.end)


def _introduced(reading: Reading, quotation: Quotation) -> Attribution | None:
    """Return the attribution of a block by the sentence with a colon that leads to it."""
    block = reading.document.block_at(quotation.span.start - 2)
    sentence = reading.sentence_at(block.span.end - 1) if block else None
    if sentence is None or not reading.document.words(sentence).endswith(":"):
        return None
    named = reading.within(sentence.start, sentence.end)
    people = [name for name in named if name.kind is NameKind.PERSON]
    if len({name.parts[-1] for name in people}) != 1:
        return None
    inside = reading.text, sentence.start, sentence.end
    said = [Span(*one.span()) for one in _SPEECH.finditer(*inside)]
    said = said or [Span(one.start, one.end) for one in verbs_in(*inside)]
    return Attribution(quotation.span, said[-1] if said else sentence, people[0].span)
