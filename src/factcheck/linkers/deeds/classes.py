"""Deeds by how often one person or thing can do or suffer them."""

from factcheck.text.stems import stem

_ONCE_TEXT = """
die death birth bury burial funeral behead execute hang assassinate murder drown abdicate resign
resignation retire retirement crown coronation baptise baptize christen sink founder collapse
explode burst demolish dissolve disband
"""
ONCE = frozenset(map(stem, _ONCE_TEXT.split()))
"""What happens to one person or thing but once, or hardly ever twice within weeks. Chosen by
hand: ends of lives, offices and things, and the rites of church and crown that nobody repeats."""

_OFTEN_TEXT = """
say tell speak speech talk call ring phone telephone telegraph write letter report ask answer reply
meet meeting visit see discuss statement address announce send message go come make take give get
put bring keep hold find set run turn begin start end finish stop continue remain stay lead play win
lose beat pass move use work
"""
OFTEN = frozenset(map(stem, _OFTEN_TEXT.split()))
"""What the same people do again and again, and verbs that leave it to other words to tell what.

Source: verbs of saying and of general purpose, R. Quirk and others, A Comprehensive Grammar of the
English Language, 1985, §16.31 and App. I; chosen from these by hand.
"""

_ANOTHER_TEXT = """
second third fourth fifth another again further next other last final re-open reopen renew repeat
"""
ANOTHER = frozenset(map(stem, _ANOTHER_TEXT.split()))
"""Words that make of a deed one of several. Chosen by hand: ordinals, and words of repetition."""

_KIN_TEXT = """
husband wife widow widower father mother son daughter brother sister uncle aunt nephew niece cousin
child children parent parents grandfather grandmother grandson granddaughter heir predecessor
successor namesake twin
"""
KIN = frozenset(map(stem, _KIN_TEXT.split()))
"""Words by which a name is only of somebody's kin: "Holt's son died". Chosen by hand: near kin."""
