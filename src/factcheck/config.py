"""What a run may be told: which checks to select and which to ignore."""

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from factcheck.errors import UsageError
from factcheck.model import Check, Sheet


@frozen
class Config:
    """The settings of one run; the defaults run every check that is on."""

    select: tuple[str, ...] = ()
    """Codes ("NAM01"), families ("NAM"), names ("name-variant") or "ALL"; empty: what is on."""
    ignore: tuple[str, ...] = ()
    """The same; wins over `select`."""
    sheet: Sheet = field(factory=Sheet)
    """Forms of names that editors have settled, as `factcheck.readers.read_sheet` reads them."""

    def chosen(self, checks: Sequence[Check]) -> tuple[Check, ...]:
        """Return the checks to run, in their order.

        Raises:
            UsageError: a word that names no check.
        """
        selected = [check for check in checks if self._selects(check, checks)]
        ignored = self.meant(self.ignore, checks)
        return tuple(check for check in selected if check.code not in ignored)

    def meant(self, words: Iterable[str], checks: Sequence[Check]) -> frozenset[str]:
        """Return the codes that words of the user mean: codes, families, names or "ALL".

        Raises:
            UsageError: a word that names no check.
        """
        return frozenset(code for word in words for code in _codes(word, checks))

    def _selects(self, check: Check, checks: Sequence[Check]) -> bool:
        return check.code in self.meant(self.select, checks) if self.select else check.usual


def _codes(word: str, checks: Sequence[Check]) -> frozenset[str]:
    """Return the codes that a word of the user means; case does not matter."""
    wanted = word.strip().upper()
    if wanted == "ALL":
        return frozenset(check.code for check in checks)
    found = frozenset(
        check.code for check in checks if wanted in (check.code, check.code[:3], check.name.upper())
    )
    if not found:
        raise UsageError(_unknown(word, checks))
    return found


def _unknown(word: str, checks: Sequence[Check]) -> str:
    """Say which word is unknown, the nearest known one, and where the list is."""
    known = sorted({key for check in checks for key in (check.code, check.code[:3], check.name)})
    import difflib  # noqa: PLC0415 - for the one run in which a code is misspelt

    near = difflib.get_close_matches(word.upper(), [key for key in known if key.isupper()], n=1)
    near = near or difflib.get_close_matches(word.lower(), known, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return (
        f"check '{word}': no check has this code, family or name. "
        f"{hint}Run `factcheck explain` for the list."
    )
