r"""Faults planted in the citations of real documents, and how many of them are found.

    python bench/planted_citations.py FOLDER … [--show]

Each document in the folders that cites a .bib file (Markdown, R Markdown or LaTeX) is rewritten in
three styles: author and year, numbers, and notes with a bibliography. The prose stays as it is; the
citations and the list are written from the entries of the file. Then one fault at a time is planted
at places that a fixed sequence of numbers chooses. A fault is found if a finding appears that the
rewritten document without it does not have. With `--show`, prints the faults that are missed and
the findings in the documents without faults.
"""

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import define, evolve, field, frozen

from factcheck import FactcheckError, examine_text
from factcheck.bibliography import named_bibs
from factcheck.document import readers
from factcheck.model import Contributor, Work

SUFFIXES = (".md", ".Rmd", ".qmd", ".tex")
STYLES = ("author-year", "number", "note")
_CITED = re.compile(
    r"\[(?P<group>[^\[\]]*@[^\[\]]*)\]|(?<![\w.@\\])@(?P<bare>[\w:./-]*\w)"
    r"|\\(?P<command>[a-z]*cite[a-z]*)\*?(?:\[[^\]]*\]){0,2}\{(?P<keys>[^}]+)\}"
)
_KEY = re.compile(r"-?@\{?([\w:./+-]*\w)")
_LEFT_OUT = re.compile(r"\A---\n.*?\n---\n|^#+ References\s*$|^\s*%.*$", re.DOTALL | re.MULTILINE)
_BODY = re.compile(r"\\begin\{document\}(.*)\\end\{document\}", re.DOTALL)
_COMMANDS = re.compile(r"\\(?![a-z]*cite)[a-zA-Z]+\*?(?:\[[^\]]*\])?")
_FEWEST, _PAIR, _LONG = 4, 2, 5
_NO_PAGE = 12


# ---- how a work is printed ----


def called(author: Contributor) -> str:
    """Return the name by which an author is cited."""
    return author.literal or author.family


def initials(author: Contributor) -> str:
    """Return the initials of an author: "J. M."."""
    return " ".join(f"{part[0]}." for part in re.split(r"[\s.-]+", author.given) if part)


def group(work: Work, between: str) -> str:
    """Return the names of a work in a citation."""
    names = [called(author) for author in work.authors]
    return f"{names[0]} et al." if len(names) > _PAIR else f" {between} ".join(names)


