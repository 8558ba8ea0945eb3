"""`factcheck ledger`: the state of a document's facts, and what people have recorded."""

import getpass
import os
from collections.abc import Callable, Iterator, Sequence

import click
from attrs import evolve, frozen

from factcheck.analysis.pipeline import documents, sourced_facts
from factcheck.apps.cli.command import CLEAN, FOUND, flag, option, subcommand, takes, write
from factcheck.apps.cli.documents import report_of_book
from factcheck.apps.cli.options import By, Checks, Output, Sources, Together, with_sources
from factcheck.claims import ledger
from factcheck.claims.ledger import Action, Against, Deed, Desk, Fact, FactKind, FactVerdict
from factcheck.config import Config
from factcheck.errors import FactcheckError, UsageError
from factcheck.output.claimreview import claim_reviews
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

BY = "FACTCHECK_BY"
"""Environment variable with the initials of the checker."""
AUTHOR = "author"
ADOPT = "adopt"
"""The action that confirms a place found for lost words."""
DEEDS = (Deed.TICK, *FactVerdict, Deed.QUERY, Deed.NOTE, Deed.UNDO, ADOPT)
FORMATS = ("text", "json", "csv", "html", "docx", "claimreview")
_RESTING = tuple(one for one in FactVerdict if one is not FactVerdict.CANNOT_BE_CONFIRMED)
"""Verdicts that require a source."""
_MOST_NAMED = 5
"""Maximum facts named in a message."""


