"""The people and organisations named in an entry, at its start or in another part of it.

If the entry itself shows where the names end (a title in quotation marks or italics starts, or a
bracket closes), the whole stretch must consist of names, which determines their order.
"""

import re
from collections.abc import Sequence
from itertools import repeat

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.model import Contributor, Span
from factcheck.model.contributors import PARTICLES, contributor, names_body

UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΩЀ-Я"
WORD = rf"(?!(?:Jr|Sr|II|III|IV)\b)[{UPPER}][\w’'-]{{1,40}}"
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
# Source: APA 7 (9.8), Vancouver (NLM, Citing Medicine, ch. 1), Chicago 17 (14.74, 15.9), MLA 9
# (5.7), IEEE Reference Guide (2018).
_TAIL = rf"(?:\s(?P<after>{_PARTICLES}))?(?:,?\s(?P<suffix>{_SUFFIX}))?(?![\w’'-])"
_BY_INITIALS = re.compile(rf"(?P<family>{_FAMILY}),\s(?P<given>{_INITIALS}){_TAIL}")
_IN_FULL = re.compile(
    rf"(?P<family>{_FAMILY}),\s(?P<given>{WORD}(?:\s(?:{WORD}|[{UPPER}]\.)){{0,2}}){_TAIL}"
)
_BUNCHED = re.compile(
    rf"(?P<family>{_FAMILY})\s(?P<given>[{UPPER}]{{1,3}}(?:-[{UPPER}])?|[{UPPER}](?:\s[{UPPER}]\b){{1,2}}){_TAIL}"
)
_DIRECT = re.compile(
    rf"(?P<given>(?:(?!{_CAPITAL_PARTICLE})(?:{WORD}|{_INITIALS})\s){{1,3}})(?P<family>{_FAMILY}){_TAIL}"
)
_BESIDE = re.compile(
    rf"(?P<given>{WORD}\s(?:[{UPPER}]\.\s?){{1,2}})(?P<family>{_FAMILY}){_TAIL}(?=(?:,|,?\s(?:and|&))\s[{UPPER}]|,\s(?:and|&)\s)"
)
"""A given name and initial before the family name, which a single name may only seem to have."""
_EDITORS = re.compile(r",?\s?[\[(]?\b(?P<mark>[Ee]ds?|[Ee]ditors?|comps?)\b\.?[\])]?[.,]?$")
_OTHERS = re.compile(r",?\s(?:et\s?al\b\.?|(?:and|&)\s(?:others|colleagues)\b|others$)")
_BETWEEN = re.compile(r",?\s(?:and|&)\s|;\s(?:and\s)?|,\s")
BETWEEN_NAMES = re.compile(r",\s(?:(?:and|&)\s)?(?!Jr|Sr)|\s(?:and|&)\s|\s?&\s?")
_BODY = re.compile(
    rf"(?P<body>[{UPPER}][^.,:;()\[\]“”\"\d]{{1,100}}?)(?=\.\s|\s[(\[]|,\s[“\"\d‘]|:\s)"
)
_BEFORE_COMMA = re.compile(r"(?P<body>[^.,:;()]{2,100}),\s")
_MOST_WORDS = 10
_DASH = re.compile(r"(?:[-–—_]\s?){2,6}[.,]?|[—―][.,]")
# Lower-case words inside names of organisations; any other one indicates a title.
_SMALL = PARTICLES | frozenset(("and", "of", "for", "the", "on", "in", "at", "to", "&"))
_ENDS = re.compile(r"[.,]?\s[(“\"‘]|[.,]\s|\.:\s|\.?$")
"""Text after the names that open an entry."""
OPENS_DATED = re.compile(
    r"[.,]?\s\(?(?:c\.\s?)?(?:[12]\d{3}[a-z]?\b|n\.\s?d\.|no date|[Ff]orthcoming|[Ii]n press)"
)
_LONGEST_HEAD = 900
_LONGEST_BODY = 100


