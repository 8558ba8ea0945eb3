"""Feeds changed files to every target, and keeps each input that shows a fault.

    python tests/fuzz/fuzz.py [--minutes N] [--inputs N] [--seed N] [--targets a,b] [--atheris]

Without `--atheris` the inputs are made here: pieces of good files, with bytes changed, taken out,
repeated and put together, the same for the same seed. With it (extra `fuzz`) the program's own
coverage guides them. What shows a fault is written to tests/fuzz/corpus/TARGET/, to be mended and
kept: tests/fuzz/test_corpus.py runs all that stands there.
"""

import argparse
import hashlib
import random
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from fuzz_targets import ARCHIVES, CORPUS, MOST, TARGETS, attempt, repacked, seeds

WORDS = (
    *(b"\xff", b"\x00", b"\r\n", b"\xef\xbb\xbf", b"{{", b"}}", b"[[", b"]]", b"<!--", b"```"),
    *(
        b"&#x10FFFF;",
        b"99999999999999999999",
        b"-0",
        b"1e999",
        b"9" * 400,
        b",000" * 150,
        b"|---|---|",
        b"[^1]:",
        b"# ",
    ),
    *("\u202e\u2028\u0301“”’—".encode(), b"!!python/object", b"&a [*a]", b"\\input{x}"),
)
"""What parsers stumble over."""
PACKED = 0.8
"""Share of the inputs for readers of archives that are whole archives with a changed member."""


def changed(chance: random.Random, pool: list[bytes]) -> bytes:
    """Return an input made of one or two of the pool."""
    data = bytearray(chance.choice(pool))
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(data))
        end = min(len(data), at + chance.randint(1, 40))
        step = chance.randrange(5)
        if step == 0:
            data[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
        elif step == 1:
            del data[at:end]
        elif step == 2:
            data[at:at] = data[at:end] * chance.randint(1, 30)
        elif step == 3:
            data[at:at] = chance.choice(WORDS) * chance.choice((1, 1, 1, 2, 50))
        else:
            other = chance.choice(pool)
            start = chance.randint(0, len(other))
            data[at:end] = other[start : start + chance.randint(1, 200)]
    return bytes(data)


def made(name: str, chance: random.Random, pool: list[bytes]) -> bytes:
    """Return an input for a target; of an archive mostly one with a changed member."""
    if name.endswith(ARCHIVES) and chance.random() < PACKED:
        return repacked(
            chance.choice(pool), lambda inner: changed(chance, [inner, *WORDS]), chance.randrange
        )
    return changed(chance, pool)


def keep(name: str, data: bytes, fault: str) -> None:
    """Write an input that shows a fault to the corpus, and print both."""
    folder = CORPUS / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / hashlib.sha256(data).hexdigest()[:12]
    path.write_bytes(data)
    print(f"{name}: {fault}\n    {path}", flush=True)


def own(names: list[str], seconds: float, most: int, seed: int) -> int:
    """Feed inputs made here to the targets in turn; return the number of different faults."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret depends on it
    pools = {name: list(seeds(name)) or [b""] for name in names}
    faults: set[tuple[str, str]] = set()
    end, done = time.monotonic() + seconds, 0
    while time.monotonic() < end and done < most:
        name = names[done % len(names)]
        data = made(name, chance, pools[name])
        fault = attempt(name, data)
        kind = (name, re.sub(r"[-\d]+", "", fault)[:60])
        if fault and kind not in faults:
            faults.add(kind)
            keep(name, data, fault)
        done += 1
    print(f"{done:,} inputs to {len(names)} targets, {len(faults)} faults")
    return len(faults)


def guided(name: str, seconds: float) -> None:
    """Let the coverage of the program guide the inputs of one target."""
    import atheris

    def one(data: bytes) -> None:
        fault = attempt(name, data)
        if fault:
            keep(name, data, fault)
            raise AssertionError(fault)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={int(seconds)}", f"-max_len={MOST}"], one)
    atheris.Fuzz()


def main() -> None:
    """Run as the options say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--inputs", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--targets", default=",".join(TARGETS), type=lambda text: text.split(","))
    parser.add_argument("--atheris", action="store_true", help="one target, guided by coverage")
    options = parser.parse_args()
    if options.atheris:
        guided(options.targets[0], options.minutes * 60)
    else:
        sys.exit(bool(own(options.targets, options.minutes * 60, options.inputs, options.seed)))


if __name__ == "__main__":
    main()
