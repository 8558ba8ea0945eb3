"""The effective settings of a run as TOML."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import fields

from factcheck.config.choice import PerFile
from factcheck.config.files import Settings
from factcheck.config.values import ATTRIBUTES, OUTPUT, TOP, attribute
from factcheck.model import Check, Edtf, Ruling


def shown(settings: Settings, checks: Sequence[Check]) -> str:
    """Return the settings of a run as TOML, with the selected checks.

    Args:
        settings: The settings, with the command's options applied.
        checks: All checks.
    """
    config = settings.config
    chosen = ", ".join(check.code for check in config.chosen(checks))
    values: dict[str, Any] = {
        key: getattr(
            settings if hasattr(settings, attribute(key)) else config, attribute(key), None
        )
        for key in TOP
        if key != "together"
    }
    values["names"] = {"names": config.sheet.rulings} if config.sheet.rulings else None
    values["per-file"] = {part.pattern: part for part in config.per_file}
    values["output"] = {key: getattr(settings, attribute(key)) for key in OUTPUT}
    lines = (f"{key} = {_value(value)}\n" for key, value in _set(values).items())
    return f"# from {settings.path or 'no file'}\n# checks that run: {chosen}\n{''.join(lines)}"


def _set(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not the default."""
    kept = {}
    for key, value in values.items():
        inner = _set(value) if isinstance(value, Mapping) else value
        if inner or (inner is False and key == "day-first"):
            kept[key] = inner
    return kept


def _value(value: Any) -> str:
    if isinstance(value, PerFile | Ruling):
        keys = {name: key for key, name in ATTRIBUTES.items()}
        values = {
            keys.get(part.name, part.name.replace("_", "-")): getattr(value, part.name)
            for part in fields(type(value))
            if part.name != "pattern"
        }
        return _value(_set(values))
    if isinstance(value, Mapping):
        pairs = (f"{_key(key)} = {_value(item)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(str(value) if isinstance(value, Edtf) else value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if key.replace("-", "").isalnum() and key.isascii() else json.dumps(key)
