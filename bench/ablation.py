"""Which rules that answer yes or no change a finding, and which code no document runs.

    python bench/ablation.py [--in equations,mentions/record] [--cap 8] [--tsv FILE]
    python bench/ablation.py --unused FILE [--in …]

A rule is a function, method or property that is annotated `-> bool`, in the packages between the
document and the checks. Each is forced to its usual answer in documents where it answers otherwise
(`--cap` of them at most, taken in turn from each set; 0 takes all), and every finding is compared:
its code, line and message. One line a rule: never called, never varies, changes nothing, or what
forcing it changes. Last, the rules of each kind are forced at once, since one rule often hides
behind another.

The documents are the sets of snapshot.py, the examples of all checks, and the texts that come with
the project: examples, documentation, documents of tests, annotated attributions. `--unused` runs
them once and writes the functions and the lines of the same packages that none of them runs.
"""

import argparse
import ast
import functools
import importlib
import inspect
import itertools
import multiprocessing
import os
import pkgutil
import re
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import yaml
from attrs import astuple, evolve, field, fields, frozen
from coverage import Coverage

import factcheck
import snapshot
from factcheck import Config, examine_text
from factcheck.checks import CHECKS
from factcheck.model import SourceFile, SourceText
from factcheck.readers import parse_text
from snapshot import Case, Outcome

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "factcheck"
OUTER = {"model", "readers", "checks", "reports", "citations", "claimfiles", "word", "cli"}
OUTER |= {"config", "data", "lexicon"}
"""The packages that are not between the document and the checks."""
OWN_TEXTS = ("examples/*.md", "docs/*.md", "tests/checks/references/*")
PLAIN = ("texts", "gold", "real", "prose")
SECONDS = 60
"""A rule that is forced may keep a loop running: a document ends after so long."""
ALWAYS: Mapping[bool, CodeType] = {
    True: (lambda *_, **__: True).__code__,
    False: (lambda *_, **__: False).__code__,
}


class Verdict:
    """What is said of a rule."""

    NEVER_CALLED = "never called"
    NEVER_VARIES = "never varies"
    NOTHING = "changes nothing"
    CHANGES = "changes"
    CLOSURE = "not forced: an inner function"


@frozen
class Effect:
    """What changed in some documents when rules were forced."""

    documents: int = 0
    found: int = 0
    """Annotated errors found that were not found before."""
    lost: int = 0
    came: int = 0
    """Findings in annotated documents that were not there before."""
    went: int = 0
    prose_came: int = 0
    """Findings in prose and examples, in which no error is annotated."""
    prose_went: int = 0
    failed: int = 0
    """Documents that could not be examined any more."""

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return any((self.found, self.lost, self.came, self.went, *self._unannotated, self.failed))

    def __str__(self) -> str:
        """Return it as one line shows it."""
        words = f"errors +{self.found} -{self.lost}, findings +{self.came} -{self.went}"
        prose = f"elsewhere +{self.prose_came} -{self.prose_went}"
        return f"{words}, {prose}" + (f", failed {self.failed}" if self.failed else "")

    @property
    def _unannotated(self) -> tuple[int, int]:
        return self.prose_came, self.prose_went


@frozen
class Rule:
    """A function that answers yes or no, and what it answers in each document."""

    name: str
    function: FunctionType
    answers: Mapping[int, Counter[bool]] = field(factory=dict)
    effect: Effect = field(factory=Effect)

    @property
    def usual(self) -> bool:
        """Return the answer it gives most often; False if it is never called."""
        every = sum(self.answers.values(), Counter[bool]())
        return every.most_common(1)[0][0] if every else False

    @property
    def varying(self) -> tuple[int, ...]:
        """Return the documents in which it answers otherwise, by their place."""
        return tuple(at for at, counted in self.answers.items() if counted[not self.usual])

    @property
    def verdict(self) -> str:
        """Return what is said of it."""
        if not self.answers:
            return Verdict.NEVER_CALLED
        if not self.varying:
            return Verdict.NEVER_VARIES
        if self.function.__code__.co_freevars:
            return Verdict.CLOSURE
        return Verdict.CHANGES if self.effect else Verdict.NOTHING


@frozen
class Study:
    """The documents, what was found in them, and the caches that a forced rule may have filled."""

    cases: Sequence[Case]
    base: Sequence[Outcome]
    rules: Mapping[str, Rule]
    caches: Sequence["functools._lru_cache_wrapper[Any]"]


