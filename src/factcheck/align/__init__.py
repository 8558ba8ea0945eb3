"""Which places are of one thing: one event, one bearer, one measure, one utterance."""
