"""Dialogs of the plan page: a task, a link, a baseline, the status date; rows; the same change in several rows.

Each ends in one action, and closes itself when that was done.
"""
