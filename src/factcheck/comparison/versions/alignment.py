"""Word alignment of two versions.

Only words, numbers and signs of currency, percentage and degrees count, regardless of case and
punctuation. Passages with the same words are aligned wherever they were moved. Sentences, rows and
headings that differ are paired with the most similar ones and aligned word by word. Unaligned
parts, such as half of a split sentence, are then paired once more.
"""

import difflib
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

from attrs import field, frozen, mutable

from factcheck.document.text import Tokens, tokens
from factcheck.model import Block, BlockKind, Document, Span

_SIGNS = frozenset("$£€¥%‰°")
_LIKE = 0.5
"""Minimum similarity of two passages between the same neighbours for one to be the new version."""
_LIKE_FAR = 0.6
"""Minimum similarity of passages at different places."""
_LIKE_ALONE = 0.25
"""Minimum similarity of a passage that is alone between its neighbours."""
_FEW = 6
"""Maximum words of a passage that is paired with any passage alone in its place."""
_REST = 3
"""Minimum consecutive unaligned words that are searched for elsewhere."""
_MOST_COMPARED = 700
"""Maximum passages per side that are all compared; if more, only those with equal neighbours."""
_FIRST_LETTER = 0x10000
"""Words are encoded as characters from this code point on, for comparison of passages."""
_APOSTROPHES = str.maketrans("’ʼ", "''")


@frozen
class Passage:
    """A range of words: a sentence, a row, a heading."""

    first: int
    """Index of its first word."""
    end: int
    """One past its last word."""
    block: int
    """Index of the block that contains the passage."""

    def __len__(self) -> int:
        """Return the number of words."""
        return self.end - self.first


@frozen
class Edit:
    """Words of the old version replaced by others; one side may be empty."""

    old: Passage
    new: Passage
    likeness: float
    """Similarity of the passages that contain them, from 0 to 1."""


@mutable(eq=False)
class Words:
    """The words of a version, as parallel lists."""

    document: Document
    tokens: Tokens
    at: list[int]
    """Index of each word among the tokens."""
    keys: list[str]
    """Keys for comparison: without case, and with one kind of apostrophe."""
    passages: list[Passage]
    starts: dict[int, int] = field(init=False)
    """Index of a token → index of its word."""

    def __attrs_post_init__(self) -> None:
        """Build the index of tokens."""
        self.starts = {token: at for at, token in enumerate(self.at)}

    def inside(self, span: Span) -> list[int]:
        """Return the words inside a span."""
        found = self.tokens.inside(span)
        return [self.starts[token] for token in found if token in self.starts]

    def span(self, first: int, end: int) -> Span:
        """Return the span of a range of words."""
        return self.tokens.span(self.at[first], self.at[end - 1])

    def block(self, at: int) -> int:
        """Return the index of the block that contains a word."""
        return self.tokens.blocks[self.at[at]]

    def printed(self, at: int) -> str:
        """Return a word as printed."""
        return self.tokens.words[self.at[at]]


def words_of(document: Document) -> Words:
    """Return the words of a document, divided into passages."""
    found = tokens(document)
    at = [one for one, word in enumerate(found.words) if word[0].isalnum() or word in _SIGNS]
    keys = [found.words[one].translate(_APOSTROPHES).casefold() for one in at]
    owners = [(found.blocks[one], found.sentences[one]) for one in at]
    return Words(document, found, at, keys, list(_passages(owners)))


