"""A block that is read by itself attributes what it attributes in its document."""

import pytest

from factcheck.mentions.attributions.blocks import attributed_in
from factcheck.mentions.attributions.describing import described
from factcheck.mentions.attributions.reading import Reading
from factcheck.mentions.attributions.reported import reported
from factcheck.pipeline import examine_text

TOLD = (
    "Ingrid Solheim said that the ferry was late. She added that the pier had been closed.",
    "The harbour master, Odd Brekke, met the crew.\n\nHe said that the ferry was late.",
    "# Odd Brekke\n\nThe pier was shut in May.\n\nHe claimed that nobody had been asked.",
    "Ferries were late. The two mayors met.\n\nThey agreed that the pier would be mended.",
    "According to the Brekke Post, “the pier is rotten,” as a diver put it.\n\n“It was,” he said.",
    "- 3 May 2021: Brekke promises to mend it.\n- 4 May 2021: He says that it will take weeks.",
    "It was said by Odd Brekke that the pier was safe, and the paper called it “a trap”.",
)


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_attributes_by_its_block_what_it_does_in_its_document(text: str) -> None:
    known = examine_text(text, ".md").dossier
    reading = Reading.of(known.document, known.facts.names, known.facts.quotations)
    found = dict(attributed_in(reading, known.document.sentences))
    for sentence in known.document.sentences:
        whole = [described(reading, one) for one in reported(reading, sentence)]
        assert list(found[sentence]) == whole


def test_whoever_is_named_in_the_paragraph_above_is_found_there() -> None:
    known = examine_text(TOLD[1], ".md").dossier
    [one] = known.facts.attributions
    assert one.source is not None
    assert known.document.words(one.source) == "Odd Brekke"
