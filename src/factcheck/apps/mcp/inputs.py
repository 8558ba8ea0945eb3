"""Input types of the tools, with their descriptions for assistants."""

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from factcheck.model.actions import FactKind
from factcheck.model.ledger import State
from factcheck.second_reader.asking.parts import LEAST, USUAL
from factcheck.second_reader.proposals import json_schema

MOST_TEXT = 300_000
MOST_PROPOSALS = 200
MOST_LISTED = 200

Path = Annotated[
    str,
    Field(
        description="A document or claims folder, as the tool `documents` lists it: "
        "'drafts/report.md'. Leave it out if you give `text`.",
        max_length=1_000,
    ),
]
Document = Annotated[
    str,
    Field(
        description="A document or claims folder, as the tool `documents` lists it.",
        min_length=1,
        max_length=1_000,
    ),
]
Text = Annotated[
    str,
    Field(
        description="A whole text to check instead of a file: a contradiction is found only if "
        "both places are in it.",
        max_length=MOST_TEXT,
    ),
]
Form = Annotated[
    Literal["md", "txt", "rst", "tex", "html"], Field(description="The format of `text`.")
]
Codes = Annotated[
    list[Annotated[str, Field(max_length=60)]],
    Field(
        description="Only these checks: codes (CHR01) or families (CHR dates of events, NAM names, "
        "DAT dates, QTY figures, QUO quotations, CIT citations …). Empty: those that are on.",
        default_factory=list,
        max_length=100,
    ),
]
Folder = Annotated[str, Field(description="Only what is below this folder.", max_length=1_000)]
NewFolder = Annotated[
    str, Field(description="A new folder below a root.", min_length=1, max_length=1_000)
]
Suspicions = Annotated[
    bool, Field(description="Also doubtful findings: more are found, fewer of them are right.")
]
States = Annotated[
    list[State], Field(description="Only facts in these states; empty: all.", default_factory=list)
]
Kinds = Annotated[
    list[FactKind], Field(description="Only these kinds; empty: all.", default_factory=list)
]
Citations = Annotated[
    Literal["bibtex", "biblatex", "csl-json", "ris", "text"], Field(description="The format.")
]
FactName = Annotated[str, Field(description="Its id or number in `ledger`.", max_length=100)]
Words = Annotated[str, Field(description="The question or note.", min_length=1, max_length=2_000)]
Deeds = Annotated[
    Literal["query", "note"], Field(description="A question to the author, or a note.")
]
OldVersion = Annotated[
    str, Field(description="The earlier version, as `documents` lists it.", min_length=1)
]
NewVersion = Annotated[
    str, Field(description="The later version, as `documents` lists it.", min_length=1)
]
PartNumber = Annotated[int, Field(description="Which part, from 1.", ge=1)]
PartSize = Annotated[
    int,
    Field(description="Characters of a part; the same for all of them.", ge=LEAST, le=USUAL),
]
FindingName = Annotated[
    str,
    Field(description="Its `fingerprint`, or the first digits.", min_length=4, max_length=64),
]
Choices = Annotated[
    Literal["accept", "dismiss", "query", "defer", "reopen"],
    Field(description="It is an error, it is not, ask the author, decide later, or reopen it."),
]
Side = Annotated[
    int,
    Field(
        description="With accept: which of its `repairs`, from 1; 0: the one that is the fix, if "
        "one is and no `words` are given.",
        ge=0,
    ),
]
NewWords = Annotated[
    str, Field(description="With accept: words to read instead, if no repair has them.")
]
Why = Annotated[str, Field(description="The reason; of a query, the question.", max_length=2_000)]
IsCorrigendum = Annotated[bool, Field(description="Only what is resolved, as journals print it.")]
Limit = Annotated[int, Field(description="Most to list.", ge=1, le=MOST_LISTED)]
Skipped = Annotated[int, Field(description="How many to skip, for the next page.", ge=0)]


OURS = frozenset({"factcheck", "origin", "document", "sha256"})
"""Keys of a stored proposal that the server sets itself."""


def _schema() -> dict[str, Any]:
    """Return the JSON Schema of a proposal made by an assistant."""
    whole = json_schema()
    properties = {key: one for key, one in whole["properties"].items() if key not in OURS}
    for key in ("places", "items"):
        properties[key] = {**properties[key], "items": whole["$defs"]["quote"]}
    return {
        "type": "object",
        "description": "Places that you think refer to the same thing and cannot all be true.",
        "properties": properties,
        "required": ["kind", "relation", "places"],
        "additionalProperties": False,
    }


Slipped = Annotated[Any, WithJsonSchema(_schema())]
"""A proposal: described by the schema, but accepted without validation and parsed by `lenient`."""
Proposals = Annotated[
    list[Slipped],
    Field(description="What you suspect.", min_length=1, max_length=MOST_PROPOSALS),
]
MoreProposals = Annotated[
    list[Slipped],
    Field(description="What you suspect.", default_factory=list, max_length=MOST_PROPOSALS),
]
Withdrawn = Annotated[
    list[FindingName],
    Field(
        description="Fingerprints of proposals of yours to remove, from `verdicts` or `check`.",
        default_factory=list,
        max_length=MOST_PROPOSALS,
    ),
]
