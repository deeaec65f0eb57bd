"""A library of CISO Assistant: its requirement nodes read and checked, then made a questionnaire.

May import the files, findings and names of `exchange.library`, `methodology`, `words`.
"""
