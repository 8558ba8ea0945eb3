"""The lists of words on which linking leans, by the names that the linkers use."""

from factcheck import lexicon

LEMMAS = lexicon.table("verbs.irregular forms")
STOP_WORDS = lexicon.words("function.stop")
CALENDAR_WORDS = lexicon.words("function.calendar")
OPPOSED = lexicon.sets("verbs.opposed")
AHEAD = lexicon.words("verbs.not yet done")
PRONOUNS = lexicon.words("function.pronouns")
PHRASAL_VERBS = lexicon.table("verbs.phrasal")
