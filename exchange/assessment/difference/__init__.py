"""What a file that came back would change: answers, people and evidence, cell by cell, or every problem by its place.

May import `exchange.assessment.workbook` and what that may import.
"""
