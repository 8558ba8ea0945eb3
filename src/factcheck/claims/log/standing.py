"""Matching of findings with decisions, which is computed from the words and not stored."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from factcheck.claims.log.file import Log, file_for, identity, names_of, threads
from factcheck.errors import UsageError
from factcheck.model import (
    STANDING,
    UNVERIFIED,
    Action,
    Choice,
    Document,
    Finding,
    Ground,
    Option,
    Report,
    Status,
    fix,
    options,
)
from factcheck.model.actions import valid
from factcheck.proof.fixes.surroundings import ALIKE, is_left, likeness, quoted, surroundings

RESEMBLING = 0.7
"""Minimum similarity between a finding and an earlier decision, if the words have changed."""


@frozen
class Stands:
    """A finding and the decision that applies to it, if any."""

    finding: Finding
    draft: Action
    """A draft of the next decision, with the current words and the ID of earlier entries.

    Set `do`, `note`, `by` and `at` with `attrs.evolve`, and pass the result to `decide`.
    """
    decision: Action | None = None
    """The decision that applies; None while the finding is open."""
    was: Action | None = None
    """The decision that applied until the words of a place, or their context, changed."""
    history: tuple[Action, ...] = ()
    """All entries for the finding, including undone entries."""

    @property
    def options(self) -> tuple[Option, ...]:
        """Return the ways to fix the finding; the `side` of a decision is an index into these."""
        return options(self.finding)

    def decided(
        self,
        do: Choice,
        *,
        side: int | None = None,
        words: str = "",
        note: str = "",
        to: str = "",
        by: str = "",
    ) -> Action:
        """Return a decision on the finding, for `decide`.

        Args:
            do: The decision.
            side: The number of the accepted option, from 1. If neither this nor `words` is given,
                the fix is accepted, if there is one.
            words: The person's own words; empty to use those of the option.
            note: The reason, or the question.
            to: The person to ask.
            by: The person who decides.

        Raises:
            UsageError: The option does not exist.
        """
        made = evolve(self.draft, do=do, note=note, to=to, by=by, side=side, words=words)
        ways = self.options
        sure = None if words or side is not None else fix(self.finding)
        number = ways.index(sure) + 1 if sure else side
        if do is not Choice.ACCEPTED or number is None:
            return made
        if not 1 <= number <= len(ways):
            choices = f"Choose 1–{len(ways)}." if ways else "Pass your own words instead."
            raise UsageError(f"side {number}: not a side of this finding. {choices}")
        return evolve(made, side=number - 1, words=words or ways[number - 1].words)

    @property
    def changed(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of old and new words if the finding was reopened because words changed."""
        if self.was is None:
            return ()
        old, new = Counter(self.was.quotes), Counter(self.draft.quotes)
        gone, come = list((old - new).elements()), list((new - old).elements())
        length = max(len(gone), len(come))
        padded = [words + [""] * (length - len(words)) for words in (gone, come)]
        return tuple(zip(*padded, strict=True))


@frozen
class Standing:
    """The findings of a report, with the decisions on them."""

    findings: tuple[Stands, ...]
    """The findings of the report, in order."""
    unverified: tuple[Stands, ...] = ()
    """Unverified suspicions, with the decisions on them."""
    unused: tuple[Action, ...] = ()
    """Decisions that do not apply to any finding, although their check ran."""

    @property
    def every(self) -> tuple[Stands, ...]:
        """Return the findings, followed by the suspicions."""
        return (*self.findings, *self.unverified)

    @property
    def open(self) -> tuple[Stands, ...]:
        """Return the findings without a decision that applies."""
        return tuple(one for one in self.findings if one.decision is None)

    @property
    def came_back(self) -> tuple[Stands, ...]:
        """Return the findings whose words changed after a decision."""
        return tuple(one for one in self.findings if one.was is not None)

    def counts(self) -> dict[Choice, int]:
        """Return the number of findings with each choice, in the order of `Choice`."""
        held = Counter(one.decision.do for one in self.findings if one.decision)
        return {choice: held[choice] for choice in Choice if held[choice]}


