"""Files of other tools, in and out; the demo's stories; the doctor; the terminal.

May import every room but `ui`.
"""
