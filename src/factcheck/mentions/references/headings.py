"""What the heading of a list of works promises to hold."""

import re

from factcheck.patterns import lazy

# A list under such a heading is a choice: it need not hold what the text cites, nor is what it
# holds cited. Source: Chicago Manual of Style, 17th edition, 14.64 (kinds of bibliographies).
_EXCERPT = lazy(
    r"\b(?:select(?:ed)?|further|suggested|recommended|additional|general|principal|main|key"
    r"|essential|annotated|reading|readings|consulted)\b",
    re.IGNORECASE,
)
# A list under such a heading holds what is cited and nothing else. Source: as above, 15.10, and
# the Publication Manual of the APA, 7th edition, 2.12.
_CITED = lazy(
    r"\breferences?\b|\bcited\b|\bcitations?\b|\breferenced\b|\bnotes?\b|\bend ?notes\b",
    re.IGNORECASE,
)


def is_excerpt(heading: str) -> bool:
    """Say whether a list does not mean to hold all that is cited."""
    return bool(_EXCERPT.search(heading))


def is_cited_only(heading: str) -> bool:
    """Say whether a list means to hold only what is cited."""
    return bool(_CITED.search(heading)) and not is_excerpt(heading)
