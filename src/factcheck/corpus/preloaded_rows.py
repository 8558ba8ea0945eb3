"""What a worker of a build needs besides: Arrow, and with it whatever Arrow looks for at first.

If pandas is installed, that is pandas, in half a second of every process that has not met it yet.
"""

import gc

from factcheck.corpus.preloaded import REPORT
from factcheck.corpus.rows import rows

rows(REPORT, "", "")
gc.collect()
gc.freeze()
