"""Intake: a plan that comes from another tool, as a new programme or as the update of one.

It may import the plan's rules and stores (`phases`, `phases.capacity`), `access`, `data`, `words` and `errors`.
"""
