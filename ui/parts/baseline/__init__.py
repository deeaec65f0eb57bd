"""The baselines page: two sets of dates compared."""
