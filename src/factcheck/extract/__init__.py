"""Extraction of dates, names, quantities, quotations and references from a document."""
