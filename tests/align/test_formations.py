"""Words made of one another that are no spellings of one name."""

import pytest

from factcheck import examine_text


def variants(text: str) -> list[tuple[str, str]]:
    return [
        (variant.rare.text, variant.usual.text)
        for entity in examine_text(text, ".md").dossier.entities
        for variant in entity.variants
    ]


MANY = (
    "The envoys came to {0}. They left {0} in May. In June {0} fell. The king of {0} fled.\n\n" * 3
)
BALL = "A German band came. The halls took German singers. Some German dancers fell.\n\n" * 4
FLEET = "The fleet of Free Tuscany sailed. Free Tuscany lost. So ended Free Tuscany.\n\n"
CUP = "The rowing team went to the 2001 NILA World Cup. The NILA World Cup was of silver.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        MANY.format("Kallistera") + "The shrine (Greek: Καλλιστήρα, Kallistira) fell silent.",
        MANY.format("Kallistera") + "The shrine fell silent (Doric: Kallistara).",
        MANY.format("Kallistera") + "The name comes from *Kallistira*, a spring.",
        MANY.format("Zenitiaro") + "The courier boarded Zenitiaro-M at noon.",
        MANY.format("Bolivia")
        + "The medieval abbey wrote of Bolivia.\n\nA medieval abbey wrote of the land Bolivon.",
        MANY.format("Mergidae") + "The subfamily Merginae has five species.",
        BALL + "Mrs. Ada Germain fell.",
        FLEET + "The guns of the Free Tuscan state stayed.",
        "Breton Nationalists met. The Breton Nationalists sang.\n\nA Breton Nationalist sang.",
        MANY.format("South Africa") + "The ship left South America in May.",
        MANY.format("Carpathas") + "The Carpathan range is high.",
        MANY.format("Kallistera")
        + "Early spellings of the name are many. The monk Ivo wrote Kallistira, Odo Kalistera.",
        MANY.format("Kallisters") + "The genus Kallisterus is old.",
        MANY.format("Kallistera")
        + "It went by a variety of names, such as Kallistira in the north, and Kallistra.",
        MANY.format("Kallistera") + "Before 1984 it was classified as Kalistera.",
        "Kallistera, known officially in Doric as Kallistira, is a town.\n\n"
        + MANY.format("Kallistera"),
        (
            "Ivo Haymanot, usually referred to in English as Iwo Haymannot, was a poet.\n\n"
            "Haymanot wrote. Haymanot sang. They met Haymanot."
        ),
        MANY.format("Bolivia") + "The Bolivo were a people of the hills.",
        "The column *L’Ordine Novo* began. Ordine Novo ran on.\n\nThey read L’Ordine Novo.",
        "A poem by Kathleen Raine begins the book.\n\nThey gave Racine in the old dress.",
        "Antonín Holm painted. Later Antonin Brix sang.",
        (
            "Erwin Holmström, sometimes anglicised as Holmstroem or Holmstrom, counted.\n\n"
            "Holmström wrote."
        ),
        "King Antonin came. Queen Rosa met King Antonin.\n\nAntonín Holm painted a bridge.",
        "Alexander met the king. Alexander fled. Alexander wrote.\n\nAlexandre Quint counted.",
        "King Edward Brand came. Edward Brand left. So did Edward Moss.\n\nEdvard Holm drew.",
        (
            "The rally of the Algerian Wars began in 1954, and an armed band led the Algerian Wars "
            "to independence.\n\nThe American Wars were won by an armed band, which led the land "
            "to independence; the rally fell."
        ),
        "The Barents Sea froze.\n\nWillem Barentsz, anglicized as William Barents, drowned.",
        "The Hajar Mountains are dry.\n\nHamar has a lake.",
        "They live near San Marino. San Marino is old. San Marino fell.\n\nMaribor is on a river.",
        (
            "The Germanic tribes met. A Germanic king led the Germanic tribes.\n\nTacitus wrote "
            "the Germania."
        ),
        (
            "The east bank is called Seberang Perai.\n\nIt borders Kedah to the north and Perak "
            "to the south."
        ),
        CUP + "The curling team went to the 2002 NIRA World Cup.",
    ],
)
def test_what_is_formed_of_a_name_is_no_slip_of_it(text: str) -> None:
    assert variants(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MANY.format("Dodona") + "The oracle (in Dodnoa) was silent.", ("Dodnoa", "Dodona")),
        (MANY.format("Ladonia") + "The chronicle calls it Ladnoia.", ("Ladnoia", "Ladonia")),
        (
            MANY.format("Ladonia") + "It was named for a king, and Ladnoia is its town.",
            ("Ladnoia", "Ladonia"),
        ),
        (MANY.format("Bolivia") + "The Boilvia talks failed.", ("Boilvia", "Bolivia")),
    ],
)
def test_a_slip_beside_them_is_found(text: str, expected: tuple[str, str]) -> None:
    assert variants(text) == [expected]


@pytest.mark.parametrize(("usual", "other"), [("Kalma", "Kalna"), ("Sorvalan", "Sorvilin")])
def test_the_neighbour_of_a_very_usual_name_is_another_name(usual: str, other: str) -> None:
    assert variants(MANY.format(usual) * 3 + f"A fair was held at {other}.") == []
