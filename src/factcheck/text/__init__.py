"""The words of a document, made once: tokens with their places, stems, phrases, slips.

Everything that reads words reads these. A pattern over characters is for what has inner shape (a
clock time, an identifier, an address); finding words is looking up.
"""

from factcheck.model.letters import alikeness, distance, is_one_slip
from factcheck.text.covered import Covered
from factcheck.text.grouping import grouped
from factcheck.text.kept import forget, kept_by_words, make_room
from factcheck.text.lines import lines, lines_of, shortened
from factcheck.text.phrases import Phrases, listed
from factcheck.text.respelling import respelt
from factcheck.text.stems import stem
from factcheck.text.tokens import Tokens, tokens, tokens_of, word_list

__all__ = [
    "Covered",
    "Phrases",
    "Tokens",
    "alikeness",
    "distance",
    "forget",
    "grouped",
    "is_one_slip",
    "kept_by_words",
    "lines",
    "lines_of",
    "listed",
    "make_room",
    "respelt",
    "shortened",
    "stem",
    "tokens",
    "tokens_of",
    "word_list",
]
