"""Abbreviations: periods, plurals, and repeated explanations.

Source: The Chicago Manual of Style, 17th ed., 7.15, 10.2-10.4.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.extract.forms.prose import Prose
from factcheck.model import Abbreviation, BlockKind, Chapter, Document, Facts, Span
from factcheck.model.forms import Chosen, FormClass, FormMention, Variant, Variation

_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}")
STOPPED, PLAIN = "with full stops", "without"


def stops(prose: Prose) -> Iterator[FormMention]:
    """Yield the occurrences, in any form, of abbreviations that have periods at least once."""
    words = prose.words
    dotted = {
        word.replace(".", ""): places
        for word, places in words.by_lower.items()
        if _DOTTED.fullmatch(word) and word not in lexicon.words("forms.with full stops")
    }
    for letters, places in dotted.items():
        for at in places:
            if prose.own[at] and words.words[at][0].isupper() and not _is_cited(prose, at):
                yield _short(prose, at, letters, STOPPED)
        for at in words.by_lower.get(letters, ()):
            if prose.own[at] and words.words[at].isupper():
                yield _short(prose, at, letters, PLAIN)


def _short(prose: Prose, at: int, letters: str, form: str) -> FormMention:
    span, word = prose.words.span(at), prose.words.words[at]
    return FormMention(span, FormClass.ABBREVIATION, short_key(letters), form, word)


def _is_cited(prose: Prose, at: int) -> bool:
    """Return True if an abbreviation is part of a legal citation: "181 N.C. 393", "(N.J. 1919)"."""
    words = prose.words.words
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    is_numbered = before[:1].isdigit() or after[:1].isdigit()
    return is_numbered or (before == "(" and after[:1].isupper())


def short_key(word: str) -> str:
    """Return the key of an abbreviation, which is the same with or without periods."""
    return f"{word.replace('.', '').lower()} as a short form"


_PLURAL = re.compile(r"\b(?P<short>[A-Z]{2,6})(?P<ending>s|[’']s)\b(?P<after>(?: [a-z]+)?)")


def plurals(prose: Prose) -> Iterator[FormMention]:
    """Yield the plurals of abbreviations: "NGOs" and "NGO's", but not the possessive "NGO's"."""
    for match in _PLURAL.finditer(prose.document.text):
        span = Span(match.start(), match.end("ending"))
        is_bare = match["ending"] == "s"
        is_plural = is_bare or match["after"].strip() in lexicon.words("forms.behind plurals")
        if is_plural and not prose.taken.meets(span):
            form = "NGOs" if is_bare else "NGO’s"
            yield FormMention(span, FormClass.ABBREVIATION, "plurals of short forms", form, form)


# ---- explanations ----

_NOT_COUNTED = frozenset({BlockKind.CAPTION, BlockKind.ROW, BlockKind.HEADING})
"""Kinds of blocks that are read on their own, and may therefore explain an abbreviation again."""
_ABSTRACT = re.compile(r"(?:abstract|(?:executive )?summary|overview|synopsis)\b", re.IGNORECASE)


def two_short_forms(facts: Facts) -> Iterator[FormMention]:
    """Yield the explained abbreviations, each with a key made of the term it stands for."""
    for one in facts.abbreviations:
        if one.expansion:
            key = f"short form of {one.reading}"
            yield FormMention(one.span, FormClass.ABBREVIATION, key, one.short, one.short)


def explanations(prose: Prose, facts: Facts) -> Iterator[Variation]:
    """Yield the abbreviations that are explained more than once."""
    by_short: defaultdict[tuple[str, Chapter | None], list[Abbreviation]] = defaultdict(list)
    for one in facts.abbreviations:
        by_short[one.short, prose.document.chapter_at(one.span.start)].append(one)
    for uses in by_short.values():
        explained = [one for one in uses if one.expansion]
        if len({one.reading for one in explained}) == 1:
            yield from _of_one(prose.document, explained)


def _is_apart(document: Document, span: Span) -> bool:
    """Return True if a span is in a table, a heading, a caption or an abstract.

    Text before the first heading counts as an abstract if headings follow.
    """
    section = document.section_at(span.start)
    heading = document.words(section.heading) if section and section.heading else ""
    is_front = not heading and any(one.heading for one in document.sections[-1:])
    is_abstract = is_front or bool(_ABSTRACT.match(heading))
    return is_abstract or document.kind_at(span.start) in _NOT_COUNTED


def _of_one(document: Document, explained: Sequence[Abbreviation]) -> Iterator[Variation]:
    held = [
        whole
        for whole in map(_whole, explained)
        if not _is_apart(document, whole) and "(" in document.words(whole)  # skip legends of tables
    ]
    again = [one for one in held[1:] if _is_sentence(document, one)]
    if again:
        note, short = "explained again", explained[0].short
        variants = (Variant("", short, (held[0],)), Variant(note, short, tuple(again)))
        yield Variation(FormClass.ABBREVIATION, short, variants, Chosen.MAJORITY, note)


def _is_sentence(document: Document, span: Span) -> bool:
    """Return True if a span is in a paragraph that ends with a period."""
    block = document.block_at(span.start)
    is_text = block is not None and block.kind is BlockKind.PARAGRAPH
    return is_text and document.words(block.span).endswith(".") if block else False


def _whole(one: Abbreviation) -> Span:
    """Return the span that covers an abbreviation and its explanation."""
    if one.expansion is None:
        return one.span
    return Span(min(one.span.start, one.expansion.start), max(one.span.end, one.expansion.end))