@frozen
class Authors:
    """The people an entry credits as authors or in another role."""

    people: tuple[Contributor, ...] = ()
    others: bool = False
    """Whether there are more, as in "et al."."""
    end: int = 0
    """End of the names that open an entry, including editors' marks."""
    are_editors: bool = False
    same: bool = False
    """Whether a dash stands for the authors of the entry above."""


def people_in(words: str, *, inverted: bool = True, direct: bool = False) -> Authors:
    """Return the names that make up a part of an entry; none if it contains anything else.

    Args:
        words: The part, with its final comma or full stop.
        inverted: Whether the first name may have the family name first and be in full: "Moe, Ida".
        direct: Whether "Ida Moe" in full is a person; otherwise only beside "Lee, T.".
    """
    bare = words.strip(" ,;:")
    mark = _EDITORS.search(bare)
    bare = bare[: mark.start()].rstrip(" ,;") if mark else bare
    rows = _rows_at(bare, inverted=inverted, direct=direct or bool(_OTHERS.search(bare)))
    are_editors = mark is not None and mark["mark"][0].lower() == "e"
    if not rows or bare[rows[-1].end :] not in ("", "."):
        return Authors()
    return evolve(rows[-1], are_editors=are_editors)


def _rows_at(words: str, *, inverted: bool, direct: bool) -> list[Authors]:
    """Return the lists of names with which words start, each one name longer than the last."""
    rows: list[Authors] = []
    people: tuple[Contributor, ...] = ()
    at, is_bunched = 0, False
    while True:
        body = words[at:].rstrip(".")
        if not body or _is_body(body):
            made = Authors((*people, Contributor(literal=body)), end=at + len(body))
            return [*rows, made] if body else rows
        forms = [_BY_INITIALS, *([_IN_FULL] if inverted else []), _BESIDE, _BUNCHED, _DIRECT]
        if people:
            is_full = is_in_full(people[0].given) and not inverted
            forms = (
                [_BUNCHED]
                if is_bunched
                else [one for one in forms[is_full:] if one is not _BUNCHED]
            )

        found = next(filter(None, map(_person_at, forms, repeat(words), repeat(at))), None)
        if found is None or (found.re is _DIRECT and not (direct or "." in found["given"])):
            return rows
        people, is_bunched = (*people, _person(found)), found.re is _BUNCHED
        end = found.end() + (is_bunched and words[found.end() :][:2] == ". ")
        direct = direct or is_in_full(people[0].given)
        others, between = _OTHERS.match(words, found.end()), _BETWEEN.match(words, found.end())
        end = others.end() if others else end
        rows.append(Authors(people, others is not None, end))
        if others or between is None:
            return rows
        inverted, at = ";" in between[0], between.end()


def _is_body(words: str) -> bool:
    is_one = ", " not in words and ". " not in words and words[1:2] != "."
    return is_one and names_body(words) and opens_like_body(words)


def _person_at(form: re.Pattern[str], words: str, at: int) -> re.Match[str] | None:
    found = form.match(words, at)
    is_two = found and form is _IN_FULL and " " in found["given"] and " " in found["family"]
    return None if found and is_two and found["family"][0].isupper() else found


def _person(found: re.Match[str]) -> Contributor:
    family, given, after, suffix = found.group("family", "given", "after", "suffix")
    if found.re in (_DIRECT, _BESIDE) and not suffix and "." not in given:
        return contributor(f"{given}{family}")
    whole = f"{after} {family}" if after else family
    suffix = f"{suffix}." if suffix in ("Jr", "Sr") else suffix
    return Contributor(f"{whole}, {suffix}" if suffix else whole, given.strip())


def is_in_full(given: str) -> bool:
    """Return True for "John" and "John A.", not for "J. A." or "JA"."""
    return any(word.isalpha() and len(word) > 1 for word in given.split()) and not given.isupper()


