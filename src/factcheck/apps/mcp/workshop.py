"""Implementation of the tools; each returns an output model and a short text.

This module does not depend on the protocol; all its errors say what to do.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from attrs import evolve, frozen

from factcheck.analysis.pipeline import dossier, examine, examine_text
from factcheck.analysis.settling.decided import settled_beside
from factcheck.apps.mcp import answers, inputs, summaries
from factcheck.apps.mcp.lenient import Understood, understood
from factcheck.apps.mcp.roots import Roots
from factcheck.bibliography import CITATIONS, lacking
from factcheck.checks import every_check
from factcheck.claims import claimfiles
from factcheck.claims.decisions import Choice, Decision, Stands, beside, decide, read, standing
from factcheck.claims.decisions.accepting import accepted_way
from factcheck.claims.ledger import (
    Action,
    Deed,
    FactKind,
    State,
    now,
    open_desk,
    record,
    with_questions,
)
from factcheck.comparison.versions import compare
from factcheck.config import Config
from factcheck.document.readers import parse
from factcheck.document.word import AUTHOR, Package
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import (
    UNVERIFIED,
    Document,
    Finding,
    Maker,
    Origin,
    Proposal,
    Proved,
    Refused,
    Report,
    stored_beside,
)
from factcheck.output.decided import decision_told
from factcheck.output.errata import to_corrigendum, to_errata
from factcheck.output.ledger import warnings
from factcheck.running import watched
from factcheck.second_reader.asking.pasting import NOBODY
from factcheck.second_reader.asking.proposing import PROMPT
from factcheck.second_reader.asking.requests import Settings, plan
from factcheck.second_reader.proposals.anchoring import Anchors
from factcheck.second_reader.proposals.form import file_digest
from factcheck.second_reader.proposals.hinting import hints
from factcheck.second_reader.proposals.stored import add, is_by, read_beside
from factcheck.storage import read_limited, reason

MOST_BYTES = 20 * 1024 * 1024
SECONDS = 120.0
"""Time limit of a tool, in seconds; the tool is stopped at the next stage."""

Given = tuple[str, str, str]
"""A path, a text, and the format of the text; path or text is empty."""


class TooLongError(FactcheckError):
    """A tool exceeded its time limit."""


@contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Stop the work in a context at the first stage after the time limit.

    Raises:
        TooLongError: The time limit was exceeded.
    """
    end = time.monotonic() + seconds

    def going_on(_: str) -> None:
        if time.monotonic() > end:
            raise TooLongError(
                f"it took longer than {seconds:g} seconds. Give a part of the document as `text`."
            )

    with watched(going_on):
        yield


