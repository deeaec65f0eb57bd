"""Plans as tables, CSV and XLSX: the columns and what they are called, values, outline, rows in and out.

Imports the foreign plan.
"""
