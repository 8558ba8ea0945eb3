"""Which findings a change made: those that an earlier revision of the document had not.

A finding is known from before by its check, its message and its words, as one of a baseline is, not
by its line; the same fault told three times is three findings, and a fourth is new.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from attrs import evolve, field, frozen, mutable

from factcheck.checks import every_check
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import (
    CheckRun,
    Dossier,
    Finding,
    Ground,
    Remark,
    Report,
    Settled,
    Severity,
    Status,
)
from factcheck.pipeline import attempted, documents, examine, examine_bytes
from factcheck.versions.comparing import OLD_VALUE_KEPT, compare
from factcheck.versions.revisions import Revision


@frozen
class Earlier:
    """A document as it was."""

    report: Report | None = None
    """None where it was not there, or could not be read."""
    is_same: bool = False
    """True if not a byte has changed."""
    complaint: str = ""
    """Why it could not be read as it was."""


@mutable(eq=False)
class Since:
    """Tells of each report what is new in it; made once for a run."""

    revision: Revision
    config: Config
    _known: dict[str, Earlier] = field(factory=dict)

    def with_leftovers(self, report: Report) -> Report:
        """Return a report with what kept an old value since the revision (`DIF01`).

        Raises:
            UsageError: the document is in no repository, or that has no such revision.
        """
        earlier = self._earlier(report)
        codes = {one.code for one in self.config.of(report.path).chosen(every_check())}
        if OLD_VALUE_KEPT not in codes or earlier.report is None or report.dossier.by_hand:
            return report
        if earlier.is_same:
            return evolve(report, checks=tuple(map(_as_run, report.checks)))
        old = earlier.report.dossier
        made = attempted(report.path, lambda: _leftovers(old, report, self.config))
        if isinstance(made, FactcheckError):
            raise made
        return _with(report, made)

    def left_out(self, report: Report) -> Report:
        """Return a report with what was there before among what is settled."""
        earlier = self._earlier(report)
        left = Counter(_keys(earlier.report)) if earlier.report else Counter[tuple[str, str]]()
        left.subtract((one.finding.code, one.finding.fingerprint) for one in report.settled)
        new, before = list[Finding](), list[Finding]()
        for finding in report.findings:
            key = finding.code, finding.fingerprint
            left[key] -= 1
            (new if left[key] < 0 else before).append(finding)
        settled = (Settled(one, Ground.EARLIER) for one in before)
        suspected = earlier.report.unverified if earlier.report else ()
        known = {one.fingerprint for one in suspected}
        return evolve(
            report,
            findings=tuple(new),
            settled=(*report.settled, *settled),
            remarks=(*report.remarks, *_unreadable(report, earlier)),
            unverified=tuple(one for one in report.unverified if one.fingerprint not in known),
        )

    def _earlier(self, report: Report) -> Earlier:
        if report.path not in self._known:
            self._known[report.path] = self._read(report)
        return self._known[report.path]

    def _read(self, report: Report) -> Earlier:
        """Return a document as it was at the revision, examined as it is now."""
        try:
            if os.path.isdir(report.path):  # noqa: PTH112 - a plain string is what reports print
                return self._folder(report.path)
            found = self.revision.earlier(report.path)
            if found is None:
                return Earlier()
            name, data = found
            if data == Path(report.path).read_bytes():
                return Earlier(report, is_same=True)
            path = PurePosixPath(report.path).with_suffix(PurePosixPath(name).suffix)
            return Earlier(examine_bytes(data, path.as_posix(), self.config))
        except OSError as error:
            return Earlier(complaint=str(error))
        except FactcheckError as error:
            if self._is_of_git(report.path):
                raise
            return Earlier(complaint=str(error))

    def _is_of_git(self, path: str) -> bool:
        """True if the revision cannot be found for a path."""
        try:
            self.revision.checked([path])
        except FactcheckError:
            return True
        return False

    def _folder(self, path: str) -> Earlier:
        """Return a claims folder as it was, read from a copy of its files."""
        files = self.revision.earlier_files(path)
        if not files:
            return Earlier()
        with tempfile.TemporaryDirectory(prefix="factcheck-") as top:
            copy = Path(top, PurePosixPath(path).name or "claims")
            copy.mkdir()
            for name, data in files.items():
                (copy / name).write_bytes(data)
            return Earlier(examine(copy, self.config, with_document=False))


def opened(name: str, paths: Sequence[str], config: Config) -> Since:
    """Return what tells of the reports on some paths what is new since a revision.

    Args:
        name: Of the revision: a branch, a tag, a digest, `HEAD~1`.
        paths: Files and folders that are checked.
        config: The settings, by which the earlier versions are examined, too.

    Raises:
        UsageError: a path is in no repository, or that has no such revision.
    """
    made = Since(Revision(name), config)
    made.revision.checked(one for one in documents(paths) if isinstance(one, str))
    return made


def _leftovers(old: Dossier, report: Report, config: Config) -> Report:
    """Return what the one check says of a document beside its earlier version."""
    made = compare(old, report.dossier, config).report
    return made if made is not None else evolve(report, findings=(), settled=())


def _as_run(run: CheckRun) -> CheckRun:
    """Return that the check ran, of a document in which nothing has changed."""
    is_meant = run.code == OLD_VALUE_KEPT
    return evolve(run, status=Status.RAN, reason="") if is_meant else run


def _keys(report: Report) -> list[tuple[str, str]]:
    """Return what makes each finding of an earlier version known, the silenced ones included."""
    found = (*report.findings, *(one.finding for one in report.settled), *report.unasked)
    return [(one.code, one.fingerprint) for one in found]


def _with(report: Report, made: Report) -> Report:
    """Return a report with the findings, and what became, of one more check.

    What another check tells of the same places is told once.
    """
    known = [_spans(one) for one in report.findings]
    own = [one for one in made.findings if not any(_spans(one) <= spans for spans in known)]
    places = {one.instruction.place for one in made.settled if one.instruction}
    runs = {run.code: run for run in made.checks}
    return evolve(
        report,
        findings=tuple(sorted((*report.findings, *own), key=_position)),
        settled=(*report.settled, *made.settled),
        checks=tuple(runs.get(run.code, run) for run in report.checks),
        remarks=tuple(one for one in report.remarks if one.place not in places),
    )


def _spans(finding: Finding) -> set[tuple[int, int]]:
    """Return where a finding has its places."""
    places = (finding.place, *(one.place for one in finding.related))
    return {(one.span.start, one.span.end) for one in places}


def _position(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    return place.path, place.line, place.column, finding.code


def _unreadable(report: Report, earlier: Earlier) -> list[Remark]:
    """Return that a document could not be read as it was, so that all of it counts as new."""
    if not earlier.complaint:
        return []
    place = report.dossier.document.place(report.dossier.document.blocks[0].span)
    told = f"as it was before, it cannot be read ({earlier.complaint}): all of it counts as new"
    return [Remark(place, Severity.WARNING, told)]