@frozen
class Workshop:
    """The tools, for some roots and settings."""

    roots: Roots
    settings: Config
    by: str = "assistant"
    """The name of the assistant in files it writes."""

    def documents(self, folder: str, limit: int, skip: int) -> tuple[answers.DocumentsAnswer, str]:
        """List documents."""
        found, left_out = self.roots.documents(folder)
        shown = [self._listed(path) for path in found[skip : skip + limit]]
        left = max(0, len(found) - skip - len(shown))
        not_listed = [summaries.cut(line) for line in left_out[: inputs.MOST_LISTED]]
        answer = answers.DocumentsAnswer(documents=shown, left_out=left, not_listed=not_listed)
        names = [f"- {one.document} ({one.kind})" for one in shown]
        names += [f"- left out: {line}" for line in not_listed]
        more = f", {left} more" if left else ""
        noun = "document" if len(shown) == 1 else "documents"
        return answer, summaries.in_text(f"{len(shown)} {noun}{more}.", names)

    def _listed(self, path: str) -> answers.Listed:
        is_folder = Path(path).is_dir()
        kind = "copy with our comments" if _has_our_comments(path) else "document"
        return answers.Listed(
            document=self.roots.shown(path),
            kind="claims folder" if is_folder else kind,
            size=0 if is_folder else Path(path).stat().st_size,
        )

    def read(
        self, path: str, section: int, limit: int, skip: int
    ) -> tuple[answers.ReadAnswer, str]:
        """Return the text of a document, or of one section, by paragraphs.

        Raises:
            UsageError: There is no such section.
        """
        document = dossier(self._path(path), self.settings).document
        answer = summaries.passages(document, self.roots, section, limit, skip)
        return answer, summaries.passages_text(answer)

    def read_document(self, path: str, number: int, size: int) -> tuple[answers.PartAnswer, str]:
        """Return a part of a document as `factcheck propose` would send it.

        Raises:
            UsageError: There is no such part.
        """
        known = dossier(self._path(path), self.settings)
        parts = plan(known, NOBODY, PROMPT, Settings(part=size)).requests
        if not 1 <= number <= len(parts):
            raise UsageError(f"part {number}: the document has {len(parts)} of this size.")
        shown = self.roots.shown(known.document.path)
        text = summaries.lines(parts[number - 1].text)
        answer = answers.PartAnswer(document=shown, part=number, of=len(parts), text=text)
        head = f"{shown}: part {number} of {len(parts)}."
        return answer, summaries.quoted_text(head, text)

    def check(self, given: Given, wanted: inputs.Wanted) -> tuple[answers.Checked, str]:
        """Check a document or a text; resolved findings are omitted."""
        text = self._text(given)
        if text is not None:
            report = examine_text(text, f".{given[2]}", self._choice(wanted))
        else:
            report = settled_beside(self._examined(self._path(given[0]), wanted))
        answer = summaries.checked(report, self.roots, wanted.limit)
        return answer, summaries.checked_text(answer)

    def _examined(self, file: str, wanted: inputs.Wanted) -> Report:
        """Return the report of a document, including the proposals stored beside it."""
        return examine(file, evolve(self._choice(wanted), stored=True))

    def _choice(self, wanted: inputs.Wanted) -> Config:
        """Return the settings with the options of a request."""
        settings = self.settings
        wide = evolve(settings, suspicions=settings.suspicions or wanted.suspicions)
        return evolve(wide, select=tuple(wanted.select), ignore=()) if wanted.select else wide

    def prove(self, given: Given, proposed: Sequence[object]) -> tuple[answers.ProvedAnswer, str]:
        """Return the verdicts on proposals."""
        text = self._text(given)
        if text is not None:
            document: Document | str = parse(text.encode(errors="replace"), f"text.{given[2]}")
        else:
            document = self._path(given[0])
        taken = [understood(one) for one in proposed]
        report = examine(document, self.settings, checks=None, proposals=_proposals(taken))
        verdicts = list(self._verdicts(taken, report, report))
        answer = answers.ProvedAnswer(document=self.roots.shown(report.path), verdicts=verdicts)
        return answer, summaries.proved_text(answer)

    def _verdicts(
        self, given: Sequence[Understood], proved: Report, told: Report
    ) -> Iterator[answers.Verdict]:
        """Yield the verdict on each proposal.

        Args:
            given: The parsed proposals.
            proved: The report with the verdicts on those that could be parsed.
            told: The report with the findings that can be decided on.
        """
        if proved.proofs is None:
            return
        teller = summaries.Teller(told.dossier.document, self.roots)
        outcomes = iter(proved.proofs.outcomes)
        told_hints = iter(hints(proved.dossier, proved.proofs))
        found, open_ = _by_proposal(told)
        for number, one in enumerate(given, 1):
            left_out = [summaries.cut(line) for line in one.left_out]
            if one.proposal is None:
                yield answers.Verdict(
                    number=number,
                    proved=False,
                    reason="no proposal",
                    message="; ".join(left_out),
                    finding=None,
                    hint="",
                    left_out=[],
                    fingerprint="",
                )
                continue
            outcome, hint = next(outcomes), next(told_hints)
            verdict = outcome.verdict
            name = _identity(one.proposal)
            finding = found.get(name) if isinstance(verdict, Proved) else None
            yield answers.Verdict(
                number=number,
                proved=isinstance(verdict, Proved),
                reason="" if isinstance(verdict, Proved) else verdict.reason.value,
                message=summaries.cut(verdict.message),
                finding=teller.finding(_without_reason(finding)) if finding else None,
                hint=summaries.cut(hint),
                left_out=left_out,
                fingerprint=finding.fingerprint if finding else open_.get(name, ""),
            )

    def claims(self, path: str, limit: int, skip: int) -> tuple[answers.ClaimsAnswer, str]:
        """List the claims of a document or claims folder."""
        known = dossier(self._path(path), self.settings)
        teller = summaries.Teller(known.document, self.roots)
        shown = known.claims[skip : skip + limit]
        answer = answers.ClaimsAnswer(
            document=self.roots.shown(known.document.path),
            total=len(known.claims),
            claims=[teller.claim(one, by_hand=known.by_hand) for one in shown],
            left_out=max(0, len(known.claims) - skip - len(shown)),
        )
        return answer, summaries.claims_text(answer)

    def claims_file(self, folder: str) -> str:
        """Return claims, people and sources of a claims folder as JSON, with its keys.

        Raises:
            UsageError: The path is not a claims folder.
        """
        path = self._path(folder)
        if not claimfiles.is_claims_folder(path):
            raise UsageError(
                f"{folder}: it is no claims folder. The tool `claims` reads documents."
            )
        data = claimfiles.ClaimsFolder.load(path).data
        del data["document"]  # it contains a path
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    def ledger(
        self, path: str, wanted: tuple[list[State], list[FactKind]], limit: int, skip: int
    ) -> tuple[answers.LedgerAnswer, str]:
        """Count the facts of a document by state, and list those with certain states and kinds."""
        states, kinds = wanted
        desk = open_desk(self._path(path))
        own = [one for one in desk.facts if not kinds or one.kind in kinds]
        found = [one for one in own if not states or one.state in states]
        shown = found[skip : skip + limit]
        teller = summaries.Teller(desk.document, self.roots)
        answer = answers.LedgerAnswer(
            document=self.roots.shown(desk.document.path),
            states=dict(Counter(one.state.value for one in own)),
            facts=[teller.fact(one) for one in shown],
            left_out=max(0, len(found) - skip - len(shown)),
            warnings=[
                summaries.cut(summaries.for_assistants(self.roots.without_places(line)))
                for line in warnings(desk)
            ],
        )
        return answer, summaries.ledger_text(answer)

    def cite(self, path: str, form: str) -> tuple[answers.CiteAnswer, str]:
        """Return the citations of a document."""
        known = dossier(self._path(path), self.settings)
        written = CITATIONS[form]([one for one in known.sources if not lacking(one)])
        left = [
            summaries.cut(f"{source.key}: no {', no '.join(missing)}")
            for source in known.sources
            if (missing := lacking(source))
        ]
        shown = self.roots.shown(known.document.path)
        answer = answers.CiteAnswer(document=shown, form=form, citations=written, left_out=left)
        head = f"{form} of {shown}; {len(left)} sources cannot be cited."
        return answer, summaries.quoted_text(head, written, left)

    def compare(self, old: str, new: str, limit: int) -> tuple[answers.CompareAnswer, str]:
        """Return the facts that differ between two versions of a document."""
        made = compare(self._path(old), self._path(new), self.settings)
        answer = summaries.compared(made, self.roots, limit)
        return answer, summaries.compared_text(answer)

    def explain(self, codes: list[str]) -> tuple[answers.ExplainAnswer, str]:
        """Explain checks, or list them all."""
        chosen = Config(select=tuple(codes)).chosen(every_check()) if codes else every_check()
        pages = summaries.explained(chosen, whole=bool(codes))
        answer = answers.ExplainAnswer(checks=pages)
        text = "\n".join(
            one.page or f"{one.code} {one.severity}{'' if one.on else ', off'}: {one.title}"
            for one in pages
        )
        return answer, text

    def errata(
        self, path: str, wanted: inputs.Wanted, *, is_corrigendum: bool
    ) -> tuple[answers.ErrataAnswer, str]:
        """Return the errata list of a document, or its corrigendum."""
        file = self._path(path)
        report = with_questions(settled_beside(self._examined(file, wanted)))
        shown = self.roots.shown(file)
        report = evolve(report, path=shown)  # it may be the title, in which markup is escaped
        written = to_corrigendum([report]) if is_corrigendum else to_errata([report])
        written = summaries.lines(self.roots.without_places(written))
        answer = answers.ErrataAnswer(document=shown, errata=written)
        return answer, summaries.quoted_text(f"Errata of {answer.document}.", written)

    # ---- writing ----

    def submit_proposals(
        self, path: str, proposed: Sequence[object], withdraw: Sequence[str]
    ) -> tuple[answers.SubmittedAnswer, str]:
        """Return the verdicts on proposals, and store those whose words are in the document.

        Raises:
            UsageError: A proposal to withdraw does not exist.
        """
        file = self._path(path)
        origin = Origin(Maker.MODEL, self.by, prompt=PROMPT.name, date=now()[:10])
        earlier = read_beside(file)
        own = [one for one in earlier.proposals if is_by(one, origin)] if earlier else []
        left = self._not_withdrawn(file, own, withdraw)
        taken = [understood(one, origin) for one in proposed]
        report = examine(file, self.settings, checks=None, proposals=_proposals(taken))
        name, sha256 = Path(file).name, file_digest(file)
        new = {
            _identity(one.proposal): evolve(one.proposal, document=name, sha256=sha256)
            for one in (report.proofs.outcomes if report.proofs else ())
            if one.link is not None
        }
        anchors = Anchors(report.dossier.document)
        stay = [
            one for one in left if not any(_replaces(other, one, anchors) for other in new.values())
        ]
        kept = (*stay, *new.values())
        if kept or own:
            _keep(file, kept, origin)
        verdicts = list(self._verdicts(taken, report, self._examined(file, _USUAL)))
        answer = answers.SubmittedAnswer(
            document=self.roots.shown(report.path),
            verdicts=verdicts,
            stored=len(kept),
            file=self.roots.shown(stored_beside(file)) if kept else "",
            replaced=len(left) - len(stay),
            withdrawn=len(own) - len(left),
        )
        return answer, summaries.submitted_text(answer)

    def _not_withdrawn(
        self, file: str, own: Sequence[Proposal], withdraw: Sequence[str]
    ) -> list[Proposal]:
        """Return the proposals that are not withdrawn.

        Raises:
            UsageError: A fingerprint belongs to none of them.
        """
        if not withdraw:
            return list(own)
        found, open_ = _by_proposal(self._examined(file, _USUAL))
        prints = {name: one.fingerprint for name, one in found.items()} | open_
        names = {_identity(one) for one in own}
        gone = set[object]()
        for digits in withdraw:
            meant = {name for name in names if prints.get(name, "").startswith(digits)}
            if not meant:
                raise UsageError(
                    f"withdraw '{digits}': no proposal of yours is behind it. The tool `check` "
                    "lists what is."
                )
            gone |= meant
        return [one for one in own if _identity(one) not in gone]

    def decide(
        self, path: str, finding: str, do: str, given: inputs.Decided
    ) -> tuple[answers.Decided, str]:
        """Record a decision on a finding or unverified proposal under the assistant's name.

        Raises:
            UsageError: There is no such finding or option, or the inputs are inconsistent.
        """
        file = self._path(path)
        decisions = beside(file)
        found = next(filter(None, self._named(file, finding)), [])
        if len({one.finding.fingerprint for one in found}) != 1:
            why = "several begin so" if found else "there is none. The tool `check` lists them"
            raise UsageError(f"finding '{finding}': {why}.")
        made = [_decision(one, _CHOICES[do], given) for one in found]
        at = now()
        for one, decision in zip(found, made, strict=True):
            entry = evolve(decision, by=self.by, at=at)
            decide(decisions, entry, seen=len(one.history))
        what = "The suspicion" if made[0].code == UNVERIFIED else made[0].code
        told = f"{what} is {made[0].do.value}."
        recorded = summaries.cut(decision_told(made[0], found[0].finding))
        files = [self.roots.shown(decisions)]
        answer = answers.Decided(files=files, told=told, recorded=recorded)
        return answer, summaries.quoted_text(told, recorded)

    def _named(self, file: str, finding: str) -> Iterator[list[Stands]]:
        """Yield the findings with a fingerprint prefix: first among usual ones, then among all.

        An earlier request may have listed findings with suspicions, or of a check that is off.
        """
        known = read(beside(file))
        codes = [check.code for check in every_check()]
        for wanted in (_USUAL, inputs.Wanted(codes, suspicions=True)):
            stood = standing(self._examined(file, wanted), known)
            yield [one for one in stood.every if one.finding.fingerprint.startswith(finding)]

    def draft_claims(self, path: str, folder: str) -> tuple[answers.Written, str]:
        """Write a draft claims folder."""
        target = self.roots.fresh(folder)
        files = claimfiles.dump(dossier(self._path(path), self.settings), target.as_posix())
        names = [self.roots.shown(name) for name in files]
        told = f"A draft of {len(names)} files is written. A person reads it against the document."
        return answers.Written(files=names, told=told), summaries.in_text(told, names)

    def ask_about(
        self, path: str, fact: str, words: str, *, is_query: bool
    ) -> tuple[answers.Written, str]:
        """Record a question or note about a fact."""
        desk = open_desk(self._path(path))
        found = next((one for one in desk.facts if fact in (one.id, str(one.number))), None)
        if found is None:
            raise UsageError(f"fact '{fact[:40]}': there is none. The tool `ledger` lists them.")
        deed = Deed.QUERY if is_query else Deed.NOTE
        to = "author" if is_query else ""
        record(desk, found, Action(deed, by=self.by, note=words, to=to))
        told = f"{'Asked the author' if is_query else 'Noted'} about {found.kind.value} {found.id}."
        name = self.roots.shown(desk.ledger.home.ledger)
        return answers.Written(files=[name], told=told), told

    # ---- inputs ----

    def _text(self, given: Given) -> str | None:
        """Return the text given in place of a path; None if a path is given.

        Raises:
            UsageError: Both are given, or neither.
        """
        path, text, _ = given
        if bool(path) == bool(text):
            raise UsageError("give either `path` or `text`; the tool `documents` lists paths.")
        return text or None

    def _path(self, name: str) -> str:
        """Return the path of a document that may be read.

        Raises:
            UsageError: The path is outside the roots, does not exist, or is too large.
        """
        path = self.roots.resolved(name)
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise UsageError(
                f"{name}: it is larger than {MOST_BYTES // 2**20} MB. Give a part of it as `text`."
            )
        if path.is_dir() and not claimfiles.is_claims_folder(path.as_posix()):
            raise UsageError(f"{name}: it is a folder. The tool `documents` lists what is in it.")
        return path.as_posix()


