"""Who is who: short forms, namesakes, slips, and the reasons that keep two people apart."""

import pytest

from factcheck import examine_text
from factcheck.document.readers import parse_text
from factcheck.extract.names import names
from factcheck.link.entities import link_entities
from factcheck.link.entities.spellings import Closeness, are_inflected, compare
from factcheck.model import Entity, Name, NameKind, SourceFile, Variant, VariantKind


def read(text: str) -> tuple[Entity, ...]:
    return examine_text(text).dossier.entities


def variants(text: str) -> list[tuple[str, str, VariantKind]]:
    return [
        (variant.rare.text, variant.usual.text, variant.kind)
        for entity in read(text)
        for variant in entity.variants
    ]


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Horak", "horak", Closeness.EQUAL),
        ("Søren", "Soren", Closeness.SAME),
        ("Solheim", "Solhiem", Closeness.CLOSE),
        ("Margaret", "Marguerite", Closeness.LOOSE),
        ("Ingrid", "Pavel", Closeness.NONE),
    ],
)
def test_words_are_alike_in_degrees(left: str, right: str, likeness: Closeness) -> None:
    assert compare(left, right) is likeness
    assert compare(right, left) is likeness


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("russia", "russian"),
        ("estonian", "estonians"),
        ("macedonia", "macedonian"),
        ("virginia", "virginians"),
        ("bavaria", "bavarians"),
        ("dalena", "dalenian"),
        ("puritans", "puritanism"),
    ],
)
def test_one_word_in_two_grammatical_forms_is_inflected(left: str, right: str) -> None:
    assert are_inflected(left, right)
    assert are_inflected(right, left)
    assert not are_inflected(left, left)


@pytest.mark.parametrize(
    "text",
    [
        "We met Wen Shaolin, a chemist. They met Wen Yuting, a poet.",
        "We met Khalid bin Said al-Thani. They met Said bin Nasser al-Thani.",
    ],
)
def test_two_people_with_one_name_stay_two(text: str) -> None:
    assert len(read(text)) == 2


SLIPS = [
    (
        "We met Ambassador Tekle Haymanot. They met Tekle Haymanot. He met Tekle Haymannot.",
        ("Tekle Haymannot", "Tekle Haymanot", VariantKind.SPELLING),
    ),
    (
        (
            "The ferry left Vinterhavn at dawn. The ice at Vinterhavn was thin. A pilot lives in "
            "Vinterhavn. The ferry reached Vintrehavn at dawn and broke the ice."
        ),
        ("Vintrehavn", "Vinterhavn", VariantKind.PLACE),
    ),
    (
        (
            "We heard the harbour ministry spokesperson Marta Quiroga. They met Marta Quiroga. "
            "We heard the harbour ministry spokesperson Marcela Quiroga."
        ),
        ("Marcela Quiroga", "Marta Quiroga", VariantKind.GIVEN_NAME),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SLIPS, ids=lambda value: str(value)[:40])
def test_a_slip_is_a_variant_of_the_usual_form(
    text: str, expected: tuple[str, str, VariantKind]
) -> None:
    assert variants(text) == [expected]


def test_the_proof_counts_both_forms_and_names_what_is_shared(snapshot: object) -> None:
    text = "We met Police Chief Ana Duarte. They met Ana Duarte. They saw Police Chief Ana Durate."
    [variant] = [one for entity in read(text) for one in entity.variants]
    assert list(variant.proof) == snapshot
    assert (variant.rare.count, variant.usual.count) == (1, 2)


APART = {
    "sister": "We met Karen Lindqvist. Her sister was Karin Lindqvist. They met Karen Lindqvist.",
    "one sentence": "We met Karen Lindqvist and Karin Lindqvist. They met Karen Lindqvist.",
    "nation": "They left Estonia. The Estonians sang. They went to Estonia, and Estonia paid.",
    "alias": "They met in Oberwil, formerly Oberwyl. They live in Oberwil. He likes Oberwil.",
    "short": "We met Tran Van Hai in May. They met Tran Van Hoi in June. He met Tran Van Hai.",
    "successor": (
        "The finance minister of Elbonia, Jan Kowal, resigned. Finance Minister Jakub Kowal "
        "succeeded him."
    ),
}


@pytest.mark.parametrize("text", APART.values(), ids=APART.keys())
def test_what_tells_two_bearers_apart_is_believed(text: str) -> None:
    assert variants(text) == []


def declared(canonical: str, *printed: str) -> tuple[Variant, ...]:
    document = parse_text(SourceFile("x.txt", ". ".join(f"We met {name} here" for name in printed)))
    mentions = tuple(
        Name(name.span, name.parts, NameKind.PERSON, bearer="one") for name in names(document, ())
    )
    given_by_hand = Entity("one", NameKind.PERSON, canonical, mentions)
    [entity] = link_entities(document, mentions, (given_by_hand,))
    assert len(entity.mentions) == len(printed)
    assert entity.declared
    return entity.variants


def test_a_declared_bearer_keeps_its_mentions_and_tells_misspellings() -> None:
    [variant] = declared("Ana Duarte", "Ana Duarte", "Ana Durate", "Duarte", "A. Duarte")
    assert (variant.rare.text, variant.usual.text) == ("Ana Durate", "Ana Duarte")
    assert variant.kind is VariantKind.SPELLING


def test_mentions_that_overlap_are_compared() -> None:
    told = "Ana Duarte On Monday, 3 May 2021 Ana Duarte Ana Durate On Monday, 3 May 2021 Ana Duarte"
    assert examine_text(told).dossier.failures == ()
