"""Renewal: a running plan follows a later pack, or another choice of steps and units, and loses no work.

It may import the plan's rules and stores (`phases`), `methodology`, `access`, `data`, `words` and `errors`.
"""
