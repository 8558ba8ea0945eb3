"""Turns a path into a report: reads, extracts, links and checks. Start reading here."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve, fields_dict, frozen

from factcheck.analysis.checking import checked, with_running_text
from factcheck.analysis.flow import Analysis, Extracted, TextDossier
from factcheck.checks import every_check
from factcheck.claims import claimfiles
from factcheck.claims.claimfiles import ClaimsFolder
from factcheck.config import Config, files
from factcheck.config.choice import Proposed, proposals_given
from factcheck.document import readers
from factcheck.errors import (
    FactcheckError,
    ProposalError,
    UnforeseenError,
    UnreadableError,
    UsageError,
)
from factcheck.extract.record import record
from factcheck.extract.references import keys_cited
from factcheck.link import citing, words
from factcheck.link.entities import link_entities, settled
from factcheck.link.events import linking
from factcheck.link.frames.frame import Frames
from factcheck.link.measures import declared_measures
from factcheck.link.utterances import retellings
from factcheck.model import (
    BibList,
    Check,
    Citation,
    Document,
    Dossier,
    Facts,
    Place,
    Proofs,
    Proposal,
    Remark,
    Report,
    Severity,
    Sheet,
    Sourced,
    SourceText,
    stored_beside,
)
from factcheck.model.fields import items_of, short, typed
from factcheck.running import begin, is_interruption, limited

if TYPE_CHECKING:
    from factcheck.claims.claimfiles.proposing import EventProposal

DEFAULTS = Config()
_SHEET_OF = re.compile(rb"# Style sheet of (?!\d+ documents)(.+)")
_LONGEST_LINE = 1000

Made = TypeVar("Made")


@frozen(field_transformer=typed)
class Text:
    """A text to check that is not read from a file."""

    content: str | bytes
    """The text, or the contents of a file in bytes."""
    path: str = "text.txt"
    """The name in reports. Its suffix selects the reader; the file need not exist."""

    __repr__ = short

    @property
    def data(self) -> bytes:
        """The contents as bytes, encoded in UTF-8.

        Raises:
            UnreadableError: The text is not valid Unicode.
        """
        if isinstance(self.content, bytes):
            return self.content
        try:
            return self.content.encode()
        except UnicodeEncodeError as error:
            why = (
                f"character {error.start + 1} is half of a surrogate pair, which is not valid text"
            )
            raise UnreadableError(self.path, why, "Decode the original bytes again.") from None


Input = str | os.PathLike[str] | Text | Document | ClaimsFolder
"""What can be checked.

