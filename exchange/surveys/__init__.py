"""Surveys of other tools: a file of answers to a figure, with everything that was left out and why.

May import `assessments.surveys` (the figures), `evaluation.events` (encodings, layouts), `words`, `errors`.
"""
