"""The result of a maturity assessment."""
