"""Words in front of a date that belong to it: "early", "the end of", "around", "since"."""

from functools import cache
from typing import NamedTuple

from attrs import evolve

from factcheck import lexicon
from factcheck.mentions.dates.expressions import Basis, Mention
from factcheck.mentions.dates.fields import number_in, ordinal
from factcheck.text import Tokens

_LONGEST = 6
"""Words of the longest phrase."""
_NAMING = frozenset({"dates", "dated", "dating"})
"""Words whose "from" names a day and opens no side."""
_PARTED = frozenset({"-", "–", "‑", "in"})
"""What may stand between the name of a part and the period."""


class _Front(NamedTuple):
    """What was taken in so far, from right to left."""

    first: int
    """The token that it begins with."""
    value: str = ""


def widened(tokens: Tokens, mention: Mention, floor: int) -> Mention:
    """Return a mention of a line with the words in front taken in, from `floor` on."""
    least = tokens.at(floor)
    at = tokens.at(mention.start)
    if at <= least:
        return mention
    article = _article(tokens, at, least)
    part = _part(tokens, article, least)
    hedge = _hedge(tokens, part.first, least)
    limit = _phrase(tokens, hedge.first, least, "dates.limits")
    if limit.value and tokens.lower[max(0, limit.first - 1)] in _NAMING:
        limit = _Front(hedge.first)
    is_glued = tokens.text[max(floor, tokens.starts[limit.first] - 1)] in "’'-"
    if limit.first == at or (is_glued and limit.first > least):
        return mention
    return _with(mention, tokens, at, (limit, hedge, part))


def _with(
    mention: Mention, tokens: Tokens, at: int, front: tuple[_Front, _Front, _Front]
) -> Mention:
    limit, hedge, part = front
    label = part.value
    if mention.basis is Basis.PERIOD and mention.first.season:
        label = ""
    is_worded = bool(limit.value or hedge.value or part.value)
    first = limit.first if is_worded or not _drops(mention) else at
    firm = lexicon.words("dates.firm hedges")
    return evolve(
        mention,
        start=mention.start if first == at else tokens.starts[first],
        limit="" if mention.last else limit.value or mention.limit,
        part=label or mention.part,
        soft=mention.soft or (bool(hedge.value) and hedge.value not in firm),
    )


def _drops(mention: Mention) -> bool:
    """True if an article in front is not part of the expression: "the May 4 movement"."""
    bare = mention.first.width == 1 and mention.first.season is None and mention.unit is None
    return bare and not mention.part and not mention.rule.startswith("nth")


def _article(tokens: Tokens, at: int, least: int) -> int:
    """Return the first token of "the", "the year", "the month of" in front of a token."""
    low = tokens.lower
    if at - 1 >= least and low[at - 1] == "year":
        at -= 1
    elif at - 2 >= least and low[at - 2 : at] == ["month", "of"]:
        at -= 2
    return at - 1 if at - 1 >= least and low[at - 1] == "the" else at


def _part(tokens: Tokens, article: int, least: int) -> _Front:
    """Return the phrase for a part of a period, which may be parted by a hyphen or "in"."""
    low = tokens.lower
    parted = article > least and low[article - 1] in _PARTED
    for behind in (article, article - 1) if parted else (article,):
        found = _phrase(tokens, behind, least, "dates.parts")
        found = found if found.value else _numbered(tokens, behind, least)
        if found.value:
            first = found.first
            return _Front(first - (first > least and low[first - 1] == "the"), found.value)
    return _Front(article)


def _numbered(tokens: Tokens, behind: int, least: int) -> _Front:
    """Read "the first four months of", "the second week of", "the last quarter of"."""
    low, pieces = tokens.lower, lexicon.table("dates.pieces")
    at = behind - 2
    if at <= least or low[behind - 1] != "of" or low[at] not in pieces:
        return _Front(behind)
    piece, count = pieces[low[at]], ""
    if low[at - 1] == "few" or number_in(low[at - 1 : at]):
        at -= 1
        count = "0" if low[at] == "few" else str(number_in(low[at : at + 1]))
    if at <= least:
        return _Front(behind)
    which, order = low[at - 1], ordinal(low[at - 1])
    if not order and which not in ("last", "final"):
        return _Front(behind)
    if count:
        return _Front(at - 1, f"{'first' if order else 'last'} {count} {piece}")
    return _Front(at - 1, f"{order} {piece}")


def _hedge(tokens: Tokens, behind: int, least: int) -> _Front:
    found = _phrase(tokens, behind, least, "dates.hedges", "dates.firm hedges")
    if found.value or behind - 2 < least or tokens.lower[behind - 1] != ".":
        return found
    is_circa = tokens.lower[behind - 2] in ("c", "ca")
    return _Front(behind - 2, "c") if is_circa else found


def _phrase(tokens: Tokens, behind: int, least: int, *items: str) -> _Front:
    """Return the longest phrase of some lists that ends in front of a token."""
    low = tokens.lower
    if behind <= least or low[behind - 1] not in _last_words(items):
        return _Front(behind)
    for count in range(min(_LONGEST, behind - least), 0, -1):
        words = " ".join(low[behind - count : behind])
        for item in items:
            if lexicon.is_table(item):
                if words in lexicon.table(item):
                    return _Front(behind - count, lexicon.table(item)[words])
            elif words in lexicon.words(item):
                return _Front(behind - count, words)
    return _Front(behind)


@cache
def _last_words(items: tuple[str, ...]) -> frozenset[str]:
    """Return the words with which a phrase of some lists may end."""
    lists = (
        lexicon.table(item) if lexicon.is_table(item) else lexicon.words(item) for item in items
    )
    return frozenset(form.rpartition(" ")[2] for forms in lists for form in forms)
