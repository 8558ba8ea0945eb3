"""Words that tell what a capitalised word next to them is: offices, organisations, particles.

Source: English office titles, ranks and forms of address as style guides list them (AP Stylebook,
"titles"; Chicago Manual of Style, 17th ed., 8.19-8.36); particles from the Names of Persons
of IFLA. Closed classes of grammar are complete; open ones hold frequent words only.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PARTICLES = _set(
    """
    af al av bin binti bint d da das de degli del della den der des di do dos du e el ibn
    la las le les los ten ter van vom von y zu zum zur
    """
)
"""Small words inside a person's name."""
OF_PEOPLE = _set("al bin bint binti der ibn van vom von zu")
"""Those that hardly stand in names of places."""
LEADING_PARTICLES = PARTICLES - _set("d den do e la las les los ten y zu")
"""Those that may begin a surname that stands alone, and are no words of English or of titles."""
ARTICLES = _set("a ad al an ar as ash at az d dell dall el es o s t ul")
"""What may stand before a hyphen or an apostrophe and a capital: "al-Hinai", "d'Almada"."""

HONORIFICS = _set(
    """
    adm admiral amb archbishop ayatollah brigadier baron baroness bishop brig brother capt captain
    cardinal cdr cmdr col colonel commander commodore corporal count countess cpl dame doctor dr
    duchess duke earl emir emperor empress father fr gen general gov hon imam inspector
    insp judge justice king lady lieutenant lord lt madam maj major marshal mgr miss
    mother mr mrs ms mullah nurse pastor pope prince princess private prof professor pte
    queen rabbi rep rev reverend sen sergeant sgt shah sheik sheikh sir sister
    sultan superintendent supt tsar viscount
    """
)
"""Forms of address and ranks."""
ABBREVIATIONS = _set(
    """
    adm amb brig capt cdr cmdr col cpl dr fr gen gov hon insp lt maj mgr mr mrs ms mt prof
    pte rep rev sen sgt st supt jr sr
    """
)
"""Words with a full stop that end no sentence before a name."""
OFFICES = _set(
    """
    adviser advisor administrator aide ambassador analyst archivist attache attaché
    attorney auditor biologist captain cashier chair chairman chairperson chairwoman
    chancellor chemist chief clerk coach commander commissioner comptroller congressman
    congresswoman consul controller coordinator coroner counsel counsellor counselor
    councillor councilor curator dealer dean delegate deputy designer detective diplomat
    director economist editor engineer envoy epidemiologist executive expert farmer
    foreman founder geologist governor head historian hydrologist inspector interpreter
    investigator journalist judge keeper lawmaker lawyer leader lecturer legislator
    librarian manager marshal master mate mayor mechanic meteorologist minister negotiator
    nurse officer operator owner pathologist physicist physician pilot poet premier
    president principal professor prosecutor provost ranger rector registrar reporter representative
    researcher scholar scientist secretary senator sheriff skipper specialist speaker
    spokesman spokesperson spokeswoman superintendent supervisor surgeon surveyor teacher
    technician treasurer trustee undersecretary veterinarian warden writer
    """
)
"""Nouns of office and calling."""
CIVIL = (OFFICES - HONORIFICS - _set("consul governor president")) | _set(
    "dr hon lt maj miss mr mrs ms prof professor rev sgt"
)
"""Offices and forms of address after whose holders no place or body is called."""
SURNAMES_TOO = _set(
    """
    king bishop judge dean major marshal prince duke earl master head chair count baron
    father private mate keeper farmer pope abbot miss
    """
)
"""Those that are surnames so often that at the end of a name they are one."""
AMBIGUOUS = SURNAMES_TOO | _set(
    """
    brother captain chief coach commander count father general head judge leader major
    manager marshal master mother nurse officer operator owner pilot principal private
    sister speaker specialist
    """
)
"""Those that in small letters are often adjectives, verbs or no titles; a modifier must precede."""
MODIFIERS = _set(
    """
    acting aerospace agriculture ambassador-designate assistant associate chief climate
    clinical commerce commercial communications cultural culture current defence defense
    deputy designate development district duty economic economy education emergency energy
    environment executive external family federal finance fire first fisheries foreign
    former general government health honorary industry information interim interior joint
    junior justice labor labour lead ledger legal livestock marine maritime media medical
    merchant military mines ministry municipal national naval new night office on-call
    outgoing parliamentary permanent planning police port press prime principal project
    provincial public radio regional research resident safety science second security
    senior ship social special staff state team technical tourism trade transport treasury
    veteran vice rear water works
    arts aviation budget children digital equality families fishery forestry heritage housing
    immigration infrastructure land lands mining oil pensions petroleum railways religion roads
    sport sports technology telecommunications veterans women youth
    """
)
"""Words of small letters that stand before a noun of office and belong to the title."""
BRIDGES = frozenset({"of", "for", "to", "in", "at"})
"""What joins an office to its field or place: "minister of health", "ambassador to Chile"."""

ORGANISATIONS = _set(
    """
    academy administration advertiser agency airline airlines airways alliance army
    assembly assistance association authority bank board brigade brotherhood bulletin
    bureau cabinet cathedral center centre chamber charter chronicle church club
    coalition college command commission committee commonwealth community company
    confederation conference congress consortium convention cooperation cooperative
    corporation council courier court cross department directorate dispatch division
    duma embassy examiner executive federation fleet force forces foundation front fund
    gazette group guard guards herald hospital house inc industries inquirer institute
    institution journal laboratory league legion ltd ministry mission movement museum
    network news newspaper office organisation organization parliament party police post
    press program programme project province red regiment register school secretariat
    senate service services society station system team telegraph times tribunal tribune
    trust union university weekly works
    archives choir conservatory constabulary gallery guild inspectorate library lodge observatory
    orchestra registry syndicate synod theatre
    """
)
"""Nouns that end or head the name of a body."""
SITES = _set(
    """
    airport avenue basin bay beach bridge canal canyon cape channel city coast county
    creek desert district fjord forest fort gulf harbor harbour heights highlands hill
    hills island islands isthmus lake mountain mountains ocean park peninsula plain plains
    plateau point port province quay range reef region republic ridge river road sea
    square state states strait street territory town valley village ward
    """
)
"""Nouns that end or head the name of a place."""
SITE_SURNAMES = _set("beach bridge church forest hill lake park street ward")
"""Those that are surnames too, behind a title that no site is named after: "Mayor Ada Hill"."""
HEADING_SITES = _set(
    """
    bay canal cape city county fort gulf island isthmus lake mountain peninsula point port province
    republic river state strait town valley village ward
    """
)
"""Those that stand in front of the name of a place as well: "Lake Varn", "Province of Elba"."""
AT_PLACES = _set(
    """
    across around at from in into inside near outside through to toward towards via within
    """
)
"""Prepositions that stand before places far more often than before people."""
SPEAKING = _set(
    """
    adds added agreed agrees announced announces argued argues asked asks believes called
    calls claimed claims commented complained conceded declared declares denied denies
    dismissed explained explains expressed hoped insisted insists met meets noted notes
    observed ordered pointed proposed recalled remarked replied replies reported reports
    retired said saw says signed signs spoke speaks stated states stressed suggested
    suggests talked telephoned tells testified thanked thought told urged visited visits
    warned warns went wrote
    """
)
"""Verbs whose subject is a person, or a body that speaks like one."""
NOT_ROLES = _set(
    """
    after although and as at because before but by for from if in into near of on once or
    over since so than that then though through to under until when where which while who
    whom whose with without
    """
)
"""Words that begin no apposition."""
