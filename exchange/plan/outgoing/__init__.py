"""A programme's plan as other tools are given it: rows, baselines, and the calendar file.

Imports the rooms of the plan.
"""
