"""The forms in which words come (briefing, statement, editorial …), and who carries news."""

import re
from collections.abc import Iterator

from factcheck.patterns import lazy

# Kind: (what may stand in front, the words themselves).
_KINDS = {
    "briefing": (
        r"(?:press|news|daily|regular)?\s?",
        "briefing|press conference|news conference",
    ),
    "statement": (r"(?:joint|press|written)?\s?", "statement|communiqué|press release"),
    "speech": ("", "keynote speech|speech|televised address|inaugural address"),
    "interview": ("", "interview"),
    "letter": ("(?:open )?", "letter"),
    "editorial": ("", "editorial|op-ed"),
    "headline": ("", "headline"),
    "news-report": ("(?:news )?", "story|article|dispatch|report"),
    "report": (
        r"(?:annual|interim|final|technical|joint)?\s?",
        "study|survey|audit|white paper",
    ),
    "tweet": ("", "tweet"),
}
CARRIED = frozenset({"editorial", "headline", "news-report"})
"""What a newspaper, agency or station puts out; their owner is never a person."""
FORM = lazy(
    r"\b(?:"
    + "|".join(
        f"(?P<{kind.replace('-', '_')}>{front}(?:{words}))"
        for kind, (front, words) in _KINDS.items()
    )
    + r")\b(?!-)",
    re.IGNORECASE,
)
_HEADS = frozenset(form.split()[-1] for _, words in _KINDS.values() for form in words.split("|"))
"""The last word of every form: where none stands in a sentence, none of the forms does."""
PUBLISHED = lazy(
    r"(?:\sby\s[^.;:“”\n]{2,60}?)?,?\s(?:published|issued|released|dated|of|from|for|in)\s(?:in\s|on\s)?$"
)
"""What may stand between a report and the year or month from which it is."""
PUT_OUT = lazy(
    r"\b(?:issue[sd]?|release[sd]?|publishe[sd]|makes|made|gives|gave|holds|held|runs|ran|writes|wrote"
    r"|delivers|delivered|carries|carried)\s(?:an?\s|the\s|its\s|his\s|her\s|their\s)?(?:[\w’-]+\s){0,4}$"
)
# What keeps a statement from being made, or leaves it to the future.
UNISSUED = lazy(
    r"\b(?:block|veto|prevent|reject|refus|oppos|cancel|postpon|draft|withdr|demand|urg|plan|propos)"
    r"[a-z]{0,6}\s(?:(?:an?|the|any|for)\s)?(?:[\w’-]+\s){0,4}$"
    r"|\b(?:any|no|such|another|future)\s(?:such\s)?(?:[\w-]+\s)?$"
)
TITLED = lazy(r"\s(?:(?!\.)[^“”\"\n]){0,60}?\b(?:titled|entitled|headlined|called)\s[“\"]")
TOLD = lazy(r"\b(?:told|tells)\s(?:the\s)?")


def forms_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what `FORM` matches in a stretch, soon telling where it matches nothing."""
    words = text[start:end].casefold()
    if any(head in words for head in _HEADS):
        yield from FORM.finditer(text, start, end)


def kind_of(form: re.Match[str]) -> str:
    """Return the kind of source that a form names."""
    return (form.lastgroup or "").replace("_", "-")
