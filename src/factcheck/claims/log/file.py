"""The log, `ledger.yaml`: parsing, with a position for each error, and appending.

People may edit the file: comments, order and layout are preserved, because entries are only
appended.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from attrs import asdict, evolve, field, frozen

from factcheck.claims.claimfiles.convert import FAILED, Conversion, reader_for
from factcheck.claims.claimfiles.emitting import Plain, emitted
from factcheck.claims.claimfiles.nodes import MOST_YAML, compose, decoded, read_source
from factcheck.claims.claimfiles.records import DESCRIPTION, NEEDS
from factcheck.claims.claimfiles.values import Digest, Line, Scalar, Text
from factcheck.errors import MistakesError, Problem, UsageError
from factcheck.model import Edtf, SourceFile
from factcheck.model.actions import (
    ON_FACTS,
    ON_FINDINGS,
    VOUCHING,
    Action,
    Against,
    Choice,
    FactKind,
    Quoted,
    valid,
)
from factcheck.storage import locked, native, read_limited, reason, write_whole

NAME = "ledger.yaml"
_OTHER_DOCUMENT = re.compile(r"(?m)^(?:---|\.\.\.)")
_ENDED = re.compile(r"\r\n|\r|\n")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?")


class DecisionsChanged(UsageError):  # noqa: N818 - named for the event
    """Raised if someone else has decided on the same finding in the meantime."""


@frozen
class Log:
    """The entries of a file, in the order in which they were made."""

    path: str
    entries: tuple[Action, ...] = ()

    @property
    def decisions(self) -> tuple[Action, ...]:
        """Return the entries on findings."""
        return tuple(one for one in self.entries if one.code)

    def of(self, id_: str) -> tuple[Action, ...]:
        """Return the entries on a finding or fact, by its ID."""
        return tuple(one for one in self.entries if one.id == id_)


def threads(entries: Iterable[Action]) -> list[tuple[Action, ...]]:
    """Return the entries grouped by finding or fact, in order."""
    made: dict[tuple[str, str], list[Action]] = {}
    for one in entries:
        made.setdefault((one.id, "" if one.code else one.file), []).append(one)
    return list(map(tuple, made.values()))


def names_of(log: Log, file: str, text: str = "", *, is_elsewhere: bool = False) -> frozenset[str]:
    """Return the names in a log that refer to a document, including its earlier names.

    Args:
        log: The log.
        file: The name of the document.
        text: The text of the document. A name for which no file exists refers to this document if
            most of the places recorded under the name are in the text.
        is_elsewhere: Whether the log is not that of the document, so that this applies to all
            names.
    """
    folder, folded = Path(log.path).parent, " ".join(text.split())

    def is_here(one: Quoted) -> bool:
        sides = [side for side in (one.prefix, one.suffix) if side] or [one.quote]
        return one.quote in folded and any(side in folded for side in sides)

    def was_this(name: str) -> bool:
        if not is_elsewhere and (folder / name).exists():
            return False
        places = [place for one in log.entries if one.file == name for place in one.places]
        return 2 * sum(map(is_here, places)) > len(places)

    names = {one.file for one in log.entries}
    return frozenset(name for name in names if name in (file, "") or was_this(name))


def beside(path: str | os.PathLike[str]) -> str:
    """Return the path of the log for a document or claims folder."""
    where = PurePath(path)
    folder = where if Path(where).is_dir() else where.parent
    return (folder / NAME).as_posix()


def file_for(log_path: str, document_path: str) -> str:
    """Return the name of a document in a log: its path relative to the log's folder."""
    folder = os.path.dirname(os.path.abspath(log_path))  # noqa: PTH100, PTH120 - no links
    try:
        return PurePath(os.path.relpath(document_path, folder)).as_posix()
    except ValueError:  # on another drive
        return PurePath(document_path).as_posix()


def _key(description: str, *, needs: str = "", **settings: Any) -> Any:
    return field(metadata={DESCRIPTION: description, NEEDS: needs}, **settings)


_Words = Scalar[Text] | None


@frozen(kw_only=True)
class WrittenPlace:
    """The words of a place."""

    quote: Scalar[Text] = _key("The exact words.")
    prefix: _Words = _key("The text before the words or the passage.", default=None)
    suffix: _Words = _key("The text after the words or the passage.", default=None)
    passage: _Words = _key("The sentence, entry or row that contains a fact.", default=None)
    nth: Scalar[Line] | None = _key("Number among identical places, from 1.", default=None)


@frozen(kw_only=True)
class WrittenAgainst:
    """The source that a fact was compared with."""

    key: Scalar[Text] = _key("A key in sources.yaml, an address, or another name.")
    locator: _Words = _key("Page, paragraph, file and line.", default=None)
    quote: _Words = _key("Words quoted from the source.", default=None)
    sha256: Scalar[Digest] | None = _key("Digest of the source when consulted.", default=None)
    retrieved: Scalar[Edtf] | None = _key("Date of consultation, in EDTF.", default=None)


