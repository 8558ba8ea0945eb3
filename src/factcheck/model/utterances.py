"""Utterances: what was said once, and the places that quote it."""

from attrs import frozen

from factcheck.model.text import Span


@frozen
class Utterance:
    """Words of one speaker, parts joined over an attribution: "A horse," he said, "and a boat."."""

    parts: tuple[Span, ...]
    """The quoted stretches, in order, without their marks."""
    speaker: str = ""
    """Key of the bearer to whom the text gives it; empty if it names none."""

    @property
    def span(self) -> Span:
        """Return the stretch from the first quoted word to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


@frozen
class Change:
    """Words of one quotation and those that stand in their place in another."""

    this: Span
    """Empty where the other has words that this one lacks."""
    other: Span


@frozen
class Retelling:
    """Two quotations of one utterance, aligned."""

    this: Utterance
    other: Utterance
    changes: tuple[Change, ...] = ()
    """Inside the aligned stretch; empty where the words are the same."""
    run: tuple[Span, ...] = ()
    """The longest run of words that both have, word by word, where `this` has it."""
