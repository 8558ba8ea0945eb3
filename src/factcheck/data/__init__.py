"""Data that ships with the package, read when first used; imports only what reads it."""
