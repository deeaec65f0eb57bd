"""The terminal: one module per group of commands, and the manners they share.

Imports every room below; `cli.py` alone imports it.
"""
