"""From a path to a report: read, extract, link, check. Start reading here."""

import os
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from attrs import evolve

from factcheck import claimfiles, extractors, linkers, readers
from factcheck.checks import CHECKS
from factcheck.config import Config
from factcheck.errors import FactcheckError, UnreadableError
from factcheck.model import (
    Check,
    CheckRun,
    Document,
    Dossier,
    Facts,
    Finding,
    Flag,
    Place,
    Record,
    RelatedPlace,
    Report,
    SourceFile,
    Span,
    Status,
)

DEFAULTS = Config()
TEXT_ONLY = "it reads running text, and a claims folder holds statements in the checker's words"


def examine(path: str | os.PathLike[str], config: Config = DEFAULTS) -> Report:
    """Read one document or claims folder and check it.

    Raises:
        UnreadableError: the file cannot be read as a document.
        ClaimFileError: mistakes in claim files, all of them.
        UsageError: the configuration names a check that does not exist.
    """
    chosen = config.chosen(CHECKS)
    name = _slashes(path)
    return _checked(name, _ruled(dossier(name), config), chosen)


def examine_text(text: str, suffix: str = ".txt", config: Config = DEFAULTS) -> Report:
    """Check a text that is no file; `suffix` says how to read it, `.txt` or `.md`.

    Raises:
        UnreadableError: an empty text, or a suffix that no reader serves.
        UsageError: the configuration names a check that does not exist.
    """
    name = f"text{suffix}"
    source = readers.decode(text.encode(), name)
    known = _assembled(_parsed(source, suffix))
    return _checked(name, _ruled(known, config), config.chosen(CHECKS))


def examine_all(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], config: Config = DEFAULTS
) -> Iterator[Report | FactcheckError]:
    """Examine documents one after the other; what cannot be read is yielded as its error.

    A folder stands for every document and claims folder below it, in order of their names.

    Raises:
        UsageError: the configuration names a check that does not exist.
    """
    config.chosen(CHECKS)
    for found in documents(paths):
        yield found if isinstance(found, FactcheckError) else _attempt(found, config)


def documents(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
) -> Iterator[str | FactcheckError]:
    """Yield the path of every document that the given paths stand for, or why there is none."""
    for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
        try:
            yield from readers.documents_in(_slashes(path))
        except FactcheckError as error:
            yield error


def dossier(path: str) -> Dossier:
    """Read a document or a claims folder and find out all that is known of it.

    Raises:
        UnreadableError: the file cannot be read as a document.
        ClaimFileError: mistakes in claim files, all of them.
    """
    if os.path.isdir(path):  # noqa: PTH112 - a plain string is what reports print
        return _by_hand(path)
    return _assembled(readers.read(path))


def _assembled(document: Document) -> Dossier:
    """Extract the facts of a document and link them."""
    record = extractors.record(document)
    facts = _facts(document, record)
    entities = linkers.entities(document, facts.names)
    claims = linkers.claims(document, facts)
    events = linkers.events(document, claims, entities)
    return Dossier(
        document=document,
        record=record,
        facts=facts,
        claims=claims,
        entities=entities,
        events=events,
        sources=linkers.sources(document, record, facts, claims, entities),
        reckonings=linkers.reckonings(document, facts),
        stretches=linkers.stretches(document, facts),
        ages=linkers.ages(document, facts),
        measures=linkers.measures(document, facts, claims, events),
        retellings=linkers.retellings(document, facts, entities),
        duplicates=linkers.duplicates(document, facts.dates),
        slips=linkers.slips(document, facts),
        lookalikes=linkers.lookalikes(document, claims, events, facts),
    )


def _facts(document: Document, record: Record) -> Facts:
    """Find everything that one place of a document shows by itself."""
    quotations = extractors.quotations(document)
    dates = extractors.dates(document, quotations, record)
    names = extractors.names(document, quotations)
    return Facts(
        dates=dates,
        names=names,
        quantities=extractors.quantities(document, dates),
        quotations=quotations,
        unclosed=extractors.unclosed(document),
        attributions=extractors.attributions(document, names, quotations),
        abbreviations=extractors.abbreviations(document, quotations),
        clocks=extractors.clocks(document, quotations),
        durations=extractors.durations(document),
        hearsay=extractors.hearsay(document, quotations),
        reversals=extractors.reversals(document, quotations),
    )


