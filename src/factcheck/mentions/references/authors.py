"""The people and bodies that an entry names: those that open it, and those of a stretch of it.

Where an entry shows by its own marks how far the names reach (a title in quotation marks or italics
begins, brackets close), all of the stretch must be names, so that every order of names can be told.
"""

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.model import Contributor, Span
from factcheck.model.contributors import PARTICLES, contributor, names_body

UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΩЀ-Я"
WORD = rf"[{UPPER}][\w’'-]{{1,40}}"
ONE_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES))}|[Dd]e|[Vv]an|[Vv]on|[Ll]a|[Dd]er|[Dd]’|[Dd]')"
PARTICLE = rf"(?:{ONE_PARTICLE}\s)"
_PARTICLES = rf"{ONE_PARTICLE}(?:\s{ONE_PARTICLE}){{0,2}}"
_CAPITAL_PARTICLE = rf"(?:(?:{lexicon.alternation('names.particles with capitals')}|St\.)\s)"
_FAMILY = (
    rf"(?:{PARTICLE}){{0,3}}{_CAPITAL_PARTICLE}?"
    rf"(?:[a-z]{{2,3}}-|[A-Za-z]['’])?{WORD}(?:[\s-]{WORD})?"
)
_INITIALS = rf"[{UPPER}]\.(?:[\s-]?[{UPPER}]\.){{0,4}}"
SUFFIXES = ("Jr", "Sr", "II", "III", "IV")
_SUFFIX = rf"(?:{'|'.join(SUFFIXES)})\b\.?"
# One part between commas. Source: APA 7 (9.8), Vancouver (NLM, Citing Medicine, ch. 1), Chicago 17
# (14.74, 15.9), MLA 9 (5.7), IEEE Reference Guide (2018).
_ONLY_INITIALS = re.compile(rf"(?P<given>{_INITIALS})(?:\s(?P<after>{_PARTICLES}))?")
_ONLY_GIVEN = re.compile(
    rf"(?P<given>{WORD}(?:\s(?:{WORD}|[{UPPER}]\.)){{0,2}})(?:\s(?P<after>{_PARTICLES}))?"
)
_ONLY_FAMILY = re.compile(_FAMILY)
_BUNCHED = re.compile(
    rf"(?P<family>{_FAMILY})\s(?P<given>[{UPPER}]{{1,3}}(?:-[{UPPER}])?|[{UPPER}](?:\s[{UPPER}]\b){{1,2}})"
    rf"(?:\s(?P<after>{_PARTICLES}))?(?:\s(?P<suffix>{_SUFFIX}))?"
)
_DIRECT = re.compile(
    rf"(?P<given>(?:(?!{_CAPITAL_PARTICLE})(?:{WORD}|{_INITIALS})\s){{1,3}})(?P<family>{_FAMILY})(?:\s(?P<suffix>{_SUFFIX}))?"
)
_EDITORS = re.compile(r",?\s?[\[(]?\b(?P<mark>[Ee]ds?|[Ee]ditors?|comps?)\b\.?[\])]?[.,]?$")
_OTHERS = re.compile(r",?\s(?:et\s?al\b\.?|(?:and|&)\s(?:others|colleagues)\b|others$)$")
_JOINED = re.compile(r",?\s(?:and|&)\s|;\s")
BETWEEN_NAMES = re.compile(r",\s(?:(?:and|&)\s)?(?!Jr|Sr)|\s(?:and|&)\s|\s?&\s?")
_BODY = re.compile(
    rf"(?P<body>[{UPPER}][^.,:;()\[\]“”\"\d]{{1,100}}?)(?=\.\s|\s[(\[]|,\s[“\"\d‘]|:\s)"
)
_MOST_WORDS = 10
DASH = re.compile(r"(?:[-–—_]\s?){2,6}[.,]?|[—―][.,]")
# Small words inside the names of bodies; any other small word means a title.
_SMALL = PARTICLES | frozenset(("and", "of", "for", "the", "on", "in", "at", "to", "&"))


