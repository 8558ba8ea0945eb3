"""Cross-check of the parts of a document that must agree.

Only parts with a known role are compared with the text: title, fields, summary, opening, schedule
and links. Two ordinary sentences that differ in one value are usually about two similar things, and
are not compared.
"""

from attrs import evolve

from factcheck.link.crosscheck.codes import misprinted_figures
from factcheck.link.crosscheck.editions import (
    ordinals_of_subject,
    other_editions,
    years_of_sections,
    years_of_works,
)
from factcheck.link.crosscheck.events import event_days, scheduled_days, title_times
from factcheck.link.crosscheck.identity import own_dates, renamed, replaced_values
from factcheck.link.crosscheck.links import misleading_links
from factcheck.link.crosscheck.phrases import misprinted_codes, misspelled_names
from factcheck.link.crosscheck.restated import (
    counted_headings,
    counts_apart,
    misnumbered_headings,
    misnumbered_items,
    numbered_twice,
    rows_numbered_twice,
    summary_values,
)
from factcheck.link.crosscheck.statements import statements
from factcheck.model import Document, Facts
from factcheck.model.twins import Twin


def cross_check(document: Document, facts: Facts) -> tuple[Twin, ...]:
    """Return the values on which two parts of a document contradict each other, in order.

    Each value is reported once; further values that contradict the same value are added to it.
    """
    made = statements(document, facts)
    found: list[Twin] = []
    known: dict[int, int] = {}
    ways = (
        *(summary_values, event_days, other_editions, years_of_works, counts_apart),
        *(counted_headings, misleading_links, title_times, scheduled_days),
        *(misspelled_names, misprinted_codes, misprinted_figures),
        *(numbered_twice, rows_numbered_twice, misnumbered_headings, misnumbered_items),
        *(ordinals_of_subject, replaced_values, renamed),
        *(own_dates, years_of_sections),
    )
    for twin in (twin for way in ways for twin in way(made)):
        ends = (twin.this.start, twin.other.start)
        at = next((known[start] for start in ends if start in known), len(found))
        if at == len(found):
            found.append(twin)
        elif twin.other == found[at].other and twin.this.start not in known:
            found[at] = evolve(found[at], same=(*found[at].same, twin.this))
        known |= dict.fromkeys(ends, at)
    return tuple(sorted(found, key=lambda twin: twin.this))
