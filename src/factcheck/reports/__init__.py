"""Reports: findings → text, JSON, Markdown, errata. Text of a document is escaped in each."""

from collections.abc import Callable, Mapping, Sequence

from factcheck.model import Report
from factcheck.reports.errata import to_errata
from factcheck.reports.json import to_json
from factcheck.reports.markdown import to_markdown
from factcheck.reports.text import to_text


def to_html(reports: Sequence[Report], errors: Sequence[str] = ()) -> str:
    """Return the report as a page that stands by itself; see `factcheck.reports.html`."""
    from factcheck.reports import html  # noqa: PLC0415 - only this report needs its libraries

    return html.to_html(reports, errors)


REPORTS: Mapping[str, Callable[[Sequence[Report]], str]] = {
    "text": to_text,
    "json": to_json,
    "markdown": to_markdown,
    "html": to_html,
}

__all__ = ["REPORTS", "to_errata", "to_html", "to_json", "to_markdown", "to_text"]
