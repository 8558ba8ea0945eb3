"""New findings since an earlier revision of a document.

As in a baseline, findings are identified by check and words, not by line. If the same
error occurred three times in the earlier version, a fourth occurrence is new.
"""

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from attrs import evolve, field, frozen, mutable

from factcheck.analysis.pipeline import Text, attempted, documents, examine
from factcheck.checks import every_check
from factcheck.comparison.versions.comparing import OLD_VALUE_KEPT, compare
from factcheck.comparison.versions.revisions import Revision
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import (
    CheckRun,
    Finding,
    Ground,
    Remark,
    Report,
    Settled,
    Severity,
    Status,
)


@frozen
class Earlier:
    """The earlier version of a document."""

    report: Report | None = None
    """The report; None if the version did not exist or could not be read."""
    is_same: bool = False
    """Whether the document has not changed at all."""
    complaint: str = ""
    """Why the earlier version could not be read."""


@mutable(eq=False)
class Since:
    """Determines which findings in a report are new; created once per run."""

    revision: Revision
    config: Config
    _known: dict[str, Earlier] = field(factory=dict)

    def with_leftovers(self, report: Report) -> Report:
        """Return a report with the places that still have a value from the revision (`DIF01`).

        Raises:
            UsageError: The document is not in a repository, or the revision does not exist there.
        """
        earlier = self._earlier(report)
        codes = {one.code for one in self.config.of(report.path).chosen(every_check())}
        if OLD_VALUE_KEPT not in codes or earlier.report is None or report.dossier.by_hand:
            return report
        if earlier.is_same:
            return evolve(report, checks=tuple(map(_as_run, report.checks)))
        old = earlier.report.dossier
        made = attempted(report.path, lambda: compare(old, report.dossier, self.config))
        if isinstance(made, FactcheckError):
            raise made
        return _with(report, made.report) if made.report else report

    def left_out(self, report: Report) -> Report:
        """Return a report in which findings that existed earlier are moved to `settled`."""
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
        """Return the document at the revision, checked with the current settings."""
        if os.path.isdir(report.path):  # noqa: PTH112 - reports print this string
            files = self.revision.earlier_files(report.path)
            return self._examined(lambda: self._folder(report.path, files)) if files else Earlier()
        found = self.revision.earlier(report.path)
        if found is None:
            return Earlier()
        name, data = found
        if data == Path(report.path).read_bytes():
            return Earlier(report, is_same=True)
        path = PurePosixPath(report.path).with_suffix(PurePosixPath(name).suffix).as_posix()
        return self._examined(lambda: examine(Text(data, path), self.config))

    @staticmethod
    def _examined(examine_earlier: Callable[[], Report]) -> Earlier:
        try:
            return Earlier(examine_earlier())
        except (OSError, FactcheckError) as error:
            return Earlier(complaint=str(error))

    def _folder(self, path: str, files: Mapping[str, bytes]) -> Report:
        """Return the report on the earlier version of a claims folder, from a copy of its files."""
        with tempfile.TemporaryDirectory(prefix="factcheck-") as top:
            copy = Path(top, PurePosixPath(path).name or "claims")
            copy.mkdir()
            for name, data in files.items():
                (copy / name).write_bytes(data)
            return examine(copy, self.config, with_document=False)


def opened(name: str, paths: Sequence[str], config: Config) -> Since:
    """Return a `Since` for a revision, after checking that the revision exists.

    Args:
        name: The revision: a branch, a tag, a digest, `HEAD~1`.
        paths: Files and folders to check.
        config: The settings, which are also used for the earlier versions.

    Raises:
        UsageError: A path is not in a repository, or the revision does not exist there.
    """
    made = Since(Revision(name), config)
    made.revision.checked(one for one in documents(paths) if isinstance(one, str))
    return made


def _as_run(run: CheckRun) -> CheckRun:
    """Return a check run. The status of `DIF01` is changed to that of a check that ran."""
    is_meant = run.code == OLD_VALUE_KEPT
    return evolve(run, status=Status.RAN, reason="") if is_meant else run


def _keys(report: Report) -> list[tuple[str, str]]:
    """Return the keys of all findings in an earlier version, including suppressed findings."""
    found = (*report.findings, *(one.finding for one in report.settled), *report.unasked)
    return [(one.code, one.fingerprint) for one in found]


def _with(report: Report, made: Report) -> Report:
    """Return a report with the results of one more check added.

    Findings at the same places as those of another check are omitted.
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
    """Return the spans of a finding's places."""
    places = (finding.place, *(one.place for one in finding.related))
    return {(one.span.start, one.span.end) for one in places}


def _position(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.place
    return place.path, place.line, place.column, finding.code


def _unreadable(report: Report, earlier: Earlier) -> list[Remark]:
    """Return a remark that the earlier version is unreadable, so that all findings are new."""
    if not earlier.complaint:
        return []
    place = report.dossier.document.place(report.dossier.document.blocks[0].span)
    why = f"the earlier version cannot be read ({earlier.complaint}), so all findings count as new"
    return [Remark(place, Severity.WARNING, why)]
