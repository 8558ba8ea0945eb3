"""Settings: which checks run, how dates are read, which forms of names are right.

`Config` is what a run is told. `factcheck.config.files` finds and reads the files that set it.
"""

from factcheck.config.choice import Config, PerFile

__all__ = ["Config", "PerFile"]
