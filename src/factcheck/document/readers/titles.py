"""Recognition of headings that announce references, notes or a chronology."""

import re

from factcheck import lexicon
from factcheck.document.text import word_list

# Headings of end matter according to style manuals (Chicago Manual of Style, 17th ed., ch. 14;
# Publication Manual of the APA, 7th ed., ch. 2), and those of reports.
_NUMBER = r"(?:(?:annex|appendix)\s)?(?:[\dIVX]{1,4}[.:]?\s|[A-Z][.:]\s)?"
_LIST = r"(?:(?:list of|select(?:ed)?|general|annotated|principal|main|cited)\s)?"
_REFERENCES = re.compile(
    rf"{_NUMBER}(?:{_LIST}(?:references|bibliography|sources|literature)(?:\scited)?|"
    r"works (?:cited|consulted|referenced)|bibliographic(?:al)? references|reference list"
    r"|references and notes|(?:further|suggested|recommended) readings?"
    r"|(?:references|sources|bibliography) and further reading)\W*$",
    re.IGNORECASE,
)
_NOTES = re.compile(
    rf"{_NUMBER}(?:end|foot)?notes?(?: and references| to the text)?\W*$", re.IGNORECASE
)
_CHRONOLOGY = re.compile(
    r"\b(?:chronolog(?:y|ical)|chronicle|time ?-?lines?|milestones|transcript|event log|dates"
    r"|(?:(?:sequence|course|order|calendar|log) of|key|important|significant|main|principal)"
    r" events)\b",
    re.IGNORECASE,
)


def is_references_title(text: str) -> bool:
    """Return True if a heading introduces a list of references."""
    return bool(_REFERENCES.match(text))


def is_part_of_references_title(text: str) -> bool:
    """Return True if a heading can divide a list of references: "Printed works"."""
    return not set(word_list(text)).isdisjoint(lexicon.words("references.parts of a list"))


def is_notes_title(text: str) -> bool:
    """Return True if a heading introduces notes."""
    return bool(_NOTES.match(text))


def is_end_matter_title(text: str) -> bool:
    """Return True if a heading introduces notes or references."""
    return is_references_title(text) or is_notes_title(text)


def is_chronology_title(text: str) -> bool:
    """Return True if a heading introduces dated entries."""
    return bool(_CHRONOLOGY.search(text))
