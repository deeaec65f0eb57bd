"""Choosing a product and knowing what customers are worth: weighted choice, sensitivity, cost, lifetime value.

May import `access`, `data`, `errors`, `words`. Amounts are in one currency; scores go from 0 to 5.
"""
