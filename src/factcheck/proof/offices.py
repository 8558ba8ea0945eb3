"""Two offices attributed to one person, and whether both can be right."""

from factcheck import lexicon
from factcheck.link.entities.posts import HEADS, excludes, is_one, office, post
from factcheck.link.entities.rival_offices import states_change
from factcheck.link.entities.spellings import fold
from factcheck.model import Link, LinkKind, Name, Reason, Refused, Span, ValueKind, Verdict
from factcheck.model.links import SURE
from factcheck.proof.places import Places, first_proof, proved


def prove_offices(link: Link, places: Places) -> Verdict:
    """Prove that one person, named in full at both places, has two offices.

    Unless the offices are of one type, only the maker says that they exclude each other.
    """
    if link.kind is not LinkKind.BEARER or link.values is not ValueKind.ROLE:
        return Refused(Reason.NO_COMPARISON, "no two offices are said to be of one person")
    quoted = dict(zip(link.places, link.quoted or link.places, strict=True))
    found = (_of_one(places, link.this, other, quoted) for other in link.others)
    return first_proof(found, places.without("office", link.others))


def _of_one(places: Places, this: Span, other: Span, quoted: dict[Span, Span]) -> Verdict:
    held = [_office(places, span) for span in (this, other)]
    names = [_name(places, quoted[span]) for span in (this, other)]
    mine, theirs = held
    if mine is None or theirs is None or None in names:
        what = f"no single office beside one full name is read in “{places.shown(this)}”"
        if mine and names[0]:
            what = what.replace(places.shown(this), places.shown(other))
        return Refused(Reason.NO_VALUE, what)
    one, two = (fold(places.words(name.span)) for name in names if name)
    if one != two:
        return Refused(Reason.OTHER_THING, "the offices are of two people")
    words = [places.words(span) for span in (mine, theirs)]
    if _can_be_one(*words):
        return Refused(Reason.SAME_FORM, "both offices can be one")
    why = _explained(places, mine, theirs)
    if why:
        return Refused(Reason.EXPLAINED, why)
    name = next(places.words(name.span) for name in names if name)
    message = f"{name} is “{words[0]}” here and “{words[1]}” elsewhere"
    return proved("NAM05", mine, theirs, message, least=SURE)


def _can_be_one(words: str, others: str) -> bool:
    mine, theirs = post(words), post(others)
    if mine and theirs and mine.head == theirs.head:
        return not excludes(mine, theirs)
    return is_one(office(words), office(others))


def _explained(places: Places, this: Span, other: Span) -> str:
    """Return the document's explanation of two offices; empty if there is none."""
    sentences = [places.sentence(span) for span in (this, other)]
    if any(states_change(places.words(sentence)) for sentence in sentences):
        return "the document tells of a change of office"
    if places.is_one_sentence(this, other):
        return "one sentence gives both"
    years = [
        {date.value.year for date in places.dates(sentence) if date.value} - {None}
        for sentence in sentences
    ]
    return "the offices are of two years" if all(years) and not years[0] & years[1] else ""


def _office(places: Places, span: Span) -> Span | None:
    """Return the only office at a place: the words beside the name, else its noun."""
    known, nouns = places.tokens, HEADS | lexicon.words("offices.nouns")
    ats = [at for at in known.inside(span) if known.lower[at] in nouns]
    if len(ats) != 1:
        return None
    told = (
        part
        for name in places.known.facts.names
        for part in (name.title, name.role)
        if part and part.contains(known.span(ats[0])) and span.contains(part)
    )
    return next(told, known.span(ats[0]))


def _name(places: Places, span: Span) -> Name | None:
    """Return the only full name at a place or, if there is none, in its sentence."""
    for whole in (span, places.sentence(span)):
        names = [one for one in places.known.facts.names if whole.contains(one.span)]
        full = [one for one in names if len(one.parts) > 1]
        if full:
            return full[0] if len({places.words(one.span) for one in full}) == 1 else None
    return None
