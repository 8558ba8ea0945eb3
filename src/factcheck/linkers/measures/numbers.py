"""Units of figures that are parts of something else."""

PERCENT = frozenset({"%", "per cent", "percent"})
SHARES = frozenset({"%", "‰", "per thousand"})
