"""What a file is that is no YAML, told at its place with what to do."""

from typing import TYPE_CHECKING

from factcheck.patterns import lazy

if TYPE_CHECKING:
    import yaml

_UNPRINTABLE = lazy(
    r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Characters that no YAML file may hold. Source: YAML 1.2.2, rule 1 (c-printable)."""

_CONFLICT = lazy(r"(?m)^<{7}(?: |$)")
"""Where git has put two versions of a file's lines one behind the other."""

_HELP = (
    ("tab character", "a tab. Indent with spaces"),
    (
        "mapping values are not allowed",
        "a ': ' inside a value, or a key indented too far. Quote the value",
    ),
    ("could not find expected ':'", "a key without ': ' after it. Write key: value"),
    ("unexpected end of stream", "a quotation mark that is not closed. Close it"),
    ("expected ',' or ']'", "a list in [ ] that is not closed or lacks a comma. Add it"),
    ("expected ',' or '}'", "a mapping in { } that is not closed or lacks a comma. Add it"),
    ("undefined alias", "an alias without its anchor. Write the value out"),
    ("second occurrence", "an anchor defined twice. Give it another name"),
    ("unknown escape character", "an unknown escape. Write two backslashes, or use single quotes"),
    ("another document", "a second document after ---. Put each into a file of its own"),
    (
        "sequence entries are not allowed",
        "a list item beside its key. Begin it on a line of its own",
    ),
    ("'-' indicator", "a line indented unlike those above. Align it"),
    ("expected <block end>", "a line indented unlike those above. Align it"),
    ("expected key", "a line indented unlike those above. Align it"),
    ("nesting", "nested too deeply. Write the values out"),
    ("undefined tag", "a tag (!) that is not known. Leave it out"),
)
"""What both of PyYAML's parsers say, and what it means to the writer of a file."""


def unprintable(text: str) -> tuple[int, str] | None:
    """Return the place of the first character that YAML does not allow, and what to say."""
    found = _UNPRINTABLE.search(text)
    if not found:
        return None
    return found.start(), f"character U+{ord(found[0]):04X} is not allowed in YAML. Remove it"


def conflict(text: str) -> tuple[int, str] | None:
    """Return the place of the first merge conflict that is open, and what to say."""
    found = _CONFLICT.search(text)
    if not found:
        return None
    told = "a merge conflict is open here. Keep the lines of both sides, and take out the lines"
    return found.start(), f"{told} <<<<<<<, ======= and >>>>>>>"


def explained(error: "yaml.MarkedYAMLError", text: str) -> tuple[int, str]:
    """Return the place of a syntax error and what to say."""
    problem = error.problem or ""
    at = _place(error, text)
    if "cannot start any token" in problem:
        char = text[at : at + 1]
        quotable = f"a value that begins with {char}. Put it in quotes"
        return at, "not valid YAML: " + ("a tab. Indent with spaces" if char == "\t" else quotable)
    problem = f"{error.context or ''}: {problem}".replace(
        "block sequence entries", "sequence entries"
    )
    found = (told for sign, told in _HELP if sign in problem)
    return at, f"not valid YAML: {next(found, f'{problem}. Correct the line')}"


def _place(error: "yaml.MarkedYAMLError", text: str) -> int:
    """Return where the fault is: at the end of the text, what was begun and not ended."""
    mark, begun = error.problem_mark, error.context_mark
    if begun is not None and (mark is None or mark.index >= len(text.rstrip())):
        mark = begun
    return mark.index if mark is not None else 0