def _keep(file: str, proposals: Sequence[Proposal], by: Origin) -> None:
    try:
        add(file, proposals, by)
    except OSError as error:
        why = f"{reason(error)}. Choose a folder that can be written."
        raise UsageError(f"{stored_beside(file)}: {why}") from None


def _has_our_comments(path: str) -> bool:
    """Return True if a Word document has comments or tracked changes by factcheck."""
    if not path.lower().endswith(".docx"):
        return False
    mark = f'w:author="{AUTHOR}"'.encode()
    try:
        package = Package(path, read_limited(path, MOST_BYTES))
        parts = (package.main, package.related.get("comments", ""))
        return any(mark in package.part(name) for name in parts)
    except (FactcheckError, OSError):  # any problem is reported when it is checked
        return False


def _proposals(given: Sequence[Understood]) -> tuple[Proposal, ...]:
    return tuple(one.proposal for one in given if one.proposal is not None)


def _identity(one: Proposal) -> object:
    """Return the identity of a proposal, regardless of its other fields."""
    return one.kind, one.relation, one.places


def _by_proposal(report: Report) -> tuple[dict[object, Finding], dict[object, str]]:
    """Return proposal → finding, and proposal → fingerprint for unverified ones, in a report."""
    proved = report.proofs.proved if report.proofs else ()
    found = {
        _identity(outcome.proposal): fate.finding
        for (outcome, _), fate in zip(proved, report.fates, strict=True)
        if fate.finding
    }
    open_ = {
        _identity(proposal): one.fingerprint
        for one in report.unverified
        for proposal in one.proposals
    }
    return found, open_


