"""What must hold before two claims with different dates are said to tell one happening.

One by one the guards are redundant, together they keep a text of many like events silent.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from attrs import field, frozen

from factcheck.linkers.events.lexicon import AHEAD, OPPOSED
from factcheck.linkers.events.pairs import LEAST, Pair
from factcheck.linkers.events.tellings import Telling, Weights
from factcheck.linkers.summaries import SUMMARY
from factcheck.model import Claim, Role
from factcheck.model.agreement import Relation, aligned
from factcheck.text.stems import stem

_LEAST_CONFLICT = 0.50
"""Strength that two conflicting tellings need."""
_LEAST_ORPHAN = 0.30
"""The same for an entry and a sentence where nothing else agrees with either of the two."""
_LEAST_ACTION = 0.8
"""Weight of shared words of action, in terms that one claim alone uses."""
_COMPANY = 3
"""So many names that meet make up for words of action."""
_FEWEST_TERMS = 2
"""Terms that a short entry needs to be told whole: what is done, and by or to whom."""
_COVER = 0.5
"""Share of the longer telling that two must have in common if none is an entry or a summary."""
_UNREAL = re.compile(
    r"\b(?:would|could|should|might|was to|were to) (?:not )?have\b"
    r"|\b[Nn]ot yet\b|\b(?:did|was|were|had|has|have) (?:not|never)\b"
)
"""What did not happen, though a date is given for it."""
_PLANNED = re.compile(
    r"\b(?:would|will|shall|should|(?:was|were|is|are) to|due|planned|scheduled|expected|intended"
    r"|meant|hoped|supposed)\b[^,;:()—–“”\"]*\Z"
)
"""What leads to a date of something that was yet to come, and perhaps came on another day."""
_RETURNING = re.compile(r"\b(?:anniversar|birthday|jubilee|centena|centennial)", re.IGNORECASE)
"""Words for what is kept on the same day of another year."""
_ZONE = re.compile(
    r"\b(?:UTC|GMT|CES?T|E[SED]T|EE[SD]?T|C[SD]T|M[SD]T|P[SD]T|BST|WES?T|MSK|IST|JST|AES?T)\b"
    r"|\blocal(?: time)?\b"
)
"""Names of time zones. Source: the abbreviations of the IANA tz database that reports use most."""
_STANDARD = frozenset({"CET", "EET", "WET", "EST", "CST", "MST", "PST", "GMT"})
_DAYLIGHT = frozenset({"CEST", "EEST", "BST", "EDT", "CDT", "MDT", "PDT"})
_CHANGES = (3, 10, 11)
"""Months in which clocks are changed. Source: the IANA tz database, Europe and North America."""
_UNIT = r"(?:second|minute|hour|day|week|month|year)s?"
_OFFSET = re.compile(
    rf"(?:,? (?:and|but|then)|;) (?=[^;.]*\b(?:(?:within|after) (?:[a-z0-9]+[ -]){{0,2}}{_UNIT}\b"
    rf"|{_UNIT} later\b|the next (?:day|morning)\b))[^;.]*"
)
"""A clause behind another that tells its own distance from the date of that."""
_LETTERS = re.compile(r"[^\W\d_]+")
_HALF_HOUR, _MINUTE = 1_800, 60
_RIVAL = 0.75
"""Share of a pair's score from which another partner with an agreeing date explains it as well."""
_OPPOSED = tuple(
    (frozenset(map(stem, left)), frozenset(map(stem, right))) for left, right in OPPOSED
)
_AHEAD = frozenset(map(stem, AHEAD))


@frozen(eq=False)
class Guards:
    """The guards, with the pairs among which rivals are sought."""

    scored: Sequence[Pair]
    weights: Weights
    several_zones: bool
    """The document names more than one time zone."""
    _agreed: defaultdict[int, list[float]] = field(init=False, factory=lambda: defaultdict(list))
    """Of each claim, the scores of its agreements between an entry and a sentence."""

    def __attrs_post_init__(self) -> None:
        """Index the agreements once."""
        for pair in self.scored:
            agrees = pair.relation is Relation.AGREE and pair.strength >= LEAST
            if agrees and pair.kind == "entry":
                self._agreed[pair.left.at].append(pair.score)
                self._agreed[pair.right.at].append(pair.score)

    def allow(self, pair: Pair) -> bool:
        """Say whether a pair of conflicting dates may be linked."""
        orphans = pair.kind == "entry" and not self._rival(pair)
        return (
            pair.strength >= (_LEAST_ORPHAN if orphans else _LEAST_CONFLICT)
            and not self.is_explained(pair)
            and _are_parallel(pair)
            and (self._shares_action(pair) or _shares_company(pair) or _tells_whole(pair))
            and not are_two_steps(pair.left, pair.right)
            and not (self.several_zones and are_zones_apart(pair.left, pair.right))
        )

    def is_explained(self, pair: Pair) -> bool:
        """Say whether one of two agrees almost as well with a third claim."""
        return self._rival(pair) >= _RIVAL * pair.score

    def _rival(self, pair: Pair) -> float:
        """Return the best score with which one of two agrees with another claim, or 0."""
        return max((*self._agreed[pair.left.at], *self._agreed[pair.right.at]), default=0.0)

    def _shares_action(self, pair: Pair) -> bool:
        """Say whether both use words of action: names alone link people, who may meet again."""
        both = (pair.left.actions - pair.left.aside) & (pair.right.actions - pair.right.aside)
        weight = sum(self.weights[term] for term in sorted(both))
        return weight >= _LEAST_ACTION * self.weights.scale


