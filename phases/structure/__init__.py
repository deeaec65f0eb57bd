"""The structure of a plan: adding a row below another, deleting rows, moving them up, down, in and out.

It may import the plan and its store (`phases`), `data`, `access`, `words` and `errors`.
"""
