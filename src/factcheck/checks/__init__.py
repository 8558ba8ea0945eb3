"""All checks, in order of code; a new one is a file here and a line in each of these two places."""

from factcheck.checks import (
    citation_metadata_conflict,
    duration_mismatch,
    entry_out_of_order,
    event_date_conflict,
    given_name_conflict,
    impossible_date,
    name_variant,
    place_variant,
    relative_date_mismatch,
    reversed_interval,
    weekday_mismatch,
)
from factcheck.model import Check

CHECKS: tuple[Check, ...] = (
    event_date_conflict.CHECK,
    entry_out_of_order.CHECK,
    citation_metadata_conflict.CHECK,
    weekday_mismatch.CHECK,
    impossible_date.CHECK,
    relative_date_mismatch.CHECK,
    reversed_interval.CHECK,
    duration_mismatch.CHECK,
    name_variant.CHECK,
    given_name_conflict.CHECK,
    place_variant.CHECK,
)

__all__ = ["CHECKS"]
