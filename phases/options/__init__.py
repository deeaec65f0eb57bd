"""Which product to choose: how options fit the requirements, criteria and scores, total cost, side by side.

May import `access`, `assessments`, `data`, `errors`, `methodology`, `words`, `phases.scope` and the programme's own
modules of `phases`.
"""
