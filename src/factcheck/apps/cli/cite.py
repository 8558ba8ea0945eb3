"""`factcheck cite`: the citations of a document and of its sources."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import click
from attrs import evolve, frozen

from factcheck import extensions
from factcheck.analysis.pipeline import cited_by_key
from factcheck.apps.cli.citing import keys_lacking, keys_unread
from factcheck.apps.cli.common import CLEAN, FOUND, UNUSABLE, complain, examined, spare, told, write
from factcheck.apps.cli.options import with_together
from factcheck.apps.cli.refresh import refresh
from factcheck.apps.cli.together import asked_for, reports_of
from factcheck.bibliography import (
    CITATIONS,
    GROUNDS,
    Bibliography,
    Ground,
    Naming,
    grounds,
    key_template,
    keys_of,
    lacking,
    read_bib,
    to_biblatex,
    to_bibtex,
    to_cff,
    to_codemeta,
    to_styled,
    uncertainty,
    with_settled_keys,
)
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.link.citing import unread
from factcheck.model import Report, Source
from factcheck.output.escape import printable

BIB_FORMS = ("bibtex", "biblatex")
WHOLE = {"cff": to_cff, "codemeta": to_codemeta}
"""Formats that describe how to cite the document itself."""
_ADDED = extensions.functions(extensions.CITATIONS)
"""Formats of other packages: functions of sources."""
FORMATS = tuple(dict.fromkeys((*CITATIONS, *GROUNDS, *_ADDED)))
EPILOG = (
    "Exit status: 0 written; 1 --missing found some; 2 bad arguments, unreadable input or an "
    "invalid .bib (valid entries are still written)."
)


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Set the output format; json and csv require --per-claim.  [default: bibtex]",
)
@with_together
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option(
    "--style", metavar="NAME|FILE.csl", help="Print citations in a CSL style: apa, ieee …"
)
@click.option("--per-claim", is_flag=True, help="List the claims that cite each key.")
@click.option("--missing", is_flag=True, help="List sources that cannot be cited, with reasons.")
@click.option(
    "--bib", metavar="FILE", help="Use the entries and keys of this .bib file where possible."
)
@click.option("--update", metavar="FILE", help="Update this .bib file in place.")
@click.option("--dry-run", is_flag=True, help="With --update: print the changes as a diff.")
@click.option("--merge", is_flag=True, help="With --update: combine duplicate entries.")
@click.option(
    "--undated", is_flag=True, help="Include sources without a date in a .bib file, as n.d."
)
@click.option(
    "--key-template",
    "template",
    metavar="TEXT",
    help='Set the form of keys: "{author}{year}{word}".',
)
def command(paths: tuple[str, ...], output: str | None, *, together: bool, **options: Any) -> None:
    """Write the citation of a document and of each source that it names.

    The document's own entry comes from its head and its preferred-citation line; if they differ,
    the line is used and a note says so. Sources that cannot be cited are listed with what is
    missing; nothing is invented.

    \b
    Examples:
      factcheck cite report.md
      factcheck cite claims/ --format csl-json -o references.json
      factcheck cite report.md --update thesis.bib --dry-run
      factcheck cite report.md --style apa
    """  # noqa: D301 - click reads \b
    with told():
        wanted = Wanted(**options)
        wanted.refuse(output)
        asked = asked_for(paths) if together else None
        read = asked.paths if asked else paths
        spare((*read, wanted.bib) if wanted.bib else read, output)
        bib = Bibliography(read_bib(wanted.bib)) if wanted.bib else None
        config = Config(select=("CIT03",))
        reports, errors = reports_of(asked, config) if asked else examined(paths, config)
        unknown = [line for one in reports for line in keys_lacking(one, bib.file)] if bib else []
        cited = Cited([_named(report, bib) for report in reports], bib, wanted, unknown, output)
        if wanted.update:
            is_whole = refresh(
                wanted.update,
                cited.every,
                cited.naming,
                dry_run=wanted.dry_run,
                undated=wanted.undated,
                merge=wanted.merge,
            )
        else:
            write(cited.text(), output)
            is_whole = bib is None or not bib.file.problems
    for problem in bib.file.problems if bib else ():
        complain(str(problem))
    remark(reports, [] if wanted.missing else cited.left_out())
    for line in cited.uncertain():
        click.echo(line, err=True)
    for line in () if bib or wanted.update else (x for one in reports for x in keys_unread(one)):
        click.echo(line, err=True)
    found = wanted.missing and any(cited.left_out())
    sys.exit(UNUSABLE if errors or not is_whole else FOUND if found else CLEAN)


@frozen
class Wanted:
    """The options of the command."""

    form: str | None
    style: str | None
    per_claim: bool
    missing: bool
    bib: str | None
    update: str | None
    dry_run: bool
    merge: bool
    template: str | None
    undated: bool

    @property
    def is_bib(self) -> bool:
        """Return True if the output is a .bib."""
        return self.form in (None, *BIB_FORMS) and not (self.style or self.per_claim)

    @property
    def needs_date(self) -> bool:
        """Return True if sources without a date are left out."""
        return self.is_bib and not self.undated

    def refuse(self, output: str | None) -> None:
        """Refuse options that contradict each other.

        Raises:
            UsageError: Options contradict each other, or the key template is invalid.
        """
        for clash, message in self._clashes(output):
            if clash:
                raise UsageError(f"{message}.")
        if self.template:
            key_template(self.template)

    def _clashes(self, output: str | None) -> tuple[tuple[bool, str], ...]:
        """Return (condition, message) for each invalid combination."""
        tables = self.per_claim or self.missing
        return (
            (self.dry_run and not self.update, "--dry-run: it belongs to --update. Add it"),
            (self.merge and not self.update, "--merge: it belongs to --update. Add it"),
            (
                bool(self.update and (self.form or self.style or output or tables)),
                "--update: it goes with --bib, --key-template, --merge and --dry-run. No more",
            ),
            (
                bool(self.style and (self.form not in (None, "text") or tables)),
                "--style: it is for printed citations. Use it with --format text",
            ),
            (
                self.per_claim and self.form not in (None, *GROUNDS),
                f"--format '{self.form}': no form of --per-claim. Use {', '.join(GROUNDS)}",
            ),
            (
                not self.per_claim and self.form not in (None, *CITATIONS, *_ADDED),
                f"--format '{self.form}': it is for --per-claim. Use {', '.join(CITATIONS)}",
            ),
            (self.missing and self.per_claim, "--missing and --per-claim: choose one of them"),
        )


def _named(report: Report, bib: Bibliography | None) -> Report:
    """Return a report that knows which entries of a .bib its text cites."""
    if bib is None:
        return report
    known = report.dossier
    cited = () if known.by_hand else cited_by_key(known)
    return evolve(report, dossier=bib.with_mentions(known, cited))


@frozen
class Cited:
    """The citations of all documents."""

    reports: Sequence[Report]
    bib: Bibliography | None
    wanted: Wanted
    unknown: Sequence[str] = ()
    """A line for each key that is not in the .bib."""
    output: str | None = None
    """Path of the output file, which may exist already."""

    def sources(self, report: Report) -> Sequence[Source]:
        """Return the sources of one document, in order; those of the .bib with its keys."""
        before = self.reports[: self.reports.index(report)]
        start = sum(len(one.dossier.sources) for one in before)
        return self.every[start : start + len(report.dossier.sources)]

    @property
    def every(self) -> list[Source]:
        """The sources of all documents."""
        return self._named[0]

    @property
    def naming(self) -> Naming:
        """The naming of their keys."""
        return self._named[1]

    @cached_property
    def _named(self) -> tuple[list[Source], Naming]:
        """The sources with their naming; a work that is already in the output keeps its key."""
        template = key_template(self.wanted.template) if self.wanted.template else None
        naming = Naming(template, self.bib.keys if self.bib else frozenset())
        named = [one for report in self.reports for one in report.dossier.sources]
        if self.bib:
            named = list(self.bib.told(named))
        if not self.output or self.wanted.missing or self.wanted.per_claim or self.wanted.style:
            return named, naming
        return with_settled_keys(named, naming, self.output, self.wanted.form or "bibtex")

    def text(self) -> str:
        """Return the text to write."""
        if self.wanted.missing:
            return "".join(f"{line}\n" for line in self.left_out())
        if self.wanted.per_claim:
            return GROUNDS[self.wanted.form or "text"](list(self._grounds()))
        if self.wanted.style:
            return to_styled(self._citable, self.wanted.style, self.naming)
        if self.wanted.form in (None, *BIB_FORMS):
            write_bib = to_biblatex if self.wanted.form == "biblatex" else to_bibtex
            own = self.bib.file if self.bib else None
            return write_bib(self._citable, self.naming, undated=self.wanted.undated, own=own)
        write_whole = WHOLE.get(self.wanted.form)
        if write_whole is not None:
            return write_whole(self.every, self.naming, main=self.main)
        return self._listed()

    def _listed(self) -> str:
        """Return the sources in one of our formats or one of another package."""
        form = str(self.wanted.form)
        if form in _ADDED:
            written: str = _ADDED[form](self.every)
            return written
        return CITATIONS[form](self._citable, self.naming)

    @property
    def _citable(self) -> list[Source]:
        """The sources with enough data to cite; `left_out` names the others."""
        kept = self.naming.kept
        return [one for one in self.every if one.key in kept or not lacking(one)]

    @property
    def main(self) -> Source | None:
        """The document itself, if there is only one."""
        known = [report.dossier.record.source for report in self.reports]
        return known[0] if len(known) == 1 else None

    def left_out(self) -> Iterator[str]:
        """Yield a line for each source left out: what is missing."""
        yield from self.unknown
        kept = self.naming.kept
        for report in self.reports:
            document = report.dossier.document
            for entry in unread(report.dossier.facts):
                where = f"{report.path}:{document.place(entry.span).line}"
                words = document.words(entry.span)
                yield printable(f"{where}: “{words[:60]}”: no title, or neither author nor date")
            for source in self.sources(report):
                needs_date = self.wanted.needs_date and source.key not in kept
                as_it_is = self.wanted.is_bib and source.key in kept
                missing = () if as_it_is else lacking(source, dated=needs_date)
                hint = " (--undated writes it)" if missing == ("date",) else ""
                what = f"{source.key} ({source.kind}): no {', no '.join(missing)}{hint}"
                if missing:
                    yield printable(f"{report.path}: {what}")

    def uncertain(self) -> Iterator[str]:
        """Yield a line for each source with a guessed field, with the reason."""
        for report in self.reports:
            for source in self.sources(report):
                if source.uncertain and source.key not in self.naming.kept:
                    what = f"{source.key}: {uncertainty(source)}"
                    yield printable(f"uncertain: {report.path}: {what}")

    def _grounds(self) -> Iterator[Ground]:
        naming = self.naming
        written = keys_of((one for one in self.every if not lacking(one)), naming)
        for report in self.reports:
            pairs = zip(report.dossier.sources, self.sources(report), strict=True)
            names = {
                old.key: new.key if new.key in naming.kept else written[evolve(new, span=None)]
                for old, new in pairs
                if not lacking(new)
            }
            yield from grounds(report.path, report.dossier, names)


def remark(reports: Sequence[Report], left_out: Iterable[str]) -> None:
    """Report on standard error differences in a head, and sources that could not be cited."""
    for report in reports:
        for finding in report.findings:
            message = f"note: {report.path}: {finding.message}; the citation is cited"
            click.echo(printable(message), err=True)
    for line in left_out:
        click.echo(f"left out: {line}", err=True)