@frozen
class _Thread:
    """The entries for one finding."""

    entries: tuple[Action, ...]
    last: Action
    """The last entry that is not undone; if all are undone, the last entry."""
    holds: bool
    """Whether the entries contain a decision that still applies."""

    @property
    def is_wide(self) -> bool:
        """Return True if the decision applies to all findings with these words, anywhere."""
        one = self.last
        return not one.fingerprint and not any(part.prefix or part.suffix for part in one.places)

    @classmethod
    def of(cls, entries: tuple[Action, ...]) -> "_Thread":
        """Create a thread from the entries on a finding."""
        left = valid(entries)
        last = (left or entries)[-1]
        return cls(entries, last, bool(left) and last.do in STANDING)


def standing(report: Report, decisions: Log) -> Standing:
    """Match each finding of a report with the decision that applies to it.

    Decisions are matched by check and by the words of the places, wherever these are now. If
    several findings have the same words, each gets the decision with the most similar context; any
    additional finding is open. If the words of a place or their whole context changed, the finding
    is open again, and `was` is the earlier decision.
    """
    file = file_for(decisions.path, report.path)
    shown = (*_shown(report), *(one.finding for one in report.unverified))
    others = (*report.settled_by(Ground.INSTRUCTION), *report.unasked)
    drafts = _drafts(report.dossier.document, (*shown, *others), file)
    threads = list(_threads(decisions, file, report.dossier.document))
    same = _matched(drafts, threads, _places_of, _all_alike)
    open_, left = _without(drafts, threads, same)
    found = same | _matched(open_, left, _words_of, _same_words)
    open_, left = _without(drafts, threads, found)
    changed = _matched(open_, left, _code_of, _resemblance)
    _, gone = _without(open_, left, changed)
    known = frozenset(thread.last.id for thread in threads)
    ran = {run.code for run in report.checks if run.status is not Status.FAILED}

    def has_gone(one: Action) -> bool:
        if one.code != UNVERIFIED:
            return one.code in ran
        # No check reports such a finding again, and its proposal may be hidden or removed.
        return any(is_left(report.dossier.document, place) for place in one.places)

    stood = [
        _stands(finding, _apart(draft, known), found.get(draft.id), changed.get(draft.id))
        for finding, draft in zip(shown, drafts, strict=False)
    ]
    return Standing(
        tuple(one for one in stood if one.finding.code != UNVERIFIED),
        tuple(one for one in stood if one.finding.code == UNVERIFIED),
        tuple(
            one.last for one in gone if one.holds and one.last.file == file and has_gone(one.last)
        ),
    )


def _threads(decisions: Log, file: str, document: Document) -> Iterator[_Thread]:
    """Yield the decisions on the findings of a document.

    This includes decisions on a document that no longer exists, which may be an earlier name of
    this document.
    """
    own = names_of(decisions, file, document.text)
    for entries in threads(decisions.decisions):
        if entries[-1].file in own:
            yield _Thread.of(entries)


def _shown(report: Report) -> tuple[Finding, ...]:
    """Return the findings of a report in order, including those resolved or in the baseline.

    Findings suppressed in the document cannot be decided on.
    """
    left_out = report.settled_by(Ground.DECISION, Ground.BASELINE)
    if not left_out:
        return report.findings
    every = (*report.findings, *left_out)
    return tuple(sorted(every, key=lambda one: (one.place.span.start, one.code, one.message)))


