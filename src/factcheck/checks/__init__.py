"""All checks, in order of code; a new one is a file here and a line in each of these two places."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from factcheck import extensions
from factcheck.checks import (
    abbreviation_conflict,
    abbreviation_unexplained,
    age_mismatch,
    announced_count_mismatch,
    attribution_conflict,
    citation_metadata_conflict,
    conversion_mismatch,
    dangling_reference,
    duplicate_entry,
    duplicate_work,
    duration_mismatch,
    edition_left_over,
    entry_out_of_order,
    event_date_conflict,
    event_fact_conflict,
    given_name_conflict,
    impossible_date,
    known_life_conflict,
    known_name_missed,
    link_text_mismatch,
    list_count_mismatch,
    mixed_clock,
    name_variant,
    near_miss_word,
    old_value_kept,
    organisation_variant,
    outside_coverage,
    phrase_retold,
    place_variant,
    quantity_conflict,
    quotation_differs,
    quotation_not_in_source,
    reference_mismatch,
    relative_date_mismatch,
    reversed_interval,
    role_conflict,
    run_together,
    sequence_conflict,
    short_form_slip,
    slip,
    source_says_otherwise,
    source_too_early,
    statement_retold,
    sum_mismatch,
    two_speakers,
    unbalanced_quotation,
    unintroduced_name,
    untimely_date,
    untold_entry,
    unused_reference,
    vague_attribution,
    weekday_mismatch,
)
from factcheck.data.measured import measured
from factcheck.errors import UsageError
from factcheck.model import Check, Dossier, Flag, Severity
from factcheck.model.confidence import may_be_error, measured_severity

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_CODE = re.compile(r"[A-Z]{3}[0-9]{2}")

_ALL = (
    abbreviation_conflict.CHECK,
    abbreviation_unexplained.CHECK,
    short_form_slip.CHECK,
    vague_attribution.CHECK,
    attribution_conflict.CHECK,
    source_too_early.CHECK,
    source_says_otherwise.CHECK,
    event_date_conflict.CHECK,
    entry_out_of_order.CHECK,
    duplicate_entry.CHECK,
    near_miss_word.CHECK,
    untold_entry.CHECK,
    sequence_conflict.CHECK,
    untimely_date.CHECK,
    dangling_reference.CHECK,
    reference_mismatch.CHECK,
    citation_metadata_conflict.CHECK,
    unused_reference.CHECK,
    duplicate_work.CHECK,
    weekday_mismatch.CHECK,
    impossible_date.CHECK,
    relative_date_mismatch.CHECK,
    reversed_interval.CHECK,
    age_mismatch.CHECK,
    duration_mismatch.CHECK,
    outside_coverage.CHECK,
    mixed_clock.CHECK,
    known_life_conflict.CHECK,
    old_value_kept.CHECK,
    name_variant.CHECK,
    given_name_conflict.CHECK,
    place_variant.CHECK,
    organisation_variant.CHECK,
    role_conflict.CHECK,
    unintroduced_name.CHECK,
    known_name_missed.CHECK,
    quantity_conflict.CHECK,
    sum_mismatch.CHECK,
    list_count_mismatch.CHECK,
    conversion_mismatch.CHECK,
    quotation_differs.CHECK,
    quotation_not_in_source.CHECK,
    unbalanced_quotation.CHECK,
    two_speakers.CHECK,
    statement_retold.CHECK,
    edition_left_over.CHECK,
    event_fact_conflict.CHECK,
    announced_count_mismatch.CHECK,
    link_text_mismatch.CHECK,
    phrase_retold.CHECK,
    run_together.CHECK,
    slip.CHECK,
)


def _as_measured(check: Check) -> Check:
    """Return a check with the severity that its share of right findings stands for.

    One that was right too seldom is a warning at most, however few were judged, and its causes are
    mended; a note is silent, so only a check that calls itself one is.
    """
    counts = measured().get(check.code, (0, 0))
    severity = measured_severity(*counts)
    if severity is None and check.severity is Severity.ERROR and not may_be_error(*counts):
        severity = Severity.WARNING
    if severity is Severity.NOTE and check.severity is not Severity.NOTE:
        severity = Severity.WARNING
    return evolve(check, severity=severity) if severity else check


CHECKS: tuple[Check, ...] = tuple(map(_as_measured, _ALL))


@cache
def every_check() -> tuple[Check, ...]:
    """Return our checks and those of installed packages, in order of code.

    One that cannot be loaded, or is none, stands for itself as a check that fails and says why.
    """
    found: dict[str, Check] = {check.code: check for check in CHECKS}
    for entry in extensions.entry_points(extensions.CHECKS):
        for check in _of_package(entry):
            taken = found.get(check.code)
            if taken is not None:
                why = f"its code {check.code} is that of '{taken.name}'"
                check = _broken(entry, why)  # noqa: PLW2901 - it takes the place of the other
            found[check.code] = check
    return tuple(sorted(found.values(), key=lambda check: check.code))


def _of_package(entry: "EntryPoint") -> Iterator[Check]:
    """Yield the check or the checks to which an entry point leads."""
    try:
        value = extensions.loaded(entry)
    except UsageError as error:
        yield _broken(entry, str(error))
        return
    several = value if isinstance(value, (tuple, list)) else (value,)
    for one in several:
        wrong = _why_none(one)
        yield _broken(entry, wrong) if wrong else one


def _why_none(value: object) -> str:
    """Say why a value is no check; empty where it is one."""
    if not isinstance(value, Check):
        return f"{value!r:.60} is no factcheck.model.Check"
    return "" if _CODE.fullmatch(value.code) else f"code '{value.code}': expected as in HSE01"


def _broken(entry: "EntryPoint", why: str) -> Check:
    """Return a check that fails with a reason."""

    def run(_: Dossier) -> Iterator[Flag]:
        raise UsageError(f"{extensions.told(entry)}: {why}. {extensions.remedy(entry)}")

    run.__name__ = entry.name
    return Check(entry.name.upper(), run, Severity.WARNING, (), ())


__all__ = ["CHECKS", "every_check"]