The path of a document or claims folder, a `Text`, a parsed document, or a claims folder created by
`draft` or `ClaimsFolder`.
"""


def examine(
    document: Input,
    config: Config = DEFAULTS,
    *,
    checks: Iterable[Check] | None = (),
    proposals: Proposed = (),
    with_document: bool = True,
    seconds: float | None = None,
) -> Report:
    """Read one document or claims folder, check it, and return the report.

    Args:
        document: The path of a document or claims folder, or a `Text`, a `Document` or a
            `ClaimsFolder`.
        config: The settings.
        checks: Checks to run in addition to the built-in ones; None to run no checks and only prove
            proposals.
        proposals: Proposals to prove, in addition to those in the settings: a proposals file, or
            a list of proposals and such files. `Report.proofs` has the outcome of each proposal.
        with_document: For a claims folder that names its document, whether to also check the
        document with the checks of running text and references, for which the folder has no
        data.
        seconds: Time limit in seconds; None for no limit. A single long call into the standard
            library, such as a slow regular expression, can be interrupted only in the main thread
            on Linux and macOS.

    Raises:
        UnreadableError: The document or a proposals file cannot be read. If the time limit was
            exceeded, it is the subclass `factcheck.errors.TooLongError`.
        ClaimFileError: Claim files have errors, which the exception lists.
        ProposalError: A proposals file has malformed lines, which the exception lists.
        UsageError: The settings name a check that does not exist, or an argument has the wrong
            type.
    """
    if not isinstance(config, Config):
        raise UsageError(
            f"config of type {type(config).__name__}: expected a Config, such as read_config "
            "returns."
        )
    name = _name_of(document)
    with limited(name, _valid_limit(seconds)):
        return _examined(
            name, document, config, checks=checks, proposals=proposals, with_document=with_document
        )


def _valid_limit(seconds: float | None) -> float:
    """Return a time limit in seconds, with 0 for None.

    Raises:
        UsageError: The limit is not a positive number.
    """
    if seconds is None:
        return 0.0
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not seconds > 0:
        raise UsageError(f"seconds {seconds!r}: expected a number above 0, or None for no limit.")
    return float(seconds)


def _examined(
    name: str,
    document: Input,
    config: Config,
    *,
    checks: Iterable[Check] | None,
    proposals: Proposed,
    with_document: bool,
) -> Report:
    every = with_own(checks or ())
    own = with_sheet_beside(config.of(name), name)
    own.chosen(every)  # report a mistake in the settings before reading a long document
    own = evolve(own, proposals=(*own.proposals, *proposals_given(proposals)))
    attached = tuple(_texts_in(document)) if isinstance(document, ClaimsFolder) else ()
    known = ruled(_dossier(document, own), evolve(own, attached=(*own.attached, *attached)))
    owner = sheet_owner(name)
    remarks = (_other_sheet(name, owner),) if owner else ()
    if own.bib is None and isinstance(document, str | os.PathLike):
        known, of_bibs = _beside_named(known)
        remarks = (*remarks, *of_bibs)
    data = document.data if isinstance(document, Text) else None
    report = _report(name, known, own, every, data, is_alone=checks is None)
    report = evolve(report, remarks=(*remarks, *report.remarks)) if remarks else report
    is_extended = with_document and checks is not None and known.by_hand and known.record.file
    return _with_document(report, own, every) if is_extended else report


def _other_sheet(name: str, owner: str) -> Remark:
    path = sheet_beside(name)
    why = f"not used, because it is the style sheet of '{owner}'. To use it, add --sheet {path}"
    return Remark(Place(path, 1, 1, 1, 1, ""), Severity.WARNING, why)


def with_own(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return all built-in checks and those of extensions, followed by the caller's own checks.

    Raises:
        UsageError: A value is not a check, or has the code of another check.
    """
    every = every_check()
    for check in items_of("checks", checks, Check):
        if check.code in {one.code for one in every}:
            raise UsageError(
                f"checks: the code {check.code} is already in use. Choose another code."
            )
        every = (*every, check)
    return every


def _with_document(report: Report, config: Config, every: Sequence[Check]) -> Report:
    """Return the report of a claims folder, extended with results from its document.

    If the document is missing or unreadable, the report is returned unchanged.
    """
    folder = report.dossier.document.path
    path = PurePath(os.path.normpath(PurePath(folder, report.dossier.record.file))).as_posix()
    if not os.path.isfile(path):  # noqa: PTH113 - reports print this string
        return report
    try:
        known = ruled(_dossier(path, config), config)
    except FactcheckError:
        return report
    return with_running_text(report, checked(path, known, config, every))


def examine_text(
    text: str,
    suffix: str = ".txt",
    config: Config = DEFAULTS,
    *,
    checks: Iterable[Check] = (),
    proposals: Proposed = (),
    seconds: float | None = None,
) -> Report:
    """Check a text that is not in a file. This is the same as `examine` with a `Text`.

    Args:
        text: The text to check.
        suffix: The format of the text: `.txt` or `.md`.
        config: The settings.
        checks: Checks to run in addition to the built-in ones.
        proposals: Proposals to prove; see `examine`.
        seconds: Time limit in seconds; see `examine`.

    Raises:
        UnreadableError: The text is empty or not valid Unicode, or no reader supports the suffix.
        UsageError: The text is not a string, or the settings name a check that does not exist.
    """
    if not isinstance(suffix, str):
        raise UsageError(
            f"suffix: expected '.txt' or '.md', not {suffix!r}. Pass settings as config=Config(…)."
        )
    if not isinstance(text, str):
        raise UsageError(
            f"text of type {type(text).__name__}: expected a string. Decode bytes first."
        )
    own = Text(text, f"text{suffix}")
    return examine(own, config, checks=checks, proposals=proposals, seconds=seconds)


