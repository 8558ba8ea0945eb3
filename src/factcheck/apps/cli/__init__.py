"""The command `factcheck`.

`commands` has the subcommands, each in a file that is loaded when it is called.
"""

import atexit
import gc
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

if TYPE_CHECKING:
    from factcheck.apps.cli.commands import main

__all__ = ["COMMANDS", "STOPPED", "main", "run"]

gc.set_threshold(500_000)
"""A run creates many small objects and drops few, so less frequent garbage collection saves time.
"""
atexit.register(gc.freeze)
"""The process is ending, so a final garbage collection is useless."""

STOPPED = 130
"""Exit status after Ctrl-C: 128 plus the number of the signal, as in shells."""
PIPE_CLOSED = 141
"""Exit status where the reader of standard output or standard error is gone: 128 and SIGPIPE."""
COMMANDS = {
    "check": "Find contradictions in documents.",
    "review": "Review a document in the browser: decide on findings, tick facts.",
    "ledger": "Record which facts are checked, and list the unchecked ones.",
    "decide": "Accept, dismiss, query or defer findings.",
    "compare": "Compare the facts of two versions and find old values left behind.",
    "errata": "Write an errata list.",
    "cite": "Write citations as BibTeX, CSL-JSON, RIS or text.",
    "sources": "Check figures, dates and names against source texts.",
    "claims": "Draft or update a claims folder.",
    "propose": "Ask a language model to propose contradictions.",
    "forms": "List what a document writes in two forms, and choose one.",
    "sheet": "Write a style sheet: names, words, numbers, dates, abbreviations.",
    "uncomment": "Remove factcheck's comments from a Word document.",
    "lsp": "Run the language server for editors.",
    "corpus": "Build, check and search an archive of many documents.",
    "explain": "Explain a check, or list all checks.",
    "mcp": "Run the Model Context Protocol server for assistants.",
    "serve": "Run a server with LanguageTool's interface.",
    "schema": "Print the JSON Schema of a file format.",
}


def run() -> None:
    """Run the command line, and end the process with the exit status.

    Every failure ends with a message and status 2; status 1 means findings and nothing else.
    """
    _replace_closed()
    try:
        from factcheck.apps.cli.commands import main  # noqa: PLC0415 - it imports click

        main(prog_name="factcheck")
    except SystemExit as ended:
        _end_at_once(ended.code)
        raise
    except KeyboardInterrupt:
        _fail("stopped", STOPPED)
    except BrokenPipeError:
        from factcheck.apps.cli.common import leave_pipes  # noqa: PLC0415 - where a pipe was closed

        leave_pipes()
        sys.exit(PIPE_CLOSED)
    except Exception as error:  # noqa: BLE001 - any unexpected error
        if "--debug" in sys.argv:
            import traceback  # noqa: PLC0415 - for one option

            traceback.print_exc()
        _fail(_fault(error), 2)


def _end_at_once(status: object) -> None:
    """End the process immediately if an abandoned model is still running.

    Its plugin may run native code, which crashes during the shutdown of the interpreter.
    """
    models = sys.modules.get("factcheck.second_reader.asking.models")
    if models is not None and models.is_left_behind() and isinstance(status, int):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _replace_closed() -> None:
    """Replace streams that the caller has closed, as with `>&-`, which Python sets to None.

    Writing to standard output then is an error; text for standard error is lost.
    """
    sys.stdin = sys.stdin or _null("r")
    sys.stdout = sys.stdout or _null("r")
    sys.stderr = sys.stderr or _null("w")


def _null(mode: str) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")  # type: ignore[return-value]  # noqa: PTH123


def _fault(error: Exception) -> str:
    """Return the message for an unexpected error."""
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
    from factcheck.apps.cli.common import complain  # noqa: PLC0415 - for errors only

    complain(message)
    sys.exit(status)


def __getattr__(name: str) -> Any:
    """Import the group of all subcommands on its first use.

    Raises:
        AttributeError: The name does not exist.
    """
    if name != "main":
        raise AttributeError(f"module 'factcheck.apps.cli' has no attribute '{name}'")
    from factcheck.apps.cli.commands import main  # noqa: PLC0415 - as above

    return main
