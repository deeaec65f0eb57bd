"""The result of an assessment of maturity as its page reads it: the whole, each unit, and what to talk about."""
