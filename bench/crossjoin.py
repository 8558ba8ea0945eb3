"""What an archive's documents contradict: how much is found, and how the join grows.

    python bench/crossjoin.py quality               # own archives with planted conflicts, and clean
    python bench/crossjoin.py scale 1000 3000 10000 # pairs, processor time and exponent

`quality` reads `archives/*/`, where `gold.yaml` lists what was planted; the clean twin is the same
documents with the clean words put in.

`scale` reads nothing anew: it takes the tables of the texts of `texts/` and makes copies of their
rows, as many as are wanted. Each two copies tell the same, with one date in ten ten days later in
the second, which is what is to be found. Between those, a full name or a word that one or two of
the texts use is another one; a common word is drawn anew among the common ones; one in between is
drawn among the more the more copies there are (`MANY`). So words are as frequent as they were, and
the vocabulary grows with the archive. Times are of the processor. All is joined; of what is to be
compared `SAMPLE` pairs of documents of each kind are, and the rest is reckoned.
"""

import math
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

import duckdb
import yaml

from factcheck.config import Config
from factcheck.corpus import candidates
from factcheck.corpus.archive import count, open_archive, rows
from factcheck.corpus.building import Pace, build
from factcheck.corpus.checked import check
from factcheck.corpus.conflicts import Finding
from factcheck.corpus.statement_conflicts import of_statements

HERE = Path(__file__).parent
RARE, MIDDLE = 2, 8
"""Texts that use a word, at most, if it is rare, and if it is neither rare nor common."""
MANY = 20
"""One in so many pairs of copies has a word that is neither rare nor common."""
SAMPLE = 50
ONE_IN = 10
"""Of so many dates of every second copy one is another."""
KINDS = {
    "date": "CHR01",
    "birth": "CHR01",
    "death": "CHR01",
    "figure": "QTY01",
    "quotation": "QUO01",
    "name": "NAM01",
    "office": "NAM05",
}


def quality(names: Sequence[str]) -> None:
    """Print recall and false findings of own archives and of their clean twins."""
    for folder in sorted(one for one in (HERE / "archives").iterdir() if one.is_dir()):
        if names and folder.name not in names:
            continue
        gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as scratch:
            found = _checked(folder, Path(scratch) / "planted")
            hits = [one for one in gold if any(_tells(each, one) for each in found)]
            false = [each for each in found if not any(_tells(each, one) for one in gold)]
            clean = _clean(folder, gold, Path(scratch) / "files")
            noise = _checked(clean, Path(scratch) / "clean")
        print(f"{folder.name}: {len(hits)} of {len(gold)} found, {len(false)} false", end="; ")
        print(f"clean twin: {len(noise)} false")
        for one in gold:
            if one not in hits:
                print(f"  missed: {one['kind']} {one['planted']} ({one['file']})")
        for each in (*false, *noise):
            print(f"  false: {each.code} {each.message} {each.these[0].path}:{each.these[0].line}")


def _checked(folder: Path, target: Path) -> tuple[Finding, ...]:
    build([str(path) for path in sorted(folder.glob("*.md"))], str(target), Config(), Pace(1, 60))
    return check(target).findings


def _clean(folder: Path, gold: Sequence[Mapping[str, str]], target: Path) -> Path:
    shutil.copytree(folder, target)
    for one in gold:
        path = target / one["file"]
        text = path.read_text(encoding="utf-8")
        if one["planted"] not in text:
            raise SystemExit(f"{folder.name}: {one['planted']!r} is not in {one['file']}")
        path.write_text(text.replace(one["planted"], one["clean"]), encoding="utf-8")
    return target


def _tells(finding: Finding, planted: Mapping[str, str]) -> bool:
    """True if a finding is of the kind of a planted conflict, at its words, in its file."""
    wanted = planted["planted"]
    return finding.code == KINDS[planted["kind"]] and any(
        place.path.endswith(planted["file"])
        and (place.text in wanted or wanted in place.text or _shares(place.text, wanted))
        for place in (*finding.these, *finding.others)
    )


def _shares(text: str, wanted: str) -> bool:
    words = set(wanted.lower().strip("()").split())
    return len(words & set(text.lower().split())) >= min(2, len(words))


def scale(sizes: Sequence[int]) -> None:
    """Print pairs and processor time of archives of some sizes, and how both grow."""
    measured = []
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch) / "base"
        texts = sorted(map(str, (HERE / "texts").glob("*.clean.*")))
        build(
            [path for path in texts if not path.endswith(".yaml")], str(base), Config(), Pace(2, 60)
        )
        for size in sizes:
            archive = Path(scratch) / str(size)
            _grow(base, size, archive)
            measured.append((size, *_timed(archive, size)))
            archive.unlink()
    for what, at in (("pairs", 1), ("processor time", 2)):
        print(f"exponent of {what}: {_exponent([(row[0], row[at]) for row in measured]):.2f}")


