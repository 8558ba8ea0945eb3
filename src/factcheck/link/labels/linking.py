"""References to parts of the document that are missing, or that have a different title or place."""

import re
from collections.abc import Iterator

from attrs import field, frozen

from factcheck import lexicon
from factcheck.document.text import grouped, stem, word_list
from factcheck.extract.labels import pointers, targets
from factcheck.extract.labels.label import Number, readings
from factcheck.model import Dossier
from factcheck.model.labels import Fault, Pointer, Target

_LISTED = ("item", "inline")
"""Kinds of parts that are not sections, although "clause 4(b)" may refer to them."""
_FEWEST = 2
"""Minimum number of existing parts of a kind for a reference to a missing one to be an error."""
_FEWEST_CHAPTERS = 3
_RUNNING = ("paragraph", "question")
_FEWEST_RUNNING, _JUMP = 8, 2
_MOST_BEYOND, _LONGEST = 3, 9
_PARTS = re.compile(r"\w+")
_SHARE = 0.6
_SHOWN = 8


@frozen
class Pool:
    """The parts that a reference may refer to."""

    parts: tuple[Target, ...]
    by_reading: dict[Number, list[Target]]
    rows: dict[tuple[bool, ...], dict[Number, Target]]
    """For each pattern of digits and letters: the numbers with this pattern, and their parts."""


