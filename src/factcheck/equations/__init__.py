"""Do the numbers agree? Parts and wholes, shares, products, changes, distances, ages, counts."""
