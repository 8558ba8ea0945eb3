"""Stand-in until the extractor of dates is there."""

import re
from factcheck.model import MONTHS, Edtf
from factcheck.model.dates import days_in_month

M = {m[:3].lower(): i + 1 for i, m in enumerate(MONTHS)}


def parse_expression(words):
    t = re.findall(r"[A-Za-z]+|\d+", re.sub(r"(?<=\d)(st|nd|rd|th)", "", words))
    iso = re.fullmatch(r"\d{4}(-\d\d){0,2}", words)
    try:
        if iso:
            return Edtf.parse(words)
        ys = [int(x) for x in t if len(x) == 4 and x.isdigit()]
        ms = [M[x[:3].lower()] for x in t if x[:3].lower() in M]
        ds = [int(x) for x in t if x.isdigit() and len(x) < 3]
        if not ms and len(ys) == 2:
            return Edtf.interval(Edtf.of(ys[0]), Edtf.of(ys[1]))
        y = ys[-1]
        if len(ms) == 2:
            return Edtf.interval(Edtf.of(ys[0], ms[0], *(ds[:1])), Edtf.of(y, ms[1], *(ds[1:2])))
        if len(ds) == 2 and ms:
            return Edtf.interval(Edtf.of(y, ms[0], ds[0]), Edtf.of(y, ms[0], ds[1]))
        return Edtf.of(y, *(ms[:1]), *(ds[:1]))
    except Exception:
        return None
