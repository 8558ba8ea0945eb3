"""An archive of many articles: how fast it is built, in how much memory, and what kills do to it.

    python bench/archive.py speed [COUNT]          one process, all cores, 1 % changed, none changed
    python bench/archive.py changed [COUNT]        1 % changed in an archive that is quickly made
    python bench/archive.py kills [COUNT]          builds killed at random moments, then finished
    python bench/archive.py make FOLDER [COUNT]    only write the articles

The articles are real prose: the public texts beside this checkout, or where these are not there the
texts of bench/texts. Each is a run of some 400 to 600 words of one text, in paragraphs of a few
sentences, changed from end to end by a rule of its own: years are moved by one distance, months by
another, the digits of figures above 31 are exchanged by one table, and each word that the texts
have more often with a capital than without is replaced by another such word, the same by the same.
So each article has people, dates and figures of its own, told as often and in as many ways as in
the prose; sums that added up no longer do. The rule comes from the number of the article, so that
the articles are always the same.

Speed is told in documents a second and in processor time a document, since other programs slow the
first down; the load is told with it.
"""

import calendar
import contextlib
import gc
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import psutil
from attrs import define, field, frozen

from factcheck.analysis.pipeline import examine
from factcheck.config import Config
from factcheck.corpus import archive, schema
from factcheck.corpus.archive import Row, open_archive
from factcheck.corpus.building import Work, digest_of, worked
from factcheck.corpus.maker import Maker
from factcheck.corpus.rows import rows
from prose import PUBLIC, SHARED, documents

TEXTS = Path(__file__).resolve().parent / "texts"
BUILD = [sys.executable, "-m", "factcheck", "corpus", "build"]
LEAST, MOST = 400, 600
"""Words of an article."""
ARTICLES = 24
"""Of those whose builds are killed."""
ALONE = 200
"""Articles that are read one after the other, in this process, for comparison."""
SOME = 500
"""Articles that are read by one process at most."""
MODELS = 40
"""Articles whose rows are copied."""
CHANGED = 100
"""One of so many articles is changed before the second build."""
LOOK = 0.25
"""Seconds between two looks at the processes of a build."""
MEASURED = 8
"""Looks for one at their memory, which takes some time."""
MONTHS = list(calendar.month_name)[1:]
LONG = 150
"""Words from which a paragraph is cut in pieces."""
SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
TOKEN = re.compile(r"\d[\d,.]*\d|\d+|[A-Z][a-zé’'-]+[a-zé]|[a-z]+")


def main() -> None:
    what, *given = sys.argv[1:] or [""]
    numbers = [int(word) for word in given if word.isdigit()]
    count = numbers[-1] if numbers else 0
    if what == "speed":
        speed(count or 300)
    elif what == "changed":
        changed(count or 10_000)
    elif what == "kills":
        kills(count or 20)
    elif what == "make" and given and not given[0].isdigit():
        make(Path(given[0]), count or 300)
    else:
        print(__doc__)


# ---- articles ----


