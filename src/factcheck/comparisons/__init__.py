"""Whether what stands at the places of a link can all be true: one kind of value a file."""
