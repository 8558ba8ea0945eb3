"""How quick `factcheck serve` answers, and what it finds in a paragraph by itself.

    python bench/serving.py [--words 5600] [--clients 20] [--fragments] [--endurance ROUNDS]

Starts the server and asks it about an article of so many words, put together from `bench/texts`:
the first check, the same text again, the text with one paragraph changed (each time another one),
and so many clients at once, each with a text of its own. Times are what a client waits, and the
processor time of the server; the load of the machine is told with them. Needs the extra `serve`.

With --fragments it checks every paragraph of `bench/texts` by itself, as programs do that send a
paragraph at a time, and prints how many of the findings of the whole texts are found so, and which
are found that the whole text does not have.

With --endurance it sends rounds of 300 texts by twenty clients, of which a third hang up before
they are answered and a third in the middle of their request, and prints the server's memory.
"""

import argparse
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from factcheck.analysis.pipeline import examine_text
from factcheck.errors import FactcheckError

TEXTS = Path(__file__).resolve().parent / "texts"
TICKS = os.sysconf("SC_CLK_TCK")


def article(words: int, first: int = 0) -> str:
    """Return so many words of the texts, beginning with one of them."""
    paths = sorted(TEXTS.glob("*.clean.txt"))
    parts, left = list[str](), words
    for path in (*paths[first:], *paths[:first]):
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            if left <= 0:
                return "\n\n".join(parts)
            parts.append(paragraph)
            left -= len(paragraph.split())
    return "\n\n".join(parts)


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """Run the server; yield its address and the number of its process."""
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--no-config"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline() if process.stdout else ""
        address = line.split("/v2")[0]
        yield address, process.pid
        process.terminate()


def asked(address: str, text: str) -> int:
    """Have a text checked; return the number of matches."""
    body = urlencode({"text": text, "language": "en-US"}).encode()
    with urllib.request.urlopen(f"{address}/v2/check", body, timeout=300) as answer:  # noqa: S310
        return len(json.load(answer)["matches"])


def processor_time(process: int) -> float:
    """Return the seconds of processor time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def told(what: str, process: int, ask: Callable[[int], object], times: int = 1) -> None:
    """Print how long something takes: what a client waits, and the server's processor time."""
    took, begin = list[float](), processor_time(process)
    for number in range(times):
        start = time.perf_counter()
        ask(number)
        took.append(time.perf_counter() - start)
    used = (processor_time(process) - begin) / times
    print(f"{what:34} {statistics.median(took) * 1000:9.1f} ms {used * 1000:9.0f} ms of processor")


def latency(words: int, clients: int) -> None:
    """Print the times."""
    text = article(words)
    paragraphs = text.split("\n\n")
    print(f"{len(text.split()):,} words, {len(text):,} characters, {len(paragraphs)} paragraphs")
    with served() as (address, process):
        time.sleep(2)  # what is loaded at the start is no part of the first check
        told("first check", process, lambda _: asked(address, text))
        told("unchanged", process, lambda _: asked(address, text), 20)

        def changed(number: int) -> None:
            at = (7 * number + 3) % len(paragraphs)
            edited = [*paragraphs[:at], f"{paragraphs[at]} So it was.", *paragraphs[at + 1 :]]
            asked(address, "\n\n".join(edited))

        told("one paragraph changed", process, changed, 7)
        short = "On Monday, 8 May 2021 the ferry left Merrow with 212 passengers aboard."
        told("a paragraph by itself", process, lambda at: asked(address, f"{short} {at}"), 20)
        several = [article(words, first) for first in range(1, clients + 1)]

        def at_once(_: int) -> None:
            with ThreadPoolExecutor(clients) as threads:
                list(threads.map(lambda one: asked(address, one), several))

        told(f"{clients} clients at once, until the last", process, at_once)
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def fragments() -> None:
    """Print what paragraphs show by themselves."""
    whole, alone, only = Counter[str](), Counter[str](), Counter[str]()
    for path in sorted(TEXTS.glob("*.[tm][xd]*")):
        text = path.read_text(encoding="utf-8")
        findings = examine_text(text).findings
        places = {
            (one.code, place.text)
            for one in findings
            for place in (one.place, *(part.place for part in one.related))
        }
        whole.update(one.code for one in findings)
        for paragraph in filter(str.strip, re.split(r"\n\s*\n", text)):
            try:
                found = examine_text(paragraph).findings
            except FactcheckError:
                continue
            alone.update(one.code for one in found)
            only.update(one.code for one in found if (one.code, one.place.text) not in places)
    print(f"whole texts: {whole.total()} findings; paragraphs by themselves: {alone.total()}")
    print(f"at places where the whole text has none: {only.total()} {dict(only)}")
    for code, count in whole.most_common():
        print(f"{code}  {alone[code]:3} of {count:3}")


def rude(address: str, number: int, text: str) -> None:
    """Ask, or send a request and hang up: after all of it, or after half."""
    if number % 3 == 0:
        asked(address, text)
        return
    parts = urlsplit(address)
    body = urlencode({"text": text, "language": "en-US"}).encode()
    head = f"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=60) as made:
        made.sendall(head.encode() + body[: len(body) if number % 3 == 1 else len(body) // 2])
        time.sleep(0.02)


def memory(process: int) -> int:
    """Return the megabytes that a process has in memory."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.findall(r"^VmRSS:\s+(\d+)", status, re.MULTILINE)[0]) // 1024


def endurance(rounds: int, clients: int) -> None:
    """Print the memory of the server, round after round."""
    chance = random.Random(5)  # noqa: S311 - no secret
    paragraphs = article(3000).split("\n\n")
    with served() as (address, process):
        time.sleep(2)
        for turn in range(rounds):
            texts = [
                "\n\n".join([*chance.sample(paragraphs, chance.randint(1, 12)), f"{turn} {number}"])
                for number in range(300)
            ]
            with ThreadPoolExecutor(clients) as threads:
                list(threads.map(lambda pair: rude(address, *pair), enumerate(texts)))
            time.sleep(1)
            print(f"round {turn + 1}: {memory(process)} MB")


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--words", type=int, default=5600)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--fragments", action="store_true")
    parser.add_argument("--endurance", type=int, default=0, metavar="ROUNDS")
    given = parser.parse_args()
    if given.fragments:
        fragments()
    elif given.endurance:
        endurance(given.endurance, given.clients)
    else:
        latency(given.words, given.clients)


if __name__ == "__main__":
    main()
