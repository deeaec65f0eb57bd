"""Assessments: who is asked what, what they answered, what it comes to, and the work that follows.

May import `methodology`, `access`, `data`, `errors`, `words`.
"""
