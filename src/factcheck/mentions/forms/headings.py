"""Headings in title case and in sentence case, level by level.

Source: The Chicago Manual of Style, 17th ed., 8.158-8.159.
"""

from collections import defaultdict
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.data.english import is_ordinary
from factcheck.mentions.forms.prose import Prose
from factcheck.model import BlockKind
from factcheck.model.forms import FormClass, FormMention

TITLE, SENTENCE = "Title Case", "Sentence case"
_FEWEST = 2
"""Words after the first that show title case; a single one may be a name."""
_SHORT = 2
_FEWEST_HEADINGS = 4
"""Headings of a level that show that it has a rule."""


def headings(prose: Prose) -> Iterator[FormMention]:
    """Yield the headings of each level whose case two ordinary words after the first show."""
    levels: defaultdict[str, list[FormMention]] = defaultdict(list)
    for one in _headings(prose):
        levels[one.key].append(one)
    for held in levels.values():
        if len(held) >= _FEWEST_HEADINGS:
            yield from held


def _headings(prose: Prose) -> Iterator[FormMention]:
    words, text = prose.words, prose.document.text
    for block, inside in prose.blocks:
        is_asked = text[block.span.end - 1 : block.span.end] == "?"
        if block.kind is not BlockKind.HEADING or is_asked:
            continue
        shown = [
            at
            for at in inside
            if len(words.words[at]) > _SHORT
            and words.words[at].isalpha()
            and is_ordinary(words.lower[at])
            and words.lower[at] not in lexicon.words("function.stop")
            and prose.own[at]
            and not (prose.first[at] or words.words[at - 1] in ":-–—.?!")
        ]
        capital = sum(map(words.is_capital, shown))
        if len(shown) >= (_FEWEST if capital else 1) and capital in (0, len(shown)):
            form = TITLE if capital else SENTENCE
            key = f"headings of level {block.level}"
            yield FormMention(block.span, FormClass.LAYOUT, key, form, form)
