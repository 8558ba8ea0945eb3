"""What a model finds in real documents when it is asked with our own prompt, and what is proved.

    python bench/model_reading.py write FOLDER [--set aside|real|second] [--count 45]
    python bench/model_reading.py take FOLDER
    python bench/model_reading.py measure [--set aside|real|second] [--show]

`write` puts what would be sent for each part of the documents into FOLDER, a file a request
(`001.request.txt`, as `factcheck propose --export` writes it), and what they belong to into
`FOLDER.index.json`. Whoever reads, a hosted model, a local one or a person, puts an answer beside
each (`001.answer.json`), and `take` adds the answers to `model_answers.jsonl`. `measure` has them
proved, as if a model had sent them, and prints how many annotated errors are found by the rules
alone, named by a proposal, proved of proposals, and found by both; then what else was proved, with
the verdicts of a reader who opened both places (`model_verdicts.jsonl`), and with `--show` what has
none. Documents are taken in the order of the SHA-256 of their names, of those without answers in
which a reader must find something.

The answers that are kept are on documents that are kept aside: whoever builds what is measured does
not read them.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

import snapshot
from factcheck.analysis.pipeline import dossier, examine
from factcheck.errors import UnreadableError
from factcheck.model import Finding, Place, Proofs, Proved, Report
from factcheck.second_reader.asking.answers import read
from factcheck.second_reader.asking.pasting import exported, imported
from factcheck.second_reader.asking.proposing import LIST
from factcheck.second_reader.asking.requests import Settings
from proposals import _met

ANSWERS = Path(__file__).with_name("model_answers.jsonl")
VERDICTS = Path(__file__).with_name("model_verdicts.jsonl")


@frozen
class Read:
    """What came of one document."""

    required: int
    by_rules: int
    named: int
    """Which some proposal names, proved or refused."""
    by_model: int
    by_model_at_all: int
    """Proved, or shown as not checked."""
    by_both: int
    by_all: int
    proposed: int
    proved: int
    refused: tuple[str, ...]
    """Why, a condition for each."""
    at_errors: tuple[int, int]
    """What is proved, and what is shown as not checked, at places that are annotated."""
    others: tuple[tuple[str, str], ...]
    """(key, how it is shown) of what was proved and touches no annotated place."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("write", "take", "measure"))
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--set", default="aside", choices=("aside", "real", "second"))
    parser.add_argument("--count", type=int, default=45)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.what == "measure":
        measure(options.set, show=options.show)
    elif options.folder is None:
        parser.error("name a folder")
    elif options.what == "write":
        write(options.folder, chosen(options.set, options.count))
    else:
        take(options.folder)


def chosen(set_name: str, count: int) -> list[snapshot.Case]:
    """Return documents without answers in which something must be found, in a blind order."""
    answered = {(row["set"], row["document"]) for row in _lines(ANSWERS)}
    cases = [
        case
        for case in snapshot.cases_of(set_name)
        if any(not one[1] for one in case.wanted) and (set_name, case.name) not in answered
    ]
    return sorted(cases, key=lambda one: hashlib.sha256(one.name.encode()).hexdigest())[:count]


