"""Responses in LanguageTool's JSON format: check results, languages, name and version."""

import hashlib
import json
import pickle
from typing import Any

from attrs import evolve

from factcheck import lexicon
from factcheck._version import __version__
from factcheck.apps.serve.matches import Match, matches, ranges
from factcheck.apps.serve.requests import UNKNOWN, Asked
from factcheck.apps.session import Session
from factcheck.checks import every_check
from factcheck.config import Config
from factcheck.errors import UnreadableError
from factcheck.model import Report, Status

_API_VERSION = 1
_NOT_READ = "factcheck reads English only"


def answer(settings: Config, address: str, asked: Asked) -> bytes:
    """Return the response to a request."""
    checks = every_check()
    settings = evolve(settings, per_file=(), proposals=(), stored=False)
    config = asked.choice.config(settings, checks)
    report = None
    if asked.language.is_read and not asked.is_fragment and config is not None:
        report = report_of(asked.annotated.text, config)
    found: list[Match] = []
    if report is not None:
        found = matches(
            report,
            asked.annotated,
            {check.code: check for check in checks},
            lambda finding: asked.choice.wants(finding, settings),
            address,
        )
    return _written(
        {
            "software": {**_software(), "apiVersion": _API_VERSION, "status": ""},
            "warnings": _warnings(asked, report),
            "language": _language(asked, report),
            "matches": found,
            "sentenceRanges": ranges(report, asked.annotated) if report is not None else [],
        }
    )


def report_of(text: str, config: Config) -> Report | None:
    """Return the report on a text without markup; None if the text cannot be read."""
    try:
        return Session("text.txt", config, text=text.encode(errors="replace")).report()
    except UnreadableError:
        return None


def languages() -> bytes:
    """Return the supported languages, in the format of `/v2/languages`."""
    table = lexicon.table("serving.languages")
    return _written(
        [{"name": name, "code": "en", "longCode": code} for code, name in table.items()]
    )


def software() -> bytes:
    """Return the name and version of the program, in the format of `/v2/info`."""
    return _written({"software": _software()})


def _software() -> dict[str, Any]:
    return {"name": "factcheck", "version": __version__, "buildDate": "", "premium": False}


def _warnings(asked: Asked, report: Report | None) -> dict[str, Any]:
    """Return whether the check was incomplete, and why, without quoting the text."""
    failed = [run.code for run in report.checks if run.status is Status.FAILED] if report else []
    why = f"failed: {', '.join(failed)}" if failed else ""
    why = why if asked.language.is_read else _NOT_READ
    return {"incompleteResults": bool(why), **({"incompleteResultsReason": why} if why else {})}


def _language(asked: Asked, report: Report | None) -> dict[str, Any]:
    """Return the requested language and the detected language."""
    given = asked.language
    detected = given
    if report is not None and report.dossier.foreign:
        detected = UNKNOWN
    named = detected if asked.is_auto else given
    sure = 0.0 if detected is UNKNOWN else 0.99
    return {
        "name": named.name,
        "code": named.code,
        "detectedLanguage": {"name": detected.name, "code": detected.code, "confidence": sure},
    }


def digest(asked: Asked) -> bytes:
    """Return a digest of everything on which a response depends."""
    return hashlib.sha256(pickle.dumps(asked)).digest()


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
