"""Parsing of requests: text, language and selected checks; invalid requests are rejected."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.apps.serve.annotated import Annotated, of_data, of_text
from factcheck.apps.serve.limits import RefusedError
from factcheck.config import Config
from factcheck.model import Check, Finding, Severity

Parameters = Mapping[str, str]

USUAL = "en-US"
"""The variant of English used if the request names no variant."""
_MOST_FIELDS = 200
_CODE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,10}){0,4}")
_LEVELS = ("", "default", "picky")
_BY_PARAGRAPH = "allbuttextlevelonly"
"""The mode for findings about one passage; other findings are requested separately."""
_MODES = ("", "all", "textlevelonly", _BY_PARAGRAPH, "batch")


@frozen
class Language:
    """A language, as named in responses."""

    code: str
    name: str

    @property
    def is_read(self) -> bool:
        """Return True if texts in this language are checked."""
        return self.code in lexicon.table("serving.languages")


UNKNOWN = Language("zz", "unknown")
"""The language of a text that does not appear to be in English."""


@frozen
class Choice:
    """The checks selected by a request, in addition to the settings."""

    enabled: frozenset[str] = frozenset()
    """Codes and families in uppercase; unknown codes, such as LanguageTool's own, are ignored."""
    disabled: frozenset[str] = frozenset()
    enabled_only: bool = False
    picky: bool = False

    def config(self, settings: Config, checks: Sequence[Check]) -> Config | None:
        """Return the settings with the selection applied; None if no check is left."""
        settings = evolve(settings, suspicions=settings.suspicions or self.picky)
        if not (self.enabled or self.disabled or self.enabled_only):
            return settings
        usual = frozenset[str]()
        if not self.enabled_only:
            usual = frozenset(check.code for check in settings.chosen(checks))
        chosen = [check.code for check in checks if self._takes(check.code, usual)]
        severities = {word: one for word, one in settings.severities.items() if one != "off"}
        chosen_alone = evolve(settings, select=chosen, ignore=(), severities=severities)
        return chosen_alone if chosen else None

    def _takes(self, code: str, usual: frozenset[str]) -> bool:
        """Return True if a check runs. Codes override families; enabling overrides disabling."""
        for name in (code, code[:3]):
            if name in self.enabled:
                return True
            if name in self.disabled:
                return False
        return code in usual

    def wants(self, finding: Finding, settings: Config) -> bool:
        """Return True if a finding is reported; notes are reported only if requested."""
        asked = {finding.code, finding.code[:3]} & self.enabled
        is_wide = settings.suspicions or self.picky or bool(settings.select)
        return finding.severity is not Severity.NOTE or is_wide or bool(asked)


@frozen
class Asked:
    """A request to check a text."""

    annotated: Annotated
    language: Language
    is_auto: bool = False
    choice: Choice = Choice()
    is_fragment: bool = False
    """Whether only findings about a passage are requested."""


def parameters(query: bytes, body: bytes) -> dict[str, str]:
    """Return the parameters of a request; the query string takes precedence over the body.

    Raises:
        RefusedError: There are too many parameters.
    """
    found = dict[str, str]()
    for part in (body, query):
        try:
            pairs = parse_qsl(
                part.decode(errors="replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
            )
        except ValueError:
            raise RefusedError(f"too many parameters. Expected at most {_MOST_FIELDS}") from None
        found |= pairs
    return found


def asked(given: Parameters, most: int) -> Asked:
    """Parse the parameters of a request; unknown parameters are ignored.

    Args:
        given: The parameters.
        most: Maximum length of the text in code units.

    Raises:
        RefusedError: A parameter is invalid.
    """
    annotated = _annotated(given)
    if annotated.units > most:
        raise RefusedError(
            f"Your text exceeds the limit of {most} characters (it's {annotated.units} "
            "characters). Please submit a shorter text.",
            413,
        )
    language, is_auto = _language(given)
    mode = _one_of(given, "mode", _MODES)
    return Asked(annotated, language, is_auto, _choice(given), mode == _BY_PARAGRAPH)


def _annotated(given: Parameters) -> Annotated:
    if "text" in given and "data" in given:
        raise RefusedError("Set only 'text' or 'data' parameter, not both")
    if "text" in given:
        return of_text(given["text"])
    if "data" not in given:
        raise RefusedError("Missing 'text' or 'data' parameter")
    try:
        data: Any = json.loads(given["data"])
    except (ValueError, RecursionError):
        raise RefusedError("Could not parse JSON from 'data' parameter") from None
    return of_data(data)


def _language(given: Parameters) -> tuple[Language, bool]:
    """Return the requested language, and whether the client asked to detect it."""
    code = given.get("language", "")
    if not code:
        raise RefusedError("Missing 'language' parameter, e.g. 'language=en-US' or 'language=auto'")
    if code != "auto":
        return _named(code, "language"), False
    variants = filter(None, map(str.strip, given.get("preferredVariants", "").split(",")))
    named = [_named(one, "preferredVariants") for one in variants]
    return next((one for one in named if one.is_read), _named(USUAL, "language")), True


def _named(code: str, parameter: str) -> Language:
    """Return the language for a code, ignoring case; an unknown variant becomes plain English."""
    if not _CODE.fullmatch(code):
        raise RefusedError(
            f"'{parameter}': '{code[:20]}' is not a language code. Supported language codes: auto, "
            f"{', '.join(lexicon.table('serving.languages'))}"
        )
    base, *parts = code.split("-")
    known = "-".join((base.lower(), *(part.upper() for part in parts[:1])))
    names = lexicon.table("serving.languages")
    if base.lower() == "en":
        return Language(known, names[known]) if known in names else Language("en", names["en"])
    return Language(code, code)


def _choice(given: Parameters) -> Choice:
    enabled, disabled = (
        _names(given, f"{word}Rules") | _names(given, f"{word}Categories")
        for word in ("enabled", "disabled")
    )
    enabled_only = given.get("enabledOnly", "").lower() in ("yes", "true")
    if enabled_only and disabled:
        raise RefusedError("You cannot specify disabled rules or categories using enabledOnly=true")
    if enabled_only and not enabled:
        raise RefusedError(
            "You must specify enabled rules or categories when using enabledOnly=true"
        )
    picky = _one_of(given, "level", _LEVELS) == "picky"
    return Choice(enabled, disabled, enabled_only, picky)


def _names(given: Parameters, parameter: str) -> frozenset[str]:
    names = (one.strip().upper() for one in given.get(parameter, "").split(","))
    return frozenset(name for name in names if name)


def _one_of(given: Parameters, parameter: str, words: Sequence[str]) -> str:
    word = given.get(parameter, "").lower()
    if word not in words:
        expected = ", ".join(f"'{one}'" for one in words if one)
        raise RefusedError(f"'{parameter}' must be one of {expected}")
    return word
