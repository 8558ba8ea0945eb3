"""`factcheck ledger`: the state of a document's facts, and the recorded actions."""

import os
from collections.abc import Callable, Iterator, Sequence

import click
from attrs import evolve, frozen

from factcheck.analysis.pipeline import sourced_facts
from factcheck.apps.cli.command import CLEAN, FOUND, flag, note, option, subcommand, takes, write
from factcheck.apps.cli.decide import BY, UNDO, initials, undo_last
from factcheck.apps.cli.documents import existing, refuse_other_than_one, session_of
from factcheck.apps.cli.options import (
    By,
    Checks,
    DecisionsOf,
    Output,
    Sources,
    Together,
    with_sources,
)
from factcheck.apps.session import Session
from factcheck.claims import ledger
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model.actions import VERDICTS, VOUCHING, Action, Against, Choice, FactKind
from factcheck.model.ledger import Desk, Fact
from factcheck.output.decided import AUTHOR
from factcheck.output.escape import printable
from factcheck.output.ledger import (
    ENOUGH,
    NOUNS,
    missing,
    to_fact_text,
    to_ledger_json,
    to_ledger_text,
    warnings,
)
from factcheck.output.sources import by_place

ADOPT = "adopt"
"""The action that confirms a new place for words that were lost."""
ACTIONS: dict[str, Choice] = {
    "tick": Choice.TICKED,
    **{one.value: one for one in VERDICTS},
    "query": Choice.QUERIED,
    "note": Choice.NOTED,
    UNDO: Choice.UNDONE,
}
FORMATS = ("text", "json", "csv", "html")
_MOST_NAMED = 5
"""Maximum number of facts named in a message."""


@frozen(slots=False)
class Options(Output, By, Sources, Together, DecisionsOf):
    """The options of the command."""

    against: str = option(default="", metavar="SOURCE", help="Name the source that you checked.")
    locator: str = option(
        default="",
        help="Give the location in the source, for example a page or paragraph.",
    )
    quote: str = option(default="", help="Quote the words of the source.")
    retrieved: str = option(
        default="",
        metavar="DATE",
        help="Give the date on which you consulted the source.",
    )
    note: str = option(
        default="", help="Add the text of a note or query, or a remark about the action."
    )
    to: str = option(default="", help="Name the person to ask.")
    override: bool = flag(help="In a range, include facts that already have a verdict or query.")
    listed: bool = flag(
        "--list", help="List every fact; by default, list only changed and queried ones."
    )
    kinds: tuple[str, ...] = option(
        "--kind",
        default=(),
        type=click.Choice(list(NOUNS.values())),
        help="Show only facts of this kind; repeatable.",
    )
    require: str | None = option(
        "--require",
        type=click.Choice(list(ENOUGH)),
        help="Exit with 1 until every fact has this state.",
    )
    form: str = option(
        "--format",
        type=click.Choice(FORMATS),
        default="text",
        help="Set the output format.  [default: text]",
    )
    merge: str = option(
        default="",
        metavar="FILE",
        help="Add the actions in another ledger.yaml, and list conflicts.",
    )


@subcommand(
    epilog="Exit status: 0 done; 1 the condition of --require is not met, or --merge found "
    "conflicts; 2 bad arguments or unreadable input."
)
@click.argument("document", metavar="DOCUMENT")
@click.argument("rest", nargs=-1, metavar="[FACT... ACTION]")
@takes(Options)
def command(document: str, rest: tuple[str, ...], options: Options) -> int:
    """Record which facts in a document have been checked, and list the others.

    DOCUMENT is a document, its claims folder, or a folder of documents. FACT is a number in the
    list, an id, a range such as 3-8, or the words of the fact. ACTION is tick, verified, disputed,
    corrected, cannot-be-confirmed, query, note, undo or adopt; without it, the history of FACT is
    shown. `undo` without FACT undoes your last tick or decision. Records are saved in ledger.yaml
    next to the document, or in its claims folder; see docs/ledger.md.

    \b
    Examples:
      factcheck ledger report.md --list
      factcheck ledger report.md 12 tick --against courier-2022 --locator "page 3"
      factcheck ledger report.md "14 March 2022" verified --against minutes.pdf
      factcheck ledger report.md 7 query --to author --note "Which mayor?"
      factcheck ledger report.md undo
      factcheck ledger report.md 12
      factcheck ledger report.md --require ticked
      factcheck ledger report.md --merge claims/report/ledger.yaml
      factcheck ledger report-v2.md --decisions-of report.md --list
      factcheck ledger report.md --list --sources texts/
      factcheck ledger report.md --format html -o galley.html
    """  # noqa: D301 - click reads \b
    refuse_other_than_one((document,), options.decisions_of, together=options.together)
    if options.merge:
        told, conflicts = ledger.merged(_opened(document, options).desk(), options.merge)
        for line in (told, *conflicts):
            click.echo(printable(line))
        return FOUND if conflicts else CLEAN
    if rest == (UNDO,):
        undo_last(_opened(document, options), _by(options))
    elif rest:
        _do(_opened(document, options), rest, options)
    else:
        return _tell(document, options)
    return CLEAN


