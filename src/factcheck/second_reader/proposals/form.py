"""The format of proposals: JSON Lines, one proposal per line, version 3; also reads 1 and 0.

Version 3 identifies itself (`"factcheck": "proposal/3"`) and is described by `schema.json`. Its
places are quotations: `exact` words with `prefix`, `suffix` and `line`, named as in the
TextQuoteSelector of the W3C Web Annotation Data Model; `value` and `column` identify the words to
compare. Version 1 has fewer keys and relations. Version 0 has no identification: `doc`, `kind`,
`this` and `other` (line, text), `relation`, `equation`, `why`, `confidence`; other keys are
ignored.

A malformed line is a problem with its line and column, and the others are used. A proposal is never
trusted: it only says where to look.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from attrs import asdict, evolve, frozen

from factcheck.errors import Problem, UnreadableError
from factcheck.model import LinkKind, Maker, Origin, Proposal, Quote, ValueKind
from factcheck.model.proposals import unsaid
from factcheck.second_reader.proposals.anchoring import inside
from factcheck.storage import MEGABYTE, read_limited

FORMAT = "proposal/3"
_READ = (FORMAT, "proposal/1")
MOST_BYTES, MOST_DOCUMENT = 64 * MEGABYTE, 512 * MEGABYTE
"""Maximum bytes of a file of proposals, and of the document of proposals."""
MOST_LINE = 200_000
"""Maximum characters of a line; a longer one quotes a whole document."""
MOST_PLACES = 100
MOST_QUOTED = 4_000
"""Maximum characters of a quotation."""
MOST_WORDS = 2_000
"""Maximum characters of a reason or an equation."""
_KEYS = {
    "factcheck",
    "kind",
    "relation",
    "places",
    "equation",
    "items",
    "complete",
    "correction",
    "reason",
    "origin",
    "confidence",
    "document",
    "sha256",
}
_OF_ORIGIN = ("maker", "name", "version", "prompt", "date")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@frozen
class Parsed:
    """The contents of a file of proposals."""

    proposals: tuple[Proposal, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, document: str) -> tuple[tuple[Proposal, ...], int]:
        """Return the proposals about a document, and how many are about others."""
        own = tuple(one for one in self.proposals if is_of(one, document))
        return own, len(self.proposals) - len(own)


class _MalformedError(Exception):
    """A line is not a proposal; with the key at fault, and the reason."""

    def __init__(self, key: str, message: str, nth: int = 0) -> None:
        super().__init__(message)
        self.key, self.message, self.nth = key, message, nth


def read(path: str) -> Parsed:
    """Read a file of proposals.

    Raises:
        UnreadableError: The file does not exist or is too large.
    """
    try:
        data = read_limited(path, MOST_BYTES)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UnreadableError(path, why, "Give a file of proposals (JSON Lines).") from None
    return parse(data, path)


def parse(data: bytes | str, path: str = "proposals.jsonl") -> Parsed:
    """Parse proposals: each malformed line is a problem, and the others are used."""
    proposals: list[Proposal] = []
    problems: list[Problem] = []
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            what = f"byte 0x{line[error.start]:02X} is not UTF-8. Save the file as UTF-8"
            problems.append(Problem(path, number, error.start + 1, what))
            continue
        made = _line(text.rstrip("\r"), path, number)
        if isinstance(made, Problem):
            problems.append(made)
        else:
            proposals.append(made)
    return Parsed(tuple(proposals), tuple(problems))


def dump(proposals: Sequence[Proposal]) -> str:
    """Return proposals as JSON Lines, version 3; `parse` restores equal values."""
    rows = (json.dumps(_fields(one), ensure_ascii=False) for one in proposals)
    return "".join(f"{row}\n" for row in rows)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line."""
    from importlib import resources  # noqa: PLC0415 - only for the schema

    text = resources.files(__package__).joinpath("schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def file_digest(path: str) -> str:
    """Return the digest of a file; empty for a folder, or a name that is not a file."""
    try:
        return hashlib.sha256(read_limited(path, MOST_DOCUMENT)).hexdigest()
    except OSError:
        return ""


def is_of(proposal: Proposal, document: str) -> bool:
    """Return True if a proposal is about the document at a path; or names no document."""
    named = PurePath(proposal.document.replace("\\", "/")).name
    return not named or named == PurePath(document.replace("\\", "/")).name


def _line(text: str, path: str, number: int) -> Proposal | Problem:
    if len(text) > MOST_LINE:
        what = f"the line has {len(text):,} characters. A proposal has {MOST_LINE:,} at most"
        return Problem(path, number, 1, what)
    try:
        value = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        what = "from here on it is no JSON. One proposal a line is expected, as a JSON object"
        return Problem(path, number, error.colno, what)
    except (ValueError, RecursionError) as error:
        what = f"no JSON that can be read: {str(error).partition(chr(10))[0][:80]}"
        return Problem(path, number, 1, what)
    try:
        made = _proposal_of(value)
    except _MalformedError as error:
        return Problem(path, number, _column(text, error.key, error.nth), error.message)
    return evolve(made, path=path, line=number)


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _column(text: str, key: str, nth: int) -> int:
    """Return the column, from 1, of the nth occurrence of a key; 1 if there is none."""
    at = -1
    for _ in range(nth + 1):
        at = text.find(f'"{key}"', at + 1) if key else -1
    return max(at, 0) + 1


def _proposal_of(value: object) -> Proposal:
    if not isinstance(value, dict):
        raise _MalformedError("", f"{_shown(value)}: an object is expected, one proposal a line")
    if "factcheck" not in value and "this" in value:
        return _version_0(value)
    if "factcheck" not in value:
        raise _MalformedError("", f'the key "factcheck" is missing: "{FORMAT}" is expected')
    if value["factcheck"] not in _READ:
        raise _MalformedError(
            "factcheck", f'factcheck {_shown(value["factcheck"])}: "{FORMAT}" is expected'
        )
    _refuse_others(value, _KEYS)
    origin = _origin(value.get("origin"))
    return Proposal(
        kind=ValueKind(_choice(value, "kind", ValueKind)),
        relation=LinkKind(_choice(value, "relation", LinkKind)),
        places=_quotes(value, "places", least=1),
        origin=origin,
        equation=_text(value, "equation", MOST_WORDS),
        items=_quotes(value, "items", least=0),
        complete=_complete(value),
        correction=_text(value, "correction", MOST_WORDS),
        reason=_text(value, "reason", MOST_WORDS),
        confidence=_confidence(value, origin),
        document=_text(value, "document", MOST_WORDS),
        sha256=_digest(value),
    )


def _refuse_others(value: Mapping[str, Any], known: set[str]) -> None:
    for key in value:
        if key not in known:
            raise _MalformedError(key, f"'{key[:40]}': no such key. Known: {_listed(known)}")


def _version_0(value: Mapping[str, Any]) -> Proposal:
    others = value.get("other", [])
    if not isinstance(others, list) or len(others) >= MOST_PLACES:
        raise _MalformedError("other", f"other {_shown(others)}: a list of places is expected")
    places = [_place_0(value["this"], "this"), *(_place_0(one, "other") for one in others)]
    return Proposal(
        kind=ValueKind(_choice(value, "kind", ValueKind)),
        relation=LinkKind(_choice(value, "relation", LinkKind)),
        places=tuple(places),
        equation=_text(value, "equation", MOST_WORDS),
        reason=_text(value, "why", MOST_WORDS),
        confidence=_confidence(value, Origin(Maker.MODEL)),
        document=_text(value, "doc", MOST_WORDS),
    )


def _place_0(value: object, key: str) -> Quote:
    if not isinstance(value, dict):
        raise _MalformedError(key, f"{key} {_shown(value)}: a line and a text are expected")
    return Quote(_exact(value, "text", 0), line=_line_number(value, 0))


def _quotes(value: Mapping[str, Any], key: str, least: int) -> tuple[Quote, ...]:
    given = value.get(key, [])
    if not isinstance(given, list) or not least <= len(given) <= MOST_PLACES:
        wanted = "a list of at least one place" if least else "a list of places"
        raise _MalformedError(key, f"{key} {_shown(given)}: {wanted} is expected")
    return tuple(_quote(one, key, nth) for nth, one in enumerate(given))


def _quote(value: object, key: str, nth: int) -> Quote:
    if not isinstance(value, dict):
        raise _MalformedError(key, f'{key} {_shown(value)}: {{"exact": "words"}} is expected')
    _refuse_others(value, {"exact", "value", "prefix", "suffix", "line", "column"})
    exact, compared = _exact(value, "exact", nth), _text(value, "value", MOST_QUOTED, nth)
    column = _text(value, "column", MOST_QUOTED, nth)
    if compared and not column and not inside(exact, compared):  # otherwise it may be in the cell
        what = f"value {_shown(compared)}: words that stand in exact are expected"
        raise _MalformedError("value", what, nth)
    return Quote(
        exact=exact,
        value=compared,
        column=column,
        prefix=_text(value, "prefix", MOST_QUOTED, nth),
        suffix=_text(value, "suffix", MOST_QUOTED, nth),
        line=_line_number(value, nth),
    )


def _exact(value: Mapping[str, Any], key: str, nth: int) -> str:
    text = _text(value, key, MOST_QUOTED, nth)
    if not text.strip():
        raise _MalformedError(key, f"{key} is empty: words of the document are expected", nth)
    return text


def _line_number(value: Mapping[str, Any], nth: int) -> int:
    line = value.get("line", 0)
    if line is None:
        return 0
    if not isinstance(line, int) or isinstance(line, bool) or not 0 <= line < 10**9:
        raise _MalformedError("line", f"line {_shown(line)}: a number from 1 is expected", nth)
    return line


def _text(value: Mapping[str, Any], key: str, most: int, nth: int = 0) -> str:
    text = value.get(key, "")
    if text is None:
        return ""
    if not isinstance(text, str):
        raise _MalformedError(key, f"{key} {_shown(text)}: a string is expected", nth)
    if len(text) > most:
        what = f"{key} has {len(text):,} characters. {most:,} at most are expected"
        raise _MalformedError(key, what, nth)
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise _MalformedError(key, f"{key} has half of a surrogate pair, which is no text", nth)
    return text


def _choice(value: Mapping[str, Any], key: str, choices: type[ValueKind] | type[LinkKind]) -> str:
    given = value.get(key)
    known = [str(one) for one in choices]
    if not isinstance(given, str) or given not in known:
        raise _MalformedError(key, f"{key} {_shown(given)}: one of {_listed(known)} is expected")
    return given


def _confidence(value: Mapping[str, Any], origin: Origin) -> float:
    given = value.get("confidence")
    if given is None:
        return unsaid(origin)
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    if not is_number or not 0 <= given <= 1:
        raise _MalformedError(
            "confidence", f"confidence {_shown(given)}: a number from 0 to 1 is expected"
        )
    return float(given)


def _complete(value: Mapping[str, Any]) -> bool:
    given = value.get("complete", False)
    if not isinstance(given, bool):
        raise _MalformedError("complete", f"complete {_shown(given)}: true or false is expected")
    return given


def _digest(value: Mapping[str, Any]) -> str:
    text = _text(value, "sha256", MOST_WORDS).casefold()
    if text and (len(text) != 64 or set(text) - set("0123456789abcdef")):  # noqa: PLR2004
        raise _MalformedError("sha256", f"sha256 {_shown(text)}: 64 hex digits are expected")
    return text


def _origin(value: object) -> Origin:
    if value is None:
        return Origin(Maker.MODEL)
    makers = [str(one) for one in Maker]
    if not isinstance(value, dict) or value.get("maker") not in makers:
        raise _MalformedError(
            "origin",
            f"origin {_shown(value)}: an object with a maker ({_listed(makers)}) is expected",
        )
    _refuse_others(value, {*_OF_ORIGIN})
    name, version, prompt = (_text(value, key, 200) for key in ("name", "version", "prompt"))
    return Origin(Maker(value["maker"]), name, version, prompt, _day(value))


def _day(value: Mapping[str, Any]) -> str:
    text = _text(value, "date", 200)
    if text and not _DAY.fullmatch(text):
        raise _MalformedError("date", f"date {_shown(text)}: a day such as 2026-11-26 is expected")
    return text


def _fields(one: Proposal) -> dict[str, Any]:
    """Return the JSON of a proposal without empty values."""
    origin = {key: str(getattr(one.origin, key)) for key in _OF_ORIGIN}
    fields = {
        "factcheck": FORMAT,
        "document": one.document,
        "sha256": one.sha256,
        "kind": str(one.kind),
        "relation": str(one.relation),
        "places": [_quote_fields(quote) for quote in one.places],
        "equation": one.equation,
        "items": [_quote_fields(quote) for quote in one.items],
        "complete": one.complete or "",
        "correction": one.correction,
        "reason": one.reason,
        "origin": {key: word for key, word in origin.items() if word},
        "confidence": one.confidence,
    }
    return {
        key: value for key, value in fields.items() if value not in ("", []) and value is not False
    }


def _quote_fields(quote: Quote) -> dict[str, Any]:
    return {key: value for key, value in asdict(quote).items() if value}


def _listed(words: Sequence[str] | set[str]) -> str:
    return ", ".join(sorted(words) if isinstance(words, set) else words)


def _shown(value: object) -> str:
    """Return a value, shortened for a message."""
    try:
        text = json.dumps(value, ensure_ascii=True)
    except (ValueError, RecursionError):  # an integer of thousands of digits
        text = type(value).__name__
    return text if len(text) <= 40 else f"{text[:37]}…"  # noqa: PLR2004
