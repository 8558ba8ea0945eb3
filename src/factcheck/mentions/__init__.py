"""What one place of a document shows: dates, names, quantities, quotations, references."""
