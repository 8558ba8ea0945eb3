"""What is changed on purpose: the slots of events told twice, each kind in its way.

Told twice are claims of two parts of a document (its chronology, its narrative, sections of which
one is a summary) that bear the same date and share two words of content, figures of one noun and
one value in two paragraphs, and quotations with five words in a row in common. These are other
rules than the linkers', so some changes are of things that are not told twice at all.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise, product
from pathlib import Path

from attrs import frozen

from factcheck.lexicon.data.english import is_ordinary
from factcheck.lexicon.data.english.rare import is_english
from factcheck.model import Claim, Date, Quantity, Report, Role, Span, Unit
from factcheck.model.agreement import is_fine

STEPS = (1, 3, 10)
LETTERS = "abcdefghiklmnoprstuvwy"
NUMBERS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
SMALL = frozenset(
    {"a", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"}
)
SHORTEST_PREFIX, RUN, LONG = 4, 5, 6
SUMMARY = re.compile(
    r"summary|synopsis|abstract|overview|in brief|key (facts|points)", re.IGNORECASE
)
UNITS_OF_TIME = re.compile(r"(second|minute|hour|day|week|month|year)s?")


@frozen
class Text:
    """A document of the pool, examined as it is."""

    path: Path
    text: str
    report: Report

    def words(self, span: Span) -> str:
        """Return the words at a place."""
        return self.report.dossier.document.words(span)


@frozen
class Planting:
    """Words of a document, and what is written in their stead."""

    text: Text
    span: Span
    instead: str


def told_twice(text: Text) -> Iterator[tuple[Claim, Claim]]:
    """Yield claims of two parts with one date and two words of content in common."""
    dated = [one for one in text.report.dossier.claims if one.date and is_fine(one.date)]
    for left, right in combinations(dated, 2):
        same = left.date and right.date and left.date.value == right.date.value
        if same and _in_two_parts(left, right) and len(_content(left) & _content(right)) > 1:
            yield left, right


def _in_two_parts(left: Claim, right: Claim) -> bool:
    if left.role is not right.role:
        return Role.CHRONOLOGY in (left.role, right.role)
    return bool(SUMMARY.search(left.section)) != bool(SUMMARY.search(right.section))


def _content(claim: Claim) -> set[str]:
    return {word[:SHORTEST_PREFIX] for word in re.findall(r"\w{4,}", claim.says.lower())}


def dates(text: Text, chance: random.Random) -> Iterator[Planting]:
    yield from _moved(text, chance, is_clock=False)


def clocks(text: Text, chance: random.Random) -> Iterator[Planting]:
    yield from _moved(text, chance, is_clock=True)


def _moved(text: Text, chance: random.Random, *, is_clock: bool) -> Iterator[Planting]:
    """Yield each date that is told twice, in one of its tellings, with another day or minute."""
    seen: set[Span] = set()
    for pair in told_twice(text):
        date = chance.choice(pair).date
        if date is None or date.span in seen or is_clock != (Unit.MINUTE in date.stated):
            continue
        seen.add(date.span)
        words = text.words(date.span)
        instead = changed(words, date, chance.choice(STEPS))
        if instead != words:
            yield Planting(text, date.span, instead)


def changed(words: str, date: Date, step: int) -> str:
    """Return a date with another minute, or day, of the same hour or month."""
    if Unit.MINUTE in date.stated:
        part, last = re.search(r"(?<=\d[:.])\d\d", words), 59
    else:
        day = date.value.day if date.value else 0
        part, last = re.search(rf"(?<!\d)0?{day}(?!\d)(?!.*(?<!\d)0?{day}(?!\d))", words), 28
    if part is None:
        return words
    number = int(part[0]) + (step if int(part[0]) + step <= last else -step)
    width = len(part[0]) if part[0].startswith("0") or last > 28 else 0
    return words[: part.start()] + str(number).zfill(width) + words[part.end() :]


def figures(text: Text, chance: random.Random) -> Iterator[Planting]:
    """Yield each figure that two paragraphs give of one noun, in one of them another one."""
    seen: set[Span] = set()
    document = text.report.dossier.document
    for pair in combinations(text.report.dossier.facts.quantities, 2):
        left, right = pair
        apart = document.block_at(left.span.start) != document.block_at(right.span.start)
        if apart and _is_one_figure(left, right) and _share_words(text, left.span, right.span):
            chosen = chance.choice(pair)
            place = _digits(text, chosen)
            instead = _miscounted(text.words(place), chance) if place else ""
            if place and place not in seen and instead:
                seen.add(place)
                yield Planting(text, place, instead)


def _is_one_figure(left: Quantity, right: Quantity) -> bool:
    nouns = [one.noun.lower().split()[-1:] or [one.unit] for one in (left, right)]
    return (
        (left.low, left.high, left.unit) == (right.low, right.high, right.unit)
        and nouns[0] == nouns[1] != [""]
        and not UNITS_OF_TIME.fullmatch(left.unit)
        and left.low > 1
    )


def _share_words(text: Text, left: Span, right: Span) -> bool:
    """Say whether the sentences share two words of content besides the figures' noun."""
    document = text.report.dossier.document
    told = [document.words(document.sentence_at(one.start) or one).lower() for one in (left, right)]
    both = set.intersection(
        *({word[:4] for word in re.findall(r"[^\W\d]{4,}", one)} for one in told)
    )
    return len(both) > 2


