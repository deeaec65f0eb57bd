"""Which dates a plan has, and why: working time, the frame that dates depend on, the timeline, the drivers behind it.

Imports the kernel (`phases.network`), the plan and its store.
"""
