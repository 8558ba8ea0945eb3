"""Drafting of claims folders: conversion of a dossier to files for a person to correct."""

import bisect
import re
from pathlib import PurePath

from attrs import define, field

from factcheck.claims.claimfiles.bibliography import record_data, source_data
from factcheck.claims.claimfiles.crosscheck import AUTHOR
from factcheck.claims.claimfiles.emitting import Data, Plain, amount
from factcheck.claims.claimfiles.folder import CLAIM_FILES, DOCUMENT, PEOPLE, SOURCES
from factcheck.claims.claimfiles.happenings import happenings
from factcheck.claims.claimfiles.selection import counts, names_somebody, offices, told
from factcheck.claims.claimfiles.targets import target_data, target_of
from factcheck.claims.claimfiles.values import slug
from factcheck.claims.claimfiles.works import work_of
from factcheck.errors import UsageError
from factcheck.model import (
    Attribution,
    Claim,
    Dossier,
    Entity,
    Mode,
    Name,
    NameKind,
    Quantity,
    Quotation,
    Source,
    Span,
    Verification,
)
from factcheck.model.contributors import contributor
from factcheck.model.keys import folded

_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)


def drafted(dossier: Dossier) -> dict[str, Data | list[Data]]:
    """Return a map of file names to contents, in reading order."""
    draft = _Draft(dossier)
    draft.introduce()
    claims = [(claim.role, draft.claim(claim)) for claim in told(dossier)]
    by_file = {
        name: [data for part, data in claims if part is role]
        for name, role in CLAIM_FILES.items()
        if any(part is role for part, _ in claims)
    }
    return {
        DOCUMENT: draft.document,
        PEOPLE: draft.people_data(),
        SOURCES: draft.sources,
        **by_file,
    }


@define
class _Person:
    """An entry of people.yaml."""

    name: str
    titles: tuple[str, ...] = ()
    forms: dict[str, None] = field(factory=dict)
    """Forms of the name, in order of their first mention."""


