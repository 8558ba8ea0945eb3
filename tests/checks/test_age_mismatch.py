"""Longer cases of DAT05: whose age, which anniversary, and what two dates allow."""

import re

import pytest

from factcheck import Config, examine_text


def flagged(text: str) -> list[str]:
    report = examine_text(text, ".txt", Config(select=("DAT05",)))
    return [finding.place.text for finding in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        "In 2013 both towns kept the [[seventy-fifth anniversary]] of the treaty of 1936.",
        # things
        # a death in the sentence before; the year of a life; an age in front of the name
        "He was born in 1910 at Lund. He became mayor in 1950, [[at the age of fifty]].",
        (
            "Chronology\n\n4 May 2011: The guild meets.\n\n"
            "3 June 2021: The [[75th anniversary]] of the flood of 1945 is marked.\n\n"
            "6 July 2022: The guild parts."
        ),
        # the birth or founding may stand anywhere in the document
        (
            "Johanna Krull was born in Emden on 3 March 1881. Her father was a pilot.\nIn "
            "1904 the school was closed.\nShe died at Leer on 9 June 1950, [[at the age of "
            "79]]."
        ),
        (
            "Johanna Krull was born in Emden on 3 March 1881. She lost her hearing when "
            "[[she was nine]], in 1895."
        ),
        ("Johanna Krull (1881–1950) was a printer.\nIn 1912 Krull, [[aged 41]], bought the press."),
        (
            "The pass was crossed on 29 July 1954 by Holm. [[He was then 45]]; he had been "
            "born on 2 January 1913."
        ),
    ],
)
def test_an_age_that_its_dates_exclude_is_flagged(text: str) -> None:
    marked = re.findall(r"\[\[(.*?)\]\]", text)
    assert flagged(text.replace("[[", "").replace("]]", "")) == marked


@pytest.mark.parametrize(
    "text",
    [
        "Born on 5 May 1910, he died on 4 May 1950, aged 39.",
        "On 11 August 2020, the twenty-seventh anniversary of relations, masks were given.",
        "In 2020 a stamp was issued ahead of the 80th anniversary of the flood of 1945.",
        "He was born in 1910. Ada Lunt, aged 22, won the prize of 1950.",
        "About 1910 he was born. In 1950 he taught children aged 5 to 9.",
        "He was born in 1910. In 1950 he was painted aged twenty by Holm, from memory of 1930.",
        # an age of someone else is left alone
        (
            "Johanna Krull was born in Emden on 3 March 1881. She died at Leer on 9 June "
            "1950, at the age of 69."
        ),
        (
            "Johanna Krull was born in Emden on 3 March 1881. Her mother Ada was ill when "
            "she was nine, in 1895."
        ),
        (
            "Johanna Krull (1881–1950) and Piet Bakker (1870–1931) were printers.\nIn 1912 "
            "he was aged 42."
        ),
        (
            "The theatre in Lock Street was opened on 4 May 1906.\n\nIn 1931 the troupe kept "
            "the 25th anniversary of the theatre."
        ),
        (
            "The choir of Holm was founded on 4 May 1902.\n\nThe guild grew. In 1952 it "
            "marked its fortieth anniversary."
        ),
        ("Johanna Krull was born in Emden on 3 March 1881. In 1911 she was second in the race."),
    ],
)
def test_an_age_that_may_hold_is_left_alone(text: str) -> None:
    assert flagged(text) == []


PAIR = (
    "The yard was run by Edith Marlow, who was born on 3 June 1931, and by Tom Baird, who was born "
    "in 1929.\n\nIt closed in 1980.\n\n"
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (PAIR + "Marlow died on 17 January 1994, aged 64.", "aged 64"),
        (PAIR + "Tom Baird died on 5 May 1994, at the age of 62.", "at the age of 62"),
        (PAIR + "Edith Marlow died on 17 January 1994, aged 62.", ""),
        # another of the name, and kin of whom the pronoun may speak
    ],
)
def test_an_age_is_held_against_the_birth_of_its_own_bearer(text: str, wrong: str) -> None:
    assert flagged(text) == ([wrong] if wrong else [])
