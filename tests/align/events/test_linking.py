"""Which statements tell one happening."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck import examine, examine_text
from factcheck.align.events.linking import candidates, events
from factcheck.frames.frame import Frames
from factcheck.model import Claim, Date, DateKind, Document, Dossier, Edtf, Span
from factcheck.text.stems import stem

LOCK = """The lock at Vale

Anna Dorn designed a lock for the river Ouse. {first} The river was calm in those years. {second}

Chronology

4 May 1911: The lock opens to barges.
19 June 1913: The first barge of coal passes the lock.
2 March 1914: Anna Dorn sells the towpath to the parish of Vale.
"""


def linked(dossier: Dossier) -> list[tuple[str, str]]:
    """Return the words of both ends of every link."""
    links = [link for event in dossier.events for link in event.links]
    return [(dossier.claim(link.left).says, dossier.claim(link.right).says) for link in links]


def told(first: str, second: str = "It flooded later.") -> list[tuple[str, str]]:
    return linked(examine_text(LOCK.format(first=first, second=second)).dossier)


@pytest.mark.parametrize(
    ("sentence", "entry"),
    [
        ("The lock was opened to barges on 4 May 1911.", "The lock opens to barges."),
        ("A barge with coal was the first to pass.", "The first barge of coal passes the lock."),
        (
            "The towpath was sold to the parish in the end.",
            "Anna Dorn sells the towpath to the parish of Vale.",
        ),
    ],
    ids=["inflected", "undated", "irregular verb"],
)
def test_a_sentence_is_linked_with_its_entry(sentence: str, entry: str) -> None:
    assert (sentence, entry) in told(sentence)


def test_the_proof_has_the_words_that_both_share() -> None:
    dossier = examine_text(
        LOCK.format(first="The lock was opened to barges on 4 May 1911.", second="")
    ).dossier
    (link,) = [link for event in dossier.events for link in event.links]
    assert set(link.shared) == {"lock", "opened", "barges"}


def declared(*years: tuple[str, str]) -> tuple[Claim, ...]:
    """Return claims of (event id, date)."""
    dates = [Date(Span(0, 0), Edtf.parse(date), DateKind.ABSOLUTE) for _, date in years]
    return tuple(
        Claim(f"n{at}", "The lock opens.", date=date, event=event)
        for at, ((event, _), date) in enumerate(zip(years, dates, strict=True))
    )


def test_declared_tellings_are_compared_with_the_one_dated_best() -> None:
    claims = declared(("opening", "1911"), ("opening", "1911-05-04"), ("opening", "1911-05-05"))
    (event,) = events(Frames(Document("x", "", (), ()), claims, ()))
    assert [(link.left, link.right) for link in event.links] == [("n0", "n1"), ("n1", "n2")]


@pytest.mark.parametrize(
    "words",
    [
        "arrive arrives arrival",
        "close closed closure",
        "evacuate evacuated evacuation",
        "sign signed signature",
    ],
)
def test_forms_of_one_verb_share_a_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["state station", "actor act", "general gentle", "4.17.2 4.18.0"])
def test_other_words_do_not(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2


def test_dates_that_the_annotators_aligned_are_linked(shared: Callable[[str], Path]) -> None:
    dossier = examine(shared("articles/comparative-connections-22-1-china-russia.txt")).dossier
    lines = {
        (dossier.claim(link.left).line, dossier.claim(link.right).line)
        for event in dossier.events
        for link in event.links
    }
    assert {(24, 134), (36, 144), (58, 146), (60, 148), (36, 152), (52, 160), (116, 182)} <= lines


def test_words_that_many_claims_use_make_no_pairs() -> None:
    def count(claims: int) -> int:
        words = ("The barge carries coal.", "A ferry waits.")
        parts = [f"# Section {at}\n\n{words[at % 2]}\n" for at in range(claims)]
        known = examine_text("\n".join(parts), ".md").dossier
        frames = Frames(known.document, known.claims, known.entities)
        return len(list(candidates(frames, None)))

    assert count(20) == 2 * 45
    assert count(200) == 0


def test_of_a_time_on_another_day_the_day_is_in_doubt() -> None:
    text = """# The frozen pipes

The order for new pipes was signed on 18 October 2021, twenty-two days before the frost. The pipes
burst on 9 November at 05:52, and a plumber was called at 06:10.

## Timeline

| Date | Time | Event |
|---|---|---|
| 28 October | 15:30 | Order for new pipes signed. |
| 9 November | 05:52 | Pipes burst. |
| 9 November | 06:10 | Plumber called. |
"""
    found = [one for one in examine_text(text, ".md").findings if one.code == "CHR01"]
    message = "date: 28 October in the chronology, 18 October 2021 in the narrative"
    assert [one.message for one in found] == [message]


def test_two_listings_that_share_commands_are_two_steps_of_one_story() -> None:
    text = r"""
\section{Laying out a tide list}

Each day is moved to the right by its weekday, and the origin goes down when a week is over.

\begin{codeexample}
\tide
  \table
    [days=2031-01-01 to 2031-01-20,
     % each day is moved right according to the weekday
     run at begin day box=
       {\moveright{\weekday em}},
     % after each week, the origin is moved downward:
     run after day box=
       {\ifday{Sunday}{\moveup{-1em}}{}}];
\end{codeexample}

\section{Adding the name of a moon}

The name of the moon stands in front of its first day.

\begin{codeexample}
\tide
  \table
    [days=2031-01-01 to 2031-01-08,
     run after day box={\moveup{-1em}},
     run at begin day box=
       {\ifday{day of moon=1}{\moonname}{}},
     every moon/.append style={anchor=base east,xshift=-2em}];
\end{codeexample}
"""
    assert examine_text(text, ".tex").findings == ()
