"""The direction of the imports: the model below, the pipeline above, the stages side by side."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "factcheck"
ENGINE = {"mentions", "frames", "align", "equations", "citing", "words", "sourced", "known"}
READER = {"comparisons", "proposals"}
"""The second reader: what compares linked places, and what reads links that others make."""
STAGES = {"readers", "checks", "reports", "citations", "claimfiles"} | ENGINE | READER
BASE = {"packaged", "running"}
"""Files of the package, what goes on beside a run: for whatever needs one."""
GROUND = {
    "model",
    "extensions",
    "wording",
    "errors",
    "_version",
    "data",
    "word",
    "text",
    "lexicon",
    "storage",
    "safe_yaml",
    "limits",
} | BASE
ALLOWED = {
    "model": {"model", "lexicon"} | BASE,
    "lexicon": {"lexicon"} | BASE,
    "checks": ENGINE | GROUND | {"checks"},
    "wording": {"model", "lexicon", "wording"} | BASE,
    "text": {"model", "lexicon", "text"} | BASE,
    "frames": GROUND | {"mentions", "frames"},
    **{part: GROUND | {"mentions", "frames", part} for part in ("equations", "citing", "words")},
    "align": GROUND | {"mentions", "frames", "align"},
    "known": GROUND | {"mentions", "frames", "align", "equations", "readers", "known"},
    "sourced": GROUND | {"mentions", "frames", "align", "citing", "sourced"},
    "comparisons": GROUND | {"mentions", "frames", "align", "equations", "comparisons"},
    "proposals": GROUND | {"comparisons", "proposals"},
    "errors": BASE,
    "storage": BASE,
    "safe_yaml": BASE,
    "limits": {"errors"} | BASE,
    "packaged": set[str](),
    "running": set[str](),
    "config": GROUND | {"config"},
    "decisions": GROUND | {"claimfiles", "decisions"},
    "settling": GROUND | {"config", "decisions", "settling"},
    "checking": GROUND | {"config", "settling"},
    "flow": ENGINE | GROUND | {"config"},
    "pipeline": STAGES | GROUND | {"config", "checking", "flow"},
    "ledger": GROUND | {"claimfiles", "config", "pipeline", "readers", "ledger"},
    "repairs": GROUND | {"config", "pipeline"},
    "versions": GROUND
    | {"align", "mentions", "checks", "checking", "claimfiles"}
    | {"config", "ledger", "pipeline", "versions"},
    "together": STAGES | GROUND | {"checking", "config", "flow", "pipeline", "together"},
    "asking": GROUND | {"config", "pipeline", "proposals", "asking"},
    "corpus": STAGES | GROUND | {"config", "pipeline", "pool", "corpus"},
    "review": STAGES
    | GROUND
    | {"config", "decisions", "ledger", "pipeline", "repairs", "settling", "together", "review"},
    "lsp": STAGES
    | GROUND
    | {"config", "decisions", "ledger", "pipeline", "repairs", "settling", "lsp"},
    "assistants": STAGES
    | GROUND
    | {"asking", "assistants", "config", "decisions", "ledger", "pipeline", "settling"}
    | {"versions"},
    "pool": BASE,
    "serve": GROUND | {"checks", "config", "pipeline", "pool", "reports", "serve"},
    "cli": STAGES
    | GROUND
    | {
        "asking",
        "assistants",
        "config",
        "corpus",
        "decisions",
        "ledger",
        "lsp",
        "pipeline",
        "pool",
        "repairs",
        "review",
        "serve",
        "settling",
        "versions",
        "together",
        "cli",
    },
}


def part_of(path: Path) -> str:
    """Return the part of the package a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    """Return the parts of the package that a module imports, wherever in it."""
    parts = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("factcheck"):
            module = (node.module or "").split(".")
            parts |= {module[1]} if len(module) > 1 else {alias.name for alias in node.names}
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
            parts |= {name[1] for name in names if name[0] == "factcheck" and len(name) > 1}
    return parts


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)
TOP = [
    PACKAGE / f"{name}.py" for name in ("checking", "flow", "pipeline", "errors", "pool", "repairs")
]


def test_a_module_imports_only_what_lies_below_it() -> None:
    above = {
        str(path.relative_to(PACKAGE)): more
        for path in (*MODULES, *TOP)
        if (more := imported_parts(path) - ALLOWED.get(part_of(path), {part_of(path)} | GROUND))
    }
    assert above == {}


def test_the_walk_sees_every_stage() -> None:
    assert {part_of(path) for path in MODULES} >= STAGES | {"model", "cli"}
