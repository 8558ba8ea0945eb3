"""Two tellings of one happening, or of one phrase, differ in a word that looks like the other's.

## Why it matters

Both are words, so no spelling checker sees the slip, and the sentence says something else.

## What it leaves alone

Inflections and derivations of one word; synonyms; names, figures, dates; quotations; short words;
words that the document writes more than once each; where the dates of the two tellings do not
agree, also words beside which nothing is alike; British and American spelling; words with another
first letter. Of two phrases: those whose first word is at many places, or whose second the document
writes once only.

## Source

F. J. Damerau, A technique for computer detection and correction of spelling errors, Communications
of the ACM 7 (3), 1964: one letter more, less, other, or two swapped make up most slips.
"""

from collections.abc import Iterator

from factcheck.model import BY_ONE, Bad, Check, Dossier, Flag, Related, Severity, Suggestion
from factcheck.words.lookalikes import lookalikes


def near_miss_word(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each word that the other telling of its happening has otherwise."""
    words = dossier.document.words
    for one in dossier.part(lookalikes):
        this, other = words(one.this), words(one.other)
        where = f"beside “{one.shared[0]}” elsewhere" if one.is_phrase else _TELLING
        told = "phrases" if one.is_phrase else "tellings"
        yield Flag(
            span=one.this,
            message=f"“{this}” is “{other}” {where}",
            proof=(f"the two {told} share: {', '.join(one.shared)}",),
            related=(Related(one.other),),
            suggestions=(Suggestion(other, places=one.places), Suggestion(this, "counter", 1)),
        )


_TELLING = "in the other telling of the same event"
_QUAY = """The quay

On 12 June 1906 the guild landed twelve {0} from Bergen at the new quay.

Chronology

12 June 1906: The guild lands twelve {1} from Bergen at the quay.
9 August 1907: The guild buys the ruin.
3 May 1911: The crane is lifted into place.
"""


def _inapplicable(dossier: Dossier) -> str:
    is_any = bool(dossier.events or dossier.part(lookalikes))
    return "" if is_any else "no event is reported twice"


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
            says="“houses” is “horses” in the other telling of the same event",
        ),
        Bad(
            _QUAY.format("sawn planks", "sawn [[plants]]"),
            says="“plants” is “planks” in the other telling of the same event",
        ),
        Bad(
            "A survey ship found the wreck. The ship sank.\n\n"
            "In May the anchor was raised by the survey [[shop]].",
            says="“shop” is “ship” beside “survey” elsewhere",
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
