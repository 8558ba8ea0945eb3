"""Two identifiers of one thing: versions, numbers of issues, flags of a command, addresses, e-mail.

An identifier is right or wrong in each of its signs, so two that differ are two things. Which of
them belong together is told by the words beside them, by an address behind the words, or by their
being one slip apart.
"""

import re
from collections.abc import Callable, Iterator

from factcheck import lexicon
from factcheck.comparisons.reading import Reading, first_proof, proved
from factcheck.data.english import is_listed
from factcheck.equations.amounts import are_alike
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, Span, ValueKind, Verdict
from factcheck.patterns import lazy
from factcheck.text import distance, listed
from factcheck.values import frozen

_OF_ONE = frozenset(
    {
        LinkKind.BEARER,
        LinkKind.MEASURE,
        LinkKind.EVENT,
        LinkKind.WORK,
        LinkKind.EXPANSION,
        LinkKind.OTHER,
    }
)
_OF_NUMBERS = frozenset({ValueKind.NUMBER, ValueKind.ARITHMETIC, ValueKind.COUNT, ValueKind.DATE})
"""Kinds in which a number with a point is no version."""
_ISSUE = lazy(
    r"(?<![\w&])#(?P<number>\d{1,7})\b|/(?:issues|pull|pulls|merge_requests)/(?P<page>\d+)"
)
_FLAG = lazy(r"(?<![\w-])--?[A-Za-z][\w-]*")
_EMAIL = lazy(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = lazy(
    r"https?://[^\s<>()\[\]\"“”|]+|(?<!\w)#[A-Za-z][^\s<>()\[\]\"“”]*"
    r"|(?<![\w/.])[\w.-]+/[\w.~/-]*\w"
)
_DEFINED = lazy(r"^\[(?P<label>[^\]]+)\]: *(?P<address>\S+)")
_ANCHOR = lazy(r"#(?P<name>[\w-]+)")
_SCHEME = lazy(r"^(?:https?://)?(?:www\.)?")
_GENERAL = lazy(r"[a-z ]+|.{0,2}")
"""Words of a link that name nothing: "this post", "here"."""
_FAR = 2
_NEAR = 4
"""Tokens from a version within which words stand that tell of it."""
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
    if link.kind not in _OF_ONE:
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


def _emails(read: Reading, place: Span) -> Iterator[_Found]:
    return (_Found(span, found[0].casefold()) for found, span in read.matches(_EMAIL, place))


def _addresses(read: Reading, place: Span) -> Iterator[_Found]:
    for found, span in read.matches(_ADDRESS, place):
        bare = _SCHEME.sub("", found[0]).rstrip("/.,;:")
        if len(bare) >= _LEAST_ADDRESS:
            yield _Found(span, bare)


def _versions_differ(read: Reading, mine: _Found, theirs: _Found) -> Refused | None:
    one, two = mine.reading.split("."), theirs.reading.split(".")
    if one[: len(two)] == two or two[: len(one)] == one:
        return Refused(Reason.AGREES, "one version is the other, or part of it")
    names = _named(read, mine), _named(read, theirs)
    if all(names) and names[0] != names[1]:
        return Refused(Reason.OTHER_THING, "the versions are of two things")
    if read.is_one_sentence(*sorted((mine.span, theirs.span))):
        return Refused(Reason.EXPLAINED, "one sentence gives both versions")
    changes = [_is_change(read, one) for one in (mine, theirs)]
    if changes[0] != changes[1]:
        return Refused(Reason.EXPLAINED, "a place tells what changed with its version")
    is_named = mine.name == theirs.name != ""
    if not (is_named or read.context(mine.span) & read.context(theirs.span)):
        return Refused(Reason.OTHER_THING, "the places do not name what has the versions")
    return None


def _named(read: Reading, one: _Found) -> str:
    """Return the word before a version that names what has it: "httpd" of "HTTPd 1.0"."""
    at = read.tokens.at(one.span.start) - 1
    is_beside = at >= 0 and 0 < one.span.start - read.tokens.ends[at] <= 1
    is_name = is_beside and read.tokens.words[at][0].isalpha()
    is_name = is_name and not is_listed(read.tokens.lower[at])
    return read.tokens.lower[at] if is_name else ""


def _label(read: Reading, one: _Found) -> str:
    """Return the word before a number that tells what has it: "issue", "pr"."""
    at = read.tokens.at(one.span.start) - 1
    word = read.tokens.lower[at].removesuffix("s") if at >= 0 else ""
    return word if word in lexicon.words("links.numbered") else ""


def _is_change(read: Reading, one: _Found) -> bool:
    """True if the words close to a version tell what changed with it: "since", "no longer"."""
    at = read.tokens.at(one.span.start)
    inside = read.tokens.inside(read.sentence(one.span))
    near = range(max(inside.start, at - _NEAR), min(at + _NEAR, inside.stop))
    return next(listed("links.of a version").find(read.tokens, near), None) is not None


def _issues_differ(read: Reading, mine: _Found, theirs: _Found) -> Refused | None:
    if mine.reading == theirs.reading:
        return Refused(Reason.AGREES, "both are of one number")
    labels = {_label(read, one) for one in (mine, theirs)} - {""}
    if len(labels) > 1:
        return Refused(Reason.OTHER_THING, f"the numbers are of {' and of '.join(sorted(labels))}")
    if not are_alike(float(mine.reading), float(theirs.reading)):
        return Refused(Reason.OTHER_THING, "the numbers are no slip of one another")
    return None


def _are_slips(read: Reading, mine: _Found, theirs: _Found) -> Refused | None:
    """Refuse two signs that are one, or more than a slip apart."""
    del read
    if mine.reading == theirs.reading:
        return Refused(Reason.AGREES, "both are one")
    if _are_of_two_versions(mine.reading, theirs.reading):
        return None
    if mine.reading.casefold() == theirs.reading.casefold():
        return Refused(Reason.SAME_FORM, "they differ in capitals only")
    if distance(mine.reading, theirs.reading, _FAR) > _FAR:
        return Refused(Reason.OTHER_THING, "they are more than a slip apart")
    return None


_Reader = Callable[[Reading, Span], Iterator[_Found]]
_Differ = Callable[[Reading, _Found, _Found], Refused | None]
_SORTS: tuple[tuple[_Reader, _Differ], ...] = (
    (_issues, _issues_differ),
    (_emails, _are_slips),
    (_addresses, _are_slips),
    (_flags, _are_slips),
    (_versions, _versions_differ),
)


def _are_of_two_versions(one: str, other: str) -> bool:
    """True if two addresses first part where each has a version: /v1/ships, /v2."""
    pairs = zip(one.split("/"), other.split("/"), strict=False)
    apart = next(((left, right) for left, right in pairs if left != right), ("", ""))
    return all(re.fullmatch(r"v\d+(?:\.\d+)*", part) for part in apart)


def _one_address(link: Link, read: Reading) -> Proved | None:
    """Prove that two things that are named otherwise have one address."""
    mine = _labelled(read, link.this)
    for other in link.others if mine else ():
        theirs = _labelled(read, other)
        if mine and theirs and theirs[1] == mine[1] and _name_two_things(read, mine[0], theirs[0]):
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


def _name_two_things(read: Reading, one: Span, other: Span) -> bool:
    """True if the words of two links name something, and neither is part of the other."""
    first, second = (read.words(span).strip() for span in (one, other))
    if _GENERAL.fullmatch(first) or _GENERAL.fullmatch(second):
        return False
    small, large = sorted((first.casefold(), second.casefold()), key=len)
    return small not in large
