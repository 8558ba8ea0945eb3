"""One run: read, extract, link, check, suppress."""