def _report(
    name: str,
    known: Dossier,
    config: Config,
    every: Sequence[Check],
    data: bytes | None,
    *,
    is_alone: bool,
) -> Report:
    """Return the report of a document, with the findings of proved proposals.

    Args:
        name: The path of the document.
        known: The dossier of the document.
        config: The settings.
        every: All available checks.
        data: The contents of the document, if they were not read from the path.
        is_alone: Whether to report only the proved proposals of the settings and run no checks.
    """
    beside = "" if is_alone else _beside(name, config)
    if not (config.proposals or beside or is_alone):
        return checked(name, known, config, every)
    begin("proposals")
    from factcheck.second_reader.proposals import proving  # noqa: PLC0415 - proposals are rare

    given = _given_proposals(config)
    stored, remarks = _read_beside(beside)
    made = proving.proofs(known, (*given, *stored), name, data)
    whole = known.changed(document=made.document)
    proved = tuple(proving.flags(known, made))
    report = checked(name, whole, config, every, proved, is_alone=is_alone)
    return _with_proofs(evolve(report, remarks=(*report.remarks, *remarks)), made, config)


def _with_proofs(report: Report, made: Proofs, config: Config) -> Report:
    """Return a report with the outcome of each proposal, and the unproved suspicions."""
    from factcheck.second_reader.proposals.unverified import unverified  # noqa: PLC0415 - proposals are rare

    suspected = unverified(made, report)
    open_ = tuple(proposal for one in suspected for proposal in one.proposals)
    is_hidden = not config.shows_unverified
    proofs = evolve(made, unverified=open_, is_hidden=is_hidden)
    return evolve(report, proofs=proofs, unverified=() if is_hidden else suspected)


def _beside(document: str, config: Config) -> str:
    """Return the path of the proposals file next to a document.

    It is "" if the file is not to be used, or is already in the settings.
    """
    path = stored_beside(document)
    if not (config.stored and os.path.lexists(path)):
        return ""
    given = {one if isinstance(one, str) else one.path for one in config.proposals}
    return "" if os.path.realpath(path) in map(os.path.realpath, filter(None, given)) else path


def _read_beside(path: str) -> tuple[tuple[Proposal, ...], tuple[Remark, ...]]:
    """Return the proposals in a file, and remarks on malformed lines. Valid lines are used."""
    if not path:
        return (), ()
    from factcheck.second_reader.proposals import read  # noqa: PLC0415 - proposals are rare

    try:
        parsed = read(path)
    except UnreadableError as error:
        why = f"not read: {error.why}. {error.remedy}"
        return (), (Remark(Place(path, 1, 1, 1, 1, ""), Severity.ERROR, why),)
    wrong = (
        Remark(Place(path, at.line, at.column, at.line, at.column, ""), Severity.ERROR, at.message)
        for at in parsed.problems
    )
    return parsed.proposals, tuple(wrong)


def _given_proposals(config: Config) -> tuple[Proposal, ...]:
    """Return the proposals of the settings, including those in files.

    Raises:
        UnreadableError: A proposals file cannot be read.
        ProposalError: The files have malformed lines, which the exception lists.
    """
    from factcheck.second_reader.proposals import form  # noqa: PLC0415 - proposals are rare

    files = [
        form.read(path_of(one)) if isinstance(one, str) else form.Parsed((one,))
        for one in config.proposals
    ]
    problems = tuple(problem for file in files for problem in file.problems)
    if problems:
        raise ProposalError(problems)
    return tuple(proposal for file in files for proposal in file.proposals)


def examine_all(  # noqa: PLR0913 - the arguments of examine, and two for processes
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    config: Config = DEFAULTS,
    *,
    checks: Iterable[Check] | None = (),
    proposals: Proposed = (),
    with_document: bool = True,
    jobs: int = 1,
    seconds: float | None = None,
) -> Iterator[Report | FactcheckError]:
    """Yield the report of each document, or the error that stopped it, in the order of the paths.

    An error in one document, even an internal error of factcheck (`UnforeseenError`), does not stop
    the others. With `jobs` or `seconds`, the documents are checked in other processes. An error is
    then also yielded for a document that takes too long (`factcheck.errors.TooLongError`) or
    crashes its process. With these arguments, a script must call this function under `if __name__
    == "__main__":`, and its checks must be functions of a module.

    Args:
        paths: Paths of documents and claims folders. Any other folder stands for all documents and
            claims folders in it, sorted by name.
        config: The settings.
        checks: Checks to run in addition to the built-in ones.
        proposals: Proposals to prove; see `examine`.
        with_document: Whether to check the documents of claims folders.
        jobs: Number of processes; 0 for one per processor. With 1, the documents are checked in
            this process.
        seconds: Time limit in seconds for each document; None for no limit.

    Raises:
        UsageError: The settings name a check that does not exist, or an argument is invalid.
    """
    own = None if checks is None else tuple(checks)
    config.chosen(with_own(own or ()))
    limit = _valid_limit(seconds)
    if isinstance(jobs, bool) or not isinstance(jobs, int) or jobs < 0:
        raise UsageError(f"jobs {jobs!r}: expected a whole number of 0 or more.")
    once = partial(
        examine,
        config=config,
        checks=own,
        proposals=proposals_given(proposals),
        with_document=with_document,
    )
    if not isinstance(paths, str | os.PathLike | Iterable):
        raise UsageError(f"paths {paths!r:.60}: expected one or more paths.")
    found = documents(paths)
    if jobs == 1 and not limit:
        return (
            one if isinstance(one, FactcheckError) else attempted(one, partial(once, one))
            for one in found
        )
    from factcheck.analysis.pool import examine_in_processes  # noqa: PLC0415 - few runs use it

    return examine_in_processes(found, once, jobs=jobs, seconds=limit)


