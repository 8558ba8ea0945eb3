"""The public names: what `import factcheck` promises."""

import ast
import inspect
import subprocess
import sys
import typing
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import factcheck
from factcheck import model
from factcheck.claims import ledger

PROMISED = {
    "examine", "examine_all", "examine_text", "to_bibtex", "to_errata", "to_html", "to_json",
    "to_markdown", "to_text", "Config", "Report", "Finding", "Claim", "Source", "Edtf",
    "FactcheckError",
}  # fmt: skip


def test_the_promised_names_are_there() -> None:
    assert set(factcheck.__all__) >= PROMISED
    assert all(hasattr(factcheck, name) for name in factcheck.__all__)


def test_every_public_name_says_what_it_is() -> None:
    objects = [getattr(factcheck, name) for name in factcheck.__all__ if name != "__version__"]
    assert all(item.__doc__ for item in objects)


CONSUMERS = Path(__file__).resolve().with_name("consumers")
MODULES = (factcheck, model, ledger)


def objects(module: ModuleType) -> Iterator[tuple[str, type | Callable[..., object]]]:
    """Yield the classes and functions that a module promises."""
    for name in module.__all__:
        value = getattr(module, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            yield name, value


@pytest.mark.parametrize("module", MODULES)
def test_types_of_every_public_name_can_be_asked_for(module: ModuleType) -> None:
    for _, value in objects(module):
        assert typing.get_type_hints(value) is not None
        if inspect.isclass(value):
            assert typing.get_type_hints(value.__init__) is not None


def test_a_public_name_means_one_thing() -> None:
    meant: dict[str, set[object]] = defaultdict(set)
    for module in MODULES:
        for name, value in objects(module):
            meant[name].add(value)
    assert {name for name, values in meant.items() if len(values) > 1} == set()


def undocumented(cls: type) -> Iterator[str]:
    """Yield the public members of a class that have no docstring, as their class writes them."""
    tree = ast.parse(inspect.getsource(sys.modules[cls.__module__]))
    bodies = [
        node.body
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == cls.__name__
    ]
    for body in bodies:
        for node, follower in zip(body, [*body[1:], None], strict=True):
            if isinstance(node, ast.FunctionDef):
                name, is_told = node.name, ast.get_docstring(node) is not None
            elif isinstance(node, ast.AnnAssign | ast.Assign):
                target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                name = target.id if isinstance(target, ast.Name) else "_"
                is_told = isinstance(follower, ast.Expr)
            else:
                continue
            if not (is_told or name.startswith("_")):
                yield f"{cls.__name__}.{name}"


@pytest.mark.parametrize("module", MODULES)
def test_every_public_member_says_what_it_is(module: ModuleType) -> None:
    classes = [value for _, value in objects(module) if inspect.isclass(value)]
    assert [told for cls in classes for told in undocumented(cls)] == []


def test_whatever_examines_takes_the_same_settings_and_checks() -> None:
    for name in ("examine", "examine_text", "examine_all", "examine_together"):
        parameters = inspect.signature(getattr(factcheck, name)).parameters
        assert {"config", "checks"} <= set(parameters), name


def test_large_values_show_themselves_in_one_line(root: Path) -> None:
    report = factcheck.examine(root / "examples/footbridge.md")
    made = factcheck.compare(root / "examples/footbridge.md", root / "examples/tramway.md")
    known = report.dossier
    large = (report, known, known.document, known.facts, known.record, made, *report.findings)
    shown = [repr(one) for one in (*large, *known.sources, *known.document.files)]
    assert [line for line in shown if len(line) > 240 or "\n" in line] == []
    assert "7 findings" in repr(report)
    assert "31 claims" in repr(known)


@pytest.mark.parametrize("script", sorted(CONSUMERS.glob("*.py")), ids=lambda path: path.stem)
def test_programs_that_use_the_library_run(script: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True)


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    heavy = ("bibtexparser", "yaml", "markdown_it", "click", "rich", "jsonschema", "tempfile")
    code = f"import sys, factcheck; print([n for n in {heavy!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_text_is_checked_without_what_only_other_runs_need(tmp_path: Path) -> None:
    idle = [
        "factcheck.claims.log",
        "factcheck.analysis.settling.baseline",
        "factcheck.analysis.settling.decided",
        "factcheck.citations",
        "factcheck.claims.claimfiles.load",
        "factcheck.analysis.repairs",
        "factcheck.document.readers.markdown",
        "factcheck.document.readers.pdf",
        "factcheck.document.readers.web",
        "factcheck.document.word",
        "factcheck.output.errata",
        "factcheck.output.html",
        "factcheck.output.json",
        "bibtexparser",
        "jinja2",
        "markdown_it",
        "yaml",
        "rapidfuzz",
        "gzip",
        "tempfile",
        "zipfile",
        "importlib.resources",
    ]
    article = tmp_path / "note.txt"
    article.write_text("It was signed on Tuesday, 4 July 1776.\n", encoding="utf-8")
    code = (
        f"import sys\nfrom factcheck.apps.cli import main\ntry: main(['check', {str(article)!r}])\n"
        f"except SystemExit: print(*[n for n in {idle!r} if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "DAT01" in done.stdout
    assert done.stderr.splitlines()[1:] == [""]
