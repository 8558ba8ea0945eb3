"""Document → whether it is English at all: dates, names and cues are read in English only."""

from factcheck import lexicon
from factcheck.data.english import is_ordinary
from factcheck.model import Document
from factcheck.patterns import lazy

_WORD = lazy(r"[^\W\d_]+")
_LONG = 4
"""Letters from which on a word tells its language."""
_JOINING = lexicon.words("function.commonest")
_FEWEST_JOINING = 0.01
_FEWEST, _FEWEST_TELLING = 30, 6
"""Words, and among them telling ones, that must be there."""
_LEAST = 1 / 3
"""Share of its small words that an ordinary word list of English must hold.

Source: read in 400 English texts, of which the least share was 0.49 (a bibliography), but for one
with a list of Chinese names in Latin letters, which its joining words tell.
"""


def is_foreign(document: Document) -> bool:
    """Say whether the words of a document, those in small letters, are hardly English."""
    words = _WORD.findall(document.text)
    joining = sum(map(_JOINING.__contains__, words))
    if len(words) < _FEWEST or joining >= _FEWEST_JOINING * len(words):
        return False
    telling = [word for word in words if len(word) >= _LONG and word.islower()]
    known = sum(map(is_ordinary, telling))
    return len(telling) >= _FEWEST_TELLING and known < _LEAST * len(telling)