def _ruled(known: Dossier, config: Config) -> Dossier:
    """Return a dossier whose variants of names are as the style sheet settles them."""
    return evolve(known, entities=linkers.settled(known.entities, config.sheet))


def _by_hand(path: str) -> Dossier:
    """Load a claims folder; its keys and event ids win over what the linkers would find."""
    loaded = claimfiles.load(path)
    entities = linkers.entities(loaded.document, loaded.facts.names, loaded.entities)
    events = linkers.events(loaded.document, loaded.claims, entities)
    return evolve(loaded, entities=entities, events=events)


def _parsed(source: SourceFile, suffix: str) -> Document:
    reader = readers.READERS.get(suffix)
    if reader is None:
        known = ", ".join(sorted(readers.READERS))
        raise UnreadableError(source.path, f"no reader for '{suffix}'", f"Use one of {known}.")
    return reader(source)


def _attempt(path: str, config: Config) -> Report | FactcheckError:
    try:
        return examine(path, config)
    except FactcheckError as error:
        return error


def _checked(path: str, known: Dossier, checks: tuple[Check, ...]) -> Report:
    """Run the checks over a dossier."""
    findings: list[Finding] = []
    runs: list[CheckRun] = []
    for check in checks:
        run, found = _run(check, known)
        runs.append(run)
        findings.extend(found)
    findings.sort(key=_position)
    return Report(path, known, tuple(findings), tuple(runs))


def _run(check: Check, known: Dossier) -> tuple[CheckRun, list[Finding]]:
    """Run one check; an exception in it is reported as a failed check and stops no other."""
    try:
        skipped = known.by_hand and check.text_only
        reason = TEXT_ONLY if skipped else check.inapplicable(known)
        found = [] if reason else [_finding(check, flag, known) for flag in check.run(known)]
    except Exception as error:  # noqa: BLE001 - a failed check must be told, not end the run
        reason = f"{type(error).__name__}: {error}"
        return CheckRun(check.code, check.name, Status.FAILED, reason), []
    status = Status.NOT_APPLICABLE if reason else Status.RAN
    return CheckRun(check.code, check.name, status, reason), found


def _finding(check: Check, flag: Flag, known: Dossier) -> Finding:
    related = tuple(RelatedPlace(_place(known, part.span), part.role) for part in flag.related)
    place = _place(known, flag.span)
    words = [check.code, flag.message, place.text, *(part.place.text for part in related)]
    return Finding(
        code=check.code,
        name=check.name,
        severity=check.severity,
        message=flag.message,
        proof=flag.proof,
        place=place,
        related=related,
        suggestions=flag.suggestions,
        fingerprint=_fingerprint(words),
    )


def _fingerprint(words: list[str]) -> str:
    """Return hex digits that depend on the words alone, white space folded."""
    import hashlib  # noqa: PLC0415 - loads a library that a clean document does not need

    folded = "\x1f".join(" ".join(word.split()) for word in words)
    return hashlib.sha256(folded.encode()).hexdigest()[:16]


def _place(known: Dossier, span: Span) -> Place:
    """Lead a span back to its file; in a claims folder also to the line the claim speaks of."""
    place = known.document.place(span)
    if not known.by_hand:
        return place
    block = known.document.block_at(span.start)
    lines = (claim.line for claim in known.claims if block and block.span.contains(claim.span))
    return evolve(place, cited=next(lines, 0))


def _position(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.place
    return place.path, place.line, place.column, finding.code, finding.message


def _slashes(path: str | os.PathLike[str]) -> str:
    """Return the path as given, with forward slashes, so that reports are the same everywhere."""
    return PurePath(path).as_posix()
