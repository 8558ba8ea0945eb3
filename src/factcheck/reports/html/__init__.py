"""The HTML report."""

from factcheck.reports.html.page import to_html

__all__ = ["to_html"]
