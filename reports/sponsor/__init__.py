"""The sponsor's report of a programme: where it stands, what is due, and what came of it.

May import `reports.pen` and every room below `reports`.
"""
