"""What people make themselves refuses values of another type, and says which field is meant."""
# mypy: disable-error-code="arg-type,attr-defined"

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from attrs import evolve, fields, has

import factcheck
from factcheck import Config, UsageError, plugins, proposals
from factcheck.model import (
    NOWHERE,
    Attribution,
    Check,
    Claim,
    DateKind,
    Edtf,
    Entity,
    Event,
    FieldError,
    Flag,
    Name,
    NameKind,
    Proposal,
    Quantity,
    Quote,
    Related,
    Severity,
    Sheet,
    Source,
    SourceText,
    Span,
)
from factcheck.proposals import LinkKind, ValueKind, parse

CLAIM = Claim("a", "x", names=("Ida Holm",))


def late(_: object) -> Iterator[Flag]:
    yield from ()


def a_check(code: str = "HSE01", run: Any = late, severity: Any = Severity.ERROR) -> Check:
    return Check(code, run, severity, bad=(), good=())


def test_a_date_is_parsed_from_a_string() -> None:
    assert Edtf("2020-05~") == Edtf.parse("2020-05~")


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (
            lambda: Claim("a", "x", date="yesterday"),
            ValueError,
        ),
        (lambda: Claim(3, "x"), TypeError),
        (
            lambda: Claim("a", "x", names=(3,)),
            TypeError,
        ),
        (
            lambda: Claim("a", "x", names=3),
            TypeError,
        ),
        (lambda: Claim("a", "x", date=2020), TypeError),
        (lambda: Source("a", "b", date=2020), TypeError),
        (lambda: Flag((0, 3), "x"), TypeError),
        (lambda: Flag(NOWHERE, " "), ValueError),
        (lambda: Flag(NOWHERE, "x", proof="y"), TypeError),
        (
            lambda: Related(NOWHERE, "why"),
            ValueError,
        ),
        (lambda: a_check("house"), ValueError),
        (lambda: a_check(run=lambda _: iter(())), ValueError),
        (lambda: a_check(severity="bad"), TypeError),
        (
            lambda: Config(suspicions="no"),
            TypeError,
        ),
        (lambda: Config(bib="refs.bib"), TypeError),
        (lambda: Config(covers="x"), ValueError),
        (
            lambda: Config(severities={"CHR": "no"}),
            ValueError,
        ),
        (
            lambda: factcheck.examine("a.md", {}),
            UsageError,
        ),
        (lambda: factcheck.examine(""), UsageError),
        (lambda: Span("a", 3), TypeError),
        (lambda: Span(4, 3), ValueError),
        (
            lambda: Name(NOWHERE, ["Ida"]),
            TypeError,
        ),
        (lambda: Quantity(NOWHERE, 3, 2), ValueError),
        (lambda: Entity("a", "person", "A", ()), TypeError),
        (lambda: Event("a", ["b"]), TypeError),
        (lambda: Claim("", "x"), FieldError),
        (lambda: Claim("a", "x", line=-3), FieldError),
        (
            lambda: Proposal("banana", "one event", (Quote("a"),)),
            FieldError,
        ),
        (lambda: Proposal("date", "one event", ()), FieldError),
        (
            lambda: Proposal("date", "one event", (Quote("a"),), confidence=1.5),
            FieldError,
        ),
        (lambda: Quote(""), FieldError),
        (lambda: Attribution(None), TypeError),
    ],
)
def test_a_wrong_value_is_refused_with_field_value_and_what_is_expected(
    make: Callable[[], Any], error: type[Exception], snapshot: object
) -> None:
    with pytest.raises(error) as caught:
        make()
    assert str(caught.value) == snapshot


def test_a_claim_takes_edtf_words_and_the_key_of_a_source() -> None:
    claim = Claim("a", "x", date="2020-05~", names=["Ida Holm"], attribution="notice")
    assert claim.date is not None
    assert (claim.date.value, claim.date.kind) == (Edtf.parse("2020-05~"), DateKind.VAGUE)
    assert [(name.parts, name.kind) for name in claim.names] == [(("Ida", "Holm"), NameKind.PERSON)]
    assert claim.attribution == Attribution(NOWHERE, source_key="notice")
    assert Source("a", "b", date="2020").date == Edtf.parse("2020")


def test_what_shows_a_claim_a_person_or_an_event_is_a_line() -> None:
    known = factcheck.examine("examples/footbridge.md").dossier
    assert all(len(repr(one)) < 160 for one in (*known.claims, *known.entities, *known.events))
    assert repr(CLAIM) == "<Claim a: 'x'>"


def instances() -> dict[str, Any]:
    """Return a value of each public class, by the name of the class."""
    walk = Proposal(ValueKind.DATE, LinkKind.EVENT, (Quote("21 June 2021"), Quote("12 June 2021")))
    lost = evolve(walk, places=(Quote("21 June 2021"), Quote("no such words")))
    report = factcheck.examine("examples/footbridge.md", proposals=[walk, lost])
    known, proofs = report.dossier, report.proofs
    assert proofs
    parts = (known.claims, known.entities, known.events, known.sources, report.findings)
    found = [
        *(part[0] for part in parts),
        report,
        known.document,
        known.facts,
        proofs,
        walk,
        walk.origin,
        walk.places[0],
        *(one.verdict for one in proofs.outcomes),
        proofs.outcomes[0],
        report.fates[0],
        report.checks[0],
        report.findings[0].place,
        report.findings[0].suggestions[0],
        report.findings[0].related[0],
        a_check(),
        Flag(Span(0, 1), "wrong"),
        Related(Span(0, 1)),
        Config(),
        factcheck.Text("It rained. " * 50),
        SourceText("notes", known.document),
        Sheet(),
        parse("{}"),
        factcheck.draft(report),
        factcheck.compare("examples/footbridge.md", "examples/tramway.md"),
    ]
    return {type(one).__name__: one for one in found}


ONLY_MADE_BY_US = {"Document", "Extracted", "Comparison", "Proved"}


def test_every_public_class_refuses_a_value_of_another_type_and_shows_itself_in_one_line() -> None:
    made = instances()
    public = {name for module in (factcheck, plugins, proposals) for name in module.__all__}
    classes = {name for name in public if has(getattr(factcheck, name, None) or made.get(name))}
    assert classes - {*made} <= {"Dossier", "Edtf"}
    wrong = object()
    accepted = []
    for name, value in made.items():
        assert len(repr(value)) <= 280, name
        assert "\n" not in repr(value)
        for one in fields(type(value)) if name not in ONLY_MADE_BY_US else ():
            if not one.init or one.type is Any:
                continue
            says = "accepted"
            try:
                evolve(value, **{one.alias: wrong})
            except (TypeError, ValueError, UsageError) as error:
                says = str(error)
            if not (one.name in says and "expected" in says):
                accepted.append(f"{name}.{one.name}: {says}")
    assert accepted == []
