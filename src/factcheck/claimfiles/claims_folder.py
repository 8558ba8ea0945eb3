"""A claims folder as one value: what `load` reads is what `dump` writes."""
# ruff: noqa: PLC0415 - what does the work is imported at the first call: few runs meet a folder

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import frozen

from factcheck.errors import UsageError
from factcheck.model import Claim, Document, Dossier, Entity, Report, Source


@frozen(eq=False, repr=False)
class ClaimsFolder:
    """A claims folder in memory: claims, people, sources, and what was done with them.

    Two folders are equal if their files say the same, whatever their layout and comments.

    Raises:
        ClaimFileError: Mistakes in the files, all of them.
    """

    files: Mapping[str, bytes]
    """Name → content: the YAML files, the snapshot of the document, the texts of sources."""
    path: str = "claims"
    """The folder that it was read from, or a name for messages; the path of the document that
    `document.yaml` gives counts from here."""

    def __attrs_post_init__(self) -> None:
        """Refuse files with mistakes."""
        _ = self._read

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "ClaimsFolder":
        """Read a claims folder with all that belongs to it.

        Raises:
            UnreadableError: There is no such folder.
            ClaimFileError: Mistakes, all of all files.
        """
        from factcheck.claimfiles.dumping import files_of

        name = Path(path).as_posix()
        return cls(files_of(name), name)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], path: str = "claims") -> "ClaimsFolder":
        """Make a folder of `data`, as JSON may hold it.

        Raises:
            ClaimFileError: Mistakes in it, all of them.
        """
        from factcheck.claimfiles.dumping import texts_of

        return cls(texts_of(data), path)

    def dump(
        self,
        path: str | os.PathLike[str],
        *,
        overwrite: bool = False,
        discard_ticks: bool = False,
    ) -> tuple[str, ...]:
        """Write the folder; `load` of it returns an equal one.

        Args:
            path: Made if it is not there.
            overwrite: Write into a folder that has files. Its claims, people and sources are
                replaced; its `ledger.yaml`, `decisions.yaml` and other files stay.
            discard_ticks: Do so even if somebody has ticked or judged claims of that folder.

        Returns:
            The paths of the YAML files, in the order in which they are read.

        Raises:
            UsageError: The folder has files in it, or cannot be written.
        """
        from factcheck.claimfiles.dumping import written

        flags = {"overwrite": overwrite, "discard_ticks": discard_ticks}
        return written(self.files, self._read, os.fspath(path), **flags)

    @cached_property
    def _read(self) -> Any:
        """The files as they were read."""
        from factcheck.claimfiles.loading import faultless

        return faultless(self.path, self.files)

    @cached_property
    def dossier(self) -> Dossier:
        """The claims with their facts, as a check reads them, before anything is linked."""
        from factcheck.claimfiles.loading import dossier_of

        return dossier_of(self._read)

    @property
    def data(self) -> dict[str, Any]:
        """Return what the YAML files say, as strings, numbers, lists and dictionaries."""
        from factcheck.claimfiles.dumping import data_of

        return data_of(self._read)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims in order."""
        return self.dossier.claims

    @property
    def people(self) -> tuple[Entity, ...]:
        """Return the persons whom claims name, in order of their first mention."""
        return self.dossier.entities

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the document itself and what claims are attributed to."""
        return self.dossier.sources

    @property
    def events(self) -> dict[str, tuple[Claim, ...]]:
        """Return the claims of each declared event, by its key."""
        keys = dict.fromkeys(claim.event for claim in self.claims if claim.event)
        return {key: tuple(one for one in self.claims if one.event == key) for key in keys}

    def __eq__(self, other: object) -> bool:
        """Compare what the files say; the document must be the same file."""
        from factcheck.claimfiles.dumping import content

        if not isinstance(other, ClaimsFolder):
            return NotImplemented
        return content(self.files, self._read) == content(other.files, other._read)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return the path and how much is in it."""
        counts = f"{len(self.claims)} claims, {len(self.data.get('people', ()))} people"
        return f"<ClaimsFolder {self.path}: {counts}, {len(self.data.get('sources', ()))} sources>"


def draft(found: Report | Dossier | Iterable[Claim]) -> ClaimsFolder:
    """Return a draft claims folder: every statement, the people, the sources and the events.

    Args:
        found: The report or dossier of a document; or claims that a program has made.

    Raises:
        UsageError: There is no claim; it is the report of a claims folder; or a claim was found in
            a document, and would lose its people and sources without it.
    """
    from factcheck.claimfiles.dumping import draft_files

    known = found.dossier if isinstance(found, Report) else found
    if not isinstance(known, Dossier):
        claims = tuple(known)
        if any(claim.span or claim.other_dates for claim in claims):
            told = "it was found in a document. Give draft() the report, which has its people"
            first = next(claim for claim in claims if claim.span or claim.other_dates)
            raise UsageError(f"claim '{first.id}': {told} and sources")
        known = Dossier(Document("claims", "", (), ()), claims=claims, by_hand=True)
    elif known.by_hand:
        told = "it is a claims folder already. Use ClaimsFolder.load(path)"
        raise UsageError(f"'{known.document.path}': {told}")
    return ClaimsFolder(*draft_files(known))
