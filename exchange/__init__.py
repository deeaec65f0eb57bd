"""Around the rooms: the demo's stories, replayed through the actions; the doctor; the terminal's manners.

May import every room but `ui`.
"""
