"""The plan's grid with its Gantt: rows, columns, cells and words as the browser gets them, and what it asks of us.

Imports what the page reads (`ui.parts.plan.view`), `phases`, and of `exchange` how typed texts are understood.
"""
