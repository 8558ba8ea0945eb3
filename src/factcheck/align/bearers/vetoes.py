"""Why two forms that look alike are of two bearers; each reason has a name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.align.bearers.fold import fold
from factcheck.align.bearers.setting import Setting
from factcheck.align.bearers.usages import Usage
from factcheck.data.english import is_ordinary, is_proper
from factcheck.model import Name, Span
from factcheck.patterns import lazy

_RELATION = lazy(
    r"\b(?:(?:not|no|nor) ?(?:a )?(?:related|relations?|relatives?)|unrelated(?! (?!to\b)\w)"
    r"|no kin(?:ship)?|namesakes?"
    r"|(?:half-?|step-?)?(?:brothers?|sisters?|siblings?|twins?|cousins?|nephews?|nieces?)"
    r"|married|maiden name|widowed|divorced"
    r"|(?:his|her|whose|their|['’]s) (?:sons?|daughters?|wife|husband|widow|father|mother|uncle)"
    r"|(?:another|other|different) (?:family|person|people|man|woman|men|women)"
    r"|(?:two|both) (?:people|persons|men|women|places|villages|towns)|same (?:sur)?name"
    r"|similar(?:ity of)? names?|unlike"
    r"|(?:not (?:to )?be|often|easily|sometimes|been) (?:confused|mistaken))\b",
    re.IGNORECASE,
)
"""Words that say of two people how they are related, or that they are two."""
_TWO = lazy(
    r"\b(?:(?:not|no|nor) ?(?:a )?(?:related|relations?|relatives?)|unrelated(?! (?!to\b)\w)"
    r"|no kin(?:ship)?|namesakes?"
    r"|(?:two|both) (?:people|persons|men|women|places|villages|towns)"
    r"|(?:another|a different) (?:family|person|man|woman)"
    r"|(?:spells?|spelled|spelt) (?:his|her|their|its|the) (?:sur)?names?"
    r"|(?:not (?:to )?be|often|easily|sometimes|been) (?:confused|mistaken))\b",
    re.IGNORECASE,
)
"""Words that say outright that two who are called alike are two, whatever part differs."""
_SUCCESSION = lazy(
    r"\b(?:succe(?:ed|ss)|replac|predecess|took over|takes over|hands? over|handed over|reliev"
    r"|former|outgoing|incoming|then-)",
    re.IGNORECASE,
)
_TURN = lazy(
    r"\b(?:succeeds?|succeeded|replac(?:es|ed)|t(?:ook|akes) (?:over|office)|sworn in"
    r"|hand(?:s|ed) over|(?:was|were) (?:then )?elected|predecessor)\b",
    re.IGNORECASE,
)
"""Those of them that tell that one came after another."""
_SUCCESSOR = lazy(r"\b(?:successor|predecessor)\b", re.IGNORECASE)
_ALIAS = lazy(
    r"\b(?:(?:known|referred to|classified|rendered) (?:\w+ ){0,4}as|also called|called|renamed"
    r"|nicknamed"
    r"|spel(?:led|t|ling)|formerly"
    r"|transliterat\w+|(?:romani|anglici|latini|helleni)[sz]\w+|written|alias|a\.?k\.?a|née|né|born"
    r"|aka)\b|\(or |, or ",
    re.IGNORECASE,
)
_RENAMED = lazy(
    r"\b(?:renamed|(?:re)?classified|spel(?:led|t|ling)|transliterat\w+|romani[sz]\w+|written)\b",
    re.IGNORECASE,
)
"""Those that tell of a form wherever it stands: "was renamed in 1936, when Stalin …"."""
_ANOTHER = re.compile(r"[.;:!?]|(?<!\bin )(?<!\bin the )\b[A-Z]")
"""A stop or another name between an alias and the form that it could introduce; no language."""
_NAMED_FOR = lazy(r"\b(?:named (?:after|for)|in (?:honou?r|memory) of|eponym\w*)\b", re.IGNORECASE)
"""Words that tell of two whose names are alike, since one has its name of the other."""
_FIRST = re.compile(r"(?<=[a-z] )[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2},? or \Z")
"""The first of two forms behind an alias: "anglicised as Holmquist or Holmkvist"."""
_CAPITAL = re.compile(r"\b[A-Z]")
_NEAR = 200
"""Code points between two forms within which a stated alias explains both."""
_BESIDE = 50
"""Code points from a form within which the words stand that explain it."""
_SHORTEST_SLIP = 6
"""Letters of the longer form from which the rare one may be a slip of one in its sentence."""
_VERY_USUAL = 5
"""Mentions of the other form from which a letter less will do."""
_ESTABLISHED = 3
"""Mentions from which a form is so usual that a rare one beside it may yet be its slip."""
_LISTING = re.compile(
    r"^(?=.*[\w,/&–—-])[\s,/&–—*_“”\"'-]*(?:(?:and|or|to|from|the|with|versus|vs|than|between)\b\W*)*$"
)
_JOINING = re.compile(r"^\W*(?:(?:and|or|to|from|the|with|versus|vs|than|between)\b\W*)*$")


def relation(setting: Setting, rare: Usage) -> bool:
    """Say whether the text tells, where the rarer form stands, that two people are meant."""
    return any(_holds(_RELATION, _with_next(setting, name)) for name in rare.mentions)


def is_kin(setting: Setting, name: Name) -> bool:
    """Say whether the sentence of a mention tells of relatives."""
    return _holds(_RELATION, setting.document.words(setting.sentence(name)))


def two(setting: Setting, rare: Usage) -> bool:
    """Say whether the text tells outright, where the rarer form stands, that it is another's.

    In the sentence after it no third name may stand in front, of which it would be told.
    """
    return any(
        _holds(_TWO, setting.document.words(setting.sentence(name))) or _is_told_next(setting, name)
        for name in rare.mentions
    )


def _is_told_next(setting: Setting, name: Name) -> bool:
    end = setting.sentence(name).end - setting.sentence(name).start
    after = _with_next(setting, name)[end:].lstrip()
    found = _TWO.search(after)
    return bool(found) and not _CAPITAL.search(after, 1, found.start() if found else 0)


def succession(setting: Setting, rare: Usage) -> bool:
    """Say whether the text tells, where the rarer form stands, of one holder after another."""
    return any(_holds(_SUCCESSION, _with_next(setting, name)) for name in rare.mentions)


def turn(setting: Setting, rare: Usage) -> bool:
    """Say whether the text tells there that an office passed on, and not only who held it once."""
    return any(_holds(_TURN, _with_next(setting, name)) for name in rare.mentions)


def successor(setting: Setting, rare: Usage) -> bool:
    """Say whether the text speaks of a successor or predecessor where the rarer form stands."""
    return any(
        _holds(_SUCCESSOR, setting.document.words(setting.sentence(name))) for name in rare.mentions
    )


@lru_cache(maxsize=8_192)
def _holds(pattern: "re.Pattern[str]", words: str) -> bool:
    """Say whether words of a pattern stand in a passage, which is asked for every like name."""
    return bool(pattern.search(words))


def _with_next(setting: Setting, name: Name) -> str:
    """Return the sentence of a mention and the one after it in its block."""
    document = setting.document
    span = setting.sentence(name)
    after = document.sentence_at(span.end + 1)
    block = document.block_at(name.span.start)
    end = after.end if after and block and block.span.contains(after) else span.end
    return document.text[span.start : end]


def alias(setting: Setting, rare: Usage, usual: Usage) -> bool:
    """Say whether the text itself explains two forms that stand near one another."""
    return any(map(_explains, _between(setting, rare, usual)))


def _between(setting: Setting, rare: Usage, usual: Usage) -> Iterator[str]:
    """Yield what stands between two forms that are near one another, in order of their mentions."""
    text = setting.document.text
    for name in rare.mentions:
        for other in usual.mentions:
            first, second = sorted((name, other), key=lambda one: one.span)
            if second.span.start - first.span.end <= _NEAR:
                yield text[first.span.end : _behind_first(setting, second)]


def alias_of(setting: Setting, rare: Usage, usual: Usage) -> bool:
    """Say whether an alias is told right before the second of two forms: "A, known as B"."""
    return any(map(_introduces, _between(setting, rare, usual)))


def is_given(setting: Setting, name: Name) -> bool:
    """Say whether an alias is told right before a name: "known as"."""
    text = setting.document.text
    return _introduces(text[setting.sentence(name).start : name.span.start])


def _behind_first(setting: Setting, name: Name) -> int:
    """Return where a name begins behind a plain word that is taken for its first: "Born Holm"."""
    first = name.parts[0]
    plain = len(name.parts) > 1 and ordinary(setting, first)
    return name.span.start + len(first) + 1 if plain else name.span.start


def named_for(setting: Setting, rare: Usage, usual: Usage) -> bool:
    """Say whether one sentence tells that one of two is named after the other."""
    text = setting.document.text
    pairs = (sorted((one.span, two.span)) for one, two in setting.together(rare, usual))
    return any(_NAMED_FOR.search(text, one.end, two.start) for one, two in pairs)


def _introduces(between: str) -> bool:
    """Say whether what stands between two forms ends with an alias and the second form."""
    told = _FIRST.sub("", between[-_BESIDE:])
    cues = list(_ALIAS.finditer(told))
    return bool(cues) and not _ANOTHER.search(told, cues[-1].end())


def _explains(between: str) -> bool:
    """Say whether an alias is told close by either end of what stands between two forms."""
    ends = between[:_BESIDE], between[-_BESIDE:]
    return any(map(_RENAMED.search, ends)) or _introduces(between)


def one_sentence(setting: Setting, rare: Usage, usual: Usage) -> bool:
    """Say whether both forms stand in one sentence, where they name two bearers."""
    return bool(setting.together(rare, usual))


def one_sentence_apart(setting: Setting, rare: Usage, usual: Usage) -> bool:
    """Say the same of lone words, but let a long rare one beside a very usual one be its slip."""
    pairs = setting.together(rare, usual)
    length = max(len(rare.words[0]), len(usual.words[0])) + (usual.count >= _VERY_USUAL)
    slip = (
        usual.count >= _ESTABLISHED
        and rare.count == 1
        and length >= _SHORTEST_SLIP
        and not is_proper(rare.parts[0])
    )
    return bool(pairs) and not (slip and not any(_joined(setting, *pair) for pair in pairs))


def joined(setting: Setting, left: Usage, right: Usage) -> bool:
    """Say whether a list holds two forms side by side, or small words that tell two join them."""
    return any(_joined(setting, *pair, _LISTING) for pair in setting.together(left, right))


def _joined(setting: Setting, left: Name, right: Name, joining: re.Pattern[str] = _JOINING) -> bool:
    first, second = sorted((left.span, right.span))
    return bool(joining.match(setting.document.text[first.end : second.start]))


def broken(setting: Setting, rare: Usage, usual: Usage) -> bool:
    """Say whether only a hyphen parts two forms, and it stands where a line of the file ends."""
    document = setting.document
    hyphens = [
        [at for at in range(name.span.start, name.span.end) if document.text[at] == "-"]
        for name in (*rare.mentions, *usual.mentions)
    ]
    ends = {
        document.place(Span(at, at + 1)).line < document.place(Span(at + 1, at + 2)).line
        for found in hyphens
        for at in found
    }
    one = [" ".join(form.words) for form in (rare, usual)]
    return one[0] == one[1] and ends == {True}


def ordinary(setting: Setting, word: str) -> bool:
    """Say whether a word as printed is met in small letters or is plain English."""
    small = word.casefold()
    return small in setting.small or is_ordinary(small)


def both_known(left: str, right: str) -> bool:
    """Say whether both words are widely known as names, so that neither is a slip: Iran, Iraq."""
    return is_proper(left) and is_proper(right) and fold(left) != fold(right)
