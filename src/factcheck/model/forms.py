"""Forms: how a document writes a word, a number or a date, and where it has two ways of it."""

import enum
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import frozen

from factcheck.model.sheets import Ruling
from factcheck.model.text import Span


class FormClass(enum.StrEnum):
    """What is written in two forms; the value is the heading under which reports list it."""

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
    """"e.g.", "eg"; "Mr.", "Mr"; "J. K.", "J.K."; what is explained twice, or late."""
    PUNCTUATION = "punctuation"
    """Dashes, quotation marks, apostrophes, ellipses."""
    LAYOUT = "headings and captions"
    """Title case and sentence case; "Figure 2", "Fig. 2"."""


LISTS: Mapping[str, tuple[FormClass, ...]] = MappingProxyType(
    {
        "words": (FormClass.COMPOUND, FormClass.CAPITALS, FormClass.SPELLING),
        "numbers and dates": (FormClass.NUMBER, FormClass.DATE, FormClass.MEASURE),
        "abbreviations": (FormClass.ABBREVIATION,),
        "punctuation": (FormClass.PUNCTUATION,),
        "headings and captions": (FormClass.LAYOUT,),
    }
)
"""The lists of a style sheet that rule on forms, and of which classes."""


@frozen
class FormMention:
    """One place where a document writes something that can be written in another form."""

    span: Span
    """The words."""
    kind: FormClass
    """Of what they are a form."""
    key: str
    """What is the same: the squashed word, or the name of the convention."""
    form: str
    """Which form it has, among those of its key."""
    label: str
    """The form for readers: the words in small letters, or an example of the convention."""


@frozen
class Variant:
    """One form, with all its places."""

    form: str
    """As in `FormMention`."""
    label: str
    """Its usual label."""
    places: tuple[Span, ...] = ()
    """In order; none where only the style sheet has the form."""


class Chosen(enum.StrEnum):
    """What says which form is right."""

    MAJORITY = "majority"
    """It has more places than any other."""
    SHEET = "style sheet"
    """A person has decided."""
    TIE = "tie"
    """Nothing: two forms have equally many places."""


@frozen
class Variation:
    """Something that a document writes in two forms or more."""

    kind: FormClass
    """Of what it is a form."""
    key: str
    """As in `FormMention`."""
    variants: tuple[Variant, ...]
    """The right form first, then by their number of places; of a tie in order of the text."""
    chosen: Chosen
    """What says that the first form is right."""
    note: str = ""
    """What is wrong with the others, if they are no other form: "explained again"."""
    names: tuple[str, ...] = ()
    """Of each form the words by which a style sheet rules that it is right; empty for no ruling."""

    @property
    def title(self) -> str:
        """Return what is written, where its forms do not say it themselves: "percentages"."""
        is_convention = ": " in self.names[0] if self.names and self.names[0] else not self.note
        return self.key if is_convention else ""

    @property
    def others(self) -> tuple[Variant, ...]:
        """Return the forms that are to be changed, or of a tie may be."""
        return self.variants[1:]

    @property
    def start(self) -> int:
        """Return where its first form to be changed stands first."""
        return min(one.places[0].start for one in self.others)


@frozen
class Forms:
    """What a document writes in two forms, and what in one of several that it might have chosen."""

    variations: tuple[Variation, ...] = ()
    """In two forms or more, or in another than the style sheet, in order of the text."""
    alone: tuple[Variation, ...] = ()
    """In one form, which an editor may keep to; by class and key."""


Rulings = Mapping[tuple[FormClass, str], tuple[str, Ruling, frozenset[str]]]
"""(kind, key) → form that is right, its ruling, forms that are right as well."""


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
    """Yield what has two forms, or another form than a person has chosen.

    Args:
        groups: Mentions by what is the same.
        rulings: What people have decided.
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
