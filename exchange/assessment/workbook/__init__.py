"""How an assessment stands in a workbook or a CSV file: its sheets, columns and spellings, written and found again.

May import `assessments`, `methodology`, `evaluation.events` (guards of files), `errors`, `words`.
"""
