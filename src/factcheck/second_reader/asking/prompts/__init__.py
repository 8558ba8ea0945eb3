"""Prompts: instructions with a version, read on first use."""

from functools import cache
from pathlib import Path

from attrs import frozen

FOLDER = Path(__file__).parent
_VERSION = "version: "


@frozen
class Prompt:
    """The instructions for one kind of request."""

    name: str
    """Name and version of the file, "propose/1"; part of the origin of proposals."""
    text: str


@cache
def prompt(name: str) -> Prompt:
    """Return the instructions in a file of this folder, without its comments."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    version, *rest = lines
    return Prompt(f"{name}/{version.removeprefix(_VERSION)}", "\n".join(rest).strip() + "\n")
