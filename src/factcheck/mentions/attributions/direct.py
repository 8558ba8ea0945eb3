"""Quotations with their speaker named behind them, and blocks that a sentence introduces."""

import re
from collections.abc import Iterator

from factcheck.lexicon import alternation
from factcheck.mentions.attributions.reading import Reading
from factcheck.mentions.attributions.speakers import before, behind
from factcheck.mentions.attributions.verbs import spoken, verbs_in
from factcheck.model import Attribution, NameKind, Quotation, Span

_MARKS = "“”\"'‘’«»„"
_CUE = r"(?P<cue>(?:went|goes|called|put)\s(?:on|out|in)|[a-z]+)"
_SPOKEN = re.compile(rf"\s{_CUE}(?=[\s,.;:])")
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
        if quotation.block:
            last = _introduced(reading, quotation)
        else:
            found = _named_behind(reading, quotation.span)
            if found is None and last is not None and _is_resumed(reading, last, quotation.span):
                found = Attribution(_marked(reading, quotation.span), last.cue, last.source)
            last = found
        if last is not None:
            yield last


def _marked(reading: Reading, span: Span) -> Span:
    """Take in the marks of a quotation."""
    start = span.start - 1 if reading.text[span.start - 1 : span.start] in _MARKS else span.start
    end = span.end + 1 if reading.text[span.end : span.end + 1] in _MARKS else span.end
    return Span(start, end)


def _is_resumed(reading: Reading, last: Attribution, span: Span) -> bool:
    """Say whether a quotation is the second half of the one before, or its next sentence."""
    source, cue = last.source, last.cue
    if source is None or cue is None or not last.span.end <= cue.start:
        return False
    return bool(_RESUMED.fullmatch(reading.text, max(source.end, cue.end), span.start))


def _named_behind(reading: Reading, span: Span) -> Attribution | None:
    """Return the attribution by a verb of saying that follows the closing mark."""
    if reading.text[span.end - 1 : span.end] not in tuple(",?!…"):
        return None
    block = reading.document.block_at(span.start)
    after, limit = span.end + 1, min(block.span.end if block else 0, span.end + _FAR)
    for cue, subject in _cues(reading.text, after, limit):
        source = (
            behind(reading, cue.end + 1, limit)
            if subject is None
            else before(reading, cue.start, subject)
        )
        if source is not None:
            return Attribution(_statement(reading, span), cue, source)
    return None


def _cues(text: str, after: int, limit: int) -> Iterator[tuple[Span, int | None]]:
    """Yield each verb that may attribute, and where its subject begins if it stands before it."""
    inverted = _SPOKEN.match(text, after, limit)
    behind = text[inverted.end() + 1 : inverted.end() + 2] if inverted else ""
    if inverted and inverted["cue"] in spoken() and behind.isalpha():
        yield Span(*inverted.span("cue")), None
    for match in _SPOKEN.finditer(text, after + 1, limit):
        if match["cue"] in spoken() and _SUBJECT.fullmatch(text, after + 1, match.start()):
            yield Span(*match.span("cue")), after + 1


def _statement(reading: Reading, span: Span) -> Span:
    """Return the quotation with its marks, and with the words of its sentence that lead to it."""
    marked = _marked(reading, span)
    sentence = reading.sentence_at(marked.start)
    if sentence is None or sentence.start == marked.start:
        return marked
    lead = reading.text[sentence.start : marked.start]
    is_apart = lead.endswith(", ") or any(verbs_in(lead, 0, len(lead)))
    return marked if is_apart else Span(sentence.start, marked.end)


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
    return Attribution(quotation.span, _leading_cue(reading, sentence), people[0].span)


def _leading_cue(reading: Reading, sentence: Span) -> Span:
    """Return the last noun of saying of a sentence, its last verb of saying, or its last word."""
    inside = reading.text, sentence.start, sentence.end
    said = [Span(*one.span()) for one in _SPEECH.finditer(*inside)]
    verbs = verbs_in(*inside)
    said = said or [Span(one.start, one.end) for one in verbs]
    if said:
        return said[-1]
    start = reading.text.rfind(" ", sentence.start, sentence.end) + 1
    return Span(start, sentence.end - 1)
