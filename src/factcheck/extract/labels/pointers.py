"""References in the running text to parts of the document: "see Tables 2–4", "§ 4(b)"."""

import re
from collections.abc import Iterator
from functools import cache

from factcheck import lexicon
from factcheck.document.text import Covered
from factcheck.extract.labels.contents import contents
from factcheck.extract.labels.label import sort_of
from factcheck.extract.labels.targets import targets
from factcheck.model import Block, BlockKind, Document, Dossier, Role, Span
from factcheck.model.labels import Pointer

_DIGITS = r"\d{1,3}(?:[.-]\d{1,3}(?!\d)){0,5}(?:[a-z](?![a-z]))?"
_LETTERS = (
    r"(?:[A-Z](?:[.-]?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?)?|[IVXLC]{2,7}(?:\.\d{1,3})*)(?![A-Za-z])"
)
_DEEPER = r"(?:\s?\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)){0,4}"
_LINK = r"(?:\s?(?:,|;|&|/|[–—-]|,?\s?\b(?:and|or|to|through|and/or)\b)\s?)"
_MOST_LISTED = 8
_NUMBER = re.compile(
    rf"(?<![A-Za-z])(?:(?:{_DIGITS}|{_LETTERS}){_DEEPER}|[a-z](?![a-z])|\((?:[a-z]|\d{{1,2}})\))"
)
_SIDE = re.compile(r"\s?[(,]?\s?(?P<side>above|below|overleaf)\b(?!\s(?:the|a|an|which|it|that)\b)")
_QUOTED = r"[“\"‘'](?P<quoted>[^“”\"‘’\n]{3,90})[”\"’']"
_TITLE = re.compile(
    rf"\s?\(\s?{_QUOTED}\s?\)"
    rf"|,\s(?=\W[A-Z]){_QUOTED.replace('quoted', 'beside')}(?=[.,;:)]|$|\s(?:and|or|is|are|will)\b)"
    r"|(?:(?:,\s|\s\()(?=[A-Z][a-z])|,?\s(?:on\s)?(?:the\s)?)"
    r"(?P<plain>[A-Za-z][\w’'-]*(?:\s[\w’'-]+){0,6}?)(?=[.,;:?)]|$|\s(?:and|in|is|are|the)\b)"
)
_UNNUMBERED = re.compile(
    r"\b(?P<what>[Ss]ections?|[Cc]hapters?|[Aa]ppendix|[Tt]ables?|[Ff]igures?)"
    rf"\s(?:(?:on|called|titled|entitled|headed|named)\s)?{_QUOTED}"
    rf"|{_QUOTED.replace('quoted', 'before')}\s(?P<behind>section|chapter|appendix)\b"
    rf"|\b[Ss]ee\s(?:also\s)?{_QUOTED.replace('quoted', 'seen')}\s(?:above|below)"
)
_BARE = re.compile(
    r"\b(?:in|under|see|[a-z]+ed at)\s(?P<number>\d{1,2}(?:\.\d{1,2}){1,2}(?:\([a-z]\)){0,2})"
    r"(?=[),;:]|\.?(?:\s|$)(?!\s?\(?[\d%a-z]{1,3}\b|per|million|billion))"
)
_FEWEST_CLAUSES = 6
_REACH = 60
_FAR, _TITLE_LENGTH = 240, 400
_NEAR = 30
"""Maximum distance, in code points, between references of a series."""
_OF_OTHERS = re.compile(
    rf"\s?,?\s?(?:of|in|from|to|under)\s(?P<what>\d|which\b|(?:{lexicon.alternation('references.determiners')})\s|"
    r"\[|[“\"‘']|[A-Z])(?P<noun>(?:[\w’'-]+\s){0,2}[\w’'-]*)"
)
_BELONGS = re.compile(
    r"[’']s?\s(?:[a-z]+,\s)?$|\ban?\s$|\b(?:its|his|her|their|whose)\s(?:own\s)?$|\bibid\b[^.]{0,12}$"
    r"|\b(?:was|were|been|became)\s(?:numbered\s|called\s)?$",
    re.IGNORECASE,
)
"""Words before a reference to another work, or to an earlier number of a part."""
_OWN_OF = re.compile(r"[’']s own\b")
_CAPITAL_BEFORE = re.compile(r"(?:^|\W)(?P<word>[A-Z][\w.&’-]*|[A-Z]+\d+:|\d{1,4}|[\])])\s?,?\s?$")
_WORDS = re.compile(r"[A-Za-z]{2,}")
_VERBATIM = re.compile(r"[”\"’'`]")


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(lexicon.table("references.labels"), key=len, reverse=True)
    what = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?<![\w./@#-])(?:(?P<what>(?i:{what}))(?:\.\s?|\s|(?=\d))|(?P<sign>§§?)\s?)"
        rf"(?P<numbers>(?:{_DIGITS}|{_LETTERS}){_DEEPER}"
        rf"(?:{_LINK}(?:{_DIGITS}|{_LETTERS}|\((?:[a-z]|\d{{1,2}})\)|[a-z](?![a-z])){_DEEPER})"
        rf"{{0,{_MOST_LISTED}}})(?![\w%°$€£]|[.,:-]\d|/\w|\s?%)"
    )


