"""Suppressions at work: what each silences, and what there is to say of it."""

import re
from collections.abc import Collection, Iterator, Sequence

from attrs import frozen

from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model import (
    IGNORE,
    IGNORE_FILE,
    Check,
    Document,
    Flag,
    Place,
    Remark,
    Severity,
    Suppression,
)

_SENTENCE = re.compile(r"^check '[^']*': ")


@frozen
class Rule:
    """A suppression with the codes that it means."""

    suppression: Suppression
    codes: frozenset[str]
    """Empty where it cannot be followed."""
    expected: frozenset[str]
    """Those of them that must have run before it can be called unused."""
    fault: str = ""
    """Why it cannot be followed, and what to do; empty if it can."""

    def silences(self, code: str, flag: Flag) -> bool:
        """Say whether it silences what a check has found."""
        spans = (flag.span, *(part.span for part in flag.related))
        return code in self.codes and self.suppression.holds(spans)


def rules(document: Document, config: Config, checks: Sequence[Check]) -> tuple[Rule, ...]:
    """Return the suppressions of a document, in its order, with what their codes mean."""
    return tuple(_rule(one, config, checks) for one in document.suppressions)


def _rule(one: Suppression, config: Config, checks: Sequence[Check]) -> Rule:
    nothing: frozenset[str] = frozenset()
    if one.word not in (IGNORE, IGNORE_FILE):
        why = f"there is no such instruction. Write {IGNORE} or {IGNORE_FILE}."
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
    """Yield what is wrong with the suppressions of a document.

    Args:
        document: That they stand in.
        known: The suppressions.
        used: The numbers, from 0, of those that silenced something.
        ran: The codes of the checks that ran, without which nothing is called unused.
    """
    for number, rule in enumerate(known):
        one = rule.suppression
        place = one.place or document.place(one.span)
        if rule.fault:
            yield _remark(one, place, Severity.ERROR, rule.fault)
        elif number not in used and rule.expected <= set(ran):
            yield _remark(one, place, Severity.WARNING, "it silences nothing. Take it out.")
        if not (rule.fault or one.reason):
            why = "it gives no reason. Write one behind a colon."
            yield _remark(one, place, Severity.WARNING, why)


def _remark(one: Suppression, place: Place, severity: Severity, why: str) -> Remark:
    told = " ".join((one.word, ", ".join(one.codes))).strip()
    return Remark(place, severity, f"suppression '{told}': {why}")
