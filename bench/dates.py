"""Print how well and how fast dates are found and resolved in the annotated material.

The material stands beside the checkout, in ../shared; without it this script says so and stops.
With two files it reads {doc_id, dct, text} from the first, one JSON object a line, and writes
{doc_id, timexes: [{start, end, type, value}]} with TIMEX3 values to the second.

Usage: python bench/dates.py [--errors N] [IN.jsonl OUT.jsonl]
"""

import argparse
import datetime as dt
import importlib
import json
import math
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from factcheck.document.readers import parse_text
from factcheck.extract.dates import dates
from factcheck.extract.quotations import quotations
from factcheck.extract.record import record
from factcheck.model import (
    Date,
    DateKind,
    Document,
    Edtf,
    EdtfError,
    Record,
    SourceFile,
    Unit,
)

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
SEASONS |= {"33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1", "41": "H2"}
SIZES = (1, 4, 10)
"""How many times the histories are repeated to see how cost grows."""
PEER_LINES = 100
"""Lines given to the peer, which is slow."""
PART = re.compile(r"(?i)early|mid|late|end|beginning|start|onset|close|middle|opening")
LIMIT = re.compile(
    r"(?i)(?:ever since|since|starting from|starting|from|beginning|by|up until|until|till|up to"
    r"|through|before|prior to|after|between|beyond|as of|as from|effective)(?: (?:on|in|from))? "
    r"|(?:sometime|some time) (?:in|around) |(?:much|most|all|the course) of "
)
"""Prepositions of an open date: TIMEX3 leaves them outside of the span."""
PASSING = re.compile(r"(?i)now|soon.*|the \w+ (?:few|several) \w+|today[’']s")
"""Words that TIMEX3 gives no date."""
CONNECTOR = re.compile(r"\s(?:to|until|till|through|and)\s|/|\s?[‐-―-]\s?")


def main() -> int:
    """Print all measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="show so many errors of each set")
    parser.add_argument("files", nargs="*", type=Path, help="IN.jsonl OUT.jsonl")
    arguments = parser.parse_args()
    if arguments.files:
        given, answers = arguments.files
        answers.write_text("".join(answered(given)), encoding="utf-8")
        return 0
    if not SHARED.is_dir():
        print("The annotated material is not beside this checkout; nothing is measured.")
        return 0
    for name in ("wikiwars_dev", "annoctr_dev", "annoctr_train"):
        score(name, arguments.errors)
    probes(arguments.errors)
    article(arguments.errors)
    speed()
    return 0


def score(name: str, errors: int) -> None:
    """Run the shared scorer over one set of annotated texts."""
    gold = SHARED / "data" / f"{name}.jsonl"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as answers:
        answers.writelines(answered(gold))
        answers.flush()
        command = [
            sys.executable,
            str(SHARED / "tools" / "score_dates.py"),
            str(gold),
            answers.name,
        ]
        command += ["--view", "dates", "--errors", str(errors)]
        print(f"== {name}")
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def answered(given: Path) -> Iterator[str]:
    """Yield a line of answers for each line of a file of texts."""
    with given.open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            sample = json.loads(line)
            answer = {"doc_id": sample["doc_id"], "timexes": list(timexes(sample))}
            yield json.dumps(answer) + "\n"


def dispatch(published: str | None) -> Record:
    """Return a record with the day of publication, if the sample tells it."""
    return Record(published=Edtf.parse(published) if published else None)


def timexes(sample: dict[str, str]) -> Iterator[dict[str, str | int]]:
    """Yield the dates of a sample as TIMEX3; its day of publication is given to the extractor."""
    document = parse_text(SourceFile(sample["doc_id"], sample["text"]))
    for date in dates(document, quotations(document), dispatch(sample.get("dct"))):
        for start, end, value in values(document, date):
            kind = "TIME" if "T" in value else "DATE"
            yield {"start": start, "end": end, "type": kind, "value": value}


def origin(document: Document, offset: int) -> int:
    """Return the offset in the sample's own text."""
    return next(
        (p.offset + offset - p.start for p in reversed(document.pieces) if p.start <= offset),
        offset,
    )


