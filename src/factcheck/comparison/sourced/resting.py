"""Matches passages with the attached texts that they cite, by attribution, citation or claim.

The source of an attributed statement is the one that it is attributed to. A citation ("[12]", "(Moe
2010)", a note, a key) applies to the words before it, from the preceding citation or the start of
the sentence. If the names are part of the sentence ("Moe (2010) found"), it applies to the words
after it. The source of a claim in a claims folder is the one that it names.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from attrs import field, frozen, mutable

from factcheck import lexicon
from factcheck.document.text import Tokens, tokens, tokens_of
from factcheck.extract.attributions.verbs import Verb, verb_at
from factcheck.link.citing.catalogue import names_of
from factcheck.link.citing.quoted import Owners
from factcheck.model import Citation, CitationKind, Document, Dossier, Reference, SourceText, Span
from factcheck.model.claims import claim_at
from factcheck.model.keys import folded


@frozen
class Resting:
    """A part of a document whose sources have attached texts."""

    span: Span
    names: frozenset[str]
    """The names of the texts; at least one."""
    is_whole: bool = True
    """Whether all sources of the part have attached texts."""
    beside: tuple[Span, ...] = ()
    """Words that name the source; they do not come from it."""


def resting(
    known: Dossier, attached: Sequence[SourceText], keys: Sequence[Citation]
) -> list[Resting]:
    """Return the parts of a document whose sources have attached texts, in order.

    Args:
        known: The dossier of the document.
        attached: The attached texts.
        keys: The document's citations by .bib key, even if there is no .bib file.
    """
    names = frozenset(one.name for one in attached)
    if known.by_hand:
        return sorted(_declared(known, names), key=lambda one: one.span)
    cited = _Cited(known, names, keys)
    said = [*_attributed(known, names, cited.authors), *_sayings(known.document, names)]
    every = [*said, *_going_on(known.document, said), *cited.stretches()]
    return sorted(every, key=lambda one: one.span)


def _declared(known: Dossier, names: frozenset[str]) -> Iterator[Resting]:
    """Yield the claims in a claims folder whose source has an attached text."""
    for claim in known.claims:
        key = claim.attribution.source_key if claim.attribution else ""
        if key in names:
            yield Resting(known.document.block_around(claim.span), frozenset({key}))


def _attributed(
    known: Dossier, names: frozenset[str], authors: Mapping[str, frozenset[str]]
) -> Iterator[Resting]:
    """Yield the statements that are attributed to a source with an attached text."""
    calling = Owners(known, names)
    for one in known.facts.attributions:
        called = calling.called(one)
        fitting = set(calling.names_of(one, claim_at(known.claims, one.span.start)))
        for who in called & authors.keys():
            fitting |= authors[who]
        if one.source is not None:
            words = tokens_of(known.document.words(one.source)).lower
            fitting |= {name for name in names if _ends_with(words, _words_of(name))}
        if fitting:
            beside = tuple(span for span in (one.cue, one.source, one.carrier, one.role) if span)
            yield Resting(one.span, frozenset(fitting), beside=beside)


def _ends_with(words: Sequence[str], others: Sequence[str]) -> bool:
    """Return True if a speaker's name ends with a text's name: "the council's finance officer"."""
    return len(others) > 1 and list(words[-len(others) :]) == list(others)


_PRONOUNS = frozenset({"it", "they", "she", "he"})


def _sayings(document: Document, names: frozenset[str]) -> Iterator[Resting]:
    """Yield what a source is said to state: the rest of a sentence after its name and a verb."""
    known = tokens(document)
    for name in sorted(names):
        words = _words_of(name)
        for at in known.by_lower.get(words[0], ()) if words else ():
            end = at + len(words)
            sentence = document.sentence_at(known.starts[at])
            if known.lower[at:end] != words or sentence is None:
                continue
            verb = _verb_at(document.text, known, end, sentence.end)
            if verb is not None:
                beside = (known.span(at, end - 1), Span(verb.start, verb.end))
                yield Resting(Span(verb.end, sentence.end), frozenset({name}), beside=beside)


def _words_of(name: str) -> list[str]:
    """Return the words of a text's name, which may be a file name: "finance-officer"."""
    return tokens_of(name.replace("-", " ").replace("_", " ")).lower


def _verb_at(text: str, known: Tokens, at: int, end: int) -> Verb | None:
    """Return the verb of saying at a token, which may follow an adverb or auxiliary."""
    light = lexicon.words("function.adverbs") | lexicon.words("function.auxiliaries")
    for first in range(at, min(at + 3, len(known))):
        verb = verb_at(text, known.starts[first], end)
        if verb is not None and verb.kind != "ing":
            return verb
        if known.lower[first] not in light:
            return None
    return None


def _going_on(document: Document, said: Sequence[Resting]) -> Iterator[Resting]:
    """Yield the next sentence of a paragraph if it continues the statement: "It also found"."""
    known, of = tokens(document), defaultdict[Span, set[frozenset[str]]](set)
    for one in said:
        sentence = document.sentence_at(one.span.start)
        if sentence is not None:
            of[sentence].add(one.names)
    before: Span | None = None
    for sentence in document.sentences:
        inside = known.inside(sentence)
        ahead = of[before] if before and _share_block(document, before, sentence) else set()
        before = sentence
        if len(ahead) != 1 or of[sentence] or known.lower[inside.start] not in _PRONOUNS:
            continue
        verb = _verb_at(document.text, known, inside.start + 1, sentence.end)
        if verb is not None:
            of[sentence] = ahead
            yield from (Resting(Span(verb.end, sentence.end), names) for names in ahead)


