"""Whether a finding is settled, and by what.

Three things settle a finding: a suppression in the document (`instructions`, applied while the
checks run), a decision (`decided`), or an entry of the baseline (`baseline`). Each moves what it
settles from `Report.findings` to `Report.settled`, with the reason, since when and for which words.
If one of them no longer settles anything, the report has a `Remark`.
"""
