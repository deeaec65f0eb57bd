"""The answers of an assessment to a workbook or a CSV file and back: compared cell by cell, taken over.

May import `assessments`, `methodology`, `evaluation.events` (guards of files), `access`, `data`, `errors`, `words`.
"""
