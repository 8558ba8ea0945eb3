"""A count does not match the list, items, headings or table rows that it announces.

## Why it matters

Either the count is wrong or something is missing. Only the author can say which, unless the
document states the same count elsewhere.

## What it ignores

Lists after "including" or "such as"; things of several words without an article, or possibly in
apposition; names joined by "and", if one of the ways to count them fits; lists that may continue
later or after a paragraph; nested items. A list in another place is counted only if a heading, a
table or a sentence before it names what is counted, no other list does, its number of items differs
by at most two, and no year or word such as "earlier" is near the count.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Proved, Severity
from factcheck.proof.fixes import Agreement


def list_count_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each count that does not match its list."""
    agreement = Agreement(dossier.document, dossier.facts, dossier.measures)
    for listing in dossier.measures.listings:
        found = listing.decide(dossier.document)
        if isinstance(found, Proved):
            yield agreement.repaired(found.flag(), listing)


_KNOTS = """# Knots

The bowline has {0} uses:

- mooring a boat
- lifting a man
- joining two lines
"""

CHECK = Check(
    code="QTY03",
    run=list_count_mismatch,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            "The [[five]] members (Chad, Mali, Niger and Togo) met in May.",
            says="the text says “five”, but 4 are listed",
        ),
        Bad(
            "It called at [[three]] ports: Bergen, Stavanger, Leith and Hull.",
            says="the text says “three”, but 4 are listed",
        ),
        Bad(
            "The order had [[five]] parts: a pump, a hose, a reel and a cart.",
            says="the text says “five”, but 4 are listed",
        ),
        Bad(
            "A splice has [[four]] parts: (a) an eye, (b) a throat and (c) a tail.",
            says="the text says “four”, but 3 are listed",
        ),
        Bad(
            _KNOTS.format("[[four]]"),
            says="the text says “four”, but 3 are listed",
        ),
        Bad(
            "# Knots\n\nWe draw [[two]] lessons.\n\n## Lessons\n\n- Dry.\n- Coil.\n- Wash.\n",
            says="the text says “two”, but 3 are listed",
        ),
        Bad(
            "# Knots\n\n## Hitches\n\nWe discuss [[two]] of these, in turn.\n\n"
            "### Clove hitch\n\nIt is quick.\n\n### Cow hitch\n\nIt slips.\n\n"
            "### Rolling hitch\n\nIt grips.\n\n## Bends\n\nThey join.\n",
            says="the text says “two”, but 3 are listed",
        ),
    ),
    good=(
        _KNOTS.format("three"),
        _KNOTS.format("at least two"),
        _KNOTS.format("two").replace("uses:", "faults. The sailor puts it to work by:"),
        "# Kilns\n\nThe weak points of these two kilns:\n\n- They crack.\n- Cost.\n- Speed.\n",
        "The five members, including Chad, Mali, Niger and Togo, met in May.",
        "He had two aims: the tower, the oldest in the county, and the bell.",
        "The three members (Chad, Mali, and Trinidad and Tobago) met in May.",
    ),
    inapplicable=lambda dossier: "" if dossier.facts.quantities else "no quantities found",
)
