"""Recording of actions: appended to the files, under a lock, all or nothing."""

from collections.abc import Mapping
from pathlib import Path

from attrs import evolve

from factcheck.claims.claimfiles.editing import Edit, with_edits
from factcheck.claims.claimfiles.targets import target_of
from factcheck.claims.ledger.clock import now
from factcheck.claims.ledger.desk import (
    digest_of_file,
    is_edited,
    reopened,
    snapshot_of,
    source_file,
    state_of,
    with_source,
)
from factcheck.claims.ledger.files import (
    bounds,
    parsed,
    paths,
    read,
    text_of,
    with_entry,
    with_event,
    with_targets,
)
from factcheck.claims.ledger.syncing import synced
from factcheck.errors import LedgerChanged, UsageError
from factcheck.model.actions import Action, Against, Deed, Selector
from factcheck.model.ledger import Desk, Fact, FactKind, Home, LedgerEntry, Orphan
from factcheck.storage import locked, reason, write_all

_Files = dict[str, bytes | None]
FOUND_AGAIN = "found again: "
"""Prefix of the note that records a confirmed location."""


def record(desk: Desk, fact: Fact | str, event: Action) -> Desk:
    """Append an action to a fact.

    An edited document is first synced with its claims folder; see `factcheck.claims.ledger.synced`.

    Args:
        desk: As opened, or as returned by the last call.
        fact: A fact of the desk, or its id.
        event: The action. An empty `at` is set to the time, an empty `text` to the digest of the
            fact's passage, and a missing digest of a source that is a file to that of the file.

    Returns:
        The desk with the action, and with what others have written in the meantime.

    Raises:
        LedgerChanged: Another run has synced another version of the document in the meantime.
        UsageError: There is no such fact, or a file cannot be written.
        ClaimFileError: The files now contain mistakes.
    """
    known = _fact(desk, fact)
    if event.do is Deed.UNDO:
        _refuse_place(known, event.by)
    if is_edited(desk):
        synced(desk.dossier, desk.ledger.home.folder)
        desk = reopened(desk)
        known = _same(desk, known)
    against = _with_digest(desk, event.against)
    whole = evolve(event, at=event.at or now(), text=event.text or known.digest, against=against)
    home = desk.ledger.home
    try:
        with locked(home.folder or home.ledger):
            return _recorded(desk, known, whole)
    except OSError as error:
        why = f"{reason(error)}. Choose a folder that can be written"
        raise UsageError(f"{home.ledger}: {why}.") from error


def _with_digest(desk: Desk, against: Against | None) -> Against | None:
    """Return a source with the digest of its file, which shows later changes."""
    if against is None or against.sha256:
        return against
    path = source_file(desk, against.key)
    return evolve(against, sha256=digest_of_file(path)) if path else against


def adopt(desk: Desk, entry_id: str, by: str, at: str = "") -> Desk:
    """Assign the words that a search found to a lost entry; a note records who confirmed it.

    A claim that was drafted for these words in the meantime is removed.

    Args:
        desk: As opened, or as returned by the last call.
        entry_id: Id of an orphan with a proposal.
        by: Who confirms the words.
        at: When; empty for now.

    Raises:
        LedgerChanged: Another run has synced another version of the document in the meantime.
        UsageError: There is no such orphan, or it has no proposal, or there are actions on another
            claim at these words.
    """
    if is_edited(desk):
        synced(desk.dossier, desk.ledger.home.folder)
        desk = reopened(desk)
    orphan = next((one for one in desk.orphans if one.entry.id == entry_id), None)
    if orphan is None or orphan.proposed is None:
        why = "nothing was found for it" if orphan else "the document has no lost entry of this id"
        raise UsageError(f"entry '{entry_id}': {why}. See `factcheck ledger DOCUMENT`.")
    twin = _twin(desk, orphan)
    place = twin.span if twin is not None else orphan.proposed
    made = target_of(desk.document, place, desk.ledger.home.file)
    entry = orphan.entry
    was = entry.target.was or entry.target.quote
    targets = {**desk.targets, entry_id: evolve(made, was="" if was == made.quote else was)}
    fact = Fact(
        number=0,
        id=entry_id,
        kind=entry.kind,
        span=place,
        words=desk.document.words(place),
        place=desk.document.place(place),
        section="",
        passage=place,
        digest="",
        entry=entry,
    )
    note = Action(Deed.NOTE, by, at or now(), note=f"{FOUND_AGAIN}{made.quote}")
    whole = record(evolve(desk, facts=(*desk.facts, fact), targets=targets), fact, note)
    if twin is not None:
        _take_out(whole, twin.id)
    return reopened(whole)


