"""Earned value: what tasks may cost and did cost, the budgets that follow, and what the plan earns of them.

May import the plan's rules, `phases.capacity`, `phases.effort.load`, the store of effort, `words` and `errors`.
"""
