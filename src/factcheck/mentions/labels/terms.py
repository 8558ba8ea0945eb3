"""Terms that a document defines, and where it uses them: “Premises” means …, (the “Tenant”)."""

import re
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from factcheck import lexicon
from factcheck.model import BlockKind, Document, Dossier, Role, Span
from factcheck.text import stem

_QUOTED = r"[“\"‘](?P<{}>[A-Z][^“”\"‘’\n]{{0,60}}?)[”\"’]"
_MEANS = re.compile(
    _QUOTED.format("term")
    + r"(?:\s\([^()\n]{0,60}\))?,?\s(?:(?:shall|will)\s(?:mean|have\sthe\smeaning)|means?\b|"
    r"has\sthe\smeaning|have\sthe\smeaning|refers?\sto|is\sdefined\sas|includes?\b)"
)
_BOLD = re.compile(
    r"\W{0,4}(?:\(?\w{1,4}[.)]\s)?(?P<term>[A-Z][\w-]+(?:\s(?:[A-Z][\w-]+|of|and|or|to|the)){0,4})"
    r"\s(?:shall\smean|means?|has\sthe\smeaning)\b"
)
"""“Premises” without its quotation marks, at the beginning of a paragraph."""
_NAMED = re.compile(
    r"\((?:(?:hereinafter|hereafter|herein|collectively|together|jointly|individually|each|all|"
    r"referred\sto|called|and|as|an?|the),?\s){0,6}"
    + _QUOTED.format("term")
    + r"(?:\s(?:or|and)\s(?:the\s)?"
    + _QUOTED.format("second")
    + r")?\)"
)
_ANY = re.compile(_QUOTED.format("term"))
_CLAUSE_END = re.compile(r"[.;](?:\s|$)")
_AS_DEFINED = re.compile(r"\bas\s(?:defined|set\sout|described)\s(?:in|above|below)\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PHRASE = re.compile(
    r"(?<![\w.“\"‘'])(?P<lead>[Tt]he|[Aa]ny|[Ee]ach|[Aa]ll|[Ss]uch|[Aa]n?|[Nn]o|[Ee]very)\s"
    r"(?P<term>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,3})\b(?!\s[A-Z&\d])"
)


@frozen
class Definition:
    """A term where it is defined."""

    term: str
    span: Span
    """The words of the term."""
    whole: Span
    """The words that define it, to the end of the clause."""
    is_meaning: bool
    """It says what the term means; False: it is named after what it is, (the “Tenant”)."""


@frozen
class Terms:
    """The terms of a document."""

    definitions: tuple[Definition, ...]
    uses: Mapping[str, tuple[Span, ...]] = field(repr=False)
    """By key of the term: where it is written with its capitals, outside of its definitions."""
    small: Mapping[str, tuple[Span, ...]] = field(repr=False)
    """The same in small letters."""
    undefined: Mapping[str, tuple[Span, ...]] = field(repr=False)
    """Phrases with capitals behind an article that no definition has, by key."""


def key_of(term: str) -> tuple[str, ...]:
    """Return the stems of a term, by which its forms are one."""
    return tuple(stem(word.lower()) for word in _WORD.findall(term))


def terms(dossier: Dossier) -> Terms:
    """Return the terms that a document defines, and their uses."""
    document = dossier.document
    blocks = [
        block
        for block in document.blocks
        if block.kind not in (BlockKind.CODE, BlockKind.METADATA)
        and document.role_at(block.span.start) is not Role.REFERENCES
    ]
    found = [one for block in blocks for one in _definitions(document, block.span)]
    if not found:
        return Terms((), {}, {}, {})
    known = {" ".join(key_of(one.term)): one for one in found}
    firsts: dict[str, list[str]] = {}
    for key in known:
        firsts.setdefault(key.split(" ")[0], []).append(key)
    quoted = {" ".join(key_of(one["term"])) for one in _ANY.finditer(document.text)}
    at_home = [(one.span.start, one.span.end) for one in found]
    uses: dict[str, list[Span]] = {}
    small: dict[str, list[Span]] = {}
    undefined: dict[str, list[Span]] = {}
    home = set(at_home)
    for block in blocks:
        words = [
            (one.start(), one.end(), stem(one[0].lower()), one[0])
            for one in _WORD.finditer(document.text, block.span.start, block.span.end)
        ]
        stems = [one[2] for one in words]
        for at, form in enumerate(stems):
            for key in firsts.get(form, ()):
                size = key.count(" ") + 1
                if " ".join(stems[at : at + size]) != key:
                    continue
                span = Span(words[at][0], words[at + size - 1][1])
                if any(start <= span.start and span.end <= end for start, end in home):
                    continue
                is_capital = all(one[3][0].isupper() for one in words[at : at + size])
                is_small = all(one[3].islower() for one in words[at : at + size])
                if block.kind is not BlockKind.HEADING or is_capital:
                    (uses if is_capital else small if is_small else uses).setdefault(
                        key, []
                    ).append(span)
        if block.kind is not BlockKind.HEADING:
            for one in _PHRASE.finditer(document.text, block.span.start, block.span.end):
                key = " ".join(key_of(one["term"]))
                words_of = key.split(" ")
                is_of_known = any(word in known or word in ("you", "your") for word in words_of)
                if key not in known and key not in quoted and not is_of_known:
                    undefined.setdefault(key, []).append(Span(*one.span("term")))
    return Terms(tuple(found), _tuples(uses), _tuples(small), _tuples(undefined))


def _tuples(found: dict[str, list[Span]]) -> dict[str, tuple[Span, ...]]:
    return {key: tuple(spans) for key, spans in found.items()}


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
    return len(words) <= _MOST_WORDS and all(
        word[0].isupper() or word[0].isdigit() or word in small for word in words
    )


_MOST_WORDS = 6
