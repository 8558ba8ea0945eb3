"""The claims folder, the ledger and the decisions of a document."""
