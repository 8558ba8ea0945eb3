"""Paragraphs of marked-up text, split before lines that start entries, references or bold keys."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, field, frozen

from factcheck.document.readers.drafts import PUT_IN, Draft, Run, Target, draft, weave
from factcheck.document.readers.fronts import is_issue_line
from factcheck.document.readers.heads import dated_head
from factcheck.document.readers.shapes import Shape, is_caption, is_label, shape
from factcheck.document.readers.wrapping import runs_on, splits_date
from factcheck.model import BlockKind

_BOLD_LEVEL = 6  # heading level of a bold paragraph: below all others
_BYLINE = 60  # characters; a longer byline may continue on the next line
_WRAPPED = 24  # characters; a line that had to be broken is longer


@frozen
class InlineLine:
    """One line of a paragraph."""

    runs: tuple[Run, ...]
    lead: int
    """Number of initial characters that are emphasized or code; 0 if there are none."""
    bold: bool = False
    """Whether the line starts with strong emphasis."""
    links: tuple[Target, ...] = ()
    words: str = field(init=False, default="")
    """The words, with single spaces."""

    def __attrs_post_init__(self) -> None:
        """Join the runs once, because the words are used several times."""
        object.__setattr__(self, "words", weave(self.runs)[0])


@frozen
class Around:
    """The context of a block."""

    quoted: bool = False
    depth: int = 0
    """Nesting depth of the block in lists."""
    first: bool = False
    """Whether the block is the first one in its list item."""
    number: str = ""
    """The automatic number of the list item."""


def placed(made: Draft, around: Around) -> Draft:
    """Return a paragraph as the kind of block that its context implies."""
    kind, level, listed = made.kind, made.level, made.listed
    if around.quoted:
        kind, level = BlockKind.QUOTE, 0
    elif around.first:
        kind, listed = BlockKind.ITEM, True
    elif is_caption(made.text):
        kind, level = BlockKind.CAPTION, 0
    if around.number and around.first:
        made = evolve(made, number=around.number)
    if (kind, around.depth) == (made.kind, made.depth):
        return made
    return evolve(made, kind=kind, level=level, depth=around.depth, listed=listed)


def paragraphs(lines: Sequence[InlineLine]) -> Iterator[Draft]:
    """Yield a paragraph, or each of its lines if they start entries, references or bold keys."""
    begins = list(_beginnings(lines))
    listed = bool(begins) and (begins[0] or sum(begins) > 1)
    begins = begins if listed else list(_issue_lines(lines))
    block: list[InlineLine] = []
    for line, begin in zip(lines, begins, strict=True):
        if block and begin:
            yield _paragraph(block)
            block = []
        block.append(line)
    if block:
        yield _paragraph(block)


def _beginnings(lines: Sequence[InlineLine]) -> Iterator[bool]:
    """Yield, for each line, whether it starts an entry, a reference or a bold key.

    A line that continues a wrapped sentence does not start one: the second part of a split date or,
    in prose, any line after a line that does not end a sentence.
    """
    above, listed = "", False
    for line in lines:
        words = line.words
        in_prose = not listed and len(above) >= _WRAPPED and runs_on(above)
        goes_on = not line.lead and (splits_date(above, words) or in_prose)
        begins = not goes_on and _begins(line, words)
        yield begins
        above, listed = words, listed or begins


def _issue_lines(lines: Sequence[InlineLine]) -> Iterator[bool]:
    """Yield, for each line, whether it is a publication line after a line that is not wrapped."""
    above = ""
    for line in lines:
        yield bool(above) and not _is_wrapped(above) and is_issue_line(line.words)
        above = line.words


def _is_wrapped(words: str) -> bool:
    """Return True if a line may continue: it is long, or ends with a comma or a lowercase word."""
    last = words.rsplit(maxsplit=1)[-1]
    return len(words) > _BYLINE or last.endswith(",") or last.islower()


def _begins(line: InlineLine, words: str) -> bool:
    head = dated_head(words, line.lead)
    key = bool(line.lead) and ":" in words[line.lead - 1 : line.lead + 1]
    return key or bool(head and head.strong) or is_label(words)


def joined(lines: Iterable[InlineLine]) -> Iterator[Run]:
    """Yield the characters of lines, with a space after each line."""
    return (run for line in lines for run in (*line.runs, (" ", PUT_IN)))


def _paragraph(lines: Sequence[InlineLine]) -> Draft:
    first = lines[0]
    made = draft(BlockKind.PARAGRAPH, joined(lines), lead=first.lead)
    links = tuple(link for line in lines for link in line.links)
    made = evolve(made, links=links) if links else made
    whole = first.bold and first.lead == len(made.text)
    if whole and shape(made.text.rstrip(":")) is not Shape.NONE:
        return made.become(BlockKind.HEADING, _BOLD_LEVEL)
    return made
