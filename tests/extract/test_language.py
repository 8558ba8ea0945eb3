"""What is English, and what cannot be read."""

import pytest

from factcheck import examine_text
from factcheck.model import Status

GERMAN = (
    "Am Montag wurde die neue Brücke eröffnet, und viele Leute kamen aus den Dörfern am Fluss. "
    "Der Baumeister sagte, dass niemand verletzt worden sei; später wurde noch lange gefeiert. "
    "Zwei Jahre danach brach ein Pfeiler, und die Brücke musste gesperrt werden."
)
FRENCH = (
    "Le pont neuf fut ouvert lundi, et beaucoup de gens vinrent des villages voisins. "
    "L'architecte déclara que personne ne fut blessé; on dansa ensuite toute la nuit. "
    "Deux ans plus tard un pilier céda, et il fallut fermer le pont."
)


@pytest.mark.parametrize("text", [GERMAN, FRENCH])
def test_a_text_in_another_language_is_told_to_be_unread(text: str, one_snapshot: object) -> None:
    report = examine_text(text)
    assert {run.status for run in report.checks} == {Status.NOT_APPLICABLE}
    assert sorted({run.reason for run in report.checks}) == one_snapshot
    assert report.ran == ()


@pytest.mark.parametrize(
    "text",
    [
        "Roca",
        "| Herz | Lunge | Leber | Niere |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |",
        GERMAN + "\n\nSo reads the notice of the opening; the mayor of the town wrote it, and "
        "the paper of the parish printed it for those who had not been to the river.",
    ],
)
def test_a_short_text_and_one_with_foreign_words_are_read(text: str) -> None:
    assert examine_text(text, ".md").ran


def test_what_stands_in_a_passage_of_another_language_alone_is_a_note() -> None:
    english = (
        "The parish of Holm keeps two notices of the opening of the bridge, and this page has "
        "both of them as they were printed in the week of the opening for those who lived there."
    )
    inflected = (
        "Später wurde noch lange gefeiert, sagte Baumeister Ingmar Holmqvist den Leuten. "
        "Niemand wusste vorher, dass Ingmar Holmquist darüber selbst geschrieben hatte; "
        "deshalb wunderten sich viele, darunter auch Freunde von Ingmar Holmqvist."
    )
    mixed = f"{english}\n\n{GERMAN}\n\n{inflected}\n"
    report = examine_text(mixed, ".md")
    assert report.dossier.foreign_passages
    assert [one for one in report.findings if one.code == "NAM01"] == []
    assert [one.code for one in report.unasked if one.code == "NAM01"]
