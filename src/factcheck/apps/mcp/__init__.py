"""The Model Context Protocol server, which offers factcheck's functions to AI assistants."""
