"""Books and series checked as a whole: their documents in one view, each parsed separately.

Read in this order: `books` (which documents, in which order), `reading` (each document alone),
`boundaries` (what two of them have in common), `linking` (links across all of them), `examining`
(the report).
"""

from factcheck.comparison.together.books import book_of, read_book
from factcheck.comparison.together.examining import examine_book, examine_together

__all__ = ["book_of", "examine_book", "examine_together", "read_book"]
