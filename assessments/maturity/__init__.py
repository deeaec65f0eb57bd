"""Maturity: how answers become levels, scores and profiles, where a profile falls short, and what changed since.

May import `assessments.agreement` (agreed values, disagreement), `methodology`, `errors`, `words`.
"""
