"""Extractors: Document → facts, one module or package a kind of fact."""

__all__: list[str] = []
