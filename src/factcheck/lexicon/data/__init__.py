"""Data files of the package, and the modules that read them on first use."""
