"""Syncing of an edited document with its claims folder, without losing anyone's work.

Claims that moved keep everything and get their new line. For claims whose words changed, the old
words are kept, so that their ticks become stale. New claims are added as in a draft, and claims
that vanished are kept and marked.
"""

import bisect
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import define, evolve, field, frozen

from factcheck.analysis.pipeline import dossier as dossier_at
from factcheck.claims.claimfiles.dumping import file_data
from factcheck.claims.claimfiles.editing import (
    Edit,
    added,
    items,
    replaced,
    root_of,
    scalar_of,
    unified,
    value_of,
    with_edits,
    without,
)
from factcheck.claims.claimfiles.emitting import Plain, flow, scalar
from factcheck.claims.claimfiles.folder import CLAIM_FILES, DOCUMENT, PEOPLE, SNAPSHOT, SOURCES
from factcheck.claims.claimfiles.targets import target_data, target_of
from factcheck.claims.ledger.additions import Additions
from factcheck.claims.ledger.anchoring import Anchoring
from factcheck.claims.ledger.desk import assembled, read_ledger, snapshot_of
from factcheck.claims.ledger.homes import home_of
from factcheck.errors import UsageError
from factcheck.model import Claim, Dossier, Role, Span
from factcheck.model.actions import FactKind, Quoted, Selector
from factcheck.model.ledger import Desk, Fact, Orphan, State
from factcheck.safe_yaml import Node, plain
from factcheck.storage import locked, reason, write_all

_LIKE = 70
"""Minimum similarity, of 100, of a sentence to a claim."""
_NEAR = 20
"""Number added to the similarity if the sentence is on the claim's line."""
_AHEAD = 5
"""Minimum lead of that sentence over the next."""
_OURS = ("target", "line", "section")
"""The keys of a claim that syncing writes."""


@frozen
class Changed:
    """A claim whose words have changed."""

    id: str
    line: int
    before: str
    after: str
    stale: tuple[str, ...] = ()
    """The people whose ticks and verdicts have become stale."""


@frozen
class Vanished:
    """A claim whose words are no longer in the document."""

    id: str
    words: str
    ticks: int = 0
    proposed: str = ""
    """Similar words elsewhere, for a person to confirm."""
    line: int = 0
    """The line of the similar words."""


@frozen
class Synced:
    """The result of syncing a document with its claims folder."""

    files: tuple[str, ...]
    """Paths of the changed files."""
    kept: tuple[str, ...]
    """Ids of claims with unchanged words and line."""
    moved: tuple[tuple[str, int, int], ...]
    """(id, old line, new line) of claims that moved."""
    changed: tuple[Changed, ...]
    """Claims whose words changed."""
    added: tuple[str, ...]
    """Ids of new claims."""
    vanished: tuple[Vanished, ...]
    """Claims whose words are no longer in the document."""
    unplaced: tuple[str, ...]
    """Ids of claims without a target that match no sentence, or several."""
    earlier: tuple[str, ...] = ()
    """Ids of claims that changed before and have not been confirmed since."""
    passed_over: tuple[tuple[int, str], ...] = ()
    """(line, words) of changed sentences whose claims a person had removed."""
    is_first: bool = False
    """Whether the folder had no snapshot, so that new claims cannot be recognised."""


def synced(known: Dossier, folder: str) -> Synced:
    """Sync a document with a claims folder that was made from it.

    Args:
        known: The dossier of the document.
        folder: Path of the claims folder.

    Raises:
        ClaimFileError: There are mistakes in the folder; the error lists all of them, and nothing
            is changed.
        UsageError: A file cannot be written, or its layout does not allow a safe change.
    """
    try:
        with locked(folder):
            sync = _Sync(known, dossier_at(folder), folder)
            changed = sync.files()
            write_all({Path(folder, name): data for name, data in changed.items()})
    except OSError as error:
        raise UsageError(f"folder '{folder}': {reason(error)}. Make it writable.") from error
    return sync.told(tuple(f"{folder}/{name}" for name in changed))