@frozen
class Authors:
    """Who an entry says made its work, or had another part in it."""

    people: tuple[Contributor, ...] = ()
    others: bool = False
    """More are hinted at."""
    end: int = 0
    """Where the names end in an entry that they open, editors' marks included."""
    are_editors: bool = False
    same: bool = False
    """A dash stands for the authors of the entry above."""


def people_in(words: str, *, inverted: bool = True, direct: bool = False) -> Authors:
    """Return the names that make up a stretch of an entry; none if it holds anything else.

    Args:
        words: the stretch, with its last comma or full stop.
        inverted: the first name may stand family first and in full: "Moe, Ida".
        direct: "Ida Moe" in full is a person; otherwise only beside "Lee, T.".
    """
    bare = _ended(words)
    mark = _EDITORS.search(bare)
    if mark:
        bare = _ended(bare[: mark.start()])
    others = _OTHERS.search(bare)
    if others:
        bare = _ended(bare[: others.start()])
    names = _Row(bare, inverted, direct or bool(others)).names()
    are_editors = mark is not None and mark["mark"][0].lower() == "e"
    made = Authors(tuple(names), others is not None, are_editors=are_editors)
    return made if names else Authors()


def _ended(words: str) -> str:
    """Return a stretch without its last comma or full stop; that of an initial stays."""
    bare = words.strip(" ,;:")
    is_ended = bare.endswith(".") and bare[-3:-1].isalpha() and len(bare) > len("I.")
    return bare[:-1] if is_ended and not bare.endswith(("Jr.", "Sr.")) else bare


def body_of(words: str) -> Authors:
    """Return the body with which an entry begins, or that a dash stands for the authors above."""
    dash = DASH.match(words)
    if dash:
        return Authors(end=dash.end(), same=True)
    body = _BODY.match(words)
    if body and opens_like_body(body["body"]):
        return Authors((Contributor(literal=body["body"]),), end=body.end())
    return Authors()


def opens_like_body(words: str) -> bool:
    """Say whether the words that open an entry can be the name of a body and no title."""
    every = words.split()
    is_name = words[:1].isupper() and len(every) <= _MOST_WORDS
    return is_name and all(word in _SMALL or not word[0].islower() for word in every)


