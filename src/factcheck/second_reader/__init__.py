"""Asks language models about a document, and proves what they and others propose."""
