"""The numbers that Word generates before paragraphs. Source: ECMA-376 part 1, § 17.9."""

import re

from attrs import define, field

from factcheck.document.word.package import Package
from factcheck.document.word.xmltree import Element
from factcheck.model.numerals import counted

_PLACE = re.compile(r"%([1-9])")
_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_NO_NUMBER = frozenset({"bullet", "none"})
_MOST_LEVELS = 9


@define
class Numbering:
    """Counters for the lists of a document, which advance from paragraph to paragraph."""

    kinds: dict[str, Element]
    """Abstract lists by ID."""
    lists: dict[str, Element]
    """Lists by number."""
    counts: dict[str, list[int | None]] = field(factory=dict)
    """For each abstract list, the last number at each level; None before the first."""
    started: set[tuple[str, int]] = field(factory=set)
    """Levels of lists whose start value has been used."""

    @classmethod
    def of(cls, package: Package) -> "Numbering":
        """Return the lists of a package.

        Raises:
            UnreadableError: The part is damaged or too large.
        """
        root = package.tree(package.related.get("numbering", ""))
        every = root.children if root else ()
        kinds = {one.get("w:abstractNumId"): one for one in every if one.tag == "w:abstractNum"}
        return cls(kinds, {one.get("w:numId"): one for one in every if one.tag == "w:num"})

    def unmarked(self) -> frozenset[str]:
        """Return the numbers of the lists that have neither bullets nor numbers."""
        found = set()
        for number, one in self.lists.items():
            kind = self.kinds.get(one.value("w:abstractNumId") or "")
            level = kind.first("w:lvl") if kind else None
            text = level.value("w:lvlText") if level else None
            is_blank = text is not None and not text.strip()
            if level and (level.value("w:numFmt") == "none" or is_blank):
                found.add(number)
        return frozenset(found)

    def next(self, number: str, depth: int, style: str) -> str:
        """Return the number printed before the next paragraph of a list; empty for a bullet.

        Args:
            number: The number of the list.
            depth: The level in the list, from 1.
            style: The ID of the style that assigns the paragraph to the list, because a style may
                have its own level in the list; empty if the paragraph itself names the list.
        """
        one = self.lists.get(number)
        name = (one.value("w:abstractNumId") or "") if one else ""
        kind = self.kinds.get(name)
        if one is None or kind is None:
            return ""
        overrides = {each.get("w:ilvl"): each for each in one.all("w:lvlOverride")}
        levels = {level.get("w:ilvl"): level for level in kind.all("w:lvl")}
        levels |= {at: level for at, each in overrides.items() if (level := each.first("w:lvl"))}
        own = {level.value("w:pStyle"): at for at, level in levels.items() if style}
        at = own.get(style, str(depth - 1))
        level = levels.get(at)
        if level is None or not at.isdecimal() or int(at) >= _MOST_LEVELS:
            return ""
        counts = self.counts.setdefault(name, [None] * _MOST_LEVELS)
        last = counts[int(at)]
        counts[int(at)] = _start(level) if last is None else last + 1
        for shallower in range(int(at) + 1):
            override = overrides.get(str(shallower))
            restart = override.value("w:startOverride") if override else None
            if restart and restart.isdecimal() and (number, shallower) not in self.started:
                self.started.add((number, shallower))
                counts[shallower] = int(restart)
        counts[int(at) + 1 :] = [None] * (_MOST_LEVELS - int(at) - 1)
        if level.value("w:numFmt") in _NO_NUMBER:
            return ""
        text, is_legal = level.value("w:lvlText") or "", bool(level.on("w:isLgl"))
        return _PLACE.sub(
            lambda found: _printed(levels, counts, int(found[1]) - 1, is_legal=is_legal), text
        )


def _start(level: Element | None) -> int:
    told = level.value("w:start") if level else None
    return int(told) if told and told.isdecimal() else 1


def _printed(
    levels: dict[str, Element], counts: list[int | None], at: int, *, is_legal: bool
) -> str:
    level, count = levels.get(str(at)), counts[at]
    kind = (level.value("w:numFmt") or "") if level and not is_legal else ""
    return counted(_start(level) if count is None else count, _KINDS.get(kind, "1"))
