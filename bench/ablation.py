"""Which rules that answer yes or no change a finding, and which code no document runs.

    python bench/ablation.py [--in equations,mentions/record] [--sets …] [--finders] [--tests …]
        [--before FILE] [--examined FILE] [--tsv FILE]
    python bench/ablation.py --unused FILE [--in …]

A rule is a function, method or property that is annotated `-> bool`, in the stages between the
document and the checks. One pass over all documents notes what each rule answers in each. A rule
whose answer never varies changes nothing, without any rerun. The others are forced to their usual
answer all at once, in one document after the other, the shortest first. If a finding changes (code,
line or message), those that vary in this document are halved until the rules that change it stand
alone; they are decided, and the others go on to the next document. What changes nothing stays
forced while the next are tried, since one rule often hides behind another: all rules that are told
to change nothing can go together. A rule that changes something only while others are forced waits
for a second round through all documents, in which only those are forced that the first left over:
what was forced along with them before may have hidden what they change.

With `--finders` every function counts that may return nothing (`-> X | None`, `Iterator[X]`,
`tuple[X, ...]`, or the number of a feature): forced to nothing, it finds nothing.

With `--tests tests/link,tests/checks` these tests are run, too, while all that changes nothing is
forced at once: a rule that one of them needs is stated by a test, and is no rule to delete blindly.

The documents are the sets of snapshot.py, the examples of all checks, and the texts that come with
the project: examples, documentation, documents of tests, annotated attributions (`own`). A set that
is asked for by name are the `sentences`: the texts that the tests themselves have examined. They
come after all documents, for what changes none of those; `--examined FILE` keeps them from run to
run, since it takes minutes to run the tests. `--before` takes the table of an earlier run: a rule
that changed a document then is tried alone in that document before anything else. `--unused` runs
the documents once and writes the functions and the lines of the same packages that none of them
runs.
"""

import argparse
import ast
import builtins
import functools
import importlib
import inspect
import os
import pickle
import pkgutil
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import pytest
import yaml
from _pytest.runner import runtestprotocol
from attrs import define, field, frozen
from coverage import Coverage

import factcheck
import snapshot
from factcheck import Config, Report, examine_text
from factcheck.analysis import pipeline
from factcheck.analysis.pipeline import DEFAULTS
from factcheck.checks import CHECKS
from factcheck.document.readers import parse_text
from factcheck.model import SourceFile, SourceText
from snapshot import Case, Outcome

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "factcheck"
STAGES = ("text", "mentions", "frames", "align", "equations", "citing", "words")
"""What stands between the document and the checks."""
OWN_TEXTS = ("examples/*.md", "docs/*.md", "tests/checks/references/*")
PLAIN = ("texts", "gold", "real", "prose")
SENTENCES = "sentences"
LONGEST_SENTENCE = 20_000
"""Code points of a text of the tests; longer ones are made to be long."""
SECONDS = 120
"""Of work on a document; a rule that is forced may keep a loop running."""
TIMES = 10
"""How much longer than before a document may take while rules are forced."""
ALWAYS: Mapping[str, CodeType] = {
    "True": (lambda *_, **__: True).__code__,
    "False": (lambda *_, **__: False).__code__,
    "None": (lambda *_, **__: None).__code__,
    "()": (lambda *_, **__: ()).__code__,
    "iter(())": (lambda *_, **__: iter(())).__code__,
    "0": (lambda *_, **__: 0.0).__code__,
}


class Verdict:
    """What is said of a rule."""

    NEVER_CALLED = "never called"
    NEVER_VARIES = "never varies"
    NOTHING = "changes nothing"
    STATED = "stated by a test alone"
    SENTENCE = "changes a sentence of the tests alone"
    CHANGES = "changes a document"
    CLOSURE = "not forced: an inner function"


