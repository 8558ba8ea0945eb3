"""Further modules for workers of a build: Arrow, and everything that Arrow imports on first use.

If pandas is installed, this includes pandas, which takes half a second in each process that has not
loaded it yet.
"""

import gc

from factcheck.corpus.preloaded import REPORT
from factcheck.corpus.rows import rows

rows(REPORT, "", "")
gc.collect()
gc.freeze()
