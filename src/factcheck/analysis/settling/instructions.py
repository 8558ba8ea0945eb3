"""Application of suppressions: the findings that each suppresses, and remarks on them."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from attrs import field, frozen

from factcheck.analysis.settling.unused import unused
from factcheck.config import Config
from factcheck.document.text import grouped
from factcheck.errors import UsageError
from factcheck.model import (
    IGNORE,
    IGNORE_FILE,
    STET,
    Check,
    Document,
    Flag,
    Place,
    Remark,
    Severity,
    Span,
    Suppression,
)

_LIKE_A_CODE = re.compile(r"[\w-]+")
_SENTENCE = re.compile(r"^check '[^']*': ")


@frozen
class Rule:
    """A suppression with the codes that it denotes."""

    suppression: Suppression
    codes: frozenset[str]
    """Codes of the checks; empty if it cannot be applied."""
    expected: frozenset[str]
    """The codes of checks that must have run for it to be reported as unused."""
    fault: str = ""
    """Why it cannot be applied, and what to do; empty if it can."""


@frozen
class Silence:
    """The suppressions of a document, for finding those of a flag in logarithmic time.

    Rules with the same range and codes form a group. The groups are sorted by range; a binary tree
    over them contains the maximum ends of ranges, in which the children of node n are 2n and 2n +
    1.
    """

    rules: tuple[Rule, ...]
    _groups: list[list[int]] = field(init=False, repr=False, eq=False)
    """The indexes of the rules of each group."""
    _starts: list[int] = field(init=False, repr=False, eq=False)
    _reaches: list[int] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Group the rules, and build the tree."""
        groups = grouped(
            ((rule.suppression.covers, rule.codes), number)
            for number, rule in enumerate(self.rules)
        )
        ordered = sorted(groups, key=lambda group: group[0])
        width = 1 << max(0, len(ordered) - 1).bit_length()
        reaches = [-1] * width + [covers.end for covers, _ in ordered]
        reaches += [-1] * (2 * width - len(reaches))
        for node in range(width - 1, 0, -1):
            reaches[node] = max(reaches[2 * node], reaches[2 * node + 1])
        object.__setattr__(self, "_groups", [groups[group] for group in ordered])
        object.__setattr__(self, "_starts", [covers.start for covers, _ in ordered])
        object.__setattr__(self, "_reaches", reaches)

    def silencing(self, code: str, flag: Flag) -> set[int]:
        """Return the indexes, from 0, of the rules that suppress a flag."""
        spans = (flag.span, *(part.span for part in flag.related))
        found: set[int] = set()
        for span in spans:
            for at in self._near(span):
                rule = self.rules[self._groups[at][0]]
                if code in rule.codes and rule.suppression.holds((span,)):
                    found.update(self._groups[at])
        return found

    def _near(self, span: Span) -> Iterator[int]:
        """Yield the groups whose ranges overlap a span."""
        last, width = bisect_right(self._starts, span.end), len(self._reaches) // 2
        nodes = [(1, 0, width)] if last else []
        while nodes:
            node, first, size = nodes.pop()
            if first >= last or self._reaches[node] < span.start:
                continue
            if size == 1:
                yield first
                continue
            half = size // 2
            nodes += [(2 * node, first, half), (2 * node + 1, first + half, half)]


def rules(document: Document, config: Config, checks: Sequence[Check]) -> tuple[Rule, ...]:
    """Return the suppressions of a document, in order, with the codes that they denote."""
    return tuple(_rule(one, config, checks) for one in document.suppressions)


def _rule(one: Suppression, config: Config, checks: Sequence[Check]) -> Rule:
    nothing: frozenset[str] = frozenset()
    if one.word not in (IGNORE, IGNORE_FILE, STET):
        why = f"there is no such instruction. Write {IGNORE} or {IGNORE_FILE}."
        return Rule(one, nothing, nothing, why)
    if not all(map(_LIKE_A_CODE.fullmatch, one.codes)):
        why = "codes are followed by a colon and the reason. Write CHR01, NAM: as in the register."
        return Rule(one, nothing, nothing, why)
    try:
        codes = config.meant(one.codes or ("ALL",), checks)
    except UsageError as error:
        return Rule(one, nothing, nothing, _SENTENCE.sub("", str(error)))
    usual = codes & {check.code for check in checks if check.usual}
    return Rule(one, codes, usual or codes)


def remarks(
    document: Document, known: Sequence[Rule], used: Collection[int], ran: Collection[str]
) -> Iterator[Remark]:
    """Yield the errors and unused codes of a document's suppressions.

    Args:
        document: The document.
        known: Its suppressions.
        used: The indexes, from 0, of those that suppressed something.
        ran: The codes of the checks that ran; the others cannot be unused.
    """
    ran = set(ran)
    for number, rule in enumerate(known):
        one = rule.suppression
        place = one.place or document.place(one.span)
        if rule.fault:
            yield _remark(one, place, Severity.ERROR, rule.fault)
        elif number not in used and rule.expected <= ran:
            yield unused(_called(one), place, "Take it out.")
        if not (rule.fault or one.reason):
            why = "it gives no reason. Write one behind a colon."
            yield _remark(one, place, Severity.WARNING, why)


def _remark(one: Suppression, place: Place, severity: Severity, why: str) -> Remark:
    return Remark(place, severity, f"{_called(one)}: {why}")


def _called(one: Suppression) -> str:
    told = " ".join((one.word, ", ".join(one.codes))).strip()
    return f"suppression '{told}'"
