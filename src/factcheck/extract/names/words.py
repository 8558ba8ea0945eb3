"""Words that give evidence of a name next to them: offices, organizations, particles."""

from factcheck import lexicon

PARTICLES = lexicon.words("names.particles")
LEADING_PARTICLES = PARTICLES - lexicon.words("names.particles inside")
HONORIFICS = lexicon.words("offices.addresses")
OFFICES = lexicon.words("offices.nouns")
CIVIL = (OFFICES - HONORIFICS - {"consul", "governor", "president"}) | lexicon.words(
    "offices.civil addresses"
)
"""Titles that do not occur in names of places or organizations, unlike "King" or "President"."""
SURNAMES_TOO = lexicon.words("offices.surnames too")
AMBIGUOUS = SURNAMES_TOO | lexicon.words("offices.ambiguous")
MODIFIERS = lexicon.words("offices.modifiers")
BRIDGES = frozenset({"of", "for", "to", "in", "at"})
"""Prepositions between an office and its field or place: "minister of health"."""
ORGANISATIONS = lexicon.words("bodies.nouns")
SITES = lexicon.words("places.sites")
SITE_SURNAMES = lexicon.words("places.sites and surnames")
