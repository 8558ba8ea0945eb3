"""The search for verbs of saying, word by word."""

import pytest

from factcheck.mentions.attributions.verbs import verb_at, verbs_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The board said it, and the mayor complained about a claim that she had asked for.",
         ["said", "complained about", "claim", "asked"]),
        ("says; said.saying-told (warns) of nothing: resaid said_so told’s",
         ["says", "said", "saying", "told", "warns", "told"]),
        ("He refers to it; the refers; she had written, and a written note", ["refers to",
                                                                               "written"]),
        ("They long for it. A long road.", []),
        ("Said he, SAID she", []),
    ],
)  # fmt: skip
def test_verbs_are_found_with_what_belongs_to_them(text: str, words: list[str]) -> None:
    assert [verb.words for verb in verbs_in(text, 0, len(text))] == words


@pytest.mark.parametrize(
    "text", ["spoke highly of it", "called for help", "told them", "has written so"]
)
def test_what_follows_a_verb_is_taken_with_it_wherever_the_search_begins(text: str) -> None:
    (whole,) = verbs_in(text, 0, len(text))
    for start in range(whole.start + 1):
        assert list(verbs_in(text, start, len(text))) == [whole]
    assert verb_at(text, whole.start, len(text)) == whole
    assert list(verbs_in(text, whole.start + 1, len(text))) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("say", "plural"), ("said", "saying"), ("praised", "handling"), ("urging", "ing")],
)
def test_a_verb_tells_what_it_takes(text: str, kind: str) -> None:
    assert [verb.kind for verb in verbs_in(text, 0, len(text))] == [kind]
