"""Where the keys and values of a TOML text stand."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.config.positions import VALUE, positions

TEXT = '''\
# a remark [with] = brackets
select = ["NAM", # one
  "DAT01",
]
"day-first" = true
[per-file."drafts/*.md"]
ignore = [ 'CIT' ]
covers.from = """two
lines = "yes" """
[[names.people]]
name = "A ] # B"
[[names.people]]
names = { name = "C", allow = ["D", {x = 1}] }
[ names . deep ]
x = 1979-05-27T07:32:00Z # moment
'''


@pytest.mark.parametrize(
    ("path", "line", "begins"),
    [
        (("select", VALUE), 2, '["NAM"'),
        (("select", 0), 2, '"NAM"'),
        (("day-first",), 5, '"day-first"'),
        (("per-file", "drafts/*.md"), 6, "[per-file"),
        (("per-file", "drafts/*.md", "covers", "from", VALUE), 8, '"""two'),
        (("names", "people", 1, "names", "allow", 1, "x"), 13, "x = 1"),
        (("names", "deep", "x", VALUE), 15, "1979"),
    ],
)
def test_a_path_leads_to_its_line(path: tuple[str | int, ...], line: int, begins: str) -> None:
    at = positions(TEXT)[path]
    assert TEXT[at:].startswith(begins)
    assert TEXT.count("\n", 0, at) + 1 == line


def test_every_path_has_a_position_but_a_table_that_only_others_imply() -> None:
    places = positions(TEXT)
    assert [path for path in _paths(tomllib.loads(TEXT), ()) if path not in places] == [
        ("per-file",),
        ("names",),
        ("names", "people"),
    ]


def _paths(value: Any, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        members: list[tuple[Any, Any]] = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    else:
        return []
    here = [(*path, key) for key, _ in members]
    return here + [one for key, item in members for one in _paths(item, (*path, key))]


SCALAR = st.one_of(st.integers(-9, 9), st.booleans(), st.text('ab"\\#=[]{},é\n', max_size=5))


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    if isinstance(value, list):
        return f"[ {', '.join(map(_written, value))} ]"
    return str(value)


@given(st.dictionaries(st.text("abc-", min_size=1), st.one_of(SCALAR, st.lists(SCALAR))))
def test_a_value_begins_where_it_is_said_to(read: dict[str, Any]) -> None:
    text = "".join(f"{key} = {_written(value)}  # x\n" for key, value in read.items())
    assert tomllib.loads(text) == read
    places = positions(text)
    for key, value in read.items():
        assert text[places[key, VALUE] :].startswith(_written(value))
