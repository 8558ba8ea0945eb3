"""Word lists that stand in code: what belongs into `src/factcheck/lexicon`.

    python bench/wordlists.py [--in mentions,align] [--overlap]

A list is more than eight words in one place: a collection of words, or of pairs of words, a string
that is split into words, the alternatives of one group of a pattern. Each is printed with its file,
its line and its words; the last line is their number. `--overlap` prints beside each the list of
the lexicon that is most like it, with the share of their words that both have. What leads from
names to functions is no list of words.
"""

import argparse
import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeGuard

from attrs import frozen

from factcheck import lexicon

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "factcheck"
ENGINE = ("text", "mentions", "frames", "align", "equations", "citing", "words")
MOST = 8
"""So many words may stand in code."""
_WORD = re.compile(r"[^\W\d_]+(?:[ ’'.-][^\W\d_]+){0,3}\.?")
_SHAPE = re.compile(r"\\[bs.-]|\(\?(?:[:=!]|<[=!])|[()?:+*.\[\]\^$ ’'-]")
"""What a pattern may have around the letters of a word: blanks, endings, letters to choose."""
_CLASS = re.compile(r"\[[^\]]*\w-\w")
"""Any letters of a range, which are no word."""
_FILLED = "\0"
"""Stands in a pattern for what is filled in from elsewhere."""
_SPLIT = {"split", "splitlines"}
_WORD_SET = "word_set"
"""The function of the readers that splits what it is given."""


@frozen
class WordList:
    """More than eight words in one place of the code."""

    path: Path
    line: int
    words: tuple[str, ...]


def word_lists(path: Path) -> Iterator[WordList]:
    """Yield the word lists of one module, in order of their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        target.id: _literal(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = {
        (getattr(node, "lineno", 0), words)
        for node in _told_by_code(tree)
        for words in _lists_of(node, names)
        if len(words) > MOST
    }
    yield from (WordList(path, line, words) for line, words in sorted(found))


def _told_by_code(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield every node but texts that stand alone (docstrings) and the names a module offers."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Assign) and "__all__" in ast.unparse(child.targets[0]):
            continue
        yield child
        if not _literal(child):
            yield from _told_by_code(child)


def _lists_of(node: ast.AST, names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        yield _words_of(node.elts)
        yield _words_of(each.elts[0] for each in node.elts if _is_pair(each))
    elif isinstance(node, ast.Dict) and any(map(_literal, node.values)):
        yield _words_of(key for key in node.keys if key)
        yield _words_of(node.values)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in _SPLIT:
            split = node.func.value
            words = names.get(split.id, "") if isinstance(split, ast.Name) else _literal(split)
            yield tuple(words.split())
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == _WORD_SET:
        yield tuple(_literal(node.args[0]).split())
    elif source := _literal(node):
        yield from _alternations(source)


def _is_pair(node: ast.expr) -> TypeGuard[ast.Tuple]:
    """True if an element of a collection is a word with its value."""
    return isinstance(node, ast.Tuple) and len(node.elts) == len(("word", "value"))


def _words_of(nodes: Iterable[ast.expr]) -> tuple[str, ...]:
    """Return the strings of a collection if all of them are words."""
    strings = [node.value if isinstance(node, ast.Constant) else None for node in nodes]
    words = tuple(text for text in strings if isinstance(text, str) and _WORD.fullmatch(text))
    return words if len(words) == len(strings) else ()


def _literal(node: ast.AST) -> str:
    """Return the text of a string, whose adjacent and added pieces are one; "" if it is none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(value) or _FILLED for value in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _literal(node.left), _literal(node.right)
        return (left or _FILLED) + (right or _FILLED) if left or right else ""
    return ""


def _alternations(source: str) -> Iterator[tuple[str, ...]]:
    """Yield the words among the alternatives of each group of a pattern, and of the whole."""
    groups = [[""]]
    for piece in re.findall(
        r"\\.|\[(?:\\.|[^\]\\])+\]|\(\?P?<\w+>|\(\?[\w-]*[:!=>]|.", source, re.DOTALL
    ):
        if piece.startswith("("):
            groups.append([""])
        elif piece == "|":
            groups[-1].append("")
        elif piece == ")" and len(groups) > 1:
            inside = groups.pop()
            yield tuple(filter(_is_word, inside))
            groups[-1][-1] += f"(?:{'/'.join(inside)})"
        else:
            groups[-1][-1] += piece
    yield tuple(filter(_is_word, groups[0]))


def _is_word(alternative: str) -> bool:
    """True if one alternative of a pattern is a word or a phrase, with or without its endings."""
    letters = _SHAPE.sub("", alternative).replace("/", "")
    return letters.isalpha() and not _CLASS.search(alternative)


def _likest(words: tuple[str, ...]) -> str:
    """Return the list of the lexicon that is most like some words, and how much."""
    plain = {re.sub(r"\\[sb]\+?", " ", word).strip().lower() for word in words}
    plain = {re.sub(r"\(.*?\)\??|\?", "", word) for word in plain}
    shares = {}
    for subject in lexicon.subjects():
        for name in lexicon.sections(subject):
            listed = _listed(f"{subject}.{name}")
            shares[f"{subject}.{name}"] = len(plain & listed) / len(plain | listed)
    likest = max(shares, key=lambda item: shares[item])
    return f"{likest} {shares[likest]:.2f}"


def _listed(item: str) -> set[str]:
    subject, _, name = item.partition(".")
    kind = lexicon.sections(subject)[name].kind
    if kind == "sets":
        return {word for line in lexicon.sets(item) for part in line for word in part}
    forms = lexicon.table(item) if kind == "table" else lexicon.ordered(item)
    return {form.lower() for form in forms}


def modules(parts: Iterable[str]) -> list[Path]:
    """Return the modules of some parts of the package, in order."""
    return sorted(path for part in parts for path in (PACKAGE / part).rglob("*.py"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--in", dest="parts", default=",".join(ENGINE))
    parser.add_argument("--overlap", action="store_true")
    arguments = parser.parse_args()
    found = [each for path in modules(arguments.parts.split(",")) for each in word_lists(path)]
    for each in found:
        like = f" [{_likest(each.words)}]" if arguments.overlap else ""
        place = each.path.relative_to(ROOT)
        print(f"{place}:{each.line}: {len(each.words)}{like}: {' | '.join(each.words)}")
    print(f"{len(found)} lists of more than {MOST} words")


if __name__ == "__main__":
    main()
