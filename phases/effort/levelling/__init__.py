"""Levelling as a proposal: a plan as jobs and arrows, placed one after another so that nobody has too much.

Pure. May import the plan's rules, `phases.capacity`, `phases.effort.load`, the kernel, `words` and `errors`.
"""
