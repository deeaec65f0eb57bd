"""Programmes in and out of files: the demo content, replayed through the same actions as the pages use.

May import every room but `ui`.
"""
