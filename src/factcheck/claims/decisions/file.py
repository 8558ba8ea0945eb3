"""The file `decisions.yaml`: parsed with the place of every error, and appended to.

People may edit it: comments, order and layout are preserved, because entries are only appended.
"""

import contextlib
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, cast

from attrs import evolve, field, frozen

from factcheck.claims.claimfiles import is_claims_folder
from factcheck.claims.claimfiles.convert import FAILED, Conversion, reader_for
from factcheck.claims.claimfiles.emitting import Plain, emitted
from factcheck.claims.claimfiles.nodes import MOST_YAML, compose, read_source
from factcheck.claims.claimfiles.records import DESCRIPTION, NEEDS
from factcheck.claims.claimfiles.values import Line, Scalar, Text
from factcheck.errors import MistakesError, Problem, UsageError
from factcheck.model import Choice, Decision, Quoted, SourceFile
from factcheck.safe_yaml import Node
from factcheck.storage import ChangedError, locked, native, read_limited, reason, write_whole

NAME = "decisions.yaml"
_BOM = b"\xef\xbb\xbf"
_OTHER_DOCUMENT = re.compile(r"(?m)^(?:---|\.\.\.)")
_ENDED = re.compile(r"\r\n|\r|\n")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?")
_NO_PLACE = "places: expected the words of one place at least. Write '- quote: …' below it"
_GIVEN = ("file", "words", "why", "by", "at", "to")
"""Keys of an entry that people write."""
_ATTEMPTS = 3
"""Number of attempts to append an entry while other programs write."""


class DecisionsChanged(UsageError):  # noqa: N818 - named for the event
    """Somebody else has decided on the same finding in the meantime."""


@frozen
class Decisions:
    """The entries of a file, in the order in which they were made."""

    path: str
    entries: tuple[Decision, ...] = ()

    def of(self, id_: str) -> tuple[Decision, ...]:
        """Return the entries on one finding."""
        return tuple(one for one in self.entries if one.id == id_)

    def threads(self) -> dict[str, tuple[Decision, ...]]:
        """Return the entries by finding, both in order."""
        made: dict[str, list[Decision]] = {}
        for one in self.entries:
            made.setdefault(one.id, []).append(one)
        return {id_: tuple(entries) for id_, entries in made.items()}


