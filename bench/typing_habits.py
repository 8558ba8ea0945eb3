"""Invented references in the forms in which people type them, for `reference_model.py train`.

Each habit is a template: `label[words]`, with `{one|other}` for a random choice and `$X` for an
invented value (`Typist._value`). Words outside the brackets separate the parts.
"""
# ruff: noqa: E501 - a habit is a line

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

Spans = list[tuple[int, int, str]]

PERIODS = 0.04
"""Share of titles that end in a period: "The lamp trust, 1790–1988"."""
QUOTED = '{“$T,”|“$T”,|“$T.”|"$T"|"$T."|"$T,"|"$T",|\'$T\'|\'$T\',|‘$T’|‘$T’,}'
NAMED = "author[$A{.|,|:|| -}]"
DATED = (
    "{author[$A{,|.||:}] date[($Y){|.|:|,}]|author[$A{,|.}] date[$Y{.|,|:}]|author[$A] date[[$Y]]}"
)
OPENED = f"{{{NAMED}|{NAMED}|{DATED}}}"
IMPRINT = (
    "{place[$C:] publisher[$U,] date[$Y{.|}]|place[$C:] publisher[$U;] date[$Y{.|}]"
    "|place[$C,] publisher[$U{,| }] date[$Y{.|}]|publisher[$U,] place[$C{,|}] date[$Y{.|}]"
    "|publisher[$U,] date[$Y{.|}]|publisher[$U] date[$Y{.|}]|place[($C:] publisher[$U,] date[$Y)]"
    "|publisher[($U{,|}] date[$Y)]|place[($C,] date[$Y)]|publisher[$U,] date[$Y.]|place[$C,] date[$Y{.|}]}"
)
UNDATED_IMPRINT = (
    "{place[$C:] publisher[$U{.|}]|place[$C:] publisher[$U{.|}]|publisher[$U{.|}]|publisher[$U,] place[$C{.|}]|place[$C,] publisher[$U{.|}]"
    "|publisher[$U.]|place[$C{.|}]}"
)
VOLUME = (
    "{container[$J] volume[$V,] volume[no. $I] date[($Y):] pages[$P.]|container[$J,] volume[vol. $V,] volume[no. $I,] date[{Spring |Autumn |$M |}$Y,] pages[pp. $P.]"
    "|container[$J] volume[$V] date[($Y)] pages[$P{.|}]|container[$J,] volume[$V.$I] date[($Y){:|,}] pages[$P{.|}]"
    "|container[$J{,|}] volume[$V:]volume[$I,] pages[$P] date[($Y){.|}]|container[$J] date[$Y;]volume[$V($I):]pages[$P{.|}]"
    "|container[$J{.|}] date[$Y;] volume[$V:] pages[$P{.|}]|container[$J.] date[$Y{ $M|};]volume[$V:]pages[$P{.|}]"
    "|date[($Y)] volume[$V{($I)|}] container[$J] pages[$P{.|}]|date[[$Y]] container[$J] pages[$P{.|}]"
    "|container[$J,] volume[$V{($I)|},] pages[{pp. |pp |}$P,] date[$Y{.|}]|container[$J] volume[Vol. $V{ No. $I|, no $I| no. $I|},] date[$Y{,|}] pages[pp{.|} $P{.|}]"
    "|volume[$V] container[$J] pages[$P] date[($Y){.|}]|volume[$V] container[$J{,|}] pages[$I, $V] date[($Y).]"
    "|container[$J,] date[$Y,] volume[$V{ ($I)|/$I|},] pages[$P{.|}]|container[$J] volume[$V] date[$M $Y] pages[p{p|}. $P]}"
)
UNDATED_VOLUME = (
    "{container[$J,] volume[$V($I),] pages[$P.]|container[$J] volume[$V{:|($I):}] pages[$P{.|}]|container[$J,] volume[vol. $V{, no. $I|},] pages[pp. $P{.|}]"
    "|container[{In: |in: |}$J,] volume[Jg. $V,] volume[{H.|Heft|Nr.} $I,] pages[S. $P{.|}]|container[{In: |}$J] volume[$V{ ($I)|/$I|},] pages[S. $P{.|}]"
    "|container[{In: |}$J,] volume[Bd. $V,] pages[S. $P{.|}]|container[$J] volume[$V,] volume[no{.|} $I,] pages[{pp. |pp |}$P]}"
)
CODED = "{$X|no. $I|No $I|$X/$I}"
SITED = "{. |.|, |: }"
HABITS: Mapping[str, Sequence[tuple[int, str]]] = {
    "article": [
        (9, f"{NAMED} title[$T{{.|,}}] {VOLUME}"),
        (9, f"{NAMED} title[{QUOTED}] {VOLUME}"),
        (7, f"{DATED} {{title[$T{{.|,}}]|title[{QUOTED}]}} {UNDATED_VOLUME}"),
        (2, "author[$A] date[({in press|forthcoming}).] title[$T.] container[$J.]"),
        (
            14,
            f"{DATED} title[{{$T|$t}}{{.|.|,}}] container[$J{{,||}}] volume[$V{{ ($I)|, no. $I||||}}{{.|.|}}]",
        ),
    ],
    "book": [
        (7, f"{NAMED} title[$T{{.|,}}] {IMPRINT}"),
        (3, f"{NAMED} title[$T,] edition[{{2nd|3rd|4th}} ed{{.|n|ition}}{{,|.}}] {IMPRINT}"),
        (
            3,
            "author[$A,] title[$T] edition[({2nd|3rd|4th|5th} ed{n|},] publisher[$U] date[$Y)]{ note[ch $I]| note[$I]|}",
        ),
        (5, f"{DATED} title[$T{{.|,}}] {UNDATED_IMPRINT}"),
        (
            3,
            f"editor[$A {{(ed),|(ed.),|(eds),|(eds.).|(Hg.),|(Hrsg.):|(Hrsg.)}}] title[$T{{, |. |}}]{{volume[{{vol.|Vol.}} $R.] |}}{IMPRINT}",
        ),
        (
            3,
            f"editor[$A {{(Hg.)|(Hrsg.)|(ed.)|(eds)|(eds.)}}] date[($Y){{,|:|.|}}] title[$T{{,|.}}] {UNDATED_IMPRINT}",
        ),
        (2, f"{NAMED} title[$T.] translator[{{Translated|Trans.}} by $F.] {IMPRINT}"),
        (
            2,
            "author[$A{.|}] date[($Y{/$Y|}).] title[{$T|$t}] translator[({J|P|M|R}. $f, {Trans.|trans.}).] publisher[$U.]",
        ),
        (
            8,
            f"author[$A{{.|}}] {{title[$t.] date[$Y{{.|}}]|date[$Y.] title[$t.]|title[$t.] {IMPRINT}}}",
        ),
        (2, f"{NAMED} title[$T.] {IMPRINT}, note[ISBN $X]"),
        (
            5,
            f"author[{{———|——|---|_____}}{{.|,|}}] {{date[$Y.] title[{{$t|$T}}.]|title[$T.] {IMPRINT}|date[($Y).] title[$T.] {UNDATED_IMPRINT}}}",
        ),
    ],
    "chapter": [
        (
            4,
            f"{NAMED} title[$T.] editor[{{In|In:}} $E{{ (ed.)| (eds)| (Hg.)|, editor|, editors|, eds}}{{.|:|,}}] container[$B{{.|,}}] {IMPRINT} pages[{{pp. |pp |p. |}}$P{{.|}}]",
        ),
        (
            4,
            f"{DATED} title[$T{{.|,}}] editor[{{In|In:|in|in:}} $E {{(Hg.)|(Hrsg.)|(ed.)|(eds)|(Hgg.)}}{{:|,|}}] container[$B{{.|,}}] {UNDATED_IMPRINT}, pages[{{S.|pp.|pp}} $P{{.|}}]",
        ),
        (
            3,
            f"{NAMED} title[{QUOTED}] container[in $B,] editor[{{ed. $F|eds. $F and $F|edited by $F}}] place[($C:] publisher[$U,] date[$Y),] pages[$P.]",
        ),
        (
            3,
            "author[$A,] title[{'$T'|‘$T’}] editor[in $E {(ed)|(eds)},] container[$B] publisher[($U] date[$Y)]{ pages[$I]|}",
        ),
        (
            4,
            'author[$A.] title[{"$T."|“$T.”}] container[$B,] editor[edited by $F{ and $F|},] publisher[$U,] date[$Y,] pages[pp. $P.]',
        ),
        (2, f"{DATED} title[$T.] container[{{In|in}} $B] pages[(pp. $P).] {UNDATED_IMPRINT}"),
        (
            4,
            f"{NAMED} title[{{$T|$t}}{{.|,}}] container[{{In: |In |in }}$B,] editor[{{edited by|ed. by|ed.}} $F{{ and $F|}}{{.|,}}] {IMPRINT}",
        ),
    ],
    "meeting": [
        (
            3,
            f"{NAMED} title[$T.] container[{{In: |In |}}$Z;] date[$Y{{ $M|}}{{ 4-7| 11|}};] place[$C.] pages[{{p.|pp.|pp}} $P{{.|}}]",
        ),
        (
            3,
            f'{NAMED} title[{{“$T,”|"$T,"|$T,|$T.}}] container[{{in|In}} $Z,] place[$C,] date[{{$M |}}$Y,] pages[pp. $P.]',
        ),
        (
            3,
            "author[$A] date[($Y{, $M|}).] title[$T.] container[{Paper|Poster|Talk} {presented|given|read} at {the |}$Z,] place[$C{.|}]",
        ),
        (2, f"{DATED} title[$T.] container[In $Z{{,|.}}] place[$C{{,|.}}] pages[$P.]"),
    ],
    "thesis": [
        (
            3,
            f"{OPENED} title[$T{{.|,}}] genre[{{unpublished |}}{{PhD|MA|MSc|MPhil}} {{thesis|dissertation}},] publisher[$S{{,|}}] date[$Y{{.|}}]",
        ),
        (2, f"{DATED} title[$T{{.|,}}] genre[Diss.] publisher[$S{{.|}}]"),
        (
            2,
            f"{NAMED} title[{QUOTED}] genre[{{PhD|MSc}} thesis,] publisher[$S,] note[{{Dept. of $G|School of $G}},] date[$Y.]",
        ),
        (2, f"{NAMED} title[$T] genre[({{PhD|MA|DPhil}} thesis,] publisher[$S] date[$Y)]"),
    ],
    "report": [
        (
            3,
            "author[$O.] title[$T.] place[$C:] publisher[$U;] date[$Y] {note[(]container[$G $I]note[).]|container[({Guideline|Report|Bulletin|Circular} $I{).|)}]}",
        ),
        (
            3,
            f"author[$O,] title[$T] container[({CODED},] date[$Y)]{{ note[paras {{3.4-3.11|12}}]| note[$I]|}}",
        ),
        (
            4,
            f"author[$O{{.|}}] date[($Y){{.|:|}}] title[$T{{.|,}}] {{container[{{Statistische Berichte|$G Bulletin|Statistical Series|$G Papers}} {{$X{{.|,}}]|]volume[$V{{.|,}}]}} |}}{UNDATED_IMPRINT}",
        ),
        (
            3,
            f"{NAMED} title[$T.] genre[{{Tech. report|Tech report|Technical report|Working paper|Research note}} $X,] publisher[{{$S|$O}},] date[$Y{{.|}}]",
        ),
        (3, f"author[$O{{,|.}}] title[$T{{.|,}}] {IMPRINT}"),
        (2, f"author[$O.] date[($Y).] title[$T] container[({CODED}).] {UNDATED_IMPRINT}"),
    ],
    "case": [
        (
            4,
            "title[$f v{.|} {$f|$U Ltd|$f Inc|Minister of $G}{,|} date[[$Y]] volume[{1|2|3}] container[{QB|AC|WLR|All ER|Ch|$L}] pages[$I{.|}]",
        ),
        (
            4,
            "title[$f v{.|} {$f|$U Ltd|$O|Secretary of State for $G}{,|}] date[[$Y]] container[{EWCA Civ|UKSC|EWHC|UKHL|$L}] note[$I{ (QB)|}{.|}]",
        ),
        (
            2,
            "title[R (on the application of $f) v {Secretary of State for $G|$O}] date[[$Y]] container[{EWCA Civ|UKSC|EWHC|$L}] note[$I{.|}]",
        ),
        (
            4,
            "title[$f v. {$f|$U Co.|$U, Inc.|City of $C|United States},] volume[$V] container[{U.S.|F.3d|F. Supp. 2d|$L|A.2d}] pages[$I] date[({2d Cir. |$L |}$Y).]",
        ),
        (
            2,
            "title[{Re |In re |Ex parte }$f] date[($Y)] volume[$V] container[{CLR|NZLR|$L}] pages[$I]",
        ),
        (
            2,
            "note[Case {C-$I/05|T-$I/98}] title[$f v {Commission|Council|$f}] date[[$Y]] container[ECR] pages[{I-|II-}$I]",
        ),
        (2, "title[$f v {$C|Italy|Turkey}] note[(App no $I/05)] container[{ECHR|ECtHR},] date[$D]"),
    ],
    "statute": [
        (5, "title[$G {and $G |}{($G) |}Act] date[$Y,] note[{s|ss|section|pt} $I{(2)|}{.|}]"),
        (3, "title[$G {and $G |}Act] date[$Y{.|}]"),
        (
            3,
            "title[$G {($G) |}{Regulations|Order|Rules}] date[$Y] container[({SI|SR|SSI} $Y/$I){.|}]",
        ),
        (2, "title[$G Act{,|}] date[$Y] {container[(c. $I).]|note[({UK|Cth|NSW|NZ})]}"),
        (
            2,
            "title[$G {Act|Code} of] date[$Y,] {container[Pub. L. No. $I-$I,]|note[§ $I.]} {volume[$I] container[Stat.] pages[$I.]|}",
        ),
    ],
    "treaty": [
        (
            4,
            "title[{Convention|Treaty|Agreement|Protocol} {on|for|concerning} the $g of $g] place[{(signed|(adopted at|(opened for signature} $C{,|}] date[$D,] note[entered into force $D)] volume[$I] container[{UNTS|LNTS|ILM}] pages[$I{.|}]",
        ),
        (
            2,
            "title[{Convention|Treaty|Agreement} {on|for} the $g of $g] date[({adopted |signed |}$D,] note[entered into force $D)] volume[$I] container[{UNTS|LNTS}] pages[$I]",
        ),
        (
            2,
            "title[{Convention|Treaty|Protocol} on $g and $g{,|}] {place[$C,] |}date[$D,] volume[$I] container[{UNTS|ILM|ETS}] pages[$I.]",
        ),
    ],
    "document": [
        (
            3,
            "author[{UN |}{General Assembly|Security Council|$O},] title[{'$T'|‘$T’|“$T”},] container[{UN Doc |}{A|S|E|CCPR}/{RES/|HRC/|CN.4/|C/}$I/$V] date[($Y){.|}]",
        ),
        (
            3,
            "author[$O.] date[($Y).] title[$T] container[({A|S|HSP|CAT|CEDAW}/{EGM|C|GC|RES}/$Y/$V).] {place[$C{.|}]|}",
        ),
        (
            2,
            "author[$O{,|.}] title[$T,] container[{UN Doc. |Doc. |COM|}{A|S|E}/$I/$V{,|}] {date[$D.]|date[($Y).]}",
        ),
    ],
    "news": [
        (
            2,
            "author[$A{.|}] date[$Y.] title[“$T.”] container[$N,] date[$M $I,] pages[p{p|}. {$I|A$I}.]",
        ),
        (
            4,
            'author[$A.] title[{"$T."|“$T.”|$T.}] container[$N] {place[[$C]] |}date[$D{:|,}] pages[{p. |}$V.]{ note[Print.]|}',
        ),
        (3, 'title[{"$T,"|“$T,”|‘$T’,}] container[$N,] date[$D,] pages[p. $V.]'),
        (
            3,
            "author[$A:] title[$T.] container[{In: |}$N] date[{v. |vom |}{$v.$m.$Y|$D},] pages[S. $V{.|}]",
        ),
        (2, "author[$A,] title[{'$T'|‘$T’}] container[$N] place[($C,] date[$D)] pages[$V]"),
        (
            2,
            "author[$A] date[($Y{, $M $v|}).] title[$T.] container[$N{, |.}]{pages[p. $V.]|}",
        ),
    ],
    "web": [
        (
            3,
            "author[$A,] title[{'$T'|‘$T’|$T.}] container[{($W,|$W,}] date[$D{)|.}] http://a.example.org/b{ accessed $D|}",
        ),
        (
            3,
            "author[$O] date[({$Y|n.d.|o.J.|undated}){.|:|}] title[$T.] {Retrieved $D from |}http://a.example.org/b{ (accessed $D)|}",
        ),
        (
            3,
            "author[{$O|$A}.] title[$T] note[[Internet].] {place[$C:] |}{publisher[$U;] |}{date[$Y] |}[cited $Y Oct 2]. Available from: www.a.example.org/b",
        ),
        (
            3,
            'author[$A.] title[{"$T."|“$T.”}] container[$W,] date[$D,] www.a.example.org/b. Accessed $D.',
        ),
        (2, "author[$O.] title[$T.] {date[$Y{.|,}] |date[$D{.|}] |}http://a.example.org/b"),
    ],
    "preprint": [
        (
            4,
            f"{NAMED} title[$T] note[[preprint].] container[{{$W|$W|$L|medRxiv|bioRxiv|SSRN}}{{.|,|}}] date[$Y{{.|}}] doi:10.1234/a.b",
        ),
        (3, f"{NAMED} title[$T{{.|}}] arXiv:1902.04410, date[$Y{{.|}}]"),
        (
            2,
            f"{DATED} title[$T.] container[{{arXiv preprint|SSRN|PsyArXiv|$W}}{{.|,}}] doi:10.1234/a.b",
        ),
    ],
    "data": [
        (
            3,
            f"{NAMED} title[$T{{, $Y-$y|}}] note[{{[dataset]|[data set]|[data]|[database]}}.] publisher[{{$U|$W|$O}};] date[$Y.] doi:10.1234/a.b",
        ),
        (
            3,
            "author[{$O|$A}{.|}] date[($Y).] title[$T] note[(Version {3.1|2})] note[{[Data set]|[Dataset]|[Computer software]|[Software]}.] {publisher[{$U|$W}.] |}http://a.example.org/b",
        ),
        (
            4,
            f"{NAMED} title[$l] note[{{v0.9.3|version 2.1|v. 3|(Version 1.2)|2.0}},] date[$Y.] http://a.example.org/b",
        ),
        (
            2,
            "author[$A] date[($Y):] title[{$l|$T},] note[{version 1.4|v2.0},] http://a.example.org/b",
        ),
    ],
    "film": [
        (
            4,
            "title[$t.] author[{Dir.|Directed by} $F.] publisher[{$U|$U Films},] date[$Y.]{ note[{Film|DVD}.]|}",
        ),
        (2, "title[$t] author[(dir. $F,] date[$Y)]"),
        (
            3,
            "author[$A{,|} ({dir.|director|Regie}){.|,|}] date[{($Y).|$Y.}] title[$t] note[{[Film]|[Motion picture]|[film]}.] {{place[$C:] |}}publisher[$U.]",
        ),
    ],
    "interview": [
        (4, f"author[$A.] genre[{{Interview by|Interview with}} $F.] {VOLUME}"),
        (
            3,
            "author[$A{ |, |. }]{note[({Sachbearbeiterin|mayor|nurse|Leiter|clerk})]{, |: }|}genre[{Interview|Interview am|Personal interview,|interviewed|Gespräch am}] date[{$D|$v.$m.$Y},] place[$C{.|}]",
        ),
        (3, "genre[Interview with] author[$F,] place[$C,] date[$D{.|}]"),
        (
            2,
            "author[$A,] genre[{interview with|interview by} {author|the author|$F},] {place[$C,] |}date[$D{.|}]",
        ),
    ],
    "archive": [
        (
            5,
            "author[{$F|Governor $f|Lord $f|Bishop $f}] genre[to {$F|the Board of $G|the $O|Lord $f},] date[$D,] {publisher[{$a},] place[$C,] container[$x{, fol. $V|, f. $V|}{.|}]|container[$x{, fol. $V|}{,|;}] publisher[{$a},] place[$C{.|}]}",
        ),
        (
            5,
            "author[$A.] genre[Letter to {the $O|$F|the Film Fund|the Editor}.] date[$D.] container[{Box $V|Folder $V|MS $V}, {$f Papers|$G Papers|$f Collection}.] publisher[{$a},] place[$C.]",
        ),
        (
            4,
            "publisher[{{$a}},] {place[$C,] |}container[$x{, fol. $V|/$I|}{,|.}] {title[$T,] |}date[$D{.|}]".replace(
                "{{$a}}", "{$a}"
            ),
        ),
        (
            3,
            "author[$O{.|,}] title[{Minutes|Minute book|Ledger|Letter book|Account book}, ]date[$Y-$y.] container[$x.] publisher[{$a},] place[$C.]",
        ),
    ],
    "other": [
        (
            2,
            "author[$A,] title[$T,] container[{US Patent $I,$I|UK Patent GB$I|European Patent EP$I},] date[{$D|$Y}{.|}]",
        ),
        (
            2,
            f"author[$O{{.|,}}] {{date[($Y).] |}}title[$T{{.|,}}] container[{{ISO|BS|DIN|EN|ASTM}} $I{{:$Y|-$V}}{{,|.}}] {UNDATED_IMPRINT}",
        ),
        (3, f"author[$A.] title[{{Review of|Rev. of}} $T, by $F.] {VOLUME}"),
        (
            3,
            'title[{“$T.”|"$T."}] container[$t,] {note[season 2, episode $V,] |note[episode $V,] |}publisher[$U,] date[{$D|$Y}.]',
        ),
        (
            2,
            "title[{“$T,”|\"$T\"|'$T'}] container[in $B,] edition[{2nd|11th} ed{n|.}{,|}] volume[vol. $V{,|}] place[($C,] date[$Y),] pages[{pp. |}$P]",
        ),
        (
            4,
            "author[$A,] title[« $T »,] container[{dans |in |}$J,] volume[{vol. $V|t. $V|n° $I|$V},] date[$Y,] pages[p. $P.]",
        ),
        (
            3,
            "author[$A,] title[{« $T »|“$T”|$T},] editor[{in|en|dans} $F {(ed.)|(eds.)|(dir.)|(a cura di)},] container[$B,] place[$C,] publisher[$U,] date[$Y,] pages[{pp. |p. |}$P.]",
        ),
    ],
}
SHARES = {
    "article": 30, "book": 22, "chapter": 16, "meeting": 7, "thesis": 6, "report": 9, "case": 3,
    "statute": 2, "treaty": 1, "document": 2, "news": 7, "web": 6, "preprint": 3, "data": 3,
    "film": 1, "interview": 2, "archive": 3,
    "other": 3,
}  # fmt: skip
_PART = re.compile(r"(?P<label>[a-z]+)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]")
_CHOICE = re.compile(r"\{([^{}]*)\}")
PARTICLES = ("Van ", "van ", "de ", "D’", "O'", "al-")
_QUOTING = 0.04
"""Share of titles that contain a quotation."""
_SLIPS = 0.02
"""The share of parts without their final mark."""
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LONG = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Words(Protocol):
    """The words from which references are made."""

    families: list[str]
    given: list[str]
    titles: list[str]
    foreign: list[str]
    journals: list[str]
    books: list[str]
    publishers: list[str]
    places: list[str]

    def title(self) -> str:
        """Return an invented title."""

    def begun(self, title: str, count: int) -> str:
        """Return the first words of a title."""

    def body(self) -> str:
        """Return the name of an invented organization."""


