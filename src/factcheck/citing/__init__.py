"""References, the markers that cite them, and the sources that claims rest on."""
