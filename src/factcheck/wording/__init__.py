"""Fixes in the document's own style: a new value in the form of the words that it replaces."""

from factcheck.wording.around import around, fitting
from factcheck.wording.conversions import of_conversion
from factcheck.wording.dates import date_like
from factcheck.wording.mending import changes_of, rewrites
from factcheck.wording.numbers import number_like, number_of
from factcheck.wording.only_change import Agreement
from factcheck.wording.repairs import Printed, of_two_dates, of_two_figures
from factcheck.wording.smallest import changed

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
