"""Calendars: the working days of a year, calendars of a programme's own, who follows them, what a change moves.

It may import the plan's rules and stores (`phases`, `phases.capacity`), `access`, `data`, `words` and `errors`.
"""
