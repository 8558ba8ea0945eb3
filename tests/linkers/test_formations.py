"""Words made of one another that are no spellings of one name."""

import pytest

from factcheck.extractors import names, quotations
from factcheck.linkers import entities
from factcheck.model import SourceFile
from factcheck.readers import parse_markdown


def variants(text: str) -> list[tuple[str, str]]:
    document = parse_markdown(SourceFile("x.md", text))
    return [
        (variant.rare.text, variant.usual.text)
        for entity in entities(document, names(document, quotations(document)))
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
        MANY.format("Hollendan") + "The herald Hollendan'd and wept.",
        MANY.format("Bolivia")
        + "The medieval abbey wrote of Bolivia.\n\nA medieval abbey wrote of the land Bolivon.",
        MANY.format("Mergidae") + "The subfamily Merginae has five species.",
        MANY.format("Harleston") + "The barge reached Harlestown at noon.",
        BALL + "Mrs. Ada Germain fell.",
        FLEET + "The guns of the Free Tuscan state stayed.",
        "Breton Nationalists met. The Breton Nationalists sang.\n\nA Breton Nationalist sang.",
        MANY.format("South Africa") + "The ship left South America in May.",
        MANY.format("Carpathas") + "The Carpathan range is high.",
        MANY.format("Kallistera")
        + "Early spellings of the name are many. The monk Ivo wrote Kallistira, Odo Kalistera.",
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
    ],
)
def test_a_slip_beside_them_is_found(text: str, expected: tuple[str, str]) -> None:
    assert variants(text) == [expected]


@pytest.mark.parametrize(("usual", "other"), [("Kalma", "Kalna"), ("Sorvalan", "Sorvilin")])
def test_the_neighbour_of_a_very_usual_name_is_another_name(usual: str, other: str) -> None:
    assert variants(MANY.format(usual) * 3 + f"A fair was held at {other}.") == []
