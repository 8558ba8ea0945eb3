"""Sources: the document itself, then what it names with enough to be cited.

Enough is who (a person, a body, an outlet), a form ("press briefing", "editorial") and a day; or an
outlet that reported, or was told, something on a day. Nothing is invented: without a title in the
text the title stays empty, and a citation describes the source by its form, author and date.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import evolve, mutable

from factcheck import lexicon
from factcheck.mentions.attributions.reading import OWNER, Reading
from factcheck.mentions.attributions.verbs import any_of, finite
from factcheck.model import (
    BlockKind,
    Claim,
    DateRole,
    Document,
    Edtf,
    Entity,
    Facts,
    Name,
    NameKind,
    Record,
    Source,
    Span,
)
from factcheck.model.claims import claim_at
from factcheck.model.contributors import contributor
from factcheck.model.keys import citation_key
from factcheck.model.outlets import carries_news
from factcheck.model.text import beginning_in
from factcheck.text import kept_by_words, lines, tokens_of


def sources(
    document: Document,
    record: Record,
    facts: Facts,
    claims: tuple[Claim, ...],
    entities: tuple[Entity, ...],
) -> tuple[Source, ...]:
    """Return the document's own record first, then each source that it names, in order.

    The same speaker, form and day met again is the same source.
    """
    own = (record.source,) if record.source else ()
    taken = {source.key for source in own}
    named = []
    for source in _named(_Finder(document, facts, claims, entities)):
        key = citation_key(source, taken)
        taken.add(key)
        named.append(evolve(source, key=key))
    return (*own, *named)


@mutable(eq=False)
class _Finder:
    """A document with its facts, indexed for what stands near a place."""

    document: Document
    facts: Facts
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]

    @cached_property
    def reading(self) -> Reading:
        """The document with its names outside quotations."""
        return Reading.of(self.document, self.facts.names, self.facts.quotations)

    @cached_property
    def bearers(self) -> dict[int, Entity]:
        """Entities by the start of each mention."""
        return {name.span.start: one for one in self.entities for name in one.mentions}

    def told_on(self, offset: int) -> Edtf | None:
        """Return the day of the claim at a place, if the text dates that claim by itself."""
        claim = claim_at(self.claims, offset)
        date = claim.date if claim else None
        is_own = date is not None and date.role in (DateRole.OWN, DateRole.HEAD)
        return date.value if date and is_own and date.value and date.value.is_day else None


def _named(finder: _Finder) -> tuple[Source, ...]:
    """Return the sources that a document names, in order, each once."""
    found = [*_by_form(finder), *_by_attribution(finder)]
    found.sort(key=lambda source: source.span.start if source.span else 0)
    once: dict[tuple[str, str, str], Source] = {}
    for source in found:
        who = source.speaker or source.publisher
        carrier = source.container.removeprefix("The ").casefold()
        form = carrier if source.title else source.kind
        once.setdefault((who.casefold() or carrier, form, str(source.date)), source)
    return tuple(once.values())


# ---- forms with an owner and a date: "X's statement on 3 May 2018" ----

_KINDS = {
    "briefing": r"(?:press|news|daily|regular)?\s?(?:briefing|press conference|news conference)",
    "statement": r"(?:joint|press|written)?\s?(?:statement|communiqué|press release)",
    "speech": "(?:keynote speech|speech|televised address|inaugural address)",
    "interview": "interview",
    "letter": "(?:open )?letter",
    "editorial": "(?:editorial|op-ed)",
    "headline": "headline",
    "news_report": "(?:news )?(?:story|article|dispatch|report)",
    "report": r"(?:annual|interim|final|technical|joint)?\s?(?:study|survey|audit|white paper)",
    "tweet": "tweet",
}
_WORDS_OF_FORMS = frozenset(re.findall(r"[^\W\d_]{2,}", " ".join(_KINDS.values())))
"""Words of which a line has one wherever it names a form."""
_FORM = re.compile(
    rf"\b(?=\s?(?:{'|'.join(sorted(_WORDS_OF_FORMS))}))"  # most words are none: told quickly
    r"(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")\b(?!-)"
)
"""A form in small letters."""
_CARRIED = ("editorial", "headline", "news-report")
"""What a newspaper, agency or station puts out; their owner is never a person."""
_PUBLISHED = re.compile(
    r"(?:\sby\s[^.;:“”\n]{2,60}?)?,?\s(?:published|issued|released|dated|of|from|for|in)\s"
    r"(?:in\s|on\s)?$"
)
"""What may stand between a report and the year or month from which it is."""
_ON = re.compile(r"\s(?:[^,.;:“”\n]{0,60}?\s)?(?:on|of|dated)\s$")
_TITLED = re.compile(r"\s(?:(?!\.)[^“”\"\n]){0,60}?\b(?:titled|entitled|headlined|called)\s[“\"]")
_DATED_BY_YEAR = ("report", "study", "survey", "audit", "white paper")
_UNTOLD = (None, BlockKind.HEADING, BlockKind.CODE, BlockKind.QUOTE)
_FAR = 80
"""Code points within which owner and date of a form stand."""


def _by_form(finder: _Finder) -> Iterator[Source]:
    """Yield a source for each form that has an owner and a day."""
    document = finder.document
    for at, line in lines(document):
        for start, end, kind in _forms_in(line):
            span = Span(at + start, at + end)
            sentence, layout = document.sentence_at(span.start), document.kind_at(span.start)
            is_told = document.role_at(span.start).is_own and layout not in _UNTOLD
            if sentence is None or not is_told or finder.reading.quoted.at(span.start):
                continue
            owner = _owner(finder, sentence, span)
            date = _date(finder, span, owner) if owner else None
            source = _issued(finder, owner, kind, date, span) if owner and date else None
            if source is not None:
                yield source


@kept_by_words
def _forms_in(line: str) -> tuple[tuple[int, int, str], ...]:
    """Return where the forms of a line begin and end, and their kinds."""
    if _WORDS_OF_FORMS.isdisjoint(tokens_of(line).lower):
        return ()
    return tuple(
        (form.end() - len(form[0].lstrip()), form.end(), (form.lastgroup or "").replace("_", "-"))
        for form in _FORM.finditer(line.replace("İ", "I").lower())  # "İ" alone would grow
    )


def _date(finder: _Finder, form: Span, owner: Name) -> Edtf | None:
    """Return the day of a form: beside it, or that of its claim; of a body's report the year."""
    text, start, end = finder.document.text, form.start, form.end
    near = beginning_in(finder.facts.dates, Span(max(0, start - _FAR), end + _FAR))
    dated = [(date.value, date.span) for date in near if date.value]
    beside = [value for value, span in dated if value.is_day and span.end == start - 1]
    beside += [
        value for value, span in dated if value.is_day and _ON.fullmatch(text, end, span.start)
    ]
    if day := beside[0] if beside else finder.told_on(start):
        return day
    is_bodys = owner.kind is NameKind.ORGANISATION and not _is_outlet(finder, owner)
    for value, span in dated if is_bodys and text[start:end].endswith(_DATED_BY_YEAR) else ():
        if span.end == start - 1 or _PUBLISHED.fullmatch(text, end, span.start):
            return value
    return None