@frozen
class Parts:
    """The parts of a document by kind and number."""

    dossier: Dossier
    by_sort: dict[str, list[Target]]
    _pools: dict[str, Pool] = field(init=False, factory=dict)

    def pool(self, sort: str) -> Pool:
        """Return the parts that a reference to a kind of part may refer to."""
        if sort not in self._pools:
            found = tuple(self._parts(sort))
            pairs = ((reading, one) for one in found for reading in one.readings)
            rows: dict[tuple[bool, ...], dict[Number, Target]] = {}
            for one in found:
                if _is_part(one) or sort in _RUNNING:
                    for reading in readings(one.number):
                        rows.setdefault(_shape(reading), {})[reading] = one
            self._pools[sort] = Pool(found, grouped(pairs), rows)
        return self._pools[sort]

    def _parts(self, sort: str) -> list[Target]:
        family = lexicon.words("references.numbered parts")
        by_sort = self.by_sort
        if sort in ("section", "clause"):
            names = [*sorted(family), "section", "chapter", "item", "inline", "appendix"]
            return [one for name in dict.fromkeys(names) for one in by_sort.get(name, ())]
        if sort in _RUNNING and sort not in by_sort:
            return self.running(sort)
        if sort == "chapter" and sort not in by_sort:  # "1 The weir", "2 The race" at the top
            titled = [
                one for one in by_sort.get("section", ()) if one.level and one.number.isdigit()
            ]
            top = min((one.level for one in titled), default=0)
            return [one for one in titled if one.level == top]
        return by_sort.get(sort, [])

    def running(self, sort: str) -> list[Target]:
        """Return the paragraphs or questions of a document that numbers them from 1 to the end."""
        words = self.dossier.document.words
        every = [*self.by_sort.get("section", ()), *self.by_sort.get("item", ())]
        numbered = [
            one
            for one in sorted(every, key=lambda one: one.span.start)
            if one.number.isdigit()
            and (sort == "paragraph" or (one.title and "?" in words(one.title)))
        ]
        found: list[Target] = []
        for one in numbered:
            if abs(int(one.number) - len(found) - 1) <= _JUMP:
                found.append(one)
        return found if len(found) >= max(_FEWEST_RUNNING, len(numbered) // 2) else []


def parts(dossier: Dossier) -> Parts:
    """Return the parts of a document by kind."""
    return Parts(dossier, grouped((one.sort, one) for one in dossier.part(targets)))


def meant(pool: Pool, number: str) -> list[Target]:
    """Return the parts with a number as printed in a reference."""
    found = (
        one for reading in sorted(readings(number)) for one in pool.by_reading.get(reading, ())
    )
    return list(dict.fromkeys(found))


# ---- without a target ----


def dangling(dossier: Dossier) -> Iterator[Fault]:
    """Yield the references to a missing part, if the document has other parts of that kind."""
    known = dossier.part(parts)
    for pointer in dossier.part(pointers):
        pool = known.pool(pointer.sort)
        if not pointer.number:
            yield from _untitled(known, pointer)
            continue
        is_indirect = pointer.sort not in known.by_sort and (
            pointer.sort == "chapter" or (pointer.sort in _RUNNING and pointer.is_plural)
        )
        if meant(pool, pointer.number) or is_indirect:
            continue
        found = _lacking(pool, pointer)
        file, _ = dossier.document.origin(pointer.span.start)
        is_by_key = dossier.document.files[file].path.endswith(".tex")
        if found and (any(one.is_typed for one in found) or not is_by_key):
            yield _dangling(dossier, pointer, found)


def _lacking(pool: Pool, pointer: Pointer) -> list[Target]:
    """Return the parts that show that the referenced one is missing.

    The result is empty if the reference may be to another work.
    """
    inner, depth = pointer.number, pointer.number.count("(")
    for _ in range(depth):
        inner = inner.rpartition("(")[0]
        base = [one for one in meant(pool, inner) if one.sort not in _LISTED]
        if base:
            heads = readings(inner)
            is_digit = pointer.number[len(inner) + 1].isdigit()
            children = [
                one
                for one in pool.parts
                if any(
                    each[: len(head)] == head != each and each[len(head)].isdigit() == is_digit
                    for each in one.readings
                    for head in heads
                )
            ]
            return children if len(children) >= _FEWEST else []
    return _outside(pool, inner, pointer)


def _outside(pool: Pool, number: str, pointer: Pointer) -> list[Target]:
    """Return the parts in the series to which a missing number belongs."""
    wanted = max(readings(number), key=lambda one: one[-1].isdigit(), default=())
    if len(number) == 1 and number.isalpha():
        wanted = (number.lower(),)
    if not wanted:
        return []
    row = [(one, reading) for reading, one in pool.rows.get(_shape(wanted), {}).items()]
    if len(wanted) == 1:
        return _in_row([(one, reading[0]) for one, reading in row], wanted[0], pointer)
    beside = [(one, reading[-1]) for one, reading in row if reading[:-1] == wanted[:-1]]
    if beside:
        return _in_row(beside, wanted[-1], pointer, fewest=1, beyond=_LONGEST)
    above = pool.rows.get(_shape(wanted[:-1]), {}).get(wanted[:-1])
    chapters = sorted({reading[0] for _, reading in row}, key=lambda one: (len(one), one))
    is_whole = chapters[:1] in (["1"], ["a"]) and len(row) >= _FEWEST
    if above and is_whole:
        return [above]
    is_far = wanted[0].isdigit() and len(chapters) >= _FEWEST_CHAPTERS
    return [one for one, _ in row] if is_whole and is_far else []


def _shape(number: Number) -> tuple[bool, ...]:
    return tuple(map(str.isdigit, number))


def _is_part(one: Target) -> bool:
    """Return True if a part has a heading, a caption or a name, or is a clause such as "4.2"."""
    is_named = one.level > 0 or bool(one.word) or one.sort != "section"
    return one.sort not in _LISTED and (is_named or len(_PARTS.findall(one.number)) > 1)


def _in_row(
    row: list[tuple[Target, str]],
    wanted: str,
    pointer: Pointer,
    fewest: int = _FEWEST,
    beyond: int = _MOST_BEYOND,
) -> list[Target]:
    """Return a series if it starts at its first number but lacks the number referred to."""
    values = {value for _, value in row}
    digits = [int(value) for value in values if value.isdigit()]
    if wanted.isdigit() and int(wanted) > 2 * max(digits, default=0) + beyond:
        return []  # far beyond the last number: a reference to another work
    if pointer.sort in ("exhibit", "schedule", "appendix"):
        fewest = 1
    is_between = wanted.isdigit() and bool(digits) and min(digits) < int(wanted) < max(digits)
    is_begun = bool(values & {"1", "a", "0"})
    if len(values) < (1 if wanted.isalpha() else fewest) or not (is_begun or is_between):
        return []
    return [one for one, _ in row]


def _dangling(dossier: Dossier, pointer: Pointer, row: list[Target]) -> Fault:
    document = dossier.document
    shown = f"{document.words(pointer.span)[: len(pointer.word)]} {pointer.number}".strip()
    last = max(row, key=lambda one: one.span.start)
    numbers = list(dict.fromkeys(one.number for one in row))
    if len(numbers) > _SHOWN:
        numbers = [*numbers[:3], "…", *numbers[-3:]]
    return Fault(
        "LBL01",
        pointer.span if not pointer.is_plural else pointer.place,
        f"“{shown}” is not in the document",
        (last.span,),
        (f"numbers in the document: {', '.join(numbers)}",),
    )


def _untitled(known: Parts, pointer: Pointer) -> Iterator[Fault]:
    """Yield a quoted title without a heading, if it is nearly the same as exactly one heading."""
    dossier, document = known.dossier, known.dossier.document
    titles = [one for some in known.by_sort.values() for one in some if one.title and one.level]
    if any(_same(dossier, one, pointer.title) for one in titles):
        return
    mine = _stems(pointer.title)
    near = [
        one
        for one in titles
        if one.title
        and (theirs := _stems(document.words(one.title)))
        and mine != theirs
        and len(mine & theirs) >= max(_FEWEST, _SHARE * max(len(mine), len(theirs)))
    ]
    if len(near) == 1 and near[0].title:
        title = document.words(near[0].title)
        message = f"no heading “{pointer.title}”; the closest is “{title}”"
        yield Fault("LBL01", pointer.place, message, (near[0].title,), (), f"“{title}”")


# ---- a different title or number, or the wrong direction ----


def differing(dossier: Dossier) -> Iterator[Fault]:
    """Yield references whose target has a different title, or is "above" instead of "below"."""
    known, document = dossier.part(parts), dossier.document
    for pointer in dossier.part(pointers):
        sort = "section" if pointer.sort == "item" and pointer.title else pointer.sort
        found = meant(known.pool(sort), pointer.number) if pointer.number else []
        found = [one for one in found if one.sort not in _LISTED]
        if not found:
            continue
        if pointer.title:
            yield from _other_title(known, pointer, sort, found)
        if pointer.side and len(found) == 1:
            target = found[0].span
            is_below = target.start > pointer.span.start
            is_here = document.block_around(target) == document.block_around(pointer.span)
            if is_below != (pointer.side == "below") and not is_here:
                side = "below" if is_below else "above"
                shown = document.words(pointer.span)
                message = f"“{shown}” is {side}, not {pointer.side}"
                yield Fault("LBL03", pointer.span, message, (target,))


def _other_title(known: Parts, pointer: Pointer, sort: str, found: list[Target]) -> Iterator[Fault]:
    dossier, document = known.dossier, known.dossier.document
    titled = [one for one in found if one.title]
    if not titled or any(_same(dossier, one, pointer.title) for one in titled):
        return
    shown = document.words(pointer.span)
    is_exact = not pointer.is_quoted
    owners = [
        one
        for one in known.pool(sort).parts
        if one.number and _same(dossier, one, pointer.title, is_exact=is_exact)
    ]
    title = document.words(titled[0].title or titled[0].span)
    if len({one.number for one in owners}) == 1:
        fix = shown.replace(pointer.number, owners[0].number, 1)
        owner = f"“{pointer.title}” is the title of “{fix}”"
        message = f"“{shown}” is titled “{title}”; {owner}"
        others = (titled[0].span, owners[0].span)
        yield Fault("LBL03", pointer.span, message, others, (), fix)
    elif pointer.is_quoted:
        message = f"“{shown}” is titled “{title}”, not “{pointer.title}”"
        yield Fault("LBL03", pointer.span, message, (titled[0].span,))


def _same(dossier: Dossier, target: Target, title: str, *, is_exact: bool = False) -> bool:
    """Return True if a title equals that of a part or, if that suffices, one contains the other."""
    if target.title is None:
        return False
    mine = " ".join(word_list(title.lower()))
    theirs = " ".join(word_list(dossier.document.words(target.title).lower()))
    if is_exact or not mine:
        return bool(mine) and mine == theirs
    return f" {mine} " in f" {theirs} " or f" {theirs} " in f" {mine} "


def _stems(words: str) -> frozenset[str]:
    small = lexicon.words("function.stop")
    return frozenset(stem(word) for word in word_list(words.lower()) if word not in small)
