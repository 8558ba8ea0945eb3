"""Two descriptions of one event, or two uses of one phrase, differ by a typo in one word.

## Why it matters

Both words exist, so a spelling checker misses the typo, and the sentence means something else.

## What it ignores

Inflections and derivations of one word; synonyms; names, figures and dates; quotations; short
words; pairs of words that both occur more than once; words in different contexts, if the dates of
the two descriptions differ; British and American spelling; words with different first letters. In
phrases, it also ignores first words that occur in many places, and second words that occur only
once. If the correct phrase occurs only once, too, the finding is a note.

## Source

F. J. Damerau, A technique for computer detection and correction of spelling errors, Communications
of the ACM 7 (3), 1964: most typos add, omit or change one letter, or swap two.
"""

from collections.abc import Iterator

from factcheck.link.words.lookalikes import lookalikes
from factcheck.model import BY_ONE, Bad, Check, Dossier, Flag, Related, Severity, Suggestion


def near_miss_word(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each word that differs in another account of the same event."""
    words = dossier.document.words
    for one in dossier.part(lookalikes):
        this, other = words(one.this), words(one.other)
        where = f"next to “{one.shared[0]}” elsewhere" if one.is_phrase else _TELLING
        told = "phrases" if one.is_phrase else "accounts"
        yield Flag(
            span=one.this,
            severity=Severity.NOTE if one.is_weak else Severity.WARNING,
            message=f"“{this}” here, “{other}” {where}",
            proof=(f"the two {told} share: {', '.join(one.shared)}",),
            related=(Related(one.other),),
            suggestions=(Suggestion(other, places=one.places), Suggestion(this, "counter", 1)),
        )


_TELLING = "in the other account of the same event"
_QUAY = """The quay

On 12 June 1906 the guild landed twelve {0} from Bergen at the new quay.

Chronology

12 June 1906: The guild lands twelve {1} from Bergen at the quay.
9 August 1907: The guild buys the ruin.
3 May 1911: The crane is lifted into place.
"""


def _inapplicable(dossier: Dossier) -> str:
    is_any = bool(dossier.events or dossier.part(lookalikes))
    return "" if is_any else "no event is described twice"


CHECK = Check(
    code="CHR04",
    run=near_miss_word,
    severity=Severity.WARNING,
    across=BY_ONE,
    text_only=True,
    yields=True,
    bad=(
        Bad(
            _QUAY.format("horses", "[[houses]]"),
            says="“houses” here, “horses” in the other account of the same event",
        ),
        Bad(
            _QUAY.format("sawn planks", "sawn [[plants]]"),
            says="“plants” here, “planks” in the other account of the same event",
        ),
        Bad(
            "A survey ship found the wreck. The ship sank.\n\n"
            "In May the anchor was raised by the survey [[shop]].",
            says="“shop” here, “ship” next to “survey” elsewhere",
        ),
    ),
    good=(
        _QUAY.format("planks", "plank"),
        _QUAY.format("horses", "ponies"),
        _QUAY.format("“horses”", "“houses”"),
        "The copper mines were shut. In May the copper miners left the harbor for the harbour.",
    ),
    inapplicable=_inapplicable,
)