def _passages(owners: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    """Yield the ranges of words with the same block and sentence."""
    first = 0
    for at in range(1, len(owners) + 1):
        if at == len(owners) or owners[at] != owners[first]:
            yield Passage(first, at, owners[first][0])
            first = at


@mutable(eq=False)
class Alignment:
    """The alignment of two versions."""

    old: Words
    new: Words
    image: dict[int, int] = field(factory=dict)
    """Word of the old version → word of the new version."""
    edits: list[Edit] = field(factory=list)
    paired: list[tuple[Passage, Passage]] = field(factory=list)
    """Pairs of passages that are the same, or of which one is the new version."""
    doubled: set[int] = field(factory=set)
    """Words of the new version that are an additional copy."""
    dropped: set[int] = field(factory=set)
    """Words of the old version of which a copy was removed."""
    preimage: dict[int, int] = field(factory=dict)

    def image_of(self, span: Span) -> Span | None:
        """Return the new span of words of the old version, if all are still there and adjacent."""
        own = self.old.inside(span)
        there = [self.image.get(at, -1) for at in own]
        if not own or there != list(range(there[0], there[0] + len(there))) or there[0] < 0:
            return None
        return self.new.span(there[0], there[-1] + 1)


def aligned(old: Document, new: Document) -> Alignment:
    """Align two versions."""
    made = Alignment(words_of(old), words_of(new))
    gaps = _same(made)
    rest = _of_gaps(made, gaps)
    for _ in range(2):
        rest = _changed(made, rest)
    _missing(made, rest)
    made.preimage = {new: old for old, new in made.image.items()}
    made.edits.sort(key=lambda one: (one.new.first, one.old.first))
    return made


Gap = int
"""Number of a range of differing passages; the same on both sides."""
Rest = list[tuple[Passage, Gap]]


def _same(made: Alignment) -> tuple[dict[Passage, Gap], dict[Passage, Gap]]:
    """Pair equal passages, those in order first; return the gaps of the others."""
    old = [_key(made.old, one) for one in made.old.passages]
    new = [_key(made.new, one) for one in made.new.passages]
    gaps: tuple[dict[Passage, Gap], dict[Passage, Gap]] = ({}, {})
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for number, (tag, first, last, start, end) in enumerate(matcher.get_opcodes()):
        if tag == "equal":
            for one, other in zip(range(first, last), range(start, end), strict=True):
                _pair_same(made, made.old.passages[one], made.new.passages[other])
        else:
            gaps[0].update(dict.fromkeys(made.old.passages[first:last], number))
            gaps[1].update(dict.fromkeys(made.new.passages[start:end], number))
    return gaps


def _key(words: Words, one: Passage) -> tuple[str, ...]:
    return tuple(words.keys[one.first : one.end])


def _pair_same(made: Alignment, old: Passage, new: Passage) -> None:
    made.paired.append((old, new))
    made.image.update(zip(range(old.first, old.end), range(new.first, new.end), strict=True))
    _spelt_otherwise(made, old, new)


def _spelt_otherwise(made: Alignment, old: Passage, new: Passage) -> None:
    """Record words that differ only in inner capitals: "StarBeam", "Starbeam"."""
    for one, other in zip(range(old.first, old.end), range(new.first, new.end), strict=True):
        words, others = made.old.printed(one), made.new.printed(other)
        if words[1:] != others[1:] and words[1:].translate(_APOSTROPHES) != others[1:].translate(
            _APOSTROPHES
        ):
            made.image.pop(one, None)
            left, right = (
                Passage(at, at + 1, side.block) for at, side in ((one, old), (other, new))
            )
            made.edits.append(Edit(left, right, 1.0))


def _of_gaps(
    made: Alignment, gaps: tuple[dict[Passage, Gap], dict[Passage, Gap]]
) -> tuple[Rest, Rest]:
    """Pair equal passages at different places; return the others."""
    come: defaultdict[tuple[str, ...], deque[Passage]] = defaultdict(deque)
    for one in gaps[1]:
        come[_key(made.new, one)].append(one)
    for one in gaps[0]:
        there = come.get(_key(made.old, one))
        if there:
            _pair_same(made, one, there.popleft())
    taken = {one for pair in made.paired for one in pair}
    pairs = ((made.old, gaps[0]), (made.new, gaps[1]))
    left = tuple([(one, gap) for one, gap in own.items() if one not in taken] for _, own in pairs)
    _note_copies(made, left[0], left[1])
    return left[0], left[1]


def _note_copies(made: Alignment, old: Rest, new: Rest) -> None:
    """Record additional copies of passages that are also in the other version."""
    sides = (
        (made.old, old, made.new, made.dropped),
        (made.new, new, made.old, made.doubled),
    )
    for words, rest, others, noted in sides:
        known = {_key(others, one) for one in others.passages}
        for one, _ in rest:
            if _key(words, one) in known:
                noted.update(range(one.first, one.end))


def _changed(made: Alignment, rest: tuple[Rest, Rest]) -> tuple[Rest, Rest]:
    """Pair passages with their new versions, the most similar first; return the others."""
    old, new = rest
    taken: set[Passage] = set()
    left: tuple[Rest, Rest] = ([], [])
    for likeness, one, other in _likely(made, old, new):
        if one[0] in taken or other[0] in taken:
            continue
        taken |= {one[0], other[0]}
        for side, own in zip(left, _lay_beside(made, one[0], other[0], likeness), strict=True):
            side.extend((part, one[1]) for part in own)
    for parts, own_rest in zip(left, rest, strict=True):
        parts.extend(pair for pair in own_rest if pair[0] not in taken)
        parts.sort(key=lambda pair: pair[0].first)
    return left


def _likely(
    made: Alignment, old: Rest, new: Rest
) -> Iterator[tuple[float, tuple[Passage, Gap], tuple[Passage, Gap]]]:
    """Yield the pairs that are similar enough, the most similar first, then the isolated ones."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only if versions differ

    letters: dict[str, str] = {}
    mine = [_letters(made.old, one, letters) for one, _ in old]
    theirs = [_letters(made.new, one, letters) for one, _ in new]
    is_long = len(old) * len(new) > _MOST_COMPARED**2
    found = []
    for at, (_, gap) in enumerate(old):
        for to, (_, there) in enumerate(new):
            if is_long and gap != there:
                continue
            least = _LIKE if gap == there else _LIKE_FAR
            likeness = Indel.normalized_similarity(mine[at], theirs[to], score_cutoff=least)
            if likeness >= least:
                found.append((-likeness, gap != there, abs(at - to), at, to))
    for likeness, _, _, at, to in sorted(found):
        yield -likeness, old[at], new[to]
    yield from _alone(made, old, new, {(at, to) for *_, at, to in found})


def _alone(
    made: Alignment, old: Rest, new: Rest, known: set[tuple[int, int]]
) -> Iterator[tuple[float, tuple[Passage, Gap], tuple[Passage, Gap]]]:
    """Yield pairs of passages that are alone between the same neighbours, if short or similar."""
    olds, news = Counter(gap for _, gap in old), Counter(gap for _, gap in new)
    by_gap = {gap: (to, (other, gap)) for to, (other, gap) in enumerate(new) if news[gap] == 1}
    for at, one in enumerate(old):
        if olds[one[1]] != 1 or one[1] not in by_gap:
            continue
        to, other = by_gap[one[1]]
        is_like = max(len(one[0]), len(other[0])) <= _FEW or _share(made, one, other) >= _LIKE_ALONE
        if is_like and (at, to) not in known and _are_of_a_kind(made, one, other):
            yield _LIKE, one, other


def _share(made: Alignment, one: tuple[Passage, Gap], other: tuple[Passage, Gap]) -> float:
    """Return the share of words that two passages have in common."""
    mine, theirs = _key(made.old, one[0]), _key(made.new, other[0])
    both = Counter(mine) & Counter(theirs)
    return 2 * both.total() / (len(mine) + len(theirs))


def _are_of_a_kind(made: Alignment, one: tuple[Passage, Gap], other: tuple[Passage, Gap]) -> bool:
    """Return True if two passages are in blocks of the same kind and metadata field."""
    left = _block(made.old, one[0])
    right = _block(made.new, other[0])
    return (
        left is not None
        and right is not None
        and left.kind is right.kind
        and (left.kind is not BlockKind.METADATA or left.field == right.field)
    )


def _block(words: Words, one: Passage) -> Block | None:
    return words.document.blocks[one.block] if one.block >= 0 else None


def _letters(words: Words, one: Passage, known: dict[str, str]) -> str:
    """Return a passage with one character per word, which is faster to compare."""
    return "".join(
        known.setdefault(key, chr(_FIRST_LETTER + len(known)))
        for key in words.keys[one.first : one.end]
    )


def _lay_beside(
    made: Alignment, old: Passage, new: Passage, likeness: float
) -> tuple[list[Passage], list[Passage]]:
    """Align two passages, and return the longer parts that only one has."""
    made.paired.append((old, new))
    mine = made.old.keys[old.first : old.end]
    theirs = made.new.keys[new.first : new.end]
    left: tuple[list[Passage], list[Passage]] = ([], [])
    matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        own = Passage(old.first + first, old.first + last, old.block)
        other = Passage(new.first + start, new.first + end, new.block)
        if tag == "equal":
            made.image.update(
                zip(range(own.first, own.end), range(other.first, other.end), strict=True)
            )
            _spelt_otherwise(made, own, other)
        elif tag == "replace" or max(len(own), len(other)) < _REST:
            made.edits.append(Edit(own, other, likeness))
        else:
            left[0 if len(own) else 1].append(own if len(own) else other)
    return left


def _missing(made: Alignment, rest: tuple[Rest, Rest]) -> None:
    """Record the passages without a counterpart."""
    for one, _ in rest[0]:
        made.edits.append(Edit(one, Passage(0, 0, -1), 0.0))
    for one, _ in rest[1]:
        made.edits.append(Edit(Passage(0, 0, -1), one, 0.0))