def pointers(dossier: Dossier) -> tuple[Pointer, ...]:
    """Return the references to parts of this document by number or title, in order.

    References to parts of other works ("section 4 of the Act") are skipped, as are references in
    quotations, reference lists and tables of contents.
    """
    document, known = dossier.document, dossier.part(targets)
    own = Covered(
        Span(one.span.start, one.span.end)
        for one in known
        if one.number and one.is_typed and one.sort != "inline"
    )
    silent = Covered(
        (
            *(one.span for one in dossier.facts.quotations),
            *(entry.span for one in dossier.part(contents) for entry in one.entries),
            *(one.span for one in document.links if not one.target.startswith("#")),
        )
    )
    is_clausal = sum("." in one.number and not one.level for one in known) >= _FEWEST_CLAUSES
    found: list[Pointer] = []
    for block in document.blocks:
        if _is_read(document, block):
            bare = _bare(document, block) if is_clausal else ()
            made = (*_numbered(document, block), *_titled(document, block), *bare)
            found += [
                one
                for one in made
                if not own.meets(one.place) and not (one.number and silent.meets(one.place))
            ]
    return tuple(found)


def _is_read(document: Document, block: Block) -> bool:
    if block.kind in (BlockKind.CODE, BlockKind.METADATA, BlockKind.QUOTE):
        return False
    words = _WORDS.findall(document.words(block.span))
    if all(map(sort_of, words)):  # an entry of an index
        return False
    return document.role_at(block.span.start) is not Role.REFERENCES


def _numbered(document: Document, block: Block) -> Iterator[Pointer]:
    text = document.text
    last = block.span.start
    for found in _pattern().finditer(text, block.span.start, block.span.end):
        sort = sort_of(found["what"]) if found["what"] else "section"
        word = (found["what"] or found["sign"]).lower()
        is_small = bool(found["what"]) and found["what"][0].islower()
        is_lettered = not any(char.isdigit() for char in found["numbers"])
        if is_small and (is_lettered and "(" not in found["numbers"]):
            continue
        if _is_of_others(document, block, found, last):
            continue
        last = found.end()
        yield from _each(text, found, sort, word)


def _each(text: str, found: re.Match[str], sort: str, word: str) -> Iterator[Pointer]:
    """Yield a reference for each number."""
    span, (start, end) = Span(*found.span()), found.span("numbers")
    every = [one for one in _NUMBER.finditer(text, start, end) if one[0][0] != "("]
    side = _SIDE.match(text, end)
    quoted = _TITLE.match(text, end) if len(every) == 1 and not side else None
    title = next((one for one in quoted.groups() if one), "").strip(" ,.") if quoted else ""
    is_quoted = bool(quoted and not quoted["plain"])
    where = side["side"].replace("overleaf", "below") if side else ""
    for number in every:
        printed, place = number[0].replace(" ", ""), Span(*number.span())
        yield Pointer(
            span, sort, word, printed, place, title, where, len(every) > 1, is_quoted=is_quoted
        )


def _bare(document: Document, block: Block) -> Iterator[Pointer]:
    """Yield the references to clauses by number alone: "the meeting described in 3.7"."""
    for found in _BARE.finditer(document.text, block.span.start, block.span.end):
        place = Span(*found.span("number"))
        yield Pointer(place, "section", "", found["number"], place)


def _titled(document: Document, block: Block) -> Iterator[Pointer]:
    for found in _UNNUMBERED.finditer(document.text, block.span.start, block.span.end):
        group = next(name for name in ("quoted", "before", "seen") if found[name])
        what = found["what"] or found["behind"] or ""
        of = _OF_OTHERS.match(document.text, found.end(), block.span.end)
        if of and not _is_own(document, of["what"], of["noun"]):
            continue
        place = Span(*found.span(group))
        yield Pointer(
            Span(*found.span()),
            sort_of(what) or "section",
            what.lower(),
            "",
            place,
            found[group].strip(" ,."),
        )


def _is_of_others(document: Document, block: Block, found: re.Match[str], last: int) -> bool:
    """Return True if a number refers to a part of another work ("section 4 of the Act")."""
    text = document.text
    after = text[found.end() : min(block.span.end, found.end() + _REACH)]
    begins = document.sentence_at(found.start())
    first = begins.start if begins and begins.start <= found.start() else block.span.start
    before = text[max(first, found.start() - _REACH) : found.start()]
    of = _OF_OTHERS.match(after)
    if of and not _is_own(document, of["what"], of["noun"]):
        return True
    if _BELONGS.search(before) or _VERBATIM.match(before[-1:] or " "):
        return True
    lead = _CAPITAL_BEFORE.search(before)
    is_first_word = lead is not None and text[first : found.start()].strip(" ,") == lead["word"]
    is_joined = last > block.span.start and last > found.start() - _NEAR
    if lead and not is_first_word and not is_joined:
        return True
    kind = sort_of(found["what"]) if found["what"] else "section"
    end = min(begins.end if begins else block.span.end, found.end() + _FAR)
    around = text[max(first, found.start() - _FAR) : end]
    words = {word.strip(".,;:()[]’'").lower() for word in around.split()}
    others = lexicon.words("references.other versions")
    if kind in lexicon.words("references.numbered parts") | {"chapter", "appendix", "schedule"}:
        others |= lexicon.words("references.documents of others")
    if words & others or _OWN_OF.search(before):
        return True
    return bool(re.search(r"\[[^\]]{0,20}$|\b(?:1[5-9]|20)\d\d[a-z]?[),;]?[^.]{0,10}$", before))


def _is_own(document: Document, what: str, noun: str) -> bool:
    words = noun.lower().split()
    own = lexicon.words("references.own documents")
    if words and words[0] in lexicon.words("references.own by title"):
        own = frozenset(document.text[:_TITLE_LENGTH].lower().replace(",", " ").split()) & {
            words[0]
        }
    label = sort_of(words[0]) if words else ""
    if what.strip() in ("this", "these"):
        return True
    if what.strip() == "the":
        return bool(words) and (words[0] in own or bool(label))
    head = (what + noun).strip().split()[0].lower() if what[:1].isupper() else ""
    return bool(sort_of(head)) or head == "this"
