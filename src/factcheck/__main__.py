"""Runs factcheck as `python -m factcheck`."""

from factcheck.apps.cli import run

if __name__ == "__main__":
    run()
