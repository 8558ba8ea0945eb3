"""The facts of a document, each with the actions on it."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from attrs import define, evolve, field, frozen

from factcheck.analysis.pipeline import dossier as dossier_at
from factcheck.claims.claimfiles.targets import selector
from factcheck.claims.ledger.anchoring import Anchored, Anchoring
from factcheck.claims.ledger.clock import now
from factcheck.claims.ledger.files import joined, read_ledger
from factcheck.claims.ledger.homes import home_of
from factcheck.errors import UsageError
from factcheck.model import (
    BlockKind,
    Claim,
    Document,
    Dossier,
    Report,
    Span,
    Verification,
    own_part,
)
from factcheck.model.actions import Action, Deed, Selector
from factcheck.model.ledger import Desk, Fact, FactKind, Ledger, LedgerEntry, Orphan, State
from factcheck.storage import MEGABYTE, reason

_DIGITS = 16
"""Hex digits of a digest of words: enough to avoid collisions, and short enough to skip over."""
_ID_DIGITS = 4
_WHOLE = (BlockKind.ENTRY, BlockKind.ROW)
"""Blocks confirmed as a whole, because their date comes first."""


@frozen
class _Candidate:
    """A possible fact."""

    kind: FactKind
    span: Span
    claim: Claim | None = None
    """The claim, if the fact comes from a claims folder."""
    entry: LedgerEntry | None = None


def open_desk(given: Report | Dossier | str | os.PathLike[str], where: str | None = None) -> Desk:
    """Return the facts of a document, each with its ledger entry and its state.

    Args:
        given: A report, a dossier, or the path of a document or claims folder.
        where: The folder of the ledger if it is not the document's own, such as a claims folder.

    Raises:
        ClaimFileError: There are mistakes in ledger.yaml or in claim files; the error lists all of
            them.
        UnreadableError: The document cannot be read.
        UsageError: A file of the ledger cannot be read.
    """
    known = _dossier(given)
    known = known.changed(document=own_part(known.document))
    home = home_of(known.document.path, where)
    claims = None
    if home.folder:
        claims = known if known.by_hand else dossier_at(home.folder)
    return assembled(_document_of(known), claims, read_ledger(home))


def _dossier(given: Report | Dossier | str | os.PathLike[str]) -> Dossier:
    if isinstance(given, Report):
        return given.dossier
    return given if isinstance(given, Dossier) else dossier_at(os.fspath(given).replace("\\", "/"))


def _document_of(known: Dossier) -> Dossier:
    """Return the dossier of the document that a claims folder names, if that exists."""
    if not known.by_hand or not known.record.file:
        return known
    path = Path(os.path.normpath(Path(known.document.path, known.record.file)))
    return dossier_at(path.as_posix()) if path.is_file() else known


def is_edited(desk: Desk) -> bool:
    """Return True if the document has changed since its claims folder was last written."""
    return desk.is_edited


def changed_document(folder: Dossier) -> str:
    """Return the document that a claims folder names, if its contents have changed, or ""."""
    record = folder.record
    if not (folder.by_hand and record.file and record.sha256):
        return ""
    path = Path(os.path.normpath(Path(folder.document.path, record.file))).as_posix()
    is_same = not Path(path).is_file() or agree(digest_of_file(path), record.sha256)
    return "" if is_same else path


def snapshot_of(document: Document) -> bytes:
    """Return the snapshot of a document: its text with one paragraph per line."""
    return f"{document.text}\n".encode(errors="replace")


def reopened(desk: Desk) -> Desk:
    """Return a desk with its ledger, but not the document, read again.

    Raises:
        ClaimFileError: There are mistakes in the files; the error lists all of them.
    """
    claims = dossier_at(desk.ledger.home.folder) if desk.claims is not None else None
    known = claims if claims is not None and desk.dossier.by_hand else desk.dossier
    return assembled(known, claims, read_ledger(desk.ledger.home))


def assembled(known: Dossier, claims: Dossier | None, ledger: Ledger) -> Desk:
    """Return the desk of a document, with the entries of a ledger assigned to its facts."""
    snapshot = dict(ledger.files).get(ledger.home.snapshot)
    old = None if snapshot is None else snapshot.decode(errors="replace").removesuffix("\n")
    putting = _Putting(known.document, Anchoring(known.document.text, old), ledger.home.file)
    putting.claims(known, claims)
    if not known.by_hand:
        putting.finer(known)
    for entry in ledger.entries:
        if entry.target.file == ledger.home.file:
            putting.entry(entry)
    found = _facts(known.document, putting.found.values(), putting.targets)
    facts = tuple(with_source(fact, known, claims, ledger) for fact in found)
    return Desk(known, ledger, facts, tuple(putting.orphans), claims, putting.targets)


@define
class _Putting:
    """Assigns entries to facts by the current location of their words."""

    document: Document
    anchoring: Anchoring
    file: str
    """The name of the document in targets."""
    found: dict[tuple[FactKind, Span], _Candidate] = field(factory=dict)
    orphans: list[Orphan] = field(factory=list)
    targets: dict[str, Selector] = field(factory=dict)

    def claims(self, known: Dossier, claims: Dossier | None) -> None:
        """Add the claims of a document, or those of its claims folder."""
        if claims is None:
            for claim in known.claims:
                self._take(_Candidate(FactKind.CLAIM, claim.span))
            return
        for claim in (*claims.claims, *claims.vanished):
            entry = LedgerEntry(
                claim.id, FactKind.CLAIM, claim.target or Selector(""), claim.events
            )
            if known.by_hand:
                span: Span | None = claim.span
            elif not entry.target.quote:
                span = _guessed(self.document, claim)
            else:
                span = self._placed(entry)
            if span is not None:
                self._take(_Candidate(FactKind.CLAIM, span, claim, entry))

    def finer(self, known: Dossier) -> None:
        """Add the parts of claims: names, dates, figures, quotations."""
        facts = known.facts
        for kind, ones in (
            (FactKind.NAME, (*facts.names, *facts.identifiers)),
            (FactKind.DATE, facts.dates),
            (FactKind.FIGURE, facts.quantities),
            (FactKind.QUOTATION, facts.quotations),
        ):
            for one in ones:
                self._take(_Candidate(kind, one.span))

    def entry(self, entry: LedgerEntry) -> None:
        """Assign an entry to the fact at its location; an entry always makes its words a fact."""
        span = self._placed(entry)
        if span is None:
            return
        key = entry.kind, span
        if key not in self.found:
            near = [one for one in self.found if one[0] is entry.kind and one[1].overlaps(span)]
            free = [one for one in near if self.found[one].entry is None]
            key = max(free, key=lambda one: one[1].shared(span), default=key)
        known = self.found.get(key, _Candidate(entry.kind, span))
        whole = joined(known.entry, entry) if known.entry else entry
        self.found[key] = evolve(known, entry=whole)

    def _take(self, one: _Candidate) -> None:
        self.found.setdefault((one.kind, one.span), one)

    def _placed(self, entry: LedgerEntry) -> Span | None:
        """Return the location of an entry; an entry without one becomes an orphan."""
        anchored = self.anchoring.place(entry.target)
        if anchored.span is None:
            lost = evolve(entry.target, lost=entry.target.lost or now().partition("T")[0])
            self.orphans.append(_orphan(self.document, entry, anchored))
            if lost != entry.target:
                self.targets[entry.id] = lost
        else:
            made = self._target(entry.target, anchored, anchored.span)
            if made != entry.target:
                self.targets[entry.id] = made
        return anchored.span

    def _target(self, target: Selector, anchored: Anchored, span: Span) -> Selector:
        """Return a target for the location of an entry, with the old passage if that changed."""
        if anchored.old is not None and self.anchoring.is_same:
            return target
        paragraph = self.document.block_around(span)
        made = selector(self.document.text, span, paragraph, target.file)
        if not self.anchoring.is_single(made):
            made = evolve(made, start=span.start)
        if anchored.old is None:
            return evolve(made, was=target.was)
        is_whole = self.document.kind_at(span.start) in _WHOLE
        before = self.anchoring.was(anchored.old, is_whole=is_whole)
        after = self.document.words(passage_of(self.document, span))
        was = target.was or ("" if before == after else before)
        return evolve(made, was="" if was == after else was)


def _guessed(document: Document, claim: Claim) -> Span:
    """Return the sentence of a claim's line that is most similar to the claim, or an empty span."""
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - needed only for claims without a target

    end = Span(len(document.text), len(document.text))
    sentences = [
        span
        for span in document.sentences
        if document.place(span).line <= claim.line <= document.place(span).end_line
    ]
    return max(
        sentences,
        key=lambda span: token_set_ratio(claim.says.lower(), document.words(span).lower()),
        default=end,
    )


