"""Fixes in the document’s own style: a new value is written like the words that it replaces."""

from factcheck.proof.fixes.around import around, fitting
from factcheck.proof.fixes.conversions import of_conversion
from factcheck.proof.fixes.dates import date_like
from factcheck.proof.fixes.mending import changes_of, rewrites
from factcheck.proof.fixes.numbers import number_like, number_of
from factcheck.proof.fixes.only_change import Agreement
from factcheck.proof.fixes.repairs import Printed, of_two_dates, of_two_figures
from factcheck.proof.fixes.smallest import changed

__all__ = [
    "Agreement",
    "Printed",
    "around",
    "changed",
    "changes_of",
    "date_like",
    "fitting",
    "number_like",
    "number_of",
    "of_conversion",
    "of_two_dates",
    "of_two_figures",
    "rewrites",
]
