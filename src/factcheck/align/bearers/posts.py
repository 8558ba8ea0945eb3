"""Offices as they stand with one mention: head, level, portfolio; which nobody holds together."""

from collections.abc import Iterator

from factcheck import lexicon
from factcheck.align.bearers.context import Context
from factcheck.data.english.rare import is_usual
from factcheck.model import Name, Span
from factcheck.patterns import lazy
from factcheck.text import kept_by_words
from factcheck.values import frozen

_WORD = lazy(r"[^\W\d_]+")
_OF_PORTFOLIOS = frozenset({"commissioner", "minister", "secretary", "spokesperson"})
"""Heads of offices that are of one portfolio each."""
_RANKED = frozenset({"chair", "director", "governor", "mayor", "premier"})
"""Heads whose deputies are never called by them, with or without a field."""
_HEADS = lexicon.words("offices.heads")
"""Nouns of office that exclude each other by level or portfolio."""
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "under"})
_EXCUSED = lexicon.words("offices.not held now")
"""Words of an office that is not held now, or is held beside another."""
_EMPTY = lexicon.words("offices.no portfolio")
_PRIME = lazy(r"(?i)\bprime minister")
_MORE = lazy(r"\sand\s(?:\w+\s){0,3}\w+(?=[,.;)])")
"""The rest of a portfolio behind an apposition: " and health,"."""
_OF_SERVICE = lazy(
    rf"(?i)(?:the |a |an )?(?P<service>{lexicon.alternation('offices.services')})"
    r" (?P<calling>[a-z]{4,})\Z"
)
"""A calling of one branch of public service: "labour inspector"."""
_OF_BODY = lazy(
    r"(?i)(?:the |a |an )?(?:(?P<deputy>deputy|assistant) )?"
    rf"(?P<body>{lexicon.alternation('offices.public bodies')}) (?P<calling>[a-z]{{4,}})"
    r"(?: (?:of|at|to|on|in|for)\b.*)?\Z"
)
"""A calling of one public body: "county treasurer"."""
_SERVICE = "service"

_Office = tuple[str, bool, frozenset[str], str]
"""Head, whether of a deputy, fields and mark, as a post has them."""


@frozen
class Post:
    """An office as it stands with one mention."""

    span: Span
    name: Name
    head: str
    deputy: bool
    fields: frozenset[str]
    """Its portfolio or service, in small letters; countries are left out."""
    mark: str = ""
    """What makes an office of a calling, which is then the head: "county"."""

    @property
    def key(self) -> tuple[object, ...]:
        """Return what two tellings of one office share."""
        return self.head, self.deputy, self.fields, self.mark


def posts(context: Context, name: Name) -> Iterator[Post]:
    """Yield the office that stands with a mention, if it is one that excludes others."""
    spans = [span for span in (name.title, name.role) if span]
    yield from [one for span in spans if (one := _post(context, name, span))][:1]


def _post(context: Context, name: Name, span: Span) -> Post | None:
    more = _MORE.match(context.document.text, span.end)
    found = _office(context.document.words(span) + (more[0] if more else ""))
    return Post(span, name, *found) if found else None


@kept_by_words
def _office(printed: str) -> _Office | None:
    """Return what an office is, if it is one that excludes others."""
    printed = _PRIME.sub("premier", printed)
    for one in ("spokesman", "spokeswoman"):
        printed = printed.replace(one, "spokesperson")
    words = [word.casefold() for word in _WORD.findall(printed)]
    heads = [word for word in words if word in _HEADS]
    if _EXCUSED.intersection(words):
        return None
    if len(heads) != 1:
        return None if heads else _of_calling(printed)
    same = lexicon.table("offices.portfolios")
    fields = frozenset(
        same.get(word, word)
        for word in words
        if word not in _HEADS | _DEPUTIES | _EMPTY and is_usual(word)
    )
    head = "chair" if heads[0].startswith("chair") else heads[0]
    return head, bool(_DEPUTIES.intersection(words)), fields, ""


def _of_calling(printed: str) -> _Office | None:
    """Return the office that its service or its public body makes of a calling."""
    serving = _OF_SERVICE.match(printed)
    if serving:
        service = serving["service"].casefold().removesuffix("s").replace("labor", "labour")
        return serving["calling"].casefold(), False, frozenset({service}), _SERVICE
    found = _OF_BODY.match(printed)
    if not found:
        return None
    deputy = found["deputy"] is not None
    return found["calling"].casefold(), deputy, frozenset(), found["body"].casefold()


def excludes(one: Post, other: Post) -> bool:
    """True if nobody holds both at one time."""
    if one.mark == other.mark == _SERVICE:
        return one.head == other.head and not one.fields & other.fields
    if one.mark or other.mark:
        return one.mark == other.mark and one.head != other.head
    if one.head != other.head:
        return False
    if one.fields == other.fields or not (one.fields and other.fields):
        is_level = one.fields == other.fields != frozenset() or one.head in _RANKED
        return is_level and one.deputy != other.deputy
    return one.head in _OF_PORTFOLIOS and not one.fields & other.fields
