"""How many fields of the same printed lists refextract reads right, style by style.

    pip install refextract
    python bench/refextract_lists.py [--list seen|aside]

Each entry is given to it alone, without its number; kinds, days of access and all that it has no
field for are left out of the count, and authors are right if every family name stands among theirs.
"""

import argparse
import json
from collections.abc import Mapping
from typing import Any

from refextract import extract_references_from_string

from reading_lists import HERE, STYLES, bare_family, expected, folded, pandoc, printed_list

FIELDS = {
    "title": "title",
    "container-title": "journal_title",
    "volume": "journal_volume",
    "issue": "journal_issue",
    "publisher": "publisher",
    "DOI": "doi",
    "URL": "url",
    "page": "journal_page",
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--list", default="seen", choices=("seen", "aside"))
    bib = HERE / "reading_lists" / f"{options.parse_args().list}.bib"
    data = json.loads(pandoc("-f", "biblatex", "-t", "csljson", str(bib)))
    for name, style in STYLES.items():
        _, printed = printed_list(bib, style)
        told = [one for work in data for one in compared(work, printed[work["id"]])]
        print(f"{name:22} {sum(told):5} of {len(told):5}   {sum(told) / len(told):.3f}")


def compared(work: Mapping[str, Any], entry: str) -> list[bool]:
    found = extract_references_from_string(entry, is_only_references=True)
    read = {name: " ".join(map(str, value)) for name, value in (found or [{}])[0].items()}
    known = (*FIELDS, "author", "issued")
    return [is_right(f, wanted, read) for f, wanted in expected(work, entry) if f in known]


def is_right(field: str, wanted: Any, read: Mapping[str, str]) -> bool:
    if field == "author":
        names = folded(read.get("author", ""))
        return all(folded(bare_family(name)) in names for name in wanted)
    if field == "issued":
        return str(wanted[0]) in (read.get("year"), read.get("journal_year"))
    given = read.get(FIELDS[field], "")
    if field == "page":
        return bool(given.split("-")[0] == str(wanted).split("-")[0])
    return bool(folded(given) == folded(str(wanted)) or (field == "DOI" and wanted in given))


if __name__ == "__main__":
    main()