@frozen
class _Row:
    """Names in a row, parted at commas."""

    words: str
    inverted: bool
    direct: bool

    def names(self) -> list[Contributor]:
        """Return the names, or nothing if one part is none."""
        if _is_body(self.words):
            return [Contributor(literal=self.words)]
        groups = [part for part in _JOINED.split(self.words) if part]
        first = self._group(groups[0].strip(), is_first=True) if groups else []
        in_full = bool(first) and is_in_full(first[0].given)
        rest = evolve(self, direct=self.direct or in_full)
        are_parted = ";" in self.words  # each may then stand family first: "Moe, Ida; Lee, Tom"
        read = [first, *(rest._group(part.strip(), is_first=are_parted) for part in groups[1:])]  # noqa: SLF001 - its own
        return [name for group in read for name in group] if all(read) else []

    def _group(self, words: str, *, is_first: bool) -> list[Contributor]:
        parts = [part for part in words.split(", ") if part]
        found: list[Contributor] = []
        at = 0
        while at < len(parts):
            taken, name = self._one(parts, at, is_first=is_first and at == 0)
            if name is None:
                return []
            found.append(name)
            at += taken
            is_row = taken > 1 or _JOINED.search(self.words) is not None
            if is_first and at == taken and is_in_full(name.given) and is_row:
                return self._beside(found, parts[at:])
        return found

    def _beside(self, found: list[Contributor], parts: list[str]) -> list[Contributor]:
        """Return the first name with those behind it, which stand given name first."""
        direct = evolve(self, direct=True, inverted=False)
        rest = direct._group(", ".join(parts), is_first=False)  # noqa: SLF001 - its own
        return [*found, *rest] if rest or not parts else []

    def _one(self, parts: list[str], at: int, *, is_first: bool) -> tuple[int, Contributor | None]:
        """Return how many parts make up the next name, and the name."""
        following, behind = [*parts[at + 1 : at + 3], "", ""][:2]
        given = _ONLY_INITIALS.fullmatch(following) or (
            _ONLY_GIVEN.fullmatch(following) if is_first and self.inverted else None
        )
        is_family = _ONLY_FAMILY.fullmatch(parts[at])
        if given and is_family and not self._is_direct(parts[at], given):
            suffix = behind if behind.removesuffix(".") in SUFFIXES else ""
            made = _person(parts[at], given["given"], given["after"], suffix)
            return 2 + bool(suffix), made
        suffix = following if following.removesuffix(".") in SUFFIXES else ""
        return 1 + bool(suffix), self._alone(parts[at], suffix)

    def _is_direct(self, words: str, given: re.Match[str]) -> bool:
        """True if a part is a whole name itself: "Ida Moe" before "Tom Lee"."""
        return (
            is_in_full(given["given"])
            and " " in words
            and words[0].isupper()
            and " " in given["given"]
        )

    def _alone(self, words: str, suffix: str) -> Contributor | None:
        """Return the name that one part is: "Moe I", "I. Moe", "Ida Moe", "Harbour Board"."""
        bunched = _BUNCHED.fullmatch(words.removesuffix("."))
        if bunched:
            family, given, after = bunched.group("family", "given", "after")
            return _person(family, given, after, bunched["suffix"] or suffix)
        if _is_body(words):
            return Contributor(literal=words)
        direct = _DIRECT.fullmatch(words)
        if direct and (self.direct or not self.inverted or "." in direct["given"]):
            suffix = direct["suffix"] or suffix
            if suffix or "." in direct["given"]:
                return _person(direct["family"], direct["given"], None, suffix)
            return contributor(words)
        return None


def is_in_full(given: str) -> bool:
    """Return True for "John" and "John A.", not for "J. A." or "JA"."""
    return any(word.isalpha() and len(word) > 1 for word in given.split()) and not given.isupper()


def _is_body(words: str) -> bool:
    """True if words are the name of a body, and of nothing besides."""
    is_one = ", " not in words and ". " not in words and words[1:2] != "."
    return is_one and names_body(words) and opens_like_body(words)


def _person(family: str, given: str, after: str | None, suffix: str) -> Contributor:
    whole = f"{after} {family}" if after else family
    suffix = f"{suffix}." if suffix in ("Jr", "Sr") else suffix
    return Contributor(f"{whole}, {suffix}" if suffix else whole, given.strip())


NAME = (
    rf"(?:(?:{WORD}|{_INITIALS})\s){{1,3}}(?:{PARTICLE}){{0,3}}(?:[a-z]{{2,3}}-|[A-Za-z]['’])?{WORD}"
    rf"(?:,?\s{_SUFFIX})?"
)
RUN = (
    rf"{NAME}(?:(?:,\s{NAME}){{1,12}},?\s(?:and|&)\s{NAME}|,?\s(?:and|&)\s{NAME})?(?:,?\set\sal\.)?"
)
"""Names given name first; where there are more than one, the last is joined by "and"."""


_HEAD_ENDS = re.compile(r"[.,]?\s(?=[(“\"‘])|\.\s|,\s|\.:\s")
_RUN_OPENS = re.compile(
    rf"{NAME}(?:(?:,\s{NAME}){{0,12}},?\s&\s{NAME}|\sand\s{NAME}|\set\sal\.)?"
    r"(?=[.,:;]\s|\s[(“\"])(?!\s\([^()]{2,60}:\s)"
)
"""Names given name first; two words in front of "(Place: Publisher" are the title of a book."""
_MOST_TRIED = 4
"""Places in a row behind which no names end, so that none will."""
_LONGEST_HEAD = 900
OPENS_DATED = re.compile(
    r"[.,]?\s\(?(?:c\.\s?)?(?:[12]\d{3}[a-z]?\b|n\.\s?d\.|no date|[Ff]orthcoming|[Ii]n press)"
)


