"""What docs/claims.md shows is what happens."""

import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from factcheck.claims.claimfiles import load
from factcheck.claims.claimfiles.records import WrittenClaim
from factcheck.claims.claimfiles.schema import json_schema
from factcheck.errors import ClaimFileError

BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs/claims.md").read_text("utf-8")


@pytest.fixture
def blocks(page: str) -> dict[str, str]:
    return {name or kind: text for kind, name, text in BLOCK.findall(page)}


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], str]:
    monkeypatch.chdir(tmp_path)

    def write(blocks: dict[str, str]) -> str:
        Path("claims/skerrow").mkdir(parents=True)
        for name, text in blocks.items():
            if name.endswith(".yaml"):
                Path("claims/skerrow", name).write_text(text, "utf-8")
        return "claims/skerrow"

    return write


def test_the_example_loads(blocks: dict[str, str], put: Callable[[dict[str, str]], str]) -> None:
    dossier = load(put(blocks))
    assert [claim.id for claim in dossier.claims] == ["n12a", "n12b", "n20", "c40"]
    assert [person.key for person in dossier.entities] == ["pavel-drozd", "ingrid-halvorsen"]
    assert [source.key for source in dossier.sources[1:]] == ["harbour-notice", "keeper-talk"]


def test_the_mistakes_are_told_as_shown(
    blocks: dict[str, str], put: Callable[[dict[str, str]], str]
) -> None:
    path = put({**blocks, "narrative.yaml": blocks["mistakes"]})
    with pytest.raises(ClaimFileError) as caught:
        load(path)
    assert str(caught.value) == blocks["text"].rstrip("\n")


def test_every_key_and_word_of_a_claim_is_explained(page: str) -> None:
    keys = page.partition("## The keys of a claim")[2].partition("\n## ")[0]
    claim = json_schema()["$defs"]["claim"]["properties"]
    words = [part.name for part in attrs.fields(WrittenClaim)]
    words += [*claim["mode"]["enum"], *claim["status"]["enum"]]
    assert [word for word in words if f"`{word}`" not in keys] == []