def _replaces(new: Proposal, old: Proposal, anchors: Anchors) -> bool:
    """Return True if a proposal replaces an earlier one about the same places."""
    if (new.kind, new.relation) != (old.kind, old.relation):
        return False
    mine, theirs = (
        [place[0] for quote in one.places if not isinstance(place := anchors.place(quote), Refused)]
        for one in (new, old)
    )
    return len(new.places) == len(old.places) and all(
        places and all(any(span.overlaps(other) for other in others) for span in places)
        for places, others in ((mine, theirs), (theirs, mine))
    )


def _without_reason(one: Finding) -> Finding:
    """Return a finding without its maker's reason, for the maker."""
    reason = one.origin.reason
    kept = tuple(line for line in one.proof if not (reason and line.endswith(f"“{reason}”")))
    return evolve(one, proof=kept)


_USUAL = inputs.Wanted([], suspicions=False)
_CHOICES = {
    "accept": Choice.ACCEPTED,
    "dismiss": Choice.DISMISSED,
    "query": Choice.QUERIED,
    "defer": Choice.DEFERRED,
    "reopen": Choice.REOPENED,
}


def _decision(one: Stands, do: Choice, given: inputs.Decided) -> Decision:
    """Return a decision on a finding, without name and time.

    Raises:
        UsageError: The inputs are inconsistent, or the finding has no such option.
    """
    if do is not Choice.ACCEPTED and (given.side or given.words):
        raise UsageError("`side` and `words` say what is accepted. Choose accept.")
    if do is Choice.QUERIED and not given.why:
        raise UsageError("query: the question is missing. Give it as `why`.")
    side, words = None, ""
    if do is Choice.ACCEPTED:
        side, words = accepted_way(one, given.side or None, given.words)
    return evolve(one.draft, do=do, side=side, words=words, why=given.why)
