"""A model drafts claims, and a field stays only where the document bears it out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from factcheck.analysis.pipeline import dossier, examine
from factcheck.apps.cli import main
from factcheck.claims import claimfiles
from factcheck.model import Claim, Dossier
from factcheck.second_reader.asking.drafting import PROMPT, Drafted, drafted
from factcheck.second_reader.asking.requests import Settings, plan

Talking = Callable[..., Any]
TEXT = """\
# The Weir

On 3 May 2019 Ana Brito opened the weir at Stoke before 90 guests. “It will hold,” she said.
The keeper, Tom Okoro, said on 12 June 2019 that 412 eels had passed.

Two days later the gate broke.
"""
OPENING = {
    "line": 3,
    "passage": "On 3 May 2019 Ana Brito opened the weir at Stoke before 90 guests.",
    "says": "Ana Brito opens the weir.",
    "dated": "On 3 May 2019",
    "date": "2019-05-03",
    "people": ["Ana Brito"],
    "quantities": [{"words": "90 guests", "value": 90}],
    "quotes": [],
    "source": "",
    "cue": "",
}
EELS = {
    "line": 4,
    "passage": "The keeper, Tom Okoro, said on 12 June 2019 that 412 eels had passed.",
    "says": "412 eels have passed.",
    "dated": "on 12 June 2019",
    "date": "2019-06-12",
    "people": ["Tom Okoro"],
    "quantities": [{"words": "412 eels", "value": 412}],
    "quotes": [],
    "source": "Tom Okoro",
    "cue": "said",
}


@pytest.fixture
def weir(tmp_path: Path) -> Path:
    path = tmp_path / "weir.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def ours(weir: Path) -> Dossier:
    return dossier(weir.as_posix())


KEYS = [key for key in OPENING if key != "passage"]


def said(items: object) -> str:
    return json.dumps({"claims": items})


@pytest.fixture
def draft(ours: Dossier, talking: Talking, settings: Settings) -> Callable[..., Drafted]:
    """Give a function that drafts from what a model says."""

    def make(*items: object) -> Drafted:
        return drafted(plan(ours, talking(said(items)).model, PROMPT, settings), ours)

    return make


def at(made: Drafted, line: int) -> Claim:
    """Return the first claim of a line."""
    return next(claim for claim in made.dossier.claims if claim.line == line)


def test_fields_that_the_document_bears_out_are_kept(draft: Callable[..., Drafted]) -> None:
    made = draft(OPENING, EELS)
    assert made.left_out == []
    first, second = at(made, 3), at(made, 4)
    assert (first.says, first.drafted_by) == ("Ana Brito opens the weir.", "model talker")
    assert first.date
    assert str(first.date.value) == "2019-05-03"
    assert [each.low for each in first.quantities] == [90]
    words = made.dossier.document.words
    assert [words(name.span) for name in second.names] == ["Tom Okoro"]
    assert second.attribution
    assert second.attribution.cue
    assert words(second.attribution.cue) == "said"
    assert made.by_model == 2


def test_what_the_model_passes_over_stays_as_the_rules_have_it(
    draft: Callable[..., Drafted], ours: Dossier
) -> None:
    made = draft(OPENING)
    others = [claim for claim in made.dossier.claims if claim.drafted_by == "rules"]
    assert len(made.dossier.claims) == len(ours.claims)
    assert [evolve(claim, drafted_by="") for claim in others] == [
        claim for claim in ours.claims if claim.id != at(made, 3).id
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2019-05-13"},
        {"dated": "On 4 May 2019"},
        {"people": ["Tom Okoro"]},
        {"quantities": [{"words": "91 guests", "value": 91}]},
        {"quotes": ["It will break"]},
        {"source": "Stoke"},
        {"says": "Led by Eve Marsh."},
    ],
)
def test_a_field_that_the_document_does_not_bear_out_is_left_out_and_told(
    draft: Callable[..., Drafted], ours: Dossier, change: dict[str, Any], snapshot: object
) -> None:
    made = draft({**OPENING, **change})
    assert list(made.left_out) == snapshot
    ruled, claim = ours.claims[0], at(made, 3)
    assert claim.date == ruled.date
    assert claim.names == ruled.names
    assert claim.quantities == ruled.quantities
    assert claim.attribution == ruled.attribution
    if "says" in change:
        assert claim.says == ruled.says


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=8),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=4), part),
    max_leaves=8,
)
PASSAGES = st.sampled_from([OPENING["passage"], EELS["passage"], "On", "", "Two days later"])


@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.fixed_dictionaries({"passage": PASSAGES}, optional=dict.fromkeys(KEYS, JSON)))
def test_no_claim_of_a_model_stops_the_run(
    draft: Callable[..., Drafted], fields: dict[str, Any]
) -> None:
    made = draft({**fields, "says": str(fields)})
    assert len({claim.id for claim in made.dossier.claims}) == len(made.dossier.claims)


@pytest.fixture
def command(
    weir: Path, tmp_path: Path, talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Any]:
    """Give a function that runs `factcheck claims` with a model that says something."""
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "answers"))

    def run(*options: str, says: str = "") -> Any:
        talker = talking(says or said([OPENING, EELS, {**EELS, "date": "2020-06-12"}]))
        monkeypatch.setattr("factcheck.apps.cli.asking.found", lambda _: talker.model)
        folder = str(tmp_path / "claims")
        result = CliRunner().invoke(
            main, ["claims", str(weir), "-o", folder, "-m", "talker", *options]
        )
        return result, talker, folder

    return run


def test_the_folder_tells_who_drafted_each_claim_and_loads_again(
    command: Callable[..., Any], snapshot: object
) -> None:
    done, _, folder = command("--yes")
    assert done.exit_code == 0, done.output
    written = yaml.safe_load(Path(folder, "narrative.yaml").read_text("utf-8"))
    assert [claim["drafted_by"] for claim in written] == snapshot
    assert written[0]["people"] == {"ana-brito": "Ana Brito"}
    assert "2 claims drafted by the model" in done.stderr
    assert not examine(folder).findings
    loaded = claimfiles.load(folder)
    assert [claim.drafted_by for claim in loaded.claims][1] == "rules"


def test_no_draft_is_written_where_nobody_agrees(command: Callable[..., Any]) -> None:
    done, talker, folder = command()
    assert done.exit_code == 2
    assert "nothing was sent" in done.stderr
    assert not talker.asked
    assert not Path(folder).exists()


def test_a_folder_in_use_is_refused_before_anything_is_sent(
    command: Callable[..., Any], snapshot: object
) -> None:
    command("--yes")
    done, talker, _ = command("--yes", "--no-cache")
    assert done.exit_code == 2
    assert done.stderr == snapshot
    assert not talker.asked


def test_a_claim_without_a_date_and_a_source_is_left_out(
    draft: Callable[..., Drafted], snapshot: object
) -> None:
    item = {**OPENING, "passage": "The Weir", "says": "It is a weir.", "dated": "", "date": ""}
    made = draft({**item, "people": [], "quantities": []})
    assert made.left_out == snapshot
