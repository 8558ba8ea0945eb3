"""Claims folders: YAML that people write ↔ the dossier; and the JSON Schema of the format."""

from factcheck.claimfiles.load import load

__all__ = ["load"]
