"""NAM02 on whole documents: other given name, same surname and office."""

import pytest

from factcheck.checks import given_name_conflict
from factcheck.document.readers import parse_text
from factcheck.extract.names import names
from factcheck.extract.quotations import quotations
from factcheck.link.entities import link_entities
from factcheck.model import Dossier, Flag, SourceFile, Suggestion


def flags(text: str) -> tuple[Dossier, list[Flag]]:
    document = parse_text(SourceFile("x.txt", text))
    mentions = names(document, quotations(document))
    known = Dossier(document, entities=link_entities(document, mentions))
    return known, list(given_name_conflict.CHECK.run(known))


def test_the_rarer_given_name_is_flagged_with_the_office_as_proof(snapshot: object) -> None:
    known, [flag] = flags(
        "They heard the port authority spokesperson Marta Quiroga in May. They met Marta Quiroga "
        "again.\n\nThey heard the port authority spokeswoman Marcela Quiroga in June.\n"
    )
    assert known.document.words(flag.span) == "Marcela Quiroga"
    assert [flag.message, *flag.proof] == snapshot
    assert flag.suggestions[0] == Suggestion("Marta Quiroga", places=2, settled=True)


@pytest.mark.parametrize(
    "text",
    [
        "They met the poet Marta Quiroga. They met the surgeon Marcela Quiroga.",
        (
            "They met Finance Minister Marta Quiroga. The minister was replaced in June by Finance "
            "Minister Marcela Quiroga."
        ),
    ],
)
def test_two_people_of_one_surname_are_left_alone(text: str) -> None:
    assert flags(text)[1] == []
