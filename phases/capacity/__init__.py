"""Capacity: which hours are worked and by whom; calendars of a programme, persons, assignments.

It may import the kernel (`phases.network`), the country calendars, `data`, `access`, `words` and `errors`.
"""
