"""Two words that one slip of the hand parts, and no ending."""

from factcheck.text.stems import stem


def is_edit(one: str, two: str) -> bool:
    """Say whether one edit makes one word of the other, and no ending explains it.

    The same letters in another order are one edit too: "brakes", "breaks".
    """
    if abs(len(one) - len(two)) > 1 or stem(one) == stem(two):
        return False
    if sorted(one) == sorted(two) and one[0] == two[0]:
        return True
    start = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if start is None:
        return False
    here, there = one[start:], two[start:]
    if here[1:] == there[1:]:
        return len(here) > 1
    is_swapped = here[1::-1] == there[:2] and here[2:] == there[2:]
    return is_swapped or here[1:] == there or there[1:] == here
