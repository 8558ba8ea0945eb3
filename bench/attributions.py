"""Attributions against annotated texts: found, source, cue and mode right, precision.

    python bench/attributions.py [--errors]

The texts are the article beside the checkout and those in bench/attributed, which are of other
kinds and written for this: what serves one article alone shows as a gap between the rows. A
statement counts as found where one of ours overlaps it, each of ours serving one statement at most.
"Precise" is the share of ours that meet a statement and name its source.
"""

import collections
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from attrs import frozen

from factcheck.document.readers import parse_markdown, read
from factcheck.extract.attributions import attributions
from factcheck.extract.attributions.verbs import verbs_in
from factcheck.extract.names import names
from factcheck.extract.quotations import quotations
from factcheck.model import Attribution, Document, SourceFile, Span

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
ARTICLE = SHARED / "articles" / "comparative-connections-22-1-china-russia.txt"
GOLD = SHARED / "gold" / "comparative-connections.attributions.yaml"
ARTICLES = frozenset({"the", "a", "an", "of", "in", "for", "to", "and", "by"})


@frozen
class Expected:
    """An annotated statement."""

    span: Span
    source: str
    person: str
    cue: str
    mode: str
    anonymous: bool

    def has_source(self, words: str) -> bool:
        """Say whether the words name the source: one's head is among the other's words."""
        ours, named = tokens(words), tokens(self.source)
        if not ours or not named:
            return not ours and (not named or "unnamed" in self.source)
        return ours[-1] in [*named, *tokens(self.person)] or named[-1] in ours

    def has_cue(self, words: str) -> bool:
        """Say whether the words share one with the cue, or both are none."""
        return bool({*tokens(words)} & {*tokens(self.cue)}) or (not words and not self.cue)


@frozen
class Text:
    """A document with what is annotated in it and what is found."""

    name: str
    document: Document
    expected: list[Expected]
    found: tuple[Attribution, ...]
    seconds: float

    def words(self, span: Span | None) -> str:
        """Return the words of a span; none give an empty string."""
        return self.document.words(span) if span else ""

    def pairs(self) -> list[tuple[Expected, Attribution]]:
        """Return which of ours serves which statement, the best first."""
        near = [(e, a) for e in self.expected for a in self.found if e.span.overlaps(a.span)]
        near.sort(key=lambda pair: (-self.rightness(*pair), pair[0].span, pair[1].span))
        taken: list[tuple[Expected, Attribution]] = []
        for e, a in near:
            if all(e is not other and a is not ours for other, ours in taken):
                taken.append((e, a))
        return taken

    def rightness(self, e: Expected, a: Attribution) -> float:
        """Return how well one of ours serves a statement: source before cue before extent."""
        source, cue = e.has_source(self.words(a.source)), e.has_cue(self.words(a.cue))
        common = min(e.span.end, a.span.end) - max(e.span.start, a.span.start)
        whole = max(e.span.end, a.span.end) - min(e.span.start, a.span.start)
        return 2 * source + cue + common / whole


def tokens(words: str) -> list[str]:
    return [word for word in re.findall(r"[\w-]+", words.lower()) if word not in ARTICLES]


def main() -> None:
    texts = list(read_texts())
    print(f"{'text':24} {'stated':>6} {'found':>6} {'source':>6} {'cue':>5} {'both':>5} {'mode':>5}"
          f" {'anon.':>6} {'ours':>5} {'precise':>8} {'ms':>5}")  # fmt: skip
    for text in texts:
        print_row(text)
    if "--errors" in sys.argv:
        for text in texts:
            print_errors(text)


