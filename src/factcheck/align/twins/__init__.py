"""One thing told at two places of a document: find both, compare their values.

Statements are compared by the stems of their words, so that nothing depends on how a document is
laid out. Only what a document has by its make is compared: its title, its summary, its fact box,
what it announces, each against the text. Two sentences of the text that differ in one value are
mostly parallels, and are left alone.
"""

from attrs import evolve

from factcheck.align.twins.editions import other_editions
from factcheck.align.twins.fields import event_facts
from factcheck.align.twins.hours import impossible_hours
from factcheck.align.twins.links import misleading_links
from factcheck.align.twins.phrases import codes_apart, phrases_apart
from factcheck.align.twins.records import other_records
from factcheck.align.twins.retold import counted_headings, counts_apart, values_apart
from factcheck.align.twins.series import numbered_twice
from factcheck.align.twins.statements import statements
from factcheck.mentions.releases import releases
from factcheck.model import Document, Facts
from factcheck.model.twins import Twin


def twins(document: Document, facts: Facts) -> tuple[Twin, ...]:
    """Return the values that two places give of one thing and that cannot both hold, in order.

    A fault is flagged once: what else tells the same thing is kept with it.
    """
    made, logged = statements(document, facts), releases(document)
    found: list[Twin] = []
    told: dict[int, int] = {}
    ways = (
        *(
            values_apart,
            event_facts,
            other_editions,
            counts_apart,
            counted_headings,
            misleading_links,
        ),
        *(other_records, phrases_apart, codes_apart, numbered_twice, impossible_hours),
    )
    for twin in (twin for way in ways for twin in way(made)):
        ends = (twin.this.start, twin.other.start)
        if logged.are_apart(twin.this, twin.other):
            continue
        known = next((told[start] for start in ends if start in told), len(found))
        if known == len(found):
            found.append(twin)
        elif twin.other == found[known].other and twin.this.start not in told:
            found[known] = evolve(found[known], same=(*found[known].same, twin.this))
        told |= dict.fromkeys(ends, known)
    return tuple(sorted(found, key=lambda twin: twin.this))
