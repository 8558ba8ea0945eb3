"""The galley: the text with its facts numbered and a row for each; a page, a table."""

import csv
import io

import pytest
from attrs import evolve

from factcheck.analysis.pipeline import dossier
from factcheck.claims.ledger import open_desk
from factcheck.document.readers import parse
from factcheck.model.actions import Action, Against, Choice, Quoted
from factcheck.model.ledger import Desk, LedgerEntry, State
from factcheck.output.galley import to_galley_csv, to_galley_html
from factcheck.output.galley.rows import galley

TEXT = """# The ferry

On 3 May 2021 Ana Lind sold 1,200 tickets, she said.

## The days

| Day | Tickets |
| --- | --- |
| 3 May 2021 | 1,200 |
| 4 May 2021 | 900 |

- One of 12 boats stayed in the harbour.
"""


def desk_of(text: str) -> Desk:
    return open_desk(dossier(parse(text.encode(), "ferry.md")))


@pytest.fixture
def desk() -> Desk:
    return desk_of(TEXT)


def ticked(desk: Desk, number: int, state: State = State.TICKED) -> Desk:
    """Give a desk on which a fact was ticked, and asked about."""
    against = Against("courier-2021", "page 3", "1,200 sold")
    events = (
        Action(Choice.TICKED, "ana", "2026-11-26T14:05:00Z", against=against),
        Action(Choice.QUERIED, "ed", "2026-11-27T14:05:00Z", to="author", note="All of them?"),
    )
    entry = LedgerEntry("e-1", desk.facts[number].kind, Quoted(desk.facts[number].words), events)
    fact = evolve(desk.facts[number], entry=entry, state=state)
    facts = (*desk.facts[:number], fact, *desk.facts[number + 1 :])
    return evolve(desk, facts=facts)


def test_every_fact_has_its_number_in_the_text_and_its_row(desk: Desk) -> None:
    page = to_galley_html(desk)
    for fact in desk.facts:
        assert f'id="d1-at-{fact.number}"' in page
        assert f'id="d1-row-{fact.number}"' in page
    rows = [row.fact.number for part in galley(desk).parts for row in part.rows]
    assert rows == [fact.number for fact in desk.facts]


def test_what_was_done_is_in_the_row(desk: Desk, snapshot: object) -> None:
    number = next(at for at, fact in enumerate(desk.facts) if fact.words == "Ana Lind")
    done = ticked(desk, number)
    rows = list(csv.DictReader(io.StringIO(to_galley_csv(done))))
    assert len(rows) == len(desk.facts)
    row = rows[number]
    names = ("checked", "source", "locator", "by", "at", "note")
    assert [row[name] for name in names] == snapshot
    assert to_galley_html(done).count("☑") == 1


HOSTILE = (
    "<script>alert(1)</script> =cmd|'/C calc' & ]]> \x07 \u202e On 3 May 2021 he paid 12 euros.\n"
)


def test_hostile_text_is_escaped_in_every_form() -> None:
    desk = ticked(desk_of(HOSTILE), 0)
    page = to_galley_html(desk)
    assert "<script" not in page
    assert "\u202e" not in page
    for line in csv.reader(io.StringIO(to_galley_csv(desk))):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)