def _opened(path: str, options: Options) -> Session:
    earlier = options.decisions_of
    return session_of(path, Checks(), together=options.together, earlier=earlier)


def _tell(path: str, options: Options) -> int:
    """Write the state of the documents, and return the exit status."""
    kinds = frozenset(kind for kind, noun in NOUNS.items() if noun in options.kinds)
    desks = [_beside(desk, options) for desk in _desks(path, options)]
    write(_written(desks, kinds, options.form, listed=options.listed), options.output)
    for desk in desks:
        _tell_of_others(desk)
    required = options.require
    if not required:
        return CLEAN
    warned = [line for desk in desks for line in warnings(desk)]
    note(*warned)
    lacking = [(desk, fact) for desk in desks for fact in missing(desk, required, kinds)]
    if lacking:
        named = ", ".join(f"“{fact.words[:40]}”" for _, fact in lacking[:_MOST_NAMED])
        more = f" and {len(lacking) - _MOST_NAMED} more" if len(lacking) > _MOST_NAMED else ""
        note(printable(f"not yet {required}: {named}{more}"))
    return FOUND if lacking or warned else CLEAN


def _beside(desk: Desk, options: Sources) -> Desk:
    """Return a desk whose facts include the results of comparing them with attached texts."""
    config = with_sources(Config(), options)
    if not config.attached:
        return desk
    at = by_place(sourced_facts(desk.dossier, config))
    facts = (
        one if one.kind is FactKind.CLAIM else evolve(one, sourced=at(one.span))
        for one in desk.facts
    )
    return evolve(desk, facts=tuple(facts))


def _tell_of_others(desk: Desk) -> None:
    """Print where else actions on the document are recorded, or can be."""
    for path, log in ledger.elsewhere(desk):
        if log.entries:
            told = f"{log.home.ledger} also records actions on this document"
            note(printable(f"{told}; to see them, run factcheck ledger {path}"))
        elif log.home.folder:
            kept = desk.ledger.home.ledger if desk.ledger.entries else log.home.ledger
            note(printable(f"{path} is the claims folder of this document; ticks are in {kept}"))


def _desks(path: str, options: Options) -> Iterator[Desk]:
    """Yield the desk of each document; it is in the claims folder if there is one."""
    paths = [path] if options.together else existing(path)
    desks = [_opened(one, options).desk() for one in paths]
    named_ = {desk.document.path for desk in desks if desk.ledger.home.folder}
    for desk in desks:
        if desk.ledger.home.folder or os.path.normpath(desk.document.path) not in named_:
            yield desk


def _written(desks: Sequence[Desk], kinds: frozenset[FactKind], form: str, *, listed: bool) -> str:
    """Return the output in the chosen format.

    Raises:
        UsageError: There are several documents, and the format supports only one.
    """
    if form == "text":
        return "\n".join(to_ledger_text(desk, kinds, listed=listed) for desk in desks)
    if form == "json":
        return to_ledger_json(desks, kinds)
    if len(desks) != 1:
        raise UsageError(
            f"--format {form}: requires exactly one document, but {len(desks)} were "
            "given. Pass one."
        )
    from factcheck.output import galley  # noqa: PLC0415 - for these formats

    makers: dict[str, Callable[[Desk], str]] = {
        "csv": lambda desk: galley.to_galley_csv(desk, kinds),
        "html": lambda desk: galley.to_galley_html(desk, ledger.now(), kinds),
    }
    return makers[form](desks[0])


def _do(session: Session, rest: Sequence[str], given: Options) -> None:
    """Record an action for facts of a document, and print their state.

    Raises:
        UsageError: A fact or action does not exist, or an option cannot be used with it.
    """
    *names, verb = rest
    if verb not in (*ACTIONS, ADOPT):
        if names:
            known = ", ".join((*ACTIONS, ADOPT))
            raise UsageError(
                f"action '{verb}': expected one of {known} after the numbers of the facts."
            )
        _show(session.desk(), verb)
        return
    if not names:
        raise UsageError(
            f"{verb}: no fact given. Put the numbers of the facts, as listed, before the action."
        )
    by = _by(given)
    event = None if verb == ADOPT else _event(verb, by, given)
    desk = session.desk()
    ledger.refuse_second(desk)
    if desk.ledger.entries:
        _tell_of_others(desk)
    desk = _up_to_date(desk)
    if event is None:
        for name in names:
            desk = ledger.adopt(desk, name, by)
            _say(desk.fact(name))
        return
    facts = [one for name in names for one in _meant(desk, name, event, override=given.override)]
    for fact in facts:
        seen = len(fact.entry.events) if fact.entry else 0
        _say(session.record(fact, event, seen).fact(fact.id))
    if facts and event.do in VOUCHING:
        _advise(event)


