"""Tests of whether numbers agree: sums, shares, products, changes, distances, ages, counts."""

from factcheck.link.equations.ages import ages, ages_printed
from factcheck.link.equations.collecting import measures_of
from factcheck.link.equations.distances import reckonings
from factcheck.link.equations.lengths import lengths

__all__ = ["ages", "ages_printed", "lengths", "measures_of", "reckonings"]
