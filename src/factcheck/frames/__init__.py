"""One statement: who did what, when, where and how many, on whose word; planned, denied or done."""