def _issued(finder: _Finder, owner: Name, kind: str, date: Edtf, span: Span) -> Source | None:
    """Return the source of an owner; None where the owner cannot have that form."""
    words, is_body = finder.document.words(owner.span), owner.kind is NameKind.ORGANISATION
    if kind in _CARRIED and _is_outlet(finder, owner):
        titled = _TITLED.match(finder.document.text, span.end)
        quoted = finder.reading.quotation_from.get(titled.end()) if titled else None
        title = finder.document.words(quoted).rstrip(",.") if quoted else ""
        return Source("", kind, title, container=words, date=date, span=span)
    if kind in _CARRIED:
        if not (is_body and finder.document.words(span).endswith("report")):
            return None
        kind = "report"
    if owner.kind is NameKind.PERSON:
        return _spoken(finder, owner, kind, date, span)
    return Source("", kind, publisher=words, date=date, span=span) if is_body else None


def _is_outlet(finder: _Finder, name: Name) -> bool:
    """True if a name is an outlet's: a person's may look like one, but takes no article."""
    start = name.span.start
    has_article = finder.document.text[max(0, start - 4) : start].lower() == "the "
    is_news = carries_news(finder.document.words(name.span))
    return is_news and (has_article or name.kind is not NameKind.PERSON)


# ---- whose words a form carries: "X's statement", "a statement by X", "X issued a statement" ----