def main() -> None:
    """Print the rules and what they change, or write what is never run."""
    options = _options()
    areas = tuple(options.areas.split(",")) if options.areas else ()
    if options.run_once:
        for case in cases(options.sets):
            outcome(case)
        return
    if options.unused:
        write_unused(options.unused, options.sets, areas)
        return
    study = watch(list(cases(options.sets)), modules(areas))
    print(f"{len(study.rules)} rules, {len(study.cases)} documents", flush=True)
    with _forking().Pool(options.jobs, _remember, (study,)) as pool:
        studied = []
        jobs = [(name, options.cap) for name in study.rules]
        for rule, effect in zip(study.rules.values(), pool.imap(_effect, jobs), strict=True):
            studied.append(evolve(rule, effect=effect))
            print(_line(studied[-1]), flush=True)
        summary(studied)
        for words in pool.imap(_forced_group, groups(studied)):
            print(words, flush=True)
    if options.tsv:
        options.tsv.write_text("\n".join(table(studied)) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--in", dest="areas", default="", help="folders or files of the engine")
    parser.add_argument("--sets", default=f"{','.join(PLAIN)},own", type=lambda one: one.split(","))
    parser.add_argument("--cap", type=int, default=8)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--tsv", type=Path)
    parser.add_argument("--unused", type=Path)
    parser.add_argument("--run-once", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def cases(sets: Iterable[str]) -> Iterator[Case]:
    """Yield the documents of the sets; `own` are the examples of checks and of the project."""
    for name in sets:
        yield from _own() if name == "own" else snapshot.cases_of(name)


def _own() -> Iterator[Case]:

    for check in CHECKS:
        for at, text in enumerate((*(bad.text for bad in check.bad), *check.good)):
            plain = re.sub(r"\[\[(.*?)\]\](?!\])", r"\1", text, flags=re.DOTALL)
            yield Case("own", f"{check.code} {at}", text=plain)
    for pattern in OWN_TEXTS:
        for path in sorted(ROOT.glob(pattern)):
            yield Case("own", path.name, str(path))
    for path in sorted((ROOT / "bench" / "attributed").glob("*.yaml")):
        yield Case("own", path.name, text=yaml.safe_load(path.read_text(encoding="utf-8"))["text"])


def outcome(case: Case) -> Outcome:
    """Return what is found in a document, whatever happens and however long it takes."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(SECONDS)
    try:
        return _example(case) if case.set_name == "own" and case.text else snapshot.outcome(case)
    finally:
        signal.alarm(0)


def _too_long(_: int, __: FrameType | None) -> None:
    raise TimeoutError


def _example(case: Case) -> Outcome:
    """Return what is found in an example, with the sources that its check puts beside it."""
    beside = [one for check in CHECKS if case.name.startswith(check.code) for one in check.beside]
    attached = [SourceText(name, parse_text(SourceFile("s.txt", text))) for name, text in beside]
    suffix = ".md" if re.search(r"^#|^\*\*|^\||^\[\^", case.text, re.MULTILINE) else ".txt"
    try:
        report = examine_text(case.text, suffix, Config(attached=tuple(attached)))
    except Exception as error:  # noqa: BLE001 - one document must not end the run
        return Outcome(case.set_name, case.name, (), error=str(error))
    findings = (f"{one.code} {one.place.line}: {one.message}" for one in report.findings)
    return Outcome(case.set_name, case.name, tuple(sorted(findings)))


def modules(areas: Sequence[str]) -> Iterator[ModuleType]:
    """Yield the modules between the document and the checks, in the folders or files asked for."""
    for found in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if _is_engine(PACKAGE.parent / f"{found.name.replace('.', '/')}", areas):
            yield importlib.import_module(found.name)


def _is_engine(path: Path, areas: Sequence[str]) -> bool:
    """Return True if a module stands in a package of the engine, and in one of the areas."""
    place = path.relative_to(PACKAGE)
    in_package = len(place.parts) > 1 or (PACKAGE / place).is_dir()
    inside = any(place == Path(area) or Path(area) in place.parents for area in areas)
    return in_package and place.parts[0] not in OUTER and (inside or not areas)


def rules_of(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """Yield the functions of a module, and those of its classes, that answer yes or no."""
    own = [each for each in vars(module).values() if inspect.isclass(each)]
    for holder in [module, *(each for each in own if each.__module__ == module.__name__)]:
        for value in vars(holder).values():
            function = _function(value)
            if (
                isinstance(function, FunctionType)
                and function.__module__ == module.__name__
                and function.__annotations__.get("return") in (bool, "bool")
            ):
                yield f"{module.__name__[10:]}:{function.__qualname__}", function


def _function(value: object) -> object:
    """Return the function within a property, a class method or a cache."""
    for name in ("fget", "func", "__func__", "__wrapped__"):
        value = getattr(value, name, None) or value
    return value


def watch(documents: Sequence[Case], engine: Iterable[ModuleType]) -> Study:
    """Examine the documents and count what each rule answers in each."""
    found = dict(itertools.chain.from_iterable(map(rules_of, engine)))
    codes = {function.__code__: name for name, function in found.items()}
    answers: dict[str, dict[int, Counter[bool]]] = defaultdict(lambda: defaultdict(Counter))
    caches = list(_caches())
    base = []
    for at, case in enumerate(documents):
        _clear(caches)
        sys.setprofile(_counting(codes, answers, at))
        try:
            base.append(outcome(case))
        finally:
            sys.setprofile(None)
    rules = {name: Rule(name, each, dict(answers[name])) for name, each in found.items()}
    return Study(documents, base, rules, caches)


def _counting(
    codes: Mapping[CodeType, str], answers: Mapping[str, dict[int, Counter[bool]]], at: int
) -> Callable[[FrameType, str, object], None]:
    """Return a profiler that counts what the rules answer in one document."""

    def count(frame: FrameType, event: str, value: object) -> None:
        if event == "return" and frame.f_code in codes and isinstance(value, bool):
            answers[codes[frame.f_code]][at][value] += 1

    return count


def _caches() -> Iterator["functools._lru_cache_wrapper[Any]"]:
    """Yield the caches of the program that hold results of its rules."""
    for name, module in list(sys.modules.items()):
        if name.startswith("factcheck.") and name.split(".")[1] not in {"data", "lexicon"}:
            for value in vars(module).values():
                if isinstance(value, functools._lru_cache_wrapper):  # noqa: SLF001 - its only name
                    yield value


def _clear(caches: Iterable["functools._lru_cache_wrapper[Any]"]) -> None:
    for cache in caches:
        cache.cache_clear()


def _forking() -> "multiprocessing.context.ForkContext":
    """Return the way of starting processes that keeps functions as they are."""
    return multiprocessing.get_context("fork")


_STUDY: list[Study] = []


def _remember(study: Study) -> None:
    _STUDY[:] = [study]


def _effect(job: tuple[str, int]) -> Effect:
    name, cap = job
    study = _STUDY[0]
    rule = study.rules[name]
    if not rule.varying or rule.function.__code__.co_freevars:
        return Effect()
    return forced(study, [rule], _in_turn(study, rule.varying)[: cap or None])


def _in_turn(study: Study, places: Iterable[int]) -> list[int]:
    """Return the places of documents so that the first come from all sets."""
    by_set: dict[str, list[int]] = defaultdict(list)
    for at in places:
        by_set[study.cases[at].set_name].append(at)
    rows = itertools.zip_longest(*by_set.values())
    return [at for row in rows for at in row if at is not None]


def forced(study: Study, rules: Sequence[Rule], places: Sequence[int]) -> Effect:
    """Return what changes in some documents while rules give their usual answer."""
    kept = [(rule, rule.function.__code__) for rule in rules]
    for rule, code in kept:
        if not code.co_freevars:
            _give(rule, ALWAYS[rule.usual])
    total = Effect()
    for at in places:
        _clear(study.caches)
        total = _plus(total, study.base[at], outcome(study.cases[at]))
    for rule, code in kept:
        _give(rule, code)
    _clear(study.caches)
    return total


def _give(rule: Rule, code: CodeType) -> None:
    """Put another body into a function, wherever it was imported to."""
    function: Any = rule.function
    function.__code__ = code


def _plus(total: Effect, old: Outcome, new: Outcome) -> Effect:
    came = len(set(new.findings) - set(old.findings))
    went = len(set(old.findings) - set(new.findings))
    annotated = old.set_name not in {"prose", "own"}
    return Effect(
        total.documents + 1,
        total.found + len(set(new.hits) - set(old.hits)),
        total.lost + len(set(old.hits) - set(new.hits)),
        total.came + came * annotated,
        total.went + went * annotated,
        total.prose_came + came * (not annotated),
        total.prose_went + went * (not annotated),
        total.failed + (new.error != old.error),
    )


def groups(rules: Sequence[Rule]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the groups of rules that are forced at once."""
    by_verdict: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        by_verdict[rule.verdict].append(rule.name)
    idle = (Verdict.NEVER_VARIES, Verdict.NOTHING)
    for verdict in idle:
        yield verdict, tuple(by_verdict[verdict])
    together = (*idle, Verdict.NEVER_CALLED)
    names = tuple(name for verdict in together for name in by_verdict[verdict])
    yield ", ".join(together), names


def _forced_group(group: tuple[str, tuple[str, ...]]) -> str:
    title, names = group
    study = _STUDY[0]
    effect = forced(study, [study.rules[name] for name in names], range(len(study.cases)))
    return f"forced at once: {title} ({len(names)}): {effect}"


def summary(rules: Sequence[Rule]) -> None:
    """Print how many rules there are of each kind, and the share that changes nothing."""
    counted = Counter(rule.verdict for rule in rules)
    kinds = ", ".join(f"{count} {verdict}" for verdict, count in counted.most_common())
    idle = len(rules) - counted[Verdict.CHANGES] - counted[Verdict.CLOSURE]
    print(f"{len(rules)} rules: {kinds}; {idle / max(1, len(rules)):.0%} change no finding")


def _line(rule: Rule) -> str:
    run = f"{rule.effect.documents} of the {len(rule.varying)} documents that say otherwise"
    forced_to = f"forced to {rule.usual} in {run}, called in {len(rule.answers)}"
    what = {
        Verdict.NOTHING: f" ({forced_to})",
        Verdict.CHANGES: f" {rule.effect} ({forced_to})",
        Verdict.NEVER_VARIES: f" ({rule.usual} in {len(rule.answers)} documents)",
    }
    return f"{rule.name}: {rule.verdict}{what.get(rule.verdict, '')}"


def table(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the rules as rows, the fields apart by tabs."""
    columns = [each.name for each in fields(Effect)]
    yield "\t".join(("rule", "verdict", "usual", "called_in", "varies_in", *columns))
    for rule in rules:
        counts = len(rule.answers), len(rule.varying), *astuple(rule.effect)
        yield "\t".join(map(str, (rule.name, rule.verdict, rule.usual, *counts)))


def write_unused(file: Path, sets: Sequence[str], areas: Sequence[str]) -> None:
    """Examine the documents in a process that is watched from its first import."""
    with tempfile.TemporaryDirectory() as folder:
        lines = f"{folder}/lines"
        options = [f"--rcfile={os.devnull}", f"--data-file={lines}", f"--source={PACKAGE}"]
        command = [sys.executable, "-m", "coverage", "run", *options, __file__, "--run-once"]
        subprocess.run([*command, f"--sets={','.join(sets)}"], check=True)
        watched = Coverage(data_file=lines, config_file=False)
        watched.load()
        file.write_text("\n".join(unused(watched, areas)) + "\n", encoding="utf-8")


def unused(watched: Coverage, areas: Sequence[str]) -> Iterator[str]:
    """Yield, file by file, the functions that were never called and the other lines never run."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if not _is_engine(path.with_suffix(""), areas):
            continue
        _, statements, _, missing, _ = watched.analysis2(str(path))
        never = [each for each in _functions(path) if _is_unused(each, statements, missing)]
        inside = {line for _, first, last in never for line in range(first, last + 1)}
        lines = sorted(set(missing) - inside)
        if never or lines:
            count = len(missing)
            yield f"{path.relative_to(ROOT)}: {count} of {len(statements)} lines never run"
            yield from (f"    never called: {name} ({first}-{last})" for name, first, last in never)
            yield from ([f"    lines: {', '.join(map(str, lines))}"] if lines else [])


def _functions(path: Path) -> Iterator[tuple[str, int, int]]:
    """Yield each function of a file with the first and the last line of its body."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node.name, node.body[0].lineno, node.end_lineno or node.lineno


def _is_unused(
    function: tuple[str, int, int], statements: Iterable[int], missing: Iterable[int]
) -> bool:
    """Return True if no line of a function's body was run, and it has one."""
    _, first, last = function
    body = {line for line in statements if first <= line <= last}
    return bool(body) and body <= set(missing)


if __name__ == "__main__":
    main()
