"""`factcheck cite`: the citations of a document and of its sources."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import click
from attrs import evolve, frozen

from factcheck import extensions
from factcheck.analysis.pipeline import beside_bib, cited_by_key
from factcheck.apps.cli.command import (
    CLEAN,
    FOUND,
    complain,
    flag,
    note,
    option,
    subcommand,
    takes,
    write,
)
from factcheck.apps.cli.documents import documents_of, examined, refuse_overwriting
from factcheck.apps.cli.options import Output, Together
from factcheck.apps.cli.refresh import refresh
from factcheck.bibliography import (
    CITATIONS,
    GROUNDS,
    BibFile,
    Bibliography,
    Ground,
    bib_list,
    grounds,
    keys_of,
    lacking,
    read_bib,
    to_biblatex,
    to_bibtex,
    to_styled,
    uncertainty,
)
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.link.citing import unread
from factcheck.model import Dossier, ListKind, Report, Source, is_inner

BIB_FORMS = ("bibtex", "biblatex")
_ADDED = extensions.functions(extensions.CITATIONS)
"""Formats added by other packages: functions that take sources."""
FORMATS = tuple(dict.fromkeys((*CITATIONS, *GROUNDS, *_ADDED)))


@frozen(slots=False)
class Options(Output, Together):
    """The options of the command."""

    form: str | None = option(
        "-f",
        "--format",
        type=click.Choice(FORMATS),
        help="Set the output format; json and csv require --per-claim.  [default: bibtex]",
    )
    style: str | None = option(
        metavar="NAME|FILE.csl", help="Print citations in a CSL style, such as apa or ieee."
    )
    per_claim: bool = flag(help="List the claims that cite each key.")
    missing: bool = flag(help="List sources that cannot be cited, with reasons.")
    bib: str | None = option(
        metavar="FILE", help="Use entries and keys from this .bib file where possible."
    )
    update: str | None = option(metavar="FILE", help="Append the works that this .bib file lacks.")
    dry_run: bool = flag(help="With --update: print the changes as a diff.")
    undated: bool = flag(help="In .bib output, include undated sources as n.d.")

    @property
    def is_bib(self) -> bool:
        """Return True if the output is a .bib file."""
        return self.form in (None, *BIB_FORMS) and not (self.style or self.per_claim)


@subcommand(
    epilog="Exit status: 0 written; 1 --missing listed sources; 2 bad arguments, unreadable input "
    "or an invalid .bib (valid entries are still written)."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@takes(Options)
def command(paths: tuple[str, ...], options: Options) -> int:
    """Write citations for a document and for each source that it names.

    The document's own entry comes from its front matter and its preferred citation; if they differ,
    the preferred citation is used and a note says so. Sources that cannot be cited are listed with
    the details that are missing; nothing is invented.

    \b
    Examples:
      factcheck cite report.md
      factcheck cite claims/ --format csl-json -o references.json
      factcheck cite report.md --update thesis.bib --dry-run
      factcheck cite report.md --style apa
    """  # noqa: D301 - click reads \b
    _refuse_contradictions(options)
    given = documents_of(paths, together=options.together)
    refuse_overwriting((*given.paths, *filter(None, [options.bib])), options.output)
    bib = Bibliography(read_bib(options.bib)) if options.bib else None
    reports = examined(given, Config(select=("CIT03",)))
    missing_keys = [line for one in reports for line in _keys_lacking(one, bib.file)] if bib else []
    cited = Cited([_with_keys(report, bib) for report in reports], bib, options, missing_keys)
    left_out = list(cited.left_out())
    if options.update:
        refresh(
            options.update,
            cited.every,
            cited.kept,
            dry_run=options.dry_run,
            undated=options.undated,
        )
    else:
        write(cited.text(), options.output)
    for problem in bib.file.problems if bib else ():
        complain(str(problem))
    for report in reports:
        for finding in report.findings:
            note(f"note: {report.path}: {finding.message}; using the preferred citation")
    if not options.missing:
        note(*(f"left out: {line}" for line in left_out))
    note(*cited.uncertain())
    if not (bib or options.update):
        note(*(line for report in reports for line in _keys_without_bib(report)))
    return FOUND if options.missing and left_out else CLEAN


def _refuse_contradictions(options: Options) -> None:
    """Raise an error if options contradict each other.

    Raises:
        UsageError: Options contradict each other.
    """
    tables, form = options.per_claim or options.missing, options.form
    for is_wrong, message in (
        (
            options.dry_run and not options.update,
            "--dry-run requires --update. Add --update",
        ),
        (
            options.update and (form or options.style or options.output or tables),
            "--update can only be combined with --bib, --undated and --dry-run",
        ),
        (
            options.style and (form not in (None, "text") or tables),
            "--style only applies to formatted citations. Add --format text",
        ),
        (
            options.per_claim and form not in (None, *GROUNDS),
            f"--format '{form}': with --per-claim, expected one of {', '.join(GROUNDS)}",
        ),
        (
            not options.per_claim and form not in (None, *CITATIONS, *_ADDED),
            f"--format '{form}': without --per-claim, expected one of {', '.join(CITATIONS)}",
        ),
        (
            options.missing and options.per_claim,
            "--missing and --per-claim cannot be combined. Choose one",
        ),
    ):
        if is_wrong:
            raise UsageError(f"{message}.")


def _with_keys(report: Report, bib: Bibliography | None) -> Report:
    """Return a report to which the .bib entries that its text cites have been added."""
    if bib is None:
        return report
    cited = () if report.dossier.by_hand else cited_by_key(report.dossier)
    return evolve(report, dossier=bib.with_mentions(report.dossier, cited))


def _keys_lacking(report: Report, file: BibFile) -> Iterator[str]:
    """Yield a line for each cited key that is missing from a .bib file, with a similar key."""
    if report.dossier.by_hand:
        return
    known = beside_bib(report.dossier, bib_list(file))
    first = {one.what: one for one in reversed(known.citing.dangling) if one.where == file.path}
    for one in reversed(first.values()):
        line = known.document.place(one.citation.span).line
        near = f"; nearest: {one.nearest}" if one.nearest else ""
        yield f"{report.path}: {one.what} (line {line}): not in {file.path}{near}"


def _keys_without_bib(report: Report) -> Iterator[str]:
    """Yield a hint if a document cites keys and no .bib file was given."""
    keys = [] if report.dossier.by_hand else _keys(report.dossier)
    if keys:
        many = f"{len(keys)} keys" if len(keys) > 1 else "a key"
        hint = (
            "to cite their entries, add --bib FILE"
            if len(keys) > 1
            else "to cite its entry, add --bib FILE"
        )
        yield f"note: {report.path} cites {many} from a .bib file ('{keys[0]}'); {hint}"


def _keys(known: Dossier) -> list[str]:
    """Return the distinct keys cited in the text that are not in a reference list."""
    lists = [one for one in known.facts.lists if one.kind is ListKind.KEYED]
    listed = {entry.label.casefold() for one in lists for entry in one.references} | {"*"}
    keys: dict[str, str] = {}
    for one in cited_by_key(known):
        if not (one.is_narrative or one.label.casefold() in listed or is_inner(one.label)):
            keys.setdefault(one.label.casefold(), one.label)
    return list(keys.values())


@frozen(slots=False)
class Cited:
    """The citations of all documents."""

    reports: Sequence[Report]
    bib: Bibliography | None
    options: Options
    missing_keys: Sequence[str] = ()
    """A line for each key that is missing from the .bib file."""

    @cached_property
    def kept(self) -> frozenset[str]:
        """The keys of the .bib file, which are not changed."""
        return self.bib.keys if self.bib else frozenset()

    @cached_property
    def every(self) -> Sequence[Source]:
        """The sources of all documents; those in the .bib file have its data and keys."""
        named = [one for report in self.reports for one in report.dossier.sources]
        return self.bib.told(named) if self.bib else named

    @cached_property
    def by_report(self) -> list[tuple[Report, list[Source]]]:
        """Each report with its sources; sources in the .bib file have its keys."""
        rest = iter(self.every)
        return [(report, [next(rest) for _ in report.dossier.sources]) for report in self.reports]

    def text(self) -> str:
        """Return the output."""
        options, form = self.options, self.options.form or "bibtex"
        if options.missing:
            return "".join(f"{line}\n" for line in self.left_out())
        if options.per_claim:
            return GROUNDS[options.form or "text"](list(self._grounds()))
        return self._in_form(form)

    def _in_form(self, form: str) -> str:
        options = self.options
        if form in _ADDED and not options.style:
            written: str = _ADDED[form](self.every)
            return written
        citable = [one for one in self.every if one.key in self.kept or not lacking(one)]
        if options.style:
            return to_styled(citable, options.style, self.kept)
        if form in BIB_FORMS:
            write_bib = to_biblatex if form == "biblatex" else to_bibtex
            own = self.bib.file if self.bib else None
            return write_bib(citable, self.kept, undated=options.undated, own=own)
        return CITATIONS[form](citable, self.kept)

    def left_out(self) -> Iterator[str]:
        """Yield a line for each source that is left out, with what is missing."""
        yield from self.missing_keys
        is_bib = self.options.is_bib
        for report, sources in self.by_report:
            document = report.dossier.document
            for entry in unread(report.dossier.facts):
                where = f"{report.path}:{document.place(entry.span).line}"
                words = document.words(entry.span)
                yield f"{where}: “{words[:60]}”: missing a title, or both author and date"
            for source in sources:
                is_kept = source.key in self.kept
                dated = is_bib and not (self.options.undated or is_kept)
                missing = () if is_bib and is_kept else lacking(source, dated=dated)
                hint = " (add --undated to include it)" if missing == ("date",) else ""
                if missing:
                    fields = ", no ".join(missing)
                    yield f"{report.path}: {source.key} ({source.kind}): no {fields}{hint}"

    def uncertain(self) -> Iterator[str]:
        """Yield a line for each source with a guessed field, with the reason."""
        for report, sources in self.by_report:
            for source in sources:
                if source.uncertain and source.key not in self.kept:
                    yield f"uncertain: {report.path}: {source.key}: {uncertainty(source)}"

    def _grounds(self) -> Iterator[Ground]:
        written = keys_of((one for one in self.every if not lacking(one)), self.kept)
        for report, sources in self.by_report:
            names = {
                old.key: new.key if new.key in self.kept else written[evolve(new, span=None)]
                for old, new in zip(report.dossier.sources, sources, strict=True)
                if not lacking(new)
            }
            yield from grounds(report.path, report.dossier, names)
