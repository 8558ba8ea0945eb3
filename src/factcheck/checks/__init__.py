"""All checks, in order of code; a new one is a file here and a line in each of these two places."""

from factcheck.model import Check

CHECKS: tuple[Check, ...] = ()

__all__ = ["CHECKS"]
