"""Finding the sources that a document names, with who and when."""

from collections.abc import Iterator

from factcheck.citing.sources.finder import Finder
from factcheck.citing.sources.forms import (
    CARRIED,
    PUBLISHED,
    TITLED,
    TOLD,
    forms_in,
    kind_of,
)
from factcheck.citing.sources.owners import owner_of
from factcheck.model import (
    BlockKind,
    Edtf,
    Entity,
    Name,
    NameKind,
    Role,
    Source,
    Span,
)
from factcheck.model.contributors import contributor
from factcheck.model.outlets import carries_news
from factcheck.patterns import lazy

_ON = lazy(r"\s(?:[^,.;:“”\n]{0,60}?\s)?(?:on|of|dated)\s$")
_INTERVIEW = lazy(r"\binterview\s(?:with|for|by|to)\s(?:the\s)?(?:[a-z]+\s){0,2}$")
_DATED_BY_YEAR = ("report", "study", "survey", "audit", "white paper")
_FAR = 80
"""Code points within which owner and date of a form stand."""


def found_in(finder: Finder) -> tuple[Source, ...]:
    """Return the sources that a document names, in order, each once."""
    found = [
        *_by_form(finder),
        *_by_report(finder),
        *_by_hearing(finder),
        *_by_carrier(finder),
    ]
    found.sort(key=lambda source: source.span.start if source.span else 0)
    once: dict[tuple[str, str, str], Source] = {}
    for source in found:
        once.setdefault(_identity(source), source)
    return tuple(once.values())


def _identity(source: Source) -> tuple[str, str, str]:
    who = source.speaker or source.publisher
    carrier = source.container.removeprefix("The ").casefold()
    return who.casefold() or carrier, carrier if source.title else source.kind, str(source.date)


def _sentences(finder: Finder) -> Iterator[Span]:
    """Yield the sentences that tell something."""
    for sentence in finder.document.sentences:
        block = finder.document.block_at(sentence.start)
        role = finder.document.role_at(sentence.start)
        told = role in (Role.NARRATIVE, Role.CHRONOLOGY)
        if (
            told
            and block
            and block.kind not in (BlockKind.HEADING, BlockKind.CODE, BlockKind.QUOTE)
        ):
            yield sentence


def _by_form(finder: Finder) -> Iterator[Source]:
    """Yield a source for each form that has an owner and a day."""
    text = finder.document.text
    for sentence in _sentences(finder):
        for form in forms_in(text, sentence.start, sentence.end):
            if finder.quoted(form.start()):
                continue
            start = form.start() + len(form[0]) - len(form[0].lstrip())
            owner = owner_of(finder, sentence, start, form.end())
            date = _date(finder, start, form.end()) or _year(finder, start, form.end(), owner)
            if owner is not None and date is not None:
                span = Span(start, form.end())
                source = _source(finder, owner, kind_of(form), date, span)
                if source is not None:
                    yield source


def _date(finder: Finder, start: int, end: int) -> Edtf | None:
    """Return the day of a form: beside it, or that of the claim in which it stands."""
    text = finder.document.text
    before = [
        date for date in finder.dates_near(max(0, start - 40), start) if date.span.end == start - 1
    ]
    after = [
        date
        for date in finder.dates_near(end, end + _FAR)
        if _ON.fullmatch(text, end, date.span.start) and "\n" not in text[end : date.span.start]
    ]
    near = [*before, *after[:1]]
    return near[0].value if near else finder.told_on(start)


def _year(finder: Finder, start: int, end: int, owner: Name | None) -> Edtf | None:
    """Return the year or month of a body's report: "a 2019 report by", "…, published in 2017"."""
    text = finder.document.text
    if owner is None or owner.kind is not NameKind.ORGANISATION:
        return None
    if not text[start:end].endswith(_DATED_BY_YEAR) or _is_outlet(finder, owner):
        return None
    for date in finder.dates_between(max(0, start - 40), end + _FAR):
        is_before = date.span.end == start - 1
        is_behind = date.span.start > end and PUBLISHED.fullmatch(text, end, date.span.start)
        if is_before or is_behind:
            return date.value
    return None


