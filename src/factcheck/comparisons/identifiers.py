"""Two identifiers of one thing: versions, numbers of issues, flags, addresses, names of code.

An identifier is right or wrong in each of its signs: `--worker` is not `--workers`, and a shelf
mark with two digits turned leads elsewhere. Which of them belong together is told by the words
beside them, by an address behind the words, or by what they share: all but a slip, how they begin
or end, the same digits in another order.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product

from attrs import frozen

from factcheck.comparisons.reading import Reading, first_proof, proved
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, Span, ValueKind, Verdict
from factcheck.model.links import ALIKE
from factcheck.text import distance

_OF_ONE = frozenset(
    {LinkKind.BEARER, LinkKind.MEASURE, LinkKind.WORK, LinkKind.EXPANSION, LinkKind.OTHER}
)
_OF_NUMBERS = frozenset({ValueKind.NUMBER, ValueKind.ARITHMETIC, ValueKind.COUNT, ValueKind.DATE})
"""Kinds in which a number with a point is no version."""
_ISSUE = re.compile(
    r"(?<![\w&])#(?P<number>\d{1,7})\b|/(?:issues|pull|pulls|merge_requests)/(?P<page>\d+)"
)
_FLAG = re.compile(r"(?<![\w-])--?[A-Za-z][\w-]*")
_ADDRESS = re.compile(
    r"https?://[^\s<>()\[\]\"“”|]+|(?<!\w)#[A-Za-z][^\s<>()\[\]\"“”]*"
    r"|(?<![\w/.])[\w.-]+/[\w.~/-]*\w"
)
_DEFINED = re.compile(r"^\[(?P<label>[^\]]+)\]: *(?P<address>\S+)")
_ANCHOR = re.compile(r"#(?P<name>[\w-]+)")
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_FAR = 2
_LEAST_ADDRESS = 5


@frozen
class _Found:
    """An identifier as it stands at a place."""

    span: Span
    reading: str
    """By what two are compared."""
    name: str = ""
    """What it is of, as far as it is joined to it: "rc" of "RC6.3"."""


def compare_identifiers(link: Link, read: Reading) -> Verdict:
    """Prove that two places give one thing two identifiers, or two things one address."""
    refused = Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” gives no single identifier")
    if link.kind not in _OF_ONE | {LinkKind.EVENT}:
        return refused
    is_number = link.values in _OF_NUMBERS or link.kind in (LinkKind.OTHER, LinkKind.MEASURE)
    verdicts = (
        differ(read, mine, theirs) or read.two_forms("TWN01", mine.span, theirs.span)
        for reader, differ in (_SORTS[:-1] if is_number else _SORTS)
        for mine, theirs in _pairs(link, read, reader)
    )
    found = first_proof(verdicts, refused)
    if isinstance(found, Proved):
        return found
    return _one_address(link, read) or _no_mark(link, read) or found


def _pairs(link: Link, read: Reading, reader: "_Reader") -> Iterator[tuple[_Found, _Found]]:
    """Yield the only identifier of a sort at the doubted place with the only one at each other."""
    mine = list(reader(read, link.this))
    for other in link.others if len(mine) == 1 else ():
        theirs = list(reader(read, other))
        if len(theirs) == 1:
            yield mine[0], theirs[0]


def _versions(read: Reading, place: Span) -> Iterator[_Found]:
    return (_Found(span, number, name) for name, number, span in read.versions(place))


def _issues(read: Reading, place: Span) -> Iterator[_Found]:
    """Yield the number of an issue that the words of a place give, else those of an address."""
    found = list(read.matches(_ISSUE, place))
    shown = [one for one in found if one[0]["number"]]
    numbers = {one["number"] or one["page"]: span for one, span in shown or found}
    yield from (_Found(span, number) for number, span in numbers.items())


def _flags(read: Reading, place: Span) -> Iterator[_Found]:
    return (_Found(span, found[0]) for found, span in read.matches(_FLAG, place))


def _addresses(read: Reading, place: Span) -> Iterator[_Found]:
    for found, span in read.matches(_ADDRESS, place):
        bare = _SCHEME.sub("", found[0]).rstrip("/.,;:")
        if len(bare) >= _LEAST_ADDRESS:
            yield _Found(span, bare)


def _versions_differ(read: Reading, mine: _Found, theirs: _Found) -> Refused | None:
    one, two = mine.reading.split("."), theirs.reading.split(".")
    if one[: len(two)] == two or two[: len(one)] == one:
        return Refused(Reason.AGREES, "one version is the other, or part of it")
    if read.is_one_sentence(*sorted((mine.span, theirs.span))):
        return Refused(Reason.EXPLAINED, "one sentence gives both versions")
    is_named = mine.name == theirs.name != ""
    if not (is_named or read.context(mine.span) & read.context(theirs.span)):
        return Refused(Reason.OTHER_THING, "the places do not name what has the versions")
    return None


def _are_slips(read: Reading, mine: _Found, theirs: _Found) -> Refused | None:
    """Refuse two signs that are one, or more than a slip apart."""
    del read
    if mine.reading == theirs.reading:
        return Refused(Reason.AGREES, "both are one")
    if mine.reading.casefold() == theirs.reading.casefold():
        return Refused(Reason.SAME_FORM, "they differ in capitals only")
    if distance(mine.reading, theirs.reading, _FAR) > _FAR:
        return Refused(Reason.OTHER_THING, "they are more than a slip apart")
    return None


_Reader = Callable[[Reading, Span], Iterator[_Found]]
_Differ = Callable[[Reading, _Found, _Found], Refused | None]
_SORTS: tuple[tuple[_Reader, _Differ], ...] = (
    (_issues, _are_slips),
    (_addresses, _are_slips),
    (_flags, _are_slips),
    (_versions, _versions_differ),
)


def _one_address(link: Link, read: Reading) -> Proved | None:
    """Prove that two things that are named otherwise have one address."""
    mine = _labelled(read, link.this)
    for other in link.others if mine else ():
        theirs = _labelled(read, other)
        if mine and theirs and theirs[1] == mine[1]:
            words = read.words(mine[0]), read.words(theirs[0])
            message = f"“{words[0]}” and “{words[1]}” lead to one address"
            return proved("TWN05", mine[0], theirs[0], message, mine[1])
    return None


def _no_mark(link: Link, read: Reading) -> Proved | None:
    """Prove that a link to a place of the document lacks the mark before its name."""
    mine = _labelled(read, link.this)
    for other in link.others if mine else ():
        named = _ANCHOR.search(read.words(other))
        if mine and named and named["name"] == mine[1]:
            words = read.words(mine[0])
            message = f"“{words}” leads to “{mine[1]}”, and the place is “{named[0]}”"
            return proved("CIT02", mine[0], other, message)
    return None


def _labelled(read: Reading, place: Span) -> tuple[Span, str] | None:
    """Return the words of the only link of a place, with its address."""
    for defined, label in read.matches(_DEFINED, place, "label"):
        return label, defined["address"]
    found = [one for one in read.document.links if one.span.overlaps(place)]
    return (found[0].span, found[0].target) if len(found) == 1 else None


# ---- names of code, paths and keys ----

_MEANT = frozenset({ValueKind.IDENTIFIER, ValueKind.REFERENCE, ValueKind.NAME, ValueKind.OTHER})
_CHUNK = re.compile(r"[^\s`\"“”‘’'|,;!?()\[\]{}<>*$]+(?:<\w+>[^\s`|,;()]*)?")
_SIGNS = frozenset("_/#@\\.:+-0123456789")
"""Signs inside a chunk by which it is a name of code, and no word."""
_CAMEL = re.compile(r"[a-z][A-Z]")
_KEY = re.compile(r"\d+(?:[/-]\d+)+")
_BEGIN, _END = 3, 4
"""Letters with which two names of code both begin or end that belong together."""


@frozen
class _Code:
    """A name of code as it stands at a place."""

    span: Span
    text: str

    @property
    def plain(self) -> str:
        """Return it without what differs from one language to another: `--a-b`, `a_b`."""
        return self.text.lstrip("-").replace("_", "-").casefold()

    @property
    def name(self) -> str:
        """Return it without folders and the ending of a file."""
        return self.plain.rpartition("/")[2].partition(".")[0] or self.plain


def compare_codes(link: Link, read: Reading) -> Verdict:
    """Prove that one thing has two names of code, paths, keys or long numbers."""
    refused = Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” has no name of code")
    if link.values not in _MEANT or link.kind not in _OF_ONE:
        return refused
    pairs = (pair for other in link.others for pair in _pairs_of_codes(read, link.this, other))
    return first_proof((_two_codes(read, *pair) for pair in pairs), refused)


def _two_codes(read: Reading, mine: _Code, theirs: _Code) -> Verdict:
    if read.is_one_sentence(*sorted((mine.span, theirs.span))):
        return Refused(Reason.EXPLAINED, "one sentence gives both")
    if any(read.tells(one.span, "links.renamed") for one in (mine, theirs)):
        why = "the document tells that one took the place of the other"
        return Refused(Reason.EXPLAINED, why)
    return read.two_forms("TWN01", mine.span, theirs.span, least=ALIKE)


def _pairs_of_codes(read: Reading, this: Span, other: Span) -> Iterator[tuple[_Code, _Code]]:
    """Yield the names of two places that belong together and differ."""
    mine, theirs = list(_codes(read, this)), list(_codes(read, other))
    common = {one.plain for one in mine} & {one.plain for one in theirs}
    for one, two in product(mine, theirs):
        is_known = one.plain in common or two.plain in common
        if not is_known and _are_akin(one, two):
            yield one, two


def _codes(read: Reading, place: Span) -> Iterator[_Code]:
    """Yield the chunks of a place that are names of code, no words, numbers or addresses."""
    for found, span in read.matches(_CHUNK, place):
        text = found[0].rstrip(".:")
        inner = text.strip("-/.#:")
        is_key = any(map(str.isalpha, text)) or bool(_KEY.fullmatch(text))
        has_sign = not _SIGNS.isdisjoint(text.lstrip("#.:")) and is_key
        is_mixed = bool(_CAMEL.search(inner))
        is_prose = re.fullmatch(r"[A-Za-z]+(?:-[a-z]+|\.)*", text) and not _is_marked(read, place)
        if (has_sign or is_mixed) and not (is_prose or "@" in text or "://" in text):
            yield _Code(Span(span.start, span.start + len(text)), text)


def _is_marked(read: Reading, place: Span) -> bool:
    """True if a place is set as code, or is one chunk alone."""
    around = read.document.text[max(0, place.start - 1) : place.end + 1]
    return "`" in around or not any(map(str.isspace, read.words(place).strip()))


def _are_akin(one: _Code, two: _Code) -> bool:
    """True if two names show that they are of one thing, and are no two keys of a row."""
    left, right = one.plain, two.plain
    letters = [re.sub(r"\d+", "0", side) for side in (left, right)]
    if letters[0] == letters[1]:
        return False  # they differ in more than a slip
    if distance(left, right, _FAR) <= _FAR and len(left) > _END:
        return True
    sides = (left, right), (one.name, two.name)
    return any(a[:_BEGIN] == b[:_BEGIN] or a[-_END:] == b[-_END:] for a, b in sides)
