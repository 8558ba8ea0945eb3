"""What the site has beyond the pages of this folder; mkdocs calls these functions.

- the reference of the command, made from its own options, and of the model;
- the examples, to be loaded down, and CONTRIBUTING and CHANGELOG of the checkout as pages;
- links that lead out of this folder become links into the site, or words.
"""

import inspect
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from generate import FAMILIES
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import factcheck
from factcheck import model
from factcheck.apps.cli import COMMANDS, main
from factcheck.checks import CHECKS
from factcheck.claims import ledger

ROOT = Path(__file__).resolve().parent.parent
BESIDE = {"CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
"""Pages of the checkout → pages of the site."""
LENT = ("examples", "editors")
"""Folders of the checkout whose files can be loaded down."""
LEFT_OUT = {"__pycache__", "node_modules", "test", "package-lock.json"}
PACKED = "examples.zip"
LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")
SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
INNER_NAV = re.compile(
    r'<nav class="md-nav"( data-md-level="[1-9]") aria-labelledby="[^"]*" aria-expanded="[^"]*">'
)
"""Lists within the navigation, which the theme makes landmarks of one name."""
PRINTED_HEADING = re.compile(r'<span class="gp">#[^\n]*')
FENCE_NAME = re.compile(r"^```(\w+) ([\w.-]+)$", re.MULTILINE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fill the navigation with what is made."""
    config.nav = [_filled(entry) for entry in config.nav or []]
    return config


def _filled(entry: Any) -> Any:
    """Return an entry with the pages of the checks, or of the reference."""
    if entry == {"Checks": "checks/index.md"}:
        families: dict[str, list[str]] = {}
        for check in CHECKS:
            family = FAMILIES.get(check.code[:3], check.code[:3])
            families.setdefault(family, []).append(f"checks/{check.code}.md")
        return {"Checks": ["checks/index.md", *({name: of} for name, of in families.items())]}
    if entry == {"Reference": "reference/index.md"}:
        commands = [f"reference/{name}.md" for name in COMMANDS]
        python = ["reference/python.md", "reference/model.md"]
        return {
            "Reference": [
                "reference/index.md",
                {"The command": commands},
                {"Python": python},
                {"The project": list(BESIDE.values())},
            ]
        }
    return entry


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made, the examples and the pages beside this folder."""
    for name, text in _made():
        files.append(File.generated(config, name, content=text))
    for source, target in BESIDE.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, target, content=text))
    for path in (path for folder in LENT for path in _lent(folder)):
        name = path.relative_to(ROOT).as_posix()
        file = File.generated(config, f"{name}.raw", abs_src_path=str(path))
        file.dest_uri = name
        files.append(file)
    files.append(File.generated(config, PACKED, content=_packed()))
    return files


def _lent(folder: str) -> list[Path]:
    """Return the files of a folder that can be loaded down, without what programs leave there."""
    found = sorted(path for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path for path in found if not LEFT_OUT & set(path.relative_to(ROOT).parts)]


def _packed() -> bytes:
    """Return all examples as one archive, the same in every build."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _lent("examples"):
            name = zipfile.ZipInfo(path.relative_to(ROOT).as_posix(), (2026, 1, 1, 0, 0, 0))
            archive.writestr(name, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead links out of this folder to where their target is in the site."""
    del config
    at = page.file.src_uri
    origin = next((source for source, made in BESIDE.items() if made == at), f"docs/{at}")

    def led(found: re.Match[str]) -> str:
        words, target, anchor = found[1], found[2], found[3] or ""
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target))
        inside = _inside(whole)
        if inside is None:
            return words
        if inside not in files.src_uris:
            return found[0]
        here = posixpath.dirname(at) or "."
        return f"[{words}]({posixpath.relpath(inside, here)}{anchor})"

    parts = re.split(r"(^```.*?^```)", markdown, flags=re.MULTILINE | re.DOTALL)
    text = "".join(part if part.startswith("```") else LINK.sub(led, part) for part in parts)
    return FENCE_NAME.sub(r'```\1 title="\2"', text)


def _inside(whole: str) -> str | None:
    """Return the page or file of the site for a path of the checkout; None where there is none."""
    if whole in BESIDE:
        return BESIDE[whole]
    if whole == "README.md":
        return "index.md"
    if whole.startswith("docs/"):
        return whole.removeprefix("docs/")
    if whole.partition("/")[0] in LENT and (ROOT / whole).is_file():
        return f"{whole}.raw"
    return None


