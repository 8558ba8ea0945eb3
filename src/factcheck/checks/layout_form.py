"""Headings or the names of figures and tables have one form here and another elsewhere.

## Why it matters

Headings in two cases look like two levels, and a search for "Fig. 2" misses "figure 2".

## What it leaves alone

Levels with fewer than four headings, questions, and headings with too few words to show a case;
"Figure 2" at the start of a sentence. References in brackets are compared separately.

## Source

The Chicago Manual of Style, 17th ed., 3.9, 8.158-8.159.
"""

from collections.abc import Iterator

from factcheck.mentions.forms.findings import form_flags
from factcheck.model import Bad, Check, Dossier, Flag, Severity
from factcheck.model.forms import FormClass


def layout_form(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each form that is not the usual one of the document."""
    return form_flags(dossier, FormClass.LAYOUT)


CHECK = Check(
    code="FRM09",
    run=layout_form,
    severity=Severity.NOTE,
    by_name=True,
    of_whole=True,
    text_only=True,
    bad=(
        Bad(
            "The sails are in Figure 1, the barn is in Figure 2 and the doors in [[Fig.]] 3 below.",
            says="“Fig.” here, “Figure” elsewhere",
        ),
        Bad(
            "# The mill\n\n## Building the old mill\n\nA.\n\n## Selling the white flour\n\nB.\n\n"
            "## [[Paying the Young Miller]]\n\nC.\n\n## Mending the broken sails\n\nD.\n",
            says="“Paying the Young Miller” here, “Building the old mill” elsewhere: "
            "headings of level 2",
        ),
    ),
    good=(
        "Figure 1 has the sails. The barn is in Figure 2. The sails turn (Fig. 1).",
        "# The mill\n\n## Building the old mill\n\nA.\n\n## A Mill in Bergen\n\nB.\n",
    ),
)
