"""Kinds of deeds: whether two words may tell the same step of an affair, or tell two."""

from factcheck.text.stems import stem

_KINDS_TEXT = """
announce announcement declare disclose reveal public say report confirm notify inform tell;
apply application submit submission lodge file petition request;
approve approval adopt adoption pass vote enact endorse authorise authorize;
sign signature conclude initial;
publish publication release print appear;
open inaugurate inauguration launch begin start commence operation service;
end finish complete completion close shut stop cease expire;
arrive arrival land reach enter;
leave departure depart sail;
meet talk confer conference discuss discussion consult consultation;
appoint appointment elect election nominate office;
resign resignation retire retirement dismiss dismissal;
die kill drown death murder;
marry wed wedding;
found foundation establish register registration incorporate;
buy purchase acquire acquisition sell sale;
build construct erect erection;
install installation fit mount;
repair restore restoration mend replace replacement;
test trial try inspect inspection examine examination;
fail failure collapse break burst outage;
fire burn blaze;
deliver delivery unload receive receipt;
cancel cancellation postpone postponement;
lift ease relax reopen;
impose ban restrict restriction bar forbid;
award grant win prize medal;
move transfer removal relocate relocation;
withdraw withdrawal recall;
restart reboot;
shoot shooting bomb bombing explode explosion
"""
"""Verbs of what reports, histories and post-mortems tell, with their nouns; a line is one kind.

Source: chosen by hand, with the synonyms that reports use for one step.
Wide on purpose: words of two lines are taken for two steps, words of one for perhaps the same.
"""

_KINDS = [frozenset(map(stem, line.split())) for line in _KINDS_TEXT.split(";")]
_KIND_OF: dict[str, int] = {word: at for at, kind in enumerate(_KINDS) for word in kind}


def kind_of(word: str) -> int | None:
    """Return the number of the kind of deed that a stem tells; None for most stems."""
    return _KIND_OF.get(word)
