"""The claims folder, the ledger and the decisions for a document."""
