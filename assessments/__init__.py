"""Maturity: answers of respondents, levels and scores, agreement, gaps, and what they say.

May import `methodology`, `access`, `data`, `errors`, `words`.
"""
