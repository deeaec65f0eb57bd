"""The choice page: products, their fit, scores and cost."""
