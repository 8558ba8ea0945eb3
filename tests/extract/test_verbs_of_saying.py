"""The search for verbs of saying, word by word."""

import pytest

from factcheck.extract.attributions.verbs import verbs_in


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
    ("text", "kind"),
    [("say", "plural"), ("said", "saying"), ("praised", "handling"), ("urging", "ing")],
)
def test_a_verb_tells_what_it_takes(text: str, kind: str) -> None:
    assert [verb.kind for verb in verbs_in(text, 0, len(text))] == [kind]
