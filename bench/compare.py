"""How many changes between two versions are listed, and how many left-over twins are found.

    python bench/compare.py [--part real|own] [--aside] [--show]

`real`: documents of ../shared/gold-real in which something is wrong, and the same with its
correction applied: is the change listed, as a fact or as other words? Whatever is told to be left
over is printed: nearly all corrections mend the one place that was wrong. `--aside` takes the part
of the set that is kept aside by repository, and prints totals only.

`own`: the documents of bench/versions, each edited twice: `leaving` some twins behind, which are
listed as `left`, and `careful`ly. The six in the folder itself were looked at while the comparison
was built. Those of `unseen` were written with them and not looked at; of them, and of `later`,
`last` and `final`, each written before it was run, what was wrong was mended by its cause
afterwards. docs/compare.md has the numbers of each first run.
"""

import argparse
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from factcheck.analysis.pipeline import dossier
from factcheck.comparison.versions import compare
from factcheck.document.readers import parse
from factcheck.model import ChangeKind
from factcheck.model.versions import Comparison
from snapshot import SHARED, is_aside

OWN = Path(__file__).resolve().parent / "versions"
LATER = ("unseen", "later", "last", "final")
REAL = SHARED / "gold-real"
_LIKE = 0.3
"""Likeness of words to a correction below which nobody can tell what it stands for."""

_AS_MANY = 0.2
"""What it counts that a correction has as many words as what it stands for."""


@frozen
class Pair:
    """Two versions, and where they were made to differ."""

    name: str
    old: bytes
    new: bytes
    suffix: str
    line: int = 0
    words: tuple[str, str] = ("", "")
    """What was corrected, and to what."""
    left: tuple[tuple[int, str], ...] = ()
    """(line of the new version, words) of each left-over twin."""


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--part", choices=("real", "own"))
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.part != "own":
        _real(is_of_aside=options.aside, show=options.show)
    if options.part != "real":
        for folder in (OWN, *(OWN / name for name in LATER)):
            _own(folder, show=options.show)


def compared(pair: Pair) -> Comparison:
    """Return the comparison of a pair."""
    old, new = (
        dossier(parse(data, f"{name}/{pair.name}{pair.suffix}"))
        for name, data in (("old", pair.old), ("new", pair.new))
    )
    return compare(old, new)


def _real(*, is_of_aside: bool, show: bool) -> None:
    listed = facts = told = total = 0
    seconds = 0.0
    for pair in real_pairs(is_of_aside=is_of_aside):
        started = time.process_time()
        made = compared(pair)
        seconds += time.process_time() - started
        kinds = _kinds_listed(made, pair)
        total, listed = total + 1, listed + bool(kinds)
        facts += bool(kinds - {ChangeKind.WORDS})
        found = made.report.findings if made.report else ()
        told += len(found)
        if show and not is_of_aside:
            if not kinds:
                print(f"NOT LISTED {pair.name}:{pair.line} {pair.words}")
            for one in found:
                print(f"LEFT OVER {pair.name}:{one.place.line} {one.message} {one.proof[-1]}")
    which = "kept aside" if is_of_aside else "open"
    print(
        f"gold-real, {which}: {listed} of {total} corrections listed, {facts} of them as facts; "
        f"{told} places told to be left over; {seconds:.1f} s"
    )


