"""Units on their way to go-live: the matrix of units and deployment activities, and what it says.

May import `phases` and everything below it.
"""
