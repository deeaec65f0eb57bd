"""The page of customer value."""
