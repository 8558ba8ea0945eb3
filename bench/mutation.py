"""Documents changed on purpose, or not at all: what is found.

    python bench/mutation.py [events] [COUNT] [FILE …]
    python bench/mutation.py prose [FILE.jsonl …]
    python bench/mutation.py names [COUNT] [SEED] [--missed]

With `events` one telling of what is told twice is changed: dates, clock times, figures, quoted
words and words that look alike; see plantings.py. At most COUNT changes of each kind (120) are
made, in the annotated documents beside the checkout and those of the checkout itself.

With `prose` nothing is planted: all default checks run over public histories and reports, and
every finding is printed, to be judged by reading; see prose.py.

With `names` slips are planted in names of public histories and reports; see mutation_names.py.
"""

import sys
from pathlib import Path

from mutation_events import MOST, events
from mutation_names import names
from prose import prose


def main() -> None:
    what, rest = (sys.argv[1:2] or ["events"])[0], sys.argv[2:]
    counts = [int(one) for one in rest if one.isdigit()]
    paths = [Path(one) for one in rest if not one.isdigit()]
    if what == "names":
        names(rest)
    elif what == "prose":
        prose(paths)
    else:
        events(counts[0] if counts else MOST, paths)


if __name__ == "__main__":
    main()
