"""The options of `factcheck check` other than the choice of checks: output, baseline, fixes."""

from attrs import frozen

from factcheck.apps.cli.common import one_named
from factcheck.document.readers import STDIN
from factcheck.errors import UsageError
from factcheck.running import TIME_LIMIT


@frozen
class Job:
    """The options of one call."""

    form: str | None = None
    output: str | None = None
    copy: str | None = None
    both_sides: bool = False
    track_changes: bool = False
    force: bool = False
    decisions_of: str = ""
    fail_on: str | None = None
    exit_zero: bool = False
    everything: bool = False
    require: str | None = None
    statistics: bool = False
    verbose: bool = False
    baseline: str | None = None
    update_baseline: bool = False
    new_since: str | None = None
    diff: bool = False
    fix: bool = False
    watch: bool = False
    stdin_name: str = STDIN
    show_config: bool = False
    jobs: int = 1
    time_limit: float = TIME_LIMIT
    together: bool = False


def agreed(job: Job, paths: tuple[str, ...]) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: Options contradict each other.
    """
    if job.watch and "-" in paths:
        raise UsageError("--watch: standard input does not change. Give files.")
    if job.fix and "-" in paths:
        raise UsageError("--fix: standard input is no file to write to. Use --diff.")
    _agreed_on_copy(job)
    if job.decisions_of and (job.together or job.fix or job.diff):
        option = "--together" if job.together else "--fix" if job.fix else "--diff"
        raise UsageError(f"--decisions-of {option}: that reads its own decisions. Choose one.")
    one_named(paths, job.decisions_of)
    if job.new_since is not None and "-" in paths:
        raise UsageError("--new-since: standard input has no earlier version. Give files.")
    if job.update_baseline and job.new_since is not None:
        raise UsageError(
            "--update-baseline --new-since: a baseline holds all that is found, and --new-since "
            "leaves out what was there before. Choose one."
        )
    if job.together and job.new_since is not None:
        raise UsageError("--together --new-since: a change is of single documents. Choose one.")
    if job.fix and job.diff:
        raise UsageError("--fix --diff: one writes, the other only shows. Choose one.")


def _agreed_on_copy(job: Job) -> None:
    """Refuse options of an annotated copy if no copy is requested.

    Raises:
        UsageError: Such options are given without a copy.
    """
    given = {
        "--both-sides": job.both_sides,
        "--track-changes": job.track_changes,
        "--force": job.force,
    }
    option = next((name for name, is_given in given.items() if is_given), "")
    if option and not job.copy:
        raise UsageError(f"{option}: it says how a copy is annotated. Add --annotate DOCX.")
