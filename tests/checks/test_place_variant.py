"""NAM03 on whole documents: which variants are its own."""

from factcheck.align.bearers import entities
from factcheck.checks import name_variant, place_variant
from factcheck.mentions.names import names
from factcheck.mentions.quotations import quotations
from factcheck.model import Dossier, SourceFile
from factcheck.readers import parse_text


def test_a_place_is_left_to_this_check_alone() -> None:
    document = parse_text(
        SourceFile(
            "x.txt",
            "The ferry left Vinterhavn at dawn. The ice at Vinterhavn was thin. A pilot lives in "
            "Vinterhavn.\n\nThe ferry reached Vintrehavn at dawn and broke the ice.\n",
        )
    )
    mentions = names(document, quotations(document))
    known = Dossier(document, entities=entities(document, mentions))
    [flag] = place_variant.CHECK.run(known)
    assert document.words(flag.span) == "Vintrehavn"
    assert [document.words(part.span) for part in flag.related] == ["Vinterhavn"] * 3
    assert list(name_variant.CHECK.run(known)) == []
