"""Files that options attach to documents: the texts of sources, a .bib, proposals."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from factcheck.analysis.pipeline import documents, with_texts
from factcheck.apps.cli.common import CLEAN, UNUSABLE, complain, say
from factcheck.config import Config
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Became, Dossier, Proofs, Refused, Report, Standing, stored_beside
from factcheck.model.keys import folded
from factcheck.output.escape import printable

if TYPE_CHECKING:
    from factcheck.bibliography import BibFile


@frozen
class Texts:
    """The values of these options."""

    sources: tuple[str, ...] = ()
    """"NAME=FILE" for each source."""
    folder: str | None = None
    """A folder of texts with the names of their sources."""
    bib: str | None = None
    """A .bib whose entries the documents cite by key."""
    proposals: tuple[str, ...] = ()
    """Files of proposals."""
    stored: bool = True
    """Whether to read the proposals beside a document."""
    unverified: str | None = None
    """What to do with unverified suspicions; None for the setting."""
    is_refused_told: bool = False
    """Whether to list rejected proposals, with the reason."""


def with_attached(config: Config, texts: Texts) -> tuple[Config, list[FactcheckError]]:
    """Return the settings with the attached texts, and errors for unreadable files in a folder.

    Raises:
        UsageError: An option is malformed, or the folder contains no text.
        UnreadableError: A text given by name cannot be read.
    """
    config = with_texts(config, list(map(_pair, texts.sources)))
    errors: list[FactcheckError] = []
    for pair in inside(texts.folder) if texts.folder is not None else ():
        try:
            config = with_texts(config, [pair])
        except FactcheckError as error:
            errors.append(error)
            complain(str(error))
    return config, errors


def told_strangers(texts: Texts, reports: Sequence[Report]) -> None:
    """Report on standard error attached sources that no document names, with similar names."""
    for name in dict.fromkeys(_pair(option)[0] for option in texts.sources):
        dossiers = [report.dossier for report in reports]
        known = {folded(one): one for dossier in dossiers for one in _names(dossier)}
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        if folded(name) in known or any(word.search(one.document.text) for one in dossiers):
            continue
        import difflib  # noqa: PLC0415 - only for typos

        near = difflib.get_close_matches(folded(name), list(known), n=1)
        hint = f"; nearest: {known[near[0]]}" if near else ""
        told = f"note: --source '{name}': no document that was read names it{hint}"
        say(printable(told))


def told_unfound(reports: Sequence[Report]) -> None:
    """Report on standard error how many facts were not found in their attached sources."""
    for report in reports:
        facts = report.dossier.sourced or ()
        missing = sum(one.standing is Standing.NOT_FOUND for one in facts)
        if missing:
            which = f"{missing} of {len(facts)} facts that rest on attached texts"
            way = "factcheck sources lists them"
            say(printable(f"{report.path}: {which} are not found there; {way}"))


def _names(known: Dossier) -> Iterator[str]:
    """Yield the names by which a document knows its people, organisations, outlets and sources."""
    for entity in known.entities:
        yield from (*(form.text for form in entity.forms), entity.canonical)
    for source in known.sources:
        parts = (source.key, source.speaker, source.publisher, source.container)
        yield from (part for part in parts if part)


def bib_named(path: str | None) -> "BibFile | None":
    """Read the given .bib, if there is one.

    Raises:
        UnreadableError: The file does not exist or cannot be read.
    """
    if not path:
        return None
    from factcheck.bibliography import read_bib  # noqa: PLC0415 - few runs have one

    return read_bib(path)


def with_bib(config: Config, file: "BibFile | None", paths: Iterable[str]) -> Config:
    """Return the settings with a .bib; with several documents, none has to cite every entry."""
    if file is None:
        return config
    from factcheck.bibliography import bib_list  # noqa: PLC0415 - the same

    is_shared = sum(not isinstance(path, FactcheckError) for path in documents(paths)) > 1
    return evolve(config, bib=bib_list(file, is_shared=is_shared))


def told_faults(file: "BibFile | None") -> int:
    """Report the errors of a .bib on standard error, and return the resulting exit status."""
    problems = file.problems if file else ()
    for problem in problems:
        complain(str(problem))
    return UNUSABLE if problems else CLEAN


def with_proposals(config: Config, texts: Texts) -> tuple[Config, int]:
    """Return the settings with the proposals of files, and the exit status for their errors.

    Raises:
        UnreadableError: A file does not exist.
    """
    unverified = texts.unverified or config.unverified
    config = evolve(config, stored=texts.stored, unverified=unverified)
    if not texts.proposals:
        if texts.is_refused_told and not texts.stored:
            raise UsageError(f"--refused: no proposals are named. {_ADD}")
        return config, CLEAN
    from factcheck.second_reader.proposals import read  # noqa: PLC0415 - few runs have some

    parsed = [read(path) for path in texts.proposals]
    problems = [problem for one in parsed for problem in one.problems]
    for problem in problems:
        complain(str(problem))
    own = tuple(proposal for one in parsed for proposal in one.proposals)
    return evolve(config, proposals=own), UNUSABLE if problems else CLEAN


_ADD = "Add --proposals FILE."


def told_proposals(texts: Texts, reports: Sequence[Report]) -> None:
    """Report the results of proposals on standard error and, if requested, the rejected ones."""
    for report in reports:
        made = report.proofs
        if made is None:
            if texts.is_refused_told:
                say(f"{printable(stored_beside(report.path))}: no such file. {_ADD}")
            continue
        for line in _became(report, made) if texts.is_refused_told else ():
            say(printable(line))
        say(printable(f"{_file_of(report, made)}: {_counted(made)}"))


def _file_of(report: Report, made: Proofs) -> str:
    """Return the file beside a document if it contains all its proposals, else the document."""
    beside = stored_beside(report.path)
    own = bool(made.outcomes) and all(one.proposal.path == beside for one in made.outcomes)
    return beside if own else report.path


def _counted(made: Proofs) -> str:
    """Return the number of proposals, by result."""
    noun = "proposal" if len(made.outcomes) == 1 else "proposals"
    parts = [
        f"{len(made.proved)} proved",
        *([f"{len(made.unverified)} {_unchecked(made)}"] if made.unverified else []),
        *([f"{len(made.mended)} mended"] if made.mended else []),
        f"{len(made.refused) - len(made.unverified) - len(made.mended)} refused",
        *([f"{made.passed_over} on other documents"] if made.passed_over else []),
    ]
    stale = sum(one.is_stale for one in made.outcomes)
    earlier = f"; {stale} for an earlier version of the document" if stale else ""
    return f"{len(made.outcomes)} {noun}: {', '.join(parts)}{earlier}"


def _unchecked(made: Proofs) -> str:
    return "not checked (hidden)" if made.is_hidden else "not checked"


def _became(report: Report, made: Proofs) -> Iterator[str]:
    """Yield the result of each proposal that is not a finding of its own."""
    fates = iter(report.fates)
    for one in made.outcomes:
        where = f"{one.proposal.path}:{one.proposal.line}"
        if isinstance(one.verdict, Refused):
            if one.proposal in made.mended:
                yield f"{where}: mended: what was accepted stands in the document"
                continue
            what = _unchecked(made) if one.proposal in made.unverified else "refused"
            yield f"{where}: {what} ({one.verdict.reason}): {one.verdict.message}"
            continue
        fate = next(fates)
        place = fate.finding and fate.finding.place
        at = f"{fate.finding.code} at {place.line}:{place.column}" if fate.finding and place else ""
        if fate.became is not Became.REPORTED:
            yield f"{where}: " + _BECAME[fate.became].format(at=at, code=fate.code)


_BECAME = {
    Became.OURS: "proved, same as our {at}",
    Became.REPEATED: "proved, same as another proposal: {at}",
    Became.SILENCED: "proved, silenced: {at}",
    Became.NOT_CHOSEN: "proved, but {code} is not chosen",
}


def _pair(option: str) -> tuple[str, str]:
    name, _, path = option.partition("=")
    if not name.strip() or not path.strip():
        form = 'Write NAME=FILE, as in --source "Ada Byrne=speech.txt".'
        raise UsageError(f"--source '{option}': it does not name a source and its file. {form}")
    return name.strip(), path.strip()


def inside(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the name and path of each text of a folder; the name ends at the first dot."""
    if not os.path.isdir(folder):  # noqa: PTH112 - a path is a plain string here
        raise UsageError(f"--sources '{folder}': it is no folder. Give one with a text a source.")
    for path in documents(folder):
        if isinstance(path, FactcheckError):
            raise path
        yield path.rpartition("/")[2].partition(".")[0], path
