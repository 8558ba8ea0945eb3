"""A draft leaves out what a person would only have to delete."""

from attrs import evolve

from factcheck.claims.claimfiles.selection import offices
from factcheck.model import Document, Entity, Name, NameKind, Span

TEXT = "Mr Keeper Jon Aas told the keepers"


def person(title: Span | None = None, role: Span | None = None) -> Entity:
    name = Name(Span(10, 17), ("Jon", "Aas"), NameKind.PERSON, title, role)
    return Entity("aas", NameKind.PERSON, "Jon Aas", (name,), titles=("told the keepers",))


def test_an_office_stands_in_front_of_the_name() -> None:
    document = Document("x", TEXT, (), (), ())
    assert offices(document, person(title=Span(3, 9), role=Span(18, 34))) == ("Keeper",)
    assert offices(document, person(title=Span(0, 2))) == ()
    assert offices(document, evolve(person(), declared=True)) == ("told the keepers",)
