"""Blank out publishing markup in Markdown. The remaining characters keep their offsets."""

import re

# Attributes in Kramdown and Pandoc, tags in Liquid, Jinja and Hugo, and fenced divs in Pandoc,
# according to their manuals.
_ATTRIBUTES = r"\{:?[#.:][^{}\n]{0,300}\}|\{(?:-|\.unnumbered|[\w-]{1,30}=[^{}\n]{1,200})\}"
_PUBLISHED = re.compile(
    rf"(?:{_ATTRIBUTES})(?=\s*$|\s|[.,;:)])|^[^\S\n]*+(?:{_ATTRIBUTES})[^\S\n]*$"
    r"|\{%-?\s[^%\n]{0,500}%\}|\{\{[<%][^{}]{0,1000}?[>%]\}\}|\{\{[^{}\n]{0,300}\}\}"
    r"|^[^\S\n]*:::+[^\n]*$",
    re.MULTILINE,
)
# Admonitions and tabs in Python-Markdown, whose content is indented, according to its manual.
_ADMONITION = re.compile(
    r"^(?P<indent>(?: {4})*)(?P<kind>(?:!!!|\?{3}\+?)[^\S\n]+[\w \t-]+|===\+?[^\S\n]+(?=\"))"
    r"(?=(?:\"[^\"\n]*\")?[^\S\n]*\n(?:[^\S\n]*\n)*(?P=indent) {4}\S)",
    re.MULTILINE,
)
_ITEM = "-   "
_CHUNK_INLINE = re.compile(r"`r\s[^`\n]{1,300}`")
_EXPORTED = re.compile(
    r"^(?:import\s[^\n]+|export\s(?:default\s)?(?:const|let|var|function|class|\{|\*)[^\n]*)$",
    re.MULTILINE,
)
_JSX = re.compile(
    r"\{/\*(?:(?!\*/\})[\s\S]){0,5000}\*/\}"
    r"|</?[A-Z][\w.]{0,60}(?:[^<>{}\"'`]|\"[^\"]{0,2000}\"|'[^']{0,2000}'"
    r"|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,500}\}){0,1000}\}){0,2000}\}){0,100}>"
    r"|</?>"
)
_FENCE = re.compile(
    r"^[^\S\n]{0,12}(`{3,}|~{3,})[^\n]*\n(?:(?![^\S\n]{0,12}\1)[^\n]*\n)*+", re.MULTILINE
)
_UNSEEN = "\u2060"
"""A word joiner, which the readers remove from words."""
_NOT_LINE = re.compile(r"[^\n]")


def without_published_tags(text: str) -> str:
    """Return Markdown text with the tags of publishing systems blanked out.

    An admonition becomes a list item that contains the text indented below it.
    """
    return _blanked(_ADMONITION.sub(_as_item, text), _PUBLISHED)


def _as_item(match: re.Match[str]) -> str:
    return match["indent"] + _ITEM + _UNSEEN * (len(match["kind"]) - len(_ITEM))


def without_chunks(text: str) -> str:
    """Return R Markdown text with inline code blanked out."""
    return _blanked(text, _CHUNK_INLINE)


def without_jsx(text: str) -> str:
    """Return MDX text with imports, exports, comments and component tags blanked out."""
    return _blanked(_blanked(text, _EXPORTED), _JSX)


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Return a text with the matches of a pattern blanked out, except in fenced code."""
    kept: list[str] = []
    done = 0
    for fence in [*_FENCE.finditer(text), None]:
        start, end = fence.span() if fence else (len(text), len(text))
        kept.append(pattern.sub(_blank, text[done:start]))
        kept.append(text[start:end])
        done = end
    return "".join(kept)


def _blank(match: re.Match[str]) -> str:
    """Return a replacement of equal length: spaces for whole lines, otherwise word joiners."""
    text, start, end = match.string, match.start(), match.end()
    line = text[text.rfind("\n", 0, start) + 1 : start]
    rest = text[end : _line_end(text, end)]
    alone = not line.strip() and not rest.strip()
    return _NOT_LINE.sub(" " if alone else _UNSEEN, match[0])


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found
