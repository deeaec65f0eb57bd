"""Scenarios: a batch of edits that is kept beside the plan, compared with it, and then adopted or dropped.

It may import the plan's rules, stores and actions, `access`, `data`, `words` and `errors`.
"""
