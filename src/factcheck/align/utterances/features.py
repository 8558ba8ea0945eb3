"""What speaks for and against two quotations being of one utterance: each feature is a number.

`align/weights/utterance.txt` says what each is worth, and how a proof tells it.
"""

import re
from collections.abc import Callable

from attrs import frozen

from factcheck import lexicon
from factcheck.align.utterances.alignment import Alignment, Words
from factcheck.align.utterances.gathering import Said, is_content
from factcheck.model import BlockKind, Role, Span
from factcheck.text import respelt

_LEFT_OUT = ("…", "...", "[", "]", "(", ")", ". . .")
"""Marks of an omission or insertion by the one who quotes."""
_OPEN = re.compile(r"[>_*\s]*[“\"«„][^“”\"«»„]*\Z")
"""A paragraph of a quotation that goes on in the next: no mark closes it."""
_SPELLINGS = "spelling.two spellings"
_MOST_BETWEEN = 40
_MOST_WORDS, _MOST_CONTENT = 12, 6
"""Words that nobody says twice by chance; words with a meaning of their own."""
_SURE = 10
"""Words of two quotations that are given to nobody, from which one other word is a slip."""
_CLAUSE, _PHRASE = 6, 7
"""Words of a sentence, and of a phrase, that many may have with one word changed."""


@frozen(eq=False)
class QuotationPair:
    """Two quotations with what they have in common."""

    left: Said
    right: Said
    """The later one."""
    alignment: Alignment


def is_explained(pair: QuotationPair) -> bool:
    """True if a mark tells an omission, or nothing that is said makes the difference."""
    return bool(pair.alignment.changes) and (
        _are_parts_of_a_work(pair)
        or _are_respelt(pair)
        or _are_placeholders(pair)
        or any(is_marked(pair, here, there) for here, there in pair.alignment.changes)
    )


def is_forbidden(pair: QuotationPair) -> bool:
    """True if one stands beside the other, their difference is explained, or nobody utters them.

    Two lines of a transcript are two utterances, and two lines behind labels are none. Who points
    to two sections quotes their headings.
    """
    left, right = pair.left, pair.right
    block = left.document.block_at(left.span.start)
    return (
        left.span.overlaps(right.span)
        or (block is not None and block.span.contains(right.span))
        or (left.is_line and right.is_line)
        or _go_on(pair)
        or _are_set_off(pair)
        or (pair.alignment.is_whole and left.is_heading and right.is_heading)
        or is_explained(pair)
    )


def _go_on(pair: QuotationPair) -> bool:
    """True if both are paragraphs of one quotation, each begun with marks again.

    Source: The Chicago Manual of Style, 17th ed., 2017, 13.30.
    """
    document = pair.left.document
    blocks = document.blocks_from(pair.left.span.start, pair.right.span.start)
    return len(blocks) <= _MOST_BETWEEN and all(
        _OPEN.match(document.words(block.span)) for block in blocks
    )


def _are_set_off(pair: QuotationPair) -> bool:
    """True if both are blocks set off without marks, given to nobody: terms, outputs, examples."""
    return not given_to_somebody(pair) and all(
        (block := pair.left.document.block_at(each.span.start)) is not None
        and block.kind is BlockKind.QUOTE
        and block.span == each.utterance.parts[0]
        for each in _both(pair)
    )


def _are_parts_of_a_work(pair: QuotationPair) -> bool:
    """True if two titles differ in the number of a part alone: "Part II", "Part III"."""
    changed = _words_changed(pair)
    are_numbers = all(word.isdecimal() or {*word} <= {*"ivxlc"} for word in changed)
    return bool(changed) and bool(title(pair)) and are_numbers


def _are_respelt(pair: QuotationPair) -> bool:
    """True if each word that differs is one in two spellings: "colour", "color"."""
    sides = [
        (pair.left.words[slice(*here)], pair.right.words[slice(*there)])
        for here, there in pair.alignment.changes
    ]
    return bool(sides) and all(
        len(one) == len(two)
        and [respelt(word, _SPELLINGS) for word in one]
        == [respelt(word, _SPELLINGS) for word in two]
        for one, two in sides
    )


def _are_placeholders(pair: QuotationPair) -> bool:
    """True if nothing but letters that stand for any name are changed: "XXX", "X.Y"."""
    changed = _words_changed(pair)
    return bool(changed) and all({*word} <= {*"xyz."} for word in changed)


def _words_changed(pair: QuotationPair) -> list[str]:
    return [
        word
        for here, there in pair.alignment.changes
        for word in pair.left.words[slice(*here)] + pair.right.words[slice(*there)]
    ]


def is_marked(pair: QuotationPair, here: Words, there: Words) -> bool:
    """True if an omission or insertion is marked where the two part."""
    sides = (_with_marks(pair.left, here), _with_marks(pair.right, there))
    between = map(pair.left.document.words, sides)
    return any(mark in words for words in between for mark in _LEFT_OUT)


def _with_marks(said: Said, words: Words) -> Span:
    """Return the stretch from the word before to the word behind."""
    start = said.spans[words[0] - 1].end if words[0] else said.span.start
    end = said.spans[words[1]].start if words[1] < len(said.spans) else said.span.end
    return Span(start, max(start, end))


