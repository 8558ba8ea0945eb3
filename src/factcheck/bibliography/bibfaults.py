"""Detection of errors in an entry of a .bib file, which is parsed character by character.

Source: BibTeX 0.99d, bibtex.web, sections 183-277 (how entries, fields and values are delimited:
braces count even after a backslash; a value in quotation marks ends at the next one outside
braces).
"""

import re

from attrs import define, field, frozen

from factcheck.bibliography.bibfile import BibField

_KEY = re.compile(r"\s*([^\s,{}()=\"#%]*)\s*")
NAME = re.compile(r"\s*([A-Za-z][^\s={},\"#()%']*)\s*")
_WORD = re.compile(r"[^\s,{}()=\"#%']+")
_SPACE = re.compile(r"\s*")
_MARKS = re.compile(r"[{}\"]")
_SWALLOWED = re.compile(r"\n[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\d]")
_STRAY = re.compile(r"\s*(?:,\s*[A-Za-z][\w-]*\s*=\s*[{\"\w]|(}))")
"""Text that shows that an entry was closed too early: fields or an extra brace."""


@frozen
class Fault:
    """An error with its position."""

    at: int
    """Offset in code points from the start of the file."""
    told: str
    breaks: bool = True
    """Whether the error makes the entry unusable."""


class FaultError(Exception):
    """Raised for an error after which parsing cannot continue."""

    def __init__(self, at: int, told: str) -> None:
        """Store the fault."""
        super().__init__(told)
        self.fault = Fault(at, told)


@define
class Stretch:
    """A part of a text, parsed from left to right."""

    text: str
    at: int
    end: int
    words: list[re.Match[str]] = field(factory=list)
    """The numbers and macro names in the values parsed so far."""

    def next(self) -> str:
        """Skip whitespace, and return the next character; empty at the end."""
        found = _SPACE.match(self.text, self.at, self.end)
        self.at = found.end() if found else self.at
        return self.text[self.at : min(self.at + 1, self.end)]

    def passes(self, sign: str) -> bool:
        """Skip the given character if it is next, and return True; otherwise, return False."""
        if self.next() != sign:
            return False
        self.at += 1
        return True

    def taken(self, pattern: re.Pattern[str]) -> str:
        """Skip the text that matches a pattern, and return its first group; empty if none."""
        found = pattern.match(self.text, self.at, self.end)
        self.at = found.end() if found else self.at
        return found[1] if found else ""

    def value(self, name: str) -> tuple[int, int]:
        """Skip a value, and return its start and end.

        Raises:
            FaultError: The value is missing or never closed; `name` is used in the message.
        """
        self.next()
        start = self.at
        while True:
            self._part(name)
            end = self.at
            if not self.passes("#"):
                self.at = end
                return start, end

    def _part(self, name: str) -> None:
        sign = self.next()
        if sign in ("{", '"'):
            self._delimited("}" if sign == "{" else sign, name)
            return
        word = _WORD.match(self.text, self.at, self.end)
        if not word:
            told = f"{name} has no value. Add a value, or remove the field"
            raise FaultError(self.at, told)
        self.words.append(word)
        self.at = word.end()

    def _delimited(self, close: str, name: str) -> None:
        """Skip the rest of a value in braces or quotation marks."""
        start, depth = self.at, 0
        for found in _MARKS.finditer(self.text, start + 1, self.end):
            sign, self.at = found[0], found.end()
            if depth == 0 and sign == close:
                return
            depth += {"{": 1, "}": -1}.get(sign, 0)
            if depth < 0:
                raise FaultError(
                    found.start(),
                    f"extra closing brace in {name}. Remove it, or add the opening brace",
                )
        self.at = self.end
        mark = "brace" if close == "}" else "quotation mark"
        raise FaultError(start, f"unclosed {mark} in {name}. Add the closing {mark}")


@define
class Walk:
    """Parses one entry character by character, starting after its opening brace."""

    stretch: Stretch
    opened: int
    """Offset of the "@" of the entry."""
    close: str
    key: str = ""
    fields: list[BibField] = field(factory=list)
    faults: list[Fault] = field(factory=list)

    def read(self) -> None:
        """Parse the key and the fields; errors are added to `faults`."""
        self.key = self.stretch.taken(_KEY)
        try:
            if self.stretch.next() == "=" or not self.key:
                raise FaultError(self.opened, "the entry has no key. Start it with '@article{key,'")  # noqa: TRY301 - reported in one place
            self._fields()
        except FaultError as error:
            self.faults.append(error.fault)

    def _fields(self) -> None:
        while not self.stretch.passes(self.close):
            if not self.stretch.passes(","):
                self._no_comma()
            if self.stretch.next() == self.close:
                continue
            at = self.stretch.at
            name = self._name()
            if not self.stretch.passes("="):
                told = f"expected '=' after '{name}'. Write {name} = {{…}}"
                raise FaultError(self.stretch.at, told)
            self.fields.append(BibField(name.lower(), at, *self.stretch.value(f"'{name}'")))

    def _name(self) -> str:
        name = self.stretch.taken(NAME)
        if not name:
            if self.stretch.next() in ("", "@"):
                raise self._unclosed()
            raise FaultError(self.stretch.at, f"expected a field name, found '{self._shown()}'")
        return name

    def _no_comma(self) -> None:
        """Report a missing comma and continue, or stop if no field follows."""
        if self.stretch.next() in ("", "@"):
            raise self._unclosed()
        at, text = self.stretch.at, self.stretch.text
        behind = f"the value of '{self.fields[-1].name}'" if self.fields else "the key"
        follows = NAME.match(text, at, self.stretch.end)
        if not follows or text[follows.end() : follows.end() + 1] != "=":
            raise FaultError(at, f"expected a comma after {behind}, found '{self._shown()}'")
        place = self.fields[-1].value_end if self.fields else at
        self.faults.append(Fault(place, f"missing comma after {behind}"))

    def _shown(self) -> str:
        return self.stretch.text[self.stretch.at : self.stretch.at + 12].split("\n")[0]

    def _unclosed(self) -> FaultError:
        """Return the error for a missing last brace, or for an unclosed value before it."""
        for one in self.fields:
            if _SWALLOWED.search(self.stretch.text, one.value_start, one.value_end):
                told = f"unclosed brace in '{one.name}'. Add the closing brace"
                return FaultError(one.value_start, told)
        return FaultError(self.opened, "the entry has no closing brace. Add it")


def stray_behind(text: str, end: int) -> Fault | None:
    """Return a fault if the text after an entry looks like the rest of the entry."""
    stray = _STRAY.match(text, end)
    if stray and stray[1]:
        return Fault(stray.start(1), "extra closing brace. Remove it", breaks=False)
    told = "an extra closing brace ends the entry too early. Check the braces of the previous value"
    return Fault(end - 1, told) if stray else None
