"""Plain text → TeX: every sign comes back as it was, measured with pandoc."""

import json
import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from factcheck.bibliography.tex import escape

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("R&D at 100 % for $5 (#1)", "R\\&D at 100 \\% for \\$5 (\\#1)"),
        ("Müller, Łódź, Øre, Straße", "M{\\\"u}ller, {\\L}{\\'o}d{\\'z}, {\\O}re, Stra{\\ss}e"),
        ("“Yes,” she’d said – twice — …", "``Yes,'' she'd said -- twice --- \\ldots{}"),
    ],
)
def test_signs_are_written_so_that_bibtex_reads_them(text: str, tex: str) -> None:
    assert escape(text) == tex.replace("bc ", "b c ")


# Letters that pandoc knows how to read back, all marks of ASCII, and typographic signs. Straight
# apostrophes and single opening marks are left out: pandoc makes them typographic, or double.
SIGNS = 'abz AZ019 &%$#_~^\\"<>|{}()[]*.,;:!?/+=@“”’–—…éüñçŁłøßæœåčőęạđữжы中俄関係한\u00a0-'


def read_back(texts: list[str], *, ascii_accents: bool) -> list[str]:
    """Return the titles of a .bib as pandoc reads them."""
    entries = [
        f"@misc{{k{at}, note = {{{{x{escape(text, ascii_accents=ascii_accents)}x}}}}, year = 2020}}"
        for at, text in enumerate(texts)
    ]
    command = ["pandoc", "-f", "bibtex", "-t", "csljson"]
    done = subprocess.run(
        command, input="\n".join(entries), capture_output=True, text=True, check=True
    )
    notes = {item["id"]: item["note"] for item in json.loads(done.stdout)}
    return [notes[f"k{at}"][1:-1] for at in range(len(texts))]


def normal(text: str) -> str:
    """Fold what no TeX keeps apart: kinds of spaces, runs of them, order of marks."""
    return unicodedata.normalize("NFC", " ".join(text.replace("\u00a0", " ").split()))


def balanced(text: str) -> bool:
    """Say whether no brace lacks its partner, which pandoc cannot read back."""
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


ADDRESSES = st.builds(
    "https://{}.example/{}?q={}&r=%20#{}".format,
    *[st.text(alphabet="az09_-~.", min_size=1, max_size=6) for _ in range(4)],
)
TEXTS = st.text(alphabet=SIGNS, max_size=20).filter(balanced) | ADDRESSES
BATCH = 125
"""Texts of one call of pandoc: with four calls for each dialect, a thousand."""


@needs_pandoc
@pytest.mark.parametrize("ascii_accents", [True, False])
@settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=SLOW)
@given(texts=st.lists(TEXTS, min_size=BATCH, max_size=BATCH))
def test_pandoc_reads_every_text_back(texts: list[str], *, ascii_accents: bool) -> None:
    found = [normal(text) for text in read_back(texts, ascii_accents=ascii_accents)]
    assert found == [normal(text) for text in texts]
