"""The programs: command, review page, editor, server, assistants."""