def read_texts() -> Iterator[Text]:
    if GOLD.is_file():
        document = read(str(ARTICLE))
        items = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
        yield made("article beside checkout", document, [from_gold(document, i) for i in items])
    for path in sorted((HERE / "attributed").glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        document = parse_markdown(SourceFile(path.name, data["text"]))
        yield made(path.stem, document, [from_own(document, i) for i in data["attributions"]])


def made(name: str, document: Document, expected: list[Expected]) -> Text:
    quoted = quotations(document)
    named = names(document, quoted)
    started = time.perf_counter()
    found = attributions(document, named, quoted)
    return Text(name, document, expected, found, time.perf_counter() - started)


def from_gold(document: Document, item: dict[str, Any]) -> Expected:
    """Find a statement by its line and column, which count code points of the file from 0."""
    at = document.files[0].line_starts[item["line"] - 1] + item["col"]
    piece = next(p for p in document.pieces if p.offset <= at < p.offset + p.length)
    start = piece.start + at - piece.offset
    mode = {"paraphrase": "reported"}.get(item["mode"], item["mode"])
    span = Span(start, start + len(item["text"]))
    return Expected(
        span, item["source"], item.get("person") or "", item["cue"] or "", mode, bool(item["vague"])
    )


def from_own(document: Document, item: dict[str, Any]) -> Expected:
    first, _, last = item["text"].partition(" … ")
    start = document.text.index(first)
    end = document.text.index(last or first, start) + len(last or first)
    return Expected(
        Span(start, end), item["source"], "", item["cue"], item["mode"], bool(item.get("anonymous"))
    )


def print_row(text: Text) -> None:
    pairs = text.pairs()

    def share(right: Callable[[Expected, Attribution], bool]) -> int:
        return sum(right(e, a) for e, a in pairs)

    def source(e: Expected, a: Attribution) -> bool:
        return e.has_source(text.words(a.source))

    def cue(e: Expected, a: Attribution) -> bool:
        return e.has_cue(text.words(a.cue))

    print(
        f"{text.name:24} {len(text.expected):6} {len(pairs):6} {share(source):6} {share(cue):5}"
        f" {share(lambda e, a: source(e, a) and cue(e, a)):5}"
        f" {share(lambda e, a: a.mode == e.mode):5}"
        f" {share(lambda e, a: e.anonymous and a.is_anonymous):2}"
        f"/{sum(e.anonymous for e in text.expected):<3}"
        f" {len(text.found):5} {share(source) / max(1, len(text.found)):8.2f}"
        f" {text.seconds * 1000:5.0f}"
    )


def print_errors(text: Text) -> None:
    pairs = text.pairs()
    causes: dict[str, list[str]] = collections.defaultdict(list)
    for e in text.expected:
        ours = next((a for other, a in pairs if other is e), None)
        if cause := cause_of(text, e, ours):
            said = f"{text.words(ours.source)!r} {text.words(ours.cue)!r}" if ours else "nothing"
            causes[cause].append(f"{e.source!r} {e.cue!r}: {text.words(e.span)[:70]!r}; {said}")
    used = [a for _, a in pairs]
    for a in text.found:
        if not any(a is one for one in used):
            causes["not annotated"].append(
                f"{text.words(a.source)!r} {text.words(a.cue)!r}: {text.words(a.span)[:70]!r}"
            )
    print(f"\n== {text.name}")
    for cause, lines in sorted(causes.items()):
        print(f"\n-- {cause}: {len(lines)}", *lines, sep="\n   ")


def cause_of(text: Text, e: Expected, a: Attribution | None) -> str:
    """Return why a statement counts as missed or wrong; an empty string where it is right."""
    if a is None:
        known = any(verbs_in(e.cue, 0, len(e.cue)))
        vague = " (nobody named)" if e.anonymous else ""
        return ("missed: no cue" if not e.cue else "missed: verb is known" if known
                else "missed: other cue") + vague  # fmt: skip
    if not e.has_source(text.words(a.source)):
        return "wrong source"
    if not e.has_cue(text.words(a.cue)):
        return "wrong cue"
    if a.mode != e.mode:
        return f"wrong mode: {e.mode} as {a.mode}"
    return "anonymity" if e.anonymous != a.is_anonymous else ""


if __name__ == "__main__":
    main()
