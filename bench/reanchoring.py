"""How well ticks find their words again after edits: right, wrong and lost places.

    python bench/reanchoring.py [EDITS] [SEED] [--missed]

A sentence of one of our own texts is ticked, the text is edited (the sentence is moved, alone or
with its paragraph, rewritten, deleted, doubled, its figures are changed, its neighbours are
changed), together with other sentences, and the tick is looked for. The same is done with one
name, date or figure of the sentence. The ledger's way is compared with two simpler ones.
"""

import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import define, evolve, frozen
from rapidfuzz.fuzz import partial_ratio_alignment

from factcheck.analysis.pipeline import dossier
from factcheck.claims.claimfiles.targets import Places
from factcheck.claims.ledger.anchoring import Anchoring, quoted
from factcheck.document.readers import read
from factcheck.document.readers.sentences import split
from factcheck.model import BlockKind, Document, Span
from factcheck.model.actions import Quoted

ROOT = Path(__file__).resolve().parent.parent
OWN = [*ROOT.glob("examples/*.md"), *ROOT.glob("bench/texts/*.clean.md")]
TEXTS = sorted(OWN)[::3]
Text = list[list[str]]
"""Paragraphs of sentences."""
Way = Callable[["Case"], tuple[Span | None, bool]]
"""Returns where the words stand, and whether the tick is kept by itself."""


@define
class Edited:
    """A text in the making, and where the ticked sentence is in it."""

    text: Text
    at: tuple[int, int] | None
    """(paragraph, sentence); None where it is gone."""

    @property
    def sentence(self) -> str:
        """The ticked sentence as it is now."""
        at = self.at or (0, 0)
        return self.text[at[0]][at[1]]

    def write(self, words: str) -> None:
        """Write other words in its place."""
        at = self.at or (0, 0)
        self.text[at[0]][at[1]] = words


@frozen
class Case:
    """A tick, the text for which it was given, and the text as it is."""

    kind: str
    old: str
    new: str
    target: Quoted
    passage: str
    truth: Span | None
    """The sentence, or the fact in it; None where it is gone."""
    new_passage: str
    """The sentence as it is now."""


def places(text: Text) -> list[tuple[int, int]]:
    """Return where each sentence of running text stands."""
    running = [(row, line) for row, line in enumerate(text) if len(line) > 1]
    return [(row, column) for row, line in running for column, _ in enumerate(line)]


def take_out(edited: Edited) -> str:
    row, column = edited.at or (0, 0)
    words = edited.text[row].pop(column)
    if not edited.text[row]:
        edited.text[row] = ["The rest of it is left out here."]
    return words


def moved(edited: Edited, dice: random.Random) -> None:
    words = take_out(edited)
    row, column = dice.choice(places(edited.text))
    edited.text[row].insert(column + 1, words)
    edited.at = row, column + 1


def paragraph_moved(edited: Edited, dice: random.Random) -> None:
    row, column = edited.at or (0, 0)
    line = edited.text.pop(row)
    to = dice.randrange(len(edited.text) + 1)
    edited.text.insert(to, line)
    edited.at = to, column


def rewritten(edited: Edited, dice: random.Random) -> None:
    known = [word for line in edited.text for each in line for word in each.split()]
    words = edited.sentence.split()
    for at in range(1, len(words) - 1):
        if dice.random() < 0.35:
            words[at] = dice.choice(known) if dice.random() < 0.6 else ""
    made = " ".join(word for word in words if word)
    edited.write(made if made != edited.sentence and made else "This was written in other words.")


def deleted(edited: Edited, dice: random.Random) -> None:
    del dice
    take_out(edited)
    edited.at = None


def doubled(edited: Edited, dice: random.Random) -> None:
    own = edited.at or (0, 0)
    apart = [at for at in places(edited.text) if at[0] != own[0] or abs(at[1] - own[1]) > 1]
    row, column = dice.choice(apart or places(edited.text))
    edited.text[row].insert(column, edited.sentence)
    if own[0] == row and column <= own[1]:
        edited.at = row, own[1] + 1


def figures_changed(edited: Edited, dice: random.Random) -> None:
    made = re.sub(
        r"\d", lambda found: str((int(found[0]) + dice.randrange(1, 9)) % 10), edited.sentence
    )
    edited.write(made if made != edited.sentence else f"{edited.sentence[:-1]} on 4 May 1999.")


def neighbours_changed(edited: Edited, dice: random.Random) -> None:
    row, column = edited.at or (0, 0)
    for at in (column + 1, column - 1):
        if 0 <= at < len(edited.text[row]):
            other = Edited(edited.text, (row, at))
            rewritten(other, dice)


KINDS: dict[str, Callable[[Edited, random.Random], None]] = {
    "moved": moved,
    "moved with its paragraph": paragraph_moved,
    "rewritten": rewritten,
    "deleted": deleted,
    "doubled elsewhere": doubled,
    "figures changed": figures_changed,
    "neighbours changed": neighbours_changed,
}


def sentences_of(document: Document) -> Text:
    text = []
    for block in document.blocks:
        words = document.words(block.span)
        kept = [words[one.start : one.end] for one in split(words)]
        text.append(kept if block.kind is BlockKind.PARAGRAPH else [words])
    return text


def flat(text: Text) -> str:
    return "\n".join(" ".join(line) for line in text)


def span_at(text: Text, at: tuple[int, int]) -> tuple[Span, Span]:
    """Return where a sentence and its paragraph stand."""
    start = sum(len(" ".join(line)) + 1 for line in text[: at[0]])
    first = start + sum(len(each) + 1 for each in text[at[0]][: at[1]])
    return Span(first, first + len(text[at[0]][at[1]])), Span(
        start, start + len(" ".join(text[at[0]]))
    )


