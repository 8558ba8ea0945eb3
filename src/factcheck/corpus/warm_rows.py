"""What a worker of a build needs besides: Arrow, and with it whatever Arrow looks for at first.

If pandas is installed, that is pandas, in half a second of every process that has not met it yet.
"""

import gc

from factcheck.corpus.rows import rows
from factcheck.corpus.warm import REPORT

rows(REPORT, "", "")
gc.collect()
gc.freeze()
