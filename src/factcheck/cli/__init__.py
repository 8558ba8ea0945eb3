"""The command `factcheck`.

The subcommands are read in `commands`, each from a file of its own when it is called.
"""

import atexit
import gc
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

if TYPE_CHECKING:
    from factcheck.cli.commands import main

__all__ = ["COMMANDS", "STOPPED", "main", "run"]

gc.set_threshold(500_000)
"""A run makes many small values and drops few: looking for cycles less often saves time."""
atexit.register(gc.freeze)
"""What is left at the end goes with the process: a last look for cycles in it helps nobody."""

STOPPED = 130
"""Exit status of a run that Ctrl-C ends: 128 and the number of the signal, as shells count."""
PIPE_CLOSED = 141
"""Exit status where the reader of standard output or standard error is gone: 128 and SIGPIPE."""
COMMANDS = {
    "check": "Find where documents contradict themselves.",
    "review": "Work through a document on a page: decide, tick, ask, write.",
    "ledger": "Tell how far a document is checked; tick, judge, ask and note its facts.",
    "decide": "Dismiss, accept, query or put off findings; they stay so.",
    "compare": "Tell what changed between two versions, and what was left over.",
    "errata": "Write the errata list of a document.",
    "cite": "Write a document's citations: BibTeX, CSL-JSON, RIS or text.",
    "sources": "Hold figures, dates and names against the texts of their sources.",
    "claims": "Draft a claims folder from a document.",
    "propose": "Ask a language model which places contradict one another.",
    "forms": "List what a document writes in two forms, and decide which is right.",
    "sheet": "Write a document's style sheet: names, words, numbers and dates, marks.",
    "uncomment": "Write a Word document without factcheck's comments.",
    "lsp": "Serve an editor: findings while you write.",
    "corpus": "Keep an archive of many documents; check and ask it as a whole.",
    "explain": "Explain a check, or list them all.",
    "mcp": "Let an assistant check, prove and cite, over the Model Context Protocol.",
    "serve": "Serve LanguageTool's interface to the editors that people have.",
    "schema": "Print the JSON Schema of claims, decisions or proposals.",
}


def run() -> None:
    """Run the command line, and end the process with the exit status.

    Whatever goes wrong ends with a message and status 2: status 1 means findings and nothing else.
    """
    _replace_closed()
    try:
        from factcheck.cli.commands import main  # noqa: PLC0415 - it imports click

        main(prog_name="factcheck")
    except SystemExit as ended:
        _end_at_once(ended.code)
        raise
    except KeyboardInterrupt:
        _fail("stopped", STOPPED)
    except BrokenPipeError:
        from factcheck.cli.common import leave_pipes  # noqa: PLC0415 - where a pipe was closed

        leave_pipes()
        sys.exit(PIPE_CLOSED)
    except Exception as error:  # noqa: BLE001 - whatever no command expected
        if "--debug" in sys.argv:
            import traceback  # noqa: PLC0415 - for one option

            traceback.print_exc()
        _fail(_fault(error), 2)


def _end_at_once(status: object) -> None:
    """End the process if a model that is left behind still runs.

    Its plugin may run native code, which crashes while the interpreter is taken down around it.
    """
    models = sys.modules.get("factcheck.asking.models")
    if models is not None and models.is_left_behind() and isinstance(status, int):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _replace_closed() -> None:
    """Put files in place of streams that the caller has closed, as by `>&-`; Python has None.

    What is written to standard output then is an error, what is written to standard error is lost.
    """
    sys.stdin = sys.stdin or _null("r")
    sys.stdout = sys.stdout or _null("r")
    sys.stderr = sys.stderr or _null("w")


def _null(mode: str) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")  # type: ignore[return-value]  # noqa: PTH123


def _fault(error: Exception) -> str:
    """Return what to say of an error that no command expected."""
    from factcheck.storage import reason  # noqa: PLC0415 - for errors only

    if isinstance(error, OSError):
        return f"{error.filename or 'standard output'}: {reason(error)}. Check it, and run again."
    if isinstance(error, MemoryError):
        return "out of memory. Check fewer or smaller documents at once."
    return (
        f"a fault of factcheck stopped the command ({type(error).__name__}: {error}). "
        "Please report it with what `factcheck --debug …` prints for this command."
    )


def _fail(message: str, status: int) -> NoReturn:
    from factcheck.cli.common import complain  # noqa: PLC0415 - for errors only

    complain(message)
    sys.exit(status)


def __getattr__(name: str) -> Any:
    """Import the group of all subcommands when it is asked for.

    Raises:
        AttributeError: there is no such name.
    """
    if name != "main":
        raise AttributeError(f"module 'factcheck.cli' has no attribute '{name}'")
    from factcheck.cli.commands import main  # noqa: PLC0415 - as above

    return main
