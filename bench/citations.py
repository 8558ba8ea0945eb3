"""How fast citation files are written, read and updated.

    python bench/citations.py [COUNT]

Prints, for each format, the seconds that COUNT invented sources (10,000 unless told otherwise) take
to write, the size of the file, and the seconds to read a .bib of so many entries and to update it
with one new source.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from factcheck.bibliography import CITATIONS, listed_in, parse_bib, to_bibtex, updated
from factcheck.model import Contributor, Edtf, NameOrder, Source

T = TypeVar("T")
KINDS = ("article", "newspaper-article", "briefing", "report", "book", "web-page")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    sources = [invented(at) for at in range(count)]
    print(f"{count:,} sources     seconds   megabytes")
    for name, write in CITATIONS.items():
        seconds, text = timed(partial(write, sources))
        print(f"write {name:12} {seconds:8.2f}    {len(text.encode()) / 1e6:8.1f}")
    bib = to_bibtex(sources)
    seconds, file = timed(lambda: parse_bib(bib))
    print(f"read bibtex        {seconds:8.2f}")
    told = [*(one.source for one in listed_in(file)), invented(count)]
    seconds, update = timed(lambda: updated(file, told))
    print(f"update bibtex      {seconds:8.2f}    {update.added}")


def timed(do: Callable[[], T]) -> tuple[float, T]:
    begin = time.perf_counter()
    made = do()
    return time.perf_counter() - begin, made


def invented(at: int) -> Source:
    """Return a source with all that a long entry has."""
    return Source(
        key=f"okafor{at}tides",
        kind=KINDS[at % len(KINDS)],
        title=f"Tides & Currents No. {at}: Łódź to the North Sea at 100%",
        authors=(
            Contributor("Okafor", f"Ada {at}"),
            Contributor("Liu", "Hong", NameOrder.FAMILY_FIRST),
            Contributor(literal="Port & Pier Authority"),
        ),
        container="Coast Review",
        publisher="Grebe & Sons",
        volume=str(at % 40 + 1),
        issue=str(at % 4 + 1),
        pages=f"{at}-{at + 9}",
        date=Edtf.of(1990 + at % 30, at % 12 + 1, at % 28 + 1),
        url=f"https://tides.example/a_b/{at}?q=1&r=%20",
        doi=f"10.5555/tides_{at}",
        language="en",
    )


if __name__ == "__main__":
    main()
