"""Words by which an event is named again: "three days before the vote"."""

_WORDS = (
    "about after also been before both came come during each even following from gave have held"
    " into just left like made many more most much only other over said some such than that their"
    " them then there these they this those three time took under upon very went were what when"
    " where which while whom whose will with would year years month months week weeks days first"
    " second"
)
COMMON = frozenset(_WORDS.split())
"""Words of four letters and more that name no event: function words, units, verbs of any act.

Source: the commonest words of English by any frequency list.
"""
_SHORTEST = 4
_STEM = 6


def stems(text: str) -> frozenset[str]:
    """Return the first six letters of each word of four letters or more that may name an event."""
    words = (word.strip("“”\"'’‘.,;:()").lower() for word in text.split())
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORTEST) - COMMON
