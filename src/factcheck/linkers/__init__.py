"""Linkers: facts → claims, who is who, and the claims that tell one happening."""

from factcheck.linkers.declared import declared_measures

__all__ = ["declared_measures"]
