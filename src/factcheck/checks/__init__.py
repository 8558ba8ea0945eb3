"""All checks, in order of code; a new one is a file here and a line in each of these two places."""

from factcheck.checks import (
    abbreviation_conflict,
    age_mismatch,
    citation_metadata_conflict,
    conversion_mismatch,
    duration_mismatch,
    entry_out_of_order,
    event_date_conflict,
    given_name_conflict,
    impossible_date,
    list_count_mismatch,
    name_variant,
    organisation_variant,
    place_variant,
    quantity_conflict,
    quotation_differs,
    relative_date_mismatch,
    reversed_interval,
    role_conflict,
    sum_mismatch,
    two_speakers,
    unbalanced_quotation,
    weekday_mismatch,
)
from factcheck.model import Check

CHECKS: tuple[Check, ...] = (
    abbreviation_conflict.CHECK,
    event_date_conflict.CHECK,
    entry_out_of_order.CHECK,
    citation_metadata_conflict.CHECK,
    weekday_mismatch.CHECK,
    impossible_date.CHECK,
    relative_date_mismatch.CHECK,
    reversed_interval.CHECK,
    age_mismatch.CHECK,
    duration_mismatch.CHECK,
    name_variant.CHECK,
    given_name_conflict.CHECK,
    place_variant.CHECK,
    organisation_variant.CHECK,
    role_conflict.CHECK,
    quantity_conflict.CHECK,
    sum_mismatch.CHECK,
    list_count_mismatch.CHECK,
    conversion_mismatch.CHECK,
    quotation_differs.CHECK,
    unbalanced_quotation.CHECK,
    two_speakers.CHECK,
)

__all__ = ["CHECKS"]