def on_page_content(html: str, page: Page, **kwargs: Any) -> str:
    """Mark what a check flags in its examples; mend what Markdown and its colours make of a page.

    An empty head of a column is no head. A heading that a command prints is no prompt of root.
    """
    del kwargs
    html = PRINTED_HEADING.sub(_as_output, html)
    html = re.sub(r"<th([^>]*)></th>", r"<td\1></td>", html)
    if not page.file.src_uri.startswith("checks/"):
        return html
    return html.replace("[[", "<mark>").replace("]]", "</mark>")


def _as_output(line: re.Match[str]) -> str:
    return f'<span class="go">{re.sub("<[^>]*>", "", line[0])}</span>'


def on_post_page(output: str, **kwargs: Any) -> str:
    """Mend what the theme leaves out for those who hear a page."""
    del kwargs
    named = output.replace(SEARCH, f'{SEARCH} aria-label="Search"')
    return INNER_NAV.sub(r'<nav class="md-nav"\1 role="presentation">', named)


def _made() -> Iterator[tuple[str, str]]:
    """Yield name and text of each page of the reference."""
    for name in COMMANDS:
        yield f"reference/{name}.md", "\n".join(_command(name))
    yield "reference/model.md", "\n".join(_model())


def _command(name: str) -> Iterator[str]:
    """Yield the page of a subcommand: what it does, its examples, arguments and options."""
    with click.Context(main, info_name="factcheck", **main.context_settings) as parent:
        command = main.get_command(parent, name)
        if command is None:
            raise click.UsageError(f"there is no command '{name}'")
        yield from _described(command, click.Context(command, info_name=name, parent=parent), "#")


def _described(command: click.Command, context: click.Context, level: str) -> Iterator[str]:
    """Yield what a command does under a heading, and what commands it has."""
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"{level} {context.command_path}\n"
    yield f"```text\n{context.command_path} {pieces}\n```\n"
    yield from _told(inspect.cleandoc(command.help or ""))
    found = _options(command, context)
    if found:
        yield f"{level}# Options\n" if level == "#" else "Options:\n"
        yield from (f"`{flags}`\n:   {_plain(told)}\n" for flags, told in found if told)
    if command.epilog:
        yield f"{inspect.cleandoc(command.epilog)}\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                inner = click.Context(below, info_name=name, parent=context)
                yield from _described(below, inner, f"{level}#")


def _told(text: str) -> Iterator[str]:
    """Yield a help text: paragraphs, and as code what click is asked not to wrap."""
    for paragraph in text.replace("\f", "").split("\n\n"):
        if paragraph.startswith("\b"):
            lines = paragraph.removeprefix("\b").strip("\n").split("\n")
            if not lines[0].startswith(" "):
                yield f"{lines.pop(0)}\n"
            yield f"```text\n{inspect.cleandoc(chr(10).join(lines))}\n```\n"
        else:
            yield f"{paragraph}\n"


def _options(command: click.Command, context: click.Context) -> list[tuple[str, str]]:
    """Return the options of a command as its help shows them, without that of the help itself."""
    found = (option.get_help_record(context) for option in command.get_params(context))
    return [record for record in found if record is not None and "--help" not in record[0]]


def _plain(text: str) -> str:
    """Return text in one line, in which no sign is markup but that of code."""
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(
        part if part.startswith("`") else re.sub(r"([\[\]<>*_])", r"\\\1", part) for part in parts
    )


def _model() -> Iterator[str]:
    """Yield the page of the values that a report or a ledger is made of."""
    yield "# The model\n"
    yield "The classes in `factcheck.model` and `factcheck.claims.ledger`.\n"
    modules: dict[str, list[str]] = {}
    homes = {name: home for home in (ledger, model) for name in home.__all__}
    for name in sorted(set(homes) - set(factcheck.__all__)):
        value = getattr(homes[name], name)
        if inspect.isclass(value) or inspect.isfunction(value):
            modules.setdefault(value.__module__, []).append(name)
    for module, names in sorted(modules.items()):
        yield f"## {module.rpartition('.')[2].capitalize()}\n"
        yield from (f"::: {module}.{name}\n" for name in names)
