"""The effective settings of a run as TOML."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.config.choice import SHOW, PerFile
from factcheck.config.files import Settings
from factcheck.model import Check, Ruling


def shown(settings: Settings, checks: Sequence[Check]) -> str:
    """Return the settings of a run as TOML, with the selected checks.

    Args:
        settings: The settings, with the command's options applied.
        checks: All checks.
    """
    config = settings.config
    chosen = [check.code for check in config.chosen(checks)]
    values = {
        "select": config.select,
        "ignore": config.ignore,
        "suspicions": config.suspicions or None,
        "covers": config.covers and str(config.covers),
        "day-first": config.day_first,
        "time-zone": config.zone,
        "sheet": settings.sheet,
        "known": config.known,
        "unverified": config.unverified if config.unverified != SHOW else None,
        "bib": settings.bib,
        "baseline": settings.baseline,
    }
    output = {
        "format": settings.format,
        "fail-on": settings.fail_on,
        "require": settings.require,
        "statistics": settings.statistics or None,
    }
    lines = [
        f"# from {settings.path or 'no file'}",
        f"# checks that run: {', '.join(chosen)}",
        *_table("", values),
        *_table("severities", config.severities),
        *_table("names", {"names": [_named(one) for one in config.sheet.rulings]}),
        *(line for part in config.per_file for line in _part(part)),
        *_table("output", output),
    ]
    return "\n".join(lines) + "\n"


def _named(one: Ruling) -> dict[str, Any]:
    return {"name": one.name, "allow": list(one.allow), "not": list(one.avoid)}


def _part(part: PerFile) -> Iterator[str]:
    yield from _table(
        f"per-file.{json.dumps(part.pattern)}",
        {
            "select": part.select,
            "ignore": part.ignore,
            "covers": part.covers and str(part.covers),
            "day-first": part.day_first,
            "time-zone": part.zone,
        },
    )


def _table(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a table, without unset values."""
    told = {key: value for key, value in values.items() if value not in (None, "", (), [])}
    if name and told:
        yield f"\n[{name}]"
    for key, value in told.items():
        yield f"{_key(key)} = {_value(value)}"


def _key(key: str) -> str:
    return key if key.replace("-", "").isalnum() and key.isascii() else json.dumps(key)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_key(key)} = {_value(item)}' for key, item in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)
