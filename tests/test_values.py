"""Frozen classes compare, hash and show their fields as those of attrs do."""

import inspect
import pickle
import re
import subprocess
import sys
import weakref
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest

from factcheck.align.twins.values import Value, ValueKind
from factcheck.config import Config
from factcheck.model import Source, Span
from factcheck.values import field, fields_of, frozen, mutable, typed

ROOT = Path(__file__).parent.parent


@frozen
class Point:
    """A value with a field that does not count when two are compared."""

    x: int
    y: int = 0
    label: str = field(default="", eq=False, repr=False)


@frozen(eq=False)
class Place:
    """A value that is equal to itself alone."""

    x: int


@frozen(repr=False)
class Hidden:
    """A value that shows itself as it likes."""

    x: int

    def __repr__(self) -> str:
        """Show no field."""
        return "hidden"


def test_values_are_equal_by_the_fields_that_count() -> None:
    assert Point(1, 2, "a") == Point(1, 2, "b")
    assert Point(1, 2) != Point(2, 2)
    assert hash(Point(1, 2, "a")) == hash(Point(1, 2, "b"))
    other: object = (1, 2, "")
    assert Point(1, 2) != other


def test_values_of_two_classes_are_never_equal() -> None:
    other: object = Place(1)
    assert Point(1) != other
    assert Place(1) != Place(1)


def test_a_value_shows_its_fields() -> None:
    assert repr(Point(1, label="a")) == "Point(x=1, y=0)"
    assert repr(Place(3)) == "Place(x=3)"
    assert repr(Hidden(3)) == "hidden"


def test_a_value_cannot_be_changed_but_copied() -> None:
    point = Point(1, 2)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        point.x = 3  # type: ignore[misc]
    assert attrs.evolve(point, y=5) == Point(1, 5)


# ---- classes that wait for their first value ----


@frozen
class Below(Point):
    """A value with the fields of another class and one of its own."""

    z: int = 3
    kind: ClassVar[str] = "below"

    def told(self) -> str:
        """Return all numbers."""
        return f"{self.x} {self.y} {self.z}"


@frozen
class Counted:
    """A value with a field that is worked out when it is first asked for."""

    x: int

    @cached_property
    def more(self) -> int:
        """Return one more."""
        return self.x + 1


@frozen
class Late:
    """A class of which no value is made before a test."""

    x: int
    y: tuple[int, ...] = field(factory=tuple, kw_only=True)


def test_a_class_below_another_has_the_fields_of_both() -> None:
    below = Below(1)
    assert (below.told(), below.kind, repr(below)) == ("1 0 3", "below", "Below(x=1, y=0, z=3)")
    assert below != Point(1)
    assert [one.name for one in attrs.fields(Below)] == ["x", "y", "label", "z"]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        below.z = 4  # type: ignore[misc]


def test_what_is_worked_out_on_demand_is_kept() -> None:
    assert Counted(1).more == 2
    assert Counted(1) == Counted(1)


def test_a_class_tells_its_fields_and_how_it_is_made_before_it_has_a_value() -> None:
    assert str(inspect.signature(Late)).startswith("(x: int, *, y: tuple[int, ...]")
    assert [one.name for one in attrs.fields(Late)] == ["x", "y"]
    value = Late(1)
    assert weakref.ref(value)() is value
    assert not hasattr(value, "__dict__")
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        Late()  # type: ignore[call-arg]