@frozen(kw_only=True)
class WrittenAction:
    """An entry of the log."""

    code: _Words = _key("Code of the check, for a finding.", default=None)
    kind: Scalar[FactKind] | None = _key("The kind of fact.", needs="id", default=None)
    do: Scalar[Choice] = _key("The action.")
    places: tuple[WrittenPlace, ...] = _key("The places of the finding, or of the fact.")
    id: _Words = _key("Id shared by all entries about the same finding or fact.", default=None)
    file: _Words = _key("Path of the document from this folder.", default=None)
    fingerprint: _Words = _key("Fingerprint of the finding.", default=None)
    side: Scalar[Line] | None = _key("Number of the accepted side, from 1.", default=None)
    words: _Words = _key("The accepted wording.", default=None)
    against: WrittenAgainst | None = _key("The source that was consulted.", default=None)
    note: _Words = _key("The note, the question, or the reason.", default=None)
    by: _Words = _key("Initials or name of the person.", default=None)
    at: _Words = _key("Time of the action, in UTC.", default=None)
    to: _Words = _key("The person who is asked.", default=None)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the log, for validation and completion in editors."""
    from factcheck.claims.claimfiles.schema import schema_of  # noqa: PLC0415 - for one command

    title = "Log of the checks and decisions, with the person who made each."
    return schema_of({"ledger": tuple[WrittenAction, ...]}, f"factcheck {NAME}", title)


def read(path: str | os.PathLike[str]) -> Log:
    """Read a log; a missing file has no entries.

    Raises:
        MistakesError: The file has errors, which the exception lists.
    """
    name = PurePath(path).as_posix()
    if not os.path.lexists(name):
        return Log(name)
    source = read_source(name)
    if isinstance(source, Problem):
        raise MistakesError((source,))
    return Log(name, _entries(source))


def read_with(path: str, file: str, earlier: str = "") -> Log:
    """Read a log; entries on an earlier version of the document apply to the current version.

    Args:
        path: Path of the log.
        file: The name of the document in the log.
        earlier: Path of the earlier version, next to its log; empty for none.

    Raises:
        MistakesError: A log has errors, which the exception lists.
        UsageError: The log of the earlier version has no entries for it.
    """
    own = read(path)
    if not earlier:
        return own
    theirs = beside(earlier)
    old = file_for(theirs, earlier)
    there = [one for one in read(theirs).entries if one.file == old]
    if not there:
        why = f"'{theirs}' contains no decisions on '{old}'"
        raise UsageError(
            f"--decisions-of '{earlier}': {why}. Pass the name of the document as it appears there."
        )
    here = (one for one in own.entries if old == file or one not in there)
    return Log(path, (*(evolve(one, file=file) for one in there), *here))


@frozen
class _Read:
    """A parsed text, cached."""

    text: str
    entries: tuple[Action, ...]
    indent: str | None
    """Indentation of the entries; None if entries cannot simply be appended."""

    def goes_on(self, text: str) -> bool:
        """Return True if a text consists of this text followed by more entries."""
        if self.indent is None or not text.startswith(self.text):
            return False
        return text.startswith(f"{self.indent}- ", len(self.text))


_READ: dict[str, _Read] = {}
"""Cache of the last parsed version of each file; files are often reread with one new entry."""
_MOST_READ = 100


def _entries(source: SourceFile) -> tuple[Action, ...]:
    """Return the entries of a text, parsing only those appended to a text parsed earlier.

    Raises:
        MistakesError: The text has errors, which the exception lists.
    """
    known = _READ.get(source.path)
    if known is not None and known.text == source.text:
        return known.entries
    entries, indent = None, None
    if known is not None and known.goes_on(source.text):
        blank = "\n" * known.text.count("\n")
        with contextlib.suppress(MistakesError):  # reported when the whole is parsed
            more, indent = _parsed(SourceFile(source.path, blank + source.text[len(known.text) :]))
            entries = (*known.entries, *more)
    if entries is None:
        entries, indent = _parsed(source)
    if len(_READ) >= _MOST_READ:
        _READ.clear()
    _READ[source.path] = _Read(source.text, entries, indent)
    return entries


def _parsed(source: SourceFile) -> tuple[tuple[Action, ...], str | None]:
    """Return the entries of a text, and the indentation for new entries.

    Raises:
        MistakesError: The text has errors, which the exception lists.
    """
    root = compose(source)
    if isinstance(root, Problem):
        raise MistakesError((root,))
    if root is None:
        return (), ""
    problems: list[Problem] = []
    conversion = Conversion(source, 0, problems)
    written = reader_for(tuple[WrittenAction, ...])(conversion, root, NAME)
    for one in () if written is FAILED or problems else written:
        for scalar, message in _mistakes(one):
            problems.append(Problem(source.path, *source.position(scalar.start), message))
    if problems:
        raise MistakesError(tuple(problems))
    start = root.start_mark.index
    is_open = source.text.startswith("- ", start) and not _OTHER_DOCUMENT.search(source.text)
    indent = " " * (start - source.text.rfind("\n", 0, start) - 1) if is_open else None
    return tuple(_action(one, source) for one in written), indent


def _mistakes(one: WrittenAction) -> list[tuple[Scalar[Any], str]]:
    """Return the errors in an entry: keys that are missing or not allowed."""
    found: list[tuple[Scalar[Any], str]] = []
    if not one.places:
        found.append(
            (one.do, "places: expected at least one place. Write '- quote: …' below `places`")
        )
    if not one.code and not one.kind:
        found.append(
            (one.do, "missing key 'code' (for a finding) or 'kind' (for a fact). Add one of them")
        )
        return found
    known = ON_FINDINGS if one.code else ON_FACTS
    if one.do.value not in known:
        choices = ", ".join(sorted(known))
        thing = "finding (an entry with 'code')" if one.code else "fact (an entry with 'kind')"
        found.append(
            (one.do, f"do '{one.do.words}': not allowed for a {thing}. Expected one of {choices}")
        )
    if one.kind and one.do.value in (Choice.NOTED, Choice.QUERIED) and not one.note:
        found.append((one.do, f"missing key 'note': required for '{one.do.words}'. Add it"))
    return found


def _action(one: WrittenAction, source: SourceFile) -> Action:
    known = {name: _words(getattr(one, name)) for name in _PLAIN}
    places = tuple(
        Quoted(
            place.quote.words,
            _words(place.prefix),
            _words(place.suffix),
            _words(place.passage),
            place.nth.value if place.nth else None,
        )
        for place in one.places
    )
    held = one.against
    against = Against(**{part: _words(getattr(held, part)) for part in _PARTS}) if held else None
    first = one.code or one.kind or one.do
    made = Action(
        **{**known, "file": native(known["file"])},
        do=one.do.value,
        kind=one.kind.value if one.kind else None,
        places=places,
        side=one.side.value - 1 if one.side else None,
        against=against,
        place=source.place(first.start, first.end),
    )
    return made if made.id else evolve(made, id=identity(made.file, made.code, places))


_PLAIN = ("id", "code", "file", "fingerprint", "words", "note", "by", "at", "to")
"""The keys of an entry that contain plain words."""
_PARTS = ("key", "locator", "quote", "sha256", "retrieved")


def _words(scalar: Scalar[Any] | None) -> str:
    return scalar.words if scalar else ""


def identity(file: str, code: str, places: Sequence[Quoted], repeated: int = 0) -> str:
    """Return the ID shared by entries on a finding, from its words at the first decision.

    Args:
        file: The document.
        code: Code of the check.
        places: The places of the finding.
        repeated: The number of preceding findings with the same words and context.
    """
    import hashlib  # noqa: PLC0415 - loads a library that a clean document does not need

    parts = [file, code, *(part for one in places for part in (one.quote, one.prefix, one.suffix))]
    whole = "\x1f".join([*parts, *([str(repeated)] if repeated else [])])
    return hashlib.sha256(whole.encode(errors="surrogatepass")).hexdigest()[:8]


def decide(path: str | os.PathLike[str], decision: Action, *, seen: int | None = None) -> Log:
    """Append a decision, and return the log.

    Args:
        path: Path of the log, which is created if it does not exist.
        decision: The decision, evolved from `Stands.draft`.
        seen: The number of entries for the finding that the user has seen; None skips the check for
            newer entries.

    Raises:
        DecisionsChanged: The log has newer entries for the finding.
        MistakesError: The file has errors.
        UsageError: The file cannot be written.
    """

    def entry(known: Log) -> Action:
        if seen is not None and len(known.of(decision.id)) > seen:
            last = known.of(decision.id)[-1]
            words = " / ".join(f"“{quote}”" for quote in dict.fromkeys(decision.quotes))
            why = f"{last.do.value} by {last.by or 'another person'} in the meantime"
            raise DecisionsChanged(f"{decision.code} {words}: {why}. Review it again.")
        return decision

    return append(path, entry)


def undo(path: str | os.PathLike[str], by: str = "", at: str = "", document: str = "") -> Log:
    """Undo the last valid action of a person, by appending an entry.

    Args:
        path: Path of the log.
        by: The person.
        at: The time; empty for now.
        document: Path of the document; empty for any document of the log.

    Raises:
        UsageError: There is no action to undo, or the file cannot be written.
        MistakesError: The file has errors.
    """

    def entry(known: Log) -> Action:
        names = document and names_of(known, file_for(known.path, document))
        entries = [one for one in known.entries if not document or one.file in names]
        left = {id(one) for thread in threads(entries) for one in valid(thread)}
        own = [one for one in entries if id(one) in left and one.by == by]
        if not own:
            whose = f" by {by}" if by else ""
            raise UsageError(f"undo: no action{whose} to undo in '{known.path}'.")
        last = max(reversed(own), key=lambda one: one.at)
        bare = evolve(last, do=Choice.UNDONE, side=None, words="", note="", to="", against=None)
        return evolve(bare, at=at)

    return append(path, entry)


def _refuse_contradictory(entry: Action) -> None:
    """Raise an error if an entry has parts that do not belong to its action, or lacks parts.

    Raises:
        UsageError: A question, note or accepted wording is missing or not allowed, or a source is
            not allowed.
    """
    do = entry.do
    for is_wrong, why in (
        (do is Choice.QUERIED and not entry.note, "query: no question given. Add the question"),
        (do is Choice.NOTED and not entry.note, "note: no text given. Add the text"),
        (
            entry.to and do is not Choice.QUERIED,
            "a person to ask (`to`) is only allowed with a query. Use the action `query`",
        ),
        (
            do is not Choice.ACCEPTED and (entry.side is not None or entry.words),
            "`side` and `words` are only allowed with the action `accept`. Remove them",
        ),
        (
            entry.against and do not in VOUCHING,
            "a source (`against`) is only allowed with a tick or a verdict. Remove it",
        ),
    ):
        if is_wrong:
            raise UsageError(f"{why}.")


def append(path: str | os.PathLike[str], make: Callable[[Log], Action]) -> Log:
    """Append the entry that `make` returns for the current log, and return the log.

    Raises:
        MistakesError: The file has errors.
        UsageError: The file cannot be written.
    """
    name = PurePath(path).as_posix()
    try:
        with locked(name):
            return _appended(name, make)
    except OSError as error:
        why = f"{reason(error)}. Check its permissions, and run the command again"
        raise UsageError(f"'{name}': {why}.") from error


def _appended(path: str, make: Callable[[Log], Action]) -> Log:
    before = read_limited(path, MOST_YAML) if os.path.lexists(path) else None
    source = decoded(path, before or b"")
    if isinstance(source, Problem):
        raise MistakesError((source,))
    known = Log(path, _entries(source))
    made = _folded(make(known))
    _refuse_contradictory(made)
    after = _with(before or b"", made, _READ[path].indent or "")
    text = decoded(path, after)
    why = "cannot append an entry. Rewrite the file as a list of '- id: …'."
    entries: tuple[Action, ...] = ()
    try:
        entries = _entries(text) if isinstance(text, SourceFile) else ()
    except MistakesError as error:
        mistakes = "; ".join(problem.message for problem in error.problems)
        why = f"nothing was written, because the entry is not valid: {mistakes}"
    if entries != (*known.entries, made):
        raise UsageError(f"'{path}': {why}")
    write_whole(path, after, expected=before)
    return Log(path, entries)


def _folded(one: Action) -> Action:
    """Return an entry as it will be parsed, with normalized whitespace."""
    against = one.against and Against(
        *(" ".join(part.split()) for part in asdict(one.against).values())
    )
    names = {name: " ".join(getattr(one, name).split()) for name in _PLAIN}
    return evolve(one, against=against, **names)  # type: ignore[arg-type]


def _with(before: bytes, made: Action, indent: str) -> bytes:
    """Return the contents of a file with an entry appended, using the file's line endings."""
    raw = before.decode()
    found = _ENDED.search(raw)
    newline = found[0] if found else "\n"
    lines = [f"{indent}{line}" for line in emitted([written(made)]).splitlines()]
    gap = "" if not raw or _ENDED.search(raw[-1]) else newline
    return (raw + gap + "".join(f"{line}{newline}" for line in lines)).encode()


def written(one: Action) -> Mapping[str, Any]:
    """Return an entry as a dictionary of plain values.

    The order of the keys allows Git to merge entries appended by two people (`merge=union`). Git
    keeps only one copy of equal lines at the end of both sides, and of more than three equal lines
    elsewhere, which would break entries. Therefore, lines that differ come last and after at most
    three other lines.
    """
    return {
        "id": one.id,
        "kind": one.kind and one.kind.value,
        "code": one.code,
        "places": [asdict(place) for place in one.places],
        "do": one.do.value,
        "side": None if one.side is None else one.side + 1,
        "words": one.words,
        "against": one.against and asdict(one.against),
        "to": one.to,
        "fingerprint": one.fingerprint,
        "by": one.by,
        "note": one.note,
        "file": one.file,
        "at": Plain(one.at) if _MOMENT.fullmatch(one.at) else one.at,
    }
