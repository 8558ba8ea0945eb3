"""Places that English writes by two romanisations of which no rule of letters leads to the other.

Source: the romanisation of Ukrainian that the U.S. Board on Geographic Names and the United Nations
Group of Experts on Geographical Names use, beside the older one by way of Russian; Hanyu Pinyin
(ISO 7098) beside Chinese postal romanisation. Renamed places ("Bombay", "Danzig") are two names.
"""

from collections.abc import Iterator, Mapping

from factcheck.align.bearers import vetoes
from factcheck.align.bearers.fullnames import Verdict
from factcheck.align.bearers.lone import Lone
from factcheck.align.bearers.setting import Setting
from factcheck.align.bearers.usages import Usage
from factcheck.model import VariantKind

_PAIRS = (
    ("chernihiv", "chernigov"),
    ("chornobyl", "chernobyl"),
    ("kharkiv", "kharkov"),
    ("kyiv", "kiev"),
    ("luhansk", "lugansk"),
    ("lviv", "lvov"),
    ("mykolaiv", "nikolayev"),
    ("odesa", "odessa"),
    ("zaporizhzhia", "zaporozhye"),
    ("beijing", "peking"),
    ("chongqing", "chungking"),
    ("nanjing", "nanking"),
    ("qingdao", "tsingtao"),
    ("tianjin", "tientsin"),
)


def romanised(
    setting: Setting, words: Mapping[str, Lone]
) -> Iterator[tuple[Usage, Usage, Verdict]]:
    """Yield (rare, usual, verdict) of two forms of a place, each where it stands alone.

    In a longer name an older form may be the right one: "Peking University".
    """
    for pair in _PAIRS:
        forms = [words[word].alone for word in pair if word in words]
        known = [form for form in forms if form]
        if len(known) == len(pair):
            usual, rare = sorted(known, key=lambda one: (-one.count, one.start))
            told = vetoes.one_sentence(setting, rare, usual) or vetoes.alias(setting, rare, usual)
            if not told:
                proof = ("both are romanisations of one name",)
                yield rare, usual, Verdict("", VariantKind.PLACE, proof)
