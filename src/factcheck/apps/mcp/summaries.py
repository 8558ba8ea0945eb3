"""Conversion of reports to the output models of the tools."""

import re
from collections.abc import Iterable

from attrs import frozen

from factcheck.apps.mcp import answers
from factcheck.apps.mcp.roots import Roots
from factcheck.claims.ledger.desk import passage_of
from factcheck.model import (
    Check,
    Document,
    Finding,
    Option,
    Place,
    Report,
    Unverified,
    options,
)
from factcheck.model.claims import Claim
from factcheck.model.ledger import Fact
from factcheck.model.versions import Comparison, OneSided, Said
from factcheck.model.whereabouts import whereabouts
from factcheck.output.decided import mending_told
from factcheck.output.escape import printable
from factcheck.output.explained import page
from factcheck.proof.fixes import rewrites

LONGEST = 1_000
"""Maximum number of characters of a string in an output."""


def cut(words: str) -> str:
    """Return words as one line, shortened if long, with control characters made visible."""
    folded = printable(" ".join(words.split()))
    return folded if len(folded) <= LONGEST else f"{folded[: LONGEST - 1]}…"


def lines(words: str) -> str:
    """Return a text with its line breaks, and with control characters made visible."""
    return "".join(f"{printable(line)}\n" for line in words.splitlines())


def for_assistants(words: str) -> str:
    """Return a command-line message that refers to tools instead of commands and options."""
    words = re.sub(r"(?:Run|See) `factcheck (\w+)[^`]*`[^.]*\.", r"See the tool `\1`.", words)
    return re.sub(r"[.:] [Rr]un factcheck \w+ .*$", ". Ask a person to update the folder.", words)


@frozen
class Teller:
    """Converts results for one document to output models."""

    document: Document
    roots: Roots

    def finding(self, one: Finding) -> answers.Finding:
        """Return a finding as output."""
        return answers.Finding(
            code=one.code,
            severity=one.severity.value,
            message=cut(one.message),
            proof=[cut(line) for line in one.proof],
            place=self.spot(one.place),
            others=self.others(one),
            repairs=[self.repair(one, side, way) for side, way in enumerate(options(one), 1)],
            fingerprint=one.fingerprint,
        )

    def suspicion(self, one: Unverified) -> answers.Suspicion:
        """Return an unverified proposal as output."""
        found = one.finding
        return answers.Suspicion(
            message=cut(one.message),
            by=cut(one.by),
            details=[cut(line) for line in one.details],
            place=self.spot(found.place),
            others=self.others(found),
            fingerprint=found.fingerprint,
        )

    def others(self, one: Finding) -> list[answers.Other]:
        """Return the related places of a finding."""
        return [answers.Other(role=part.told, place=self.spot(part.place)) for part in one.related]

    def repair(self, one: Finding, side: int, way: Option) -> answers.Repair:
        """Return an option of a finding as output."""
        return answers.Repair(
            side=side,
            fix=way.settled,
            read=cut(way.words),
            description=cut(mending_told(one, way)),
            places=[
                answers.Rewritten(
                    line=part.place.line, quoted=cut(part.place.text), read=cut(part.words)
                )
                for part in rewrites(self.document, one, way)
            ],
        )

    def spot(self, place: Place) -> answers.Spot:
        """Return a place as output."""
        return answers.Spot(
            document=self.roots.shown(place.path),
            line=place.line,
            column=place.column,
            where=cut(whereabouts(self.document, place)),
            quoted=cut(self.document.words(place.span) or place.text),
            passage=cut(self.document.words(passage_of(self.document, place.span))),
        )

    def claim(self, one: Claim, *, by_hand: bool) -> answers.Claim:
        """Return a claim as output."""
        said = one.attribution
        source = ""
        if said is not None:
            source = said.source_key if by_hand else self.document.words(said.source or said.span)
        return answers.Claim(
            id=one.id,
            date=str(one.date.value or "") if one.date else "",
            says=cut(one.says),
            part=one.role.value,
            line=one.line,
            names=[cut(self.document.words(name.span)) for name in one.names],
            quotations=[
                cut(quotation.words or self.document.words(quotation.span))
                for quotation in one.quotations
            ],
            source=cut(source or ""),
            event=one.event,
            status=one.status.value,
        )

    def fact(self, one: Fact) -> answers.Fact:
        """Return a fact with the last action on it."""
        event = one.entry.decisive if one.entry else None
        return answers.Fact(
            number=one.number,
            id=one.id,
            kind=one.kind.value,
            state=one.state.value,
            words=cut(one.words),
            passage=cut(one.passage_words),
            line=one.place.line,
            by=cut(event.by) if event else "",
            against=cut(event.against.key) if event and event.against else "",
            source_changed=bool(one.source_changed),
        )


def checked(report: Report, roots: Roots, limit: int) -> answers.Checked:
    """Return a report as output."""
    teller = Teller(report.dossier.document, roots)
    return answers.Checked(
        document=roots.shown(report.path),
        findings=[teller.finding(one) for one in report.findings[:limit]],
        unverified=[teller.suspicion(one) for one in report.unverified[:limit]],
        left_out=max(0, len(report.findings) - limit),
        more_unverified=max(0, len(report.unverified) - limit),
        resolved=len(report.settled),
        not_run=[f"{run.code}: {cut(run.reason)}" for run in report.checks if run.reason],
    )


def compared(made: Comparison, roots: Roots, limit: int) -> answers.CompareAnswer:
    """Return a comparison of two versions as output."""
    teller = Teller(made.new, roots)
    findings = made.report.findings if made.report else ()
    parts = (made.facts, made.lost, made.came)
    return answers.CompareAnswer(
        old=roots.shown(made.old.path),
        new=roots.shown(made.new.path),
        changes=[
            answers.Changed(kind=one.kind.value, old=_said(one.old), new=_said(one.new))
            for one in made.facts[:limit]
        ],
        lost=[_alone(one) for one in made.lost[:limit]],
        came=[_alone(one) for one in made.came[:limit]],
        left_out=sum(max(0, len(part) - limit) for part in parts),
        kept=[teller.finding(one) for one in findings[:limit]],
    )


def _alone(one: OneSided) -> answers.OneSided:
    return answers.OneSided(kind=one.kind.value, said=_said(one.said))


def _said(one: Said) -> answers.Said:
    return answers.Said(
        words=cut(one.words), value=cut(one.value), where=cut(one.where), line=one.place.line
    )


def explained(checks: Iterable[Check], *, whole: bool) -> list[answers.CheckPage]:
    """Return checks as output, with or without their documentation pages."""
    return [
        answers.CheckPage(
            code=check.code,
            name=check.name,
            severity=check.severity.value,
            on=check.usual,
            title=check.title,
            page=page(check) if whole else "",
        )
        for check in checks
    ]
