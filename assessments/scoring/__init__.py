"""Scores of questionnaires, one module per rule; `scored` finds the rule, `answers` says what an answer is worth.

Pure: answers in, frozen results out. Each result says its finding in one sentence. Maturity has its own rule, a
level below `assessments`. May import `assessments.surveys`, `assessments.respondents.groups`, `methodology`, `words`.
"""
