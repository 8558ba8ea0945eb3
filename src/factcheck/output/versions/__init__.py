"""Reports on the facts that differ between two versions: for people, programs, as an erratum."""

from factcheck.output.versions.errata import to_version_errata, to_version_errata_docx
from factcheck.output.versions.json import json_schema, to_comparison_json
from factcheck.output.versions.markdown import to_comparison_markdown
from factcheck.output.versions.page import to_comparison_html
from factcheck.output.versions.text import to_comparison_text

__all__ = [
    "json_schema",
    "to_comparison_html",
    "to_comparison_json",
    "to_comparison_markdown",
    "to_comparison_text",
    "to_version_errata",
    "to_version_errata_docx",
]