@define(eq=False)
class Rule:
    """A function that answers yes or no, and in how many documents it gives each answer."""

    name: str
    function: FunctionType
    nothing: str = ""
    """What it is forced to if it is no rule, but may return nothing."""
    answers: Mapping[bool, set[int]] = field(factory=lambda: {True: set(), False: set()})
    """By answer, the documents in which it is given, by their place."""
    counted: Counter[bool] = field(factory=Counter)
    is_of_constants: bool = False
    """What depends on no document asks it, too, such as a table made of a word list."""
    code: CodeType = field(init=False)
    """Its own body, whatever it is forced to."""
    changed: str = ""
    """What forcing it changes first."""
    stated: str = ""
    """The first test that fails when it is forced, if no document changes."""

    @code.default
    def _own_code(self) -> CodeType:
        return self.function.__code__

    @property
    def usual(self) -> bool:
        """Return the answer it gives most often; False if it is never called or may be nothing."""
        return not self.nothing and self.counted[True] > self.counted[False]

    @property
    def varying(self) -> set[int]:
        """Return the documents in which it answers otherwise."""
        return self.answers[not self.usual]

    @property
    def verdict(self) -> str:
        """Return what is said of it."""
        if self.function.__code__.co_freevars:
            return Verdict.CLOSURE
        if self.stated:
            return Verdict.STATED
        if not self.counted:
            return Verdict.NEVER_CALLED
        if not self.varying:
            return Verdict.NEVER_VARIES
        if self.changed:
            in_test = self.changed.startswith(f"{SENTENCES}/")
            return Verdict.SENTENCE if in_test else Verdict.CHANGES
        return Verdict.NOTHING


@frozen
class Study:
    """The documents, what was found in them, and the rules, of which some may be forced."""

    cases: Sequence[Case]
    base: Sequence[Outcome]
    rules: Sequence[Rule]
    seconds: Sequence[float]
    """How long the program worked on each document, when no rule was forced."""
    caches: "Caches"
    forced: set[Rule] = field(factory=set)

    def force(self, rules: Iterable[Rule]) -> None:
        """Let these rules give their usual answer, and no others."""
        wanted = set(rules)
        changed = wanted ^ self.forced
        for rule in changed:
            always = ALWAYS[rule.nothing or str(rule.usual)]
            _give(rule, always if rule in wanted else rule.code)
        self.forced.symmetric_difference_update(changed)
        if changed:
            self.caches.clear(with_constants=any(rule.is_of_constants for rule in changed))

    def change(self, at: int) -> str:
        """Return what has changed in a document while rules are forced, or nothing."""
        new = outcome(self.cases[at], min(SECONDS, 1 + TIMES * self.seconds[at]))
        return _difference(self.base[at], new)


