"""Defined terms and their uses: “Premises” means …, (the “Tenant”)."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import Covered, grouped, stem
from factcheck.model import Block, BlockKind, Document, Dossier, Span

_QUOTED = r"[“\"‘](?P<{}>[A-Z][^“”\"‘’\n]{{0,60}}?)[”\"’]"
_MEANS = re.compile(
    _QUOTED.format("term")
    + r"(?:\s\([^()\n]{0,60}\))?,?\s(?:(?:shall|will)\s(?:mean|have\sthe\smeaning)|means?\b|"
    r"has\sthe\smeaning|have\sthe\smeaning|refers?\sto|is\sdefined\sas)"
)
_BOLD = re.compile(
    r"\W{0,4}(?:\(?\w{1,4}[.)]\s)?(?P<term>[A-Z][\w-]+(?:\s(?:[A-Z][\w-]+|of|and|or|to|the)){0,4})"
    r"\s(?:shall\smean|means?|has\sthe\smeaning)\b"
)
"""A term in bold, without quotation marks, at the beginning of a paragraph."""
_NAMED = re.compile(
    rf"\((?:(?:{lexicon.alternation('references.before terms')}),?\s){{0,6}}"
    + _QUOTED.format("term")
    + r"(?:\s(?:or|and)\s(?:the\s)?"
    + _QUOTED.format("second")
    + r")?\)(?! [A-Z])"
)
"""A name in parentheses; before a capitalized word, it is a person's nickname."""
_CLAUSE_END = re.compile(r"[.;](?:\s|$)")
_AS_DEFINED = re.compile(r"\bas\s(?:defined|set\sout|described)\s(?:in|above|below)\b")
_WORD = re.compile(r"[^\W\d_][\w’']*")
_POSSESSIVE = re.compile(r"[’']s?$")


@frozen
class Definition:
    """A definition of a term."""

    term: str
    span: Span
    """The span of the term."""
    whole: Span
    """The span of the definition, up to the end of the clause."""
    is_meaning: bool
    """Whether the meaning is stated. False for a name in parentheses: (the “Tenant”)."""


@frozen
class Terms:
    """The defined terms of a document."""

    definitions: tuple[Definition, ...]
    used: frozenset[tuple[str, ...]]
    """The keys of the defined terms that are used, in any inflection."""


def key_of(term: str) -> tuple[str, ...]:
    """Return the stems of the words of a term, which are the same for all its inflections."""
    return tuple(_stem(word) for word in _WORD.findall(term))


def _stem(word: str) -> str:
    """Return the stem of a word, the same for its plural and possessive: "Losses", "Parties’"."""
    word = _POSSESSIVE.sub("", word.lower())
    return stem(word.removesuffix("es") if word.endswith("sses") else word)


def terms(dossier: Dossier) -> Terms:
    """Return the defined terms of a document, and their uses."""
    document = dossier.document
    blocks = [
        block
        for block in document.blocks
        if block.kind not in (BlockKind.CODE, BlockKind.METADATA)
        and not document.role_at(block.span.start).is_of_others
    ]
    found = [one for block in blocks for one in _definitions(document, block.span)]
    return Terms(tuple(found), frozenset(_used(document, blocks, found)))


def _used(
    document: Document, blocks: Sequence[Block], definitions: Sequence[Definition]
) -> Iterator[tuple[str, ...]]:
    """Yield the keys of the terms that are used outside definitions."""
    firsts = grouped(
        (key[0], key) for key in sorted({key_of(one.term) for one in definitions}) if key
    )
    home = Covered(one.span for one in definitions)
    for block in blocks if firsts else ():
        words = list(_WORD.finditer(document.text, block.span.start, block.span.end))
        stems = [_stem(word[0]) for word in words]
        for at, form in enumerate(stems):
            for key in firsts.get(form, ()):
                end = at + len(key)
                if tuple(stems[at:end]) == key and not home.holds(
                    Span(words[at].start(), words[end - 1].end())
                ):
                    yield key


def _definitions(document: Document, place: Span) -> Iterator[Definition]:
    bold = _BOLD.match(document.text, place.start, place.end)
    for pattern in (_MEANS, _NAMED, _BOLD):
        for found in (
            ([bold] if bold else [])
            if pattern is _BOLD
            else pattern.finditer(document.text, place.start, place.end)
        ):
            end = _CLAUSE_END.search(document.text, found.end(), place.end)
            whole = Span(found.start(), end.start() if end else place.end)
            is_referred = _AS_DEFINED.search(
                document.text, found.start(), min(whole.end, found.end() + 60)
            )
            for group in ("term", "second") if pattern is _NAMED else ("term",):
                term = found[group]
                if term and not is_referred and _is_term(term):
                    yield Definition(term, Span(*found.span(group)), whole, pattern is not _NAMED)


def _is_term(term: str) -> bool:
    words = term.split()
    small = lexicon.words("function.stop")
    is_named = words[0].lower() not in small
    return (
        is_named
        and len(words) <= _MOST_WORDS
        and all(word[0].isupper() or word[0].isdigit() or word in small for word in words)
    )


_MOST_WORDS = 6
