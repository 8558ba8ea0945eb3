"""Linking of places that refer to the same event, entity, measure or utterance."""
