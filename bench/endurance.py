"""What a run survives: kills at any moment, two at once, another place, zone, order, hash seed.

    python bench/endurance.py kills [COUNT]        killed at random moments; what is left behind
    python bench/endurance.py pairs [COUNT]        two processes change one file at once
    python bench/endurance.py ledger [COUNT]       ticks and --sync killed while a text is edited
    python bench/endurance.py same [DOCUMENTS [SURROUNDINGS]]   the same bytes whatever they are

Each prints how often something was lost, mixed or left, which should be never.
"""

import contextlib
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
PRINTED = ["check", "--format", "jsonl"]
EARLIEST, LATEST = 0.3, 1.2
"""Shares of the time that a command takes here after which it is killed; files are written last."""
MINE = "@book{mine, title = {Mine}, author = {Ada Byrne}, year = 1999}\n"
SEEDS, ORDERS = range(6), (1, -1)
ZONES = ("UTC", "Asia/Kolkata", "America/New_York")
LOCALES = ("C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8")
"""One has a decimal comma, one another capital of "i"; they are made where the system has none."""
LARGEST = 15_000
"""Bytes of a document; each is checked a hundred times."""
THREADED = """
import sys
from concurrent.futures import ThreadPoolExecutor
from factcheck import examine
from factcheck.checks import CHECKS
from factcheck.output import rendered
with ThreadPoolExecutor(8) as pool:
    reports = list(pool.map(examine, sys.argv[1:]))
sys.stdout.buffer.write(rendered("jsonl", reports, [], CHECKS).encode())
"""
"""All documents at once, in one process."""


def main() -> None:
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    if what == "kills":
        kills(count or 200)
    elif what == "pairs":
        pairs(count or 50)
    elif what == "ledger":
        ledgers(count or 60)
    elif what == "same":
        same(count or 30, int(sys.argv[3]) if len(sys.argv) > 3 else 0)
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
        killed, takes = 0, [0.0] * len(commands)
        for at in range(count):
            kind = at % len(commands)
            if at % 8 == 0:
                bib.write_text(MINE, encoding="utf-8")
            if at % 40 < len(commands):  # how busy the machine is changes
                takes[kind] = duration(commands[kind])
            seconds = takes[kind] * chance.uniform(EARLIEST, LATEST)
            killed += killed_in_time(commands[kind], seconds)
            faults += damage(bib, claims, known)
        for words in commands:
            subprocess.run([*FACTCHECK, *words], capture_output=True, check=False)
        left = sorted(entry.name for entry in Path(folder).rglob(".*"))
        faults += damage(bib, claims, known)
    print(f"{count} runs, {killed} of them killed: {len(faults)} damaged, {len(left)} files left")
    print("\n".join((*faults[:10], *left[:10])))


def duration(words: Sequence[str]) -> float:
    """Return the seconds that a command takes if nobody stops it."""
    started = time.perf_counter()
    subprocess.run([*FACTCHECK, *words], capture_output=True, check=False)
    return time.perf_counter() - started


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


def ledgers(count: int) -> None:
    """Kill runs that tick facts of a claims folder or take its edited document in.

    After each, every tick that was told must be there, and the folder must have no mistakes.
    """
    chance = random.Random(2)  # noqa: S311 - nothing secret depends on it
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        article, claims = Path(folder, "article.md"), Path(folder, "claims")
        article.write_bytes(EXAMPLES[2].read_bytes())
        subprocess.run([*FACTCHECK, "claims", str(article), "-o", str(claims)], check=True)
        told: list[str] = []
        sync = ["claims", str(article), "-o", str(claims), "--sync"]
        takes, killed = duration(sync), 0
        for at in range(count):
            if at % 3 == 0:
                edit_some(article, chance)
            tick = ["ledger", str(claims), "1-9", "tick", "--by", f"t{at}"]
            words = sync if at % 3 == 0 else tick
            if at % 20 == 0:
                takes = duration(sync)
            was_killed = killed_in_time(words, takes * chance.uniform(EARLIEST, LATEST))
            killed += was_killed
            if words is tick and not was_killed:
                told.append(f"by: t{at},")
            faults += lost_ticks(claims, told)
        subprocess.run([*FACTCHECK, *sync], capture_output=True, check=False)
        left = sorted(entry.name for entry in Path(folder).rglob(".*"))
    print(f"{count} runs, {killed} of them killed: {len(faults)} damaged, {len(left)} files left")
    print("\n".join((*faults[:10], *left[:10])))


