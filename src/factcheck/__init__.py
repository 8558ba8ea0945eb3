"""Finds where a document contradicts itself, and writes its errata and citation files.

import factcheck

report = factcheck.examine("article.txt")
for finding in report.findings:
    print(finding.place.line, finding.message)
print(factcheck.to_bibtex(report.dossier.sources))
"""

import importlib
from typing import TYPE_CHECKING, Any

from factcheck._version import __version__

if TYPE_CHECKING:
    from factcheck.analysis.pipeline import (
        Text,
        examine,
        examine_all,
        examine_text,
        read_config,
    )
    from factcheck.analysis.repairs import apply_fixes
    from factcheck.bibliography import to_bibtex
    from factcheck.claims.claimfiles import ClaimsFolder, draft
    from factcheck.claims.ledger import open_desk, record
    from factcheck.comparison.together import examine_together
    from factcheck.comparison.versions import compare
    from factcheck.config import Config
    from factcheck.errors import (
        ClaimFileError,
        ConfigError,
        FactcheckError,
        UnreadableError,
        UsageError,
    )
    from factcheck.model import (
        Claim,
        Document,
        Dossier,
        Edtf,
        Entity,
        Event,
        Finding,
        Report,
        Severity,
        Source,
    )
    from factcheck.model.versions import Comparison
    from factcheck.output import (
        to_csv,
        to_errata,
        to_github,
        to_html,
        to_json,
        to_jsonl,
        to_markdown,
        to_sarif,
        to_text,
    )

# Names are imported on first use (PEP 562), so that a program that only reads claims, or asks for
# the version, does not import all extractors.
_HOMES = {
    "analysis.repairs": ("apply_fixes",),
    "bibliography": ("to_bibtex",),
    "claims.claimfiles": ("ClaimsFolder", "draft"),
    "config": ("Config",),
    "errors": (
        "ClaimFileError",
        "ConfigError",
        "FactcheckError",
        "UnreadableError",
        "UsageError",
    ),
    "claims.ledger": ("open_desk", "record"),
    "model": (
        "Claim",
        "Document",
        "Dossier",
        "Edtf",
        "Entity",
        "Event",
        "Finding",
        "Report",
        "Severity",
        "Source",
    ),
    "model.versions": ("Comparison",),
    "analysis.pipeline": (
        "Text",
        "examine",
        "examine_all",
        "examine_text",
        "read_config",
    ),
    "comparison.together": ("examine_together",),
    "output": (
        "to_csv",
        "to_errata",
        "to_github",
        "to_html",
        "to_json",
        "to_jsonl",
        "to_markdown",
        "to_sarif",
        "to_text",
    ),
    "comparison.versions": ("compare",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used.

    Raises:
        AttributeError: The module has no such name.
    """
    if name not in _HOME_OF:
        raise AttributeError(f"module 'factcheck' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"factcheck.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, whether imported or not."""
    return sorted(__all__)


__all__ = [
    "Claim",
    "ClaimFileError",
    "ClaimsFolder",
    "Comparison",
    "Config",
    "ConfigError",
    "Document",
    "Dossier",
    "Edtf",
    "Entity",
    "Event",
    "FactcheckError",
    "Finding",
    "Report",
    "Severity",
    "Source",
    "Text",
    "UnreadableError",
    "UsageError",
    "__version__",
    "apply_fixes",
    "compare",
    "draft",
    "examine",
    "examine_all",
    "examine_text",
    "examine_together",
    "open_desk",
    "read_config",
    "record",
    "to_bibtex",
    "to_csv",
    "to_errata",
    "to_github",
    "to_html",
    "to_json",
    "to_jsonl",
    "to_markdown",
    "to_sarif",
    "to_text",
]
