"""Workbooks of the old binary form (XLS), looked at before they are opened: streams of the file, reach of the cells.

May import: words, errors.
"""