def authors_in(words: str, italics: Sequence[Span] = (), *, is_note: bool = False) -> Authors:
    """Return who made a work: all words before a title that is set off, or before a year.

    Args:
        words: the entry without addresses.
        italics: stretches that the file sets off.
        is_note: it is a footnote or endnote.
    """
    if italics and italics[0].start == 0 and not _is_name_set_off(words, italics):
        return Authors()
    end = _head_end(words, italics)
    if end:
        people = people_in(words[:end], direct=is_note, inverted=not is_note)
        if not people.people and is_note:
            people = people_in(words[:end], direct=True)
        if people.people:
            return evolve(people, end=end)
    named = _opening(words) if is_note else None
    named = named or _grown(words, is_note=is_note) or _opening(words)
    if named:
        return named
    authors = body_of(words)
    return authors if authors.people or authors.same else _body_before(words, end) or authors


def _is_name_set_off(words: str, italics: Sequence[Span]) -> bool:
    """True if a name in small capitals stands before a title in them: law reviews do that."""
    first, *rest = italics
    between = words[first.end : rest[0].start] if rest else "."
    return between.strip() == ","


def _head_end(words: str, italics: Sequence[Span]) -> int:
    """Return where the names end as marks show it; 0 if none does."""
    dated = OPENS_DATED.search(words, 0, _LONGEST_HEAD)
    starts = [span.start for span in italics if span.start > 0][:1]
    starts += [at for at in map(words.find, '“"') if at >= 0]
    return min([*starts, dated.start()] if dated else starts, default=0)


def _grown(words: str, *, is_note: bool) -> Authors | None:
    """Return the longest run of names that an entry opens with and that ends at a mark.

    In a note "Moe, Ports, 51" is a short title and no name that stands family first.
    """
    best: Authors | None = None
    failed = 0
    for mark in _HEAD_ENDS.finditer(words, 0, _LONGEST_HEAD):
        end = mark.start() + (mark[0][0] == ".")
        people = people_in(words[:end], inverted=not is_note or mark[0] != ", ")
        if people.people and (best is None or _begins_as(best, people.people)):
            best, failed = evolve(people, end=end), 0
        elif (failed := failed + 1) > _MOST_TRIED:
            break
    return best


def _opening(words: str) -> Authors | None:
    """Return the names that open a note given name first: "Ida Moe, Tom Lee & Ann Orr, Piers"."""
    found = _RUN_OPENS.match(words)
    people = people_in(found[0], direct=True, inverted=False) if found else None
    return evolve(people, end=found.end()) if found and people and people.people else None


def _begins_as(best: Authors, names: Sequence[Contributor]) -> bool:
    """Return True if a longer run of names begins as the shorter one, so that no title is in it."""
    *firsts, last = zip(best.people, names, strict=False)
    return all(_is_same(old, new) for old, new in firsts) and (
        _is_same(*last) or _goes_on(*last, names)
    )


def _is_same(old: Contributor, new: Contributor) -> bool:
    ends = new.family.endswith(old.family) or new.family.startswith(f"{old.family},")
    return old.literal == new.literal and ends


def _goes_on(old: Contributor, new: Contributor, names: Sequence[Contributor]) -> bool:
    """Return True if "Ida M" is the beginning of "Ida M. Moe", beside others in full."""
    begins = bool(old.family) and new.given.startswith(f"{old.family} {old.given}")
    return begins and any(is_in_full(one.given) for one in names if one is not new)


def _body_before(whole: str, end: int) -> Authors | None:
    """Return the body in front of a title that is set off: "Board, *Piers*"."""
    words = whole[:end].rstrip(" ,.")
    is_short = 0 < len(words) <= _LONGEST_BODY and "," not in words and ". " not in words
    is_title = whole[end : end + 2] == ", " and whole[end + 2 : end + 3].isdigit()
    if not is_short or is_title or not words[0].isupper():
        return None
    return Authors((Contributor(literal=words),), end=end)


_LONGEST_BODY = 100