def _drafts(document: Document, findings: Sequence[Finding], file: str) -> tuple[Action, ...]:
    """Return a draft decision for each finding, each with a unique ID."""
    made = []
    repeated: Counter[str] = Counter()
    for finding in findings:
        parts = (finding.place, *(part.place for part in finding.related))
        places = tuple(quoted(document, place) for place in parts)
        first = identity(file, finding.code, places)
        id_ = identity(file, finding.code, places, repeated[first])
        repeated[first] += 1
        print_ = finding.fingerprint
        made.append(
            Action(
                Choice.REOPENED,
                id=id_,
                code=finding.code,
                places=places,
                file=file,
                fingerprint=print_,
            )
        )
    return tuple(made)


def _apart(draft: Action, known: Collection[str]) -> Action:
    """Return a draft whose ID is not already used."""
    id_, repeated = draft.id, 0
    while id_ in known:
        repeated += 1
        id_ = identity(draft.file, draft.code, draft.places, -repeated)
    return evolve(draft, id=id_)


def _stands(
    finding: Finding, draft: Action, found: _Thread | None, changed: _Thread | None
) -> Stands:
    thread = found or changed
    if thread is None:
        return Stands(finding, draft)
    if not thread.is_wide:
        draft = evolve(draft, id=thread.last.id)
    last = thread.last if thread.holds else None
    is_changed = found is None
    return Stands(
        finding, draft, None if is_changed else last, last if is_changed else None, thread.entries
    )


Likeness = Callable[[Action, Action], float | None]
"""A function that returns the similarity of a draft decision on a finding to a log entry.

It returns None if the two are about different findings.
"""


def _code_of(one: Action) -> Hashable:
    return one.code


def _places_of(one: Action) -> Hashable:
    return one.code, one.places


def _all_alike(_: Action, __: Action) -> float:
    return 1.0


def _words_of(one: Action) -> Hashable:
    return one.code, frozenset(one.quotes)


def _matched(
    drafts: Sequence[Action],
    threads: Sequence[_Thread],
    group: Callable[[Action], Hashable],
    likeness: Likeness,
) -> dict[str, _Thread]:
    """Return a map of draft IDs to matching threads; the most similar are matched first.

    Only drafts and threads in the same group are compared.
    """
    grouped: dict[Hashable, list[Action]] = {}
    for draft in drafts:
        grouped.setdefault(group(draft), []).append(draft)
    pairs = [
        (-score, -is_own, number, draft.id)
        for number, thread in enumerate(threads)
        for draft in grouped.get(group(thread.last), ())
        if (score := likeness(draft, thread.last)) is not None
        for is_own in (draft.id == thread.last.id,)
    ]
    found: dict[str, _Thread] = {}
    taken: set[int] = set()
    for _, _, number, id_ in sorted(pairs):
        if id_ not in found and (number not in taken or threads[number].is_wide):
            found[id_] = threads[number]
            taken.add(number)
    return found


def _without(
    drafts: Sequence[Action], threads: Sequence[_Thread], found: Mapping[str, _Thread]
) -> tuple[list[Action], list[_Thread]]:
    """Return the drafts and threads that have no match."""
    taken = {id(thread) for thread in found.values()}
    return (
        [draft for draft in drafts if draft.id not in found],
        [thread for thread in threads if id(thread) not in taken],
    )


def _same_words(draft: Action, entry: Action) -> float | None:
    """Return the similarity of the contexts of two places with the same words.

    The result is None if the whole context of a place has changed, because short words such as a
    figure do not identify a finding without context.
    """
    best = {
        quote: max(
            surroundings(one, other)
            for one in draft.places
            for other in entry.places
            if one.quote == other.quote == quote
        )
        for quote in entry.quotes
    }
    if any(most < ALIKE for most, _ in best.values()):
        return None
    return sum(mean for _, mean in best.values()) / len(best)


def _resemblance(draft: Action, entry: Action) -> float | None:
    """Return the similarity of a finding and an entry that was made before the words changed."""
    if set(draft.quotes) == set(entry.quotes):
        return 1.0
    likest = [max(likeness(one, other) for other in draft.places) for one in entry.places]
    mean = sum(likest) / len(likest)
    return mean if mean >= RESEMBLING else None
