"""The version, in one place: the package, the command and the reports read it from here."""

__version__ = "0.1.0"
