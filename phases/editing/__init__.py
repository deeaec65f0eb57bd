"""Edits of a plan in batches: which fields, checked together, undone and done again.

May import the plan and its kernel (`phases.plan`, `phases.frame`, `phases.scheduling`), `access`, `errors`, `words`.
"""