def not_undone(entries: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the entries on one finding that are not undone.

    An undo entry cancels one of its author's.
    """
    left: list[Decision] = []
    for one in entries:
        if one.do is not Choice.UNDONE:
            left.append(one)
            continue
        own = [number for number, other in enumerate(left) if other.by == one.by]
        if own:
            del left[own[-1]]
    return tuple(left)


def beside(path: str | os.PathLike[str]) -> str:
    """Return the path of the decisions on a document or a claims folder."""
    where = PurePath(path)
    folder = where if Path(where).is_dir() else where.parent
    return (folder / NAME).as_posix()


def file_for(decisions_path: str, document_path: str) -> str:
    """Return the name of a document in entries: its path from the folder of the decisions."""
    if is_claims_folder(document_path):
        return "."
    folder = os.path.dirname(os.path.abspath(decisions_path))  # noqa: PTH100, PTH120 - no links
    try:
        return PurePath(os.path.relpath(document_path, folder)).as_posix()
    except ValueError:  # on another drive
        return PurePath(document_path).as_posix()


def _key(description: str, **settings: Any) -> Any:
    return field(metadata={DESCRIPTION: description, NEEDS: ""}, **settings)


@frozen(kw_only=True)
class WrittenPlace:
    """The words of a place."""

    quote: Scalar[Text] = _key("The words, as they stood.")
    prefix: Scalar[Text] | None = _key("What stood before them.", default=None)
    suffix: Scalar[Text] | None = _key("What stood behind them.", default=None)


@frozen(kw_only=True)
class WrittenDecision:
    """An entry of `decisions.yaml`."""

    code: Scalar[Text] = _key("Of the check.")
    do: Scalar[Choice] = _key("What is decided.")
    places: tuple[WrittenPlace, ...] = _key("The places of the finding, its own first.")
    id: Scalar[Text] | None = _key("The same for all entries on one finding.", default=None)
    file: Scalar[Text] | None = _key("The document, from this folder.", default=None)
    fingerprint: Scalar[Text] | None = _key("Of the finding.", default=None)
    side: Scalar[Line] | None = _key("Which reading is accepted, from 1.", default=None)
    words: Scalar[Text] | None = _key("The wording that is accepted.", default=None)
    why: Scalar[Text] | None = _key("The reason.", default=None)
    by: Scalar[Text] | None = _key("Who decides: a name or initials.", default=None)
    at: Scalar[Text] | None = _key("When, in UTC.", default=None)
    to: Scalar[Text] | None = _key("Who is asked.", default=None)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of `decisions.yaml`, for validation and completion in editors."""
    from factcheck.claims.claimfiles.schema import schema_of  # noqa: PLC0415 - for one command

    told = "The decisions on findings beside a document."
    return schema_of({"decisions": tuple[WrittenDecision, ...]}, f"factcheck {NAME}", told)


def read(path: str | os.PathLike[str]) -> Decisions:
    """Read a file of decisions; a missing file has none.

    Raises:
        MistakesError: The file has errors, which the exception lists.
    """
    name = PurePath(path).as_posix()
    if not os.path.lexists(name):
        return Decisions(name)
    source = read_source(name)
    if isinstance(source, Problem):
        raise MistakesError((source,))
    return Decisions(name, _entries(source))


@frozen
class _Read:
    """A text that was parsed earlier."""

    text: str
    entries: tuple[Decision, ...]
    indent: str | None
    """White space before each entry; None if entries cannot simply be appended."""

    def goes_on(self, text: str) -> bool:
        """Return True if another text is this one followed by more entries."""
        if self.indent is None or not text.startswith(self.text):
            return False
        return text.startswith(f"{self.indent}- ", len(self.text))


_READ: dict[str, _Read] = {}
"""The files parsed last, by path, because a page requests them often, usually with one new entry.
"""
_MOST_READ = 100


def _entries(source: SourceFile) -> tuple[Decision, ...]:
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


def _parsed(source: SourceFile) -> tuple[tuple[Decision, ...], str | None]:
    """Return the entries of a text, and the indentation for further ones.

    Raises:
        MistakesError: The text has errors, which the exception lists.
    """
    root = compose(source)
    if isinstance(root, Problem):
        raise MistakesError((root,))
    if root is None:
        return (), None
    problems: list[Problem] = []
    conversion = Conversion(source, 0, problems)
    written = reader_for(tuple[WrittenDecision, ...])(conversion, root, NAME)
    problems += [
        Problem(source.path, *source.position(one.code.start), _NO_PLACE)
        for one in (() if written is FAILED else written)
        if not one.places
    ]
    if problems:
        raise MistakesError(tuple(problems))
    return tuple(_decision(one, source) for one in written), _room(root, source.text)


def _room(root: Node, text: str) -> str | None:
    """Return the indentation of the entries of a list, if more can be appended."""
    is_block = text.startswith("- ", root.start_mark.index)
    if not is_block or not text.endswith("\n") or _OTHER_DOCUMENT.search(text):
        return None
    return _indent(root, text)


def _indent(root: Node, text: str) -> str:
    """Return the white space before the entries of a list."""
    start = root.start_mark.index
    return " " * (start - text.rfind("\n", 0, start) - 1)


def _decision(one: WrittenDecision, source: SourceFile) -> Decision:
    places = tuple(
        Quoted(place.quote.words, _words(place.prefix), _words(place.suffix))
        for place in one.places
    )
    made = Decision(
        id=_words(one.id),
        code=one.code.words,
        places=places,
        do=one.do.value,
        file=native(_words(one.file)),
        fingerprint=_words(one.fingerprint),
        side=one.side.value - 1 if one.side else None,
        words=_words(one.words),
        why=_words(one.why),
        by=_words(one.by),
        at=_words(one.at),
        to=_words(one.to),
        place=source.place(one.code.start, one.code.end),
    )
    return made if made.id else evolve(made, id=identity(made.file, made.code, places))


def _words(scalar: Scalar[Any] | None) -> str:
    return scalar.words if scalar else ""


def identity(file: str, code: str, places: Sequence[Quoted], repeated: int = 0) -> str:
    """Return the id that entries on a finding share, from its words when first decided.

    Args:
        file: The document.
        code: Code of the check.
        places: The places of the finding.
        repeated: Number of preceding findings with the same words and context.
    """
    import hashlib  # noqa: PLC0415 - loads a library that a clean document does not need

    parts = [file, code, *(part for one in places for part in (one.quote, one.prefix, one.suffix))]
    whole = "\x1f".join([*parts, *([str(repeated)] if repeated else [])])
    return hashlib.sha256(whole.encode(errors="surrogatepass")).hexdigest()[:8]


def decide(
    path: str | os.PathLike[str], decision: Decision, *, seen: int | None = None
) -> Decisions:
    """Append a decision, and return all decisions.

    Args:
        path: Path of `decisions.yaml`, which is created if it does not exist.
        decision: The decision with the id of its finding, evolved from `Stands.draft`.
        seen: Number of entries on the finding that the person has seen; None to decide in any case.

    Raises:
        DecisionsChanged: Further entries exist by now.
        MistakesError: The file has errors.
        UsageError: The file cannot be written.
    """

    def entry(known: Decisions) -> Decision:
        if seen is not None and len(known.of(decision.id)) > seen:
            last = known.of(decision.id)[-1]
            words = " / ".join(f"“{quote}”" for quote in dict.fromkeys(decision.quotes))
            told = f"it was {last.do.value} by {last.by or 'somebody'} meanwhile"
            raise DecisionsChanged(f"{decision.code} {words}: {told}. Look at it again.")
        return decision

    return _appended(PurePath(path).as_posix(), entry)


def undo(path: str | os.PathLike[str], by: str = "", at: str = "") -> Decisions:
    """Undo the last decision of a person that is not yet undone, by a further entry.

    Raises:
        UsageError: There is no such decision, or the file cannot be written.
        MistakesError: The file has errors.
    """

    def entry(known: Decisions) -> Decision:
        held = {id(one) for entries in known.threads().values() for one in not_undone(entries)}
        own = [one for one in known.entries if id(one) in held and one.by == by]
        if not own:
            whose = f" of {by}" if by else ""
            raise UsageError(f"undo: no decision{whose} is left to take back in '{known.path}'.")
        bare = evolve(own[-1], do=Choice.UNDONE, side=None, words="", why="", to="")
        return evolve(bare, at=at)

    return _appended(PurePath(path).as_posix(), entry)


def _appended(path: str, make: Callable[[Decisions], Decision]) -> Decisions:
    """Append the entry that `make` returns for the current decisions.

    Raises:
        UsageError: The file cannot be written.
    """
    try:
        with locked(path):
            for attempt in range(_ATTEMPTS):
                try:
                    return _append_once(path, make)
                except ChangedError:
                    if attempt == _ATTEMPTS - 1:
                        raise
    except OSError as error:
        why = f"{reason(error)}. Check its permissions, and decide again"
        raise UsageError(f"decisions '{path}': {why}.") from error
    raise AssertionError  # the last attempt returns or raises


def _append_once(path: str, make: Callable[[Decisions], Decision]) -> Decisions:
    before = read_limited(path, MOST_YAML) if os.path.lexists(path) else None
    try:
        source = SourceFile(path, _text(before or b""))
    except UnicodeDecodeError:
        return read(path)  # raises an error with the place if it is not UTF-8
    known = Decisions(path, _entries(source))
    made = _folded(make(known))
    after = _with(source, before or b"", made)
    try:
        entries = _entries(SourceFile(path, _text(after)))
    except MistakesError:
        entries = ()
    if entries != (*known.entries, made):
        told = "an entry cannot be put behind its last one. Write it as a list of '- code: …'"
        raise UsageError(f"decisions '{path}': {told}.")
    write_whole(path, after, expected=before)
    return Decisions(path, entries)


def _folded(one: Decision) -> Decision:
    """Return an entry as it will be parsed: white space folded."""
    fold = {name: " ".join(getattr(one, name).split()) for name in _GIVEN}
    return evolve(one, **cast("Any", fold))


def _text(data: bytes) -> str:
    return data.removeprefix(_BOM).decode().replace("\r\n", "\n").replace("\r", "\n")


def _with(source: SourceFile, before: bytes, made: Decision) -> bytes:
    """Return the bytes of a file with an entry appended, indented and ended like the last one.

    Args:
        source: The parsed file.
        before: Its bytes.
        made: The entry.
    """
    raw = before.decode()
    found = _ENDED.search(raw)
    newline = found[0] if found else "\n"
    indent = _READ[source.path].indent
    if indent is None:
        root = compose(source)
        indent = "" if root is None or isinstance(root, Problem) else _indent(root, source.text)
    lines = [f"{indent}{line}" for line in emitted([written(made)]).splitlines()]
    gap = "" if not raw or _ENDED.search(raw[-1]) else newline
    return (raw + gap + "".join(f"{line}{newline}" for line in lines)).encode()


def written(one: Decision) -> Mapping[str, Any]:
    """Return an entry as plain values.

    Their order allows Git to merge entries appended by two people (`merge=union`): it keeps only
    one copy of lines that are equal on both sides at the end, or of more than three elsewhere,
    which would break entries. So a line that differs comes last, and after at most three others.
    """
    fields = {
        "id": one.id,
        "code": one.code,
        "places": [_place(place) for place in one.places],
        "do": one.do.value,
        "side": None if one.side is None else one.side + 1,
        "words": one.words,
        "to": one.to,
        "fingerprint": one.fingerprint,
        "by": one.by,
        "why": one.why,
        "file": one.file,
        "at": Plain(one.at) if _MOMENT.fullmatch(one.at) else one.at,
    }
    return {key: value for key, value in fields.items() if value not in ("", None)}


def _place(place: Quoted) -> Mapping[str, str]:
    return {"quote": place.quote, "prefix": place.prefix, "suffix": place.suffix}
