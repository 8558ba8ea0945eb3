"""What headings say of the part that they head."""

import re

# Headings of end matter as style manuals name them (Chicago Manual of Style 17, ch. 14; APA 7, ch. 2).
_NUMBER = r"(?:(?:annex|appendix)\s)?(?:[\dIVX]{1,4}[.:]?\s|[A-Z][.:]\s)?"
_REFERENCES = re.compile(
    rf"{_NUMBER}(?:(?:(?:list of|select(?:ed)?|general|cited|annotated)\s)?(?:references|bibliography)(?:\scited)?|"
    r"works (?:cited|consulted)|(?:list of |principal |main )?sources|further reading|literature(?: cited)?)\W*$",
    re.IGNORECASE,
)
_NOTES = re.compile(
    rf"{_NUMBER}(?:end|foot)?notes?(?: and references| to the text)?\W*$", re.IGNORECASE
)
_CHRONOLOGY = re.compile(
    r"\bchronolog(?:y|ical)\b|\bchronicle\b|\btime ?-?lines?\b|\b(?:sequence|course|order|calendar|log) of events\b|"
    r"\b(?:key|important|significant|main|principal) (?:dates|events)\b|\bevent log\b|\bdates\b|"
    r"\bmilestones\b|\btranscript\b",
    re.IGNORECASE,
)


def is_references_title(text: str) -> bool:
    """Say whether a heading announces the works cited."""
    return bool(_REFERENCES.match(text))


def is_notes_title(text: str) -> bool:
    """Say whether a heading announces notes."""
    return bool(_NOTES.match(text))


def is_end_matter_title(text: str) -> bool:
    """Say whether a heading announces notes or references."""
    return is_references_title(text) or is_notes_title(text)


def is_chronology_title(text: str) -> bool:
    """Say whether a heading announces dated entries."""
    return bool(_CHRONOLOGY.search(text))
