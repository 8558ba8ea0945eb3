"""Asks language models about a document, and proves or rejects proposals from any source."""
