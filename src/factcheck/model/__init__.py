"""The words of the project as frozen attrs values.

This package imports nothing else of ours but how such classes and patterns are made.

Said once for all of them: spans are half-open ranges of code points in `Document.text`, from 0;
lines and columns count from 1, columns in code points, ends exclusive; dates are EDTF on the
proleptic Gregorian calendar; quantities keep the form in which they are written.
"""

from factcheck.model.attached import Holding, Passage, SourceText
from factcheck.model.checks import Bad, Check, CheckRun, Status
from factcheck.model.claims import Claim, Verification
from factcheck.model.dates import MONTHS, WEEKDAYS, Edtf, EdtfError, Unit, days_in_month, spoken
from factcheck.model.dossier import Dossier
from factcheck.model.duplicates import Duplicate
from factcheck.model.entities import Entity, Form, Namesake, Variant, VariantKind
from factcheck.model.events import Event, EventLink
from factcheck.model.facts import (
    Abbreviation,
    Attribution,
    ClockTime,
    Date,
    DateKind,
    DateRole,
    Duration,
    Facts,
    Mode,
    Name,
    NameKind,
    Quantity,
    Quotation,
    Reversal,
)
from factcheck.model.filenames import FileName
from factcheck.model.findings import Finding, Flag, Related, RelatedPlace, Severity, Suggestion
from factcheck.model.instants import Instant
from factcheck.model.joining import joined
from factcheck.model.keymarks import KeyMark, is_inner, key_marks, names_everything
from factcheck.model.links import Link, LinkKind, Proved, Reason, Refused, ValueKind, Verdict
from factcheck.model.lookalikes import Lookalike
from factcheck.model.measures import (
    Contrast,
    Conversion,
    Listing,
    Measures,
    Multiple,
    Share,
    Tally,
)
from factcheck.model.origins import BY_PERSON, BY_RULES, Maker, Origin
from factcheck.model.proposals import Outcome, Proofs, Proposal, Quote
from factcheck.model.reckonings import Age, Reckoning, Stretch
from factcheck.model.references import (
    BibItem,
    BibList,
    Citation,
    CitationKind,
    Citing,
    Compared,
    Dangling,
    ListKind,
    Mismatch,
    Noted,
    Particular,
    Reference,
    ReferenceList,
    Resolution,
    TooEarly,
    Twins,
    Work,
)
from factcheck.model.report import Remark, Report
from factcheck.model.sheets import Ruling, Sheet
from factcheck.model.slips import RunTogether, Slip, Slips
from factcheck.model.sources import OTHERS, Contributor, NameOrder, Record, Source
from factcheck.model.suppressions import (
    IGNORE,
    IGNORE_FILE,
    MARK,
    STET,
    Instruction,
    Suppression,
    instruction,
)
from factcheck.model.text import (
    Block,
    BlockKind,
    Document,
    Entry,
    Hyperlink,
    Piece,
    Place,
    Role,
    Section,
    SourceFile,
    Span,
)
from factcheck.model.utterances import Change, Retelling, Utterance

__all__ = [
    "BY_PERSON",
    "BY_RULES",
    "IGNORE",
    "IGNORE_FILE",
    "MARK",
    "MONTHS",
    "OTHERS",
    "STET",
    "WEEKDAYS",
    "Abbreviation",
    "Age",
    "Attribution",
    "Bad",
    "BibItem",
    "BibList",
    "Block",
    "BlockKind",
    "Change",
    "Check",
    "CheckRun",
    "Citation",
    "CitationKind",
    "Citing",
    "Claim",
    "ClockTime",
    "Compared",
    "Contrast",
    "Contributor",
    "Conversion",
    "Dangling",
    "Date",
    "DateKind",
    "DateRole",
    "Document",
    "Dossier",
    "Duplicate",
    "Duration",
    "Edtf",
    "EdtfError",
    "Entity",
    "Entry",
    "Event",
    "EventLink",
    "Facts",
    "FileName",
    "Finding",
    "Flag",
    "Form",
    "Holding",
    "Hyperlink",
    "Instant",
    "Instruction",
    "KeyMark",
    "Link",
    "LinkKind",
    "ListKind",
    "Listing",
    "Lookalike",
    "Maker",
    "Measures",
    "Mismatch",
    "Mode",
    "Multiple",
    "Name",
    "NameKind",
    "NameOrder",
    "Namesake",
    "Noted",
    "Origin",
    "Outcome",
    "Particular",
    "Passage",
    "Piece",
    "Place",
    "Proofs",
    "Proposal",
    "Proved",
    "Quantity",
    "Quotation",
    "Quote",
    "Reason",
    "Reckoning",
    "Record",
    "Reference",
    "ReferenceList",
    "Refused",
    "Related",
    "RelatedPlace",
    "Remark",
    "Report",
    "Resolution",
    "Retelling",
    "Reversal",
    "Role",
    "Ruling",
    "RunTogether",
    "Section",
    "Severity",
    "Share",
    "Sheet",
    "Slip",
    "Slips",
    "Source",
    "SourceFile",
    "SourceText",
    "Span",
    "Status",
    "Stretch",
    "Suggestion",
    "Suppression",
    "Tally",
    "TooEarly",
    "Twins",
    "Unit",
    "Utterance",
    "ValueKind",
    "Variant",
    "VariantKind",
    "Verdict",
    "Verification",
    "Work",
    "days_in_month",
    "instruction",
    "is_inner",
    "joined",
    "key_marks",
    "names_everything",
    "spoken",
]
