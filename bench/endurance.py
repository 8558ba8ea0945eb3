"""What a run survives: kills at any moment, two at once, another place, zone, order, hash seed.

    python bench/endurance.py kills [COUNT]        killed at random moments; what is left behind
    python bench/endurance.py pairs [COUNT]        two processes change one file at once
    python bench/endurance.py same [DOCUMENTS]     the same bytes whatever the surroundings

Each prints how often something was lost, mixed or left, which should be never.
"""

import hashlib
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.md"))
REAL = ROOT.parent / "shared" / "gold-real"
TEXTS = ROOT / "bench" / "texts"
FACTCHECK = [sys.executable, "-m", "factcheck"]
LONGEST = 1.2
"""Seconds after which a run is killed at the latest; most are done by then."""
MINE = "@book{mine, title = {Mine}, author = {Ada Byrne}, year = 1999}\n"
SEEDS, ZONES, LOCALES, ORDERS = (
    range(6),
    ("UTC", "Asia/Kolkata", "America/New_York"),
    (*("C", "C.UTF-8", "POSIX"),),
    (1, -1),
)


def main() -> None:
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    if what == "kills":
        kills(count or 200)
    elif what == "pairs":
        pairs(count or 50)
    elif what == "same":
        same(count or 30)
    else:
        print(__doc__)


def kills(count: int) -> None:
    """Kill commands that write; then run each once to its end and look at what is there."""
    chance = random.Random(1)  # noqa: S311 - nothing secret depends on it
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        bib, claims = Path(folder, "refs.bib"), Path(folder, "claims")
        known = Path(folder, "known.json")
        bib.write_text(MINE, encoding="utf-8")
        commands = (
            ["cite", str(EXAMPLES[0]), "--update", str(bib)],
            ["claims", str(EXAMPLES[1]), "-o", str(claims), "--overwrite"],
            ["check", str(EXAMPLES[0]), "--baseline", str(known), "--update-baseline"],
            ["check", str(EXAMPLES[0]), "--format", "html", "-o", str(Path(folder, "page.html"))],
        )
        killed = 0
        for at in range(count):
            words = commands[at % len(commands)]
            if at % 8 == 0:
                bib.write_text(MINE, encoding="utf-8")
            killed += killed_in_time(words, chance.uniform(0.05, LONGEST))
            faults += damage(bib, claims, known)
        for words in commands:
            subprocess.run([*FACTCHECK, *words], capture_output=True, check=False)
        left = sorted(entry.name for entry in Path(folder).rglob(".*"))
        faults += damage(bib, claims, known)
    print(f"{count} runs, {killed} of them killed: {len(faults)} damaged, {len(left)} files left")
    print("\n".join((*faults[:10], *left[:10])))


def killed_in_time(words: Sequence[str], seconds: float) -> bool:
    """Start a command and kill it after so many seconds; True if it was not done by then."""
    with subprocess.Popen(
        [*FACTCHECK, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        return process.returncode == -signal.SIGKILL


def damage(bib: Path, claims: Path, known: Path) -> Iterator[str]:
    """Yield what is lost or half written."""
    text = bib.read_text(encoding="utf-8")
    if MINE.strip() not in text or text.count("{") != text.count("}"):
        yield f"{bib.name}: {len(text)} characters, the entry of its owner lost or broken"
    if claims.exists() and not {"document.yaml", "narrative.yaml"} <= {
        entry.name for entry in claims.iterdir()
    }:
        yield f"{claims.name}: half of a folder"
    if known.exists() and not known.read_text(encoding="utf-8").endswith("}\n"):
        yield f"{known.name}: cut off"


def pairs(count: int) -> None:
    """Let two commands change one .bib, and one baseline, at once; look for what each added."""
    lost = 0
    with tempfile.TemporaryDirectory() as folder:
        for at in range(count):
            bib, known = Path(folder, f"{at}.bib"), Path(folder, f"{at}.json")
            bib.write_text(MINE, encoding="utf-8")
            both = [
                ["cite", str(path), "--update", str(bib)]
                if at % 2
                else ["check", str(path), "--baseline", str(known), "--update-baseline"]
                for path in EXAMPLES[:2]
            ]
            alone = sum(size(words, Path(folder, f"alone{at}")) for words in both)
            running = [
                subprocess.Popen(
                    [*FACTCHECK, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
                for words in both
            ]
            for process in running:
                process.wait()
            lost += entries(bib if at % 2 else known) < alone
    print(f"{count} times two processes at once: {lost} lost something")


def size(words: list[str], aside: Path) -> int:
    """Return how many entries a command adds to a file of its own."""
    file = aside.with_suffix(".bib" if words[0] == "cite" else ".json")
    file.unlink(missing_ok=True)
    if words[0] == "cite":
        file.write_text(MINE, encoding="utf-8")
    own = [str(file) if word.endswith((".bib", ".json")) else word for word in words]
    subprocess.run([*FACTCHECK, *own], capture_output=True, check=False)
    return entries(file) - (words[0] == "cite")


def entries(file: Path) -> int:
    """Return how many entries a .bib or a baseline has."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return (
        text.count("\n@") + text.startswith("@") if file.suffix == ".bib" else text.count('"code"')
    )


def same(count: int) -> None:
    """Check documents in many surroundings and count the outputs that differ."""
    folder = REAL if REAL.is_dir() else TEXTS
    documents = sorted(path for path in folder.glob("*.md") if path.stat().st_size < 40_000)
    chosen = [str(path) for path in documents[:: max(1, len(documents) // count)]][:count]
    digests: dict[str, list[str]] = {}
    for seed, zone, place, order in itertools.product(SEEDS, ZONES, LOCALES, ORDERS):
        surroundings = {
            **os.environ,
            "PYTHONHASHSEED": str(seed),
            "TZ": zone,
            "LC_ALL": place,
        }
        done = subprocess.run(
            [*FACTCHECK, "check", "--format", "jsonl", *chosen[::order]],
            capture_output=True,
            env=surroundings,
            check=False,
        )
        lines = sorted(done.stdout.splitlines())
        digest = hashlib.sha256(b"\n".join(lines)).hexdigest()
        digests.setdefault(digest, []).append(f"{seed} {zone} {place} {order}")
    runs = sum(map(len, digests.values()))
    print(f"{len(chosen)} documents, {runs} surroundings: {len(digests) - 1} outputs differ")


if __name__ == "__main__":
    main()
