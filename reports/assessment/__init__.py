"""The report of an assessment: one page for the sponsor, and an annex with every answer and the formulas.

May import `reports.pen`, `assessments`, `methodology`, `phases`, `data`, `words`.
"""