@cache
def sources() -> tuple[tuple[str, ...], ...]:
    """Return the paragraphs of each text that is long enough."""
    public = [SHARED / "data" / f"{name}.jsonl" for name in PUBLIC]
    texts = [text for _, text in documents(public)]
    texts += [path.read_text(encoding="utf-8") for path in sorted(SHARED.glob("articles/*.txt"))]
    if not texts:
        texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.clean.md"))]
    parted = (tuple(paragraphs(text)) for text in texts)
    return tuple(one for one in parted if sum(map(words, one)) >= LEAST)


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text, long ones in pieces."""
    for line in filter(str.strip, text.split("\n")):
        sentences = SENTENCES.split(line.strip())
        if words(line) <= LONG:
            yield line.strip()
        else:
            yield from (" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def words(text: str) -> int:
    return len(text.split())


@cache
def names() -> tuple[str, ...]:
    """Return the words that the texts have more often with a capital than without."""
    counts = Counter(one for text in sources() for part in text for one in TOKEN.findall(part))
    capital = (one for one in counts if one[0].isupper() and one not in MONTHS)
    return tuple(sorted(one for one in capital if counts[one] > counts[one.lower()]))


def article(number: int) -> str:
    """Return the article of a number."""
    chance = random.Random(number)  # noqa: S311 - nothing secret depends on it
    text = sources()[number % len(sources())]
    wanted, begin = chance.randint(LEAST, MOST), chance.randrange(len(text))
    taken: list[str] = []
    for part in text[begin:] + text[:begin]:
        if sum(map(words, taken)) >= wanted:
            break
        taken.append(part)
    rule = _Rule(chance)
    return "\n\n".join(TOKEN.sub(lambda found: rule.of(found[0]), part) for part in taken) + "\n"


@define
class _Rule:
    """What an article's words become."""

    chance: random.Random
    years: int = 0
    months: int = 0
    digits: Mapping[int, int] = field(factory=dict)
    exchanged: dict[str, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.years, self.months = self.chance.randint(-60, 30), self.chance.randrange(12)
        others = list("123456789")
        self.chance.shuffle(others)
        self.digits = str.maketrans("123456789", "".join(others))

    def of(self, token: str) -> str:
        if token.isdigit() and 1000 <= int(token) <= 2100:
            return str(int(token) + self.years)
        if token[0].isdigit():
            return token if token.isdigit() and int(token) <= 31 else token.translate(self.digits)
        if token in MONTHS:
            return MONTHS[(MONTHS.index(token) + self.months) % 12]
        if token not in _known_names():
            return token
        return self.exchanged.setdefault(token, self.chance.choice(names()))


@cache
def _known_names() -> frozenset[str]:
    return frozenset(names())


def make(folder: Path, count: int) -> None:
    """Write articles, a thousand in a folder."""
    for number in range(count):
        path = place(folder, number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")


def place(folder: Path, number: int) -> Path:
    return folder / f"{number // 1000:03}" / f"{number:07}.txt"


# ---- speed ----


@frozen
class Run:
    """What a build took."""

    seconds: float
    processor: float
    """Seconds of all its processes."""
    main: int
    """Most bytes of the process that builds."""
    worker: int
    """Most bytes of one of the others that no other process shares."""
    said: str


def speed(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "articles", count)
        sizes = [words(article(number)) for number in range(0, count, max(1, count // 100))]
        print(f"{count:,} articles of {sum(sizes) // len(sizes)} words")
        alone = one_by_one(folder, min(count, ALONE))
        some = min(count, SOME)
        make(folder / "some", some)
        single = built(folder, "some", "--jobs", "1")
        show("1 process", single, some)
        cores = len(os.sched_getaffinity(0))
        whole = built(folder, "articles")
        show(f"{cores} processes", whole, count)
        each = whole.processor / count
        print(
            f"  {single.seconds / some * count / whole.seconds:.2f} times 1 process; "
            f"{each / alone:.2f} of the processor time of a document alone, with which "
            f"{cores} idle cores do {cores * alone / each:.2f} times as much"
        )
        for number in range(0, count, CHANGED):
            place(folder / "articles", number).write_text(article(count + number), encoding="utf-8")
        for what in ("1 % changed", "nothing changed"):
            run = built(folder, "articles")
            show(what, run, count)
            of = f"{run.seconds / whole.seconds:.1%} of the time"
            print(f"  {of}, {run.processor / whole.processor:.1%} of the processor time")
        print(f"archive: {(folder / 'archive-articles').stat().st_size / 2**20:.1f} MB")


def changed(count: int) -> None:
    """Print what builds take after 1 % was changed, and after nothing was.

    The archive is made without reading: each document has the rows of one of forty articles.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copied(folder, count)
        show("paths only", built(folder, "articles"), count)
        for number in range(0, count, CHANGED):
            place(folder / "articles", number).write_text(article(count + number), encoding="utf-8")
        for what in ("1 % changed", "nothing changed"):
            show(what, built(folder, "articles"), count)


def copied(folder: Path, count: int) -> None:
    """Write documents, and an archive of them without their paths."""
    texts = [article(number) for number in range(MODELS)]
    make(folder / "models", MODELS)
    found = [rows(examine(place(folder / "models", number)), "") for number in range(MODELS)]
    made_by = Maker(Config()).of("article.txt")
    held: dict[str, list[Row]] = {}
    with open_archive(folder / "archive-articles", writing=True) as connection:
        for number in range(count):
            path = place(folder / "articles", number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{texts[number % MODELS]}\nNumber {number}.\n", encoding="utf-8")
            own = {"document": digest_of(str(path)), "made_by": made_by}
            for table, listed in found[number % MODELS].items():
                held.setdefault(table, []).extend(row | own for row in listed)
            if number % 100 == 99 or number == count - 1:
                for table, listed in held.items():
                    archive.insert(connection, table, [archive.packed(listed)])
                held = {}


def one_by_one(folder: Path, count: int) -> float:
    """Print and return the processor time of a document by itself."""
    paths = [place(folder / "articles", number) for number in range(count)]
    gc.set_threshold(500_000)  # as the command does
    examine(paths[0])
    started, used = time.perf_counter(), time.process_time()
    for path in paths:
        examine(path)
    checked = (time.process_time() - used) / count
    begun, used = time.perf_counter(), time.process_time()
    for path in paths:
        data = hashlib.sha256(path.read_bytes()).hexdigest()
        worked(Config(), Work(str(path), data, ""))
    alone = (time.process_time() - used) / count
    print(
        f"{count} checked one by one: {count / (begun - started):.1f} a second, "
        f"{1000 * checked:.1f} ms of processor each, and with rows for the archive "
        f"{1000 * alone:.1f} ms ({load()})"
    )
    return alone


def built(folder: Path, name: str, *options: str) -> Run:
    """Build an archive, and look at its processes meanwhile."""
    command = [*BUILD, name, "-o", f"archive-{name}", *options]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        used, most, own, looks = dict[int, float](), 0, 0, 0
        while process.poll() is None:
            for one in processes(process.pid):
                with contextlib.suppress(psutil.Error):
                    times = one.cpu_times()
                    used[one.pid] = times.user + times.system
                    if one.pid == process.pid:
                        own = max(own, one.memory_info().rss)
                    elif looks % MEASURED == 0:
                        most = max(most, one.memory_full_info().uss)
            looks += 1
            time.sleep(LOOK)
        said = process.stderr.read() if process.stderr else ""
    return Run(time.perf_counter() - started, sum(used.values()), own, most, said.strip())


def processes(pid: int) -> list[psutil.Process]:
    try:
        own = psutil.Process(pid)
        return [own, *own.children(recursive=True)]
    except psutil.Error:
        return []


def show(name: str, run: Run, count: int) -> None:
    print(
        f"{name}: {run.seconds:.1f} s, {count / run.seconds:.1f} a second, processor "
        f"{run.processor:.1f} s, {1000 * run.processor / count:.1f} ms each; memory "
        f"{run.main / 2**20:.0f} MB and {run.worker / 2**20:.0f} MB a worker ({load()})"
    )
    print(f"  {run.said.splitlines()[-1] if run.said else ''}")


def load() -> str:
    return f"load {os.getloadavg()[0]:.1f}"


# ---- kills ----


def kills(count: int) -> None:
    """Kill builds of changing articles; compare what comes of it with a build in one go.

    After every tenth the archive is begun anew, so that kills meet first and later builds alike.
    """
    chance = random.Random(3)  # noqa: S311 - nothing secret depends on it
    faults: list[str] = []
    killed, takes = 0, 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "articles", ARTICLES)
        for at in range(count):
            if at % 10 == 0:
                faults += different(folder) if at else ()
                (folder / "archive").unlink(missing_ok=True)
                takes = duration(folder)
            change(folder / "articles", chance)
            killed += killed_in_time(folder, takes * chance.uniform(0.1, 0.6), at % 3 == 2)
            faults += damage(folder / "archive")
            print(f"\r{at + 1} of {count}: {len(faults)} faults", end="", file=sys.stderr)
        faults += different(folder)
        left = strays(folder)
    print(f"{count} builds, {killed} of them killed: {len(faults)} faults, {len(left)} left behind")
    print("\n".join((*faults[:10], *left[:10])))


def duration(folder: Path) -> float:
    """Return the seconds that a build takes which nobody kills."""
    (folder / "fresh").unlink(missing_ok=True)
    started = time.perf_counter()
    subprocess.run([*BUILD, "articles", "-o", "fresh"], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - started


def change(folder: Path, chance: random.Random) -> None:
    """Change some articles, take one away, give one another name, and write one twice."""
    files = sorted(folder.rglob("*.txt"))
    for path in chance.sample(files, 5):
        path.write_text(article(chance.randrange(10_000)), encoding="utf-8")
    files[0].unlink()
    files[1].rename(files[1].with_name(f"{chance.randrange(10**6):07}.txt"))
    shutil.copy(files[2], files[2].with_name(f"{chance.randrange(10**6):07}.txt"))


def killed_in_time(folder: Path, seconds: float, worker: bool) -> bool:  # noqa: FBT001
    """Start a build and kill it, or only one of its workers; True if it was not done by then."""
    command = [*BUILD, "articles", "-o", "archive"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as process:
        time.sleep(seconds)
        others = [one for one in processes(process.pid)[1:] if not one.children()]
        if worker and others:
            others[-1].kill()
            process.wait()
            return True
        process.send_signal(signal.SIGKILL)
        process.wait()
        return process.returncode == -signal.SIGKILL


def tables_of(file: Path) -> Mapping[str, list[Row]]:
    """Return the rows of every table, sorted."""
    with open_archive(file) as connection:
        found = {name: archive.rows(connection, f"FROM {name}") for name in schema.TABLES}
    return {name: sorted(found[name], key=str) for name in found}


def damage(file: Path) -> Iterator[str]:
    """Yield what is wrong in an archive whose build was killed."""
    if not file.exists():
        return
    tables = tables_of(file)
    held = [row["document"] for row in tables["documents"]]
    if len(held) != len(set(held)):
        yield "a document is there twice"
    for name in ("statements", "mentions", "entities", "sources", "findings"):
        of = {row["document"] for row in tables[name]}
        if of - set(held):
            yield f"{name} of documents that are not there"
    for row in tables["documents"]:
        own = sum(one["document"] == row["document"] for one in tables["statements"])
        if own != row["statements"]:
            yield f"{own} of {row['statements']} statements"


def different(folder: Path) -> Iterator[str]:
    """Finish the build, build anew beside it, and yield the tables that differ."""
    (folder / "fresh").unlink(missing_ok=True)
    for name in ("archive", "fresh"):
        subprocess.run(
            [*BUILD, "articles", "-o", name], cwd=folder, check=True, capture_output=True
        )
    one, other = tables_of(folder / "archive"), tables_of(folder / "fresh")
    for name in schema.TABLES:
        if one[name] != other[name]:
            yield f"{name} differ"


def strays(folder: Path) -> Sequence[str]:
    """Return processes that work on in the folder."""
    return [str(one.pid) for one in psutil.process_iter() if _works_in(one, folder)]


def _works_in(process: psutil.Process, folder: Path) -> bool:
    try:
        return Path(process.cwd()) == folder
    except (psutil.Error, OSError):
        return False


if __name__ == "__main__":
    main()
