"""Questionnaires that come from elsewhere and stand beside those of the method, for all programmes of a database.

May import `access`, `data`, `errors`, `methodology`, `words`.
"""
