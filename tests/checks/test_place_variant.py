"""NAM03 on whole documents: which variants are its own."""

from factcheck.checks import name_variant, place_variant
from factcheck.document.readers import parse_text
from factcheck.extract.names import names
from factcheck.extract.quotations import quotations
from factcheck.link.entities import link_entities
from factcheck.model import Dossier, SourceFile


def test_a_place_is_left_to_this_check_alone() -> None:
    document = parse_text(
        SourceFile(
            "x.txt",
            "The ferry left Vinterhavn at dawn. The ice at Vinterhavn was thin. A pilot lives in "
            "Vinterhavn.\n\nThe ferry reached Vintrehavn at dawn and broke the ice.\n",
        )
    )
    mentions = names(document, quotations(document))
    known = Dossier(document, entities=link_entities(document, mentions))
    [flag] = place_variant.CHECK.run(known)
    assert document.words(flag.span) == "Vintrehavn"
    assert [document.words(part.span) for part in flag.related] == ["Vinterhavn"] * 3
    assert list(name_variant.CHECK.run(known)) == []
