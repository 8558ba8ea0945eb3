"""Extractors: Document → facts, one module or package a kind of fact."""

from factcheck.extractors.names import names

__all__ = ["names"]
