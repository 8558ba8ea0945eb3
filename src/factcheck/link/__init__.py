"""Linking of passages that refer to the same event, entity, measure or utterance."""
