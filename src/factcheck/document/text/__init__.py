"""Text processing, done once per document: tokens with positions, stems, phrases, typos.

All code that looks for words uses this package. Regular expressions over characters are used for
strings with an internal structure (a time, an identifier, an address); words are found by lookup.
"""

from factcheck.document.text.covered import Covered
from factcheck.document.text.grouping import grouped
from factcheck.document.text.kept import forget, kept_by_words, make_room
from factcheck.document.text.lines import lines, lines_of, shortened
from factcheck.document.text.phrases import Phrases, listed
from factcheck.document.text.respelling import respelt
from factcheck.document.text.stems import stem
from factcheck.document.text.tokens import Tokens, tokens, tokens_of, word_list
from factcheck.model.letters import alikeness, distance, is_one_slip

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
