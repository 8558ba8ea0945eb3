"""A baseline: findings that are known, so that only new ones are reported.

A finding is known by its file, its check and its fingerprint, which holds when lines move. The same
fault told three times is three findings: a fourth is new.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from factcheck.errors import UsageError
from factcheck.model import Finding, Report, Status
from factcheck.storage import MEGABYTE, read_limited, reason

VERSION = 1
MOST_BASELINE = 64 * MEGABYTE
"""Bytes of a baseline; one of 200,000 findings has some 50 million."""


@frozen(order=True)
class Known:
    """What makes a finding the same as one of an earlier run."""

    path: str
    """Of the file that it stands in, from the folder of the baseline, with forward slashes."""
    code: str
    fingerprint: str
    message: str = field(default="", eq=False)
    """For people who read the baseline."""


@frozen
class Baseline:
    """The findings that a file knows."""

    path: str
    """Of the file."""
    counts: Mapping[Known, int] = field(factory=dict)
    """How often each may be found."""

    def known(self, finding: Finding) -> Known:
        """Return what identifies a finding here."""
        path = self.below(finding.place.path)
        return Known(path, finding.code, finding.fingerprint, finding.message)

    def below(self, path: str) -> str:
        """Return a path as one from the folder of the baseline."""
        folder = os.path.dirname(os.path.abspath(self.path))  # noqa: PTH100, PTH120 - no links
        try:
            return os.path.relpath(path, folder).replace(os.sep, "/")
        except ValueError:  # on another drive
            return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100


@frozen
class Compared:
    """A run beside a baseline."""

    reports: tuple[Report, ...]
    """With the findings that are new."""
    known: int
    """Number of findings that are left out."""
    stale: tuple[Known, ...]
    """Entries whose finding is gone, though its check ran over its file."""


def read(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        UsageError: there is none, or it is damaged.
    """
    try:
        read_ = json.loads(read_limited(path, MOST_BASELINE).decode())
        entries = _entries(read_)
    except FileNotFoundError:
        why = "there is no such file. Write it with --update-baseline."
        raise UsageError(f"baseline '{path}': {why}") from None
    except OSError as error:
        raise UsageError(f"baseline '{path}': {reason(error)}. Check its permissions.") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = f"it is damaged ({error}). Write it anew with --update-baseline."
        raise UsageError(f"baseline '{path}': {why}") from None
    return Baseline(path, entries)


def _entries(read_: Any) -> dict[Known, int]:
    if read_["version"] != VERSION:
        raise ValueError(f"version {read_['version']}")
    return {
        Known(
            str(one["path"]), str(one["code"]), str(one["fingerprint"]), str(one["message"])
        ): int(one["count"])
        for one in read_["findings"]
    }


def compared(reports: Iterable[Report], baseline: Baseline) -> Compared:
    """Leave out of the reports what a baseline knows; of repeats the first ones are known."""
    left = Counter(baseline.counts)
    reports = tuple(reports)
    fresh = []
    for report in reports:
        new = []
        for finding in report.findings:
            key = baseline.known(finding)
            left[key] -= 1
            new.extend([finding] if left[key] < 0 else [])
        fresh.append(evolve(report, findings=tuple(new)))
    known = sum(len(one.findings) for one in reports) - sum(len(one.findings) for one in fresh)
    seen = _seen(reports, baseline)
    stale = tuple(
        sorted(key for key, count in left.items() if count > 0 and (key.path, key.code) in seen)
    )
    return Compared(tuple(fresh), known, stale)


def updated(reports: Sequence[Report], baseline: Baseline) -> Baseline:
    """Return a baseline of what was found; of what was not looked at, the old entries stay."""
    found = Counter(baseline.known(one) for report in reports for one in report.findings)
    seen = _seen(reports, baseline)
    kept = {
        key: count for key, count in baseline.counts.items() if (key.path, key.code) not in seen
    }
    return Baseline(baseline.path, {**kept, **found})


def _seen(reports: Iterable[Report], baseline: Baseline) -> set[tuple[str, str]]:
    """Return (path, code) for every check that ran over a file."""
    return {
        (baseline.below(source.path), run.code)
        for report in reports
        for source in report.dossier.document.files
        for run in report.checks
        if run.status is not Status.FAILED
    }


def text_of(baseline: Baseline) -> str:
    """Return a baseline as JSON, sorted, so that it differs only where findings do."""
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
