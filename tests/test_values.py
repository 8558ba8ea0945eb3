"""Frozen classes compare, hash and show their fields as those of attrs do."""

import attrs
import pytest
from attrs import field

from factcheck.values import frozen


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
