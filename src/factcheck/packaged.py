"""Data files of the package, each beside the module that reads it.

Paths are plain strings here and in other code that every run uses, because importing `pathlib`
takes longer than reading these files.
"""

import os


def folder_of(module: str) -> str:
    """Return the folder of a module, given its `__file__`."""
    return os.path.dirname(module)  # noqa: PTH120 - without pathlib


def text_in(folder: str, name: str) -> str:
    """Return the text of a file.

    Raises:
        FileNotFoundError: There is no such file.
    """
    with open(os.path.join(folder, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123 - without pathlib
        return file.read()


def bytes_in(folder: str, name: str) -> bytes:
    """Return the contents of a file.

    Raises:
        FileNotFoundError: There is no such file.
    """
    with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123 - without pathlib
        return file.read()