def edit_some(article: Path, chance: random.Random) -> None:
    """Change a word of three paragraphs, and put two of them in the place of each other."""
    paragraphs = article.read_text(encoding="utf-8").split("\n\n")
    for at in chance.sample(range(2, len(paragraphs)), 3):
        words = paragraphs[at].split(" ")
        words.insert(chance.randrange(len(words)), "once")
        paragraphs[at] = " ".join(words)
    one, other = chance.sample(range(2, len(paragraphs)), 2)
    paragraphs[one], paragraphs[other] = paragraphs[other], paragraphs[one]
    article.write_text("\n\n".join(paragraphs), encoding="utf-8")


def lost_ticks(claims: Path, told: Sequence[str]) -> Iterator[str]:
    """Yield the ticks that were told and are not there nine times, and mistakes in the folder."""
    whole = "".join(path.read_text(encoding="utf-8") for path in sorted(claims.glob("*.yaml")))
    yield from (f"{tick} {whole.count(tick)} of 9" for tick in told if whole.count(tick) != 9)
    run = [*FACTCHECK, "ledger", str(claims)]
    done = subprocess.run(run, capture_output=True, check=False, text=True)
    if done.returncode:
        yield done.stderr.strip()


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


def same(count: int, most: int) -> None:
    """Check documents in many surroundings, or in some of them; count the outputs that differ."""
    folder = REAL if REAL.is_dir() else TEXTS
    documents = sorted(path for path in folder.glob("*.md") if path.stat().st_size < LARGEST)
    chosen = [str(path) for path in documents[:: max(1, len(documents) // count)]][:count]
    digests: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as locales:
        made = [name for name in LOCALES if has_locale(name, locales)]
        every = list(itertools.product(SEEDS, ZONES, made, ORDERS))
        some = random.Random(1).sample(every, min(most or len(every), len(every)))  # noqa: S311
        for number, (seed, zone, place, order) in enumerate(some):
            surroundings = {
                **os.environ,
                "PYTHONHASHSEED": str(seed),
                "TZ": zone,
                "LC_ALL": place,
                "LOCPATH": locales,
            }
            threaded = number % 3 == 0
            command = [sys.executable, "-c", THREADED] if threaded else [*FACTCHECK, *PRINTED]
            done = subprocess.run(
                [*command, *chosen[::order]], capture_output=True, env=surroundings, check=False
            )
            lines = sorted(done.stdout.splitlines())
            digest = hashlib.sha256(b"\n".join(lines)).hexdigest()
            how = "threads" if threaded else "one by one"
            said = f"exit {done.returncode}, {len(lines)} findings {done.stderr[-200:]!r}"
            digests.setdefault(digest, []).append(f"{seed} {zone} {place} {order}, {said}, {how}")
    runs = sum(map(len, digests.values()))
    threads = sum(each.endswith("threads") for one in digests.values() for each in one)
    told = f"{runs} surroundings ({', '.join(made)}; {threads} times in threads)"
    print(f"{len(chosen)} documents, {len(lines)} findings, {told}: {len(digests) - 1} differ")
    for where in sorted(digests.values(), key=len)[:-1]:
        print(f"  {len(where)}: {where[0]}")


def has_locale(name: str, folder: str) -> bool:
    """True if processes can be given a locale; it is made in a folder where that can be done."""
    language, _, charset = name.partition(".")
    with contextlib.suppress(OSError):
        words = ["localedef", "-i", language, "-f", charset, str(Path(folder, name))]
        subprocess.run(words, capture_output=True, check=False)
    code = "import locale; locale.setlocale(locale.LC_ALL, '')"
    surroundings = {**os.environ, "LC_ALL": name, "LOCPATH": folder}
    command = [sys.executable, "-c", code]
    return not subprocess.run(
        command, capture_output=True, env=surroundings, check=False
    ).returncode


if __name__ == "__main__":
    main()