@define
class _Draft:
    """The files being drafted. Adding a claim may add people and sources that are not listed."""

    dossier: Dossier
    document: Data = field(factory=dict)
    sources: Data = field(factory=dict)
    _people: dict[str, _Person] = field(factory=dict)
    _keys: dict[str, str] = field(factory=dict)
    """Maps the key of a person or source in the dossier to the key in the draft."""
    _bearers: dict[Span, str] = field(factory=dict)
    _mentions: list[Span] = field(factory=list)
    """Mentions of people, in text order."""
    _bodies: dict[str, str] = field(factory=dict)
    """Maps the name of an organization to the key of a source that the organization published."""
    _others: dict[str, str] = field(factory=dict)
    """Maps the forms of the names of organizations and places to the canonical form."""
    _events: dict[str, str] = field(factory=dict)
    _ids: set[str] = field(factory=set)
    _reserved: set[str] = field(factory=set)
    """Keys that are used in the dossier and must not be used for new entries."""

    def introduce(self) -> None:
        """Add the document's record, people, sources and events from the dossier."""
        dossier = self.dossier
        listed = {entity.key for entity in dossier.entities if entity.kind is NameKind.PERSON}
        listed.update(source.key for source in dossier.sources)
        self._reserved = listed
        self.document = record_data(dossier.record, PurePath(dossier.document.path).stem)
        for entity in dossier.entities:
            if entity.kind is NameKind.PERSON:
                self._meet(entity)
            elif entity.kind is not NameKind.UNKNOWN:
                forms = (self._words(name.span) for name in entity.mentions)
                self._others.update(dict.fromkeys((entity.canonical, *forms), entity.canonical))
        self._mentions = sorted(self._bearers)
        own = dossier.record.source
        for source in dossier.sources:
            if own is None or source.key != own.key:
                self._list_source(source)
        for name in (name for claim in dossier.claims for name in claim.names if dossier.by_hand):
            self._people.setdefault(_key_of(name), _Person(" ".join(name.parts)))
        for event, claims in happenings(dossier, tuple(told(dossier))):
            key = slug(event, set(self._events.values()))
            self._events.update(dict.fromkeys(claims, key))

    def _meet(self, entity: Entity) -> None:
        key = self._kept(entity.key)
        forms = dict.fromkeys(self._words(name.span) for name in entity.mentions)
        self._people[key] = _Person(entity.canonical, offices(self.dossier.document, entity), forms)
        self._bearers.update((name.span, key) for name in entity.mentions)

    def _kept(self, old: str) -> str:
        """Return the draft's key for a key in the dossier; it is changed only if necessary."""
        key = slug(old, self._used)
        self._keys.setdefault(old, key)
        return key

    def _invented(self, words: str) -> str:
        """Return a new key for something that has no key in the dossier."""
        return slug(words, self._used | self._reserved)

    @property
    def _used(self) -> set[str]:
        return {AUTHOR, self.document["key"].words, *self._people, *self.sources}

    def _list_source(self, source: Source) -> None:
        is_person = source.speaker and source.speaker not in self._others
        speaker = self._person_named(source.speaker) if is_person else ""
        body = "" if is_person else source.speaker
        key = self._kept(source.key)
        self.sources[key] = source_data(source, speaker=speaker, organisation=body)
        if source.date is None:  # a dated source is a single statement
            for name in (source.publisher, source.container, source.speaker):
                self._bodies.setdefault(self._one_name(name), key)

    def _person_named(self, name: str) -> str:
        called = [key for key, person in self._people.items() if person.name == name]
        written = [key for key, person in self._people.items() if name in person.forms]
        if called or len(written) == 1:
            return (called or written)[0]
        key = self._invented(name)
        self._people[key] = _Person(name)
        return key

    def people_data(self) -> Data:
        """Return the contents of people.yaml."""
        return {key: _person_data(person) for key, person in self._people.items()}

    def claim(self, claim: Claim) -> Data:
        """Return the data of one claim."""
        by_hand = self.dossier.by_hand
        figures = (one for one in claim.quantities if by_hand or counts(self._words(one.span)))
        return {
            "id": Plain(self._id(claim)),
            "section": claim.section,
            "line": claim.line or None,
            **self._dating(claim),
            "says": claim.says if by_hand else " ".join(claim.says.split()),
            "people": self._names(claim.names),
            "quantities": [self._quantity(figure) for figure in figures],
            "quotes": [self._quoted(quotation) for quotation in claim.quotations],
            **self._rendering(claim),
            "event": claim.event or self._events.get(claim.id),
            "status": None if claim.status is Verification.UNCHECKED else Plain(claim.status.value),
            "note": claim.note,
            "drafted_by": claim.drafted_by,
            "target": self._target(claim),
        }

    def _target(self, claim: Claim) -> Data | None:
        """Return the words in the document on which a claim is based."""
        target = claim.target
        if target is None and not self.dossier.by_hand:
            target = target_of(self.dossier.document, claim.span)
        return target_data(target) if target else None

    def _id(self, claim: Claim) -> str:
        key = slug(claim.id, self._ids)
        self._ids.add(key)
        return key

    def _dating(self, claim: Claim) -> Data:
        date = claim.date
        if date is None:
            return {}
        reckoned = date.reckoning if date.value is not None else ""
        words = self._said(date.words, date.span)
        value = Plain(str(date.value)) if date.value is not None else None
        return {"date": value, "dated": words, "reckoned": reckoned}

    def _names(self, names: tuple[Name, ...]) -> Data:
        found: dict[str, list[str]] = {}
        for name in names:
            by_hand = self.dossier.by_hand
            key = _key_of(name) if by_hand else self._bearers.get(name.span, "")
            if key:
                form = " ".join(name.parts) if by_hand else self._words(name.span)
                self._people.setdefault(key, _Person(form)).forms[form] = None
                found.setdefault(key, []).append(form)
        return {key: forms if len(forms) > 1 else forms[0] for key, forms in found.items()}

    def _quantity(self, quantity: Quantity) -> Data:
        return {
            "words": self._said(quantity.words, quantity.span),
            "value": amount(quantity.low, quantity.high, quantity.number),
            "unit": quantity.unit,
            "of": quantity.noun,
            "hedge": quantity.hedge,
        }

    def _quoted(self, quotation: Quotation) -> str:
        """Return the words of a quotation without a final comma."""
        words = self._said(quotation.words, quotation.span)
        return words if self.dossier.by_hand else words.rstrip(",") or words

    def _rendering(self, claim: Claim) -> Data:
        attribution = claim.attribution
        source = self._source_of(claim, attribution) if attribution else ""
        if attribution is None or not source:
            return {}
        cue = self._words(attribution.cue) if attribution.cue else attribution.cue_words
        mode = claim.mode if claim.mode is not Mode.OWN_VOICE else Mode.REPORTED
        return {"source": source, "cue": cue, "mode": Plain(mode.value)}

    def _source_of(self, claim: Claim, attribution: Attribution) -> str:
        """Return the key of the person or source of a claim; it is added if not yet listed."""
        if attribution.source_key == AUTHOR:
            return ""
        if attribution.source_key:
            return self._known(attribution.source_key)
        if attribution.source is None:
            return ""
        words = self._words(attribution.source)
        person = self._person_in(attribution.source)
        who = self._people[person].name if person else ""
        work = work_of(self.dossier.document, claim, attribution, self.dossier.sources, who)
        if work is not None and work.key in self._keys:
            return self._keys[work.key]
        kind = "unnamed" if attribution.is_anonymous else "statement"
        return person or (self._body(words, kind) if names_somebody(words) else "")

    def _person_in(self, span: Span) -> str:
        at = bisect.bisect_right(self._mentions, span.start, key=lambda mention: mention.end)
        found = self._mentions[at : at + 1]
        return self._bearers[found[0]] if found and found[0].overlaps(span) else ""

    def _known(self, old: str) -> str:
        """Return the key of a person or source; an unlisted key is added as a source."""
        if old in self._people or old in self.sources:
            return old
        key = self._keys.get(old) or self._kept(old)
        self.sources.setdefault(key, {"kind": Plain("statement")})
        return key

    def _body(self, words: str, kind: str) -> str:
        """Return the key of an organization named as a source."""
        name = self._one_name(words)
        if name not in self._bodies:
            self._bodies[name] = self._invented(words)
            self.sources[self._bodies[name]] = {"kind": Plain(kind), "organisation": words}
        return self._bodies[name]

    def _one_name(self, words: str) -> str:
        """Return one normalized name for all forms of an organization's name."""
        bare = _ARTICLE.sub("", words)
        return folded(self._others.get(bare, bare))

    def _said(self, words: str, span: Span) -> str:
        """Return the words of a fact, from the fact itself or from the document."""
        found = " ".join(words.split()) or self._words(span)
        if not found:
            raise UsageError("a date, figure or quotation requires its exact words. Pass `words`.")
        return found

    def _words(self, span: Span) -> str:
        return " ".join(self.dossier.document.words(span).split())


def _person_data(person: _Person) -> Data:
    return {
        "name": person.name,
        "order": Plain(contributor(person.name).order.value),
        "roles": [{"role": title} for title in person.titles],
        "forms": list(person.forms),
    }


def _key_of(name: Name) -> str:
    """Return the key of a person in a claim created by a program."""
    return name.bearer or slug(" ".join(name.parts), ())
