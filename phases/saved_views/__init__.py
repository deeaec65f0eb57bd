"""Saved views: what people choose to see of a plan, kept under a name for all who work on it.

Rules stand in `saved_view.py`, rows in `store.py`, what people do in `actions.py`.
"""
