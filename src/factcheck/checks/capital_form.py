"""A term has capitals here and small letters elsewhere.

## Why it matters

A capital says that a name is meant; with both forms the reader cannot tell.

## What it leaves alone

Capitals that the place asks for: first words, headings, titles in the text, parts of longer
names ("Universal Declaration of Human Rights"); terms of one word, but for names with a capital
inside ("GitHub"); words in links, italics, quotations, references and code.

## Source

The Chicago Manual of Style, 17th ed., 8.1: one way of capitals throughout.
"""

from collections.abc import Iterator

from factcheck.mentions.forms.findings import form_flags
from factcheck.model import Bad, Check, Dossier, Flag, Severity
from factcheck.model.forms import FormClass


def capital_form(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each form that is not the document's usual one."""
    return form_flags(dossier, FormClass.CAPITALS)


CHECK = Check(
    code="FRM02",
    run=capital_form,
    severity=Severity.NOTE,
    by_name=True,
    of_whole=True,
    text_only=True,
    bad=(
        Bad(
            "We asked the Working Group in May. In June the Working Group met. "
            "Then the [[working group]] slept.",
            says="“working group” here, “Working Group” elsewhere",
        ),
        Bad(
            "The code is on GitHub now. We like GitHub. They left [[Github]] in May.",
            says="“Github” here, “GitHub” elsewhere",
        ),
    ),
    good=(
        "The Working Group on Mills met. A working group is a group that works.",
        "Working groups meet. The other working group ate.",
    ),
)
