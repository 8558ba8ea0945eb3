"""Options that attach the texts of sources, to which quotations are compared."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from factcheck.config import Config
from factcheck.errors import FactcheckError, UsageError
from factcheck.pipeline import documents, with_texts


@frozen
class Texts:
    """What the options say."""

    sources: tuple[str, ...] = ()
    """"NAME=FILE" each."""
    folder: str | None = None
    """A folder of texts, named as their sources."""


def with_texts_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options, which it gets as one argument `texts`."""

    @functools.wraps(command)
    def called(sources: tuple[str, ...], folder: str | None, **given: Any) -> None:
        command(texts=Texts(sources, folder), **given)

    help_one = "The text of a source, to look its quotations up in; may be repeated."
    help_all = "A folder of such texts, by their names."
    called = click.option("--sources", "folder", metavar="DIR", help=help_all)(called)
    return click.option("--source", "sources", multiple=True, metavar="NAME=FILE", help=help_one)(
        called
    )


def with_attached(config: Config, texts: Texts) -> Config:
    """Return the settings with the texts that the options name.

    Raises:
        UsageError: an option has another form, or the folder holds no text.
        UnreadableError: a text cannot be read.
    """
    folder = _inside(texts.folder) if texts.folder is not None else ()
    named = [*map(_pair, texts.sources), *folder]
    return with_texts(config, named) if named else config


def _pair(option: str) -> tuple[str, str]:
    name, _, path = option.partition("=")
    if not name.strip() or not path.strip():
        form = 'Write NAME=FILE, as in --source "Ada Byrne=speech.txt".'
        raise UsageError(f"--source '{option}': it does not name a source and its file. {form}")
    return name.strip(), path.strip()


def _inside(folder: str) -> Iterator[tuple[str, str]]:
    """Yield name and path of each text of a folder; the name ends at the first dot."""
    if not Path(folder).is_dir():
        raise UsageError(f"--sources '{folder}': it is no folder. Give one with a text a source.")
    for path in documents(folder):
        if isinstance(path, FactcheckError):
            raise path
        yield Path(path).name.partition(".")[0], path