def names_several_zones(text: str) -> bool:
    """Say whether clock times of a text may be of different zones."""
    return len(set(_ZONE.findall(text))) > 1


def names_zone(text: str) -> bool:
    """Say whether a text tells of which zone any of its clock times is."""
    return _ZONE.search(text) is not None


def are_zones_apart(left: Telling, right: Telling) -> bool:
    """Say whether two times differ by half-hours, as those of two zones do, to the minute."""
    mine, theirs = left.claim.date, right.claim.date
    first, second = aligned(mine, theirs) if mine and theirs else (None, None)
    if not (first and second and first.has_time and first.lower and second.lower):
        return False
    says = f"{left.claim.says} {right.claim.says}"
    if first.has_offset and second.has_offset and not _is_off_season(says, first.month):
        return False
    steps = round(abs(first.lower - second.lower) / _HALF_HOUR)
    rest = abs(first.lower - second.lower) - steps * _HALF_HOUR
    return steps > 0 and abs(rest) <= _MINUTE


def _is_off_season(says: str, month: int | None) -> bool:
    """Say whether a zone is named that is not in force, as "CET" in summer: an hour is in doubt."""
    names = set(_ZONE.findall(says))
    summer = month in range(4, 11)
    return not month or bool(names & (_STANDARD if summer else _DAYLIGHT)) or month in _CHANGES


def _shares_company(pair: Pair) -> bool:
    """Say whether both name the same three people or places: a happening of its own."""
    return len(pair.left.names & pair.right.names) >= _COMPANY


def _tells_whole(pair: Pair) -> bool:
    """Say whether a sentence has all of a short entry, what is done and of whom: "Vega sails"."""
    entry, sentence = sorted((pair.left, pair.right), key=lambda telling: not telling.is_entry)
    own = entry.own.keys()
    return (
        pair.kind == "entry"
        and len(own) >= _FEWEST_TERMS
        and own <= sentence.near.keys()
        and bool(entry.actions)
        and entry.actions <= sentence.actions - sentence.aside
    )


def _are_parallel(pair: Pair) -> bool:
    """Say whether the document is expected to tell the same twice: in a chronology, a summary.

    Two sentences of a narrative are steps of one story, unless each has most words of the other.
    """
    claims = pair.left.claim, pair.right.claim
    return (
        any(claim.role is Role.CHRONOLOGY for claim in claims)
        or pair.left.is_record
        or pair.right.is_record
        or any(SUMMARY.search(claim.section) for claim in claims)
        or pair.cover >= _COVER
    )


def are_two_steps(left: Telling, right: Telling, alike: frozenset[str] = frozenset()) -> bool:
    """Say whether two claims tell two steps of an affair: what is planned, begins, returns, ends.

    Args:
        left: A telling.
        right: Another one.
        alike: Stems that tell the same in both and so part them in nothing.
    """
    planned, returning = (
        [is_it(telling.claim) for telling in (left, right)] for is_it in (_is_planned, _returns)
    )
    return (
        planned[0] != planned[1]
        or _is_of_words(left, right)
        or _is_of_words(right, left)
        or returning[0] != returning[1]
        or are_opposed(left, right, alike)
        or _is_told_on(left, right)
        or _is_told_on(right, left)
    )


def _is_of_words(line: Telling, other: Telling) -> bool:
    """Say whether one is a line of a transcript and the other tells a deed, not its words."""
    return line.is_spoken and not (other.is_spoken or other.claim.quotations)


def _is_planned(claim: Claim) -> bool:
    """Say whether the words in front of a date tell it of what was yet to come."""
    at = claim.date.span.start - claim.span.start if claim.date else 0
    return 0 < at < len(claim.says) and _PLANNED.search(claim.says, 0, at) is not None


def _returns(claim: Claim) -> bool:
    return _RETURNING.search(claim.says) is not None


def _is_told_on(telling: Telling, other: Telling) -> bool:
    """Say whether two share what a sentence tells at a distance from its date, not at the date.

    "He was paged at 22:58 and acknowledged it within three minutes" dates the page alone.
    """
    claim = telling.claim
    at = claim.date.span.end - claim.span.start if claim.date else -1
    tail = _OFFSET.search(claim.says, at) if 0 < at < len(claim.says) else None
    if tail is None:
        return False
    before, behind = (
        {stem(word.lower()) for word in _LETTERS.findall(part)}
        for part in (claim.says[: tail.start()], tail[0])
    )
    return any(term in behind and term not in before for term in telling.actions & other.actions)


def are_opposed(left: Telling, right: Telling, alike: frozenset[str] = frozenset()) -> bool:
    """Say whether the two use words that tell two steps of one affair: begins, ends.

    Args:
        left: A telling.
        right: Another one.
        alike: Stems that tell the same in both and so part them in nothing.
    """
    unreal = [bool(_UNREAL.search(telling.claim.says)) for telling in (left, right)]
    mine, theirs = left.clause - right.own.keys(), right.clause - left.own.keys()
    mine, theirs = mine - alike, theirs - alike
    return (
        unreal[0] != unreal[1]
        or bool(_AHEAD & (mine | theirs) and not _AHEAD & left.clause & right.clause)
        or any(
            (one & mine and other & theirs) or (other & mine and one & theirs)
            for one, other in _OPPOSED
        )
    )