def test_a_value_is_read_from_bytes_where_its_class_has_no_value_yet() -> None:
    script = "import pickle, sys; print(repr(pickle.loads(sys.stdin.buffer.read())))"
    value = pickle.dumps(Span(3, 5))
    done = subprocess.run(
        [sys.executable, "-c", script], input=value, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"Span(start=3, end=5)"


def test_values_that_another_process_made_are_equal_by_what_they_hold() -> None:
    script = (
        "import pickle, sys; one, other = pickle.loads(sys.stdin.buffer.read());"
        "print(one == other, len({one, other}), repr(one)[:15])"
    )
    two = pickle.dumps((Source("a", "book"), Source("a", "book")))
    done = subprocess.run(
        [sys.executable, "-c", script], input=two, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"True 1 <Source a: book"


def test_threads_that_make_the_first_value_together_make_it_whole() -> None:
    for _ in range(20):
        made = frozen(type("New", (), {"__annotations__": {"x": int, "y": int}, "y": 2}))
        with ThreadPoolExecutor(8) as pool:
            values = list(pool.map(made, range(8)))
        assert [(one.x, one.y) for one in values] == [(x, 2) for x in range(8)]


def test_what_a_thread_looked_up_before_another_made_it_is_what_that_one_made() -> None:
    made: Any = frozen(type("New", (), {"__annotations__": {"x": int}}))
    waiting = vars(made)["__init__"]
    assert made(1).x == 1
    assert waiting.__get__(None, made) is made.__init__


def test_a_class_may_be_asked_for_what_waits_as_if_it_were_a_value() -> None:
    made: Any = frozen(type("New", (), {"__annotations__": {"x": int}}))
    asked = vars(made)["__init__"].__get__(made, type)
    assert str(inspect.signature(asked)) == "(x: int) -> None"


# ---- fields that are described here, of which attrs learns when it is asked ----


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


@frozen
class Listed:
    """A value with all that may be said of a field."""

    name: str
    words: tuple[str, ...] = field(factory=list, converter=_once, repr=False)
    size: int = field(default=0, init=False, eq=False)


@mutable(eq=False)
class Counter:
    """What changes, with a list of its own."""

    seen: list[int] = field(factory=list)


@frozen(field_transformer=typed)
class Typed:
    """A value whose fields say what they are of."""

    x: int
    spans: tuple[Span, ...] = ()


def test_attrs_learns_what_is_said_of_a_field() -> None:
    fields: dict[str, Any] = attrs.fields_dict(Listed)
    words, size = fields["words"], fields["size"]
    assert (words.repr, words.default.factory, words.converter) == (False, list, _once)
    assert (size.default, size.init, size.eq) == (0, False, False)
    assert attrs.asdict(Listed("a", ("b",))) == {"name": "a", "words": ("b",), "size": 0}
    assert [one.name for one in fields_of(Listed) if one.init] == ["name", "words"]


def test_each_value_has_a_default_of_its_own_where_it_is_made() -> None:
    assert Listed("a").words == ()
    assert Counter().seen is not Counter().seen


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        (("1",), "Typed.x: '1' of type str; expected: int"),
        ((1, [Span(0, 1)]), "Typed.spans: "),
        ((1, (Span(0, 1), 2)), "Typed.spans: 2 of type int; expected: each item is Span"),
        ((1, ""), "Typed.spans: '' of type str; expected: a tuple of Span"),
    ],
)
def test_a_value_of_another_type_is_refused_after_right_ones(
    given: tuple[object, ...], refused: str
) -> None:
    assert Typed(1, (Span(0, 1),)).x == 1
    with pytest.raises(TypeError, match=re.escape(refused)):
        Typed(*given)  # type: ignore[arg-type]


def test_a_class_that_attrs_makes_at_once_describes_its_fields_as_attrs_does() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    of_attrs = [text for text in texts if re.search(r"^@(attrs\.)?define\b", text, re.MULTILINE)]
    described = r"from factcheck\.values import [^\n]*\bfield\b"
    assert of_attrs
    assert not [text for text in of_attrs if re.search(described, text)]


def test_a_check_of_a_plain_text_does_not_import_attrs(tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("It burned.\n", encoding="utf-8")
    script = "import sys, factcheck; factcheck.examine(sys.argv[1]); print('attr' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, check=True
    )
    assert done.stdout.strip() == b"False"


def test_values_that_people_see_and_those_of_the_engine_cannot_be_changed() -> None:
    values: dict[str, Any] = {
        "start": Span(3, 5),
        "select": Config(),
        "kind": Value(ValueKind.NUMBER, Span(0, 1), 0, 1, ("4",)),
    }
    for name, value in values.items():
        with pytest.raises(AttributeError):
            setattr(value, name, 4)


def test_cycles_are_looked_for_behind_an_import_as_before_it() -> None:
    script = (
        "import gc, factcheck; factcheck.examine; print(gc.isenabled());"
        "gc.disable(); factcheck.compare; print(gc.isenabled())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"True", b"False"]