def read_config(path: str | os.PathLike[str]) -> Config:
    """Read a settings file, with the style sheet and the .bib file that it names.

    Raises:
        ConfigError: The file has errors, which the exception lists.
        UnreadableError: The style sheet or the .bib file cannot be read.
        UsageError: The style sheet is invalid.
    """
    known = files.read(path_of(path), every_check())
    config = with_sheet(known.config, known.sheet)
    return with_bib(config, known.bib, is_shared=True) if known.bib else config


def with_sheet(config: Config, path: str) -> Config:
    """Return the settings with the rules of a style sheet added. An empty path adds none.

    Raises:
        UnreadableError: The style sheet cannot be read.
        UsageError: The file is not a style sheet.
    """
    read = readers.read_sheet(path) if path else Sheet()
    own = config.sheet
    forms = (*own.forms, *read.forms)
    names, words = (*own.rulings, *read.rulings), own.words | read.words
    return evolve(config, sheet=Sheet(names, forms, words, path or own.path))


def sheet_beside(path: str) -> str:
    """Return the path for the style sheet of one document, which need not exist."""
    return f"{os.path.splitext(path)[0]}.sheet.yaml"  # noqa: PTH122


def sheet_owner(path: str) -> str:
    """Return the other document whose style sheet a document would use, or "" if there is none.

    A document that no longer exists is ignored, because it may be the same document under its
    former name.
    """
    try:
        with open(sheet_beside(path), "rb") as file:  # noqa: PTH123 - a path is a plain string here
            found = _SHEET_OF.match(file.readline(_LONGEST_LINE))
    except OSError:
        return ""
    name = PurePath(found[1].decode(errors="replace").strip()).name if found else ""
    own, other = PurePath(path).name, PurePath(path).with_name(name or "-")
    return name if name not in ("", own) and os.path.isfile(other) else ""  # noqa: PTH113


def with_sheet_beside(config: Config, path: str) -> Config:
    """Return the settings with the style sheet of a document or book, if there is one.

    Raises:
        SheetError: The file is not a style sheet.
    """
    beside = sheet_beside(path)
    if not os.path.isfile(beside) or sheet_owner(path):  # noqa: PTH113 - a path is a string here
        return config
    both = with_sheet(config, beside)
    return evolve(both, sheet=evolve(both.sheet, path=config.sheet.path))


def with_texts(config: Config, texts: Iterable[tuple[str, str]]) -> Config:
    """Return the settings with the texts of sources attached.

    Args:
        config: The settings.
        texts: (name, path) for each text. The name is the one that documents use for the source, or
            its key.

    Raises:
        UnreadableError: A text cannot be read.
    """
    read = tuple(SourceText(name, readers.read(path_of(path))) for name, path in texts)
    return evolve(config, attached=(*config.attached, *read))


def with_bib(config: Config, path: str | os.PathLike[str], *, is_shared: bool = False) -> Config:
    """Return the settings with a .bib file, in which cited keys are looked up.

    `factcheck.bibliography.read_bib` reports errors in the file itself.

    Args:
        config: The settings.
        path: Path of the .bib file.
        is_shared: Whether several documents cite from the file, so that none has to cite every
            entry.

    Raises:
        UnreadableError: The file does not exist or cannot be read.
    """
    from factcheck.bibliography import bib_list, read_bib  # noqa: PLC0415 - a .bib is rare

    return evolve(config, bib=bib_list(read_bib(path_of(path)), is_shared=is_shared))


