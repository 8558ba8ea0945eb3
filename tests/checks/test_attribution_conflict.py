"""ATT02: one statement given to two sources, and two sources that may both be right."""

import pytest

from factcheck import examine_text
from factcheck.config import Config

CHOSEN = Config(select=("ATT02",))
GAUGE = """The gauge

{0}

Later the board met in Haugen and Marta Lindqvist, the chief engineer, left for Bergen.

Chronology

4 May 1996: {1}
9 August 1996: The reservoir is emptied.
3 May 1997: The gates are closed again.
"""


def said(told: str, entry: str) -> list[str]:
    text = GAUGE.format(told, entry)
    return [found.message for found in examine_text(text, config=CHOSEN).findings]


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            (
                "On 4 May 1996 the light went out. Police closed the quay, and Marta Lindqvist "
                "said that the call to close it had come from a ferryman and not from the city."
            ),
            (
                "Police close the quay. Ivar Holm says that the call to close it came from a "
                "ferryman and not from the city."
            ),
        ),
        (
            "On 4 May 1996 Marta Lindqvist said that the tide gauge had been reading a metre low.",
            "Ivar Holm says that the tide gauge had been reading a metre low.",
        ),
        (
            "On 4 May 1996 Reuters reported that two trawlers had rammed the harbour light.",
            "TASS reports that two trawlers rammed the harbour light.",
        ),
        (
            "According to the Bergen Tidende, two trawlers rammed the harbour light on 4 May 1996.",
            "According to the Haugen Courier, two trawlers ram the harbour light.",
        ),
    ],
)
def test_one_statement_of_two_sources_is_found(told: str, entry: str) -> None:
    assert len(said(told, entry)) == 1


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "On 4 May 1996 Marta Lindqvist said that the tide gauge had been reading a metre low.",
            "Lindqvist says that the tide gauge had been reading a metre low.",
        ),
        (
            "On 4 May 1996 Reuters reported that two trawlers had rammed the harbour light.",
            "TASS reports, citing Reuters, that two trawlers rammed the harbour light.",
        ),
        (
            "On 4 May 1996 Reuters and TASS reported that two trawlers rammed the harbour light.",
            "TASS reports that two trawlers rammed the harbour light.",
        ),
        (
            "On 4 May 1996 the ministry said that the tide gauge had been reading a metre low.",
            "Ivar Holm says that the tide gauge had been reading a metre low.",
        ),
        (
            "On 4 May 1996 the Harbour Board said the tide gauge had been reading a metre low.",
            "Harbour Board director Ivar Holm says the tide gauge had been reading a metre low.",
        ),
        (
            "On 4 May 1996 Marta Lindqvist said that the tide gauge had been reading a metre low.",
            "Ivar Holm says that the board will replace the tide gauge at once.",
        ),
        (
            "On 4 May 1996 Mayor Marta Lindqvist said the tide gauge had been reading a metre low.",
            "Deputy Mayor Ivar Holm says that the tide gauge had been reading a metre low.",
        ),
        (
            "On 4 May 1996 Marta Lindqvist said that the tide gauge had been reading a metre low.",
            "Ivar Holm also says that the tide gauge had been reading a metre low.",
        ),
        (
            "On 14 May 1996 Marta Lindqvist said the tide gauge had been reading a metre low.",
            "Ivar Holm says that the tide gauge had been reading a metre low.",
        ),
    ],
)
def test_sources_that_may_both_be_right_are_left_alone(told: str, entry: str) -> None:
    assert said(told, entry) == []
