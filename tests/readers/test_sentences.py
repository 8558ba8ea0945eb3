"""Where sentences end, and where a stop is none."""

import pytest

from factcheck.document.readers import parse_markdown, parse_text
from factcheck.model import SourceFile

# Sentences are parted by a bar.
CASES = (
    "The mill burned.|Two looms were sold.",
    "Did it burn?|It did!|Nobody knew why.",
    "He met Mr. Ellis and Dr. Moor at noon.|They left.",
    "Gen. Ada Roe and Prof. K. Lind spoke.|The Rev. Hale did not.",
    "J. K. Moor and D. Ellis signed.|The deed is lost.",
    "It opened on Jan. 4 and closed on Sept. 30.|It reopened in Dec.|The owner died.",
    "See No. 12, Vol. 3, pp. 14-16 and Fig. 2.|The rest is lost.",
    "The answer was no.|Two looms were sold.",
    "The U.S. Navy bought it.|The U.S. Senate agreed.",
    "It was sold in the U.S.|The price is unknown.",
    "He paid 3.5 million.|It rose by 0.4 per cent.",
    "Version 4.18.0 failed.|Version 4.17.2 did not.",
    "Wheels, belts, etc. were sold.|Looms, belts, etc.|The rest stayed.",
    "It began at 9 a.m. and ended at 3 p.m.|The crowd went home.",
    "They met at 3 p.m. Tuesday.|Nobody came.",
    "Some mills, e.g. Hale and i.e. Moor, closed.|Others stayed.",
    "Hale v. Moor was heard.|It was Hale vs. Moor again.",
    "“It burned,” he said.|“All of it.”|They wept.",
    "He said: “It burned.”|They wept.",
    'He said, "It burned."|They wept.',
    "“Did it burn?” he asked.|“It did!” they cried.",
    "It burned (nobody knows why).|They wept.",
    "It burned.|(Nobody knows why.)|They wept.",
    "It burned … slowly.|They wept.",
    "It burned…|They wept.",
    "They gave up.|… They began again.",
    "It burned... and they wept.",
    "It burned.|1911 was a bad year.",
    "The well is known as Well B.|It was closed.",
    "He asked Prof.Lind about it.|She knew.",
    "It burned.[3]|They wept.",
    "Hale & Co. sold it to Moor Ltd. in 1911.|Moor Inc. kept it.",
    "It lies on St. Mary St. near the quay.|They know it.",
    "The firm (est. 1911) closed.|It had c. 40 looms.",
    "It was Elizabeth I.|The portrait is lost.",
    "They came, they saw.|Đặng Lê signed.|Ísak did not.",
)


@pytest.mark.parametrize("marked", CASES)
def test_a_sentence_ends_where_a_reader_ends_it(marked: str) -> None:
    expected = marked.split("|")
    document = parse_text(SourceFile("a.txt", " ".join(expected)))
    assert [document.words(sentence) for sentence in document.sentences] == expected


def test_head_and_body_of_an_entry_are_parted() -> None:
    lines = [f"{day} May 1911: The mill burns. Nobody is hurt." for day in (3, 4, 5)]
    document = parse_text(SourceFile("a.txt", "\n".join(lines)))
    sentences = [document.words(sentence) for sentence in document.sentences]
    assert sentences[:3] == ["3 May 1911", "The mill burns.", "Nobody is hurt."]
    assert len(sentences) == 9


def test_headings_and_rows_are_one_sentence_each() -> None:
    text = "# Mills. A list\n\n| Mill | Fate |\n|---|---|\n| Hale. | Burned. Sold. |\n"
    document = parse_markdown(SourceFile("a.md", text))
    sentences = [document.words(sentence) for sentence in document.sentences]
    assert sentences == ["Mills. A list", "Mill | Fate", "Hale. | Burned. Sold."]