def documents(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
) -> Iterator[str | FactcheckError]:
    """Yield the path of each document in the given paths, or an error for a path without any."""
    for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
        left_out: list[UnreadableError] = []
        try:
            yield from readers.each_document(path_of(path), left_out)
        except FactcheckError as error:
            yield error
        yield from left_out


def dossier(document: Input, config: Config = DEFAULTS) -> Dossier:
    """Read and analyze a document or claims folder without running checks, and return the dossier.

    Only the settings for dates are used. For a claims folder, no settings are used, because every
    date in it is complete.

    Raises:
        UnreadableError: The file cannot be read as a document.
        ClaimFileError: Claim files have errors, which the exception lists.
        UnforeseenError: A part of the analysis failed, so the dossier would be incomplete.
    """
    known = _dossier(document, config)
    for part in fields_dict(Dossier):
        getattr(known, part)
    for kind in fields_dict(Facts):
        getattr(known.facts, kind)
    if known.failures:
        raise UnforeseenError(known.document.path, str(known.failures[0]))
    return known


def _name_of(document: Input) -> str:
    if isinstance(document, Text | Document | ClaimsFolder):
        return document.path
    name = path_of(document)
    if not document:
        raise UsageError("document: expected a path, not an empty string.")
    if "\0" in name:
        why = "the file name contains a null character"
        raise UnreadableError(name.replace("\0", "\\0"), why, "Check the path.")
    return name


def _dossier(document: Input, config: Config) -> Dossier:
    if isinstance(document, ClaimsFolder):
        known = document.dossier
        sources = tuple(evolve(one, text="") for one in known.sources)
        return _linked(known.changed(sources=sources))
    if isinstance(document, Document):
        return TextDossier(document, config)
    path = _name_of(document)
    if isinstance(document, Text):
        return TextDossier(readers.parse(document.data, path_of(path)), config)
    if os.path.isdir(path):  # noqa: PTH112 - reports print this string
        return _linked(claimfiles.load(path))
    return TextDossier(readers.read(path), config)


def ruled(known: Dossier, config: Config) -> Dossier:
    """Return a dossier to which the settings were applied.

    These are the style sheet, the attached texts and the tables of known entities.
    """
    sheet, attached = config.sheet, (*config.attached, *_own_texts(known))
    steps: dict[str, Callable[[Dossier], Dossier]] = {}
    if sheet.rulings:
        steps["entities"] = lambda one: one.changed(entities=settled(one.entities, sheet))
    if sheet.words:
        steps["slips"] = lambda one: one.changed(
            slips=words.without(one.slips, one.document, sheet)
        )
    if attached:
        steps["holdings"] = lambda one: with_holdings(one, attached)
        steps["sourced"] = lambda one: _beside_sources(one, attached, config)
    if config.known:
        from factcheck.comparison.known import held  # noqa: PLC0415 - tables of names are rare

        steps["known"] = lambda one: held(one, config.known)
    if config.bib and not known.by_hand:
        bib = config.bib
        steps["citing"] = lambda one: beside_bib(one, bib)
    analysis = Analysis()
    for part, step in steps.items():
        made = analysis.run(part, step, known)
        known = made if isinstance(made, Dossier) else known
    return known.with_failures(analysis.failures)


def with_holdings(known: Dossier, attached: tuple[SourceText, ...]) -> Dossier:
    """Return a dossier with its quotations looked up in attached texts."""
    from factcheck.comparison import sourced  # noqa: PLC0415 - attached texts are rare

    keys = () if known.by_hand else cited_by_key(known)
    return known.changed(holdings=sourced.holdings(known, attached, keys))


def _beside_sources(known: Dossier, attached: tuple[SourceText, ...], config: Config) -> Dossier:
    """Return a dossier with the results of comparing its facts with attached texts."""
    from factcheck.comparison import sourced  # noqa: PLC0415 - attached texts are rare

    return sourced.shown(known, _held_against(known, attached, config))


def sourced_facts(known: Dossier, config: Config = DEFAULTS) -> tuple[Sourced, ...]:
    """Return the facts whose sources have attached texts, with the results of the comparison.

    Raises:
        UnreadableError: A text that a claims folder names cannot be read.
    """
    attached = (*config.attached, *_own_texts(known))
    return _held_against(with_holdings(known, attached), attached, config)


