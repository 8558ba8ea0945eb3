"""The settings of a run: a settings file, overridden by the command's options."""

from collections.abc import Sequence

from attrs import evolve, frozen

from factcheck.analysis.pipeline import read_proposals, with_sheet
from factcheck.apps.cli.common import complain
from factcheck.checks import every_check
from factcheck.config import Config
from factcheck.config.files import Settings, found, read
from factcheck.errors import UsageError
from factcheck.output import REPORTS


@frozen
class Options:
    """The values of the shared options."""

    select: str = ""
    ignore: str = ""
    suspicions: bool = False
    sheet: str | None = None
    config: str | None = None
    no_config: bool = False
    known: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    stored: bool = True


def settings_for(paths: Sequence[str], options: Options) -> Settings:
    """Return the settings of a run for some documents.

    Raises:
        ConfigError: The settings file has errors.
        UnreadableError: A style sheet or file of proposals does not exist.
        ProposalError: Lines of a file of proposals are malformed; the exception lists them.
        UsageError: An option or style sheet is wrong, or no check is left to run.
    """
    path = None if options.no_config else options.config or found(paths)
    is_given = options.config is not None
    known = read(path, every_check(), sorted(REPORTS), is_given=is_given) if path else Settings()
    config = _laid_over(known.config, options)
    is_alone = bool(config.select) and config.shows_unverified
    if not (config.chosen(every_check()) or is_alone):
        raise UsageError("checks: what is ignored takes away all that would run. Leave one in.")
    sheet = options.sheet or known.sheet
    config = evolve(config, known=tuple(options.known) or config.known)
    told_known(config)
    config = evolve(config, stored=options.stored)
    if options.proposals:
        config = evolve(config, proposals=read_proposals(options.proposals))
    return evolve(known, config=with_sheet(config, sheet), sheet=sheet)


_MOST_TOLD = 20
"""Maximum errors reported per table."""


def told_known(config: Config) -> None:
    """Report on standard error which rows of tables of known names cannot be read.

    Raises:
        UnreadableError: A table does not exist, or has no names.
    """
    for path in config.known:
        from factcheck.comparison.known import opened  # noqa: PLC0415 - few runs have such tables

        problems = opened(path).problems
        for problem in problems[:_MOST_TOLD]:
            complain(str(problem))
        if len(problems) > _MOST_TOLD:
            complain(f"{path}: {len(problems) - _MOST_TOLD} more rows cannot be read")


def are_broken(config: Config) -> bool:
    """Return True if a table of known names has unreadable rows."""
    if not config.known:
        return False
    from factcheck.comparison.known import opened  # noqa: PLC0415 - as above

    return any(opened(path).problems for path in config.known)


def _laid_over(config: Config, options: Options) -> Config:
    """Return the settings with the choice of checks in the options.

    A check selected by option runs even if the file ignores it or sets it to "off".
    """
    select, ignore = words(options.select), words(options.ignore)
    if select:
        config = evolve(
            config,
            select=select,
            ignore=(),
            severities={word: one for word, one in config.severities.items() if one != "off"},
            per_file=tuple(evolve(part, select=(), ignore=()) for part in config.per_file),
        )
    return evolve(
        config,
        ignore=(*config.ignore, *ignore),
        suspicions=config.suspicions or options.suspicions,
    )


def words(option: str) -> tuple[str, ...]:
    """Return the codes in an option, which are separated by commas or spaces."""
    return tuple(option.replace(",", " ").split())
