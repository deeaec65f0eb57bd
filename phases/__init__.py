"""The programme and its plan: calendar, schedule, baselines, progress, milestones and gates.

May import `assessments`, `methodology`, `access`, `data`, `errors`, `words`.
"""