def _orphan(document: Document, entry: LedgerEntry, anchored: Anchored) -> Orphan:
    proposed = anchored.proposed
    if proposed is None:
        return Orphan(entry)
    place, words = document.place(proposed), document.words(proposed)
    return Orphan(entry, proposed, place, words, anchored.likeness)


def _facts(
    document: Document, found: Iterable[_Candidate], targets: Mapping[str, Selector]
) -> tuple[Fact, ...]:
    """Return the facts, numbered in reading order."""
    ordered = sorted(found, key=lambda one: (one.span.start, -one.span.end, one.kind))
    taken = {one.entry.id for one in ordered if one.entry is not None}
    digests: dict[Span, str] = {}
    facts = []
    for number, one in enumerate(ordered, 1):
        passage = passage_of(document, one.span)
        if passage not in digests:
            digests[passage] = digest(document.words(passage))
        told = digests[passage]
        fact_id = one.entry.id if one.entry else _fresh_id(document, one, passage, taken)
        facts.append(
            Fact(
                number=number,
                id=fact_id,
                kind=one.kind,
                span=one.span,
                words=document.words(one.span) or (one.claim.says if one.claim else ""),
                place=document.place(one.span),
                section=_heading(document, one.span.start),
                passage=passage,
                file=_file(document, one.span.start),
                passage_words=document.words(passage),
                digest=told,
                entry=one.entry,
                state=state_of(one.entry, told),
                was=targets.get(fact_id, one.entry.target).was if one.entry else "",
                says=one.claim.says if one.claim else "",
                declared=one.claim.status if one.claim else Verification.UNCHECKED,
            )
        )
    return tuple(facts)


