"""The claims format as attrs classes, used by the loader, the JSON Schema and the tables.

Each class is a mapping and each field a key. A field without a default is a required key; its
description for the JSON Schema is in the metadata.
"""

from typing import Any

from attrs import NOTHING, Factory, field, frozen

from factcheck.claims.claimfiles.values import (
    Amount,
    Digest,
    Forms,
    Key,
    Line,
    Offset,
    Scalar,
    Text,
)
from factcheck.model import Edtf, Mode, NameOrder, Verification

DESCRIPTION = "description"
"""Metadata key for the description of a field in the JSON Schema."""
NEEDS = "needs"
"""Metadata key for another field that this one requires; empty for most."""


UNLESS = "unless"
"""Metadata key for another field in whose absence this one is required; empty for most."""


def _key(description: str, default: Any = NOTHING, *, needs: str = "", unless: str = "") -> Any:
    metadata = {DESCRIPTION: description, NEEDS: needs, UNLESS: unless}
    return field(default=default, metadata=metadata)


@frozen(kw_only=True)
class WrittenAuthor:
    """A person with a family name, or a body whose name is one literal."""

    family: Scalar[Text] | None = _key("Family name.", None, unless="literal")
    given: Scalar[Text] | None = _key("Given names.", None)
    order: Scalar[NameOrder] | None = _key("In which order the name is displayed.", None)
    affiliation: Scalar[Text] | None = _key("Where the author works.", None)
    literal: Scalar[Text] | None = _key("Name of an organisation, instead of the others.", None)


@frozen(kw_only=True)
class WrittenFile:
    """The file of the document that a claims folder tells of."""

    path: Scalar[Text] = _key("Its path from this folder, with forward slashes.")
    sha256: Scalar[Digest] | None = _key("Digest of its bytes when the folder was written.", None)


@frozen(kw_only=True)
class WrittenDocument:
    """The bibliographic record of the document."""

    key: Scalar[Key] = _key("Citation key of the document.")
    kind: Scalar[Key] = _key("What it is: article, report, post-mortem ...")
    title: Scalar[Text] = _key("Title as the head of the document gives it.")
    citation_title: Scalar[Text] | None = _key("Title in the preferred-citation line.", None)
    subtitle: Scalar[Text] | None = _key("Subtitle.", None)
    authors: tuple[WrittenAuthor, ...] = _key("Authors in order.", ())
    container: Scalar[Text] | None = _key("Journal, newspaper, site that carries it.", None)
    volume: Scalar[Text] | None = _key("Volume.", None)
    issue: Scalar[Text] | None = _key("Issue or number.", None)
    issued: Scalar[Edtf] | None = _key("Date of publication, EDTF.", None)
    pages: Scalar[Text] | None = _key("First and last page, joined by a hyphen.", None)
    language: Scalar[Text] | None = _key("BCP 47 tag.", None)
    covers: Scalar[Edtf] | None = _key("Period that the document says it covers, EDTF.", None)
    url: Scalar[Text] | None = _key("Address.", None)
    doi: Scalar[Text] | None = _key("Digital object identifier, without https.", None)
    publisher: Scalar[Text] | None = _key("The body that issued it.", None)
    place: Scalar[Text] | None = _key("Place of publication.", None)
    note: Scalar[Text] | None = _key("A remark for readers.", None)
    document: WrittenFile | None = _key("The file of the document.", None)


@frozen(kw_only=True)
class WrittenOffice:
    """An office or description of a person, and when."""

    role: Scalar[Text] = _key("The office, as printed.")
    during: Scalar[Edtf] | None = _key("When the person held it, EDTF.", None)


@frozen(kw_only=True)
class WrittenPerson:
    """A person whom claims name."""

    name: Scalar[Text] = _key("The name as it should be printed.")
    order: Scalar[NameOrder] | None = _key("Order of family and given name.", None)
    roles: tuple[WrittenOffice, ...] = _key("Offices and descriptions.", ())
    forms: Forms = _key("Every form that is printed, misspelt ones too.", ())
    note: Scalar[Text] | None = _key("A remark for readers.", None)


