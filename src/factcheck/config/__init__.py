"""Settings: which checks run, how dates are read, which forms of names are right.

`Config` contains the settings of a run; `factcheck.config.files` finds and reads settings files.
"""

from factcheck.config.choice import Config, PerFile

__all__ = ["Config", "PerFile"]
