"""Statements as frames: action, participants, date, figures, source; planned, denied or done."""