@frozen(kw_only=True)
class WrittenSource:
    """A work or an utterance to which claims are attributed."""

    kind: Scalar[Key] = _key("What it is: newspaper-article, briefing, statement ...")
    speaker: Scalar[Key] | None = _key("Who spoke: a key of people.yaml.", None)
    organisation: Scalar[Text] | None = _key("The body that speaks.", None)
    title: Scalar[Text] | None = _key("Title.", None)
    authors: tuple[WrittenAuthor, ...] = _key("Authors in order.", ())
    editors: tuple[WrittenAuthor, ...] = _key("Editors in order.", ())
    container: Scalar[Text] | None = _key("Journal, newspaper, agency or site.", None)
    volume: Scalar[Text] | None = _key("Volume.", None)
    issue: Scalar[Text] | None = _key("Issue or number.", None)
    pages: Scalar[Text] | None = _key("First and last page, joined by a hyphen.", None)
    edition: Scalar[Text] | None = _key("Edition, as printed.", None)
    publisher: Scalar[Text] | None = _key("The body that issued it.", None)
    date: Scalar[Edtf] | None = _key("Date, EDTF.", None)
    place: Scalar[Text] | None = _key("Where it was said or published.", None)
    url: Scalar[Text] | None = _key("Address.", None)
    doi: Scalar[Text] | None = _key("Digital object identifier, without https.", None)
    accessed: Scalar[Edtf] | None = _key("When the address was looked at, EDTF.", None)
    carried_by: Scalar[Text] | None = _key("Who passes it on, if another.", None)
    text: Scalar[Text] | None = _key("File with its words, below this folder.", None)
    language: Scalar[Text] | None = _key("BCP 47 tag.", None)
    note: Scalar[Text] | None = _key("A remark for readers.", None)


@frozen(kw_only=True)
class WrittenQuantity:
    """A number with what it counts or measures."""

    words: Scalar[Text] = _key("The words that give it, as printed.")
    value: Amount = _key("The number, or [lowest, highest] that the words allow.")
    unit: Scalar[Text] | None = _key("Unit, as written; left out for a count.", None)
    of: Scalar[Text] | None = _key("What is counted or measured.", None)
    hedge: Scalar[Text] | None = _key("The word that softens it: about, more than ...", None)


@frozen(kw_only=True)
class WrittenTarget:
    """Exact words of the document, with what stands before and behind them."""

    quote: Scalar[Text] = _key("The exact words.")
    prefix: Scalar[Text] | None = _key("What stands before them.", None)
    suffix: Scalar[Text] | None = _key("What stands behind them.", None)
    start: Scalar[Offset] | None = _key("Which of several such places: its character.", None)
    lost: Scalar[Edtf] | None = _key("Since when it stands nowhere in the document.", None)


@frozen(kw_only=True)
class WrittenClaim:
    """One statement: when, what, who, and on whose word."""

    id: Scalar[Key] = _key("Unique in the folder.")
    section: Scalar[Text] | None = _key("Heading under which it stands.", None)
    line: Scalar[Line] | None = _key("Line of the document, from 1.", None)
    date: Scalar[Edtf] | None = _key("Date of what it tells, EDTF.", None, needs="dated")
    dated: Scalar[Text] | None = _key("The words that give the date, as printed.", None)
    reckoned: Scalar[Text] | None = _key("How a relative date was found.", None, needs="date")
    says: Scalar[Text] = _key("What it says, in your own words.")
    people: dict[Scalar[Key], Forms] = _key("Key of people.yaml: name as printed.", Factory(dict))
    quantities: tuple[WrittenQuantity, ...] = _key("Numbers in it.", ())
    quotes: Forms = _key("Exact words where a quotation matters.", ())
    source: Scalar[Key] | None = _key("author, or a key of people.yaml or sources.yaml.", None)
    cue: Scalar[Text] | None = _key("The words that attribute it.", None, needs="source")
    mode: Scalar[Mode] | None = _key("How it is rendered.", None)
    event: Scalar[Key] | None = _key("The same in every telling of one happening.", None)
    status: Scalar[Verification] | None = _key("What checking has found.", None)
    note: Scalar[Text] | None = _key("A remark for readers.", None)
    drafted_by: Scalar[Text] | None = _key("Who drafted it: rules, or model and its name.", None)
    target: WrittenTarget | None = _key("The words of the document that it rests on.", None)


People = dict[Scalar[Key], WrittenPerson]
Sources = dict[Scalar[Key], WrittenSource]
Claims = tuple[WrittenClaim, ...]