def opens_like_body(words: str) -> bool:
    """Return True if the words that open an entry can name an organisation rather than a title."""
    every = words.split()
    is_name = words[:1].isupper() and len(every) <= _MOST_WORDS
    return is_name and all(word in _SMALL or not word[0].islower() for word in every)


def authors_in(words: str, italics: Sequence[Span] = (), *, is_note: bool = False) -> Authors:
    """Return the authors of a work: all words before a title that is set off, or before a year.

    Args:
        words: The entry without addresses.
        italics: Spans in italics or small capitals in the file.
        is_note: Whether it is a footnote or endnote.
    """
    dash = _DASH.match(words)
    if dash:
        return Authors(end=dash.end(), same=True)
    if italics and italics[0].start == 0:
        end = italics[1].start if italics[1:] else 0
        if words[italics[0].end : end].strip() != ",":  # as names in small capitals have it
            return Authors()
    dated = OPENS_DATED.search(words, 0, _LONGEST_HEAD)
    ends = [dated.start()] if dated else []
    ends += [span.start for span in italics if span.start > 0][:1]
    end = min(ends + [at for at in map(words.find, '“"') if at >= 0], default=0)
    for inverted in ((False, True) if is_note else (True,)) if end else ():
        people = people_in(words[:end], direct=is_note, inverted=inverted)
        if people.people:
            return evolve(people, end=end)
    return _opening(words, is_note=is_note) or _body_of(words, end)


def _opening(words: str, *, is_note: bool) -> Authors | None:
    """Return the names that open an entry and end at a mark.

    In a note "Moe, Ports, 51" is a short title and not an inverted name; two words before "(Place:
    Publisher" are the title of a book.
    """
    head = words[:_LONGEST_HEAD]
    for direct in (True, False) if is_note else (False, True):
        for row in reversed(_rows_at(head, inverted=not direct, direct=direct)):
            last = words[: row.end].rpartition(", ")[2]
            is_open = direct and row.people[1:] and not _AND.search(last) and "." not in last
            is_end = _ENDS.match(words, row.end) or words[row.end - 1] == "."
            is_short = is_note and not direct and words[row.end : row.end + 2] == ", "
            if is_end and not (is_open or is_short):
                mark = _EDITORS_BEHIND.match(words, row.end)
                return evolve(row, end=mark.end(), are_editors=True) if mark else row
    return None


_AND = re.compile(r"(?:^|\s)(?:and|&)\s")
_EDITORS_BEHIND = re.compile(r",?\s[\[(]?[Ee]d(?:s|itors?)?\b\.?[\])]?")


def _body_of(words: str, end: int) -> Authors:
    """Return the organisation that opens an entry, or that precedes a title that is set off."""
    for form in (_BODY, _BEFORE_COMMA):
        body = form.match(words)
        if body and opens_like_body(body["body"]) and (form is _BODY or names_body(body["body"])):
            return Authors((Contributor(literal=body["body"]),), end=body.end())
    before = words[:end].rstrip(" ,.")
    is_short = 0 < len(before) <= _LONGEST_BODY and "," not in before and ". " not in before
    is_title = words[end : end + 2] == ", " and words[end + 2 : end + 3].isdigit()
    if is_short and not is_title and before[0].isupper():
        return Authors((Contributor(literal=before),), end=end)
    return Authors()


NAME = (
    rf"(?:(?:{WORD}|{_INITIALS})\s){{1,3}}(?:{PARTICLE}){{0,3}}(?:[a-z]{{2,3}}-|[A-Za-z]['’])?{WORD}"
    rf"(?:,?\s{_SUFFIX})?"
)
RUN = rf"{NAME}(?:(?:,\s{NAME}){{0,12}},?\s(?:and|&)\s{NAME})?(?:,?\set\sal\.)?"
"""Names with the given name first; "and" joins the last of several."""