class _Places:
    """Spans of a text, searchable for the one with the largest overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)
        self.longest = max((len(span) for span in self.spans), default=0)

    def nearest(self, span: Span) -> Span | None:
        """Return the span with the largest overlap with another; None if there is no overlap."""
        first = bisect.bisect_left(self.spans, span.start - self.longest, key=lambda one: one.start)
        last = bisect.bisect_left(self.spans, span.end, key=lambda one: one.start)
        near = [one for one in self.spans[first:last] if one.overlaps(span)]
        return max(near, key=lambda one: one.shared(span), default=None)


@define
class _Sync:
    """One sync: the contents of the folder, and the changes."""

    known: Dossier
    claims: Dossier
    folder: str
    desk: Desk = field(init=False)
    facts: dict[str, Fact] = field(init=False)
    """Id → fact, for the claims with a location."""
    orphans: dict[str, Orphan] = field(init=False)
    _drafted: dict[Span, Claim] = field(init=False)
    """Span → claim, for the claims extracted from the document."""
    _own: "_Places" = field(init=False)
    _told: "_Places" = field(init=False)
    """Locations of the folder's claims."""
    _roles: dict[Role, list[tuple[int, int, str]]] = field(init=False)
    """Role → (start, end, id) of the claims in that file, in reading order."""
    old: str | None = field(init=False)
    """The snapshot; None if there is none."""
    data: dict[str, bytes] = field(factory=dict)
    """Name → contents of the folder's files."""
    ids: tuple[str, ...] = ()
    """Ids of new claims."""
    passed_over: tuple[tuple[int, str], ...] = ()
    """(line, words) of changed sentences whose claims a person had removed."""

    def __attrs_post_init__(self) -> None:
        """Locate every claim."""
        ledger = read_ledger(home_of(self.known.document.path, self.folder))
        snapshot = dict(ledger.files)[ledger.home.snapshot]
        self.old = (
            None if snapshot is None else snapshot.decode(errors="replace").removesuffix("\n")
        )
        self.desk = assembled(self.known, self._aimed(), ledger)
        claims = (fact for fact in self.desk.facts if fact.kind is FactKind.CLAIM)
        self.facts = {fact.id: fact for fact in claims if len(fact.span)}
        self.orphans = {orphan.entry.id: orphan for orphan in self.desk.orphans}
        names = (DOCUMENT, PEOPLE, SOURCES, *CLAIM_FILES)
        there = (name for name in names if Path(self.folder, name).is_file())
        self._drafted = {claim.span: claim for claim in self.known.claims}
        self._own = _Places(self._drafted)
        self._told = _Places(fact.span for fact in self.facts.values())
        self._roles = {role: [] for role in Role}
        for claim in self._every_claim():
            if claim.id in self.facts:
                span = self.facts[claim.id].span
                self._roles[claim.role].append((span.start, span.end, claim.id))
        self._roles = {role: sorted(own) for role, own in self._roles.items()}
        self.data = {name: Path(self.folder, name).read_bytes() for name in there}

    def _aimed(self) -> Dossier:
        """Return the claims, with targets also for those that have none but match a sentence."""
        document = self.known.document
        spans = {
            claim.id: likely(self.known, claim) for claim in self.claims.claims if not claim.target
        }
        made = []
        for claim in self.claims.claims:
            span = spans.get(claim.id)
            made.append(evolve(claim, target=target_of(document, span)) if span else claim)
        return self.claims.changed(claims=tuple(made))

    def _every_claim(self) -> tuple[Claim, ...]:
        known = self.desk.claims
        return (*known.claims, *known.vanished) if known is not None else ()

    def _target(self, claim: Claim) -> Selector | None:
        """Return the new target of a claim."""
        return self.desk.targets.get(claim.id, claim.target)

    def files(self) -> dict[str, bytes]:
        """Return name → new contents of the changed files, with the snapshot last.

        Raises:
            UsageError: The layout of a file does not allow a safe change.
        """
        texts = {name: unified(data) for name, data in self.data.items()}
        additions = self._additions(texts)
        self.ids = tuple(additions.ids)
        changed = {}
        for name in dict.fromkeys((*texts, *additions.edits)):
            text = texts.get(name, "")
            edits = [*self._edits(name, text), *additions.edits.get(name, [])]
            data = with_edits(self.data.get(name, b""), edits)
            if data != self.data.get(name, b""):
                _prove(f"{self.folder}/{name}", text, unified(data))
                changed[name] = data
        snapshot = snapshot_of(self.known.document)
        if self.old is None or f"{self.old}\n".encode(errors="replace") != snapshot:
            changed[SNAPSHOT] = snapshot
        return changed

    def _edits(self, name: str, text: str) -> Iterator[Edit]:
        """Yield the changes to the existing contents of a file."""
        if name == DOCUMENT:
            yield from self._document_edits(text)
        elif name in CLAIM_FILES:
            claims = {claim.id: claim for claim in self._every_claim()}
            for item in items(text):
                claim = claims.get(scalar_of(item, "id"))
                yield from self._claim_edits(text, item, claim) if claim is not None else ()

    def _claim_edits(self, text: str, item: Node, claim: Claim) -> Iterator[Edit]:
        """Yield the changes to a claim: its line, section and target."""
        fact = self.facts.get(claim.id)
        if fact is not None:
            line, section = self._where(fact)
            at = value_of(item, "line")
            if at is not None and line and at.value != str(line):
                yield replaced(text, at, str(line))
            head = value_of(item, "section")
            if head is not None and section and self._is_renamed(claim.section, section):
                yield replaced(text, head, scalar(section))
        target = self._target(claim)
        if target is not None:
            yield from target_edits(text, item, target)

    def _where(self, fact: Fact) -> tuple[int, str]:
        """Return line and section of a claim, as in a draft."""
        near = self._own.nearest(fact.span)
        claim = self._drafted.get(near) if near is not None else None
        return (claim.line, claim.section) if claim else (fact.place.line, fact.section)

    def _is_renamed(self, section: str, now_: str) -> bool:
        """Return True if a section was a heading of the snapshot and has another name now."""
        return section != now_ and self.old is not None and section in self.old.split("\n")

    def _document_edits(self, text: str) -> Iterator[Edit]:
        """Yield the changes to the document's file name in document.yaml."""
        data = file_data(self.known, self.folder)
        root = root_of(text)
        if data is None or root is None:
            return
        node = value_of(root, "document")
        if node is None:
            yield added(text, root, "document", data)
            return
        for key, value in data.items():
            known = value_of(node, key)
            words = value.words if isinstance(value, Plain) else str(value)
            if known is None:
                yield added(text, node, key, value)
            elif known.value != words:
                yield replaced(text, known, flow(value))

    def _additions(self, texts: dict[str, str]) -> Additions:
        """Return the new claims of the document, with their positions."""
        additions = Additions(texts, self.known)
        if self.old is None:
            return additions
        spans = {claim.id: claim.span for claim in self.known.claims}
        back = Anchoring(self.old)
        was = self._before()
        for name, data in additions.drafts():
            span = spans.get(data["id"].words)
            if span is None or _is_told(self._told, span):
                continue
            old = back.place(_quoted(target_of(self.known.document, span))).span
            if old is None or _is_told(was, old):
                additions.add(name, data, self._ahead(name, span))
            else:
                self._pass_over(span, old)
        return additions

    def _before(self) -> "_Places":
        """Return the locations of the folder's claims in the snapshot, including lost ones.

        A person has removed the claim of any other sentence in the snapshot.
        """
        text = Anchoring(self.old or "")
        targets = (_quoted(one.target) for one in self._every_claim() if one.target)
        return _Places(span for target in targets if (span := text.place(target).span))

    def _pass_over(self, span: Span, old: Span) -> None:
        """Record a sentence without a claim, if it differs from that of the removed claim."""
        words = self.known.document.words(span)
        if self.old is not None and words != self.old[old.start : old.end]:
            self.passed_over += ((self.known.document.place(span).line, words),)

    def _ahead(self, name: str, span: Span) -> str:
        """Return the id of the last claim of a file before a span."""
        own = self._roles[CLAIM_FILES[name]]
        at = bisect.bisect_left(own, (span.start, span.end, ""))
        return own[at - 1][2] if at else ""

    def told(self, files: tuple[str, ...]) -> Synced:
        """Return the result."""
        kept, moved, changed, unplaced, earlier = [], [], [], [], []
        for claim in self._every_claim():
            fact = self.facts.get(claim.id)
            if fact is None:
                unplaced += [claim.id] if claim.target is None else []
                continue
            line, _ = self._where(fact)
            target = self._target(claim) or Selector("")
            if claim.target is not None and claim.target.quote != target.quote:
                stale = fact.entry.vouching(fact.passage_words, stale=True) if fact.entry else []
                people = tuple(event.by for event in stale)
                before, after = claim.target.quote, fact.passage_words
                changed.append(Changed(fact.id, line, before, after, people))
                continue
            earlier += [claim.id] if fact.state is State.STALE else []
            if claim.line and claim.line != line:
                moved.append((claim.id, claim.line, line))
            else:
                kept.append(claim.id)
        return Synced(
            files=files,
            kept=tuple(kept),
            moved=tuple(moved),
            changed=tuple(changed),
            added=self.ids,
            vanished=tuple(map(_vanished, self.orphans.values())),
            unplaced=tuple(unplaced),
            earlier=tuple(earlier),
            passed_over=self.passed_over,
            is_first=self.old is None,
        )