def _share_block(document: Document, one: Span, other: Span) -> bool:
    return document.block_at(one.start) == document.block_at(other.start)


_BETWEEN_MARKS = frozenset(" ,;[]()^.")
"""Characters that may separate two citations for the same words."""


@mutable(eq=False)
class _Cited:
    """The citations of a document, and the attached texts of their entries."""

    known: Dossier
    names: frozenset[str]
    keys: Sequence[Citation]
    _called: dict[int, frozenset[str]] = field(factory=dict, init=False)

    @cached_property
    def authors(self) -> Mapping[str, frozenset[str]]:
        """Return a map from authors' names to texts, for authors with only one cited work."""
        works: defaultdict[str, set[int]] = defaultdict(set)
        texts: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for entry in self.known.facts.references:
            for author in entry.work.authors[:1]:
                for name in names_of(author):
                    works[name].add(entry.span.start)
                    texts[name] |= self._texts_of(entry)
        return {name: texts[name] for name, of in works.items() if len(of) == 1 and texts[name]}

    def stretches(self) -> Iterator[Resting]:
        """Yield the words to which the citations at each place apply."""
        text, before = self.known.document.text, 0
        for group in self._groups():
            names, is_whole = self._fitting(group)
            beside = tuple(one.span for one in group if one.kind is not CitationKind.NOTE)
            for span in self._told(group, before):
                if names and text[span.start : span.end].strip():
                    yield Resting(span, names, is_whole=is_whole, beside=beside)
            before = group[-1].span.end

    def _groups(self) -> list[list[Citation]]:
        """Return the citations in groups, which are separated by more than punctuation."""
        every = {(one.span, one.label): one for one in (*self.known.facts.citations, *self.keys)}
        text = self.known.document.text
        groups: list[list[Citation]] = []
        for one in sorted(every.values(), key=lambda each: (each.span, each.label)):
            if one.is_quoted:
                continue
            between = text[groups[-1][-1].span.end : one.span.start] if groups else "x"
            is_next = groups and _BETWEEN_MARKS.issuperset(between)
            if is_next and one.span.start - groups[-1][-1].span.end <= len(_BETWEEN_MARKS):
                groups[-1].append(one)
            else:
                groups.append([one])
        return groups

    def _told(self, group: Sequence[Citation], before: int) -> Iterator[Span]:
        """Yield the words to which a group of citations applies."""
        document, first, last = self.known.document, group[0], group[-1]
        sentence = document.sentence_at(first.span.start)
        if sentence is None:
            return
        end = first.span.end if first.kind is CitationKind.NOTE else first.span.start
        start = max(sentence.start, before)
        if first.is_narrative:
            yield Span(min(last.span.end, sentence.end), sentence.end)
            return
        if not any(char.isalnum() for char in document.text[start:end]):
            ahead = document.sentence_at(max(0, sentence.start - 2)) if start > before else None
            if ahead is not None and ahead.end <= sentence.start:
                yield Span(max(ahead.start, before), ahead.end)
            return
        yield Span(start, end)

    def _fitting(self, group: Iterable[Citation]) -> tuple[frozenset[str], bool]:
        """Return the names of the cited texts, and whether all citations have texts."""
        found, is_whole = set[str](), True
        for one in group:
            names = self._names_of(one)
            found |= names
            is_whole = is_whole and bool(names)
            entries = self._entries.get(one.span, ())
            is_whole = is_whole and all(self._texts_of(entry) for entry in entries)
        return frozenset(found), is_whole

    @cached_property
    def _entries(self) -> Mapping[Span, tuple[Reference, ...]]:
        return {one.citation.span: one.references for one in self.known.citing.resolved}

    def _names_of(self, one: Citation) -> frozenset[str]:
        found = {name for name in self.names if folded(name) in _forms_of_marker(one)}
        for entry in self._entries.get(one.span, ()):
            found |= self._texts_of(entry)
        return frozenset(found)

    def _texts_of(self, entry: Reference) -> frozenset[str]:
        """Return the names of texts that match an entry's number, key, authors or title."""
        at = entry.span.start
        if at not in self._called:
            keys = {folded(one.key) for one in self.known.sources if one.span == entry.span}
            forms = keys | set(_forms_of_entry(entry))
            self._called[at] = frozenset(name for name in self.names if folded(name) in forms)
        return self._called[at]


def _forms_of_marker(one: Citation) -> frozenset[str]:
    """Return the folded names that a text for this citation may have."""
    forms = {folded(one.label), *(str(number) for number in one.numbers[:1])}
    if one.names and one.year:
        year = f"{one.year}{one.letter}"
        forms |= {folded("".join(one.names)) + year, folded(one.names[0]) + year}
    return frozenset(forms - {""})


def _forms_of_entry(entry: Reference) -> Iterator[str]:
    """Yield the folded names that a text for this entry may have."""
    work = entry.work
    yield from (form for form in (folded(entry.label), folded(work.title)) if form)
    if entry.number is not None:
        yield str(entry.number)
    year = f"{work.year or ''}{work.letter}"
    families = [names_of(author)[0] for author in work.authors]
    if families and year:
        yield from {"".join(families) + year, families[0] + year, f"{families[0]}etal{year}"}


def merged(stretches: Iterable[Resting]) -> Iterator[Resting]:
    """Yield each part once, with the names of all its sources."""
    for span, same in groupby(stretches, key=lambda one: one.span):
        every = list(same)
        names = frozenset[str]().union(*(one.names for one in every))
        beside = tuple(span for one in every for span in one.beside)
        yield Resting(span, names, all(one.is_whole for one in every), beside)
