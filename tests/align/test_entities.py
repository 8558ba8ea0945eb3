"""Who is who: short forms, namesakes, slips, and the reasons that keep two people apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import examine_text
from factcheck.align.bearers import entities, vetoes
from factcheck.align.bearers.spellings import (
    Closeness,
    are_inflected,
    compare,
    fold,
    skeleton,
)
from factcheck.mentions.names import names
from factcheck.model import Entity, Name, NameKind, SourceFile, Variant, VariantKind
from factcheck.readers import parse_text


def read(text: str) -> tuple[Entity, ...]:
    return examine_text(text).dossier.entities


def bearers(text: str) -> dict[str, int]:
    return {entity.canonical: len(entity.mentions) for entity in read(text)}


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
        ("O’Riordan", "O'Riordan", Closeness.EQUAL),
        ("Søren", "Soren", Closeness.SAME),
        ("Yusuf", "Iusuf", Closeness.SAME),
        ("Kovalyov", "Kovalev", Closeness.SAME),
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
    ],
)
def test_one_word_in_two_grammatical_forms_is_inflected(left: str, right: str) -> None:
    assert are_inflected(left, right)
    assert are_inflected(right, left)
    assert not are_inflected(left, left)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(word: str) -> None:
    assert fold(fold(word)) == fold(word) or not fold(word).isascii()
    assert skeleton(fold(word)) == skeleton(fold(word))


def test_initials_and_patronymics_belong_to_the_full_name() -> None:
    text = "We saw Pavel Andreyevich Orlov. Then came Pavel A. Orlov. Later P. Orlov left."
    assert bearers(text) == {"Pavel Andreyevich Orlov": 3}


@pytest.mark.parametrize(
    "text",
    [
        "We met Wen Shaolin, a chemist. They met Wen Yuting, a poet.",
        "We met Khalid bin Said al-Thani. They met Said bin Nasser al-Thani.",
    ],
)
def test_two_people_with_one_name_stay_two(text: str) -> None:
    assert len(bearers(text)) == 2


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


def test_the_proof_counts_both_forms_and_names_what_is_shared() -> None:
    text = "We met Police Chief Ana Duarte. They met Ana Duarte. They saw Police Chief Ana Durate."
    [variant] = [one for entity in read(text) for one in entity.variants]
    assert variant.proof == (
        "Ana Duarte 2×, Ana Durate 1×",
        "shared name: Ana",
        "same office: Police Chief",
    )
    assert (variant.rare.count, variant.usual.count) == (1, 2)


BY_LETTERS = {
    "nobody writes so": (
        "We saw Tolvanen. They met Tolvanen again.\n\nOn Friday we saw the boat of Tlvanen.",
        ("Tlvanen", "Tolvanen"),
    ),
    "another romanisation": (
        "The bridge of Turbatyn fell.\n\nA doctor came from Turbatin.",
        ("Turbatin", "Turbatyn"),
    ),
    "one s instead of two": (
        (
            "The keeper, Ivo Landross, rang. Landross was asked. They met Landross.\n\n"
            "In June Landros said no. Then Landross left."
        ),
        ("Landros", "Landross"),
    ),
    "inside a long surname": (
        "We saw the clocks of Ambrose Wallingham.\n\nThey heard from Ambrose Walligham.",
        ("Ambrose Walligham", "Ambrose Wallingham"),
    ),
    "an article before an attribute": (
        "They saw Trosdal. Nobody in Trosdal slept. They like Trosdal.\n\nHe paid the Trsdal tax.",
        ("Trsdal", "Trosdal"),
    ),
    "beside the same word": (
        (
            "They ate at the Hotel Kenjo in May. A fire broke out in the Hotel Kenjo. "
            "He paid for the Hotel Kenjo. He sold the Hotel Kenjo. They left the Hotel Kenjo.\n\n"
            "A cook of Hotel Kengo was ill."
        ),
        ("Hotel Kengo", "Hotel Kenjo"),
    ),
}


@pytest.mark.parametrize(("text", "pair"), BY_LETTERS.values(), ids=BY_LETTERS.keys())
def test_letters_alone_may_show_a_slip(text: str, pair: tuple[str, str]) -> None:
    assert [found[:2] for found in variants(text)] == [pair]


LETTERS_OF_TWO = {
    "given names of two": "They met Michael Brandt. Michael Orsted came. Michael Vester left.\n\n"
    "The third was Michal Zelkova, a chemist.",
    "British and American": "The Encyclopedia was printed. The Encyclopedia sold.\n\n"
    "They bought the Encyclopædia Tamarica.",
    "another letter of a short name in a list": "We read Kelin. They met Kelin, and Kelin spoke. "
    "Kelin left.\n\n- Kerin, on trams\n- Brack, on buses\n- Oster, on ferries",
    "a list": "They sell maps of Portugal, Potugal and Spain. They live in Portugal.",
    "an alias": "They left Turbatyn, known as Turbatin to its neighbours.",
    "two titles": "They heard Mr Andresson in May.\n\nThey heard Ms Anderson in June.",
    "a doubled letter of a short name": "They left Samara at noon.\n\nA road leads to Samarra.",
    "grammar in a long word": "He is a Harbour Guardsman.\n\nThey met two Harbour Guardsmen.",
    "one letter of a lone name": "They left Kerpat at noon.\n\nA road leads to Kerbat.",
    "three letters of another": "They met Wang. They asked Wang twice.\n\nOn Friday Wan left.",
}


@pytest.mark.parametrize("text", LETTERS_OF_TWO.values(), ids=LETTERS_OF_TWO.keys())
def test_letters_of_two_names_are_left_alone(text: str) -> None:
    assert variants(text) == []


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
    [entity] = entities(document, mentions, (given_by_hand,))
    assert len(entity.mentions) == len(printed)
    assert entity.declared
    return entity.variants


def test_a_declared_bearer_keeps_its_mentions_and_tells_misspellings() -> None:
    [variant] = declared("Ana Duarte", "Ana Duarte", "Ana Durate", "Duarte", "A. Duarte")
    assert (variant.rare.text, variant.usual.text) == ("Ana Durate", "Ana Duarte")
    assert variant.kind is VariantKind.SPELLING


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("McDonald", "McDonell"),  # people
    ],
)
def test_names_of_people_and_slips_in_long_words_are_no_two_names_of_code(
    left: str, right: str
) -> None:
    assert not vetoes.are_identifiers(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("OnDoorShut", "OnDoorShun"),
        ("InGateLturn", "InGateRturn"),
    ],
)
def test_names_of_code_differ_in_a_short_word_on_purpose(left: str, right: str) -> None:
    assert vetoes.are_identifiers(left, right)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "They met Hana May in Oslo. Then Hana May left.\n\nIn winter Hanna May sang.",
            "“Hanna May” is “Hana May” elsewhere",
        ),
    ],
)
def test_an_office_or_a_month_may_be_a_surname(text: str, words: str) -> None:
    assert [one.message for one in examine_text(text).findings] == [words]


_RENAMED = {
    "a person": "Sophia Lindqvist chaired the board. Sophia Lindqvist spoke first. She published "
    "under another name. Also known as Sofia Lindqvist, she wrote for the Harbour Post.",
    "a place": "Peking had many gates. Visitors came to Peking by rail. The city is now called "
    "Beijing. Beijing has kept two gates.",
}


@pytest.mark.parametrize("text", _RENAMED.values(), ids=_RENAMED)
def test_a_name_that_the_text_tells_as_another_name_is_no_slip(text: str) -> None:
    assert [one for one in examine_text(text).findings if one.code.startswith("NAM")] == []
