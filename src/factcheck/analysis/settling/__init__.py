"""Decides which findings are settled, and by what.

Three things settle a finding: a suppression in the document (`instructions`, applied while the
checks run), a decision (`decided`), or an entry in the baseline (`baseline`). Settled findings are
moved from `Report.findings` to `Report.settled`, with the reason, the date and the affected text.
The report has a `Remark` for each suppression, decision or entry that no longer settles a finding.
"""