def passage_of(document: Document, span: Span) -> Span:
    """Return the passage that a tick confirms: the sentences, the entry or the row."""
    block = document.block_at(span.start)
    if block is None:
        return span
    if block.kind in _WHOLE:
        return block.span
    first = document.sentence_at(span.start)
    last = document.sentence_at(max(span.start, span.end - 1))
    start = first.start if first else span.start
    end = last.end if last else span.end
    return Span(max(block.span.start, min(start, span.start)), max(end, span.end))


def digest(words: str) -> str:
    """Return a digest of words, regardless of white space: "sha256:41ab…"."""
    known = hashlib.sha256(" ".join(words.split()).encode(errors="surrogatepass"))
    return f"sha256:{known.hexdigest()[:_DIGITS]}"


def digest_of_file(path: str) -> str:
    """Return the SHA-256 digest of a file, as hex digits.

    Raises:
        UsageError: The file cannot be read.
    """
    known = hashlib.sha256()
    try:
        with Path(path).open("rb") as file:
            while part := file.read(MEGABYTE):
                known.update(part)
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened: {reason(error)}.") from None
    return f"sha256:{known.hexdigest()}"


def source_file(desk: Desk, key: str) -> str:
    """Return the file with the text of a source; empty if unknown.

    The key is a path, or that of a source in the claims folder that has a text.
    """
    files = _source_files(desk.dossier, desk.claims, desk.ledger, key)
    return files[0] if files else ""


