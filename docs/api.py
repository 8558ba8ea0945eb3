"""The page of the public Python names, made from their signatures and docstrings."""

import ast
import enum
import importlib
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, pairwise
from typing import Any

import attrs

MODULES = ("factcheck", "factcheck.plugins", "factcheck.proposals")
HEAD = """\
# Python names

`make pages` generates this page from the signatures and docstrings.
[The library](../library.md) shows how to use the names, and [what is stable](../stability.md) says
which of them may change. `help(factcheck.examine)` prints the whole docstring.

"""
_MODULE = re.compile(r"\b(?:[a-z_]\w*\.)+(?=[A-Z])")
_LONGEST = 88
"""Longest signature in one line."""
_LONGEST_DEFAULT = 40
"""Longest default value that is shown."""


def page() -> str:
    """Return the page."""
    shown: dict[int, str] = {}
    return HEAD + "".join(line for name in MODULES for line in _module(name, shown))


def _module(name: str, shown: dict[int, str]) -> Iterator[str]:
    """Yield a module; a name that an earlier one has is only listed."""
    module = importlib.import_module(name)
    yield f"## {name}\n\n{_first(module.__doc__)}\n\n"
    again = []
    for public in sorted(module.__all__, key=lambda one: (one.casefold(), one)):
        value = getattr(module, public)
        if not callable(value):
            yield f"### `{public}`\n\nThe version, a string.\n\n"
        elif shown.setdefault(id(value), name) != name:
            again.append(f"`{public}`")
        elif inspect.isclass(value):
            yield from _class(public, value)
        else:
            yield f"### `{public}`\n\n```py\n{_signature(public, value)}\n```\n\n"
            yield f"{_first(value.__doc__)}\n\n"
    if again:
        yield f"Also in this module, as in `factcheck`: {', '.join(again)}.\n\n"


def _class(name: str, value: type) -> Iterator[str]:
    yield f"### `{name}`\n\n"
    bases = ", ".join(one.__name__ for one in value.__bases__ if one is not object)
    yield f"{_first(value.__doc__)}{f' Derives from {bases}.' if bases else ''}\n\n"
    rows = list(_members(value))
    if rows:
        yield "| member | type | |\n| --- | --- | --- |\n"
        for one, kind, says in rows:
            yield f"| {_cell(f'`{one}`')} | {_cell(kind)} | {_cell(says)} |\n"
        yield "\n"


def _members(cls: type) -> Iterator[tuple[str, str, str]]:
    """Yield name, type and meaning of each field, property and method of a class."""
    if issubclass(cls, enum.Enum):
        yield from ((one.name, f"`{one.value!r}`", _said(cls, one.name)) for one in cls)
        return
    if attrs.has(cls):
        for one in attrs.fields(cls):
            if not one.name.startswith("_"):
                yield one.name, f"`{_type(one.type)}`", _said(cls, one.name)
    own = (*cls.__mro__[1:-1], cls) if attrs.has(cls) else (cls,)
    for part in own:
        for name, member in vars(part).items() if part.__module__.startswith("factcheck") else ():
            yield from _member(cls, name, member)


def _member(cls: type, name: str, member: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(member, property) or type(member).__name__ == "cached_property":
        getter: Any = member.fget if isinstance(member, property) else member.func
        if not name.startswith("_"):
            kind = _type(inspect.signature(getter).return_annotation)
            yield name, f"`{kind}`", _first(getter.__doc__)
    elif isinstance(member, classmethod | staticmethod) or inspect.isfunction(member):
        if name.startswith("_") or not member.__doc__:
            return
        bound = getattr(cls, name)
        called = _signature(name, bound, is_method=inspect.isfunction(member))
        yield called, "method", _first(bound.__doc__)


def _said(cls: type, name: str) -> str:
    """Return the docstring of a field, which follows it in the source."""
    for part in cls.__mro__:
        if part.__module__.startswith("factcheck") and name in (said := _docstrings(part)):
            return _first(said[name])
    return ""


@cache
def _docstrings(cls: type) -> dict[str, str]:
    """Return the docstrings of the fields that a class itself has."""
    tree = ast.parse(inspect.getsource(sys.modules[cls.__module__]))
    found = {}
    bodies = (
        pairwise(node.body)
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == cls.__name__
    )
    for node, after in chain.from_iterable(bodies):
        if isinstance(node, ast.AnnAssign | ast.Assign) and isinstance(after, ast.Expr):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            found[ast.unparse(target)] = str(ast.literal_eval(after.value))
    return found


def _signature(name: str, value: Callable[..., Any], *, is_method: bool = False) -> str:
    """Return a signature, on several lines if it is long."""
    found = inspect.signature(value)
    parts = [_parameter(one) for one in found.parameters.values()][is_method:]
    stars = [one.kind for one in found.parameters.values()][is_method:]
    if inspect.Parameter.KEYWORD_ONLY in stars and inspect.Parameter.VAR_POSITIONAL not in stars:
        parts.insert(stars.index(inspect.Parameter.KEYWORD_ONLY), "*")
    result = _type(found.return_annotation)
    line = f"{name}({', '.join(parts)}) -> {result}"
    if len(line) <= _LONGEST or is_method:
        return line
    return f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f") -> {result}"


def _parameter(one: inspect.Parameter) -> str:
    star = "*" * (one.kind is one.VAR_POSITIONAL) + "**" * (one.kind is one.VAR_KEYWORD)
    kind = "" if one.annotation is one.empty else f": {_type(one.annotation)}"
    if one.default is one.empty:
        return f"{star}{one.name}{kind}"
    default = repr(one.default)
    default = default if len(default) <= _LONGEST_DEFAULT and "<" not in default else "…"
    return f"{one.name}{kind}{' = ' if kind else '='}{default}"


def _type(value: Any) -> str:
    """Return a type without the modules of its classes."""
    if value is None or value is type(None):
        return "None"
    text = value if isinstance(value, str) else inspect.formatannotation(value)
    return _MODULE.sub("", text).replace("'", "").replace('"', "").replace("ForwardRef(", "")


def _first(text: str | None) -> str:
    """Return the first paragraph of a docstring in one line."""
    return " ".join(textwrap.dedent(inspect.cleandoc(text or "")).split("\n\n")[0].split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
