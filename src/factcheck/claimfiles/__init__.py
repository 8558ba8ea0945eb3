"""claimfiles."""