def likely(known: Dossier, claim: Claim) -> Span | None:
    """Return the sentence of a claim without a target; None if none or several qualify.

    The statement of a drafted claim begins like its sentence. Otherwise one sentence must be
    clearly more similar than the others.
    """
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - needed only for claims without a target

    document, said = known.document, claim.says.casefold()
    found = []
    for one in known.claims:
        words = document.words(one.span)
        if words.startswith(claim.says):
            return one.span
        near = _NEAR if one.line == claim.line else 0
        found.append((token_set_ratio(said, words.casefold()) + near, one.span))
    best, *others = sorted(found, key=lambda one: -one[0])[:2] or [(0, Span(0, 0))]
    is_ahead = all(best[0] - other[0] >= _AHEAD for other in others)
    return best[1] if best[0] >= _LIKE and is_ahead else None


def _is_told(claims: _Places, span: Span) -> bool:
    """Return True if a claim covers a span, or more than half of it."""
    place = claims.nearest(span)
    return place is not None and span.shared(place) * 2 > min(len(span), len(place))


def _quoted(target: Selector) -> Quoted:
    return Quoted(target.quote, target.prefix, target.suffix)


def _vanished(orphan: Orphan) -> Vanished:
    entry = orphan.entry
    ticks = len(entry.vouching("", stale=True))
    line = orphan.place.line if orphan.place else 0
    return Vanished(entry.id, entry.target.quote, ticks, orphan.words, line)


