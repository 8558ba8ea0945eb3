"""Files that ship with the package, each beside the module that reads it.

Paths are plain strings here and wherever every run passes: `pathlib` takes longer to import than
these files to read.
"""

import os


def folder_of(module: str) -> str:
    """Return the folder of a module, which gives its `__file__`."""
    return os.path.dirname(module)  # noqa: PTH120


def text_in(folder: str, name: str) -> str:
    """Return the text of a file.

    Raises:
        FileNotFoundError: there is none of that name.
    """
    with open(os.path.join(folder, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        return file.read()


def bytes_in(folder: str, name: str) -> bytes:
    """Return the bytes of a file."""
    with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123
        return file.read()