def joined(names: Sequence[str], last: str) -> str:
    """Return names as a list with a comma before the last."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, {last} {names[-1]}"


def in_apa(work: Work) -> str:
    """Return an entry in the style of the APA."""
    names = [f"{called(one)}, {initials(one)}".rstrip(", ") for one in work.authors]
    place = f"*{work.container}*, {work.volume}" if work.container else work.publisher
    pages = f", {work.pages.replace('-', '–')}" if work.container and work.pages else ""
    title = work.title if work.container else f"*{work.title}*"
    year = f"{work.year}{work.letter}"
    return f"{joined(names, '&')} ({year}). {title}. {place.strip(', ')}{pages}."


def in_ieee(work: Work) -> str:
    """Return an entry in the style of the IEEE."""
    names = [f"{initials(one)} {called(one)}".strip() for one in work.authors]
    place = f"*{work.container}*" if work.container else work.publisher
    return f"{joined(names, 'and')}, “{work.title},” {place}, {work.year}."


def in_chicago(work: Work) -> str:
    """Return an entry of a bibliography in the Chicago style."""
    first, *others = work.authors
    names = [f"{called(first)}, {first.given}".rstrip(", ")]
    names += [f"{one.given} {called(one)}".strip() for one in others]
    who = joined(names, "and").rstrip(".")
    if not work.container:
        return f"{who}. *{work.title}*. {work.publisher or 'N.p.'}, {work.year}."
    pages = f": {work.pages.replace('-', '–')}" if work.pages else ""
    return f"{who}. “{work.title}.” *{work.container}* {work.volume} ({work.year}){pages}."


def page_of(work: Work) -> int:
    """Return a page of a work."""
    found = re.fullmatch(r"(\d+)\s?-+\s?(\d+)", work.pages)
    return int(found[2]) if found and int(found[1]) < int(found[2]) else _NO_PAGE


def in_full(work: Work) -> str:
    """Return the first note on a work."""
    names = [f"{one.given} {called(one)}".strip() for one in work.authors]
    who = f"{names[0]} et al." if len(names) > _PAIR + 1 else joined(names, "and")
    if not work.container:
        return f"{who}, *{work.title}* ({work.publisher or 'n.p.'}, {work.year}), {page_of(work)}"
    place = f"*{work.container}* {work.volume}".strip()
    return f"{who}, “{work.title},” {place} ({work.year}): {page_of(work)}"


def in_short(work: Work) -> str:
    """Return a later note on a work, with the first words of its title."""
    words = re.split(r"[:.?]\s", work.title)[0].split()[:4]
    while len(words) > 1 and words[-1].islower() and len(words[-1]) < _LONG - 1:
        words.pop()
    title = " ".join(words)
    shown = f"“{title},”" if work.container else f"*{title}*,"
    return f"{group(work, 'and')}, {shown} {page_of(work)}"


# ---- a document in another style ----


@frozen
class Place:
    """A citation in a rewritten text."""

    at: int
    words: str
    works: tuple[Work, ...]
    is_narrative: bool


@define
class Rewritten:
    """A document in one style, in pieces that can be changed before they are joined."""

    style: str
    body: str = ""
    places: list[Place] = field(factory=list)
    works: list[Work] = field(factory=list)
    notes: list[str] = field(factory=list)
    noted: list[Work | None] = field(factory=list)

    def text(self, body: str = "", without: Work | None = None, notes: Sequence[str] = ()) -> str:
        """Return the document, with another body or other notes, or without an entry."""
        kept = [work for work in self.works if work is not without]
        if self.style == "number":
            entries = [f"[{at}] {in_ieee(work)}" for at, work in enumerate(kept, 1)]
        else:
            kept.sort(key=lambda work: ([called(one) for one in work.authors], work.year or 0))
            entries = [(in_apa if self.style == "author-year" else in_chicago)(one) for one in kept]
        heading = "Bibliography" if self.style == "note" else "References"
        shown = "\n".join(f"[^{at}]: {note}." for at, note in enumerate(notes or self.notes, 1))
        return "\n\n".join(["# A paper", body or self.body, shown, f"## {heading}", *entries, ""])

    def changed(self, place: Place, words: str) -> str:
        """Return the document with another citation at a place."""
        end = place.at + len(place.words)
        return self.text(self.body[: place.at] + words + self.body[end:])

    def cite(self, works: Sequence[Work], *, is_narrative: bool) -> str:
        """Return a citation of works; in the style of notes, also write the note."""
        self.works += [work for work in works if work not in self.works]
        names = f"{group(works[0], 'and')} " if is_narrative else ""
        if self.style == "number":
            return f"{names}[{', '.join(str(self.works.index(one) + 1) for one in works)}]"
        if self.style == "author-year":
            if is_narrative:
                return f"{names}({works[0].year}{works[0].letter})"
            each = (f"{group(one, '&')}, {one.year}{one.letter}" for one in works)
            return f"({'; '.join(each)})"
        known = [*filter(None, self.noted)]
        told = [(in_short if one in known else in_full)(one) for one in works]
        self.notes.append("; ".join(told))
        self.noted.append(works[0] if len(works) == 1 else None)
        return f"{names.rstrip()}[^{len(self.notes)}]"


def rewritten(path: Path, style: str) -> Rewritten:
    """Return a document whose citations by key are written in another style."""
    bibs, _ = named_bibs(readers.read(str(path)))
    works = _lettered([(item.key, item.work) for bib in bibs for item in bib.items])
    text, is_latex = path.read_text(encoding="utf-8", errors="replace"), path.suffix == ".tex"
    found = _BODY.search(text) if is_latex else None
    text = _LEFT_OUT.sub("", found[1] if found else text)
    text = _COMMANDS.sub(" ", text) if is_latex else text
    made, body, at = Rewritten(style), "", 0
    for match in _CITED.finditer(text):
        keys = _KEY.findall(match["group"] or "") or [match["bare"]]
        keys = [key.strip() for key in match["keys"].split(",")] if match["keys"] else keys
        body, at = body + text[at : match.start()], match.end()
        if all(key in works for key in keys):
            is_narrative = bool(match["bare"] or (match["command"] or "").endswith("citet"))
            cited = [works[key] for key in keys]
            is_narrative = is_narrative and len(cited) == 1
            words = made.cite(cited, is_narrative=is_narrative)
            made.places.append(Place(len(body), words, tuple(cited), is_narrative))
            body += words
    made.body = body + text[at:]
    return made


def _lettered(items: Sequence[tuple[str, Work]]) -> dict[str, Work]:
    """Return the works that can be cited, with letters if names and year are the same."""
    usual = {
        key: work
        for key, work in items
        if work.authors and work.year and work.title and all(map(called, work.authors))
    }
    alike = defaultdict(list)
    for key, work in usual.items():
        alike[group(work, "&"), work.year].append(key)
    for keys in alike.values():
        for letter, key in zip("abcdefgh", keys if len(keys) > 1 else (), strict=False):
            usual[key] = evolve(usual[key], letter=letter)
    return usual


# ---- faults ----


def misspelt(name: str) -> str:
    """Return a name in which two neighboring letters are swapped."""
    ats = [at for at in range(1, len(name) - 1) if name[at] != name[at + 1]]
    ats = [at for at in ats if name[at : at + 2].isalpha()]
    at = random.choice(ats) if ats else 0  # noqa: S311 - a fixed sequence is wanted
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def faults(one: Rewritten) -> Iterator[tuple[str, str, str]]:
    """Yield the kind of each planted fault, what was changed, and the changed document."""
    places, works = one.places[:], one.works[:]
    random.shuffle(places)
    random.shuffle(works)
    if one.style != "number":
        for work in works[:2]:
            yield "missing entry", in_short(work), one.text(without=work)
    if one.style == "number":
        for place in places[:2]:
            words = f"{place.words[:-1]}, {len(one.works) + 1}]"
            yield "number beyond the list", words, one.changed(place, words)
    for place in () if one.style == "note" else places[:6]:
        for kind, words in _wrong(one, place):
            if words != place.words:
                yield kind, f"{place.words} -> {words}", one.changed(place, words)
    for kind, at, note in _wrong_notes(one):
        notes = [*one.notes[:at], note, *one.notes[at + 1 :]]
        if note != one.notes[at]:
            yield kind, note, one.text(notes=notes)


def _wrong(one: Rewritten, place: Place) -> Iterator[tuple[str, str]]:
    work, words = place.works[0], place.words
    name, year = called(work.authors[0]), str(work.year)
    if len(name) >= _LONG and name in words:
        yield "misspelt author", words.replace(name, misspelt(name), 1)
    if one.style == "number":
        others = [w for w in one.works if called(w.authors[0]) != name]
        if place.is_narrative and others:
            number = one.works.index(random.choice(others)) + 1  # noqa: S311 - as above
            yield "number of another work", re.sub(r"\[\d+\]", f"[{number}]", words)
        return
    wrong = str((work.year or 0) + random.choice((-9, -2, -1, 1, 2, 10)))  # noqa: S311 - as above
    same = [w for w in one.works if called(w.authors[0]) == name and str(w.year) == wrong]
    if not same:
        yield "wrong year", words.replace(year, wrong, 1)
    names = group(work, "and" if place.is_narrative else "&")
    if len(work.authors) == _PAIR and names in words:
        second = called(work.authors[1])
        yield "et al. for two authors", words.replace(names, f"{name} et al.", 1)
        swapped = names.replace(second, "\0").replace(name, second).replace("\0", name)
        yield "order of two authors", words.replace(names, swapped, 1)
        yield "other second author", words.replace(second, "Wexford", 1)


def _wrong_notes(one: Rewritten) -> Iterator[tuple[str, int, str]]:
    told = [(at, work) for at, work in enumerate(one.noted) if work]
    random.shuffle(told)
    for at, work in told[:6]:
        note, name, year = one.notes[at], called(work.authors[0]), str(work.year)
        if year in note:
            if len(name) >= _LONG:
                yield "misspelt author", at, note.replace(name, misspelt(name), 1)
            yield "wrong year", at, note.replace(year, year[:2] + year[3] + year[2], 1)
        else:
            words = re.findall(r"[^\W\d_]{4,}(?=,?[”*])", note)
            if words:
                yield "wrong short title", at, note.replace(words[-1], "Gardens", 1)


def found(text: str) -> set[tuple[str, str, str]]:
    """Return the findings of the checks of citations in a text."""
    findings = examine_text(text, ".md").findings
    codes = ("CIT", "QUO04")
    return {
        (one.code, one.place.text, one.message) for one in findings if one.code.startswith(codes)
    }


def main() -> None:
    """Plant faults in the documents of the folders and print the share that is found."""
    folders = [one for one in sys.argv[1:] if not one.startswith("-")]
    counted: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str]] = Counter()
    documents, false, shown = 0, 0, []
    paths = sorted(path for one in folders for path in Path(one).rglob("*"))
    for path in paths:
        if path.suffix not in SUFFIXES or not path.is_file():
            continue
        for style in STYLES:
            random.seed(f"{path.name} {style}")
            try:
                one = rewritten(path, style)
            except FactcheckError:
                continue
            if len(one.works) < _FEWEST:
                continue
            documents += 1
            before = found(one.text())
            false += len(before)
            shown += [f"without fault: {path}: {style}: {code} {why}" for code, _, why in before]
            for kind, words, text in faults(one):
                is_found = bool(found(text) - before)
                counted[style, kind] += 1
                hits[style, kind] += is_found
                shown += [] if is_found else [f"missed: {path}: {style}: {kind}: {words}"]
    for style, kind in sorted(counted):
        hit, count = hits[style, kind], counted[style, kind]
        print(f"{style:12} {kind:24} {hit:4} of {count:4}   {hit / count:.2f}")
    total = counted.total()
    print(f"{'all':37} {hits.total():4} of {total:4}   {hits.total() / max(total, 1):.2f}")
    print(f"{false} findings in {documents} rewritten documents without faults")
    if "--show" in sys.argv:
        print(*shown, sep="\n")


if __name__ == "__main__":
    main()
