"""A table of questions (CSV, XLSX, JSON): what its columns mean, its records, and the questionnaire they make.

May import the files, findings and names of `exchange.library`, `exchange.surveys`, `assessments.surveys` (words of
answers), `methodology`, `words`.
"""