class Typist:
    """Makes references from the words of a pool of real entries."""

    def __init__(self, pool: Words, chance: random.Random, schools: Sequence[str]) -> None:
        self.pool = pool
        self.chance = chance
        self.schools = schools
        self.year = 0

    def entries(self, count: int) -> Iterator[tuple[str, Spans]]:
        """Yield the given number of references with their labels."""
        for _ in range(count):
            kind = self.chance.choices(list(SHARES), list(SHARES.values()))[0]
            row = HABITS[kind]
            template = self.chance.choices([one for _, one in row], [most for most, _ in row])[0]
            yield self.typed(template)

    def typed(self, template: str) -> tuple[str, Spans]:
        """Return the reference that a template makes, and where its fields are."""
        while found := _CHOICE.search(template):
            chosen = self.chance.choice(found[1].split("|"))
            template = template[: found.start()] + chosen + template[found.end() :]
        self.year = self.chance.randint(1780, 2024)
        words, at, spans = "", 0, []
        for part in _PART.finditer(template):
            words += self._filled(template[at : part.start()])
            start = len(words)
            typed = self._filled(part["words"])
            is_slip = self.chance.random() < _SLIPS and typed[-1:] in (".", ",", ":")
            words += typed[:-1] if is_slip else typed
            spans.append((start, len(words), part["label"]))
            at = part.end()
        return words + self._filled(template[at:]), spans

    def _filled(self, words: str) -> str:
        filled = re.sub(r"\$(\w)", lambda one: self._value(one[1]), words)
        if words.startswith("$T") and self.chance.random() < _QUOTING:
            first, _, rest = filled.partition(" ")
            filled = (
                f"“{first}” {rest}"
                if self.chance.random() < 0.5
                else f"{first} “{rest.replace(' ', '” ', 1)}"
            )
        return re.sub(r"([.?!])[.,](?=$|\s|[”’\"'])", r"\1", filled)

    def _value(self, name: str) -> str:
        chance, pool = self.chance, self.pool
        number, page = chance.randint(2, chance.choice((12, 60, 140))), chance.randint(1, 900)
        makers: dict[str, Callable[[], str]] = {
            "A": lambda: self._names(chance.choices([1, 2, 3, 4], [60, 25, 10, 5])[0]),
            "E": lambda: self._names(chance.choices([1, 2, 3], [60, 35, 5])[0]),
            "F": lambda: f"{chance.choice(pool.given)} {self._family()}",
            "f": self._family,
            "T": self._title,
            "t": lambda: pool.begun(self._title(), chance.randint(1, 4)),
            "J": lambda: chance.choice([*2 * [chance.choice(pool.journals), self._short_journal()], self._made_journal()]),
            "B": lambda: chance.choice([chance.choice(pool.books), self._title()]),
            "Z": lambda: chance.choice(
                [
                    f"Proceedings of the {number}th Congress of {self._subject()}",
                    f"Proc. {number}th {chance.choice(['Symp.', 'Int. Conf.', 'Workshop'])} {self._subject()} ({self._letters()})",
                    f"{self._subject()} {chance.choice(['conference', 'workshop', 'Conference', 'Symposium'])}",
                    f"Annual Meeting of the {self._subject()} Society",
                ]
            ),
            "C": self._place,
            "U": self._publisher,
            "S": lambda: chance.choice(
                [*self.schools, f"University of {self._place()}", f"Univ. of {self._place()}", f"Univ. {self._place()}", f"Universität {self._place()}", f"{self._place()} University"]
            ),
            "O": pool.body,
            "G": self._subject,
            "g": lambda: chance.choice(["Carriage", "Protection", "Prevention", "Transport", "Status", "Use", "Regulation", "Law"]) if chance.random() < 0.5 else self._subject(),
            "N": lambda: f"{chance.choice(['The ', ''])}{self._place()} {chance.choice(['Mercury', 'Chronicle', 'Gazette', 'Times', 'Herald', 'Anzeiger', 'News', 'Courier', 'Rundschau'])}",
            "W": lambda: chance.choice([f"The {self._subject()} Blog", f"{self._subject()} Notes", f"{self._subject().lower()}Prep", f"{self._subject()} Watch", f"{self._subject()}Hub", "GitHub", "Zenodo"]),
            "X": lambda: chance.choice([f"{self._letters()}-{self.year}-{number}", f"{self._letters()} {page}", f"{self._letters()} No {page}", f"K {chance.choice(['IV', 'II', 'X'])} {number % 9}"]),
            "x": lambda: chance.choice([f"{self._letters()} {number}/{page}", f"MS {number}", f"{self._letters()}/{number}/{page}", f"MSS. {self._letters()} {number}", f"Box {number}, Folder {page % 30}"]),
            "a": lambda: chance.choice([f"{self._subject()} Archive", "Record Office", "National Archives", f"{self._place()} Record Office", "State Archives", f"{self._place()} Library", "National Library", "City Archives"]),
            "L": self._letters,
            "l": lambda: chance.choice([self._subject().lower(), f"{self._subject().lower()}{chance.choice(['py', 'join', 'kit', 'R', '-tools'])}", f"{self._subject()}{chance.choice(['Kit', 'Lab', 'ML'])}"]),
            "V": lambda: str(number), "I": lambda: str(chance.randint(1, 14) if chance.random() < 0.5 else page),
            "R": lambda: chance.choice(["II", "III", "I", "2", "IV"]),
            "P": lambda: self._pages(page), "M": lambda: chance.choice([*MONTHS, *LONG]),
            "Y": lambda: str(self.year) + ("a" if chance.random() < 0.03 else ""), "y": lambda: str(self.year + number % 30),
            "D": self._day, "v": lambda: str(number % 27 + 1), "m": lambda: str(number % 12 + 1),
        }  # fmt: skip
        return makers[name]()

    def _day(self) -> str:
        month = self.chance.choice(LONG)
        short = f"{month[:3]}."
        day = self.chance.randint(1, 28)
        return self.chance.choice(
            [
                f"{day} {month} {self.year}",
                f"{day} {short} {self.year}",
                f"{month} {day}, {self.year}",
            ]
        )

    def _pages(self, page: int) -> str:
        last = page + self.chance.randint(2, 40)
        short = str(last)[-2:] if page > 100 and page // 100 == last // 100 else str(last)
        return self.chance.choice(
            [
                f"{page}-{last}",
                f"{page}–{last}",
                f"{page}-{short}",
                f"{page}-{short}",
                f"{page}--{last}",
                f"{page}",
                f"e{page}",
            ]
        )

    def _letters(self) -> str:
        return "".join(self.chance.choices("ABCDEFGHKLMNPRSTW", k=self.chance.randint(2, 4)))

    def _subject(self) -> str:
        word = self.chance.choice(self.pool.titles).split()
        long = [
            one.strip(".,:;?!'’").capitalize() for one in word if len(one) > 4 and one.isalpha()
        ]
        return self.chance.choice(long) if long else "Water"

    def _made_journal(self) -> str:
        name, kind = (
            self._subject(),
            self.chance.choice(["Journal", "Annals", "Archives", "Studies"]),
        )
        return self.chance.choice(
            [
                *3 * [name],
                f"{name} {self.chance.choice(['Review', 'Letters', 'Quarterly', 'Today', 'Notes'])}",
                f"{kind} {'in' if kind == 'Studies' else 'of'} {name}",
                f"{kind} {'in' if kind == 'Studies' else 'of'} {name} and {self._subject()}",
            ]
        )

    def _short_journal(self) -> str:
        words = self.chance.choice(self.pool.journals).split()
        shown = [
            one if len(one) < 5 else one[: self.chance.randint(3, 5)]
            for one in words
            if one.lower() not in ("of", "the", "and", "in", "for")
        ]
        dot = self.chance.choice([".", "", ""])
        return " ".join(f"{one.capitalize()}{dot if len(one) > 2 else ''}" for one in shown)

    def _title(self) -> str:
        title = (
            self.pool.title()
            if self.chance.random() < 0.85
            else self.chance.choice(self.pool.foreign)
        )
        if self.chance.random() < 0.12:
            title = f"{title.split('?')[0]}?"
        if self.chance.random() < 0.35:
            title = self.pool.begun(title, self.chance.randint(2, 6))
        title = title.strip(". ")
        form = self.chance.random()
        if form < 0.04:
            title += f" ({self.chance.choice([self._subject(), 'in Russian', self._letters(), 'abstract'])})"
        elif form < 0.08:
            title += f", {self._place()}"
        if self.chance.random() < PERIODS:
            start = self.chance.randint(1400, 1990)
            title += f", {start}–{start + self.chance.randint(2, 90)}"
        return title

    def _place(self) -> str:
        form = self.chance.random()
        if form < 0.75:
            return self.chance.choice(self.pool.places)
        stem = self.chance.choice(self.pool.families)
        return (
            f"{stem}{self.chance.choice(['', 'ton', 'bury', 'haven', 'burg'])}"
            if form < 0.97
            else f"{stem}/M."
        )

    def _publisher(self) -> str:
        stem, two = self._family(), self._family()
        made = [
            stem,
            f"{stem} Press",
            f"{stem} & {two}",
            f"{stem} Books",
            f"{self._subject()} Press",
            f"U of {self._place()} P",
            f"{self._place()} UP",
            f"Verlag {stem}",
            f"{stem} {self._subject()}",
            f"{stem}-Verlag",
            self._subject(),
            self._letters(),
            f"{self._subject()} and {stem}",
        ]
        return self.chance.choice(
            [self.chance.choice(self.pool.publishers), self.chance.choice(made)]
        )

    def _family(self) -> str:
        name, form = self.chance.choice(self.pool.families), self.chance.random()
        if form < 0.04:
            return f"{name}-{self.chance.choice(self.pool.families)}"
        particle = self.chance.choice(PARTICLES) if form < 0.09 else ""
        return f"{particle}{name}"

    def _names(self, count: int) -> str:
        chance = self.chance
        form = chance.randrange(6)
        dots, gap = chance.choice([".", ".", ""]), chance.choice(["", " "])
        names = []
        for at in range(count):
            family, given = self._family(), chance.choice(self.pool.given)
            letters = chance.choices("ABCDEFGHIJKLMNPRSTW", k=chance.choice([1, 1, 2]))
            initials = f"{dots}{gap if dots else ''}".join(letters) + dots
            if form == 0:
                names.append(f"{family}, {given}" if at == 0 else f"{given} {family}")
            else:
                names.append(
                    [
                        f"{family}, {given}",
                        f"{family} {''.join(letters)}",
                        f"{family}, {initials}",
                        f"{initials} {family}",
                        f"{given} {family}",
                    ][form - 1]
                )
        if form != 1 and chance.random() < 0.04:
            return f"{names[0]} et al"
        mark = (
            chance.choice([" and ", " & ", ", and ", ", & ", "; ", "/", " und "])
            if form != 2
            else ", "
        )
        return (
            (", " if mark not in ("; ", "/") else mark).join(names[:-1])
            + (mark if count > 1 else "")
            + names[-1]
        )
