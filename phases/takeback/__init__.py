"""Taking a renewal back, and doing it again: rows, links, units and what the programme follows, as they were.

It may import the plan's rules and stores (`phases`), `methodology`, `access`, `data`, `words` and `errors`.
"""
