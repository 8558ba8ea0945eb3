"""Terms that a document defines, and where it uses them: “Premises” means …, (the “Tenant”)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from factcheck import lexicon
from factcheck.model import Block, BlockKind, Document, Dossier, Span
from factcheck.text import Covered, grouped, stem

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
    rf"\((?:(?:{lexicon.alternation('references.before terms')}),?\s){{0,6}}"
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
    rf"(?<![\w.“\"‘'])(?i:{lexicon.alternation('references.articles of terms')})\s"
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
    used: frozenset[str]
    """Keys of the terms that are written anywhere else, in whatever form."""
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
        and not document.role_at(block.span.start).is_of_others
    ]
    found = [one for block in blocks for one in _definitions(document, block.span)]
    if not found:
        return Terms((), {}, {}, frozenset(), {})
    reading = _Reading(document, found)
    for block in blocks:
        reading.read(block)
    return Terms(
        tuple(found),
        _tuples(reading.uses),
        _tuples(reading.small),
        frozenset(reading.used),
        _tuples(reading.undefined),
    )


class _Reading:
    """Collects the uses of terms, block by block."""

    def __init__(self, document: Document, definitions: Sequence[Definition]) -> None:
        self._document = document
        self._known = {" ".join(key_of(one.term)) for one in definitions}
        self._firsts = grouped((key.split(" ")[0], key) for key in sorted(self._known))
        self._quoted = {" ".join(key_of(one["term"])) for one in _ANY.finditer(document.text)}
        self._home = Covered(one.span for one in definitions)
        self.uses: dict[str, list[Span]] = {}
        self.small: dict[str, list[Span]] = {}
        self.undefined: dict[str, list[Span]] = {}
        self.used: set[str] = set()

    def read(self, block: Block) -> None:
        """Note the uses in a block."""
        words = list(_WORD.finditer(self._document.text, block.span.start, block.span.end))
        stems = [stem(word[0].lower()) for word in words]
        for at, form in enumerate(stems):
            for key in self._firsts.get(form, ()):
                size = key.count(" ") + 1
                span = Span(words[at].start(), words[min(at + size, len(words)) - 1].end())
                if " ".join(stems[at : at + size]) == key and not self._home.holds(span):
                    self._use(key, span, [word[0] for word in words[at : at + size]], block)
        if block.kind is not BlockKind.HEADING:
            self._phrases(block)

    def _use(self, key: str, span: Span, words: Sequence[str], block: Block) -> None:
        self.used.add(key)
        sentence = self._document.sentence_at(span.start)
        if sentence and sentence.start == span.start:
            return  # it has its capital anyhow
        if all(word.islower() for word in words):
            if block.kind is not BlockKind.HEADING:
                self.small.setdefault(key, []).append(span)
        else:
            self.uses.setdefault(key, []).append(span)

    def _phrases(self, block: Block) -> None:
        for one in _PHRASE.finditer(self._document.text, block.span.start, block.span.end):
            parts = key_of(one["term"])
            is_known = " ".join(parts) in self._known or any(
                part in self._known or part in ("you", "your") for part in parts
            )
            if " ".join(parts) not in self._quoted and not is_known:
                self.undefined.setdefault(" ".join(parts), []).append(Span(*one.span("term")))


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
    is_named = words[0].lower() not in small
    return (
        is_named
        and len(words) <= _MOST_WORDS
        and all(word[0].isupper() or word[0].isdigit() or word in small for word in words)
    )


_MOST_WORDS = 6
