"""Whether numbers agree: parts and wholes, shares, products, changes, distances, ages, counts."""

from factcheck.equations.ages import ages, ages_printed
from factcheck.equations.collecting import measures_of
from factcheck.equations.distances import reckonings
from factcheck.equations.lengths import lengths

__all__ = ["ages", "ages_printed", "lengths", "measures_of", "reckonings"]