def _held_against(
    known: Dossier, attached: tuple[SourceText, ...], config: Config
) -> tuple[Sourced, ...]:
    from factcheck.comparison import sourced  # noqa: PLC0415 - attached texts are rare

    def read(document: Document) -> Facts:
        return Extracted(document, record(document), config, Analysis())

    keys = () if known.by_hand else cited_by_key(known)
    return sourced.sourced(known, attached, keys, read)


def beside_bib(known: Dossier, *bibs: BibList) -> Dossier:
    """Return a dossier with citation keys looked up in .bib files, or in its own entries."""
    facts = known.facts
    cited = keys_cited(known.document, facts.lists, facts.quotations, with_typed=True)
    return citing.filed(known, bibs, cited)


def _beside_named(known: Dossier) -> tuple[Dossier, tuple[Remark, ...]]:
    r"""Return a dossier compared with the .bib files that its document names, and remarks on them.

    If the document does not name any, the dossier is compared with its own \bibitem commands.
    """
    text = known.document.files[0].text
    if known.by_hand or not ("bib" in text or "BIB" in text) or not cited_by_key(known):
        return known, ()
    from factcheck.bibliography import named_bibs  # noqa: PLC0415 - few documents name one

    bibs, remarks = named_bibs(known.document)
    return (known if remarks and not bibs else beside_bib(known, *bibs)), remarks


def cited_by_key(known: Dossier) -> tuple[Citation, ...]:
    """Return the citations by key in a document, in order."""
    facts = known.facts
    return keys_cited(known.document, facts.lists, facts.quotations)


def _own_texts(known: Dossier) -> Iterator[SourceText]:
    """Yield the source texts that a claims folder names."""
    for source in known.sources if known.by_hand else ():
        if source.text:
            path = PurePath(known.document.path, source.text).as_posix()
            yield SourceText(source.key, readers.read(path))


def _texts_in(folder: ClaimsFolder) -> Iterator[SourceText]:
    """Yield the source texts of a claims folder that is in memory."""
    for source in folder.sources:
        if source.text:
            name = f"{folder.path}/{source.text}"
            yield SourceText(source.key, readers.parse(folder.files[source.text], name))


def proposals(path: str) -> "tuple[EventProposal, ...]":
    """Return proposed event IDs for the claims in a folder, based on the linker's events.

    Raises:
        UnreadableError: The folder does not exist.
        ClaimFileError: Claim files have errors, which the exception lists.
    """
    known = _dossier(path, DEFAULTS)
    linked = linking.found_events(Frames(known.document, known.claims, known.entities))
    from factcheck.claims.claimfiles.proposing import proposed  # noqa: PLC0415 - for one command

    return proposed(known, linked)


def _linked(loaded: Dossier) -> Dossier:
    document, facts, claims = loaded.document, loaded.facts, loaded.claims
    run = (analysis := Analysis()).run
    entities = run("entities", link_entities, document, facts.names, loaded.entities)
    events = run("events", lambda: linking.events(Frames(document, claims, entities)))
    known = loaded.changed(
        entities=entities,
        events=events,
        measures=run("measures", declared_measures, claims, events),
        retellings=run("retellings", retellings, document, facts, entities),
    )
    return known.with_failures(analysis.failures)


def attempted(path: str, make: Callable[[], Made]) -> Made | FactcheckError:
    """Return a report, or an error as a value.

    No exception is raised, except by a signal handler of the caller.

    Args:
        path: Path of the document, used in error messages.
        make: The function that checks or reads the document.
    """
    try:
        return make()
    except FactcheckError as error:
        return error
    except MemoryError:
        return UnreadableError(path, "not checked: out of memory", "Split the document.")
    except Exception as error:
        if is_interruption(error):
            raise
        unforeseen = UnforeseenError(path, f"{type(error).__name__}: {error}")
        unforeseen.__cause__ = error
        return unforeseen


def path_of(path: str | os.PathLike[str]) -> str:
    """Return a path with forward slashes, so that reports are equal on all systems.

    Raises:
        UsageError: The argument is not a path.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise UsageError(f"path of type {type(path).__name__}: expected a string or a Path.")
    return PurePath(path).as_posix()