@frozen(slots=False)
class Options(Output, By, Sources, Together):
    """The options of the command."""

    against: str = option(default="", metavar="SOURCE", help="Name the source you checked against.")
    locator: str = option(
        default="",
        help="Give the place in the source: page, paragraph, file and line.",
    )
    quote: str = option(default="", help="Quote the words of the source.")
    retrieved: str = option(
        default="",
        metavar="DATE",
        help="Give the date on which you consulted the source.",
    )
    note: str = option(default="", help="Add the text of a note or query, or a remark.")
    to: str = option(default="", help="Name the person to ask.")
    override: bool = flag(help="In a range, include facts that are already judged or queried.")
    listed: bool = flag(
        "--list", help="List every fact; by default, list only changed and queried ones."
    )
    kinds: tuple[str, ...] = option(
        "--kind",
        default=(),
        type=click.Choice(list(NOUNS.values())),
        help="Show only this kind; repeatable.",
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


@subcommand(
    epilog="Exit status: 0 done; 1 the condition of --require is not met; 2 bad arguments or "
    "unreadable input."
)
@click.argument("document", metavar="DOCUMENT")
@click.argument("rest", nargs=-1, metavar="[FACT... ACTION]")
@takes(Options)
def command(document: str, rest: tuple[str, ...], options: Options) -> int:
    """Record which facts of a document are checked, and list the unchecked ones.

    DOCUMENT is a document, its claims folder, or a folder of documents. FACT is a number in the
    list, an id, a range such as 3-8, or the words of the fact. ACTION is tick, verified, disputed,
    corrected, cannot-be-confirmed, query, note, undo or adopt; without it, the history of FACT is
    shown. Records are saved in ledger.yaml next to the document, or in its claims folder; see
    docs/ledger.md.

    \b
    Examples:
      factcheck ledger report.md --list
      factcheck ledger report.md 12 tick --against courier-2022 --locator "page 3"
      factcheck ledger report.md "14 March 2022" verified --against minutes.pdf
      factcheck ledger report.md 7 query --to author --note "Which mayor?"
      factcheck ledger report.md undo
      factcheck ledger report.md 12
      factcheck ledger report.md --require ticked
      factcheck ledger report.md --list --sources texts/
      factcheck ledger report.md --format docx -o galley.docx
    """  # noqa: D301 - click reads \b
    opened = Opened(document, options.together)
    if not rest:
        return _tell(opened, options)
    _do(opened, rest, options)
    return CLEAN


@frozen
class Opened:
    """The subject of a call: a document, or the documents of a book."""

    path: str
    is_book: bool

    def desk(self) -> Desk:
        """Return its facts with the recorded actions."""
        if not self.is_book:
            return ledger.open_desk(self.path)
        return ledger.open_desk(report_of_book([self.path], Checks()))


def _tell(opened: Opened, options: Options) -> int:
    """Write the state of documents, and return the exit status."""
    kinds = frozenset(kind for kind, noun in NOUNS.items() if noun in options.kinds)
    desks = [_beside(desk, options) for desk in _desks(opened)]
    write(_written(desks, kinds, options.form, listed=options.listed), options.output)
    for desk in desks:
        _tell_of_folder(desk)
    required = options.require
    if not required:
        return CLEAN
    told_ = [line for desk in desks for line in warnings(desk)]
    for line in told_:
        click.echo(printable(line), err=True)
    lacking = [(desk, fact) for desk in desks for fact in missing(desk, required, kinds)]
    if lacking:
        named = ", ".join(f"“{fact.words[:40]}”" for _, fact in lacking[:_MOST_NAMED])
        more = f" and {len(lacking) - _MOST_NAMED} more" if len(lacking) > _MOST_NAMED else ""
        click.echo(printable(f"not yet {required}: {named}{more}"), err=True)
    return FOUND if lacking or told_ else CLEAN


def _beside(desk: Desk, options: Sources) -> Desk:
    """Return a desk whose facts include the results from attached texts."""
    config = with_sources(Config(), options)
    if not config.attached:
        return desk
    at = by_place(sourced_facts(desk.dossier, config))
    kinds = (FactKind.FIGURE, FactKind.DATE, FactKind.NAME)
    facts = (evolve(one, sourced=at(one.span) if one.kind in kinds else "") for one in desk.facts)
    return evolve(desk, facts=tuple(facts))


def _tell_of_folder(desk: Desk) -> None:
    """Report a claims folder that names this document, because the ledger is there."""
    folders = () if desk.ledger.home.folder else ledger.claims_folders_of(desk.document.path)
    for folder in folders:
        told_ = "is the claims folder of this document and has a ledger of its own"
        click.echo(printable(f"{folder} {told_}: factcheck ledger {folder}"), err=True)


def _refuse_second(desk: Desk) -> None:
    """Refuse to start a ledger beside a document whose claims folder already has one.

    Raises:
        UsageError: The document has such a folder, and no ledger beside it yet.
    """
    home = desk.ledger.home
    if home.folder or any(entry.target.file == home.file for entry in desk.ledger.entries):
        _tell_of_folder(desk)
        return
    for folder in ledger.claims_folders_of(desk.document.path):
        why = "its claims folder keeps what is done with its facts"
        way = f"Write: factcheck ledger {folder} …"
        raise UsageError(f"{desk.document.path}: {why}. {way}")


def _desks(opened: Opened) -> Iterator[Desk]:
    """Yield the desk of each document; a document with a claims folder below has its desk there."""
    if opened.is_book:
        yield opened.desk()
        return
    desks = []
    for one in documents([opened.path]):
        if isinstance(one, FactcheckError):
            raise one
        desks.append(ledger.open_desk(one))
    told_ = {desk.document.path for desk in desks if desk.ledger.home.folder}
    for desk in desks:
        if desk.ledger.home.folder or os.path.normpath(desk.document.path) not in told_:
            yield desk


def _written(
    desks: Sequence[Desk], kinds: frozenset[FactKind], form: str, *, listed: bool
) -> str | bytes:
    """Return the output in a format.

    Raises:
        UsageError: The format supports one document, and there are several.
    """
    if form == "text":
        return "\n".join(to_ledger_text(desk, kinds, listed=listed) for desk in desks)
    if form == "json":
        return to_ledger_json(desks, kinds)
    if form == "claimreview":
        return claim_reviews(desks, kinds)
    if len(desks) != 1:
        raise UsageError(f"--format {form}: it holds one document, and there are {len(desks)}.")
    from factcheck.output import galley  # noqa: PLC0415 - for these formats

    makers: dict[str, Callable[[Desk], str | bytes]] = {
        "csv": lambda desk: galley.to_galley_csv(desk, kinds),
        "html": lambda desk: galley.to_galley_html(desk, ledger.now(), kinds),
        "docx": lambda desk: galley.to_galley_docx(desk, ledger.now(), kinds),
    }
    return makers[form](desks[0])


def _do(opened: Opened, rest: Sequence[str], given: Options) -> None:
    """Record an action for facts of a document, and report their state.

    Raises:
        UsageError: A fact or action does not exist, or the options do not fit it.
    """
    *names, verb = rest
    if verb not in DEEDS and not names:
        _show(opened.desk(), verb)
        return
    if verb not in DEEDS:
        known = ", ".join(str(deed) for deed in DEEDS)
        raise UsageError(f"deed '{verb}': expected one of {known}, behind the facts.")
    by = given.by or os.environ.get(BY, "") or _login()
    desk = opened.desk()
    _refuse_second(desk)
    desk = _up_to_date(desk)
    if verb != ADOPT:
        _record(desk, names, _event(verb, by, given), override=given.override)
        return
    for name in names:
        desk = ledger.adopt(desk, name, by)
        _say(desk.fact(name))


def _show(desk: Desk, name: str) -> None:
    """Write facts with their complete history."""
    for fact in named(desk, name):
        click.echo(to_fact_text(fact), nl=False)


def _record(desk: Desk, names: Sequence[str], event: Action, *, override: bool) -> None:
    """Record an action for each named fact.

    Raises:
        UsageError: No fact is named, or a named one does not exist.
    """
    facts = [fact for name in names for fact in _meant(desk, name, event, override=override)]
    if not names and event.do is Deed.UNDO:
        facts = [_last_of(desk, event.by)]
    elif not names:
        raise UsageError(f"{event.do}: no fact is named. Give numbers of the list before it.")
    for fact in facts:
        desk = ledger.record(desk, fact, event)
        _say(desk.fact(fact.id))


def _meant(desk: Desk, name: str, event: Action, *, override: bool) -> list[Fact]:
    """Return the facts that a name identifies; in a range, those without verdict or query."""
    found = named(desk, name)
    buries = event.do in (Deed.TICK, Deed.VERDICT, Deed.QUERY)
    if len(found) == 1 or override or not buries:
        return found
    kept = []
    for fact in found:
        stands = fact.entry.decisive if fact.entry else None
        if stands is None or stands.do is Deed.TICK:
            kept.append(fact)
            continue
        do = stands.verdict.value if stands.verdict else "queried"
        told_ = f"left out, {do} by {stands.by}: {fact.words}. Name it alone, or add --override"
        click.echo(printable(f"{fact.number}  {fact.id}  {told_}"), err=True)
    return kept


def _up_to_date(desk: Desk) -> Desk:
    """Return the desk, after syncing an edited document with its claims folder."""
    if not ledger.is_edited(desk):
        return desk
    from factcheck.apps.cli.claims import synced_lines  # noqa: PLC0415 - for an edited document

    folder = desk.ledger.home.folder
    click.echo(f"the document was edited and is taken into {printable(folder)} first:", err=True)
    for line in synced_lines(ledger.synced(desk.dossier, folder)):
        click.echo(printable(line), err=True)
    return ledger.reopened(desk)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody is logged in
        raise UsageError(f"--by: nobody is logged in. Give your initials, or set {BY}.") from None


def _say(fact: Fact) -> None:
    click.echo(printable(f"{fact.number}  {fact.id}  {fact.state.value}: {fact.words}"))


def _event(verb: str, by: str, given: Options) -> Action:
    """Return the action to record.

    Raises:
        UsageError: Words are missing, or options do not fit.
    """
    if verb in (Deed.QUERY, Deed.NOTE) and not given.note:
        raise UsageError(f"{verb}: its words are missing. Write them with --note.")
    if given.to and verb != Deed.QUERY:
        raise UsageError("--to says who is asked. Write query.")
    if (given.locator or given.quote or given.retrieved) and not given.against:
        raise UsageError("--locator, --quote and --retrieved tell of a source. Name it: --against.")
    is_verdict = verb in set(FactVerdict)
    if given.against and not (is_verdict or verb == Deed.TICK):
        raise UsageError("--against says what a tick or a verdict rests on. Leave it out.")
    if not given.against and verb in (Deed.TICK, *_RESTING):
        click.echo("no source is named: what was it held against? Add --against.", err=True)
    if given.against and not given.locator:
        click.echo(f"no locator: where in {given.against}? Add --locator the next time.", err=True)
    return Action(
        do=Deed.VERDICT if is_verdict else Deed(verb),
        by=by,
        verdict=FactVerdict(verb) if is_verdict else None,
        to=AUTHOR if given.to.casefold() == f"the {AUTHOR}" else given.to,
        note=given.note,
        against=Against(given.against, given.locator, given.quote, retrieved=given.retrieved)
        if given.against
        else None,
    )


def named(desk: Desk, name: str) -> list[Fact]:
    """Return the facts identified by a number, a range of numbers, an id or words.

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
    if not found:
        _refuse_lost(desk, name)
        raise UsageError(f"fact '{name}': there is none. See `factcheck ledger DOCUMENT --list`.")
    if len(found) > 1:
        numbers = ", ".join(f"{fact.number} ({fact.kind.value})" for fact in found[:9])
        raise UsageError(
            f"fact '{name}': {len(found)} facts have these words: {numbers}. Name one."
        )
    return found


def _refuse_lost(desk: Desk, name: str) -> None:
    """Refuse a lost entry, with advice.

    Raises:
        UsageError: The entry is lost.
    """
    for orphan in desk.orphans:
        if orphan.entry.id == name:
            what = "Its words stand nowhere in the document"
            way = "Put them back into it, or leave the entry as it is"
            if orphan.place is not None:
                way = f"If line {orphan.place.line} has them now, confirm that first: {name} adopt"
            raise UsageError(f"fact '{name}': it is lost. {what}. {way}.")


def _last_of(desk: Desk, by: str) -> Fact:
    """Return the fact of a person's last valid action.

    Raises:
        UsageError: The person has no valid action.
    """
    done = [
        (event.at, fact)
        for fact in desk.facts
        if fact.entry is not None
        for event in fact.entry.standing
        if event.by == by
    ]
    if not done:
        raise UsageError(f"undo: nothing of {by} stands. See `factcheck ledger DOCUMENT --list`.")
    return max(done, key=lambda one: one[0])[1]
