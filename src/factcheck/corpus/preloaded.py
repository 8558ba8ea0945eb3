"""Modules and data that workers need, loaded and used once; only `pool` imports this.

Importing takes a second. Processes forked afterwards have everything from their first document on.
Patterns and word lists are made on first use, hence the sample, whose result is ignored.
"""

import gc

from factcheck.analysis.pipeline import examine_text

_SAMPLE = """# The bridge at Holm

*By Ingrid Solheim, 12 March 2021*

On Sunday 12 June 2021 two hundred volunteers, 120 from Holm and 80 from Lund, walked across the new
bridge (Holm Bridge Authority, HBA), which is 1.4 km long and cost $3.2 million, 15% more than was
planned. "We have waited eleven years," said Ingrid Solheim, 54, who was born in 1967 [1]. It opened
at 10 a.m.; by then 4,500 people from twenty-three countries had come (Berg & Lie, 2019, p. 12).

| year | walkers | share |
| --- | --- | --- |
| 2020 | 1,200 | 40% |
| 2021 | 1,800 | 60% |
| total | 3,000 | 100% |

## References

1. Berg, A., & Lie, T. (2019). Bridges of the north. *Journal of Spans*, 12(3), 45–67.
   https://doi.org/10.1000/182
"""

REPORT = examine_text(_SAMPLE, ".md")
examine_text(_SAMPLE)
gc.collect()
gc.freeze()  # so that garbage collection in a worker copies none of these pages