def _kinds_listed(made: Comparison, pair: Pair) -> set[ChangeKind]:
    """Return as what the change is listed at the line where it was made."""
    found = set()
    for one in made.changes:
        place = one.old.place
        is_there = place.line <= pair.line <= place.end_line or abs(place.line - pair.line) <= 1
        sides = zip(pair.words, (one.old.words, one.new.words), strict=True)
        if is_there and any(_words(mine) & _words(theirs) for mine, theirs in sides):
            found.add(one.kind)
    return found


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def real_pairs(*, is_of_aside: bool) -> Iterator[Pair]:
    """Yield a pair for each annotated fault whose correction is given in words."""
    for path in sorted(REAL.glob("*.gold.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        if is_aside(path.name) != is_of_aside or "document" not in told:
            continue
        document = REAL / told["document"]
        text = document.read_text(encoding="utf-8")
        for item in told["inconsistencies"]:
            made = _mended(text, item)
            if made is not None:
                new, words = made
                yield Pair(
                    document.stem, text.encode(), new.encode(), document.suffix, item["line"], words
                )


def _mended(text: str, item: Mapping[str, Any]) -> tuple[str, tuple[str, str]] | None:
    """Return a text with a correction applied, and the words that it changes."""
    correct = " ".join(str(item.get("correct") or "").split())
    lines = text.split("\n")
    at = item["line"] - 1
    quoted = str(item["text"])
    if not correct or at >= len(lines) or quoted not in lines[at]:
        return None
    old = _wrong(quoted, correct)
    if old is None or old == correct:
        return None
    lines[at] = lines[at].replace(quoted, quoted.replace(old, correct, 1), 1)
    return "\n".join(lines), (old, correct)


def _wrong(quoted: str, correct: str) -> str | None:
    """Return the words of a quoted place in whose stead a correction is to be read."""
    words = list(re.finditer(r"\S+", quoted))
    best: tuple[float, int, str] | None = None
    for first in range(len(words)):
        for last in range(first, len(words)):
            part = quoted[words[first].start() : words[last].end()].strip(" .,;:()'\"")
            likeness = SequenceMatcher(None, part, correct, autojunk=False).ratio()
            likeness += _AS_MANY * (len(part.split()) == len(correct.split()))
            if part and (best is None or (likeness, -len(part)) > best[:2]):
                best = likeness, -len(part), part
    return best[2] if best and best[0] >= _LIKE else None


def _own(folder: Path, *, show: bool) -> None:
    found = wanted = false = clean = 0
    for pair in own_pairs(folder):
        findings = (compared(pair).report or _none()).findings
        hits = {left for left in pair.left for one in findings if _is_at(one.place, left)}
        wrong = [one for one in findings if not any(_is_at(one.place, left) for left in pair.left)]
        wanted, found = wanted + len(pair.left), found + len(hits)
        if pair.left:
            false += len(wrong)
        else:
            clean += len(wrong)
        if show:
            for line, words in sorted(set(pair.left) - hits):
                print(f"MISSED {pair.name}:{line} {words}")
            for one in wrong:
                print(f"FALSE {pair.name}:{one.place.line} {one.message} {one.proof[-1]}")
    print(
        f"{folder.name}: {found} of {wanted} left-over twins found, {false} others told; "
        f"{clean} told of the versions that were edited with care"
    )


def _none() -> Any:
    raise SystemExit("a comparison without a report")


def _is_at(place: Any, left: tuple[int, str]) -> bool:
    line, words = left
    is_there = place.line <= line <= place.end_line
    return is_there and bool(_words(place.text) & _words(words))


def own_pairs(folder: Path) -> Iterator[Pair]:
    """Yield both pairs of each own document."""
    for path in sorted(folder.glob("*.yaml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        document = next(one for one in folder.glob(f"{path.stem}.*") if one != path)
        text = document.read_text(encoding="utf-8")
        for way in ("leaving", "careful"):
            new = edited(text, told[way])
            left = [_left(new, *one) for one in told["left"]] if way == "leaving" else []
            yield Pair(
                f"{path.stem} {way}",
                text.encode(),
                new.encode(),
                document.suffix,
                left=tuple(left),
            )


def edited(text: str, edits: Sequence[tuple[str, str]]) -> str:
    """Return a text with all edits made; each must stand there once."""
    for old, new in edits:
        if text.count(old) != 1:
            raise SystemExit(f"{old!r} stands there {text.count(old)} times")
        text = text.replace(old, new)
    return text


def _left(text: str, around: str, words: str) -> tuple[int, str]:
    at = text.index(around) + around.index(words.split(maxsplit=1)[0])
    return text.count("\n", 0, at) + 1, words


if __name__ == "__main__":
    main()