def values(document: Document, date: Date) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, TIMEX3 value) of a date; both ends of a range apart."""
    start, end = date.span.start, date.span.end
    value = date.value
    if value is None:
        return
    while lead := LIMIT.match(document.text, start, end):
        start = lead.end()
        is_before = lead[0].lower() in ("before ", "prior to ") and value.upper is not None
        if is_before and value.end and not value.end.is_approximate:
            value = value.end.shift(1, value.end.precision)
    words = document.text[start:end]
    if PASSING.fullmatch(words):
        yield place(document, start, end, "PRESENT_REF")
        return
    ends = [one for one in (value.start, value.end) if one]
    cut = CONNECTOR.search(words)
    is_range = len(ends) == 2 and date.kind is not DateKind.VAGUE and cut is not None
    if is_range and cut:
        middle = start + cut.start(), start + cut.end()
        first, last = words[: cut.start()], words[cut.end() :]
        yield place(document, start, middle[0], timex(date, str(ends[0]), first))
        yield place(document, middle[1], end, timex(date, str(ends[1]), last))
        return
    both = [str(one) for one in (ends or [value])]
    yield place(document, start, end, timex(date, "/".join(both), words))


def place(document: Document, start: int, end: int, value: str) -> tuple[int, int, str]:
    return origin(document, start), origin(document, end - 1) + 1, value


def timex(date: Date, value: str, words: str) -> str:
    """Return a value of EDTF as TIMEX3: a soft part of a period as the period."""
    value = value.strip("./") if ".." in value else value
    first, _, last = value.replace("~", "").partition("/")
    if last and "week" in words and len(first) == len("2020-01-01"):
        year, number, _ = dt.date.fromisoformat(first).isocalendar()
        return f"{year}-W{number:02d}"
    if first.startswith(("-", "0000")):
        return before_christ(first, date, words)
    if last:
        keep = 3 if first[:4] != last[:4] else 4 if first[:7] != last[:7] else 7
        value = first[: min(keep, known(date))]
    elif value.endswith("~") and PART.search(words) and Unit.SEASON not in date.stated:
        value = value[: known(date, words)]
    value = value.rstrip("~").replace("Z", "").replace("X", "")
    season = SEASONS.get(value[5:7])
    return value[:5] + season if season else value + part_of_day(value, words)


def known(date: Date, words: str = "") -> int:
    """Return how many characters of a value its expression states, or names by a unit."""
    widths = {Unit.CENTURY: 2, Unit.DECADE: 3, Unit.YEAR: 4, Unit.MONTH: 7}
    stated = max((widths[unit] for unit in widths if unit in date.stated), default=0)
    return stated or next((widths[unit] for unit in widths if unit in words), 10)


def part_of_day(value: str, words: str) -> str:
    parts = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
    named = (mark for word, mark in parts.items() if word in words)
    return next(named, "") if len(value) == len("2020-01-01") else ""


def before_christ(value: str, date: Date, words: str) -> str:
    """Return a date before our era, or the period of that time that its expression states."""
    year, rest = (value[:5], value[5:]) if value[0] == "-" else (value[:4], value[4:])
    digits = f"BC{1 - int(year):04d}"
    width = known(date, words)
    if width < 4:
        return f"BC{(-int(year)) // 10 ** (4 - width):0{width}d}"
    rest = rest[: width - 4] if PART.search(words) and Unit.SEASON not in date.stated else rest
    return digits + re.sub(r"\d\d", lambda m: SEASONS.get(m[0], m[0]), rest)


def probes(errors: int) -> None:
    """Print how many single sentences are read right, and how many negatives are not silent."""
    listed = yaml.safe_load((SHARED / "gold" / "date_probes.yaml").read_text(encoding="utf-8"))
    right = fired = strict = 0
    for probe in listed:
        document = parse_text(SourceFile("probe.txt", probe["text"]))
        found = dates(document, (), dispatch(str(probe["anchor"])))
        if "none" in probe:
            fired += bool(found)
            shown = [document.words(date.span) for date in found]
        else:
            meant, fits = expected(document, found, probe)
            right += meant
            strict += fits
            shown = [f"{document.words(date.span)}={date.value}" for date in found]
        if errors and ((found and "none" in probe) or ("none" not in probe and not meant)):
            print("  probe", probe["id"], probe.get("expr"), probe.get("edtf"), shown)
    print(f"== probes: {right} of 60 right, {strict} spans exact, {fired} of 12 negatives fired\n")


def expected(
    document: Document, found: tuple[Date, ...], probe: dict[str, str]
) -> tuple[bool, bool]:
    """Say whether a probe's value was found, and whether its span is the same."""
    start = document.text.find(str(probe["expr"]))
    end = start + len(str(probe["expr"]))
    inside = [date for date in found if date.span.start < end and start < date.span.end]
    wanted = str(probe["edtf"])
    told = "{" + ",".join(str(date.value) for date in inside) + "}"
    texts = {timex(date, str(date.value), document.words(date.span)) for date in inside}
    is_right = told == wanted or any(same(str(date.value), wanted) for date in inside)
    is_right = is_right or str(probe["timex3"]) in texts
    return is_right, any((d.span.start, d.span.end) == (start, end) for d in inside)