def _digits(text: Text, figure: Quantity) -> Span | None:
    words = text.words(figure.span)
    match = re.search(r"\d[\d,.]*\d|\d|\b(?:" + "|".join(NUMBERS) + r")\b", words, re.IGNORECASE)
    return Span(*match.span()).shift(figure.span.start) if match else None


def _miscounted(words: str, chance: random.Random) -> str:
    """Return a number with two digits swapped, one digit changed, or the next word for one."""
    if words.lower() in NUMBERS:
        at = NUMBERS.index(words.lower())
        other = NUMBERS[at + 1] if at + 1 < len(NUMBERS) else NUMBERS[at - 1]
        return other.capitalize() if words[0].isupper() else other
    places = [at for at, sign in enumerate(words) if sign.isdigit()]
    swaps = [(a, b) for a, b in pairwise(places) if words[a] != words[b] != "0"]
    if swaps and chance.random() < 0.5:
        one, two = chance.choice(swaps)
        letters = list(words)
        letters[one], letters[two] = letters[two], letters[one]
        return "".join(letters)
    at = chance.choice(places)
    digit = chance.choice([sign for sign in "123456789" if sign != words[at]])
    return words[:at] + digit + words[at + 1 :]


def quoted(text: Text, chance: random.Random) -> Iterator[Planting]:
    """Yield a word inside five that two quotations have in common, with another one or without."""
    document = text.report.dossier.document
    places = [list(_placed(text, one.span)) for one in text.report.dossier.facts.quotations]
    others = sorted({word for one in places for word, _ in one if len(word) > 3})
    for left, right in combinations(places, 2):
        run = _common(left, right)
        if not run or document.block_at(left[0][1].start) == document.block_at(right[0][1].start):
            continue
        for (word, span), (_, other) in chance.sample(run, min(3, len(run))):
            place = chance.choice((span, other))
            instead = chance.choice([one for one in others if one != word])
            yield Planting(text, place, chance.choice((instead, instead, "")))


def _placed(text: Text, span: Span) -> Iterator[tuple[str, Span]]:
    for match in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", text.words(span)):
        yield match[0].lower(), Span(*match.span()).shift(span.start)


Placed = tuple[str, Span]


def _common(left: Sequence[Placed], right: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """Return the inside of the first run of five words or more that both have."""
    for start, begin in product(range(len(left)), range(len(right))):
        length = 0
        while start + length < len(left) and begin + length < len(right):
            if left[start + length][0] != right[begin + length][0]:
                break
            length += 1
        if length >= RUN:
            pairs = zip(left[start : start + length], right[begin : begin + length], strict=True)
            return list(pairs)[1:-1]
    return []


def lookalikes(text: Text, chance: random.Random) -> Iterator[Planting]:
    """Yield a word that both tellings have, in one of them another English word like it."""
    seen: set[Span] = set()
    for pair in told_twice(text):
        mine, theirs = (dict(_small(text, one.span)) for one in pair)
        for word in sorted(mine.keys() & theirs.keys()):
            place = chance.choice((mine[word], theirs[word]))
            alike = sorted(one for one in _edits(word) if len(one) > 3 and is_ordinary(one))
            if alike and place not in seen:
                seen.add(place)
                yield Planting(text, place, chance.choice(alike))


def _small(text: Text, span: Span) -> Iterator[tuple[str, Span]]:
    for match in re.finditer(r"(?<![\w’'-])[a-z]{5,}(?![\w’'-])", text.words(span)):
        yield match[0], Span(*match.span()).shift(span.start)


def _edits(word: str) -> set[str]:
    """Return what one slip makes of a word, its last two letters left, as endings change them."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) - 2)]
    found = {head + tail[1:] for head, tail in cuts}
    found |= {head + letter + tail[1:] for head, tail in cuts for letter in LETTERS}
    found |= {head + letter + tail for head, tail in cuts for letter in LETTERS}
    found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts}
    return found - {word}


def misspelt(text: Text, chance: random.Random) -> Iterator[Planting]:
    """Yield one word of a claim in eight with one slip that makes no English word of it."""
    for claim in text.report.dossier.claims:
        words = [(word, span) for word, span in _small(text, claim.span) if len(word) >= LONG]
        if words and chance.random() < 0.5:
            word, span = chance.choice(words)
            slips = sorted(one for one in _edits(word) if one[0] == word[0] and not is_english(one))
            yield Planting(text, span, chance.choice(slips))


def joined(text: Text, chance: random.Random) -> Iterator[Planting]:
    """Yield two words of a claim, one of them a small one, without their space."""
    pattern = re.compile(r"(?<![\w’'-])([a-z]{2,}) ([a-z]{2,})(?![\w’'-])")
    for claim in text.report.dossier.claims:
        found = [
            one
            for one in pattern.finditer(text.words(claim.span))
            if not SMALL.isdisjoint(one.groups()) and len(one[0]) > LONG
        ]
        if found and chance.random() < 0.5:
            one = chance.choice(found)
            if not is_english(one[1] + one[2]):
                yield Planting(text, Span(*one.span()).shift(claim.span.start), one[1] + one[2])


KINDS: dict[str, Callable[[Text, random.Random], Iterator[Planting]]] = {
    "dates": dates,
    "clock times": clocks,
    "figures": figures,
    "quoted words": quoted,
    "look-alike words": lookalikes,
    "misspelt words": misspelt,
    "words run together": joined,
}