def main() -> None:
    """Print the rules and what they change, or write what is never run."""
    options = _options()
    areas = tuple(options.areas.split(","))
    if options.run_once:
        for case in cases(options.sets, options.examined):
            outcome(case)
        return
    if options.unused:
        write_unused(options.unused, options.sets, areas, options.examined)
        return
    documents = list(cases(options.sets, options.examined))
    study = watch(documents, modules(areas), with_finders=options.finders)
    print(f"{len(study.rules)} rules, {len(study.cases)} documents", flush=True)
    if options.before:
        changed_again(study, options.before)
    for rule in judged(study, options.tests.split(",") if options.tests else ()):
        print(_line(rule), flush=True)
    summary(study.rules)
    if options.tsv:
        options.tsv.write_text("\n".join(table(study.rules)) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--in", dest="areas", default=",".join(STAGES), help="folders or files of the engine"
    )
    parser.add_argument("--sets", default=f"{','.join(PLAIN)},own", type=lambda one: one.split(","))
    parser.add_argument("--finders", action="store_true", help="functions that may find nothing")
    parser.add_argument("--tests", default="", help="tests to be run while idle rules are forced")
    parser.add_argument("--before", type=Path, help="the table of an earlier run")
    parser.add_argument("--examined", type=Path, help="where texts of the tests are kept")
    parser.add_argument("--tsv", type=Path)
    parser.add_argument("--unused", type=Path)
    parser.add_argument("--run-once", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def cases(sets: Iterable[str], examined: Path | None = None) -> Iterator[Case]:
    """Yield the documents of the sets; `own` are the examples of checks and of the project."""
    for name in sets:
        if name == SENTENCES:
            yield from _kept(examined) if examined else _sentences()
        else:
            yield from _own() if name == "own" else snapshot.cases_of(name)


_EXAMINED: dict[str, tuple[str, str, Config]] = {}
"""The texts of the tests, by the name of their case, with suffix and settings."""


def texts_of_tests(examined: Path | None = None) -> Iterator[tuple[str, str]]:
    """Yield the texts that the tests examine, each with its suffix; see `--examined`."""
    for case in cases([SENTENCES], examined):
        text, suffix, _ = _EXAMINED[case.name]
        yield text, suffix


def _kept(examined: Path) -> Iterator[Case]:
    """Yield the texts of the tests that are kept in a file, which is made if there is none."""
    if not examined.exists():
        kept = list(_sentences()), _EXAMINED
        examined.write_bytes(pickle.dumps(kept))
    found, settings = pickle.loads(examined.read_bytes())  # noqa: S301 - it was written here
    _EXAMINED.update(settings)
    yield from found


def _sentences() -> Iterator[Case]:
    """Yield the texts that the tests of the engine let the program examine."""
    asked: dict[tuple[str, str, bytes], tuple[str, str, Config]] = {}
    examine = pipeline.examine_text

    def noting(text: str, suffix: str = ".txt", config: Config = DEFAULTS) -> Report:
        if len(text) < LONGEST_SENTENCE:
            with suppress(TypeError, AttributeError, pickle.PicklingError):
                asked[text, suffix, pickle.dumps(config)] = text, suffix, config
        return examine(text, suffix, config)

    homes: tuple[Any, ...] = (pipeline, factcheck)
    for home in homes:
        home.examine_text = noting
    names = (*STAGES, "checks", "comparisons", "linkers", "lexicon")
    folders = [str(ROOT / "tests" / name) for name in names]
    try:
        code = pytest.main([*folders, "-q", "-n0", "-p", "no:cacheprovider"])
    finally:
        for home in homes:
            home.examine_text = examine
    if code:
        raise SystemExit("the tests fail: what they examine tells nothing")
    for at, given in enumerate(asked.values()):
        _EXAMINED[str(at)] = given
        yield Case(SENTENCES, str(at), text=given[0])


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


def outcome(case: Case, seconds: float = SECONDS) -> Outcome:
    """Return what is found in a document, whatever happens and however long it takes."""
    signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        if case.set_name == SENTENCES:
            return _examined(case, *_EXAMINED[case.name])
        return _example(case) if case.set_name == "own" and case.text else snapshot.outcome(case)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _too_long(_: int, __: FrameType | None) -> None:
    raise TimeoutError


def _example(case: Case) -> Outcome:
    """Return what is found in an example, with the sources that its check puts beside it."""
    beside = [one for check in CHECKS if case.name.startswith(check.code) for one in check.beside]
    attached = [SourceText(name, parse_text(SourceFile("s.txt", text))) for name, text in beside]
    suffix = ".md" if re.search(r"^#|^\*\*|^\||^\[\^", case.text, re.MULTILINE) else ".txt"
    return _examined(case, case.text, suffix, Config(attached=tuple(attached)))


def _examined(case: Case, text: str, suffix: str, config: Config) -> Outcome:
    """Return what is found in a text that stands in no file."""
    try:
        report = examine_text(text, suffix, config)
    except Exception as error:  # noqa: BLE001 - one document must not end the run
        return Outcome(case.set_name, case.name, {}, error=str(error))
    findings = (f"{one.code} {one.place.line}: {one.message}" for one in report.findings)
    return Outcome(case.set_name, case.name, {line: line for line in sorted(findings)})


def modules(areas: Sequence[str]) -> Iterator[ModuleType]:
    """Yield the modules in the folders or files asked for."""
    for found in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if _is_inside(PACKAGE.parent / f"{found.name.replace('.', '/')}", areas):
            yield importlib.import_module(found.name)


def _is_inside(path: Path, areas: Sequence[str]) -> bool:
    """True if a module is one of the areas or stands in one."""
    place = path.relative_to(PACKAGE)
    return any(place == Path(area) or Path(area) in place.parents for area in areas)


def rules_of(module: ModuleType, *, with_finders: bool = False) -> Iterator[Rule]:
    """Yield the functions of a module, and those of its classes, that answer yes or no."""
    own = [each for each in vars(module).values() if inspect.isclass(each)]
    for holder in [module, *(each for each in own if each.__module__ == module.__name__)]:
        for value in vars(holder).values():
            function = _function(value)
            if isinstance(function, FunctionType) and function.__module__ == module.__name__:
                returned = function.__annotations__.get("return")
                name = f"{module.__name__[10:]}:{function.__qualname__}"
                nothing = _nothing_of(str(returned), module)
                if returned in (bool, "bool"):
                    yield Rule(name, function)
                elif nothing and with_finders:
                    yield Rule(name, function, nothing)


def _nothing_of(returned: str, module: ModuleType) -> str:
    """Return what a function returns that finds nothing, or "" if it always finds something."""
    if returned.endswith("| None"):
        return "None"
    if re.match(r"(?:collections\.abc\.)?Iterator\[", returned):
        return "iter(())"
    if re.match(r"tuple\[.*, \.\.\.\]$", returned):
        return "()"
    is_feature = module.__name__.endswith((".features", ".evidence"))
    return "0" if is_feature and returned == "<class 'float'>" else ""


def _function(value: object) -> object:
    """Return the function within a property, a class method or a cache."""
    for name in ("fget", "func", "__func__", "__wrapped__"):
        value = getattr(value, name, None) or value
    return inspect.unwrap(value) if callable(value) else value


def watch(
    documents: Sequence[Case], engine: Iterable[ModuleType], *, with_finders: bool = False
) -> Study:
    """Examine the documents and note what each rule answers in each."""
    rules = [rule for one in engine for rule in rules_of(one, with_finders=with_finders)]
    caches = Caches.of_program()
    kept = {id(rule): _note_answers(at, rule) for at, rule in enumerate(rules)}
    place = 0

    def noting(at: int, given: tuple[Any, ...], named: Mapping[str, Any]) -> object:
        rule = rules[at]
        answer: Any = kept[id(rule)](*given, **named)
        if rule.nothing == "iter(())":
            return _peeked(rule, place, answer)
        rule.answers[bool(answer)].add(place)
        rule.counted[bool(answer)] += 1
        rule.is_of_constants |= place < 0
        return answer

    setattr(builtins, NOTING, noting)
    place = -1
    caches.clear(with_constants=True)
    caches.fill_constants()
    base, seconds = [], []
    for place, case in enumerate(documents):  # noqa: B007 - `noting` reads it
        caches.clear()
        begun = time.process_time()
        base.append(outcome(case))
        seconds.append(time.process_time() - begun)
    for rule in rules:
        _give(rule, rule.code)
    return Study(documents, base, rules, seconds, caches)


def _peeked(rule: Rule, place: int, found: Iterator[object]) -> Iterator[object]:
    """Yield what a finder finds, and note whether it found something."""
    is_empty = True
    for one in found:
        is_empty = False
        rule.answers[True].add(place)
        yield one
    rule.answers[not is_empty].add(place)
    rule.counted[not is_empty] += 1


NOTING = "_ablation_noting"


def _note_answers(at: int, rule: Rule) -> Any:
    """Let a rule pass what it is asked to `noting`, and return the rule as it was."""
    old: Any = rule.function
    before: Any = FunctionType(
        old.__code__, old.__globals__, old.__name__, old.__defaults__, old.__closure__
    )
    before.__kwdefaults__ = old.__kwdefaults__
    if not old.__code__.co_freevars:
        made: dict[str, Any] = {}
        exec(f"def noted(*given, **named): return {NOTING}({at}, given, named)", made)  # noqa: S102
        _give(rule, made["noted"].__code__)
    return before


@frozen
class Caches:
    """What the program keeps of what its rules answered."""

    by_words: Sequence["functools._lru_cache_wrapper[Any]"]
    constants: Sequence["functools._lru_cache_wrapper[Any]"]
    """Those of functions that take nothing, and so depend on no document."""

    @classmethod
    def of_program(cls) -> "Caches":
        """Return those of all modules but of the word lists."""
        found = [
            value
            for name, module in list(sys.modules.items())
            if name.startswith("factcheck.") and name.split(".")[1] not in {"data", "lexicon"}
            for value in vars(module).values()
            if isinstance(value, functools._lru_cache_wrapper)  # noqa: SLF001 - its only name
        ]
        constants = [one for one in found if not inspect.signature(one).parameters]
        return cls([one for one in found if one not in constants], constants)

    def clear(self, *, with_constants: bool = False) -> None:
        """Let nothing be kept; of constants only if a rule that they ask has changed."""
        for one in (*self.by_words, *(self.constants if with_constants else ())):
            one.cache_clear()

    def fill_constants(self) -> None:
        """Make all constants, so that it shows which rules they ask."""
        for one in self.constants:
            one()


def changed_again(study: Study, table_of_before: Path) -> None:
    """Try each rule in the document that an earlier run found changed without it."""
    places = {f"{case.set_name}/{case.name}": at for at, case in enumerate(study.cases)}
    rows = [line.split("\t") for line in table_of_before.read_text(encoding="utf-8").splitlines()]
    changed = {row[0]: row[-1] for row in rows if row[1] == Verdict.CHANGES}
    for rule in study.rules:
        found = re.match(r"(.+?) [+-] ", changed.get(rule.name, ""))
        at = places.get(found[1]) if found else None
        if at is not None and at in rule.varying:
            with _forced([rule], study):
                rule.changed = study.change(at)


def judged(study: Study, tests: Sequence[str]) -> Iterator[Rule]:
    """Yield each rule when it is judged; last, once more, those that only a test states."""
    yield from (rule for rule in study.rules if rule.changed or not rule.varying)
    yield from tried(study)
    if tests:
        pytest.main([*tests, "-q", "-n0", "-p", "no:cacheprovider"], [Stated(study)])
        yield from (rule for rule in study.rules if rule.stated)


def tried(study: Study) -> Iterator[Rule]:
    """Force the rules that vary, and yield each when it is judged: documents first, then tests."""
    idle = [rule for rule in study.rules if rule.verdict == Verdict.NOTHING]
    places = _shortest_first(study, range(len(study.cases)))
    for in_tests in (False, True):
        trial = Trial(
            study, [at for at in places if (study.cases[at].set_name == SENTENCES) is in_tests]
        )
        waiting = yield from trial.round(idle)
        idle = [rule for rule in idle if not rule.changed and rule not in waiting] + waiting
        yield from trial.round(idle, is_last=True)
        idle = [rule for rule in idle if not rule.changed]
    yield from idle


@frozen
class Trial:
    """Rules that are forced at once, in one document after the other."""

    study: Study
    places: Sequence[int]

    def round(
        self, rules: Sequence[Rule], *, is_last: bool = False
    ) -> Generator[Rule, None, list[Rule]]:
        """Yield rules that change something; return those that do it beside others only.

        In the last round these are judged, too: all others are known to change nothing.
        """
        idle, waiting = [*rules], list[Rule]()
        for at in self.places:
            here = [rule for rule in idle if at in rule.varying]
            passed = [rule for rule in idle if at not in rule.varying]
            for rule, changed in self._changing(at, here, passed) if here else ():
                idle.remove(rule)
                self.study.force([rule])
                rule.changed = self.study.change(at) or (changed if is_last else "")
                if rule.changed:
                    yield rule
                else:
                    waiting.append(rule)
        self.study.force(())
        return waiting

    def _changing(
        self, at: int, rules: Sequence[Rule], passed: list[Rule], known: str = ""
    ) -> Iterator[tuple[Rule, str]]:
        """Yield those of the rules that change a document, with the change; the others pass."""
        changed = known or self._change(at, [*passed, *rules])
        if not changed:
            passed += rules
        elif len(rules) == 1:
            yield rules[0], changed
        else:
            half = len(rules) // 2
            first = list(self._changing(at, rules[:half], passed))
            yield from first
            yield from self._changing(at, rules[half:], passed, "" if first else changed)

    def _change(self, at: int, rules: Sequence[Rule]) -> str:
        self.study.force(rules)
        return self.study.change(at)


@contextmanager
def _forced(rules: Sequence[Rule], study: Study) -> Iterator[None]:
    """Let rules give their usual answer for a while."""
    study.force(rules)
    try:
        yield
    finally:
        study.force(())


class Stated:
    """A plugin of pytest: each test that passes is run again while idle rules are forced."""

    def __init__(self, study: Study) -> None:
        """Take the rules that change no document."""
        self._study = study
        changes = (Verdict.CHANGES, Verdict.CLOSURE)
        self._idle = [rule for rule in study.rules if rule.verdict not in changes]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        """Run a test, and note the rules without which it fails."""
        if _passes(item, nextitem):
            for rule in self._needed(item, nextitem, self._idle):
                rule.stated = item.nodeid
                self._idle.remove(rule)
        return True

    def _needed(
        self, item: pytest.Item, nextitem: pytest.Item | None, rules: Sequence[Rule]
    ) -> list[Rule]:
        with _forced(rules, self._study):
            if _passes(item, nextitem):
                return []
        half = len(rules) // 2
        if not half:
            return [*rules]
        halves = rules[:half], rules[half:]
        return [rule for some in halves for rule in self._needed(item, nextitem, some)]


def _passes(item: Any, nextitem: pytest.Item | None) -> bool:
    """True if a test passes when it is run, as often as it was before."""
    item._initrequest()  # noqa: SLF001 - fixtures are made anew
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    return all(report.passed for report in reports)


def _shortest_first(study: Study, places: Iterable[int]) -> list[int]:
    def size(at: int) -> int:
        case = study.cases[at]
        return len(case.text) or Path(case.path).stat().st_size

    return sorted(places, key=size)


def _give(rule: Rule, code: CodeType) -> None:
    """Put another body into a function, wherever it was imported to."""
    function: Any = rule.function
    function.__code__ = code


def _difference(old: Outcome, new: Outcome) -> str:
    """Return one line on what changed in a document, or nothing."""
    came = [f"+ {line}" for key, line in new.findings.items() if key not in old.findings]
    went = [f"- {line}" for key, line in old.findings.items() if key not in new.findings]
    failed = [new.error] if new.error != old.error else []
    lines = [*failed, *came, *went]
    return f"{old.set_name}/{old.name} {' '.join(lines[0].split())[:120]}" if lines else ""


def summary(rules: Sequence[Rule]) -> None:
    """Print how many rules there are of each kind, and the share that changes nothing."""
    counted = Counter(rule.verdict for rule in rules)
    kinds = ", ".join(f"{count} {verdict}" for verdict, count in counted.most_common())
    stated = counted[Verdict.STATED] + counted[Verdict.SENTENCE]
    idle = len(rules) - counted[Verdict.CHANGES] - counted[Verdict.CLOSURE] - stated
    shares = (f"{count / max(1, len(rules)):.0%}" for count in (idle + stated, idle))
    print(f"{len(rules)} rules: {kinds}; {next(shares)} change no document,", end=" ")
    print(f"{next(shares)} neither a document nor a test")


def _line(rule: Rule) -> str:
    where = f"{rule.usual}; otherwise in {len(rule.varying)} documents"
    return f"{rule.name}: {rule.verdict} ({where}) {rule.changed or rule.stated}".rstrip()


def table(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the rules as rows, the fields apart by tabs."""
    yield "rule\tverdict\tusual\ttrue_in\tfalse_in\tfirst_change"
    for rule in rules:
        counts = (len(rule.answers[True]), len(rule.answers[False]))
        row = (rule.name, rule.verdict, rule.usual, *counts, rule.changed or rule.stated)
        yield "\t".join(map(str, row))


def write_unused(
    file: Path, sets: Sequence[str], areas: Sequence[str], examined: Path | None
) -> None:
    """Examine the documents in a process that is watched from its first import."""
    with tempfile.TemporaryDirectory() as folder:
        lines = f"{folder}/lines"
        options = [f"--rcfile={os.devnull}", f"--data-file={lines}", f"--source={PACKAGE}"]
        command = [sys.executable, "-m", "coverage", "run", *options, __file__, "--run-once"]
        kept = [f"--examined={examined}"] if examined else []
        subprocess.run([*command, f"--sets={','.join(sets)}", *kept], check=True)
        watched = Coverage(data_file=lines, config_file=False)
        watched.load()
        file.write_text("\n".join(unused(watched, areas)) + "\n", encoding="utf-8")


def unused(watched: Coverage, areas: Sequence[str]) -> Iterator[str]:
    """Yield, file by file, the functions that were never called and the other lines never run."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if not _is_inside(path.with_suffix(""), areas):
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