def same(value: str, wanted: str) -> bool:
    """Say whether two EDTF texts cover the same time, whatever their qualifiers."""
    if value == "None" or wanted.startswith("{"):
        return False
    try:
        one, two = (Edtf.parse(text.replace("~", "")) for text in (value, wanted))
    except EdtfError:
        return value == wanted
    return (one.lower, one.upper) == (two.lower, two.upper)


def article(errors: int) -> None:
    """Print how many of the expressions of one whole article are read as a person read them."""
    path = next((SHARED / "articles").glob("comparative-connections*.txt"))
    gold = yaml.safe_load((SHARED / "gold" / "comparative-connections.dates.yaml").read_text())
    document = parse_text(SourceFile(path.name, path.read_text(encoding="utf-8")))
    found = dates(document, quotations(document), record(document))
    places = [(document.place(date.span), date) for date in found]
    wanted = [row for row in gold if row["edtf"]]
    hit = right = knowing = 0
    for row in wanted:
        first, last = row["col"], row["col"] + len(row["text"])
        inside = [
            date
            for at, date in places
            if at.line == row["line"] and at.column - 1 < last and first < at.end_column - 1
        ]
        hit += bool(inside)
        told = "{" + ",".join(str(date.value) for date in inside) + "}"
        good = told == row["edtf"] or any(same(str(date.value), row["edtf"]) for date in inside)
        right += good
        knowing += row["kind"] == "event-relative" and not good
        if errors and not good:
            print(f"  article line {row['line']}: {row['text']!r} is {row['edtf']}, read {told}")
    print(
        f"== article: {len(wanted)} expressions with a value, {hit} found, {right} values right"
        f" ({right / len(wanted):.1%}); of the others {knowing} hang on an event outside the text\n"
    )


def speed() -> None:
    """Print how fast a long text is read, how cost grows with length, and the ratio to a peer."""
    lines = (SHARED / "data" / "wikiwars_dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    spent = {times: min(seconds("\n\n".join(texts * times)) for _ in range(3)) for times in SIZES}
    for times, (took, size, found) in spent.items():
        print(f"== {size:.2f} MB ({times}), {found} dates, {took:.2f} s: {size / took:.2f} MB/s")
    (low, small, _), (high, large, _) = spent[SIZES[0]], spent[SIZES[-1]]
    print(f"== cost grows with length to the power {math.log(high / low, large / small):.2f}")
    peer(texts, small / low)


def seconds(text: str) -> tuple[float, float, int]:
    """Return (seconds, MB, dates) of one run; reading the file is not counted."""
    document = parse_text(SourceFile("long.txt", text))
    quoted = quotations(document)
    start = time.process_time()
    found = dates(document, quoted, Record())
    return time.process_time() - start, len(document.text) / 1e6, len(found)


def peer(texts: list[str], ours: float) -> None:
    """Print how many times faster this is than dateparser, on the first lines of the same texts."""
    try:
        search_dates = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        print("== dateparser is not installed: no ratio (pip install dateparser)")
        return
    parts = [line for text in texts for line in text.splitlines() if line.strip()][:PEER_LINES]
    start = time.process_time()
    for part in parts:
        search_dates(part, languages=["en"])
    rate = sum(map(len, parts)) / 1e6 / (time.process_time() - start)
    print(f"== dateparser {rate:.3f} MB/s: this is {ours / rate:.0f} times as fast")


if __name__ == "__main__":
    sys.exit(main())
