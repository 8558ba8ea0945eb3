"""Patterns that wait for their first use."""

import importlib
import pkgutil
import re

import pytest

import factcheck
from factcheck.patterns import lazy


def test_a_lazy_pattern_does_what_the_compiled_one_does() -> None:
    source = r"(?P<word>b\w+)"
    waiting, ready = lazy(source, re.IGNORECASE), re.compile(source, re.IGNORECASE)
    text = "Bees and wasps build"
    assert [m["word"] for m in waiting.finditer(text)] == [m["word"] for m in ready.finditer(text)]
    assert waiting.sub("-", text) == ready.sub("-", text)
    assert waiting.groupindex == ready.groupindex
    assert waiting.pattern == ready.pattern


def test_a_lazy_pattern_is_not_compiled_before_it_is_used() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("(")


def test_a_lazy_pattern_keeps_what_it_was_asked_for() -> None:
    waiting = lazy("a+")
    first = waiting.findall
    assert waiting.findall is first
    assert first("aa b a") == ["aa", "a"]


def test_every_pattern_that_waits_compiles() -> None:
    waiting = [
        value
        for found in pkgutil.walk_packages(factcheck.__path__, "factcheck.")
        if not found.name.endswith("__main__")
        for value in vars(importlib.import_module(found.name)).values()
        if type(value) is type(lazy(""))
    ]
    assert len(waiting) > 100
    assert all(one.groups >= 0 for one in waiting)
