"""Labels: parts of a document with a number, a title or a key, and the references to them."""

from factcheck.extract.labels.label import Label, first_label, label_of, labels_in, sort_of
from factcheck.extract.labels.pointers import pointers
from factcheck.extract.labels.targets import targets

__all__ = ["Label", "first_label", "label_of", "labels_in", "pointers", "sort_of", "targets"]