def _by_report(finder: Finder) -> Iterator[Source]:
    """Yield a source for each outlet that "reported" something on a day."""
    for one in finder.facts.attributions:
        if one.cue is None or one.source is None:
            continue
        name = finder.names.get(one.source.end)
        reports = finder.document.words(one.cue) in ("reported", "reports", "wrote", "writes")
        date = finder.told_on(one.cue.start)
        if name and reports and date:
            source = _source(finder, name, "news-report", date, one.source)
            if source is not None:
                yield source


def _by_hearing(finder: Finder) -> Iterator[Source]:
    """Yield a source for each "told TASS" on a day."""
    text = finder.document.text
    for sentence in _sentences(finder):
        for told in TOLD.finditer(text, sentence.start, sentence.end):
            outlet = finder.starts.get(told.end())
            speaker = finder.names.get(told.start() - 1)
            date = finder.told_on(told.start())
            if outlet is None or speaker is None or date is None or finder.quoted(told.start()):
                continue
            if _is_outlet(finder, outlet) and speaker.kind is NameKind.PERSON:
                words = finder.document.words(outlet.span)
                yield _spoken(finder, speaker, "remarks", date, outlet.span, words)


def _by_carrier(finder: Finder) -> Iterator[Source]:
    """Yield a source for what somebody told an outlet on a day, in an interview or otherwise."""
    for one in finder.facts.attributions:
        if one.carrier is None or one.source is None:
            continue
        speaker, date = finder.names.get(one.source.end), finder.told_on(one.carrier.start)
        if speaker is None or date is None or speaker.kind is not NameKind.PERSON:
            continue
        before = finder.document.text[max(0, one.carrier.start - _FAR) : one.carrier.start]
        kind = "interview" if _INTERVIEW.search(before) else "remarks"
        carrier = finder.document.words(one.carrier)
        yield _spoken(finder, speaker, kind, date, one.carrier, carrier)


def _source(finder: Finder, owner: Name, kind: str, date: Edtf, span: Span) -> Source | None:
    """Return the source of an owner; None where the owner cannot have that form."""
    words = finder.document.words(owner.span)
    if kind in CARRIED and not _is_outlet(finder, owner):
        is_report = finder.document.words(span).endswith("report")
        is_body = owner.kind is NameKind.ORGANISATION
        return (
            Source("", "report", publisher=words, date=date, span=span)
            if (is_report and is_body)
            else None
        )
    if kind in CARRIED:
        title = _title(finder, span.end)
        return Source("", kind, title, container=words, date=date, span=span)
    if owner.kind is NameKind.PERSON:
        return _spoken(finder, owner, kind, date, span)
    if owner.kind is NameKind.ORGANISATION:
        return Source("", kind, publisher=words, date=date, span=span)
    return None


def _is_outlet(finder: Finder, name: Name) -> bool:
    """Say whether a name is an outlet's: a person's may look like one, but takes no article."""
    start = name.span.start
    article = finder.document.text[max(0, start - 4) : start].lower() == "the "
    return carries_news(finder.document.words(name.span)) and (
        article or name.kind is not NameKind.PERSON
    )


def _spoken(
    finder: Finder, speaker: Name, kind: str, date: Edtf, span: Span, outlet: str = ""
) -> Source:
    """Return a source by a person, with the name in full where the document gives it."""
    entity = finder.bearers.get(speaker.span.start)
    full = _undisputed(entity) if entity else finder.document.words(speaker.span)
    author = contributor(full, _family(entity, full))
    return Source("", kind, authors=(author,), speaker=full, container=outlet, date=date, span=span)


def _undisputed(entity: Entity) -> str:
    """Return the full name; of two spellings that are met as often only the words they share."""
    for variant in entity.variants:
        forms = (variant.rare.text, variant.usual.text)
        if variant.rare.count == variant.usual.count and entity.canonical in forms:
            shared = [word for word in forms[0].split() if word in forms[1].split()]
            return " ".join(shared) or entity.canonical
    return entity.canonical


def _family(entity: Entity | None, full: str) -> str:
    """Return the word by which the document calls a person, if it begins or ends the name."""
    parts = full.split()
    forms = [form.text for form in entity.forms] if entity else []
    return next((form for form in forms if form in (parts[0], parts[-1]) and len(parts) > 1), "")


def _title(finder: Finder, end: int) -> str:
    """Return the title given behind a form: "an editorial titled “…”"."""
    match = TITLED.match(finder.document.text, end)
    if match is None:
        return ""
    quoted = finder.quotations.get(match.end())
    return finder.document.words(quoted).rstrip(",.") if quoted else ""
