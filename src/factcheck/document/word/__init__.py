"""The Word format: the package, its XML with byte offsets, and the text as Word displays it.

Both the reader and the code that writes comments use it. Source: ECMA-376, Office Open XML, 5th
edition.
"""

from factcheck.document.word.comments import AUTHOR, Comment, comments
from factcheck.document.word.flow import view
from factcheck.document.word.package import Package
from factcheck.document.word.views import Glyph, Kind, Paragraph, View

__all__ = ["AUTHOR", "Comment", "Glyph", "Kind", "Package", "Paragraph", "View", "comments", "view"]
