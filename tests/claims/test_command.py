"""`factcheck claims` drafts from one document, and never over a person's work."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.apps.cli.claims import command

Write = Callable[[dict[str, str | bytes | None]], str]


@pytest.mark.parametrize("output", ["c", "d"])
@pytest.mark.parametrize("missing", ["document.yaml", "narrative.yaml"])
def test_a_claims_folder_is_refused_and_untouched(
    write: Write, output: str, missing: str, one_snapshot: object
) -> None:
    path = write({missing: None})
    before = {file.name: file.read_text("utf-8") for file in Path(path).iterdir()}
    result = CliRunner().invoke(command, [path, "-o", output, "--overwrite"])
    assert result.exit_code == 2
    assert result.output == one_snapshot
    assert {file.name: file.read_text("utf-8") for file in Path(path).iterdir()} == before
    assert not Path("d").exists()
