"""The closed lists of words on which linking leans.

Source: irregular verbs and function words as in R. Quirk and others, A Comprehensive Grammar of
the English Language, 1985, §3.11–20 and §2.34–35: of the verbs those that reports of events use;
nouns of action whose suffix the stemmer cannot strip, from ibid. App. I.48–51.
"""

_FORMS = """
arise arose arisen; bear bore borne; beat beaten; become became; begin began begun; bend bent;
bind bound; blow blew blown; break broke broken breakage; breed bred; bring brought; build built;
burn burnt; buy bought purchase; catch caught; choose chose chosen choice; come came; deal dealt;
dig dug; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen;
feed fed; feel felt; fight fought; find found; flee fled; fly flies flew flown flight; forbid
forbade forbidden; freeze froze frozen; get got gotten; give gave given; go went gone; grow grew
grown growth; hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known
knowledge; lay laid; lead led; leave left; lend lent loan; light lit; lose lost loss; make made;
mean meant; meet met; pay paid payment; ride rode ridden; ring rang rung; rise rose risen; run
ran; say said; see saw seen; seek sought; sell sold sale; send sent; shake shook shaken; shine
shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat;
sleep slept; slide slid; speak spoke spoken speech; spend spent; spin spun; stand stood; steal
stole stolen theft; stick stuck; strike struck stricken; swear swore sworn; sweep swept; swim swam
swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw
threw thrown; understand understood; wake woke woken; wear wore worn; weave wove woven; win won;
wind wound; withdraw withdrew withdrawn withdrawal; write wrote written; agree agreement; close
closure; deliver delivery; depart departure; die dies death died dying; discover discovery;
recover recovery; fail failure; lie lies lain lying; marry marriage; refuse refusal; respond
response; succeed success succession; ship shipment; sign signature signatory; decide decision;
collide collision; divide division; expand expansion; explode explosion; extend extension; invade
invasion; receive receipt reception; describe description; produce production; reduce reduction;
resolve resolution; destroy destruction; construct construction; elect election; inject injection;
inspect inspection; detect detection; permit permission; admit admission; submit submission;
transmit transmission; enter entry entrance; open opening; visit visitor; born birth; telephone
phone; bus buses; crisis crises
"""

LEMMAS = {form: forms.split()[0] for forms in _FORMS.split(";") for form in forms.split()[1:]}
"""From an irregular form, or a noun of action, to its verb."""

_STOP_WORDS_TEXT = """
a about above after again against all almost also although am among an and another any are
around as at away back be became because been before being below between both but by can could
did do does doing done down during each either else even ever every few for from further had has
have having he hence her here hers herself him himself his how however i if in into is it its
itself just last later least less many may me might more most much must my near neither never
next no nor not nothing now of off often on once one only onto or other others our out over own
per perhaps rather same she should since so some soon still such than that the their theirs them
themselves then there therefore these they this those though through thus till to together too
toward towards under until up upon us very was we well were what when where whether which while
who whom whose why will with within without would yet you your
"""
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
"""Function words, which link everything with everything."""

_CALENDAR_WORDS_TEXT = """
day days week weeks month months year years hour hours minute minutes morning afternoon evening
night noon midnight today yesterday tomorrow early late mid january february march april may
june july august september october november december jan feb mar apr jun jul aug sep sept oct
nov dec monday tuesday wednesday thursday friday saturday sunday am pm utc gmt fortnight
"""
CALENDAR_WORDS = frozenset(_CALENDAR_WORDS_TEXT.split())
"""Words that tell when, which the dates of the claims compare better."""

OPPOSED = tuple(
    (frozenset(left.split()), frozenset(right.split()))
    for left, right in (
        ("begin start open launch commence", "end finish complete close conclude stop cease"),
        ("arrive land reach enter", "leave depart"),
        ("rise increase raise gain", "fall decrease cut drop lose"),
        ("first", "second third fourth fifth final"),
        ("second", "third fourth fifth final"),
        ("impose introduce tighten", "lift ease relax"),
        ("appoint", "resign dismiss"),
        ("sign", "ratify enter force effect"),
    )
)
"""Words that tell two steps of one affair: who uses one and who uses the other may tell two."""

_AHEAD_TEXT = """
announce apply approve ask cancel decide demand deny expect forecast intend plan
pledge postpone predict prepare promise propose refuse reject report request suggest threaten
vote vow warn
"""
AHEAD = frozenset(_AHEAD_TEXT.split())
"""Verbs of saying, planning and refusing: what they date is not yet, or never, the deed itself.

Source: the project's rule that "announced" and "planned" date what is said, not what it is of.
"""

PRONOUNS = frozenset({"he", "she", "it", "they", "this"})
"""Subjects that take their meaning from the sentence before. Source: Quirk 1985, §6.1 and §6.40."""

PHRASAL_VERBS = {"put off": "postpone", "call off": "cancel", "turn down": "reject"}
"""Verbs of two words by the one verb that dictionaries give for them, of those in `AHEAD`."""
