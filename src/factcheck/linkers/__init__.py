"""Linkers: facts → claims, who is who, and the claims that tell one happening."""

__all__: list[str] = []
