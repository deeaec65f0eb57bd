"""Effort: the work of a plan, who is loaded how much and when, levelling as a proposal, earned value.

It may import the plan's rules, `phases.capacity`, the kernel, `data`, `access`, `methodology`, `words` and `errors`.
"""
