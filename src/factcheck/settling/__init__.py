"""Whether a finding is settled, and by what.

Three things settle a finding: an instruction in the document (`instructions`, asked while the
checks run), a decision (`decided`), an entry of the baseline (`baseline`). Each takes what it
settles out of `Report.findings` into `Report.settled`, with its ground, its reason, since when and
for which words. What settles nothing any more is a `Remark` on the report, whichever it is.
"""
