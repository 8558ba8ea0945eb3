"""Makes `python -m factcheck` the command."""

from factcheck.cli import run

if __name__ == "__main__":
    run()
