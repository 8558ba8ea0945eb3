"""Labels: parts of a document with a number, a title or a key, and the references to them."""

from factcheck.mentions.labels.label import Label, label_of, sort_of
from factcheck.mentions.labels.pointers import pointers
from factcheck.mentions.labels.targets import targets

__all__ = ["Label", "label_of", "pointers", "sort_of", "targets"]
