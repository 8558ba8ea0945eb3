"""Every finding on every set of documents, to be kept and compared before and after a change.

    python bench/snapshot.py write FILE [--sets texts,gold,real,prose] [--every N]
    python bench/snapshot.py compare FILE [--sets …] [--every N] [--codes CHR01,…]

`write` keeps the findings of all sets in FILE (JSON Lines, one document a line); `compare` makes
them anew and prints each that came or went. A finding is known by its code and its places; those of
which only the words or the severity changed are counted. Both print, set by set, how many annotated
errors are found and how many findings touch none. `--every 5` takes each fifth document only, and
`--codes` compares the findings of these checks only, on the documents that had any: a quick look.

The sets: `texts` (bench/texts), `gold` and `real` (annotated documents beside the checkout, in
../shared; of `real` the open part), `aside` (the part of `real` that was kept aside by repository,
of which `opened` has been looked at and `closed` has not) and `prose` (public prose in which
nothing is planted).
"""

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

import yaml
from attrs import field, frozen

import factcheck
from factcheck.config import Config
from factcheck.output.json import finding_fields

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PUBLIC = ("annoctr_dev", "annoctr_train", "wikiwars_dev")
FOLDERS = {
    "texts": ROOT / "bench" / "texts",
    "gold": SHARED / "gold",
    "real": SHARED / "gold-real",
    "aside": SHARED / "gold-real",
    "opened": SHARED / "gold-real",
    "closed": SHARED / "gold-real",
    "second": SHARED / "gold-real-2",
}
SETS = ("texts", "gold", "real", "prose")
ASIDE_OF = 3
"""One repository of so many is kept aside."""
LOUD = ("error", "warning")

Spot = tuple[int, int, int, int]
"""Line, first column, column behind the last, last line; columns from 0."""


@frozen
class Case:
    """One document of a set, with the places of what is annotated in it."""

    set_name: str
    name: str
    path: str = ""
    text: str = ""
    wanted: tuple[tuple[str, bool, tuple[Spot, ...]], ...] = ()
    """Of each annotated error: type, whether it is optional, its place and the other sides."""


@frozen
class Outcome:
    """What the checks said of one document."""

    set_name: str
    name: str
    findings: Mapping[str, str]
    """Code and places → severity, line and message."""
    hits: tuple[int, ...] = ()
    required: int = 0
    missed: tuple[str, ...] = ()
    false: tuple[str, ...] = field(default=())
    error: str = ""


