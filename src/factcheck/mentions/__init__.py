"""What one place of a document shows by itself: dates, names, quantities, quotations, references."""
