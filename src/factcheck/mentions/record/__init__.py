"""The bibliographic record of a document, from its head and its preferred-citation line.

Both are read apart, each field with its place, so that they can be compared; then they are merged
into one source. Where they disagree the citation line is taken, for it is what readers copy.
"""

import re
from typing import Any

from attrs import evolve

from factcheck.mentions.record.citation import citation_fields, citation_line
from factcheck.mentions.record.fields import Found, covers, date_of, published
from factcheck.mentions.record.head import head_fields
from factcheck.mentions.record.people import credited
from factcheck.model import Document, Edtf, Record, Source, Span
from factcheck.model.keys import citation_key
from factcheck.text import kept_by_words, tokens, word_list

__all__ = ["record"]

_REPORTS = frozenset(
    {"report", "review", "postmortem", "mortem", "investigation", "inquiry", "audit"}
)
_PLAIN = ("container", "publisher", "volume", "issue", "pages", "place", "url", "doi")
"""Fields that are taken over as they are, from the citation line first."""
_COMMON = frozenset({"the", "of", "and", "to", "in", "was", "that"})
_TITLE_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_ENGLISH_SHARE = 0.1
"""Half the share that these seven words have of English prose. Source: Brown corpus."""


def record(document: Document) -> Record:
    """Return what a document says of itself; an empty record where it says nothing."""
    line = citation_line(document)
    cited = citation_fields(document.text, line.words) if line else ()
    whole = Span(line.cue.start, line.words.end) if line else None
    head = _with_dates(head_fields(document, whole, _value_of(cited, "title")))
    period = covers(document, head)
    issued = published((*head, *cited)) or document.file_name.date
    if period and period[0] == issued:
        period = None  # the day of publication is not what the text covers
    return Record(
        source=_source(document, head, cited),
        head=head,
        citation=cited,
        covers=period[0] if period else None,
        covers_span=period[1] if period else None,
        published=issued,
    )


def _with_dates(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Turn the words of dates into EDTF; those that are no date go."""
    dated = [
        (field, date_of(value) if field in ("date", "reviewed") else value, place)
        for field, value, place in found
    ]
    return tuple((field, str(value), place) for field, value, place in dated if value)


def _value_of(found: tuple[Found, ...], field: str) -> str:
    return next((value for name, value, _ in found if name == field), "")


def _values_of(found: tuple[Found, ...], field: str) -> list[str]:
    return [value for name, value, _ in found if name == field]


def _source(document: Document, head: tuple[Found, ...], cited: tuple[Found, ...]) -> Source | None:
    """Merge the two; None where there is not even a title."""
    both = (*cited, *head)
    title, subtitle = _split_series(_value_of(cited, "title"), _value_of(head, "title"))
    if not title:
        return None
    plain: dict[str, Any] = {name: _value_of(both, name) for name in _PLAIN}
    source = Source(
        key="",
        kind=_kind(both, title),
        title=_kept_case(document, title),
        subtitle=_kept_case(document, subtitle),
        authors=credited(document, _values_of(head, "author"), _values_of(cited, "author")),
        date=_issued(both),
        language=_language(document),
        span=next(place for name, _, place in both if name == "title"),
        **plain,
    )
    return evolve(source, key=citation_key(source))


def _kind(found: tuple[Found, ...], title: str) -> str:
    if _value_of(found, "container"):
        return "article"
    numbered = _value_of(found, "issue") and not _value_of(found, "volume")
    is_called = not _REPORTS.isdisjoint(word_list(title))
    is_report = numbered or is_called or _value_of(found, "publisher")
    return "report" if is_report else "document"


def _issued(found: tuple[Found, ...]) -> Edtf | None:
    """Return the date to cite: of publication, else of the last review."""
    stated = [Edtf.parse(value) for field, value, _ in found if field == "date"]
    reviewed = [Edtf.parse(value) for field, value, _ in found if field == "reviewed"]
    return published(found) or next(iter([*stated, *reversed(reviewed)]), None)


def _language(document: Document) -> str:
    """Return "en" where the text's small words are English; otherwise nothing."""
    words = document.text.count(" ") + 1
    common = sum(map(_COMMON.__contains__, tokens(document).words))
    return "en" if common >= _ENGLISH_SHARE * words else ""


def _split_series(cited: str, headed: str) -> tuple[str, str]:
    """Return title and subtitle, parted where the head of the document has the latter alone.

    "China-Russia Relations: Ending …" under a page titled "Ending …" is a series title and its
    subtitle; a colon by itself parts nothing.
    """
    title = cited or headed
    prefix, colon, rest = title.partition(": ")
    if colon and headed and rest.casefold() == headed.casefold() != title.casefold():
        return prefix, rest
    return title, ""


def _kept_case(document: Document, title: str) -> str:
    """Return a title in capitals as the document writes its words elsewhere; any other as it is."""
    if not title.isupper():
        return title
    words = _TITLE_WORD.findall(title)
    wanted = frozenset([*words, *map(str.lower, words), *map(str.capitalize, words)])
    blocks = (document.words(block.span) for block in document.blocks)
    seen = frozenset(word for words in blocks for word in _met(words, wanted))
    return _TITLE_WORD.sub(lambda match: _cased(match, title, seen), title)


@kept_by_words
def _met(words: str, wanted: frozenset[str]) -> tuple[str, ...]:
    """Return those of some words that a block has; of one all in capitals none."""
    return () if words.isupper() else tuple(sorted(wanted.intersection(_TITLE_WORD.findall(words))))


def _cased(match: re.Match[str], title: str, seen: frozenset[str]) -> str:
    """Write a word as met: small where it is met small, capitalised at the start or as a name."""
    word, low = match[0], match[0].lower()
    before = title[: match.start()].rstrip(" “\"‘'")
    opens = not before or before.endswith((":", "?", "!"))
    if word in seen and low not in seen and word.capitalize() not in seen and len(word) > 1:
        return word
    small = low in seen or word.capitalize() not in seen
    return low if small and not opens else low[:1].upper() + low[1:]