def main() -> None:
    """Write or compare a snapshot."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=("write", "compare"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--sets", default=",".join(SETS), type=lambda text: text.split(","))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--codes", default=(), type=lambda text: tuple(text.split(",")))
    options = parser.parse_args()
    cases = [case for name in options.sets for case in [*cases_of(name)][:: options.every]]
    if options.codes:
        having = _having(options.file, options.codes)
        cases = [case for case in cases if (case.set_name, case.name) in having]
    with ProcessPoolExecutor(options.jobs) as pool:
        made = list(pool.map(outcome, cases, repeat(options.codes), chunksize=4))
    summary(made)
    if options.what == "write":
        lines = (json.dumps(one, ensure_ascii=False) for one in map(_fields, made))
        options.file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        compare(options.file, made, options.codes)


def _having(file: Path, codes: tuple[str, ...]) -> set[tuple[str, str]]:
    """Return the set and name of each document of a snapshot with a finding of these checks."""
    kept = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {
        (one["set"], one["name"])
        for one in kept
        if any(key.startswith(codes) for key in one["findings"])
    }


def is_aside(name: str) -> bool:
    """True if a document of `real` belongs to a repository that was kept aside at first."""
    return _digest(name) % ASIDE_OF == 0


def is_closed(name: str) -> bool:
    """True if it is of the third of those repositories that nobody has looked at yet."""
    return is_aside(name) and _digest(name) // ASIDE_OF % 2 == 0


def _digest(name: str) -> int:
    repository = re.split(r"[-_.]", name)[0]
    return int(hashlib.sha256(repository.encode()).hexdigest(), 16)


def cases_of(set_name: str) -> Iterator[Case]:
    """Yield the documents of a set in the order of their names."""
    if set_name == "prose":
        yield from _prose()
        return
    for gold in sorted(FOLDERS[set_name].glob("*.gold.yaml")):
        told = yaml.safe_load(gold.read_text(encoding="utf-8"))
        if "document" not in told or not _is_of(set_name, told["document"]):
            continue
        yield _case(set_name, gold, told["document"], told["inconsistencies"])
        if told.get("clean_twin"):
            yield _case(set_name, gold, told["clean_twin"], [])


def _is_of(set_name: str, name: str) -> bool:
    """True if a document is of a set, or the set of a part of the real documents that it is of."""
    parts = {
        "real": not is_aside(name),
        "aside": is_aside(name),
        "opened": is_aside(name) and not is_closed(name),
        "closed": is_closed(name),
        "second": int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1,
    }
    return parts.get(set_name, True)


def _prose() -> Iterator[Case]:
    for name in PUBLIC:
        path = SHARED / "data" / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            record = json.loads(line)
            if "text" in record and "doc_id" in record:
                yield Case("prose", record["doc_id"], text=record["text"])


def _case(set_name: str, gold: Path, name: str, items: Sequence[Mapping[str, Any]]) -> Case:
    beside = (gold.parent, SHARED / "articles", SHARED / "examples")
    path = next(base / name for base in beside if (base / name).exists())
    lines = path.read_text(encoding="utf-8").split("\n")
    wanted = tuple(
        (
            f"{item['type']} line {item['line']}: {item['text']!r}",
            bool(item.get("optional")),
            tuple(_spot(lines, one) for one in (item, *(item.get("evidence") or ()))),
        )
        for item in items
    )
    return Case(set_name, name, str(path), wanted=wanted)


def _spot(lines: Sequence[str], item: Mapping[str, Any]) -> Spot:
    """Return the place of an annotated text; one that is not found takes its whole line."""
    number, line = item["line"], lines[item["line"] - 1]
    at = line.find(item["text"])
    start, end = (at, at + len(item["text"])) if at >= 0 else (0, len(line))
    return number, start, end, number


def outcome(case: Case, codes: tuple[str, ...] = ()) -> Outcome:
    """Return what the checks (all, or those with these codes) say of a document, scored."""
    config = Config(select=codes) if codes else Config()
    try:
        report = (
            factcheck.examine_text(case.text, config=config)
            if case.text
            else factcheck.examine(case.path, config=config)
        )
    except Exception as error:  # noqa: BLE001 - one document must not end the run
        missed = tuple(what for what, optional, _ in case.wanted if not optional)
        return Outcome(
            case.set_name, case.name, {}, (), len(missed), missed, error=_short(f"{error}")
        )
    found = [(one, finding_fields(one)) for one in report.findings]
    loud = [fields for _, fields in found if fields["severity"] in LOUD]
    hits = tuple(at for at, wanted in enumerate(case.wanted) if _is_found(loud, wanted[2]))
    known = [spot for _, _, spots in case.wanted for spot in spots]
    required = [at for at, (_, optional, _) in enumerate(case.wanted) if not optional]
    return Outcome(
        case.set_name,
        case.name,
        {_key(fields): _line(fields) for _, fields in found},
        tuple(at for at in hits if at in required),
        len(required),
        tuple(case.wanted[at][0] for at in required if at not in hits),
        tuple(sorted({_key(fields) for fields in loud if not _touches(fields, known)})),
    )


def _is_found(loud: Sequence[Mapping[str, Any]], spots: tuple[Spot, ...]) -> bool:
    main, *rest = spots
    return any(
        _touches(fields, [main])
        or sum(any(overlap(place, spot) for place in _places(fields)) for spot in rest) > 1
        for fields in loud
    )


def _places(fields: Mapping[str, Any]) -> Iterator[Spot]:
    for place in (fields, *fields.get("related", ())):
        last = place.get("end_column") or place["column"]
        yield (
            place["line"],
            place["column"] - 1,
            last - 1,
            place.get("end_line") or place["line"],
        )


def _touches(fields: Mapping[str, Any], spots: Sequence[Spot]) -> bool:
    return any(overlap(place, spot) for place in _places(fields) for spot in spots)


def overlap(place: Spot, spot: Spot) -> bool:
    """True if a place of a finding and an annotated place share a character."""
    line, start, end, last = place
    if not line <= spot[0] <= last:
        return False
    return line != last or (start < spot[2] and spot[1] < max(end, start + 1))


def _key(fields: Mapping[str, Any]) -> str:
    """Return the code, the place and the first other place, whichever of them is named first."""
    first = {**fields, "related": fields.get("related", ())[:1]}
    places = sorted((spot[0], spot[1]) for spot in _places(first))
    return " ".join([fields["code"], *(f"{line}:{column + 1}" for line, column in places)])


def _line(fields: Mapping[str, Any]) -> str:
    return f"{fields['code']} {fields['severity']} line {fields['line']}: {fields['message']}"


def _short(words: str) -> str:
    return " ".join(words.split())[:160]


def _fields(one: Outcome) -> Mapping[str, Any]:
    return {
        "set": one.set_name,
        "name": one.name,
        "findings": one.findings,
        "hits": one.hits,
        "required": one.required,
        "false": one.false,
        "error": one.error,
    }


def summary(made: list[Outcome]) -> None:
    """Print one line a set: errors found, findings that touch none, documents not read."""
    by_set: dict[str, list[Outcome]] = defaultdict(list)
    for one in made:
        by_set[one.set_name].append(one)
    for name, group in by_set.items():
        hits, required = sum(len(one.hits) for one in group), sum(one.required for one in group)
        clean = [one for one in group if not one.required]
        loud_on_clean = sum(len(one.false) for one in clean)
        print(
            f"{name}: {len(group)} documents, found {hits} of {required}, "
            f"touching no annotated place {sum(len(one.false) for one in group)} "
            f"({loud_on_clean} of them in {len(clean)} documents without annotated errors), "
            f"findings in all {sum(len(one.findings) for one in group)}, "
            f"not read {sum(bool(one.error) for one in group)}"
        )


def compare(file: Path, made: list[Outcome], codes: tuple[str, ...] = ()) -> None:
    """Print what came and went since a snapshot was written."""
    kept = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    before = {(one["set"], one["name"]): one for one in kept}
    reworded = 0
    for one in made:
        old = before.get((one.set_name, one.name))
        if old is None:
            print(f"{one.set_name}/{one.name}: not in the snapshot")
            continue
        if codes:
            kept_of = old["findings"].items()
            old["findings"] = {key: line for key, line in kept_of if key.startswith(codes)}
            old["hits"] = one.hits
        lost = sorted(set(old["hits"]) - set(one.hits))
        won = sorted(set(one.hits) - set(old["hits"]))
        marks = [f"lost error {at}" for at in lost] + [f"found error {at}" for at in won]
        gone = [f"- {line}" for key, line in old["findings"].items() if key not in one.findings]
        came = [
            f"+ {line}{' (no annotated place)' if key in one.false else ''}"
            for key, line in one.findings.items()
            if key not in old["findings"]
        ]
        both = old["findings"].keys() & one.findings.keys()
        reworded += sum(old["findings"][key] != one.findings[key] for key in both)
        if marks or gone or came or one.error != old["error"]:
            print(f"{one.set_name}/{one.name}: {', '.join(marks)} {one.error}".rstrip(": "))
            print("\n".join(f"    {line}" for line in (*gone, *came)))
    print(f"of one place with other words or another severity: {reworded}")


if __name__ == "__main__":
    main()
