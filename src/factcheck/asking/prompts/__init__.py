"""What a model is asked: texts with a version, read when they are first used."""

from functools import cache
from pathlib import Path

from attrs import frozen

FOLDER = Path(__file__).parent
_VERSION = "version: "


@frozen
class Prompt:
    """The instructions for one kind of request."""

    name: str
    """The file's name and version, "propose/1": proposals name it as their origin."""
    text: str


@cache
def prompt(name: str) -> Prompt:
    """Return the instructions of a file in this folder; its comments are left out."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    version, *rest = lines
    return Prompt(f"{name}/{version.removeprefix(_VERSION)}", "\n".join(rest).strip() + "\n")
