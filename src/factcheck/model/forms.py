"""Forms of words, numbers, dates and marks, and their counts in a document."""

import enum
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import frozen

from factcheck.model.sheets import Ruling
from factcheck.model.text import Span


class FormClass(enum.StrEnum):
    """A class of forms; the value is its heading in reports."""

    COMPOUND = "compounds"
    """Open, hyphenated or closed: "decision making", "decision-making"."""
    CAPITALS = "capitals"
    """"Working Group", "working group"; "GitHub", "Github"."""
    SPELLING = "spellings"
    """"colour", "color"; "organise", "organize"; "adviser", "advisor"; accents."""
    NUMBER = "numbers"
    """"three boats", "3 boats"."""
    DATE = "dates and times"
    """"5 March", "March 5"; "5 pm", "17:00"."""
    MEASURE = "measures and money"
    """"5%", "5 percent"; "5 kg", "5kg"; "12,000", "12000"."""
    ABBREVIATION = "abbreviations"
    """"e.g.", "eg"; "Mr.", "Mr"; "J. K.", "J.K."; explained twice."""
    PUNCTUATION = "punctuation"
    """Dashes, quotation marks, apostrophes, ellipses."""
    LAYOUT = "captions"
    """References to figures and tables: "Figure 2", "Fig. 2"."""


LISTS: Mapping[str, tuple[FormClass, ...]] = MappingProxyType(
    {
        "words": (FormClass.COMPOUND, FormClass.CAPITALS, FormClass.SPELLING),
        "numbers and dates": (FormClass.NUMBER, FormClass.DATE, FormClass.MEASURE),
        "abbreviations": (FormClass.ABBREVIATION,),
        "punctuation": (FormClass.PUNCTUATION,),
        "captions": (FormClass.LAYOUT,),
    }
)
"""Sections of a style sheet with rules for forms → their classes."""


@frozen
class FormMention:
    """One place with something that can be written in another form."""

    span: Span
    """The words."""
    kind: FormClass
    """The class."""
    key: str
    """What is the same: the word without spaces and hyphens, or the name of the convention."""
    form: str
    """Which form it has, among those of its key."""
    label: str
    """The form for readers: lower-case words, or an example of the convention."""


@frozen
class Variant:
    """One form, with all its places."""

    form: str
    """As in `FormMention`."""
    label: str
    """Its usual label."""
    places: tuple[Span, ...] = ()
    """In text order; empty if only the style sheet has the form."""


class Chosen(enum.StrEnum):
    """The reason for the correct form."""

    MAJORITY = "majority"
    """It has more places than any other."""
    SHEET = "style sheet"
    """The style sheet names it."""
    TIE = "tie"
    """None: two forms have equal counts."""


@frozen
class Variation:
    """Something that a document writes in two or more forms."""

    kind: FormClass
    """The class."""
    key: str
    """As in `FormMention`."""
    variants: tuple[Variant, ...]
    """The correct form first, then by count; ties in text order."""
    chosen: Chosen
    """The reason for the first form."""
    note: str = ""
    """What is wrong with the other places, if not their form: "explained again"."""
    names: tuple[str, ...] = ()
    """The name of each form in a style sheet; empty if a sheet cannot choose it."""

    @property
    def title(self) -> str:
        """Return the name of the convention, "percentages"; empty if the forms say it."""
        is_convention = ": " in self.names[0] if self.names and self.names[0] else not self.note
        return self.key if is_convention else ""

    @property
    def others(self) -> tuple[Variant, ...]:
        """Return the forms other than the first."""
        return self.variants[1:]

    @property
    def start(self) -> int:
        """Return the start of the first place to be changed."""
        return min(one.places[0].start for one in self.others)


@frozen
class Forms:
    """The forms of a document."""

    variations: tuple[Variation, ...] = ()
    """Two or more forms, or a form that the style sheet forbids; in text order."""
    alone: tuple[Variation, ...] = ()
    """One form only, for the style sheet; by class and key."""


Rulings = Mapping[tuple[FormClass, str], tuple[str, Ruling, frozenset[str]]]
"""(kind, key) → (correct form, its rule, other allowed forms)."""


def by_key(mentions: Iterable[FormMention]) -> dict[tuple[FormClass, str], list[FormMention]]:
    """Return mentions by what is the same, each group in order of the text."""
    groups: defaultdict[tuple[FormClass, str], list[FormMention]] = defaultdict(list)
    for one in mentions:
        groups[one.kind, one.key].append(one)
    return dict(groups)


def variants_of(group: Sequence[FormMention]) -> list[Variant]:
    """Return the forms of one group, most places first, then by the first place."""
    forms: defaultdict[str, list[FormMention]] = defaultdict(list)
    for one in group:
        forms[one.form].append(one)
    made = [_variant(form, held) for form, held in forms.items()]
    return sorted(made, key=lambda one: (-len(one.places), one.places[0]))


def _variant(form: str, held: Sequence[FormMention]) -> Variant:
    ((label, _),) = Counter(one.label for one in held).most_common(1)
    return Variant(form, label, tuple(sorted(one.span for one in held)))


def variations(
    groups: Mapping[tuple[FormClass, str], Sequence[FormMention]], rulings: Rulings
) -> Iterator[Variation]:
    """Yield what has two forms, or a form that the style sheet forbids.

    Args:
        groups: Mentions by what is the same.
        rulings: The rules of the style sheet.
    """
    for (kind, key), group in groups.items():
        found = variants_of(group)
        if (ruled := rulings.get((kind, key))) is not None:
            yield from _ruled(kind, key, found, *ruled)
        elif len(found) > 1:
            is_tie = len(found[0].places) == len(found[1].places)
            chosen = Chosen.TIE if is_tie else Chosen.MAJORITY
            yield Variation(kind, key, tuple(found), chosen)


def _ruled(
    kind: FormClass,
    key: str,
    found: Sequence[Variant],
    right: str,
    ruling: Ruling,
    allowed: frozenset[str],
) -> Iterator[Variation]:
    wrong = [one for one in found if one.form != right and one.form not in allowed]
    if wrong:
        label = ruling.name.rpartition(": ")[2]
        held = next((one for one in found if one.form == right), Variant(right, label))
        yield Variation(kind, key, (held, *wrong), Chosen.SHEET)
