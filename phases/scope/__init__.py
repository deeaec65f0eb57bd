"""What a programme is for and what it asks for: objectives, requirements, and what the new system touches.

May import `access`, `data`, `errors`, `methodology`, `words` and the programme's own modules of `phases`.
"""