def _prove(path: str, before: str, after: str) -> None:
    """Check that the new contents of a file keep everything that was there.

    Raises:
        UsageError: The new contents omit something.
    """
    old, new = root_of(before), root_of(after)
    if old is None:
        return
    left, right = plain(old), plain(new) if new is not None else None
    if not _holds(left, right):
        raise UsageError(f"{path}: its layout leaves no safe place. Write it in block style.")


def _holds(left: object, right: object) -> bool:
    """Return True if a file keeps all its values, except for the keys written by syncing."""
    if isinstance(left, dict) and isinstance(right, dict):
        return all(
            key in right and (key in _FREE or _holds(value, right[key]))
            for key, value in left.items()
        )
    if isinstance(left, list) and isinstance(right, list):
        ids = [one.get("id") if isinstance(one, dict) else None for one in right]
        if left and isinstance(left[0], dict) and "id" in left[0]:
            return all(
                one.get("id") in ids and _holds(one, right[ids.index(one.get("id"))])
                for one in left
            )
        return right[: len(left)] == left
    return left == right or (isinstance(right, list) and right[:1] == [left])


_FREE = (*_OURS, "document")


def target_edits(text: str, item: Node, target: Selector) -> Iterator[Edit]:
    """Yield the edits that change the target of a claim, only where it differs."""
    data = target_data(target)
    node = value_of(item, "target")
    if node is None:
        yield added(text, item, "target", data)
    elif text[node.start_mark.index] == "{":
        yield replaced(text, node, flow(data))
    else:
        for key, value in data.items():
            yield from _key_edits(text, node, key, value)


def _key_edits(text: str, node: Node, key: str, value: Any) -> Iterator[Edit]:
    known = value_of(node, key)
    words = value.words if isinstance(value, Plain) else "" if value is None else str(value)
    if known is not None and not words:
        edit = without(text, node, key)
        yield from [edit] if edit else []
    elif known is not None and " ".join(known.value.split()) != words:
        yield replaced(text, known, scalar(words) if isinstance(value, str) else words)
    elif known is None and words:
        yield added(text, node, key, value)
