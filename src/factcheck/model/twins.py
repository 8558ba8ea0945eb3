"""Contradictions between two places that must agree, with their messages and proofs."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from factcheck.model.findings import Flag, Related, Suggestion
from factcheck.model.links import Proved
from factcheck.model.text import Document, Span

_MESSAGES = {
    "count": "count: {this} in the text, {other} in the heading",
    "number of a heading": "the previous heading also has the number {this}",
    "number of a row": "the previous row also has the number {this}",
    "code of a heading": "“{this}” follows “{other}”; expected “{shared}”",
    "number of an item": "item “{this} …” has number {number} but follows number {shared}",
    "late deadline": "the deadline {this} is in a later year than the event, {other}",
    "link": "the link text is “{this}”, but the target is “{shared}”",
    "word": "“{this}” here, “{other}” in the same phrase elsewhere",
    "code": "“{this}” here, “{other}” elsewhere",
}
"""Maps the kind of value to the message; other kinds get a message that names both places."""
_PROOFS = {
    "words": "the address contains: {}",
    "TWN01": "both contain: {}",
    "TWN02": "both mention: {}",
}


@frozen
class Twin:
    """Two values that contradict each other."""

    code: str
    """Code of the check that reports them."""
    kind: str
    """The kind of value: "date", "number", "year", or a key of `_MESSAGES`."""
    this: Span
    other: Span
    places: tuple[str, str] = ("", "")
    """The two places in words: "title", "front matter", "text"."""
    shared: tuple[str, ...] = ()
    """Words that both places have in common; for a link, part of its address."""
    same: tuple[Span, ...] = ()
    """Other places that contradict `other`."""


def flags(document: Document, twins: Iterable[Twin], code: str) -> Iterator[Flag]:
    """Yield a flag for each pair of places that the check with the given code reports."""
    for twin in twins:
        if twin.code == code:
            yield decide(document, twin).flag(repairs(document, twin))


def decide(document: Document, twin: Twin) -> Proved:
    """Return the proof for two places that contradict each other."""
    this, other = document.words(twin.this), document.words(twin.other)
    here, there = twin.places
    is_alone = twin.this == twin.other  # a file name or an address has no span
    places = "{this} in the {here}, " + ("{shared}" if is_alone else "{other}") + " in the {there}"
    template = "{kind}: " + (places if here != there else "{this} here, {other} elsewhere")
    template = _MESSAGES.get(twin.kind, template)
    message = template.format(
        kind=twin.kind,
        this=this,
        other=other,
        here=here,
        there=there,
        shared=twin.shared[-1] if twin.kind == "number of an item" else " ".join(twin.shared),
        number=twin.shared[0] if twin.shared else "",
    )
    if twin.kind == "link":
        address = next(link.target for link in document.links if link.span == twin.other)
        return Proved(twin.code, twin.this, message, (f"address: {address}",))
    if is_alone:
        return Proved(twin.code, twin.this, message)
    proof = _PROOFS.get(twin.kind) or _PROOFS.get(twin.code, "")
    proof = proof.format(", ".join(twin.shared)) if twin.shared else ""
    related = (Related(twin.other), *(Related(span, "same") for span in twin.same))
    return Proved(twin.code, twin.this, message, (proof,) if proof else (), related)


def repairs(document: Document, twin: Twin) -> tuple[Suggestion, ...]:
    """Return two suggestions: at each place, the words of the other place.

    Nothing is returned if the words of the two places are not interchangeable.
    """
    is_alone = twin.this == twin.other
    if is_alone or twin.code in ("TWN04", "TWN05") or twin.kind.endswith("deadline"):
        return ()
    this, other = document.words(twin.this), document.words(twin.other)
    return Suggestion(other), Suggestion(this, "counter")