def background(edited: Edited, dice: random.Random) -> None:
    """Change three other sentences."""
    for _ in range(3):
        others = [at for at in places(edited.text) if at != edited.at]
        at = dice.choice(others)
        other = Edited(edited.text, at)
        dice.choice([rewritten, figures_changed])(other, dice)


def made(document: Document, kind: str, dice: random.Random, facts: Sequence[Span]) -> Case:
    """Return an edit of a kind; of a fact in a sentence if some facts are given."""
    text = sentences_of(document)
    old = flat(text)
    long = [at for at in places(text) if len(text[at[0]][at[1]]) > 30]
    at = dice.choice(long)
    sentence, _ = span_at(text, at)
    inner = [one for one in facts if sentence.contains(one)]
    ticked = dice.choice(inner) if inner else sentence
    edited = Edited([list(line) for line in text], at)
    background(edited, dice)
    KINDS[kind](edited, dice)
    new = flat(edited.text)
    truth = span_at(edited.text, edited.at)[0] if edited.at else None
    target = quoted(old, ticked, sentence, Places(old))
    words = old[sentence.start : sentence.end]
    passage = new[truth.start : truth.end] if truth else ""
    if truth and ticked != sentence:
        same = truth.start + ticked.start - sentence.start
        is_same = passage == words
        inside = same if is_same else new.find(target.quote, truth.start, truth.end)
        truth = Span(inside, inside + len(ticked)) if inside >= 0 else truth
    return Case(kind, old, new, target, words, truth, passage)


def by_sentence(case: Case) -> tuple[Span | None, bool]:
    found = Anchoring(case.new).place(case.target)
    return found.span or found.proposed, found.span is not None


def by_words(case: Case) -> tuple[Span | None, bool]:
    found = Anchoring(case.new).place(evolve(case.target, passage=""))
    return found.span or found.proposed, found.span is not None


def alignment_alone(case: Case) -> tuple[Span | None, bool]:
    found = partial_ratio_alignment(case.target.quote, case.new)
    return (Span(found.dest_start, found.dest_end), True) if found else (None, False)


WAYS: dict[str, Way] = {
    "the sentence and its context": by_sentence,
    "the words and their context": by_words,
    "best alignment alone": alignment_alone,
}


def judged(case: Case, span: Span | None) -> str:
    """Say whether a place is right: it must share most of its words with the true one."""
    if span is None:
        return "right" if case.truth is None else "lost"
    if case.truth is None:
        return "wrong"
    shared = min(span.end, case.truth.end) - max(span.start, case.truth.start)
    return "right" if shared > 0 and shared * 2 >= min(len(span), len(case.truth)) else "wrong"


def is_kept(case: Case, span: Span | None, *, sure: bool) -> bool:
    """True if a tick counts: its place is sure, and its sentence is as it was."""
    if not sure or span is None:
        return False
    lines = case.new[: span.start].rpartition("\n")[0]
    start = len(lines) + 1 if lines else 0
    line = case.new[start:].partition("\n")[0]
    around = [line[one.start : one.end] for one in split(line) if one.shift(start).overlaps(span)]
    return " ".join(around) == case.passage


def measured(cases: Sequence[Case], *, missed: bool) -> None:
    print(f"{'way':30}right wrong  lost  kept of  wrongly  ms each")
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for name, way in WAYS.items():
        count: Counter[str] = Counter()
        begun = time.perf_counter()
        answers = [way(case) for case in cases]
        each = (time.perf_counter() - begun) * 1000 / len(cases)
        for case, (span, sure) in zip(cases, answers, strict=True):
            verdict = judged(case, span)
            kept = is_kept(case, span, sure=sure)
            may = case.truth is not None and case.new_passage == case.passage
            count[verdict] += 1
            count["may"] += may
            count["kept"] += kept and may and verdict == "right"
            count["wrongly"] += kept and not (may and verdict == "right")
            if way is by_sentence:
                by_kind[case.kind][verdict] += 1
                by_kind[case.kind]["kept"] += kept
                if missed and (verdict != "right" or kept != may):
                    found = case.new[span.start : span.end] if span else ""
                    print(f"  {case.kind}: {verdict}, {kept=}: {case.target.quote!r} → {found!r}")
        print(
            f"{name:30}{count['right']:5}{count['wrong']:6}{count['lost']:6}"
            f"{count['kept']:6}{count['may']:4}{count['wrongly']:9}{each:9.1f}"
        )
    for kind, counts in by_kind.items():
        print(
            f"  {kind:24}{counts['right']:5}{counts['wrong']:6}{counts['lost']:6}{counts['kept']:6}"
        )


def main() -> None:
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    count, seed = (*numbers, *(200, 7)[len(numbers) :])
    missed = "--missed" in sys.argv
    documents = [read(str(path)) for path in TEXTS]
    print(f"{len(documents)} texts, {count} edits, seed {seed}\n\nsentences")
    dice = random.Random(seed)  # noqa: S311 - the same edits in every run
    kinds = [list(KINDS)[at % len(KINDS)] for at in range(count)]
    measured([made(dice.choice(documents), kind, dice, ()) for kind in kinds], missed=missed)
    print("\nnames, dates and figures")
    known = []
    for path in TEXTS:
        one = dossier(str(path))
        spans = [name.span for name in one.facts.names]
        spans += [date.span for date in one.facts.dates]
        spans += [quantity.span for quantity in one.facts.quantities]
        known.append((one.document, spans))
    cases = []
    for kind in kinds:
        document, spans = dice.choice(known)
        cases.append(made(document, kind, dice, spans))
    measured(cases, missed=missed)


if __name__ == "__main__":
    main()