def _twin(desk: Desk, orphan: Orphan) -> Fact | None:
    """Return the folder's claim at the place that was found for a lost claim.

    Raises:
        UsageError: There are actions on it.
    """
    place = orphan.proposed
    if place is None or orphan.entry.kind is not FactKind.CLAIM or desk.claims is None:
        return None
    claims = (fact for fact in desk.facts if fact.kind is FactKind.CLAIM)
    near = [fact for fact in claims if fact.span.overlaps(place)]
    twin = max(near, key=lambda fact: fact.span.shared(place), default=None)
    if twin is None:
        return None
    if (twin.entry and twin.entry.events) or twin.says != twin.words:
        why = f"the claim '{twin.id}' has these words already, and somebody has worked on it"
        raise UsageError(f"entry '{orphan.entry.id}': {why}. Take one of the two out by hand.")
    return twin


def _take_out(desk: Desk, claim_id: str) -> None:
    """Remove a drafted claim without actions from its file."""
    home = desk.ledger.home
    with locked(home.folder or home.ledger):
        files: _Files = {path: read(path) for path in paths(home)}
        path, data = _claim_file(home, claim_id, files)
        lines = bounds(text_of(path, data), claim_id)
        if lines is not None:
            write_all({Path(path): with_edits(data, [Edit(*lines, "")])})


def _refuse_place(fact: Fact, by: str) -> None:
    """Refuse to undo the note that records a confirmed location.

    Raises:
        UsageError: The note is the last valid action of this person.
    """
    own = [event for event in (fact.entry.standing if fact.entry else ()) if event.by == by]
    if own and own[-1].do is Deed.NOTE and own[-1].note.startswith(FOUND_AGAIN):
        why = f"{by} has confirmed last that its words are these, and a place is not taken back"
        raise UsageError(f"undo {fact.id}: {why}. Judge it, or correct its 'target' in the file.")


def _fact(desk: Desk, fact: Fact | str) -> Fact:
    try:
        return desk.fact(fact if isinstance(fact, str) else fact.id)
    except KeyError:
        name = fact if isinstance(fact, str) else fact.id
        raise UsageError(f"fact '{name}': the document has none of this id.") from None


def _recorded(desk: Desk, fact: Fact, event: Action) -> Desk:
    home = desk.ledger.home
    before: _Files = dict(desk.ledger.files)
    files: _Files = {path: read(path) for path in paths(home)}
    is_woven = desk.dossier.by_hand
    snapshot = files[home.snapshot] if is_woven else snapshot_of(desk.document)
    if files[home.snapshot] not in (before[home.snapshot], snapshot):
        why = "another run has taken in another version of the document"
        raise LedgerChanged(f"{home.snapshot}: {why}. Open the document again.")
    if files != before:
        desk = reopened(desk)
        fact = _same(desk, fact)
    changed = dict[str, bytes]()
    if files[home.snapshot] != snapshot:
        changed = retargeted(desk, files)
    path, data, entry = _written(desk, fact, event, {**files, **changed})
    changed[path] = data
    if snapshot is not None and files[home.snapshot] != snapshot:
        changed[home.snapshot] = (
            snapshot  # last, because without it only exact words are searched for
        )
    write_all({Path(path): data for path, data in changed.items()})
    return _evolved(desk, fact, entry, {**files, **changed})


def _same(desk: Desk, fact: Fact) -> Fact:
    """Return the fact in a reopened desk.

    Raises:
        LedgerChanged: It is no longer there.
    """
    for one in desk.facts:
        if one.kind is fact.kind and (one.id == fact.id or (one.span == fact.span and fact.span)):
            return one
    raise LedgerChanged(f"fact '{fact.id}': it is not there any more. Open the document again.")


