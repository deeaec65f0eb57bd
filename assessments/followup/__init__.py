"""Actions: what is done about a gap, from which value to which, and what the next assessment says of it."""