_PUT_OUT = re.compile(
    rf"\b(?:{any_of(finite('saying.issuing'))}|issue|release|holds|held)\s"
    r"(?:an?\s|the\s|its\s|his\s|her\s|their\s)?"
    r"(?:[\w’-]+\s){0,4}$"
)
# What keeps a statement from being made, or leaves it to the future.
_UNISSUED = re.compile(
    rf"\b(?:{lexicon.alternation('saying.not issued')})"
    r"[a-z]{0,6}\s(?:(?:an?|the|any|for)\s)?(?:[\w’-]+\s){0,4}$"
    r"|\b(?:any|no|such|another|future)\s(?:such\s)?(?:[\w-]+\s)?$"
)
_BY = re.compile(r"\s(?:(?:issued|made|given|written|held|delivered)\s)?by\s(?:the\s)?")
_BESIDE = re.compile(r"\s(?:[a-z]+\s)?$")
_LISTED = (" and ", " and the ")


def _owner(finder: _Finder, sentence: Span, form: Span) -> Name | None:
    """Return whose words a form carries."""
    text, low, name_to = (
        finder.document.text,
        max(sentence.start, form.start - _FAR),
        finder.reading.name_to,
    )
    by = _BY.match(text, form.end, sentence.end)
    put_out, owner, beside = (
        one.search(text, low, form.start) for one in (_PUT_OUT, OWNER, _BESIDE)
    )
    is_unissued = _UNISSUED.search(text, low, form.start)
    if (
        by and not is_unissued
    ):  # the name, or the first person behind an office: "by Deputy Mayor of …"
        near = finder.reading.within(by.end(), min(sentence.end, by.end() + _FAR))
        is_next = (one for one in near if by.end() in (one.span.start, one.start))
        persons = (one for one in near if one.kind is NameKind.PERSON)
        return next(is_next, None) or next(persons, None)
    if put_out and not is_unissued:  # the last of several is not it, and what issues is a body
        name = name_to.get(put_out.start() - 1)
        if name is None or text.endswith(_LISTED, 0, name.span.start):
            return None
        return name if name.kind is NameKind.PERSON else evolve(name, kind=NameKind.ORGANISATION)
    found = (name_to.get(one.start()) for one in (owner, beside) if one and not is_unissued)
    name = next(filter(None, found), None)
    if name is None and owner and owner["who"] and not is_unissued:
        span = finder.reading.antecedent(owner.start(), owner["who"].lower())
        return name_to.get(span.end) if span else None
    return name


# ---- what outlets reported, or were told ----

_INTERVIEW = re.compile(r"\binterview\s(?:with|for|by|to)\s(?:the\s)?(?:[a-z]+\s){0,2}$")
_REPORTED = ("reported", "reports", "wrote", "writes")


def _by_attribution(finder: _Finder) -> Iterator[Source]:
    """Yield a source for each outlet that "reported" something on a day, or was told something."""
    for one in finder.facts.attributions:
        name = finder.reading.name_to.get(one.source.end) if one.source else None
        if name is None or one.source is None:
            continue
        date = finder.told_on(one.cue.start) if one.cue else None
        if one.cue and date and finder.document.words(one.cue) in _REPORTED:
            source = _issued(finder, name, "news-report", date, one.source)
            if source is not None:
                yield source
        at = one.carrier
        date = finder.told_on(at.start) if at else None
        if at and date and name.kind is NameKind.PERSON:
            told = _INTERVIEW.search(finder.document.text, max(0, at.start - _FAR), at.start)
            kind = "interview" if told else "remarks"
            yield _spoken(finder, name, kind, date, at, finder.document.words(at))


def _spoken(
    finder: _Finder, speaker: Name, kind: str, date: Edtf, span: Span, outlet: str = ""
) -> Source:
    """Return a source by a person, with the name in full where the document gives it."""
    entity = finder.bearers.get(speaker.span.start)
    full = entity.canonical if entity else finder.document.words(speaker.span)
    parts = full.split()
    forms = (form.text for form in entity.forms) if entity and len(parts) > 1 else ()
    family = next((form for form in forms if form in (parts[0], parts[-1])), "")
    author = contributor(full, family)
    return Source("", kind, authors=(author,), speaker=full, container=outlet, date=date, span=span)
