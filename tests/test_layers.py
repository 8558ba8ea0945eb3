"""The direction of the imports: each part imports only the parts listed above it."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "factcheck"
ORDER = (
    "_version",
    "storage",
    "errors",
    "running",
    "limits",
    "safe_yaml",
    "extensions",
    "lexicon",
    "model",
    "document",
    "extract",
    "link",
    "proof",
    "checks",
    "bibliography",
    "output",
    "claims.claimfiles",
    "second_reader.proposals",
    "config",
    "claims.log",
    "analysis.settling",
    "analysis.checking",
    "comparison.known",
    "comparison.sourced",
    "analysis",
    "second_reader",
    "proposals",
    "claims",
    "comparison",
    "corpus",
    "plugins",
    "apps",
)
"""Parts of the package, lowest first. A part with a dot is a part of its own."""


def part_of(module: str) -> str:
    """Return the part that a module belongs to, without `factcheck.`."""
    names = module.split(".")
    two = ".".join(names[:2])
    return two if two in ORDER else names[0]


def imports(path: Path) -> set[str]:
    """Return the modules of ours that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("factcheck"):
            base = (node.module or "").removeprefix("factcheck").removeprefix(".")
            found |= {".".join(filter(None, (base, alias.name))) for alias in node.names}
        elif isinstance(node, ast.Import):
            ours = [one.name for one in node.names if one.name.startswith("factcheck.")]
            found |= {name.removeprefix("factcheck.") for name in ours}
    return found


def test_a_module_imports_only_what_lies_below_it() -> None:
    above = []
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        if module in {"__init__", "__main__"}:
            continue
        here = ORDER.index(part_of(module))
        above += [
            f"{module} imports {other}"
            for other in sorted(imports(path))
            if part_of(other) in ORDER and ORDER.index(part_of(other)) > here
        ]
    assert above == []


def test_every_part_has_a_place_in_the_order() -> None:
    parts = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.parent.name for path in PACKAGE.glob("*/__init__.py")
    }
    assert parts - {"__init__", "__main__"} <= {name.split(".")[0] for name in ORDER}


def test_there_are_at_most_sixteen_packages() -> None:
    assert len(list(PACKAGE.glob("*/__init__.py"))) <= 16
