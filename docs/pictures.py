"""Draws the pictures of the documentation from what the command really prints.

    make pictures

Each picture is an SVG without fonts or scripts from elsewhere, so that a page shows it offline.
"""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = 100
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; white-space: pre; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Draw every picture."""
    words = ["check", "examples/footbridge.md", "--select", "CHR01,NAM01,DAT01"]
    picture("check.svg", f"factcheck {' '.join(words)}", terminal(words))


def terminal(words: list[str]) -> str:
    """Return what the command prints to a terminal, colours included."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "factcheck", *words]
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    with subprocess.Popen(
        command, stdout=follower, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment
    ) as process:
        os.close(follower)
        output = _drain(leader)
        status = process.wait()
    if status > 1:
        raise RuntimeError(f"{' '.join(command)} ended with {status}")
    return output


def _drain(leader: int) -> str:
    chunks = []
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def picture(name: str, command: str, output: str) -> None:
    """Write one terminal picture."""
    text = Text.from_ansi(output.rstrip("\n"))
    columns = max(len(line) for line in text.plain.split("\n"))
    console = Console(record=True, width=columns, file=io.StringIO())
    console.print(Text(f"$ {command}", style="bold"))
    console.print(text)
    svg = console.export_svg(title="factcheck", code_format=FRAME, unique_id="factcheck")
    target = ROOT / "docs" / "images" / name
    target.parent.mkdir(exist_ok=True)
    target.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
