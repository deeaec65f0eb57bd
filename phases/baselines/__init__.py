"""Baselines: dates that were promised once and never change, and how two of them, or one and today, differ.

It may import the plan's rules, `data`, `words` and `errors`.
"""
