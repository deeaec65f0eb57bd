"""People who are asked: their list, their links, who is missing, and what stays unnamed.

Links are secrets: only their fingerprint is kept. An anonymous answer stands under a voice that nobody can trace.
"""
