"""What a model finds in real documents when it is asked with our own prompt, and what is proved.

    python bench/model_reading.py write FOLDER [--set aside|real] [--count 40]
    python bench/model_reading.py measure FOLDER [--show]

`write` puts what would be sent for each part of the documents into FOLDER, a file a request
(`001.request.txt`, instructions first), and what they belong to into `FOLDER.index.json`. Whoever
reads, a hosted model, a local one or a person, puts its answer beside each (`001.answer.json`).
`measure` takes the answers as if a model had sent them, has them proved, and prints how many
annotated errors are found by the rules alone, by proved proposals alone and by both, and what else
was proved; with `--show` that, to be judged. Documents are taken in the order of the SHA-256 of
their names, of those in which a reader must find something.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

import snapshot
from factcheck.asking import proposing
from factcheck.asking.cache import Cache
from factcheck.asking.models import Model
from factcheck.asking.requests import Plan, Settings, plan
from factcheck.model import Dossier, Place, Proved
from factcheck.pipeline import dossier, examine, prove
from proposals import _met

READER = Model("reader", object())


@frozen
class Read:
    """What came of one document."""

    required: int
    by_rules: int
    seen: int
    """Which some proposal names, proved or refused."""
    by_model: int
    by_both: int
    proposed: int
    proved: int
    refused: tuple[str, ...]
    """Why, a condition for each."""
    others: tuple[str, ...]
    """What was proved and touches no annotated place."""
    faults: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("write", "measure"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", default="aside", choices=("aside", "real"))
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.what == "write":
        write(options.folder, chosen(options.set, options.count))
    else:
        measure(options.folder, show=options.show)


def chosen(set_name: str, count: int) -> list[snapshot.Case]:
    """Return the documents in which something must be found, in an order that knows nothing."""
    cases = [case for case in snapshot.cases_of(set_name) if any(not one[1] for one in case.wanted)]
    return sorted(cases, key=lambda one: hashlib.sha256(one.name.encode()).hexdigest())[:count]


def _planned(known: Dossier, settings: Settings) -> Plan:
    return plan(known, READER, proposing.PROMPT, settings)


def write(folder: Path, cases: Sequence[snapshot.Case]) -> None:
    """Write the requests for some documents."""
    folder.mkdir(parents=True, exist_ok=True)
    index: dict[str, list[str]] = {}
    number = 0
    for case in cases:
        for request in _planned(dossier(case.path), Settings()).requests:
            number += 1
            name = f"{number:03}"
            text = f"{request.system}\n\n{request.text}"
            (folder / f"{name}.request.txt").write_text(text, encoding="utf-8")
            index.setdefault(f"{case.set_name}/{case.name}", []).append(name)
    _index(folder).write_text(json.dumps(index, indent=1), encoding="utf-8")
    print(f"{len(index)} documents, {number} requests in {folder}")


def _index(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.index.json")


def measure(folder: Path, *, show: bool) -> None:
    """Print what is found and proved of the documents that have an answer."""
    index = json.loads(_index(folder).read_text(encoding="utf-8"))
    cases = {f"{name}/{one.name}": one for name in ("real", "aside") for one in _cases(name)}
    read = [
        _read(cases[name], [folder / f"{one}.answer.json" for one in numbers])
        for name, numbers in index.items()
        if all((folder / f"{one}.answer.json").is_file() for one in numbers)
    ]
    print(f"{len(read)} documents, {sum(one.required for one in read)} annotated errors")
    print(f"found by our rules        {sum(one.by_rules for one in read)}")
    print(f"named by a proposal       {sum(one.seen for one in read)}")
    print(f"by proved proposals       {sum(one.by_model for one in read)}")
    print(f"by both together          {sum(one.by_both for one in read)}")
    others = [line for one in read for line in one.others]
    print(f"proposed {sum(one.proposed for one in read)}, proved {sum(one.proved for one in read)}")
    print(f"proved besides, to be judged: {len(others)}")
    for reason, count in Counter(line for one in read for line in one.refused).most_common():
        print(f"  refused, {reason}: {count}")
    for line in (line for one in read for line in one.faults):
        print(f"  fault: {line}")
    if show:
        print("\n".join(others))


def _cases(set_name: str) -> list[snapshot.Case]:
    return list(snapshot.cases_of(set_name))


def _line(place: Place) -> str:
    return f"    line {place.line}: {place.text}"


def _read(case: snapshot.Case, answers: Sequence[Path]) -> Read:
    """Return what is found in a document by the rules, and of what was answered."""
    report = examine(case.path)
    with TemporaryDirectory() as folder:
        settings = Settings(cache=Cache(Path(folder)))
        for request, path in zip(_planned(report.dossier, settings).requests, answers, strict=True):
            settings.cache.put(request.key, {"answer": path.read_text(encoding="utf-8")})
        made = proposing.proposed(_planned(report.dossier, settings))
    proofs = prove(case.path, list(made.proposals))
    outcomes = proofs.proofs.outcomes if proofs.proofs else ()
    rules = [[one.place, *(part.place for part in one.related)] for one in report.findings]
    model = [[one.place, *(part.place for part in one.related)] for one in proofs.findings]
    named = [
        [proofs.proofs.document.place(span) for span in one.link.places]
        for one in outcomes
        if proofs.proofs and one.link
    ]
    wanted = [spots for _, is_optional, spots in case.wanted if not is_optional]
    every = [spots for _, _, spots in case.wanted]
    others = [
        "\n".join([f"{case.path}: {one.code} {one.message}", *map(_line, places)])
        for one, places in zip(proofs.findings, model, strict=True)
        if not any(_met([spots], [places]) for spots in every)
    ]
    return Read(
        len(wanted),
        _met(wanted, rules),
        _met(wanted, named),
        _met(wanted, model),
        _met(wanted, [*rules, *model]),
        len(made.proposals),
        sum(isinstance(one.verdict, Proved) for one in outcomes),
        tuple(str(one.verdict.reason) for one in outcomes if not isinstance(one.verdict, Proved)),
        tuple(others),
        made.faults,
    )


if __name__ == "__main__":
    main()
