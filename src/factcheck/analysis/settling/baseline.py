"""Reads and writes a baseline: a file of known findings, so that only new ones are reported.

A finding is identified by its file, its check and its fingerprint, which does not change when lines
move. The same error at three places is three findings; a fourth one is new.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from factcheck.analysis.settling.unused import unused
from factcheck.claims.log import file_for
from factcheck.errors import UsageError
from factcheck.model import Finding, Ground, Place, Remark, Report, Settled, Status
from factcheck.storage import MEGABYTE, read_limited, reason

VERSION = 1
UNUSED_SHOWN = 5
"""Maximum number of unused entries listed per document; the rest are only counted."""
MOST_BASELINE = 64 * MEGABYTE
"""Maximum size of a baseline in bytes; 200,000 findings take about 50 MB."""


@frozen(order=True)
class Known:
    """The properties that identify a finding in different runs."""

    path: str
    """Path of the file, relative to the folder of the baseline, with forward slashes."""
    code: str
    fingerprint: str
    message: str = field(default="", eq=False)
    """The message of the finding, for people who read the baseline."""


@frozen
class Baseline:
    """The known findings in a file."""

    path: str
    """Path of the file."""
    counts: Mapping[Known, int] = field(factory=dict)
    """How often each known finding may occur."""

    def known(self, finding: Finding) -> Known:
        """Return the properties that identify a finding in this baseline."""
        path = self.below(finding.place.path)
        return Known(path, finding.code, finding.fingerprint, finding.message)

    def below(self, path: str) -> str:
        """Return a path relative to the folder of the baseline."""
        return file_for(self.path, path)


def read(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        UsageError: The baseline does not exist or is damaged.
    """
    try:
        entries = _entries(json.loads(read_limited(path, MOST_BASELINE)))
    except FileNotFoundError:
        why = "file not found. Create it with --update-baseline."
        raise UsageError(f"baseline '{path}': {why}") from None
    except OSError as error:
        raise UsageError(f"baseline '{path}': {reason(error)}. Pass a readable file.") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = f"damaged file ({error}). Recreate it with --update-baseline."
        raise UsageError(f"baseline '{path}': {why}") from None
    return Baseline(path, entries)


def _entries(read_: Any) -> dict[Known, int]:
    if read_["version"] != VERSION:
        raise ValueError(f"version {read_['version']}")
    return {
        Known(
            str(one["path"]), str(one["code"]), str(one["fingerprint"]), str(one["message"])
        ): _count(one["count"])
        for one in read_["findings"]
    }


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 10**9:
        raise ValueError(f"count {str(value)[:40]}: expected a whole number of 1 or more")
    return value


def settled(
    reports: Iterable[Report], baseline: Baseline, *, stale: bool = True
) -> tuple[Report, ...]:
    """Return reports without the findings in a baseline.

    Args:
        reports: The reports.
        baseline: The known findings.
        stale: Whether to add remarks on unused entries. An entry is unused if its check ran on the
        file but did not report its finding.
    """
    left = Counter(baseline.counts)
    made = [_beside(report, baseline, left) for report in reports]
    if not stale:
        return tuple(made)
    gone = {key for key, count in left.items() if count > 0}
    told = []
    for report in made:
        seen = _seen([report], baseline)
        own = sorted(key for key in gone if (key.path, key.code) in seen)
        gone.difference_update(own)
        told.append(evolve(report, remarks=(*report.remarks, *_unused(own, baseline))))
    return tuple(told)


def _beside(report: Report, baseline: Baseline, left: Counter[Known]) -> Report:
    """Return a report without the findings in a baseline, which are subtracted from `left`."""
    for finding in report.settled_by(Ground.DECISION):
        left[baseline.known(finding)] -= 1
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in report.findings:
        key = baseline.known(finding)
        left[key] -= 1
        (new if left[key] < 0 else known).append(finding)
    added = (Settled(one, Ground.BASELINE) for one in known)
    return evolve(report, findings=tuple(new), settled=(*report.settled, *added))


def _unused(gone: Sequence[Known], baseline: Baseline) -> Iterator[Remark]:
    named = [f"baseline entry '{key.path}: {key.code} {key.message}'" for key in gone]
    more = len(named) - UNUSED_SHOWN
    if more > 0:
        named[UNUSED_SHOWN:] = [f"baseline: {more:,} more entries"]
    for what in named:
        yield unused(
            what, Place(baseline.path, 1, 1, 1, 1, ""), "Remove it with --update-baseline."
        )


def updated(reports: Sequence[Report], baseline: Baseline) -> Baseline:
    """Return a baseline of the current findings.

    Entries for files that were not checked are kept.
    """
    found = Counter(baseline.known(one) for report in reports for one in report.findings)
    seen = _seen(reports, baseline)
    kept = {
        key: count for key, count in baseline.counts.items() if (key.path, key.code) not in seen
    }
    return Baseline(baseline.path, {**kept, **found})


def _seen(reports: Iterable[Report], baseline: Baseline) -> set[tuple[str, str]]:
    """Return (path, code) for every file and check that ran on it."""
    return {
        (baseline.below(source.path), run.code)
        for report in reports
        for source in report.dossier.document.files
        for run in report.checks
        if run.status is not Status.FAILED
    }


def text_of(baseline: Baseline) -> str:
    """Return a baseline as sorted JSON, which changes only if the findings change."""
    findings = [
        {
            "path": key.path,
            "code": key.code,
            "fingerprint": key.fingerprint,
            "count": baseline.counts[key],
            "message": key.message,
        }
        for key in sorted(baseline.counts)
    ]
    whole = {"version": VERSION, "findings": findings}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
