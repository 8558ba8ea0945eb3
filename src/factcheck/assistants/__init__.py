"""What we find, prove and keep, for assistants: a server of the Model Context Protocol."""