def _source_files(
    known: Dossier, claims: Dossier | None, ledger: Ledger, key: str
) -> tuple[str, ...]:
    """Return the files that the key of a source may refer to.

    A path may be relative to the working directory, the document or the ledger.
    """
    for source in claims.sources if claims is not None else ():
        if source.key == key:
            path = f"{ledger.home.folder}/{source.text}"
            return (path,) if source.text and Path(path).is_file() else ()
    tops = (Path(), Path(known.document.path).parent, Path(ledger.home.ledger).parent)
    found = (Path(os.path.normpath(top / key)).as_posix() for top in tops)
    return tuple(dict.fromkeys(path for path in found if _is_file(path)))


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):  # not a path
        return False


def with_source(fact: Fact, known: Dossier, claims: Dossier | None, ledger: Ledger) -> Fact:
    """Return a fact that records whether the source of its state has changed since."""
    event = fact.entry.decisive if fact.entry else None
    held = event.against if event else None
    if held is None or not held.sha256:
        return fact
    files = _source_files(known, claims, ledger, held.key)
    is_same = not files or any(_may_hold(path, held.sha256) for path in files)
    return fact if is_same else evolve(fact, source_changed=held.key)


def _may_hold(path: str, digits: str) -> bool:
    """Return True if a file has a digest, or cannot be read and so may have it."""
    try:
        return agree(_known_digest(path), digits)
    except UsageError:
        return True


def _known_digest(path: str) -> str:
    """Return the digest of a file, cached until the file is written."""
    told = Path(path).stat()
    return _digest_once(path, told.st_mtime_ns, told.st_size)


@lru_cache(maxsize=1024)
def _digest_once(path: str, written: int, size: int) -> str:
    del written, size
    return digest_of_file(path)


def _fresh_id(document: Document, one: _Candidate, passage: Span, taken: set[str]) -> str:
    """Return an id that does not change as long as the passage does not."""
    words = document.words(passage)
    told = f"{one.kind}\n{words}\n{one.span.start - passage.start}\n{len(one.span)}"
    known = hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()
    sizes = range(_ID_DIGITS, len(known))
    ids = (f"{one.kind.value[0]}-{known[:size]}" for size in sizes)
    fresh = next(each for each in (*ids, f"{one.kind.value[0]}-{len(taken)}") if each not in taken)
    taken.add(fresh)
    return fresh


def _file(document: Document, offset: int) -> str:
    """Return the file name of the chapter that contains an offset; empty outside books."""
    chapter = document.chapter_at(offset)
    return chapter.path.rpartition("/")[2] if chapter else ""


def _heading(document: Document, offset: int) -> str:
    section = document.section_at(offset)
    return document.words(section.heading) if section and section.heading else ""


def state_of(entry: LedgerEntry | None, told: str) -> State:
    """Return the state of a fact whose passage has a digest."""
    event = entry.decisive if entry else None
    if event is None:
        return State.OPEN
    if event.text and not agree(event.text, told):
        return State.STALE
    if event.verdict is not None:
        return State(event.verdict.value)
    return State.QUERIED if event.do is Deed.QUERY else State.TICKED


def vouching(entry: LedgerEntry | None, told: str, *, stale: bool) -> list[Action]:
    """Return the valid ticks and verdicts for a digest or, if `stale`, those for other digests."""
    events = entry.standing if entry else ()
    vouched = [event for event in events if event.do in (Deed.TICK, Deed.VERDICT)]
    return [one for one in vouched if (bool(one.text) and not agree(one.text, told)) == stale]


def agree(one: str, other: str) -> bool:
    """Return True if two digests, possibly of different lengths, agree."""
    first, second = (digits.removeprefix("sha256:") for digits in (one, other))
    return bool(second) and (first.startswith(second) or second.startswith(first))