def retargeted(desk: Desk, files: Mapping[str, bytes | None]) -> dict[str, bytes]:
    """Return the files with targets updated for the current document.

    Raises:
        UsageError: The layout of a file does not allow a safe change.
    """
    changed = {}
    for path, data in files.items():
        if data is None or path == desk.ledger.home.snapshot or not desk.targets:
            continue
        made = with_targets(path, data, desk.targets)
        if made != data:
            changed[path] = made
    return changed


def _written(
    desk: Desk, fact: Fact, event: Action, files: _Files
) -> tuple[str, bytes, LedgerEntry]:
    """Return the file that an action goes into, its new contents, and the entry with the action."""
    home = desk.ledger.home
    vouches = event.do in (Deed.TICK, Deed.VERDICT)
    known = fact.entry or LedgerEntry(fact.id, fact.kind, Selector(""))
    target = desk.targets.get(known.id, known.target)
    if not desk.dossier.by_hand and len(fact.span) and (vouches or not target.quote):
        target = target_of(desk.document, fact.span, home.file)
    whole = LedgerEntry(known.id, known.kind, target, (*known.events, event))
    told = target if target != known.target and target.quote else None
    if _is_of_folder(desk, fact):
        path, data = _claim_file(home, known.id, files)
        return path, with_event(path, data, known.id, event, told), whole
    old = files[home.ledger]
    if old is not None and _has(home.ledger, old, known.id):
        return home.ledger, with_event(home.ledger, old, known.id, event, told), whole
    return home.ledger, with_entry(home.ledger, old, whole), whole


def _is_of_folder(desk: Desk, fact: Fact) -> bool:
    """Return True if a fact is a claim in a claim file."""
    if desk.claims is None or fact.kind is not FactKind.CLAIM:
        return False
    return any(one.id == fact.id for one in (*desk.claims.claims, *desk.claims.vanished))


def _has(path: str, data: bytes, entry_id: str) -> bool:
    """Return True if a ledger.yaml has an entry with an id."""
    if bounds(text_of(path, data), entry_id):
        return True
    if entry_id.encode() not in data:
        return False
    return any(entry.id == entry_id for entry in parsed(path, data))


def _claim_file(home: Home, claim_id: str, files: _Files) -> tuple[str, bytes]:
    """Return the claim file that contains a claim, with its contents."""
    for path, data in files.items():
        if path in (home.ledger, home.snapshot) or data is None:
            continue
        if _has_claim(path, data, claim_id):
            return path, data
    raise LedgerChanged(f"{home.folder}: it has no claim '{claim_id}' any more. Open it again.")


def _has_claim(path: str, data: bytes, claim_id: str) -> bool:
    from factcheck.claims.claimfiles.editing import items, scalar_of  # noqa: PLC0415 - slow

    text = text_of(path, data)
    if bounds(text, claim_id):
        return True
    return claim_id in text and any(scalar_of(one, "id") == claim_id for one in items(text))


def _evolved(desk: Desk, fact: Fact, entry: LedgerEntry, files: _Files) -> Desk:
    """Return the desk with one changed entry, and with the targets as written to the files."""
    targets = desk.targets
    stands = evolve(fact, entry=entry, state=state_of(entry, fact.digest), was=entry.target.was)
    made = with_source(evolve(stands, source_changed=""), desk.dossier, desk.claims, desk.ledger)
    facts = tuple(
        made if one is fact else _retargeted(one, targets) if targets else one for one in desk.facts
    )
    kept = [
        evolve(one, target=targets.get(one.id, one.target)) if one.id in targets else one
        for one in desk.ledger.entries
        if one.id != entry.id
    ]
    entries = (*kept,) if _is_of_folder(desk, fact) else (*kept, entry)
    ledger = evolve(desk.ledger, entries=entries, files=tuple(files.items()))
    orphans = tuple(
        evolve(one, entry=evolve(one.entry, target=targets.get(one.entry.id, one.entry.target)))
        for one in desk.orphans
    )
    return evolve(desk, facts=facts, orphans=orphans, ledger=ledger, targets={})


def _retargeted(fact: Fact, targets: Mapping[str, Selector]) -> Fact:
    entry = fact.entry
    if entry is None or entry.id not in targets:
        return fact
    return evolve(fact, entry=evolve(entry, target=targets[entry.id]))
