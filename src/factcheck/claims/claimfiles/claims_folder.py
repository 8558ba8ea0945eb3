"""A claims folder in memory: `dump` writes files that `load` reads as an equal folder."""
# ruff: noqa: PLC0415 - modules are imported on the first call, since few runs use a folder

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import frozen

from factcheck.errors import UsageError
from factcheck.model import Claim, Document, Dossier, Entity, Report, Source
from factcheck.model.fields import FieldError, items_of, typed


@frozen(eq=False, repr=False, field_transformer=typed)
class ClaimsFolder:
    """A claims folder in memory: claims, people, sources, and the recorded actions on claims.

    Two folders are equal if their files contain the same data, regardless of layout and comments.

    Raises:
        ClaimFileError: The files have errors, which the exception lists.
    """

    files: Mapping[str, bytes]
    """Maps file names to contents: the YAML files, the document's snapshot and the source texts."""
    path: str = "claims"
    """The folder that was read, or a name used in messages.

    The document's path in `document.yaml` is relative to this folder.
    """

    def __attrs_post_init__(self) -> None:
        """Validate the files."""
        _ = self._read

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "ClaimsFolder":
        """Read a claims folder with all its files.

        Raises:
            UnreadableError: The folder does not exist.
            ClaimFileError: The files have errors, which the exception lists.
        """
        from factcheck.claims.claimfiles.dumping import files_of

        name = Path(path).as_posix()
        return cls(files_of(name), name)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], path: str = "claims") -> "ClaimsFolder":
        """Return a folder from data structured like `ClaimsFolder.data`, such as parsed JSON.

        Raises:
            UsageError: The data is not a dictionary of files.
            ClaimFileError: The data has errors, which the exception lists.
        """
        from factcheck.claims.claimfiles.dumping import texts_of

        return cls(texts_of(data), path)

    def dump(
        self,
        path: str | os.PathLike[str],
        *,
        overwrite: bool = False,
    ) -> tuple[str, ...]:
        """Write the folder; `load` then returns an equal folder.

        Args:
            path: The folder to write; it is created if it does not exist.
            overwrite: Whether to write into a folder that is not empty. Claims, people and sources
                are replaced; `ledger.yaml` and other files are kept.

        Returns:
            The paths of the YAML files, in reading order.

        Raises:
            UsageError: The folder is not empty, or cannot be written.
        """
        from factcheck.claims.claimfiles.dumping import written

        return written(self.files, self._read, os.fspath(path), overwrite=overwrite)

    @cached_property
    def _read(self) -> Any:
        """The parsed files."""
        from factcheck.claims.claimfiles.loading import faultless

        return faultless(self.path, self.files)

    @cached_property
    def dossier(self) -> Dossier:
        """The claims with their facts, as used by checks, before they are linked."""
        from factcheck.claims.claimfiles.loading import dossier_of

        return dossier_of(self._read)

    @property
    def data(self) -> dict[str, Any]:
        """Return the contents of the files as strings, numbers, lists and dictionaries.

        The keys are file names: without the suffix for the YAML files of claims, people and
        sources, in full for the ledger, the document's snapshot and the source texts.
        """
        from factcheck.claims.claimfiles.dumping import data_of, strings_of

        return data_of(self._read) | strings_of(self.files)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims in order."""
        return self.dossier.claims

    @property
    def people(self) -> tuple[Entity, ...]:
        """Return the people named in claims, in order of their first mention."""
        return self.dossier.entities

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the document itself, followed by the sources of its claims."""
        return self.dossier.sources

    @property
    def events(self) -> dict[str, tuple[Claim, ...]]:
        """Return a map from the key of each declared event to its claims."""
        keys = dict.fromkeys(claim.event for claim in self.claims if claim.event)
        return {key: tuple(claim for claim in self.claims if claim.event == key) for key in keys}

    def __eq__(self, other: object) -> bool:
        """Compare the data of the files and the path of the document."""
        from factcheck.claims.claimfiles.dumping import content

        if not isinstance(other, ClaimsFolder):
            return NotImplemented
        return content(self.files, self._read) == content(other.files, other._read)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return the path and the number of claims, people and sources."""
        counts = f"{len(self.claims)} claims, {len(self.data.get('people', ()))} people"
        return f"<ClaimsFolder {self.path}: {counts}, {len(self.data.get('sources', ()))} sources>"


def draft(found: Report | Dossier | Iterable[Claim]) -> ClaimsFolder:
    """Return a draft claims folder with every statement and the people, sources and events.

    Args:
        found: The report or dossier of a document, or claims created by a program.

    Raises:
        UsageError: There are no claims, the report is for a claims folder, or a claim refers to a
            document whose people and sources were not passed.
        ValueError: The ID of a claim is used twice, or contains characters other than lowercase
            letters, digits, hyphens and underscores.
    """
    from factcheck.claims.claimfiles.dumping import draft_files

    known = found.dossier if isinstance(found, Report) else found
    if isinstance(known, Dossier):
        if known.by_hand:
            told = "already a claims folder. Use ClaimsFolder.load(path)."
            raise UsageError(f"'{known.document.path}': {told}")
        return ClaimsFolder(*draft_files(known))
    claims = tuple(items_of("claims", known, Claim))
    _validate(claims)
    made = Dossier(Document("claims", "", (), ()), claims=claims, by_hand=True)
    return ClaimsFolder(*draft_files(made))


def _validate(claims: tuple[Claim, ...]) -> None:
    """Validate claims created by a program, whose IDs must not be changed silently."""
    from factcheck.claims.claimfiles.values import KEY, KEY_EXPECTED

    ids = set[str]()
    for claim in claims:
        if claim.span or claim.other_dates:
            told = (
                "the claim was extracted from a document. Pass the whole report "
                "instead, which includes its people and sources"
            )
            raise UsageError(f"claim '{claim.id}': {told}")
        if not KEY.fullmatch(claim.id):
            raise FieldError("Claim.id", claim.id, KEY_EXPECTED)
        if claim.id in ids:
            raise FieldError("Claim.id", claim.id, "a unique id")
        ids.add(claim.id)
