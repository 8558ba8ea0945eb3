"""Offices as they stand with one mention: head, level, portfolio, and what they are of."""

from collections.abc import Iterator

from factcheck import lexicon
from factcheck.align.bearers.callings import calling
from factcheck.align.bearers.context import Context
from factcheck.data.english.rare import is_usual
from factcheck.model import Name, NameKind, Span
from factcheck.patterns import lazy
from factcheck.text import kept_by_words
from factcheck.values import frozen

_WORD = lazy(r"[^\W\d_]+")
MINISTERS = frozenset({"commissioner", "minister", "secretary", "spokesperson"})
"""Heads of offices that are of one portfolio each."""
_SCHOLARS = frozenset({"curator", "lecturer", "professor"})
"""Heads of offices that are told by their subject; an assistant is called by them, too."""
LEADERS = _SCHOLARS | {"chair", "director", "head", "registrar", "superintendent"}
"""Heads of offices of which one person may hold several, though not for one happening."""
_SEATS = frozenset({"ambassador", "consul", "governor", "mayor"})
"""Heads of offices that are of one place each."""
HEADS = lexicon.words("offices.heads")
"""Nouns of office that exclude each other by level or portfolio."""
BODIES = lexicon.words("offices.parts of bodies")
"""Nouns of parts of an organisation, of which each has one head."""
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "under"})
_EXCUSED = lexicon.words("offices.not held now")
"""Words of an office that is not held now, or is held beside another."""
_EMPTY = lexicon.words("offices.no portfolio")
_PRIME = lazy(r"(?i)\bprime minister")
_TO = lazy(r"\b(?:to|of|in) (?:the )?(?P<place>[A-Z]\w+(?: [A-Z]\w+)*)")
_LED = lazy(
    r"\b[Tt]he (?P<office>(?:\w+ ){0,2}?(?:minister|secretary|director|head) (?:for|of) (?:the )?"
    r"\w+(?: and \w+)?),\s\Z"
)
_LED_TO = lazy(
    r"(?P<office>(?:ambassador|consul|governor|mayor) (?:to|of|in) (?:the )?[A-Z]\w+),\s\Z"
)
"""An office in small letters in front of a name: "the state secretary for sport, "."""
_LED_REACH = 90
_MORE = lazy(r"\sand\s(?:\w+\s){0,3}\w+(?=[,.;)])")
"""The rest of a portfolio behind an apposition: " and health,"."""
_PAST = lazy(
    r"(?:,[^\n,.;()]{0,40})? ?[,(] ?(?:formerly|previously|once|who (?:had been|was once))\s"
    r"(?:her|his|their|[A-Z][\w-]+['’]s?)\s(?P<office>chief\s(?P<calling>\w+))"
)
"""A post held in the past under an owner: ", formerly Holt's chief chemist"."""


_Office = tuple[str, bool, frozenset[str], str, str]
"""Head, whether of a deputy, fields, mark and place, as a post has them."""


@frozen
class Post:
    """An office as it stands with one mention."""

    span: Span
    name: Name
    head: str
    deputy: bool
    fields: frozenset[str]
    """Its portfolio, in small letters; countries are left out."""
    mark: str = ""
    """What makes an office of a calling, which is then the head: "county"."""
    place: str = ""
    """What an ambassador is sent to, or a mayor is mayor of."""
    past: bool = False
    """It is told as held before, with the one under whom it was held."""

    @property
    def key(self) -> tuple[object, ...]:
        """Return what two tellings of one office share."""
        return self.head, self.deputy, self.fields, self.mark, self.place


def posts(context: Context, name: Name) -> Iterator[Post]:
    """Yield the offices that stand with a mention, of those that exclude others."""
    spans = [span for span in (name.title, name.role, _led(context, name)) if span]
    found = [one for span in spans if (one := _post(context, name, span))]
    yield from found[:1]
    past = _PAST.match(context.document.text, name.span.end)
    if past and context.document.sentence_at(past.start("office")):
        under = frozenset({past["calling"].casefold()})
        yield Post(Span(*past.span("office")), name, "chief", deputy=False, fields=under, past=True)


def _led(context: Context, name: Name) -> Span | None:
    text, start = context.document.text, name.span.start
    if len(name.parts) == 1 or text[max(0, start - 2) : start - 1] != ",":
        return None
    first = max(0, start - _LED_REACH)
    found = _LED.search(text, first, start) or (
        name.kind is NameKind.PERSON and _LED_TO.search(text, first, start)
    )
    return Span(*found.span("office")) if found else None


def _post(context: Context, name: Name, span: Span) -> Post | None:
    """Return the office that stands at a place, if it is one that excludes others."""
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
    heads = [word for word in words if word in HEADS]
    if _EXCUSED.intersection(_unstated(words)):
        return None
    if len(heads) != 1:
        return None if heads else _of_calling(printed)
    sent = _TO.search(printed) if heads[0] in _SEATS else None
    of_place = _WORD.findall(sent["place"].casefold()) if sent else ()
    same = lexicon.table("offices.portfolios")
    fields = frozenset(
        same.get(word, word)
        for word in words
        if word not in HEADS | _DEPUTIES | _EMPTY | _EXCUSED
        and is_usual(word)
        and word not in of_place
    )
    head = "chair" if heads[0].startswith("chair") else heads[0]
    if head in LEADERS:
        fields |= BODIES.intersection(words)
    deputy = head not in _SCHOLARS and bool(_DEPUTIES.intersection(words))
    return head, deputy, fields, "", sent["place"] if sent else ""


def _of_calling(printed: str) -> _Office | None:
    """Return the office of a calling, a rank or a form of address."""
    found = calling(printed)
    return (found.head, found.deputy, found.fields, found.mark, "") if found else None


def _unstated(words: list[str]) -> list[str]:
    """Return the words of an office without the "state" of a state secretary, who has a field."""
    if words[:2] == ["state", "secretary"] and "for" in words:
        return words[1:]
    return words
