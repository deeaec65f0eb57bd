"""Load: how many hours of whom the rows of a plan take, week by week, and who has too much.

Pure. May import the plan's rules, `phases.capacity`, the kernel, `words` and `errors`.
"""
