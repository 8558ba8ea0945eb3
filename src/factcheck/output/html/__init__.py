"""The HTML report."""

from factcheck.output.html.page import to_html

__all__ = ["to_html"]
