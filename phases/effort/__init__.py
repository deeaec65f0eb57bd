"""Effort: the work of a plan in hours and money; what people do for it, read as a whole and said in sentences.

Who is loaded how much stands in `load`, a way out in `levelling`, budgets and what was earned in `value`. It may
import the plan's rules, `phases.capacity`, the kernel, `data`, `access`, `methodology`, `words` and `errors`.
"""