def _advise(event: Action) -> None:
    """Print a hint if a tick or verdict was recorded without a source or without a place in it."""
    if event.against is None and event.do is not Choice.CANNOT_BE_CONFIRMED:
        note("recorded without a source; to add one, repeat the action with --against SOURCE")
    elif event.against is not None and not event.against.locator:
        note(
            "recorded without a location in the source; "
            "to add one, repeat the action with --locator PLACE"
        )


def _show(desk: Desk, name: str) -> None:
    """Print facts with their complete history."""
    for fact in named(desk, name):
        click.echo(to_fact_text(fact), nl=False)


def _meant(desk: Desk, name: str, event: Action, *, override: bool) -> list[Fact]:
    """Return the facts that a name identifies; for a range, only those without a verdict or query.

    Raises:
        UsageError: No fact matches, or there is nothing to undo.
    """
    found = named(desk, name)
    if event.do is Choice.UNDONE:
        for fact in found:
            if all(one.by != event.by for one in (fact.entry.standing if fact.entry else ())):
                raise UsageError(f"undo: {event.by} has no action to undo on fact '{name}'.")
    if len(found) == 1 or override or event.do in (Choice.NOTED, Choice.UNDONE):
        return found
    kept = []
    for fact in found:
        decisive = fact.entry.decisive if fact.entry else None
        if decisive is None or decisive.do is Choice.TICKED:
            kept.append(fact)
            continue
        done = f"skipped: {fact.words}: already {decisive.do.value} by {decisive.by}"
        way = "To include it, pass only its number or add --override"
        note(printable(f"{fact.number}  {fact.id}  {done}. {way}"))
    return kept


def _up_to_date(desk: Desk) -> Desk:
    """Return the desk; if the document was edited, update its claims folder first."""
    if not desk.is_edited:
        return desk
    from factcheck.apps.cli.claims import synced_lines  # noqa: PLC0415 - for an edited document

    folder = desk.ledger.home.folder
    note(f"the document was edited; updating its claims folder {printable(folder)} first:")
    for line in synced_lines(ledger.synced(desk.dossier, folder)):
        note(printable(line))
    return ledger.reopened(desk)


def _by(given: Options) -> str:
    """Return the initials of the person acting.

    Raises:
        UsageError: No initials are given and there is no login name.
    """
    by = initials(given.by)
    if not by:
        raise UsageError(f"--by: no login name found. Pass your name, or set {BY}.")
    return by


def _say(fact: Fact) -> None:
    click.echo(printable(f"{fact.number}  {fact.id}  {fact.state.value}: {fact.words}"))


def _event(verb: str, by: str, given: Options) -> Action:
    """Return the action to record.

    Raises:
        UsageError: An argument is missing, or an option cannot be used with the action.
    """
    do = ACTIONS[verb]
    if (given.locator or given.quote or given.retrieved) and not given.against:
        raise UsageError(
            "--locator, --quote and --retrieved describe a source. Add --against SOURCE."
        )
    source = Against(given.against, given.locator, given.quote, retrieved=given.retrieved)
    to = AUTHOR if given.to.casefold() == f"the {AUTHOR}" else given.to
    return Action(do, by, note=given.note, to=to, against=source if given.against else None)


def named(desk: Desk, name: str) -> list[Fact]:
    """Return the facts identified by a number, a range of numbers, an ID or words.

    Raises:
        UsageError: No fact matches, or several have these words.
    """
    first, dash, last = name.partition("-")
    if first.isdecimal() and (not dash or last.isdecimal()):
        start, end = int(first), int(last or first)
        if 1 <= start <= end <= len(desk.facts):
            return list(desk.facts[start - 1 : end])
    ids = [fact for fact in desk.facts if fact.id == name]
    found = ids or [fact for fact in desk.facts if fact.words == name]
    found = found or [fact for fact in desk.facts if name in fact.words]
    if len(found) == 1:
        return found
    if found:
        numbers = ", ".join(f"{fact.number} ({fact.kind.value})" for fact in found[:9])
        raise UsageError(
            f"fact '{name}': {len(found)} facts contain these words: {numbers}. Pass the "
            "number of one."
        )
    for orphan in desk.orphans:
        if orphan.entry.id == name:
            way = "Restore the words, or leave the entry as it is"
            if orphan.place is not None:
                way = (
                    f"If they are now on line {orphan.place.line}, confirm this first: {name} adopt"
                )
            raise UsageError(f"fact '{name}': the words are no longer in the document. {way}.")
    raise UsageError(f"fact '{name}': not found. See `factcheck ledger DOCUMENT --list`.")