def _timed(archive: Path, size: int) -> tuple[int, float]:
    """Return how many pairs of statements are compared, and the processor time of all."""
    started = time.process_time()
    with open_archive(archive) as connection:
        total = count(connection, "statements")
        candidates.find_statements(connection)
        pairs = count(connection, "compared_pairs")
        documents = count(
            connection, "(SELECT DISTINCT left_document, right_document FROM passages)"
        )
        joining = time.process_time() - started
        before, compared, conflicts = time.process_time(), 0, 0
        for group in islice(candidates.statements(connection), SAMPLE):
            compared += 1
            conflicts += len(list(of_statements(group, total)))
        each = (time.process_time() - before) / max(1, compared)
    whole = joining + each * documents
    print(
        f"{size:,} documents, {total:,} statements: {pairs:,} pairs of statements, {documents:,} "
        f"of documents; join {joining:.1f} s, comparison {1_000 * each:.1f} ms a pair of documents "
        f"({conflicts} conflicts in {compared} of them), together {whole:.0f} s of processor time",
        flush=True,
    )
    return pairs, whole


def _exponent(points: Sequence[tuple[int, float]]) -> float:
    """Return the slope of a line through the logarithms."""
    logs = [(math.log(size), math.log(max(value, 1e-9))) for size, value in points]
    middle = [sum(side) / len(logs) for side in zip(*logs, strict=True)]
    rise = sum((one - middle[0]) * (other - middle[1]) for one, other in logs)
    return float(rise / sum((one - middle[0]) ** 2 for one, _ in logs))


def _grow(base: Path, size: int, target: Path) -> None:
    """Write an archive of a size, its rows made from those of a smaller one."""
    with open_archive(target, writing=True) as connection:
        connection.execute(f"ATTACH '{base}' AS base (READ_ONLY)")
        copies = math.ceil(size / count(connection, "base.documents"))
        connection.execute("CREATE TEMP TABLE levels (word VARCHAR, level INTEGER)")
        connection.executemany("INSERT INTO levels VALUES (?, ?)", _levels(connection))
        connection.sql("SET VARIABLE levels = (SELECT map(list(word), list(level)) FROM levels)")
        connection.sql("SET VARIABLE common = (SELECT count(*) FROM levels WHERE level = 2)")
        connection.sql("SET VARIABLE middle = (SELECT count(*) FROM levels WHERE level = 1)")
        for table in ("documents", "paths", "statements", "mentions", "entities"):
            changed = _changed(table, copies).items()
            columns = ", ".join(f'{sql} AS "{name}"' for name, sql in changed)
            connection.execute(
                f"INSERT INTO {table} SELECT one.* REPLACE ({columns}) "  # noqa: S608 - our own words
                f"FROM base.{table} one, range({copies}) AS _(i)"
            )
        connection.execute("DETACH base")


def _levels(connection: duckdb.DuckDBPyConnection) -> Sequence[tuple[str, int]]:
    """Return the level of each word, by how many of the texts use it."""
    used_by: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(connection, "SELECT document, terms FROM base.statements"):
        used_by[row["document"]].update(term.removeprefix("@") for term in row["terms"])
    used = Counter(word for words in used_by.values() for word in words)
    return [(word, 0 if n <= RARE else 1 if n <= MIDDLE else 2) for word, n in used.items()]


def _changed(table: str, copies: int) -> Mapping[str, str]:
    """Return the columns of a copy that are others: its digest, its words, its dates."""
    changed = {"document": "sha256(document || i)"}
    if table == "paths":
        changed["path"] = "i || '/' || path"
    if table == "documents":
        changed |= dict.fromkeys(("is_foreign", "is_garbled"), "false")
    if table == "statements":
        for name in ("terms", "dated_actions", "entities"):
            changed[name] = f"list_transform({name}, lambda w: {_word('w', copies)})"
        moved = f"i % 2 = 1 AND hash(text) % {ONE_IN} = 0 AND earliest = latest AND len(date) = 10"
        for name in ("earliest", "latest"):
            changed[name] = f"CASE WHEN {moved} THEN {name} + 10 ELSE {name} END"
        changed["date"] = (
            f"CASE WHEN {moved} THEN strftime(earliest + 10, '%Y-%m-%d') ELSE date END"
        )
    if table in ("mentions", "entities"):
        changed["entity"] = f"CASE entity WHEN '' THEN '' ELSE {_word('entity', copies)} END"
    return changed


def _word(word: str, copies: int) -> str:
    """Return a word as it is in a copy, the same in each two copies."""
    level = f"coalesce(getvariable('levels')[ltrim({word}, '@')], 0)"
    drawn = f"hash({word} || i // 2)"
    return (
        f"CASE WHEN contains({word}, '-') OR {level} = 0 THEN {word} || left(md5(i // 2 || ''), 8) "
        f"WHEN {level} = 1 THEN 'y' || {drawn} % (getvariable('middle') * {copies} // {MANY} + 1) "
        f"ELSE 'z' || {drawn} % getvariable('common') END"
    )


def main(arguments: Sequence[str]) -> None:
    """Run what is asked for."""
    what, *rest = arguments or ("quality",)
    if what == "scale":
        scale([int(one) for one in rest] or [1_000, 3_000, 10_000])
    else:
        quality(rest)


if __name__ == "__main__":
    main(sys.argv[1:])