def _index(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.index.json")


def write(folder: Path, cases: Sequence[snapshot.Case]) -> None:
    """Write the requests for some documents."""
    folder.mkdir(parents=True, exist_ok=True)
    index: list[dict[str, Any]] = []
    for case in cases:
        try:
            texts = exported(dossier(case.path), Settings())
        except UnreadableError as error:
            print(error)
            continue
        for number, text in enumerate(texts.values(), 1):
            (folder / f"{len(index) + 1:03}.request.txt").write_text(text, encoding="utf-8")
            index.append({"set": case.set_name, "document": case.name, "part": number})
    _index(folder).write_text(json.dumps(index, indent=1), encoding="utf-8")
    print(f"{len(cases)} documents, {len(index)} requests in {folder}")


def take(folder: Path) -> None:
    """Add the answers in a folder to those that are kept."""
    index = json.loads(_index(folder).read_text(encoding="utf-8"))
    with ANSWERS.open("a", encoding="utf-8") as kept:
        for number, part in enumerate(index, 1):
            text = (folder / f"{number:03}.answer.json").read_text(encoding="utf-8")
            answer = {LIST: read(text, LIST).items}
            kept.write(json.dumps({**part, "answer": answer}, ensure_ascii=False) + "\n")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def measure(set_name: str, *, show: bool) -> None:
    """Print what is found and proved of the documents that have answers."""
    cases = {(case.set_name, case.name): case for case in _cases()}
    answers: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for row in _lines(ANSWERS):
        answers[row["set"], row["document"]][row["part"]] = json.dumps(row["answer"])
    of_set = {key: parts for key, parts in answers.items() if key in cases and key[0] == set_name}
    read = [_read(cases[key], parts) for key, parts in of_set.items()]
    print(f"{len(read)} documents, {sum(one.required for one in read)} annotated errors")
    print(f"found by our rules        {sum(one.by_rules for one in read)}")
    print(f"named by a proposal       {sum(one.named for one in read)}")
    print(f"proved of proposals       {sum(one.by_model for one in read)}")
    print(f"proved or not checked     {sum(one.by_model_at_all for one in read)}")
    print(f"with our rules            {sum(one.by_both for one in read)} proved, ", end="")
    print(f"{sum(one.by_all for one in read)} with what is not checked")
    print(f"proposed {sum(one.proposed for one in read)}, proved {sum(one.proved for one in read)}")
    for reason, count in Counter(line for one in read for line in one.refused).most_common():
        print(f"  refused, {reason}: {count}")
    for nth, what in enumerate(("proved", "not checked")):
        print(f"{what}, at annotated places: {sum(one.at_errors[nth] for one in read)}")
        others = [pair for one in read for pair in one.others if pair[0].startswith(what)]
        _tell_others(what, dict(others), show=show)


def _cases() -> list[snapshot.Case]:
    return [case for name in ("real", "aside", "second") for case in snapshot.cases_of(name)]


def _tell_others(what: str, others: Mapping[str, str], *, show: bool) -> None:
    """Print what is shown of proposals, by the verdict of a reader."""
    known = {_key(row["key"]): row["verdict"] for row in _lines(VERDICTS)}
    counts = Counter(known.get(key, "not judged") for key in others)
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    print(f"{what}, at places that are not annotated: {len(others)} ({told})")
    if show:
        print("\n".join(shown for key, shown in others.items() if key not in known))


def _read(case: snapshot.Case, answers: Mapping[int, str]) -> Read:
    """Return what is found in a document by the rules, and of what was answered."""
    report = examine(case.path)
    texts = {str(part): text for part, text in answers.items()}
    proved = examine(case.path, checks=None, proposals=imported(case.path, "", texts).proposals)
    proofs = proved.proofs
    outcomes = proofs.outcomes if proofs else ()
    named = [_places(proofs, one.link.places) for one in outcomes if proofs and one.link]
    rules, model = map(_both, (report, proved))
    unchecked = [[*one.places, *one.also] for one in proved.unverified]
    wanted = [spots for _, is_optional, spots in case.wanted if not is_optional]
    every = [spots for _, _, spots in case.wanted]
    others = tuple(
        _shown(case, what, message, places)
        for what, message, places in (
            *(
                ("proved", f"{one.code} {one.message}", [*_places_of(one)])
                for one in proved.findings
            ),
            *(("not checked", one.message, [*one.places]) for one in proved.unverified),
        )
        if not any(_met([spots], [places]) for spots in every)
    )
    return Read(
        len(wanted),
        _met(wanted, rules),
        _met(wanted, named),
        _met(wanted, model),
        _met(wanted, [*model, *unchecked]),
        _met(wanted, [*rules, *model]),
        _met(wanted, [*rules, *model, *unchecked]),
        len(outcomes),
        sum(isinstance(one.verdict, Proved) for one in outcomes),
        tuple(str(one.verdict.reason) for one in outcomes if not isinstance(one.verdict, Proved)),
        (_met_of(every, model), _met_of(every, unchecked)),
        others,
    )


def _met_of(every: Sequence[Any], found: Sequence[Any]) -> int:
    return sum(any(_met([spots], [places]) for spots in every) for places in found)


def _places(proofs: Proofs | None, spans: Sequence[Any]) -> list[Place]:
    return [proofs.document.place(span) for span in spans] if proofs else []


def _both(report: Report) -> list[list[Place]]:
    return [[*_places_of(one)] for one in report.findings]


def _places_of(one: Finding) -> Iterator[Place]:
    yield one.place
    yield from (part.place for part in one.related)


def _shown(
    case: snapshot.Case, what: str, message: str, places: Sequence[Place]
) -> tuple[str, str]:
    """Return what is known again by its document and lines, and how it is shown."""
    lines = (f"    line {place.line}: {place.text}" for place in places)
    key = f"{what} {case.name} {' '.join(str(place.line) for place in places)}"
    return key, "\n".join([f"{key} {message}", *lines])


def _key(key: str) -> str:
    """Return a key of a verdict; those of proofs once named the check instead."""
    if key.startswith(("proved ", "not checked ")):
        return key
    name, _, lines = key.split(" ", 2)
    return f"proved {name} {lines}"


if __name__ == "__main__":
    main()
