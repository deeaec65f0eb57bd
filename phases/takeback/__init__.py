"""Taking a renewal or an import back, and doing it again: all rows that it wrote, as they were.

It may import the plan's rules and stores (`phases`), `methodology`, `access`, `data`, `words` and `errors`.
"""
