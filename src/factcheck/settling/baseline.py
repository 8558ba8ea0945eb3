"""A baseline: findings that are known, so that only new ones are reported.

A finding is known by its file, its check and its fingerprint, which holds when lines move. The same
fault told three times is three findings: a fourth is new.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from factcheck.errors import UsageError
from factcheck.model import Finding, Ground, Place, Remark, Report, Settled, Status
from factcheck.settling.unused import unused
from factcheck.storage import MEGABYTE, read_limited, reason

VERSION = 1
UNUSED_SHOWN = 5
"""Entries without a finding that are named for a document; of more only the number is told."""
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
    lines: Mapping[Known, int] = field(factory=dict, eq=False)
    """In which line of the file each stands."""

    def place(self, known: Known) -> Place:
        """Return where an entry stands."""
        line = self.lines.get(known, 1)
        return Place(self.path, line, 1, line, 1, known.message)

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


def read(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        UsageError: there is none, or it is damaged.
    """
    try:
        text = read_limited(path, MOST_BASELINE).decode()
        entries = _entries(json.loads(text))
    except FileNotFoundError:
        why = "there is no such file. Write it with --update-baseline."
        raise UsageError(f"baseline '{path}': {why}") from None
    except OSError as error:
        raise UsageError(f"baseline '{path}': {reason(error)}. Check its permissions.") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        why = f"it is damaged ({error}). Write it anew with --update-baseline."
        raise UsageError(f"baseline '{path}': {why}") from None
    return Baseline(path, entries, _lines(text, entries))


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
        raise ValueError(f"count {str(value)[:40]}: a whole number from 1 is expected")
    return value


def _lines(text: str, entries: Iterable[Known]) -> dict[Known, int]:
    """Return the lines of the entries, if the file is laid out as we write it."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines, 1) if line.startswith('      "path": ')]
    known = list(entries)
    return dict(zip(known, starts, strict=True)) if len(starts) == len(known) else {}


def settled(
    reports: Iterable[Report], baseline: Baseline, *, stale: bool = True
) -> tuple[Report, ...]:
    """Leave out of the reports what a baseline knows; of repeats the first ones are known.

    Args:
        reports: What was found.
        baseline: What is known.
        stale: Tell entries that are not needed any more in the remarks of the document: their check
            ran over its file, and the finding is gone.
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
    """Return a report without what the baseline knows, and take that from what is left of it."""
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
    for key in gone[:UNUSED_SHOWN]:
        what = f"baseline entry '{key.path}: {key.code} {key.message}'"
        yield unused(what, baseline.place(key), "Run with --update-baseline.")
    if len(gone) > UNUSED_SHOWN:
        what = f"baseline: {len(gone) - UNUSED_SHOWN:,} more entries"
        yield unused(what, baseline.place(gone[UNUSED_SHOWN]), "Run with --update-baseline.")


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