# How much is the same


def words_the_same(pair: QuotationPair) -> float:
    """How many words both have, twelve at most."""
    return float(min(_MOST_WORDS, pair.alignment.same))


def content_the_same(pair: QuotationPair) -> float:
    """How many of these have a meaning of their own, six at most."""
    (start, end), _ = pair.alignment.stretch
    changed = {at for here, _ in pair.alignment.changes for at in range(*here)}
    kept = [word for at, word in enumerate(pair.left.words[start:end], start) if at not in changed]
    return float(min(_MOST_CONTENT, sum(map(is_content, kept))))


def both_are_whole(pair: QuotationPair) -> float:
    """1 if the two begin and end together."""
    return float(pair.alignment.is_whole)


def words_left_over(pair: QuotationPair) -> float:
    """The share of the words at the edges with which both go on otherwise."""
    (start, end), (low, high) = pair.alignment.stretch
    rest = min(start, low) + min(len(pair.left.words) - end, len(pair.right.words) - high)
    return min(1.0, rest / pair.alignment.same)


def is_a_clause(pair: QuotationPair) -> float:
    """1 if a verb makes a sentence of it."""
    verbs = lexicon.words("function.auxiliaries")
    return float(not verbs.isdisjoint(pair.left.words) and not verbs.isdisjoint(pair.right.words))


# How they differ


def one_word_differs(pair: QuotationPair) -> float:
    """1 if one word stands for another, and that is all."""
    changes = pair.alignment.changes
    lengths = [(here[1] - here[0], there[1] - there[0]) for here, there in changes]
    return float(lengths == [(1, 1)])


def changes_of_meaning(pair: QuotationPair) -> float:
    """How many changes there are beyond the first."""
    return float(max(0, len(pair.alignment.changes) - 1))


def another_thing_said(pair: QuotationPair) -> float:
    """1 if a short phrase has another noun or verb: "the ranks of the guild", "… of the navy".

    A sentence says so less often, nor does a phrase that a chronology takes over.
    """
    is_clause = both_are_whole(pair) and is_a_clause(pair)
    is_sentence = is_clause or chronology_and_text(pair)
    is_short = pair.alignment.same < (_CLAUSE if is_sentence else _PHRASE)
    return float(is_short and bool(pair.alignment.changes))


# Who says it, and where


def given_to_somebody(pair: QuotationPair) -> float:
    """How many of the two the text gives to somebody."""
    return float(pair.left.is_given) + float(pair.right.is_given)


def one_speaker(pair: QuotationPair) -> float:
    """1 if both are given to one person who is named."""
    left, right = pair.left.utterance.speaker, pair.right.utterance.speaker
    return float(bool(left) and left == right)


def chronology_and_text(pair: QuotationPair) -> float:
    """1 if one of the two alone stands in a chronology."""
    roles = [pair.left.document.role_at(each.span.start) for each in (pair.left, pair.right)]
    return float(roles.count(Role.CHRONOLOGY) == 1)


def is_tied(pair: QuotationPair) -> bool:
    """True if somebody says it, a chronology tells it again, or one word of a long one differs.

    Words between marks that nobody says are mostly messages, names and rules, and two of them.
    """
    is_long = words_the_same(pair) >= _SURE and one_word_differs(pair)
    return bool(given_to_somebody(pair) or chronology_and_text(pair) or is_long)


# What is no utterance


def question_of_nobody(pair: QuotationPair) -> float:
    """1 if it is a question that the text gives to nobody, as those of an FAQ."""
    ends = [pair.left.document.text[each.span.end - 1] for each in (pair.left, pair.right)]
    return float("?" in ends and not given_to_somebody(pair))


def code_or_setting(pair: QuotationPair) -> float:
    """1 if it has marks that code, settings, paths and addresses have, or stands among them."""
    return float(pair.left.has_code or pair.right.has_code)


def title(pair: QuotationPair) -> float:
    """1 if all of its words that tell something are written large, and it is not shouted."""
    return float(pair.left.is_title or pair.right.is_title)


def formula(pair: QuotationPair) -> float:
    """1 if it begins or ends as letters and notices do."""
    formulas = lexicon.words("utterances.formulas")
    return float(
        any(not formulas.isdisjoint((*each.words[:1], *each.words[-3:])) for each in _both(pair))
    )


def of_many_wordings(pair: QuotationPair) -> float:
    """1 if what is around one tells that others word it otherwise."""
    return float(pair.left.has_many_wordings or pair.right.has_many_wordings)


def _both(pair: QuotationPair) -> tuple[Said, Said]:
    return pair.left, pair.right


FEATURES: tuple[Callable[[QuotationPair], float], ...] = (
    words_the_same,
    content_the_same,
    both_are_whole,
    words_left_over,
    is_a_clause,
    one_word_differs,
    changes_of_meaning,
    another_thing_said,
    given_to_somebody,
    one_speaker,
    chronology_and_text,
    question_of_nobody,
    code_or_setting,
    title,
    formula,
    of_many_wordings,
)
